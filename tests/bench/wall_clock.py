#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person waits for, by the clock: from the start of a program to traces
on the screen, and what memory that takes. Any program that is given on the
command line is measured in the same run, on the same file, in turns.

usage: wall_clock.py NIGHT.edf RUNS NAME=COMMAND...

    build/tests/bench/bench-window 8 night.edf        makes a file as well
    tests/bench/wall_clock.py night.edf 5 \\
        "soleus=build/src/app/soleus --library :memory: {}" \\
        "sigviewer=sigviewer {}" "edfbrowser=edfbrowser {} montage.mtg"

{} is the file. Traces are on the screen when nearly every column of the middle
of it has been crossed by lines at four heights, and a second later still is.
The screen is read from the memory of the X server: looking costs nothing."""

import mmap
import os
import shlex
import statistics
import struct
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1600, 900
# The part that is looked at: no header, table or panel of any of them.
LEFT, RIGHT, TOP, BOTTOM = 320, 1000, 180, 620
# Of its columns, this share has to be crossed so often.
SHARE, LINES = 0.9, 4
PATIENCE_S = 180
STEP_S = 0.02


class Screen:
    """The picture of an X server that keeps it in a file."""

    def __init__(self, folder):
        path = os.path.join(folder, "Xvfb_screen0")
        with open(path, "rb") as data:
            self.memory = mmap.mmap(data.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self.memory[:100])
        # Header, colour map of 12 bytes an entry, pixels.
        self.start = header[0] + 12 * header[19]
        self.stride = header[12]

    def rows(self):
        """One list of pixels a row, every second one."""
        for y in range(TOP, BOTTOM, 2):
            at = self.start + y * self.stride
            yield memoryview(
                self.memory[at + 4 * LEFT:at + 4 * RIGHT]).cast("I")

    def has_traces(self):
        """Whether lines cross nearly every column at four heights."""
        rows = [row.tolist() for row in self.rows()]
        ground = statistics.mode(pixel for row in rows for pixel in row[::7])
        n = 0
        for x in range(0, RIGHT - LEFT, 4):
            inside, lines = False, 0
            for row in rows:
                # Grid lines are fainter than a trace.
                now = sum(abs((row[x] >> shift & 255) - (ground >> shift & 255))
                          for shift in (0, 8, 16)) > 150
                lines += now and not inside
                inside = now
            n += lines >= LINES
        return n >= SHARE * len(range(0, RIGHT - LEFT, 4))


def peak_mb(process):
    """Anonymous memory of the program now."""
    try:
        with open("/proc/%d/status" % process.pid) as text:
            for line in text:
                if line.startswith("RssAnon:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def read_s(path):
    """What reading the file alone takes, to compare."""
    start = time.monotonic()
    with open(path, "rb", buffering=0) as data:
        while data.read(1 << 22):
            pass
    return time.monotonic() - start


def run(command, path, screen):
    """Seconds to traces (None: they never came) and megabytes."""
    words = [word.replace("{}", path) for word in shlex.split(command)]
    start = time.monotonic()
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    first, most = None, 0.0
    while time.monotonic() - start < PATIENCE_S and process.poll() is None:
        most = max(most, peak_mb(process))
        if first is None and screen.has_traces():
            first = time.monotonic() - start
        elif first is not None and time.monotonic() - start > first + 1.0:
            if screen.has_traces():
                break
            first = None
        time.sleep(STEP_S)
    process.kill()
    process.wait()
    time.sleep(0.5)
    return first, most


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    path, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    programs = dict(row.split("=", 1) for row in sys.argv[3:])
    folder = tempfile.mkdtemp(prefix="soleus-wall-clock-")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-fbdir", folder, "-screen",
         "0", "%dx%dx24" % (WIDTH, HEIGHT), "-nolisten", "tcp", "-noreset"],
        pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    number = os.fdopen(read_end).readline().strip()
    os.environ.update(DISPLAY=":" + number, GSK_RENDERER="cairo",
                      GSETTINGS_BACKEND="memory", GTK_A11Y="none",
                      DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent",
                      HOME=folder, XDG_CONFIG_HOME=folder)
    os.environ.pop("WAYLAND_DISPLAY", None)
    try:
        screen = Screen(folder)
        print("%.0f MB, reading it takes %.2f s; load %.1f" % (
            os.path.getsize(path) / 1e6, read_s(path), os.getloadavg()[0]))
        times = {name: [] for name in programs}
        for _ in range(runs):
            for name, command in programs.items():
                times[name].append(run(command, path, screen))
        for name, rows in times.items():
            firsts = [first for first, _ in rows if first is not None]
            if not firsts:
                print("%-12s no traces within %d s" % (name, PATIENCE_S))
                continue
            print("%-12s first traces after %.2f s (%.2f to %.2f, n = %d), "
                  "%.0f MB" % (name, statistics.median(firsts), min(firsts),
                               max(firsts), len(firsts),
                               max(mb for _, mb in rows)))
        print("load %.1f" % os.getloadavg()[0])
    finally:
        server.terminate()
        server.wait()
        subprocess.call(["rm", "-rf", folder])


if __name__ == "__main__":
    main()
