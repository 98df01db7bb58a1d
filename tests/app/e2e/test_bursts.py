#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks twenty bursts of a real recording by mouse and keys and counts what
it took; docs/MARKING.md holds the number against Audacity's.

usage: test_bursts.py PROGRAM
"""

import os
import re
import sys
import time

from soleus_driver import (Tap, Window, need_tools, recording, run_inside,
                           scratch_dir, wait_for, watched)

N_BURSTS = 20
HERE = os.path.dirname(os.path.abspath(__file__))


class Counted:
    """Drags and keys of a person, counted."""

    def __init__(self, window):
        self.window = window
        self.n = 0

    def drag(self, *places):
        self.n += 1
        self.window.drag(*places)

    def key(self, key):
        self.n += 1
        self.window.key(key)


def documented():
    """The counts that stand in the docs: ours and Audacity's least."""
    path = os.path.join(HERE, "..", "..", "..", "docs", "MARKING.md")
    with open(path, encoding="utf-8") as text:
        rows = re.findall(r"^\| (Soleus|Audacity)[^|]*\|[^|]*\| (\d+) \|",
                          text.read(), re.M)
    counts = {}
    for program, count in rows:
        counts[program] = min(int(count), counts.get(program, 10 ** 6))
    return counts["Soleus"], counts["Audacity"]


def marks(window):
    path = os.path.join(scratch_dir(), "marks.csv")
    with open(window.export("episodes", path), encoding="utf-8") as lines:
        return [line for line in lines if ",MYOC," in line]


def main():
    program = sys.argv[1]
    need_tools("gdbus")
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    path = recording("opensignals", "emg_1000_hz_16_bits_solo.h5")
    with watched(tap):
        window = Window(program, "--library", ":memory:", path)
        window.analysed()
        before = len(marks(window))
        plot = window.wait(role="image", pattern="EMG", within="Tracks")
        x, y, width, height = window.extents(plot)
        high = y + height * 0.4
        person = Counted(window)
        for i in range(N_BURSTS):
            left = x + width * (0.10 + 0.04 * i)
            person.drag(left, high, left + width * 0.02, high)
            person.key("5")
            time.sleep(0.1)
        wait_for(lambda: len(marks(window)) == before + N_BURSTS,
                 "twenty marks", 40)
        tap.check(True, "twenty bursts are marked and named")
        ours, theirs = documented()
        tap.check(person.n == ours,
                  "with %d drags and keys, as the docs say" % person.n)
        tap.check(person.n <= theirs, "no more than Audacity's %d" % theirs)
        tap.check(window.close() == 0, "Ctrl+W ends the program")
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
