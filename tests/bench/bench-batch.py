#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a cohort costs: simulated recordings analysed one by one and by
"batch", in turns in one run, so that a busy machine is busy for both. Told in
processor time, which other programs share the wall clock of.

usage: bench-batch.py SOLEUS-CLI [MINUTES [RECORDINGS [ROUNDS]]]
"""

import os
import resource
import subprocess
import sys
import tempfile
import time


def run(command):
    """Processor seconds, wall seconds, and the largest memory in MB so far."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    wall_s = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = (after.ru_utime - before.ru_utime
             + after.ru_stime - before.ru_stime)
    return cpu_s, wall_s, after.ru_maxrss / 1024


def size_mb(folder):
    return sum(os.path.getsize(os.path.join(where, name))
               for where, _, names in os.walk(folder)
               for name in names) / 1e6


def main():
    cli = sys.argv[1]
    minutes, n, rounds = (int(sys.argv[i]) if len(sys.argv) > i else standard
                          for i, standard in ((2, 10), (3, 4), (4, 3)))
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "in")
        os.mkdir(folder)
        paths = [os.path.join(folder, "%d.edf" % i) for i in range(n)]
        for i, path in enumerate(paths):
            run([cli, "simulate", "FASC", "-o", path, "--duration",
                 str(60 * minutes), "--seed", str(i)])
        single, batch, both = [], [], []
        for i in range(rounds):
            single.append(sum(run([cli, "analyse", path, "--json"])[0]
                              for path in paths))
            for jobs, times in ((1, batch), (2, both)):
                out = os.path.join(scratch, "out-%d-%d" % (jobs, i))
                cpu_s, _, memory_mb = run([cli, "batch", folder, "-o", out,
                                           "-j", str(jobs)])
                times.append(cpu_s)
        hours = n * minutes / 60
        best = min(single)
        print("recordings                %d of %d min, %.1f MB each"
              % (n, minutes, size_mb(folder) / n))
        for name, times in (("one by one", single), ("batch, one job", batch),
                            ("batch, two jobs", both)):
            print("%-25s %.2f s of processor a recorded hour, %.0f %% of one "
                  "by one" % (name, min(times) / hours,
                              100 * min(times) / best))
        print("recorded hours            %.0f a core-hour"
              % (3600 * hours / min(batch)))
        print("memory                    %.0f MB at most" % memory_mb)
        print("results                   %.2f MB a recorded hour"
              % (size_mb(out) / hours))


if __name__ == "__main__":
    main()
