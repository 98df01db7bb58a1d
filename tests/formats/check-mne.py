#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""MNE reads what Soleus wrote: samples, rate, start and annotations.

usage: check-mne.py WRITER      (the program write-edf-for-judges)
"""

import os
import subprocess
import sys
import tempfile
import warnings

import numpy
import mne


def check(number, name, holds):
    print(("ok" if holds else "not ok"), number, "-", name)
    return holds


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "judged.edf")
        subprocess.run([sys.argv[1], path], check=True)
        warnings.simplefilter("ignore")
        raw = mne.io.read_raw_edf(path, include=["EMG soleus"],
                                  preload=True, verbose="error")
    emg = raw.get_data(picks=["EMG soleus"])[0] * 1e6
    truth = 100.0 * numpy.sin(0.02 * numpy.arange(4000))
    notes = raw.annotations
    onsets = 0.1 * numpy.arange(30) + 0.0125
    print("1..5")
    held = [
        check(1, "rate and length are those that were written",
              raw.info["sfreq"] == 1000.0 and len(emg) == 4000),
        # Half a step of 65,535 over 200 uV.
        check(2, "samples are those that were written",
              abs(emg - truth).max() < 0.0016),
        check(3, "the start is that which was written",
              raw.info["meas_date"].strftime("%F %T")
              == "2026-02-03 04:05:06"),
        check(4, "annotations have their onset and duration",
              len(notes) == 30 and abs(notes.onset - onsets).max() < 1e-6
              and abs(notes.duration[1::2] - 0.025).max() < 1e-6),
        check(5, "annotations have their text",
              list(notes.description) == [f"twitch {i}" for i in range(30)]),
    ]
    return 0 if all(held) else 1


sys.exit(main())
