#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three short runs of the real window: empty, with a recording, and with a
file that is none. Quick enough for a sanitizer build.

usage: test_smoke.py PROGRAM
"""

import os
import sys

from small_recording import write_edf
from soleus_driver import Tap, Window, need_tools, run_inside, scratch_dir

def run(tap, program, arguments, what, pattern, role=None):
    window = None
    try:
        window = Window(program, "--library", ":memory:", *arguments)
        tap.check(window.wait(role=role, pattern=pattern) is not None, what)
        try:
            window.activate("win.close-window")
        except Exception:  # it may end before it has answered
            pass
        tap.check(window.process.wait(60) == 0, "it ends well: " + what)
        complaints = window.complaints()
        tap.check(not complaints, "it complains of nothing"
                  + (": " + complaints[0] if complaints else ""))
    except Exception as error:
        tap.check(False, "%s: %s: %s" % (what, type(error).__name__, error))
    finally:
        if window is not None and window.process.poll() is None:
            window.process.kill()
            window.process.wait()


def main():
    program = sys.argv[1]
    need_tools()
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    recording = os.path.join(scratch_dir(), "calf.edf")
    write_edf(recording)
    broken = os.path.join(scratch_dir(), "broken.edf")
    with open(broken, "wb") as out:
        out.write(b"this is no recording\n" * 40)
    run(tap, program, [], "an empty window offers to open a recording",
        "^Open a Recording", "push button")
    run(tap, program, [recording], "a recording is shown and judged",
        "^(Usable|Partly usable|Not usable)")
    run(tap, program, [broken], "a file that is none is told of",
        "^This file could not be opened$")
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
