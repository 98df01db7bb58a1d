#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers follow the locale where people read, and never in files; reports
are written in every locale.

usage: check-locales.py SOLEUS_CLI
The locales are made for the test; 77 (skipped) where that cannot be done.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

# Their language, and the mark before decimals that makes the test bite.
LOCALES = {"de_DE": ("de", ","), "ar_EG": ("ar", None)}
MARK = ("import locale; locale.setlocale(locale.LC_ALL, '');"
        "print(locale.localeconv()['decimal_point'])")


def make_locale(name, folder):
    made = subprocess.run(["localedef", "-i", name, "-f", "UTF-8",
                           folder / f"{name}.UTF-8"], capture_output=True)
    return made.returncode == 0


def environment(folder, name):
    rest = {key: value for key, value in os.environ.items()
            if not key.startswith("LC_")}
    if name is None:
        return {**rest, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    return {**rest, "LC_ALL": f"{name}.UTF-8", "LOCPATH": str(folder),
            "LANGUAGE": LOCALES[name][0]}


def files_of(cli, recording, folder, env):
    """Everything the program writes for other programs, name to bytes."""
    jobs = {"analysis.json": ["analyse", recording, "--json"],
            "info.json": ["info", recording, "--json"],
            "questions.json": ["questions", recording, "--json"],
            "events.csv": ["analyse", recording, "--events"],
            "table.csv": ["export", recording, "--to", "csv", "-o"],
            "labels.txt": ["export", recording, "--to", "audacity", "-o"],
            "events.tsv": ["export", recording, "--to", "bids", "-o"]}
    written = {}
    for name, job in jobs.items():
        path = folder / name
        if job[-1] in ("-o", "--events"):
            subprocess.run([cli] + job + [path], env=env, check=True,
                           capture_output=True)
            written[name] = path.read_bytes()
            path.unlink()
        else:
            written[name] = subprocess.run([cli] + job, env=env, check=True,
                                           capture_output=True).stdout
    return written


def reports_of(cli, recording, folder, env):
    """What went wrong with the report of each kind; numbers for people."""
    wrong = []
    for kind in ("pdf", "html", "md"):
        done = subprocess.run([cli, "report", recording, "-q", "-o",
                               folder / f"report.{kind}"], env=env,
                              capture_output=True, text=True)
        if done.returncode != 0:
            wrong.append(f"report as {kind}: {done.stderr.strip()}")
    return wrong


def main():
    cli = sys.argv[1]
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        try:
            made = [locale for locale in LOCALES
                    if make_locale(locale, folder)]
        except FileNotFoundError:
            made = []
        if not made:
            sys.exit(77)
        recording = folder / "calf.edf"
        plain = environment(folder, None)
        subprocess.run([cli, "simulate", "FASC", "-o", recording, "--duration",
                        "20"], env=plain, check=True, capture_output=True)
        wanted = files_of(cli, recording, folder, plain)
        for locale in made:
            env = environment(folder, locale)
            mark = subprocess.run([sys.executable, "-c", MARK], env=env,
                                  check=True, capture_output=True,
                                  text=True).stdout.strip()
            if LOCALES[locale][1] not in (None, mark):
                found.append(f"{locale} writes {mark} before decimals")
            shown = files_of(cli, recording, folder, env)
            found += [f"{locale}: {file} differs" for file in wanted
                      if shown[file] != wanted[file]]
            found += [f"{locale}: {what}" for what in
                      reports_of(cli, recording, folder, env)]
    print(f"{len(wanted)} files in {len(made)} locales")
    if found:
        sys.exit("\n".join(found))


main()
