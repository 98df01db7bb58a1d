#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The views below the tracks: review and figures, by keys and by name."""

import os
import re
import sys
import time

from small_recording import write_edf
from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for, watched)

BELOW = "Below the tracks"


def label(window, pattern):
    return window.wait(role="label", pattern=pattern, within=BELOW)


def saved(window, figure, kind):
    path = os.path.join(scratch_dir(), figure + "." + kind)
    window.bus_action("save-figure", "('%s', '%s', '%s')" % (
        figure, kind, path))
    wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, path)
    with open(path, "rb") as data:
        return data.read()


def figures(tap, window):
    starts = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.drag(x + width * 0.3, y + height / 2, x + width * 0.7,
                y + height / 2)
    window.click(role="push button", name="Spectrum", within="Tracks")
    tap.check(label(window, "^Peak .* Hz"),
              "the spectrum of the selection tells its peak")
    image = window.wait(role="image", name="Spectrum", within=BELOW)
    tap.check("median frequency" in image.description,
              "a screen reader is told the same numbers")
    for kind, start in starts.items():
        tap.check(saved(window, "spectrum", kind).startswith(start),
                  "the spectrum is saved as %s" % kind.upper())
    rows = saved(window, "spectrum", "csv").decode().split("\n")
    tap.check(rows[0] == "frequency_hz,power_per_hz" and len(rows) > 100,
              "and its numbers as CSV")
    window.key("Escape", "alt+4")
    tap.check(label(window, "^n = [0-9]+ intervals"), "Alt+4 shows intervals")
    rows = saved(window, "intervals", "csv").decode().strip().split("\n")[1:]
    # A twitch each two seconds.
    tap.check(rows and all(abs(float(row.split(",")[1]) - 2) < 0.02
                           for row in rows), "which are 2 s long")
    window.key("alt+5")
    tap.check(label(window, "^Too little quiet time"),
              "Alt+5 says what a rate needs")
    window.key("alt+6")
    tap.check(label(window, "are drawn"), "Alt+6 shows the shapes")


def spectrogram(tap, window):
    def told(pattern):
        image = window.find(role="image", name="Spectrogram", within="Tracks")
        return image is not None and re.search(pattern, image.description)

    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.xdo("mousemove", round(x + width / 2), round(y + height / 2))
    window.key("w")
    tap.check(wait_for(lambda: told("0 to 250 Hz. Strongest at"), "W"),
              "W shows a spectrogram up to half the rate and tells its peak")
    window.key("shift+w")
    tap.check(wait_for(
        lambda: told("envelope, 0 to 20 Hz. Strongest at"), "Shift+W"),
        "Shift+W shows the slow band of the envelope")
    window.key("shift+w", "w")
    tap.check(window.gone(role="image", name="Spectrogram", within="Tracks"),
              "W again puts it away")


def checked(window):
    text = label(window, "^[0-9]+ of [0-9]+ checked").name
    return tuple(int(n) for n in re.findall("[0-9]+", text))


def review(tap, window):
    window.key("Home", "d")
    label(window, "not checked yet")
    before = checked(window)
    tap.check(before[0] == 0 and before[1] > 3, "nothing is checked at first")
    window.key("y")
    wait_for(lambda: checked(window)[0] == 1, "one checked")
    tap.check(label(window, "not checked yet"), "Y accepts and goes on")
    window.key("x")
    wait_for(lambda: checked(window)[0] == 2, "two checked")
    tap.check(checked(window)[2:] == (1, 0, 1),
              "X rejects: one right, one wrong")
    tap.check(label(window, r"^Precision .* 50 % \(1 to 99 %\)"),
              "the precision is told with its interval")
    window.key("r")
    window.wait(role="label", name="Give this episode another name", within="Tracks")
    window.key("Escape")
    window.key("ctrl+z")
    tap.check(wait_for(lambda: checked(window)[0] == 1, "one again"),
              "a verdict can be taken back")
    for _ in range(before[1] - 1):
        window.key("d")
        time.sleep(0.1)
        window.key("y")
        time.sleep(0.2)
    tap.check(wait_for(lambda: checked(window)[0] == before[1], "all"),
              "D goes on to each of them")


def hearing(tap, window):
    window.key("Home", "space")
    tap.check(window.wait(role="push button", name="Stop"),
              "Space plays, and the button says Stop")
    window.key("space")
    tap.check(window.wait(role="push button", name="Hear it"),
              "Space again stops")


def main():
    program = sys.argv[1]
    need_tools("gdbus")
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    os.environ["SOLEUS_AUDIO_SINK"] = "fakesink sync=true"
    tap = Tap()
    recording = os.path.join(scratch_dir(), "calf.edf")
    write_edf(recording)
    with watched(tap):
        window = Window(program, "--library", ":memory:", recording)
        window.analysed()
        for part in (figures, spectrogram, review, hearing):
            part(tap, window)
        tap.check(window.close() == 0, "Ctrl+W ends the program")
        window.check_quiet(tap)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
