#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help: links and pictures exist, its words are safe and those of the
window, and every language is complete.

usage: check-help.py SOURCE_ROOT
"""

import importlib
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import po

complaints = importlib.import_module("check-words").complaints
MALLARD = "{http://projectmallard.org/1.0/}"
TAG = re.compile(r"<[^>]+>")
GUI = re.compile(r"<gui>([^<]+)</gui>")


def pages(root):
    return sorted((root / "help" / "C").glob("*.page"))


def check_pages(root):
    found = []
    ids = {path.stem for path in pages(root)}
    listed = set(re.findall(r"'([\w-]+)\.page'",
                            (root / "help" / "meson.build").read_text()))
    if listed != ids:
        found.append(f"help/meson.build and help/C differ: {listed ^ ids}")
    guides = xml.parse(root / "help/C/index.page").iter(MALLARD + "section")
    anchors = ids | {f"index#{section.get('id')}" for section in guides}
    for path in pages(root):
        page = xml.parse(path).getroot()
        if page.get("id") != path.stem:
            found.append(f"{path.name}: its id is {page.get('id')}")
        for link in page.iter(MALLARD + "link"):
            if link.get("xref") not in anchors:
                found.append(f"{path.name}: link to {link.get('xref')}")
        for media in page.iter(MALLARD + "media"):
            if not (root / "help" / "C" / media.get("src")).exists():
                found.append(f"{path.name}: no picture {media.get('src')}")
        text = " ".join("".join(page.itertext()).split())
        found += complaints("en", [text])
    return found


def messages(root):
    """What is to be translated, without the check sums of pictures."""
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder) / "help.pot"
        subprocess.run(["itstool", "-o", pot] + pages(root), check=True)
        return [row[0] for row in po.read(pot)
                if not row[0].startswith("external ref=")]


def plain(word):
    """Without the mark of a key: "_Open", and "打开(_O)" in Chinese."""
    return re.sub(r"\(_\w\)", "", word).replace("_", "")


def window_words(root, language):
    """What the window writes: English to @language, without key marks."""
    words = {}
    for msgid, _, texts in po.read(root / "po" / f"{language}.po"):
        words.setdefault(plain(msgid), plain(texts[0]) if texts else "")
    return words


def check_language(root, language, wanted):
    found = []
    done = {msgid: texts[0] for msgid, _, texts
            in po.read(root / "help" / language / f"{language}.po") if texts}
    words = window_words(root, language)
    for msgid in wanted:
        text = done.get(msgid, "")
        if not text:
            found.append(f"{language}: not translated: {msgid}")
        elif sorted(TAG.findall(text)) != sorted(TAG.findall(msgid)):
            found.append(f"{language}: other marks in: {text}")
        for source, shown in zip(GUI.findall(msgid), GUI.findall(text)):
            if source not in words:
                found.append(f"the window has no “{source}”: {msgid}")
            elif words[source] != shown:
                found.append(f"{language}: “{shown}” is called "
                             f"“{words[source]}” in the window")
        found += complaints(language, [text])
    return found


def languages(path):
    return [line.strip() for line in path.read_text().splitlines()
            if line.strip() and not line.startswith("#")]


def main():
    root = pathlib.Path(sys.argv[1])
    found = check_pages(root)
    helped = languages(root / "help" / "LINGUAS")
    if helped != [language for language in languages(root / "po" / "LINGUAS")
                  if (root / "help" / language).exists()]:
        found.append("help/LINGUAS is not the folders of help")
    wanted = messages(root)
    for language in helped:
        found += check_language(root, language, wanted)
    print(f"{len(wanted)} paragraphs in {len(helped)} languages")
    if found:
        sys.exit("\n".join(found))


main()
