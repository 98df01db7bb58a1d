#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the real window: open a real recording, wait for the
analysis, annotate with the mouse, undo, redo, answer a question and see a
cause change its band, close and reopen, write the report.

usage: test_main_job.py PROGRAM
"""

import json
import os
import re
import subprocess
import sys

from soleus_driver import (Tap, Window, need_tools, recording, run_inside,
                           scratch_dir, wait_for, watched)

# "After intense sporting activity", science.md 3.5, row K12: the base, what
# each pattern weighs, the caps of patterns and context, the bands.
K12_BASE = 1.0
K12_PATTERNS = {"FASC": 2.0, "FBURST": 1.0, "CRAMP": 2.0}
K12_SPORT_YES = 4.0
K12_SPORT_NO = -3.0
PATTERN_CAP = 3.0
BANDS = ((5.0, "fits", "fits well"), (2.0, "possible", "possible"),
         (-1000.0, "little", "little or nothing points to it"))
# Points are written with four decimals at least.
CLOSE = 1e-3

SPORT = "hard sport"
WORD = "my own word"
TABLE = "List of episodes"


def band_of(points):
    return next(row for row in BANDS if points >= row[0])


def k12_points(analysis, answer_points):
    """Reckoned from the episodes alone: mu of the pattern times q."""
    best = {}
    for episode in analysis["episodes"]:
        if episode["pattern"] not in K12_PATTERNS or episode.get("rejected"):
            continue
        q = max(analysis["quality"][channel]["q"]
                for channel in episode["channels"])
        if episode["origin"] != "found":
            q = episode["score"]
        value = episode["mu"] * q
        pattern = episode["pattern"]
        best[pattern] = max(best.get(pattern, 0.0), value)
    of_patterns = sum(K12_PATTERNS[pattern] * value
                      for pattern, value in best.items())
    return K12_BASE + min(of_patterns, PATTERN_CAP) + answer_points


def k12_finding(analysis):
    return next(row for row in analysis["findings"] if row["cause"] == "K12")


def read_json(window, name):
    path = os.path.join(scratch_dir(), name)
    window.export("json", path)
    with open(path) as text:
        return json.load(text)


def cause_row(window, band):
    return window.wait(pattern="^after intense sporting activity: %s$" % band,
                       within="Findings")


def open_recording(tap, program, path, library):
    window = Window(program, "--library", library, path)
    name = os.path.basename(path)
    window.wait(role="frame", pattern="^" + re.escape(name))
    tap.check(True, "the recording is opened and named in the title")
    wait_for(lambda: window.find(
        pattern="^(Usable|Partly usable|Not usable)", within="Findings")
        is not None,
        "the analysis")
    tap.check(True, "the analysis ends with a verdict")
    return window


def annotate(tap, window):
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.drag(x + width * 0.4, y + height / 2, x + width * 0.5,
                y + height / 2)
    window.wait(role="push button", name="Annotate", within="Tracks")
    tracks = window.find(name="Tracks", role="panel")
    tap.check("Selected" in tracks.description,
              "the tracks say what is selected: %s" % tracks.description)
    window.key("a")
    window.wait(role="label", name="Annotate this span", within="Tracks")
    window.type(WORD)
    window.key("Return")
    tap.check(window.wait(role="label", name=WORD, within=TABLE) is not None,
              "a span dragged with the mouse is annotated and listed")


def undo_and_redo(tap, window):
    window.click(role="push button", pattern="^Undo$")
    tap.check(window.gone(role="label", name=WORD, within=TABLE),
              "undo takes the annotation away")
    window.click(role="push button", pattern="^Redo$")
    tap.check(window.wait(role="label", name=WORD, within=TABLE) is not None,
              "redo brings it back")
    window.key("ctrl+z")
    tap.check(window.gone(role="label", name=WORD, within=TABLE), "Ctrl+Z undoes as well")
    window.key("ctrl+shift+z")
    tap.check(window.wait(role="label", name=WORD, within=TABLE) is not None,
              "Ctrl+Shift+Z redoes as well")


def answer_question(tap, window, answer, points, text):
    window.click(role="push button", name="All Questions…", within="Findings")
    window.wait(role="frame", name="All questions")
    window.roots.pop("All questions", None)
    window.turn_on(role="push button", pattern="^%s: .*%s" % (answer, SPORT),
                   within="All questions")
    window.activate("window.close", "All questions")
    window.gone(role="frame", name="All questions")
    analysis = read_json(window, "after-%s.json" % answer)
    finding = k12_finding(analysis)
    expected = k12_points(analysis, points)
    band = band_of(expected)
    tap.check(abs(finding["points"] - expected) < CLOSE,
              "%s gives %.4f points as reckoned by hand (%.4f)"
              % (text, finding["points"], expected))
    tap.check(finding["band"] == band[1],
              "%s gives the band “%s”" % (text, band[1]))
    tap.check(cause_row(window, band[2]) is not None,
              "the panel says so: “%s”" % band[2])
    return band[1]


def answer(tap, window):
    before = read_json(window, "before.json")
    expected = k12_points(before, 0.0)
    tap.check(abs(k12_finding(before)["points"] - expected) < CLOSE,
              "without an answer the cause has %.4f points" % expected)
    cause_row(window, band_of(expected)[2])
    bands = [band_of(expected)[1],
             answer_question(tap, window, "No", K12_SPORT_NO, "no sport"),
             answer_question(tap, window, "Yes", K12_SPORT_YES, "sport")]
    tap.check(len(set(bands)) > 1 and bands[2] == "fits",
              "the band changes with the answer: %s" % ", ".join(bands))


def squeezed(text):
    """Letters and digits only: line breaks and hyphens do not matter."""
    return re.sub(r"[\W_]+", "", text)


def document_sentences():
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.environ.get(
        "SOLEUS_DOCUMENT",
        os.path.join(here, "..", "..", "..", "..", "shared", "document",
                     "muscle-twitching-in-the-calf.txt"))
    if not os.path.exists(path):
        return None
    with open(path) as text:
        lines = text.read().replace("’", "'")
    parts = []
    for line in lines.splitlines():
        parts += re.split(r"(?<=[.:])\s+", line.strip(" •"))
    return [part for part in parts if squeezed(part)]


def cause_names():
    """The 26 names, from the project's own table of words in the window."""
    return [
        "Liquid shortage", "Vitamin/trace element deficiency", "Hypoglycemia",
        "High stress level", "Magnesium deficiency", "Mental imbalance",
        "Nerve entrapment", "Alcohol", "Drugs", "Hypothermia",
        "Side effects of certain drugs", "after intense sporting activity",
        "severe epileptic seizure (grand mal seizure)",
        "cold shiver or chills", "Epilepsies", "Multiple Sclerosis",
        "Amyotrophic lateral sclerosis", "Parkinson",
        "Creutzfeldt-Jakob disease", "Wilson's disease",
        "Tourette's syndrome", "Tics", "Meningitis", "Cerebral hemorrhages",
        "Circulatory disorders in the affected muscles",
        "restless legs syndrome"]


def report(tap, window):
    path = os.path.join(scratch_dir(), "report.pdf")
    window.export("pdf", path)
    text = subprocess.run(["pdftotext", "-layout", path, "-"],
                          capture_output=True, text=True, check=True).stdout
    raw = subprocess.run(["pdftotext", path, "-"], capture_output=True,
                         text=True, check=True).stdout
    words = squeezed(text.replace("’", "'"))
    plain = squeezed(raw.replace("’", "'"))

    def found(part):
        return squeezed(part) in words or squeezed(part) in plain

    missing = [name for name in cause_names() if not found(name)]
    tap.check(not missing, "all 26 causes are in the PDF"
              + (", but for: " + "; ".join(missing) if missing else ""))
    sentences = document_sentences()
    if sentences is None:
        tap.check(True, "the document is not here to compare # SKIP")
        return
    missing = [part for part in sentences if not found(part)]
    tap.check(not missing, "all %d sentences of the document are in the PDF%s"
              % (len(sentences),
                 ", but for: " + " | ".join(missing) if missing else ""))
    tap.check(found(WORD), "the annotation is in the PDF")


def main():
    program = sys.argv[1]
    need_tools("pdftotext", "gdbus")
    path = recording("resting-leg", "biomech0deg_prox_dist_5000Hz.wav")
    path = os.environ.get("SOLEUS_E2E_RECORDING", path)
    run_inside(os.path.abspath(__file__), sys.argv[1:])

    tap = Tap()
    library = os.path.join(scratch_dir(), "library.db")
    with watched(tap):
        window = open_recording(tap, program, path, library)
        annotate(tap, window)
        undo_and_redo(tap, window)
        answer(tap, window)
        tap.check(window.close() == 0, "Ctrl+W ends the program")
        window = open_recording(tap, program, path, library)
        tap.check(window.wait(role="label", name=WORD, within=TABLE) is not None,
                  "after closing and opening again the annotation is there")
        tap.check(cause_row(window, "fits well") is not None,
                  "and so is the answer")
        report(tap, window)
        tap.check(window.close() == 0, "and it ends again")
        window.check_quiet(tap)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
