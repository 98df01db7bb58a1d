#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with strings for people stands in po/POTFILES, and no other.

usage: check-files.py SOURCE_ROOT
"""

import pathlib
import re
import sys

WORDS = re.compile(r"\b(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext) ?\(")
TRANSLATABLE = re.compile(r'translatable="(?:yes|true)"')


def has_words(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ui":
        return TRANSLATABLE.search(text) is not None
    # Comments speak of N_() without holding a string.
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)
    return WORDS.search(text) is not None


def main():
    root = pathlib.Path(sys.argv[1])
    wanted = {path for pattern in ("src/*/*.c", "src/*/*.h", "src/*/*.inc",
                                   "ui/*.ui")
              for path in root.glob(pattern) if has_words(path)}
    wanted |= set(root.glob("data/*.desktop.in"))
    wanted |= set(root.glob("data/*.metainfo.xml.in"))
    wanted |= set(root.glob("data/*.gschema.xml"))
    wanted |= set(root.glob("data/*.mime.xml.in"))
    wanted = {str(path.relative_to(root)) for path in wanted}
    lines = (root / "po/POTFILES").read_text(encoding="utf-8").splitlines()
    listed = {line for line in lines if line and not line.startswith("#")}
    for path in sorted(wanted - listed):
        print(f"po/POTFILES lacks {path}: add this line")
    for path in sorted(listed - wanted):
        print(f"po/POTFILES lists {path}, which has no strings: remove it")
    if lines != ["# Sorted; one line for each file with strings for people."] \
            + sorted(listed):
        print("po/POTFILES is not sorted")
        sys.exit(1)
    sys.exit(1 if wanted != listed else 0)


main()
