#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading examples of docs/DATA.md read what the program writes.

usage: check-examples.py SOLEUS_CLI DATA.md
TAP; the example for R is skipped where there is no Rscript.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page, re.S)


def run(*command, folder):
    return subprocess.run([str(word) for word in command], cwd=folder,
                          capture_output=True, text=True)


def make_results(cli, folder):
    night = folder / "nights"
    night.mkdir()
    made = run(cli, "simulate", "FBURST", "-o", "nights/calf.edf",
               "--duration", "60", "--snr", "20", "--seed", "3", folder=folder)
    assert made.returncode == 0, made.stderr
    done = run(cli, "batch", "nights", "-o", "out", "--quiet", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder / "out" / "recordings" / "calf.edf"


def check(results, out):
    """What an example printed; None where all is right."""
    if out.returncode != 0:
        return out.stderr
    rows = (results / "episodes.csv").read_text().splitlines()
    if len(rows) < 2:
        return "the recording shows no episode"
    if f"{len(rows) - 1} episodes" not in out.stdout:
        return f"{len(rows) - 1} episodes, but it printed: {out.stdout}"
    return None


def stamps_agree(results):
    head = json.loads((results / "analysis.json").read_text())
    settings = json.loads((results / "parameters.json").read_text())
    end = f",{head['settings_hash']},{head['version']}"
    for name in ("episodes.csv", "bursts.csv", "excluded.csv"):
        lines = (results / name).read_text().splitlines()
        if not lines[0].endswith(",settings_hash,version"):
            return f"{name}: {lines[0]}"
        if not all(line.endswith(end) for line in lines[1:]):
            return f"{name}: a row without its stamp"
    if settings["settings_hash"] != head["settings_hash"]:
        return "parameters.json has another hash"
    if settings["parameters"] != head["parameters"]:
        return "parameters.json has other parameters"
    return None


def main():
    cli, page = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    page = pathlib.Path(page).read_text(encoding="utf-8")
    examples = [("Python", block, [sys.executable, "-c", block])
                for block in blocks(page, "python")]
    examples += [("R", block, ["Rscript", "-e", block])
                 for block in blocks(page, "r")]
    kinds = {name for name, _, _ in examples}
    print(f"1..{len(examples) + 2}")
    with tempfile.TemporaryDirectory() as folder:
        results = make_results(cli, pathlib.Path(folder))
        wrong = stamps_agree(results)
        print("ok 1" if wrong is None else f"not ok 1 - {wrong}",
              "every table bears its stamp")
        print("ok 2" if kinds == {"Python", "R"} else "not ok 2",
              "there is an example in Python and in R")
        for number, (name, _, command) in enumerate(examples, 3):
            if name == "R" and shutil.which("Rscript") is None:
                print(f"ok {number} {name} # SKIP no Rscript here")
                continue
            wrong = check(results, run(*command, folder=results))
            print(f"ok {number} {name}" if wrong is None
                  else f"not ok {number} {name}: {wrong}")


if __name__ == "__main__":
    main()
