#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""People and trends in the real window: somebody new, the open recording given
to them, an entry in the diary, a search that opens a recording, and all of it
in a window as narrow as a phone.

usage: test_people.py PROGRAM
"""

import os
import subprocess
import sys
import time

from small_recording import write_edf
from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for)

PEOPLE = "People and Trends"


def focus(window, name):
    out = wait_for(lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", name],
        capture_output=True, text=True, check=False).stdout.split(),
        "“%s” on the screen" % name)
    window.xdo("windowfocus", out[-1])
    time.sleep(0.5)
    return out[-1]


def open_people(window):
    window.activate("win.people")
    window.wait(role="frame", name=PEOPLE)
    focus(window, PEOPLE)


def adds_somebody(tap, window):
    window.wait(role="label", name="Nobody yet", within=PEOPLE)
    window.click(role="push button", name="Add a person", within=PEOPLE)
    focus(window, "Somebody new")
    window.type("fox\t1981")
    window.key("Return")
    tap.check(window.wait(role="label", name="born 1981", within=PEOPLE),
              "a person is there with the year of birth")


def takes_the_recording(tap, window):
    window.wait(role="label", name="Give the open recording to this person",
                within=PEOPLE)
    press(window, "Give the open recording to this person")
    rate = window.wait(role="label", pattern="12/03/26|03/12/26",
                       within=PEOPLE)
    tap.check("calf left" in rate.name and "a minute" in rate.name,
              "the recording stands there with place and rate: %s" % rate.name)
    tap.check(window.wait(role="label", pattern="^n = .* clean minutes",
                          within=PEOPLE), "the course tells its numbers")
    view = window.wait(role="image", name="Rate over time", within=PEOPLE)
    tap.check("clean minutes" in (view.description or ""),
              "a screen reader is told them too")


def press(window, text):
    """A row of a list, by mouse; the window stands at the origin."""
    label = window.wait(role="label", name=text, within=PEOPLE)
    x, y, _, height = window.extents(label)
    window.press(x + 8, y + height // 2)


def keeps_a_diary(tap, window):
    window.click(role="push button", name="Add an entry to the diary",
                 within=PEOPLE)
    focus(window, "An entry in the diary")
    window.key("ctrl+a")
    window.type("2026-03-12 08:00")
    window.key("Return")
    tap.check(window.wait(role="label", name="Sport, 1 occasion",
                          within=PEOPLE), "an entry is counted")
    words = window.wait(role="label", pattern="Cannot tell yet",
                        within=PEOPLE)
    tap.check(words is not None, "what goes with it cannot be told yet")
    window.click(role="push button", pattern="^Take out Sport",
                 within=PEOPLE)
    tap.check(window.wait(role="label", name="No entries yet", within=PEOPLE),
              "an entry can be taken out again")


def searches(tap, window, xid):
    window.xdo("windowfocus", xid)
    window.key("Tab")
    search = window.wait(pattern="^Search people, recordings", within=PEOPLE)
    x, y, _, height = window.extents(search)
    window.press(x + 60, y + height // 2)
    window.type("calf of")
    tap.check(window.wait(role="label", name="calf of fox.edf",
                          within=PEOPLE), "the recording is found by its name")
    window.key("ctrl+a")
    window.type("fox")
    where = window.wait(role="label", pattern="name, person", within=PEOPLE)
    tap.check(where is not None, "it is told where the words stand")
    window.key("ctrl+a")
    window.type("no such words")
    tap.check(window.wait(role="label", pattern="^Nothing in the library",
                          within=PEOPLE), "what is not there is said so")
    window.key("ctrl+a")
    window.key("BackSpace")


def fits_a_phone(tap, window, xid):
    window.xdo("windowsize", xid, 360, 640)
    back = window.wait(role="push button", name="Back to the people",
                       within=PEOPLE)
    wait_for(lambda: window.extents(back)[0] < 360, "the window to be narrow")
    width = int(subprocess.run(
        ["xdotool", "getwindowgeometry", "--shell", xid], check=True,
        capture_output=True, text=True).stdout.split("WIDTH=")[1].split()[0])
    tap.check(width <= 360, "the window is as narrow as a phone")
    window.picture(os.path.join(scratch_dir(), "phone.png"), (360, 640))


def opens_it(tap, program, library):
    window = Window(program, "--library", library)
    open_people(window)
    press(window, "fox")
    window.wait(role="label", name="born 1981", within=PEOPLE)
    press(window, "calf of fox.edf")
    window.roots.clear()
    tap.check(window.wait(role="frame", pattern="^calf of fox.edf"),
              "a recording opens by activation")
    tap.check(not window.complaints(),
              "no warning was printed: %s" % window.complaints())


def main():
    need_tools()
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    program = sys.argv[1]
    path = os.path.join(scratch_dir(), "calf of fox.edf")
    write_edf(path)
    library = os.path.join(scratch_dir(), "library.db")
    window = Window(program, "--library", library, path)
    window.wait(role="frame", pattern="^calf of fox.edf")
    time.sleep(2)
    open_people(window)
    xid = focus(window, PEOPLE)
    adds_somebody(tap, window)
    takes_the_recording(tap, window)
    keeps_a_diary(tap, window)
    searches(tap, window, xid)
    fits_a_phone(tap, window, xid)
    window.xdo("windowfocus", xid)
    window.key("Escape")
    window.xdo("windowfocus", window.xid)
    tap.check(window.close() == 0, "the window closes")
    opens_it(tap, program, library)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
