#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in a language twice as long as English, wide and folded: nothing
stands outside, and what is pressed can be read.

usage: test_long_words.py PROGRAM RECORDING
"""

import os
import sys

import pseudo_locale
from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           walk)

SIZES = ((1280, 800), (700, 800))
# What scrolls sideways on purpose.
SCROLLS = ("tree table", "table", "page tab list")
READ = ("label", "push button", "toggle button", "check box", "entry")
# The page before this one keeps its old place.
GONE = "Opening "
# Less than this of a button's words cannot be read.
NARROW_PX = 16
SLACK_PX = 2


def long_language(program):
    build = os.path.join(os.path.dirname(program), "..", "..")
    pseudo_locale.write(
        os.path.join(build, "po", "de", "LC_MESSAGES", "soleus.mo"),
        scratch_dir())
    os.environ.update(LC_ALL="C.UTF-8", LANGUAGE=pseudo_locale.NAME,
                      SOLEUS_LOCALE_DIR=scratch_dir())


def placed(window, node):
    """Everything that is read, with its place, but what scrolls sideways."""
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is None or child.getRoleName() in SCROLLS:
            continue
        if child.getRoleName() in READ and not child.name.startswith(GONE):
            x, _, width, height = window.extents(child)
            # A page that is not shown has no place.
            if width > 0 or height > 0:
                yield child, x, width
        yield from placed(window, child)


def misplaced(window, frame, frame_width):
    """What was looked at, what the edge cuts, and what is too narrow."""
    seen, outside, narrow = 0, [], []
    for node, x, width in placed(window, frame):
        what = "%s “%s” (%d to %d of %d)" % (
            node.getRoleName(), node.name, x, x + width, frame_width)
        seen += 1
        # What begins beyond the edge is a page that is folded away.
        if x < frame_width and x + width > frame_width + SLACK_PX \
                or x < -SLACK_PX < x + width:
            outside.append(what)
        if width < NARROW_PX:
            narrow.append(what)
    return seen, outside, narrow


def main():
    program, recording = sys.argv[1:3]
    need_tools("gdbus")
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    long_language(program)
    tap = Tap()
    for size in SIZES:
        library = os.path.join(scratch_dir(), "long-%d.db" % size[0])
        window = Window(program, "--library", library, recording, size=size)
        window.wait(role="image", pattern="EMG gast med")
        frame = window.wait(role="frame")
        window.wait(pattern="^Usable recording Usable")
        name = "%d pixels wide: " % size[0]
        tap.check(window.extents(frame)[2] <= size[0] + SLACK_PX,
                  name + "the window is as wide as it should be")
        seen, outside, narrow = misplaced(window, frame, size[0])
        tap.check(seen > 40, name + "%d things are read" % seen)
        tap.check(not outside,
                  name + "nothing stands outside: %s" % outside[:3])
        tap.check(not narrow,
                  name + "nothing is too narrow: %s" % narrow[:3])
        tap.check(window.close() == 0, name + "the program ends well")
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
