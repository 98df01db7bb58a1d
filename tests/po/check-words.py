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
    "ar": [r"\bأنت (?:مصاب|مريض)\b", r"\bتعاني من\b", r"تشخيص|شخّص|[يتن]شخص",
           r"\b(?:تم|جرى) استبعاد", r"مستبعد", r"طبيعي", r"خطير|خطِر|\bخطر",
           r"مميت|قاتل", r"لا داعي (?:إلى|ل)", r"لا تقلق", r"مقلق",
           r"مرعب|رهيب|مخيف", r"\bذعر|\bهلع", r"بالتأكيد|\bحتما\b|لا شك\b",
           r"مضمون|نضمن|يضمن", r"شفاء|يشفى|عضال", r"سليم تماما"],
    "zh_CN": [r"[您你]患有", r"[您你]得了", r"诊断", r"已?排除了", r"已排除",
              r"正常", r"异常", r"危险", r"致命", r"(?:不必|无需|不用|别)担[心忧]",
              r"可怕", r"惊人", r"恐慌", r"惊恐", r"肯定", r"必定", r"毫无疑问",
              r"保证", r"治愈", r"根治", r"不治", r"绝症", r"完美"],
    "es": [r"\busted tiene\b", r"\btiene usted\b", r"\bpadece", r"\bsufre",
           r"diagn[oó]stic", r"\bdescartad[ao]s?\b", r"normal",
           r"\bpeligros", r"\bmortal", r"\bletal", r"\bfatal",
           r"preocuparse\b", r"\bno se preocupe\b", r"\balarmante",
           r"\bterrible", r"\bpánico\b", r"\bsin duda\b",
           r"\bcon seguridad\b", r"\bciertamente\b", r"\bseguramente\b",
           r"\bgarant", r"\bcura(?:do|da|ble|rse)?\b", r"\bincurable",
           r"\bperfectamente\b"],
    "fr": [r"\bvous avez\b", r"\bvous souffrez\b", r"\bvous êtes atteint",
           r"diagnos", r"\bexclue?s?\b", r"\bécartée?s?\b", r"normal",
           r"\bdangere", r"\bmortel", r"\bfatal", r"\brien d’inquiétant\b",
           r"\bne vous inquiétez\b", r"\balarmant", r"\bterrible",
           r"\bpanique", r"\bsans aucun doute\b", r"\bà coup sûr\b",
           r"\bavec certitude\b", r"\bcertainement\b", r"\bsûrement\b",
           r"\bgaranti", r"\bguéri", r"\bincurable", r"\bparfaitement\b"],
}
# Saying that it does not is allowed, as the standing notice says it.
ALLOWED = {
    "en": [r"\bdoes not diagnose\b", r"\bnot a diagnosis\b",
           r"\bwithout ever diagnosing\b"],
    "de": [r"\bstellt keine diagnose\b", r"\bkeine diagnose\b",
           r"\bohne je eine diagnose zu stellen\b"],
    "ar": [r"لا يشخّص", r"ليس تشخيصا", r"دون أن يشخّص أبدا"],
    "zh_CN": [r"不作诊断", r"不是诊断", r"从不作出诊断"],
    "es": [r"\bno hace diagnósticos\b", r"\bno es un diagnóstico\b",
           r"\bno son un diagnóstico\b",
           r"\bsin hacer nunca un diagnóstico\b"],
    "fr": [r"\bne pose pas de diagnostic\b", r"\bn’est pas un diagnostic\b",
           r"\bsans jamais poser de diagnostic\b"],
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
