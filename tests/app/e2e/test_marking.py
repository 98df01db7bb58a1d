#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marking in the real window, and event lists in and out of it.

usage: test_marking.py PROGRAM
"""

import os
import sys
import time

from small_recording import write_edf
from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for, watched)

TABLE = "List of episodes"
LIST = """onset_s,duration_s,label,channel
4.5,0.25,swallowed,EMG calf L
7.5,0.25,FASC,EMG calf L
999,0.25,FASC,EMG calf L
"""


def listed(window, name, patience_s=20):
    return window.wait(role="label", name=name, within=TABLE,
                       patience_s=patience_s)


def not_listed(window, name):
    return window.gone(role="label", name=name, within=TABLE)


def press_on(window, name, within):
    """The button with that text, by the mouse: windows without a window
    manager stand in the corner, so that places in them are those on screen."""
    x, y, width, height = window.extents(window.wait(role="label", name=name,
                                                      within=within))
    window.press(round(x + width / 2), round(y + height / 2))


def import_list(tap, window):
    path = os.path.join(scratch_dir(), "colleague.csv")
    with open(path, "w") as out:
        out.write(LIST)
    window.bus_action("import-list", "'%s'" % path)
    tap.check(window.wait(name="2 events come in") is not None,
              "a list is looked at before it is taken")
    tap.check(window.wait(
        pattern="^1 event lies outside the recording") is not None,
              "and what does not come in is said")
    tap.check(window.wait(role="label", name="swallowed") is not None,
              "its rows are shown")
    press_on(window, "Import", "Import a list of events")
    tap.check(listed(window, "swallowed") is not None, "it is taken")
    window.key("ctrl+z")
    tap.check(not_listed(window, "swallowed"), "as one step of undo")
    window.key("ctrl+shift+z")
    listed(window, "swallowed")


def lane(window):
    """A height in the lane of own marks, and the plot's left and width."""
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    return window.extents(plot)


def onsets(window):
    """Where the marks of this test begin, as a file tells."""
    path = os.path.join(scratch_dir(), "episodes.csv")
    with open(window.export("episodes", path), encoding="utf-8") as lines:
        return [float(line.split(",")[0]) for line in lines
                if ",MYOC," in line]


def come_to(window, wanted, what):
    """Waits until the marks begin there, to a screen's pixel."""
    def there():
        now = onsets(window)
        return len(now) == len(wanted) and all(
            abs(a - b) < 0.02 for a, b in zip(now, wanted))
    return wait_for(there, what, 30)


def arrows(tap, window):
    x, y, width, height = lane(window)
    high = y + height * 0.4
    for n, part in enumerate((0.30, 0.45)):
        window.drag(x + width * part, high, x + width * (part + 0.05), high)
        window.key("5")
        wait_for(lambda n=n: len(onsets(window)) == n + 1, "a mark", 30)
    first, second = onsets(window)
    # A page is ten seconds; a key moves by a hundredth of it.
    window.key("Right")
    come_to(window, [first, second + 0.1], "the second moved")
    tap.check(True, "an arrow moves the mark just made")
    window.xdo("keydown", "ctrl")
    window.press(round(x + width * 0.32), round(y + height - 8))
    window.xdo("keyup", "ctrl")
    time.sleep(0.3)
    window.key("Left")
    come_to(window, [first - 0.1, second], "both moved")
    tap.check(True, "Ctrl and a click choose one more: both move")
    window.key("Delete")
    come_to(window, [], "both gone")
    window.key("ctrl+z")
    come_to(window, [first - 0.1, second], "both back")
    tap.check(True, "they are deleted, and come back, in one step")
    window.key("Escape")
    tracks = window.wait(name="Tracks", role="panel")
    told = tracks.description
    window.key("Right")
    tap.check(wait_for(lambda: tracks.description != told, "a scroll", 20),
              "with nothing chosen an arrow scrolls")
    window.key("Home")


def spans(window):
    """Of the marks of this test: (onset, length) by onset."""
    path = os.path.join(scratch_dir(), "episodes.csv")
    with open(window.export("episodes", path), encoding="utf-8") as lines:
        return sorted(tuple(map(float, line.split(",")[:2])) for line in lines
                      if ",MYOC," in line)


def pull_start(window, left, to, high, held=None):
    """Drags the start of the second mark, and waits until it is kept."""
    before = spans(window)
    if held:
        window.xdo("keydown", held)
    window.drag(left, high, to, high)
    if held:
        window.xdo("keyup", held)
    return wait_for(lambda: (now := spans(window)) != before and now,
                    "an edge to move", 30)


def snaps(tap, window):
    """After arrows(): two marks, neither chosen."""
    x, y, width, height = lane(window)
    (onset, length), (start, _) = spans(window)
    high = y + height - 8

    def place(time_s):
        # arrows() dragged from these parts of the width, and moved by 0.1 s.
        part = (time_s - onset - 0.1) / (start - onset - 0.2)
        return round(x + width * (0.30 + 0.15 * part))

    window.press(place(start + 0.2), high)
    time.sleep(0.3)
    near = place(onset + length) + 5
    free = pull_start(window, place(start), near, high)
    tap.check(abs(free[1][0] - onset - length) > 0.01,
              "an edge stays where it was dragged, %.3f s from another"
              % (free[1][0] - onset - length))
    window.key("ctrl+z")
    wait_for(lambda: spans(window)[1][0] == start, "the edge to be back", 30)
    held = pull_start(window, place(start), near, high, "ctrl")
    tap.check(abs(held[1][0] - onset - length) < 1e-4,
              "with Ctrl it snaps to the other: %g s"
              % (held[1][0] - onset - length))
    window.key("ctrl+z")
    wait_for(lambda: spans(window)[1][0] == start, "the edge to be back", 30)
    window.key("Escape")


def rate_blind(tap, window):
    """After the import of a colleague's list."""
    window.activate("win.blind")
    entry = window.wait(name="Name of the rater")
    x, y, width, height = window.extents(entry)
    window.press(round(x + width / 2), round(y + height / 2))
    window.type("bob")
    press_on(window, "Begin", "Rate blind")
    tap.check(window.wait(pattern="^Rated blind by bob") is not None,
              "who rates blind is told at the top")
    tap.check(not_listed(window, "swallowed"),
              "what others marked is hidden")
    tap.check(not_listed(window, "activity without a name"),
              "and what was found")
    x, y, width, height = lane(window)
    high = y + height * 0.4
    window.drag(x + width * 0.46, high, x + width * 0.49, high)
    window.key("5")
    tap.check(listed(window, "jerk") is not None, "own marks are shown")
    window.activate("win.blind")
    tap.check(listed(window, "swallowed") is not None,
              "all of it is there again afterwards")


def compare_raters(tap, window):
    window.activate("win.compare-raters")
    tap.check(window.wait(pattern="of the first, [0-9]+ of the second")
              is not None, "two raters are compared")
    time.sleep(1)
    press_on(window, "Take the First (A)", "Compare two raters")
    # A reason with all the letters that are keys elsewhere.
    window.key("r")
    window.type("a box fell")
    window.key("Return", "x")
    tap.check(window.wait(role="label", name="neither: a box fell")
              is not None, "a key takes one, or neither with a reason")
    if os.environ.get("SOLEUS_E2E_PICTURE"):
        window.picture(os.environ["SOLEUS_E2E_PICTURE"])
    window.key("Escape")
    window.gone(pattern="of the first, [0-9]+ of the second")
    window.activate("win.compare-raters")
    tap.check(window.wait(role="label", name="neither: a box fell")
              is not None, "a closed comparison is opened as it was left")


def export_list(tap, window):
    window.activate("win.export-events")
    tap.check(window.wait(pattern="^[0-9]+ events go out$") is not None,
              "what goes out is counted")
    press_on(window, "Cancel", "Export the events")
    tap.check(window.gone(pattern="^[0-9]+ events go out$"),
              "and it can be left")


def main():
    program = sys.argv[1]
    need_tools("gdbus")
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    recording = os.path.join(scratch_dir(), "calf.edf")
    write_edf(recording)
    with watched(tap):
        window = Window(program, "--library", ":memory:", recording)
        window.analysed()
        for part in (arrows, snaps, import_list, rate_blind, export_list,
                     compare_raters):
            part(tap, window)
        window.check_quiet(tap)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
