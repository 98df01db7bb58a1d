#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and mouse in the real window: what is shown is read from what a
screen reader is told of the tracks.

usage: test_keys.py PROGRAM
"""

import os
import re
import sys
import time

from small_recording import SECONDS, write_edf
from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for, watched)

# Times are told to a tenth of a second, below two seconds to a thousandth.
CLOSE_S = 0.15


def seconds(text):
    total = 0.0
    for part in text.split(":"):
        total = 60.0 * total + float(part)
    return total


def shown(window):
    """Start and end of what is shown; the recording begins at 12:04:10."""
    text = window.find(name="Tracks", role="panel").description
    match = re.match(r"Showing ([\d:.]+) to ([\d:.]+) of", text)
    clock = seconds("12:04:10")
    return seconds(match.group(1)) - clock, seconds(match.group(2)) - clock


def length(span):
    return span[1] - span[0]


def after(window, act, until, what):
    """Acts and waits until @until of the span holds; the span."""
    act()
    wait_for(lambda: until(shown(window)), what, 20)
    return shown(window)


def close_to(a, b, tolerance=CLOSE_S):
    return abs(a - b) <= tolerance


def zoom(tap, window):
    first = shown(window)
    tap.check(close_to(first[0], 0) and close_to(length(first), 10),
              "the first page is ten seconds: %.1f to %.1f" % first)
    span = after(window, lambda: window.key("ctrl+plus"),
                 lambda now: length(now) < length(first) - 1, "a closer view")
    tap.check(True, "Ctrl + zooms in, to %.1f s" % length(span))
    span = after(window, lambda: window.key("BackSpace"),
                 lambda now: close_to(length(now), length(first)), "the way")
    tap.check(close_to(span[0], first[0]), "Backspace goes back")
    span = after(window, lambda: window.key("ctrl+0"),
                 lambda now: close_to(length(now), SECONDS), "all of it")
    tap.check(True, "Ctrl 0 shows all of the recording")
    span = after(window, lambda: window.key("ctrl+minus"),
                 lambda now: True, "nothing")
    time.sleep(0.5)
    span = shown(window)
    tap.check(close_to(span[0], 0) and close_to(span[1], SECONDS),
              "zooming out further shows no blank time: %.1f to %.1f" % span)
    window.key("BackSpace")
    wait_for(lambda: close_to(length(shown(window)), 10), "the first page")


def move(tap, window):
    after(window, lambda: window.key("End"),
          lambda now: close_to(now[1], SECONDS), "the end")
    tap.check(True, "End goes to the end")
    window.key("Next")
    time.sleep(0.5)
    tap.check(close_to(shown(window)[1], SECONDS),
              "a page beyond the end shows no blank time")
    after(window, lambda: window.key("Home"),
          lambda now: close_to(now[0], 0), "the start")
    tap.check(True, "Home goes to the start")
    after(window, lambda: window.key("Right"),
          lambda now: close_to(now[0], 1.0), "a tenth of a page")
    tap.check(True, "an arrow moves a tenth of a page")
    after(window, lambda: window.key("Left"),
          lambda now: close_to(now[0], 0), "back")
    tap.check(True, "and back")


def wheel(tap, window):
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    at = x + width * 0.75
    before = shown(window)
    window.xdo("mousemove", round(at), round(y + height / 2))
    time.sleep(0.3)

    def turn():
        window.xdo("keydown", "ctrl", "click", 4, "keyup", "ctrl")

    span = after(window, turn,
                 lambda now: length(now) < length(before) - 0.5, "the wheel")
    # The point under the pointer stays: nearer to the end than the start.
    left = span[0] - before[0]
    right = before[1] - span[1]
    tap.check(left > 2 * right > 0,
              "Ctrl and the wheel zoom at the pointer: %.2f s went on the "
              "left, %.2f s on the right" % (left, right))
    before = span
    span = after(window, lambda: window.xdo(
        "keydown", "shift", "click", 5, "keyup", "shift"),
        lambda now: not close_to(now[0], before[0], 0.05), "panning")
    tap.check(close_to(length(span), length(before)) and span[0] > before[0],
              "Shift and the wheel move on")
    window.key("Home")


def mark(tap, window):
    table = "List of episodes"
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.drag(x + width * 0.6, y + height / 2, x + width * 0.8,
                y + height / 2)
    window.key("7")
    tap.check(window.wait(role="label", name="At rest", within=table)
              is not None, "a digit marks the selected span")
    window.key("Delete")
    tap.check(window.gone(role="label", name="At rest", within=table),
              "Delete takes the chosen mark away")
    window.key("ctrl+z")
    tap.check(window.wait(role="label", name="At rest", within=table)
              is not None, "and it can be brought back")
    window.drag(x + width * 0.3, y + height / 2, x + width * 0.4,
                y + height / 2)
    window.key("a")
    window.wait(role="label", name="Annotate this span", within="Tracks")
    window.type("7 a n p")
    window.key("Return")
    tap.check(window.wait(role="label", name="7 a n p", within=table)
              is not None, "letters and digits can be typed in a word")


def edit(tap, window):
    """Drags on the mark that is chosen; what they did is told by toasts."""
    table = "List of episodes"

    def told(text):
        return window.wait(role="label", name=text, within=table, patience_s=20)

    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    high = y + height * 0.4
    window.drag(x + width * 0.45, high, x + width * 0.55, high)
    window.key("6")
    told("Moved on purpose")
    window.drag(x + width * 0.55, high, x + width * 0.65, high)
    tap.check(window.wait(name="Move annotation", patience_s=20) is not None,
              "an edge can be dragged")
    window.key("ctrl+z")
    tap.check(window.wait(name="Undone: Move annotation", patience_s=20)
              is not None, "a drag is one step of undo")
    window.key("ctrl+z")
    tap.check(window.gone(role="label", name="Moved on purpose", within=table),
              "and so is the mark")


def episodes(tap, window):
    for _ in range(4):
        window.key("ctrl+plus")
        time.sleep(0.2)
    window.key("End")
    last = after(window, lambda: window.key("Home"),
                 lambda now: close_to(now[0], 0), "the start")
    first = after(window, lambda: window.key("n"),
                  lambda now: now[0] > 0.2, "an episode")
    tap.check(first[0] > last[0],
              "N shows the next episode: %.1f to %.1f" % first)
    on = after(window, lambda: window.key("n"),
               lambda now: now[0] > first[0] + 0.2, "the next")
    tap.check(on[0] > first[0], "and the one after it")
    after(window, lambda: window.key("p"),
          lambda now: now[0] < on[0] - 0.2, "the one before")
    tap.check(True, "P goes back")


def is_on(window, name):
    import pyatspi
    state = window.find(role="push button", name=name).getState()
    return (state.contains(pyatspi.STATE_PRESSED)
            or state.contains(pyatspi.STATE_CHECKED))


def traces(tap, window):
    def told(text):
        plot = window.wait(role="image", pattern="EMG", within="Tracks")
        return wait_for(lambda: plot.description == text, text)

    window.key("f")
    tap.check(told("20 to 450 Hz"), "F shows the traces filtered")
    window.key("f")
    tap.check(told("as recorded"), "and as they were recorded again")
    window.key("e")
    tap.check(told("20 to 450 Hz"), "an envelope is one of filtered traces")
    window.key("f")
    told("as recorded")


def panels(tap, window):
    button = "Show the findings"
    tap.check(is_on(window, button), "the findings stand beside the tracks")
    window.key("F9")
    tap.check(wait_for(lambda: not is_on(window, button), "no findings"),
              "F9 hides them")
    window.key("F9")
    tap.check(wait_for(lambda: is_on(window, button), "findings"),
              "and shows them again")


def main():
    program = sys.argv[1]
    need_tools()
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    recording = os.path.join(scratch_dir(), "calf.edf")
    write_edf(recording)
    with watched(tap):
        window = Window(program, "--library", ":memory:", recording)
        window.analysed()
        for part in (zoom, move, wheel, mark, episodes, traces, edit, panels):
            part(tap, window)
        tap.check(window.close() == 0, "Ctrl+W ends the program")
        window.check_quiet(tap)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
