#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in Arabic: it is mirrored, and time still runs from left to
right.

usage: test_mirrored.py PROGRAM RECORDING
"""

import os
import re
import sys

from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for)

TRACKS = "^(Tracks|المسارات)$"
FINDINGS = "^(Findings|النتائج)$"
# "Selected 1.2 s from 0:00:03.40."
START = re.compile(r"(\d+):(\d\d):(\d\d[.,]?\d*)\D*$")


def start_of_selection(window, tracks, plot, share):
    """Where a drag from that share of a plot's width begins, seconds."""
    x, y, width, height = window.extents(plot)
    before = tracks.description
    window.drag(x + width * share, y + height * 0.5,
                x + width * (share + 0.1), y + height * 0.5)
    wait_for(lambda: tracks.description != before
             and START.search(tracks.description), "a selection")
    hours, minutes, seconds = START.search(tracks.description).groups()
    return (int(hours) * 3600 + int(minutes) * 60
            + float(seconds.replace(",", ".")))


def main():
    program, recording = sys.argv[1:3]
    need_tools("gdbus")
    # Any locale but "C" lets LANGUAGE choose; GTK tells its direction.
    os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="ar")
    # GTK keeps to the language that the program has, so it needs its words.
    os.environ["SOLEUS_LOCALE_DIR"] = os.path.abspath(
        os.path.join(os.path.dirname(program), "..", "..", "po"))
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="ar")
    tap = Tap()
    library = os.path.join(scratch_dir(), "mirrored.db")
    window = Window(program, "--library", library, recording)
    tracks = window.wait(role="panel", pattern=TRACKS)
    plot = window.wait(role="image", pattern="EMG gast med")
    findings = window.wait(pattern=FINDINGS)
    tracks_x, _, tracks_width, _ = window.extents(tracks)
    plot_x, _, plot_width, _ = window.extents(plot)
    tap.check(window.extents(findings)[0] < tracks_x,
              "the findings stand at the left of the tracks")
    tap.check(tracks_x + tracks_width - plot_x - plot_width > 80,
              "the name of a track stands at its right")
    early = start_of_selection(window, tracks, plot, 0.2)
    late = start_of_selection(window, tracks, plot, 0.7)
    tap.check(early + 2.0 < late, "time runs from left to right: "
              "%g s, then %g s" % (early, late))
    tap.check(window.close() == 0, "the program ends well")
    complaints = window.complaints()
    tap.check(not complaints, "nothing was complained of: %s" % complaints)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
