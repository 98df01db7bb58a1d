#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table without a sampling rate in the real window: it asks for the rate,
shows what it would read, opens it so, remembers it, and the settings can be
changed later.

usage: test_import.py PROGRAM
"""

import math
import os
import random
import subprocess
import sys
import time

from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for)

SETTINGS = "Import settings"
N_ROWS = 20000


def write_table(path):
    """Noise with a short twitch in every 2 s of 500 Hz; no time, no rate."""
    noise = random.Random(5)
    with open(path, "w", encoding="ascii") as table:
        table.write("EMG soleus,Accel X\n")
        for i in range(N_ROWS):
            twitch = 150 * math.sin(0.9 * i) if i % 1000 < 8 else 0.0
            table.write("%.2f,%.4f\n" % (noise.gauss(0, 8) + twitch,
                                         1 + noise.gauss(0, 0.004)))
    return path


def focus_settings(window):
    out = wait_for(lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", SETTINGS],
        capture_output=True, text=True, check=False).stdout.split(),
        "the settings on the screen")
    window.xdo("windowfocus", out[0])
    time.sleep(0.3)


def is_on(node):
    import pyatspi
    return node.getState().contains(pyatspi.STATE_SENSITIVE)


def open_button(window):
    return window.wait(role="push button", pattern="Open$", within=SETTINGS)


def type_rate(window, rate):
    title = window.wait(role="text", pattern="^Sampling rate of all",
                        within=SETTINGS)
    x, y, _, height = window.extents(title)
    focus_settings(window)
    window.press(x + 20, y + height / 2)
    window.key("ctrl+a")
    window.type(rate)


def asks(tap, window):
    window.wait(role="frame", name=SETTINGS)
    text = window.wait(role="label", pattern="does not tell its sampling rate",
                       within=SETTINGS)
    tap.check(text is not None, "a table without a rate is asked about")
    rows = window.wait(role="label", pattern="EMG soleus +Accel X",
                       within=SETTINGS)
    tap.check(len(rows.name.split("\n")) == 6, "five rows stand there")
    tap.check(not is_on(open_button(window)), "it cannot be opened yet")
    type_rate(window, "500")
    wait_for(lambda: is_on(open_button(window)), "the rate to be taken")
    tap.check(window.wait(role="label", pattern="^EMG, 500 Hz",
                          within=SETTINGS), "the channels show the rate")
    window.click(role="push button", pattern="Open$", within=SETTINGS)
    window.gone(role="frame", name=SETTINGS)
    window.roots.clear()


def shows(window, facts):
    return window.wait(role="label", pattern=facts)


def corrects(tap, window):
    window.activate("win.import-settings")
    window.wait(role="frame", name=SETTINGS)
    window.wait(role="label", pattern="^EMG, 500 Hz", within=SETTINGS)
    tap.check(True, "the settings are there again from the menu")
    type_rate(window, "0")
    time.sleep(1)
    tap.check(not is_on(open_button(window)), "a rate of 0 is not taken")
    type_rate(window, "250")
    window.wait(role="label", pattern="^EMG, 250 Hz", within=SETTINGS)
    wait_for(lambda: is_on(open_button(window)), "the rate to be taken")
    window.click(role="push button", pattern="Open$", within=SETTINGS)
    window.gone(role="frame", name=SETTINGS)
    window.roots.clear()
    tap.check(shows(window, "EMG 250 Hz.*1 min 20"), "at 250 Hz it lasts twice as long")


def main():
    need_tools()
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    program = sys.argv[1]
    path = write_table(os.path.join(scratch_dir(), "no rate.csv"))
    library = os.path.join(scratch_dir(), "library.db")
    window = Window(program, "--library", library, path)
    asks(tap, window)
    tap.check(shows(window, "EMG 500 Hz.* 40"), "it is open at 500 Hz")
    corrects(tap, window)
    window.xdo("windowfocus", window.xid)
    tap.check(window.close() == 0, "the window closes")
    window = Window(program, "--library", library, path)
    tap.check(shows(window, "EMG 250 Hz.*1 min 20"),
              "the next time it opens so by itself")
    window.close()
    tap.check(not window.complaints(),
              "no warning was printed: %s" % window.complaints())
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
