#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""People whose twitches follow a trigger, and people whose do not.

usage: test_people.py SOLEUS_CLI [PEOPLE [DAYS [SECONDS]]]

Synthetic: half of the people twitch twice as often on the evenings after
coffee, the others drink it as often and twitch all the same. The diary must
find the effect, with an interval that covers it, and stay silent on the
others. Prints TAP; seeds are printed.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

CLI = os.path.abspath(sys.argv[1])
PEOPLE = int(sys.argv[2]) if len(sys.argv) > 2 else 4
DAYS = int(sys.argv[3]) if len(sys.argv) > 3 else 8
SECONDS = int(sys.argv[4]) if len(sys.argv) > 4 else 600
BASE_PER_MIN = 4.0
EFFECT = 2.0
SEED = int(os.environ.get("SOLEUS_SEED", "20261123"))

number = 0
failed = 0


def check(good, name):
    global number, failed
    number += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}", flush=True)


def run(*words):
    return subprocess.run([CLI, *words], check=True, capture_output=True,
                          text=True).stdout


def date_it(path, day):
    """Writes the evening of that day of May into the header of the EDF+."""
    with open(path, "r+b") as file:
        file.seek(88)
        file.write(f"Startdate {day:02d}-MAY-2026 X X X".ljust(80).encode())
        file.write(f"{day:02d}.05.26".encode())
        file.write(b"20.00.00")


def make_person(folder, library, person, chance):
    """Ten evenings and a diary; every other person answers to coffee."""
    name = f"p{person:02d}"
    answers = person % 2 == 0
    coffee = set(chance.sample(range(1, DAYS + 1), DAYS // 2))
    paths = []
    for day in range(1, DAYS + 1):
        path = os.path.join(folder, f"{name}-{day:02d}.edf")
        rate = BASE_PER_MIN * (EFFECT if answers and day in coffee else 1.0)
        run("simulate", "FASC", "-o", path, "--seed",
            str(chance.randrange(1 << 30)), "--duration", str(SECONDS),
            "--rate", "1000", "--acc-rate", "0", "--channels", "1",
            "--noise", "clean", "--snr", "15", "--per-minute", str(rate))
        date_it(path, day)
        paths.append(path)
    run("library", "add", *paths, "--person", name, "--library", library,
        "--quiet")
    diary = os.path.join(folder, name + ".csv")
    with open(diary, "w", encoding="utf-8") as file:
        file.write("at,trigger\n")
        for day in sorted(coffee):
            file.write(f"2026-05-{day:02d}T08:00,coffee\n")
    run("library", "diary", "--import", diary, "--person", name, "--library",
        library)
    text = run("library", "effects", "--person", name, "--library", library,
               "--window-h", "20", "--json")
    return name, answers, json.loads(text)["effects"][0]


def main():
    chance = random.Random(SEED)
    print(f"# seed {SEED}, {PEOPLE} people, {DAYS} days, {SECONDS} s each")
    work = tempfile.mkdtemp(prefix="soleus-people-")
    library = os.path.join(work, "library.db")
    found = covered = silent = 0
    n_answering = (PEOPLE + 1) // 2
    try:
        for person in range(PEOPLE):
            name, answers, effect = make_person(work, library, person, chance)
            print(f"# {name} {'answers' if answers else 'does not'}: "
                  f"{effect['ratio']:.2f} ({effect['ratio_low']:.2f} to "
                  f"{effect['ratio_high']:.2f}), p {effect['p']:.3g}",
                  flush=True)
            truth = EFFECT if answers else 1.0
            covered += effect["ratio_low"] <= truth <= effect["ratio_high"]
            found += answers and effect["differs"]
            silent += not answers and not effect["differs"]
    finally:
        shutil.rmtree(work, ignore_errors=True)
    check(found == n_answering, f"the effect is found in {found} of "
          f"{n_answering} people who have it")
    # An interval of 95 % misses one in twenty by right.
    allowed = max(1, PEOPLE // 10)
    check(covered >= PEOPLE - allowed,
          f"the interval covers the truth in {covered} of {PEOPLE}")
    check(silent >= PEOPLE - n_answering - allowed,
          f"it is silent on {silent} of {PEOPLE - n_answering} without it")
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
