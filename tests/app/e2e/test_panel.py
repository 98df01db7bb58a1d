#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The findings panel in the real window: the verdict first, “Why?” to the
episodes, felt twitches, age and places, and an emergency.

usage: test_panel.py PROGRAM RECORDING
"""

import os
import re
import sys

from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for)

VERDICT = "^(Usable|Partly usable|Not usable for|Looks usable)"
SHOWN = re.compile(r"Shown: (\d+) of (\d+)")


def label(window, pattern):
    return window.wait(role="label", pattern=pattern, within="Findings")


def open_it(tap, program, recording, library):
    window = Window(program, "--library", library, recording)
    verdict = label(window, VERDICT)
    _, y, _, _ = window.extents(verdict)
    tap.check(True, "a verdict is there: %s" % verdict.name)
    label(window, "^Usable recording")
    title = label(window, "^(Self-care|See a doctor|Emergency)")
    _, banner_y, _, _ = window.extents(title)
    tap.check(y < banner_y, "it stands above the urgency banner")
    return window


def shown(window):
    match = SHOWN.search(label(window, SHOWN.pattern).name)
    return int(match.group(1)), int(match.group(2))


def why(tap, window):
    paragraph = label(window, r"twitches in .* Why\?")
    window.follow_link(
        paragraph, lambda: window.find(role="label", pattern=SHOWN.pattern,
                                       within="Findings"), "the twitches")
    first = shown(window)
    tap.check(first[0] == 1 and first[1] > 10,
              "Why? shows the first of %d twitches" % first[1])
    chosen = window.find(name="Tracks", role="panel").description
    window.click(role="push button", name="Show the next one",
                 within="Findings")
    wait_for(lambda: shown(window)[0] == 2, "the second")
    wait_for(lambda: window.find(name="Tracks", role="panel").description
             != chosen or shown(window)[0] == 2, "the tracks to move")
    tap.check(label(window, "^Single, double and grouped twitches"),
              "it tells how they were counted")
    window.click(role="push button", name="Show the one before",
                 within="Findings")
    window.click(role="push button", name="Show the one before",
                 within="Findings")
    wait_for(lambda: shown(window)[0] == first[1], "the last")
    tap.check(True, "before the first comes the last")
    window.click(role="push button", name="Close", within="Findings")
    window.gone(role="label", pattern="^Shown:", within="Findings")


def felt(tap, window):
    plot = window.wait(role="image", pattern="EMG gast med", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.press(x + width * 0.93, y + height * 0.9)
    window.key("9")
    text = label(window, "Of 1 felt twitch, ").name
    tap.check("felt" in text, "9 marks a felt twitch at the cursor")
    window.activate("win.undo")
    window.gone(role="label", pattern="Of 1 felt twitch", within="Findings")
    tap.check(True, "and undo takes it back")


def answer(window, word, question):
    window.turn_on(role="push button", pattern="^%s: .*%s" % (word, question),
                   within="All questions")


def emergency(tap, window):
    window.click(role="push button", name="All Questions…", within="Findings")
    window.wait(role="frame", name="All questions")
    window.roots.pop("All questions", None)
    answer(window, "Yes", "Is there trouble with speaking")
    label(window, "^One answer is taken at its most serious")
    tap.check(window.wait(role="push button",
                          name="Answer the questions about it",
                          within="Findings"),
              "a bare yes says that it is taken at its most serious")
    answer(window, "No", "Is it hard to breathe")
    window.gone(role="label", pattern="^One answer is taken",
                within="Findings")
    answer(window, "Yes", "Did one of these start all at once")
    answer(window, "Yes", "Does the face droop")
    window.activate("window.close", "All questions")
    window.gone(role="frame", name="All questions")
    tap.check(window.wait(role="push button", name="Call 112 now",
                          within="Findings"), "the number stands on a button")
    n = sum("Give nothing to eat or drink" in node.name
            for node in everything(window))
    tap.check(n == 1, "first aid stands once, not %d times" % n)
    tap.check(label(window, r"Source: .*Stroke Foundation"),
              "first aid says where it comes from")


def everything(window):
    from soleus_driver import walk
    return [node for node in walk(window.wait(name="Findings"))
            if node.getRoleName() == "label" and node.name]


def kept(tap, program, recording, library):
    """A red flag that was told before is there with the window."""
    window = Window(program, "--library", library, recording)
    tap.check(window.wait(role="push button", name="Call 112 now",
                          within="Findings"),
              "opened anew the emergency is there again")
    tap.check(window.close() == 0, "the program ends well")
    return window


def main():
    program, recording = sys.argv[1:3]
    need_tools("gdbus")
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    library = os.path.join(scratch_dir(), "panel.db")
    window = open_it(tap, program, recording, library)
    why(tap, window)
    felt(tap, window)
    emergency(tap, window)
    tap.check(window.close() == 0, "the program ends well")
    window = kept(tap, program, recording, library)
    complaints = window.complaints()
    tap.check(not complaints, "nothing was complained of: %s" % complaints)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
