#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the tracks: measured, in the real window.

usage: test_tracks.py PROGRAM
"""

import os
import re
import sys
import time

from small_recording import write_edf
from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for, walk, watched)

RULER = r"A.? [\d:.]+ · .?B.? [\d:.]+ · (-?[\d.]+) ms"


def plot_of(window):
    return window.wait(role="image", pattern="EMG", within="Tracks")


def told(window):
    return window.find(name="Tracks", role="panel").description


def between_ms(window):
    found = re.search(RULER, told(window))
    return float(found.group(1)) if found else None


def after(window, act, until, what):
    """Acts and waits until @until of the measured time holds."""
    act()
    wait_for(lambda: until(between_ms(window)), what, 20)
    return between_ms(window)


def settle(window):
    """Waits until the page has glided into its place."""
    def stands():
        before = told(window)
        time.sleep(1.0)
        return told(window) == before

    wait_for(stands, "the page to stand still")


def measure(tap, window):
    window.key("Home")
    settle(window)
    window.key("c")
    wait_for(lambda: between_ms(window) is not None, "two cursors")
    tap.check(abs(between_ms(window) - 2000) < 1,
              "C puts two cursors on the page: %s ms" % between_ms(window))
    tap.check("Hz" in told(window), "and tells how often a second that is")
    tap.check(window.wait(role="label", pattern="2000 ms"),
              "the same stands under the tracks")
    tap.check(wait_for(lambda: re.search(
        "A .* µV · B .* µV · B − A .* µV", plot_of(window).description),
        "values"), "a track tells the values under them in µV")
    after(window, lambda: window.key("period"),
          lambda now: now > 2050, "a step on")
    tap.check(True, "full stop moves the second a little on")
    after(window, lambda: window.key("comma"),
          lambda now: abs(now - 2000) < 1, "a step back")
    tap.check(True, "and comma back")
    after(window, lambda: window.key("alt+period"),
          lambda now: abs(now - 2002) < 0.2, "a sample on")
    tap.check(True, "with Alt it is one sample of 2 ms")
    after(window, lambda: window.key("alt+comma"),
          lambda now: abs(now - 2000) < 0.2, "a sample back")
    window.key("v")
    after(window, lambda: window.key("period"),
          lambda now: now < 1950, "the first a step on")
    tap.check(True, "after V the keys move the first")
    window.key("c")
    tap.check(wait_for(lambda: between_ms(window) is None, "none"),
              "C puts them away")


def measure_by_mouse(tap, window):
    x, y, width, height = window.extents(plot_of(window))
    high = round(y + height * 0.6)

    def click(at, *keys):
        window.xdo("mousemove", round(x + width * at), high)
        time.sleep(0.2)
        for key in keys:
            window.xdo("keydown", key)
        window.xdo("click", 1)
        for key in keys:
            window.xdo("keyup", key)
        time.sleep(0.3)

    click(0.45)
    click(0.55, "shift")
    first = wait_for(lambda: between_ms(window), "two cursors by mouse")
    tap.check(800 < first < 1300,
              "a click and one with Shift set them: %s ms" % first)
    window.drag(round(x + width * 0.55), high, round(x + width * 0.65), high)
    wait_for(lambda: between_ms(window) > 1.7 * first, "a longer stretch")
    tap.check(True, "a cursor can be dragged: %s ms" % between_ms(window))
    window.key("c")
    wait_for(lambda: between_ms(window) is None, "none")


def names(window):
    """Of the tracks that are shown, from the top."""
    found = []
    for node in walk(window.find(name="Tracks", role="panel")):
        if node.getRoleName() == "image" and node.name.startswith("EMG"):
            found.append((window.extents(node)[1], node.name.split(",")[0]))
    return [name for _, name in sorted(found)]


def wait_names(window, wanted):
    return wait_for(lambda: names(window) == wanted, "tracks %s" % wanted, 20)


LEFT, RIGHT = "EMG calf L", "EMG calf R"


def point_at(window, name):
    x, y, width, height = window.extents(
        window.wait(role="image", pattern=name + ",", within="Tracks"))
    window.xdo("mousemove", round(x + width / 2), round(y + height / 2))
    time.sleep(0.3)


def arrange(tap, window):
    point_at(window, LEFT)
    window.key("alt+Down")
    tap.check(wait_names(window, [RIGHT, LEFT]), "Alt Down moves a track down")
    point_at(window, LEFT)
    window.key("alt+Up")
    tap.check(wait_names(window, [LEFT, RIGHT]), "and Alt Up up again")
    point_at(window, RIGHT)
    window.key("h")
    tap.check(wait_names(window, [LEFT]), "H hides the one under the pointer")
    button = "1 hidden track: show it"
    tap.check(window.wait(role="push button", name=button),
              "which the window tells")
    window.key("h")
    time.sleep(0.5)
    tap.check(names(window) == [LEFT], "the last one stays")
    window.key("shift+h")
    tap.check(wait_names(window, [LEFT, RIGHT]), "Shift H shows it again")


def open_popover(window, name):
    node = window.wait(role="push button", within="Tracks",
                       pattern="^Muscle, side and kind of " + name)
    x, y, width, height = window.extents(node)
    window.press(round(x + width / 2), round(y + height / 2))
    return window.wait(role="push button", name="Hide it", within="Tracks")


def derive(tap, window):
    open_popover(window, LEFT)
    # The list of the others, and the first of it.
    window.click(name="This signal less another", within="Tracks")
    time.sleep(0.6)
    window.key("Down", "Return")
    both = LEFT + " − " + RIGHT
    tap.check(wait_names(window, [LEFT, both, RIGHT]),
              "a track of one signal less another stands below it")
    point_at(window, both)
    window.key("h")
    wait_names(window, [LEFT, RIGHT])


def grid(tap, window):
    def told_of(pattern):
        return wait_for(lambda: re.search(
            pattern, plot_of(window).description), pattern, 20)

    window.key("g")
    first = told_of("([0-9.]+) µV, (1 s) a division")
    tap.check(True, "G tells what a box is worth: " + first.group(0))
    open_popover(window, LEFT)
    for _ in range(2):
        window.click(role="push button", name="Taller signal", within="Tracks")
    window.key("Escape")
    tap.check(wait_for(lambda: told_of("([0-9.]+) µV").group(1)
                       != first.group(1), "another gain"),
              "which changes with the gain")
    window.key("F10")
    window.click(role="menu item", name="Time a Division")
    time.sleep(0.6)
    window.click(role="menu item", name="100 ms")
    tap.check(told_of("µV, 100 ms a division"),
              "the menu sets how long a box is")
    # The menu closes when something else is pressed.
    x, y, width, height = window.extents(plot_of(window))
    for _ in range(2):
        window.press(round(x + width / 2), round(y + height / 2))
        time.sleep(0.5)
    window.key("g")
    tap.check(wait_for(lambda: "division" not in plot_of(window).description,
                       "the usual grid"), "G again takes the grid away")
    window.key("BackSpace")


def time_axis(tap, window):
    def tells(pattern):
        return wait_for(lambda: re.match(pattern, told(window)), pattern, 20)

    window.key("Home")
    tap.check(tells("Showing 12:04:10.0 to "), "times are told by the clock")
    window.key("t")
    tap.check(tells("Showing 0:00:00.0 to "), "after T from the start")
    x, y, width, height = window.extents(plot_of(window))
    window.press(round(x + width * 0.6), round(y + height * 0.6))
    window.key("l")
    tap.check(tells("Showing -0:00:0[3-7]"),
              "after L since lights went off at the cursor")
    window.key("t")
    tap.check(tells("Showing 12:04:10.0 to "), "and by the clock again")


def table(tap, window):
    both = "^20 episodes · median .* µV, .* ms · .* a minute$"
    tap.check(window.wait(role="label", pattern=both),
              "the table tells the middle of what it lists")
    window.click(role="push button", name="Filter")
    window.click(name="Channel that is listed")
    time.sleep(0.6)
    window.key("Down", "Return")
    tap.check(window.wait(role="label", pattern="^10 episodes · median"),
              "a channel can be listed alone")
    tap.check(window.wait(role="push button", name="Filter (1)"),
              "and the button tells that it is")
    window.click(name="Channel that is listed")
    time.sleep(0.6)
    window.key("Up", "Return")
    tap.check(window.wait(role="label", pattern=both), "all are listed again")
    window.key("Escape", "Escape")


def preferences(tap, window):
    title = "Preferences"
    window.key("ctrl+comma")
    window.wait(role="frame", name=title)
    for row in ("Language of the findings", "Time axis", "Voltages",
                "Accelerations", "Light or dark", "Search", "Library"):
        window.wait(role="label", name=row, within=title)
    tap.check(True, "Ctrl , shows the preferences")
    window.activate("window.close", title)
    window.gone(role="frame", name=title)


# The time axis after the ruler: its press leaves a cursor, and C would
# measure from there.
PARTS = (measure, measure_by_mouse, arrange, derive, grid, time_axis, table,
         preferences)


def main():
    program = sys.argv[1]
    need_tools()
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    recording = os.path.join(scratch_dir(), "calf.edf")
    write_edf(recording, ("EMG calf L", "EMG calf R"))
    with watched(tap):
        window = Window(program, "--library", ":memory:", recording)
        window.analysed()
        for part in PARTS:
            part(tap, window)
        tap.check(window.close() == 0, "Ctrl+W ends the program")
        window.check_quiet(tap)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
