#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every real recording against another decoder: rate, channels, kinds,
length, gaps, and samples at the start, in the middle, at the end and on both
sides of each gap; or refused with the right reason. A file without a row
fails.

usage: check-recordings.py PRINT-SAMPLES RECORDINGS
"""

import csv
import gzip
import os
import re
import struct
import subprocess
import sys
import wave

import h5py
import numpy

FACTOR = {"uV": 1.0, "mV": 1e3, "V": 1e6}


# --- decoders: a list of (samples, rate) a channel, times of runs or None ---

def edf(path):
    """EDF and BDF by their specification."""
    data = open(path, "rb").read()
    size = 3 if data[0] == 255 else 2
    n = int(data[252:256])
    head = data[256:256 * (n + 1)]
    widths = (16, 80, 8, 8, 8, 8, 8, 80, 8, 32)
    at, fields = 0, []
    for width in widths:
        fields.append([head[at + i * width:at + (i + 1) * width]
                       .decode("latin-1").strip() for i in range(n)])
        at += n * width
    labels, dims = fields[0], fields[2]
    counts = [int(x) for x in fields[8]]
    record_s, n_records = float(data[244:252]), int(data[236:244])
    body = data[256 * (n + 1):]
    length = sum(counts) * size
    channels, onsets = [[] for _ in range(n)], []
    for r in range(n_records):
        at = r * length
        first = True
        for i in range(n):
            raw = body[at:at + counts[i] * size]
            at += counts[i] * size
            if "Annotations" in labels[i]:
                if first:
                    onsets.append(float(raw.split(b"\x14")[0]))
                first = False
                continue
            if size == 2:
                value = numpy.frombuffer(raw, "<i2").astype(float)
            else:
                b = numpy.frombuffer(raw, "u1").reshape(-1, 3).astype(int)
                value = b[:, 0] + (b[:, 1] << 8) + (b[:, 2] << 16)
                value = numpy.where(value > 0x7fffff, value - (1 << 24),
                                    value).astype(float)
            channels[i].append(value)
    out = []
    for i in range(n):
        if "Annotations" in labels[i]:
            continue
        pmin, pmax, dmin, dmax = (float(f[i]) for f in fields[3:7])
        gain = (pmax - pmin) / (dmax - dmin)
        value = numpy.concatenate(channels[i])
        out.append(((value - dmin) * gain + pmin, counts[i] / record_s,
                    dims[i]))
    return out, [o - onsets[0] for o in onsets] if onsets else None


def wfdb(path):
    """Formats 16 and 212, one file, by the manual."""
    lines = [line for line in open(path) if line.strip()
             and not line.startswith("#")]
    n, rate = int(lines[0].split()[1]), float(lines[0].split()[2])
    rows = [line.split() for line in lines[1:n + 1]]
    data = open(os.path.join(os.path.dirname(path), rows[0][0]), "rb").read()
    if rows[0][1].startswith("212"):
        b = numpy.frombuffer(data, "u1").reshape(-1, 3).astype(int)
        pair = [b[:, 0] | (b[:, 1] & 15) << 8, b[:, 2] | (b[:, 1] >> 4) << 8]
        flat = numpy.stack([numpy.where(p > 2047, p - 4096, p)
                            for p in pair], 1).ravel()
    else:
        flat = numpy.frombuffer(data, "<i2").astype(int)
    times = [int(r[1].split("x")[1]) if "x" in r[1] else 1 for r in rows]
    frames = flat[:len(flat) // sum(times) * sum(times)].reshape(
        -1, sum(times))
    out, at = [], 0
    for row, k in zip(rows, times):
        gain = float(re.match(r"[\d.]+", row[2]).group())
        zero = int(row[4])
        out.append(((frames[:, at:at + k].ravel() - zero) / gain, rate * k,
                    "mV"))
        at += k
    return out, None


def sound(path):
    with wave.open(path) as file:
        raw = numpy.frombuffer(file.readframes(file.getnframes()), "<i2")
        raw = raw.reshape(-1, file.getnchannels()) / 32768.0
        return [(raw[:, c], file.getframerate(), "")
                for c in range(raw.shape[1])], None


def table(rate, columns, unit="", scale=1.0, separator=None):
    """Rows of numbers; lines before the first are passed over, damaged ones
    behind it are nan."""
    def decode(path):
        rows = []
        for line in open(path, encoding="latin-1"):
            cells = line.replace("\t", " ").strip()
            cells = cells.split(separator) if separator else cells.split()
            try:
                rows.append([float(cells[c]) for c in columns])
            except (ValueError, IndexError):
                if rows and cells:
                    rows.append([float("nan")] * len(columns))
        values = numpy.array(rows) * scale
        return [(values[:, i], rate, unit)
                for i in range(len(columns))], None
    return decode


def opensignals(path):
    with h5py.File(path) as file:
        device = file[list(file)[0]]
        raw = device["raw"]
        names = sorted((x for x in raw if x.startswith("channel_")), key=len)
        return [(numpy.array(raw[x]).ravel(),
                 float(device.attrs["sampling rate"]), "")
                for x in names], None


def actigraph(path):
    """The vendor's decode, where the recorder did not sleep: a sample of
    sleep repeats the last one for whole seconds, and Soleus has a gap."""
    with gzip.open(path[:-5] + ".csv.gz", "rt") as file:
        rows = [row for row in csv.reader(file)][11:]
    values = numpy.array([[float(x) for x in row[:3]] for row in rows])
    return [(values[:, c], 100.0, "g") for c in range(3)], "vendor"


def axivity(path):
    """Unpacked or packed triplets of Open Movement's description."""
    data = open(path, "rb").read()
    parts = []
    for at in range(0, len(data), 512):
        block = data[at:at + 512]
        if block[:2] != b"AX" or sum(struct.unpack("<256H", block)) & 65535:
            continue
        light, = struct.unpack_from("<H", block, 18)
        kind = block[25]
        n, = struct.unpack_from("<H", block, 28)
        if kind & 15 == 2:
            raw = numpy.frombuffer(block[30:30 + 6 * n], "<i2").reshape(-1, 3)
            raw = raw.astype(float)
        else:
            word = numpy.frombuffer(block[30:30 + 4 * n], "<u4").astype(int)
            raw = numpy.stack([(word >> s) & 1023 for s in (0, 10, 20)], 1)
            raw = numpy.where(raw > 511, raw - 1024, raw)
            raw = raw * (1 << (word >> 30))[:, None].astype(float)
        parts.append(raw / (1 << (8 + (light >> 13))))
    values = numpy.concatenate(parts)
    return [(values[:, c], None, "g") for c in range(3)], None


def xdf(path):
    """Numbers of the stream with most channels, in the order of the file."""
    data = open(path, "rb").read()
    heads, values = {}, {}
    sizes = {"double64": "<f8", "float32": "<f4", "int32": "<i4",
             "int16": "<i2", "int8": "i1", "int64": "<i8"}
    at = 4

    def number(at):
        n = data[at]
        return int.from_bytes(data[at + 1:at + 1 + n], "little"), at + 1 + n

    while at < len(data):
        length, at = number(at)
        end = at + length
        tag, = struct.unpack_from("<H", data, at)
        stream = data[at + 2:at + 6]
        if tag == 2:
            text = data[at + 6:end].decode()
            heads[stream] = tuple(
                re.search(f"<{k}>(.*?)</{k}>", text).group(1)
                for k in ("channel_count", "channel_format"))
        if tag == 3 and heads[stream][1] in sizes:
            count, kind = int(heads[stream][0]), sizes[heads[stream][1]]
            n, p = number(at + 6)
            width = numpy.dtype(kind).itemsize * count
            for _ in range(n):
                p += 1 + data[p]
                values.setdefault(stream, []).append(
                    numpy.frombuffer(data[p:p + width], kind).astype(float))
                p += width
        at = end
    best = max(values, key=lambda k: len(values[k]) * len(values[k][0]))
    block = numpy.array(values[best])
    return [(block[:, c], None, "") for c in range(block.shape[1])], None


# --- the table: decoder, kinds, length in seconds, number of runs -----------

KINDS = {"o": "other", "e": "emg", "a": "accelerometer"}
PSG = "ooooeoo"
PLUS = "eeeo" + "e" * 7
BCI = table(200.0, (1, 2, 3, 4, 5, 6, 7), "", 1.0, ",")
NEEDLE = table(4000.0, (1,))
OPENED = {
    "biosppy/acc.txt": (table(100.0, (0, 1, 2)), "aaa", 20.0, 1),
    "biosppy/emg.txt": (table(1000.0, (0,)), "e", 100.0, 1),
    "biosppy/emg_1.txt": (table(1000.0, (0,)), "e", 63.88, 1),
    "edf-bdf/bdfPlusC.bdf": (edf, PLUS, 20.0, 1),
    "edf-bdf/edfAnnonC.edf": (edf, "ee", 1.2, 1),
    "edf-bdf/edfPlusC.edf": (edf, PLUS, 20.0, 1),
    # Records at 0, 2, 4 to 9, 12, 15, 19 s: six stretches.
    "edf-bdf/edfPlusD.edf": (edf, PLUS, 20.0, 6),
    "edf-bdf/short_psg.bdf": (edf, PSG, 300.0, 1),
    "edf-bdf/short_psg.edf": (edf, PSG, 300.0, 1),
    "edf-bdf/test_utf8.edf": (edf, "o", 698.0, 1),
    "evoked-calf-twitches/physiology_FDI_soleus_mV_2000Hz.csv":
        (table(2000.0, (1, 2), "mV", 1.0, ","), "ee", 124.0085, 1),
    "gt3x/TAS1H30182785_2019-09-17.gt3x": (actigraph, "aaa", 2159.0, 7),
    "needle-emg/emg_healthy.hea": (wfdb, "e", 12.715, 1),
    "needle-emg/emg_healthy.txt": (NEEDLE, "e", 12.715, 1),
    "needle-emg/emg_myopathy.hea": (wfdb, "e", 27.58425, 1),
    "needle-emg/emg_myopathy.txt": (NEEDLE, "e", 27.60375, 3),
    "needle-emg/emg_neuropathy.hea": (wfdb, "e", 36.9645, 1),
    "needle-emg/emg_neuropathy.txt": (NEEDLE, "e", 37.03645, 12),
    "openbci/OpenBCI-RAW-S02_S1REST.txt": (BCI, "eeeeaaa", 32.07, 1),
    "openbci/OpenBCI-RAW-S06_S1R0.txt": (BCI, "eeeeaaa", 140.62, 1),
    "openbci/OpenBCI-RAW-S06_S1REST.txt": (BCI, "eeeeaaa", 28.835, 1),
    "openbci/OpenBCI-RAW-S08_S1REST.txt": (BCI, "eeeeaaa", 25.95, 1),
    "opensignals/emg_1000_hz_16_bits_solo.h5": (opensignals, "e", 87.6, 1),
    "opensignals/emg_bursts.h5": (opensignals, "e", 28.519, 1),
    "opensignals/sync_acc_2.h5": (opensignals, "aaa", 20.25, 1),
    "opensignals/sync_acc_2.txt":
        (table(1000.0, (2, 3, 4)), "aaa", 20.25, 1),
    "parkinson-wrist/sample_wrist_accelerometer_data.csv":
        (table(100.0, (1, 2, 3), "g", 1.0, ","), "aaa", 120.0, 1),
    "postural-tremor/tremor_postural_EMG_V_5000Hz_first30s.csv":
        (table(5000.0, (1, 2), "V", 1.0, ","), "ee", 30.0, 1),
    "postural-tremor/tremor_postural_accel_500Hz.csv":
        (table(500.0, (1,), "", 1.0, ","), "a", 61.316, 1),
    "resting-leg/biomech0deg_prox_dist_5000Hz.wav":
        (sound, "ee", 112.4642, 1),
    # By the stamps of its blocks; set to 100 Hz.
    "walking-cwa/example-610-steps.cwa": (axivity, "aaa", 724.75, 1),
    "wfdb/100.hea": (wfdb, "oo", 1805.5556, 1),
    "wfdb/test01_00s.hea": (wfdb, "oooo", 8.0, 1),
    "wfdb/test01_00s_frame.hea": (wfdb, "ooo", 8.0, 1),
    "xdf/clock_resets.xdf": (xdf, "o" * 8, 572.52, 2),
    "xdf/empty_streams.xdf": (xdf, "o", 10.2, 1),
    "xdf/minimal.xdf": (xdf, "ooo", 0.9, 1),
}
# A signal file opens as the header beside it that names it.
SAME = {"needle-emg/emg_healthy.dat": "needle-emg/emg_healthy.hea",
        "needle-emg/emg_myopathy.dat": "needle-emg/emg_myopathy.hea",
        "needle-emg/emg_neuropathy.dat": "needle-emg/emg_neuropathy.hea",
        "wfdb/100.dat": "wfdb/100.hea",
        "wfdb/test01_00s.dat": "wfdb/test01_00s.hea"}
NO_TABLE, NO_RATE, NO_SIGNAL = "no table", "sampling rate", "holds a signal"
REFUSED = {
    "INDEX.md": NO_TABLE,
    "edf-bdf/bdfPlusC_signals.txt": NO_RATE,
    "edf-bdf/edfAnnonC_signals.txt": NO_RATE,
    "edf-bdf/edfPlusC_signals.txt": NO_RATE,
    "edf-bdf/short_psg_header_reference.json": NO_SIGNAL,
    "evoked-calf-twitches/physiology_events.csv": NO_SIGNAL,
    "gt3x/TAS1H30182785_2019-09-17.csv.gz": "no recording",
    "leg-event-lists/Classification Arousals - test1 Unbekannt.txt": NO_TABLE,
    "leg-event-lists/Flow Events - test1 Unbekannt.txt": NO_TABLE,
    "leg-event-lists/Generic - test1 Unbekannt.txt": NO_TABLE,
    "leg-event-lists/Generic_NO_test1.txt": NO_TABLE,
    "leg-event-lists/Sleep profile - test1 Unbekannt.txt": NO_SIGNAL,
    "leg-event-lists/test1_Start-Baseline.txt": NO_TABLE,
    "needle-emg/REPO_LICENSE": NO_TABLE,
    "needle-emg/SHA256SUMS.txt": NO_TABLE,
    "opensignals/emg_bursts_info.json": NO_TABLE,
    "resting-leg/biomech0deg_candidate_discharges.csv": "list of events",
    "wfdb/100.atr": "no recording",
    "xdf/REPO_README.md": NO_RATE,
}


def read(program, path):
    text = subprocess.run([program, path], check=True, capture_output=True,
                          encoding="utf-8").stdout
    lines = [line.split("\t") for line in text.splitlines()]
    return {kind: [line[1:] for line in lines if line[0] == kind]
            for kind in ("refused", "recording", "channel", "run", "sample")}


def expected_value(channel, unit, runs, at, vendor):
    samples, rate, own = channel
    if vendor:
        run = [r for r in runs if int(r[1]) <= at][-1]
        at = round((float(run[3]) + (at - int(run[1])) / rate) * rate)
    value = samples[at]
    return value * FACTOR.get(own, 1.0) if unit == "uV" else value


def judge(found, row):
    """What differs, as text; empty: nothing."""
    decode, kinds, length_s, n_runs = row[1:]
    channels, times = decode(row[0])
    wrong = []

    def expect(what, is_, should, tolerance=0.0):
        same = abs(is_ - should) <= tolerance or (is_ != is_ and
                                                  should != should)
        if not same:
            wrong.append(f"{what} is {is_}, expected {should}")

    if found["refused"]:
        return [found["refused"][0][0]]
    expect("channels", len(found["channel"]), len(channels))
    if wrong:
        return wrong
    expect("length", float(found["recording"][0][0]), length_s, 0.005)
    for c, channel in enumerate(channels):
        label, kind, unit, rate, n = found["channel"][c]
        runs = [r for r in found["run"] if int(r[0]) == c]
        if kind != KINDS[kinds[c]]:
            wrong.append(f"{label} is {kind}, expected {KINDS[kinds[c]]}")
        if channel[1] is not None:
            expect(f"{label}: rate", float(rate), channel[1], 1e-9)
        expect(f"{label}: runs", len(runs), n_runs)
        if times != "vendor":
            expect(f"{label}: samples", int(n), len(channel[0]))
        if isinstance(times, list):
            for r in runs:
                record = int(r[1]) * len(times) // int(n)
                expect(f"{label}: run", float(r[3]), times[record], 1e-6)
        for _, at, value in (s for s in found["sample"] if int(s[0]) == c):
            should = expected_value(channel, unit, runs, int(at),
                                    times == "vendor")
            # Three decimals of the vendor; else the last digit of a float.
            slack = 0.000501 if times == "vendor" else 1e-6 * abs(should)
            expect(f"{label}: sample {at}", float(value), should,
                   slack + 1e-9)
    return wrong


def main():
    program, folder = sys.argv[1:3]
    paths = sorted(os.path.relpath(os.path.join(root, name), folder)
                   for root, _, names in os.walk(folder) for name in names)
    print(f"1..{len(paths) + 1}")
    held = True
    for number, path in enumerate(paths, 1):
        place = os.path.join(folder, path)
        source = SAME.get(path, path)
        found = read(program, place)
        if source in OPENED:
            row = (os.path.join(folder, source),) + OPENED[source]
            wrong = judge(found, row)
        elif path in REFUSED:
            reason = found["refused"][0][0] if found["refused"] else "opened"
            wrong = [] if REFUSED[path] in reason else [reason]
        else:
            wrong = ["no row in check-recordings.py"]
        print("not ok" if wrong else "ok", number, "-", path)
        for line in wrong[:5]:
            print("#", line)
        held = held and not wrong
    rows = set(OPENED) | set(SAME) | set(REFUSED)
    left = sorted(rows - set(paths))
    print("not ok" if left else "ok", len(paths) + 1,
          "- every row has its file", *left)
    return 0 if held and not left else 1


sys.exit(main())
