#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped workflow over a simulated cohort, killed and taken up again.

usage: test_cohort.py SOLEUS_CLI SNAKEFILE [RECORDINGS [SECONDS]]

Synthetic recordings, one missing and one damaged. Prints TAP. Without
Snakemake it is skipped, or fails where SOLEUS_REQUIRE_JUDGES is set.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

CLI, SNAKEFILE = (os.path.abspath(path) for path in sys.argv[1:3])
N = int(sys.argv[3]) if len(sys.argv) > 3 else 12
SECONDS = sys.argv[4] if len(sys.argv) > 4 else "20"
TABLES = ["recordings.csv", "failures.csv", "columns.csv"]

number = 0
failed = 0


def check(good, name):
    global number, failed
    number += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}", flush=True)


def simulate(folder):
    """N recordings of one channel; the fifth is damaged, one is missing."""
    lines = []
    for i in range(N):
        path = os.path.join(folder, f"p{i:03d}.edf")
        subprocess.run(
            [CLI, "simulate", "FASC", "-o", path, "--seed", str(100 + i),
             "--duration", SECONDS, "--rate", "1000", "--acc-rate", "0"],
            check=True, stdout=subprocess.DEVNULL)
        if i == 4:
            with open(path, "r+b") as file:
                file.truncate(300)
        lines.append(path)
    lines.insert(7, os.path.join(folder, "gone.edf"))
    path = os.path.join(folder, "cohort.tab")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return path


def workflow(work, recordings, results, *more):
    return ["snakemake", "--snakefile", SNAKEFILE, "--directory", work,
            "--cores", "2", "--quiet", "--nocolor", *more, "--config",
            f"recordings={recordings}", f"results={results}", "shards=5",
            f"soleus_cli={CLI}"]


def done(results):
    """How many recordings have their folder of results."""
    return sum(".rows.csv" in names for _, _, names in os.walk(results))


def kill_when(command, results, enough):
    """Starts the workflow and kills it and its jobs in the midst."""
    process = subprocess.Popen(command, start_new_session=True,
                               stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    end = time.monotonic() + 120
    while (process.poll() is None and done(results) < enough
           and time.monotonic() < end):
        time.sleep(0.01)
    killed = process.poll() is None
    if killed:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return killed


def read(*parts):
    with open(os.path.join(*parts), "rb") as file:
        return file.read()


def main():
    if shutil.which("snakemake") is None:
        if os.environ.get("SOLEUS_REQUIRE_JUDGES"):
            print("1..1\nnot ok 1 - Snakemake is not installed")
            return 1
        print("1..0 # SKIP Snakemake is not installed")
        return 0
    work = tempfile.mkdtemp(prefix="soleus-cohort-")
    os.environ["HOME"] = work  # Snakemake keeps its caches there
    try:
        run(work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"1..{number}")
    return 1 if failed else 0


def run(work):
    inputs = os.path.join(work, "in")
    whole = os.path.join(work, "whole")
    results = os.path.join(work, "results")
    os.mkdir(inputs)
    recordings = simulate(inputs)
    subprocess.run([CLI, "batch", recordings, "-o", whole, "--quiet",
                    "--allow-failures"], check=True)
    check(done(whole) == N - 1, "one run alone does all that can be done")

    command = workflow(work, recordings, results)
    check(kill_when(command, results, max(2, N // 4)),
          "the workflow is killed in the midst")
    before = done(results)
    subprocess.run(command + ["--unlock"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    again = subprocess.run(
        workflow(work, recordings, results, "--rerun-incomplete"),
        capture_output=True, text=True, check=False)
    if again.returncode != 0:
        print("# " + again.stderr.replace("\n", "\n# "))
    check(again.returncode == 0, "and goes on to its end")
    check(0 < before < N - 1, "it had begun and was not done")
    for table in TABLES:
        check(read(whole, table) == read(results, table),
              f"{table} equals that of the uninterrupted run")
    failures = read(results, "failures.csv").decode()
    check("gone.edf" in failures and "p004.edf" in failures
          and failures.count("\n") == 3,
          "the missing and the damaged file stand in the log of failures")


if __name__ == "__main__":
    sys.exit(main())
