#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No string of the program, in any language, says what it must not say.

usage: check-words.py SOURCE_ROOT
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import po

# Verdicts, words of fear, false comfort (docs: words allowed and forbidden).
FORBIDDEN = {
    "en": [r"\byou have\b", r"\bdiagnos", r"\bruled out\b", r"\bnormal\b",
           r"\babnormal\b", r"\bdangerous", r"\bdeadly\b", r"\bfatal\b",
           r"\bnothing to worry\b", r"\bno need to worry\b",
           r"\bdon't worry\b", r"\balarming", r"\bterrible", r"\bpanic",
           r"\bdefinitely\b", r"\bcertainly\b", r"\bguarantee",
           r"\bcured?\b", r"\bincurable\b", r"\bperfectly\b"],
    "de": [r"\bsie haben\b", r"\bdu hast\b", r"diagnos",
           r"\bausgeschlossen\b", r"\bnormal", r"\bgefährlich",
           r"\btödlich", r"\bkein grund zur sorge\b",
           r"\bkeine sorge\b", r"\balarmierend", r"\bschrecklich",
           r"\bpanik", r"\bgarantier", r"\bsicherlich\b", r"\bmit sicherheit\b",
           r"\bheilbar", r"\bunheilbar", r"\bsie leiden\b"],
}
# Saying that it does not is allowed, as the standing notice says it.
ALLOWED = {
    "en": [r"\bdoes not diagnose\b", r"\bnot a diagnosis\b",
           r"\bwithout ever diagnosing\b"],
    "de": [r"\bstellt keine diagnose\b", r"\bkeine diagnose\b",
           r"\bohne je eine diagnose zu stellen\b"],
}
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2"]


def complaints(language, texts):
    found = []
    for text in texts:
        rest = text
        for pattern in ALLOWED[language]:
            rest = re.sub(pattern, "", rest, flags=re.IGNORECASE)
        found += [f"{language}: \"{pattern}\" in: {text}"
                  for pattern in FORBIDDEN[language]
                  if re.search(pattern, rest, re.IGNORECASE)]
    return found


def extract(root):
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder) / "soleus.pot"
        subprocess.run(["xgettext", "--from-code=UTF-8", "-f", "po/POTFILES",
                        "-o", pot] + [f"--keyword={k}" for k in KEYWORDS],
                       cwd=root, check=True, stderr=subprocess.DEVNULL)
        return po.read(pot)


def main():
    root = pathlib.Path(sys.argv[1])
    entries = extract(root)
    if len(entries) < 500:
        sys.exit(f"only {len(entries)} strings")
    found = []
    for msgid, plurals, _ in entries:
        found += complaints("en", [msgid] + plurals)
    for language in (root / "po/LINGUAS").read_text().split("\n"):
        if not language or language.startswith("#"):
            continue
        if language not in FORBIDDEN:
            sys.exit(f"{language}: no list of forbidden words")
        for _, _, texts in po.read(root / "po" / f"{language}.po"):
            found += complaints(language, texts)
    print(f"{len(entries)} strings read")
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
