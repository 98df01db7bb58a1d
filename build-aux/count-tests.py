#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts single tests in a Meson test log and prints one closing line.

A program that speaks TAP counts by its own lines, any other program as one
test. The exit status is 1 when something failed or nothing ran.
"""
import json
import re
import sys

TAP_LINE = re.compile(r"^(not )?ok\b(?P<rest>.*)$", re.M)
TAP_SKIP_ALL = re.compile(r"^1\.\.0\s*#\s*SKIP\s*(?P<why>.*)$", re.M | re.I)


def count(entry):
    """(passed, failed, reasons for skipping) of one test program."""
    out = entry.get("stdout") or ""
    skipped = TAP_SKIP_ALL.search(out)
    if skipped:
        return 0, 0, [skipped.group("why")]
    passed, failed, reasons = 0, 0, []
    for line in TAP_LINE.finditer(out):
        rest = line.group("rest")
        if re.search(r"#\s*SKIP", rest, re.I):
            reasons.append(rest.split("#", 1)[1].strip()[4:].strip())
        elif line.group(1):
            failed += 1
        else:
            passed += 1
    bad = entry["result"] in ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT")
    if passed + failed + len(reasons) == 0:
        if entry["result"] == "SKIP":
            return 0, 0, ["said so by its exit status"]
        return (0, 1, []) if bad else (1, 0, [])
    # A program that died after its last good line has failed all the same.
    if bad and failed == 0:
        failed = 1
    return passed, failed, reasons


def main(path):
    total_passed = total_failed = total_skipped = 0
    with open(path, encoding="utf-8") as log:
        for line in log:
            entry = json.loads(line)
            passed, failed, reasons = count(entry)
            total_passed += passed
            total_failed += failed
            total_skipped += len(reasons)
            for why in reasons:
                print(f"skipped: {entry['name']}: {why}")
            if failed:
                print(f"failed: {entry['name']}")
    closing = f"{total_passed} passed, {total_failed} failed"
    if total_skipped:
        closing += f", {total_skipped} skipped"
    print(closing)
    return 1 if total_failed or not total_passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
