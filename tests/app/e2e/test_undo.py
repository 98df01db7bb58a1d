#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random edits by mouse and keys in the real window; after it was closed and
opened again all are undone, and after another time all are done again.

usage: test_undo.py PROGRAM [EDITS [SEED]]
"""

import os
import random
import sqlite3
import sys
import time

from small_recording import write_edf
from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for, watched)

N_EDITS = 60
# What one person decided; columns that tell since when are left out.
TABLES = ("mark", "edit", "channel", "answer", "parameter", "note")
# Keys sent at once: more would wait in a queue longer than we wait.
BATCH = 20


class Kept:
    """What the library holds, as another program reads it."""

    def __init__(self, path):
        self.path = path

    def ask(self, question, *values):
        base = sqlite3.connect("file:%s?mode=ro" % self.path, uri=True,
                               timeout=30)
        try:
            rows = base.execute(question, values)
            names = [column[0] for column in rows.description]
            return [dict(zip(names, row)) for row in rows]
        finally:
            base.close()

    def position(self):
        return self.ask("SELECT position FROM recording")[0]["position"]

    def n_steps(self):
        return self.ask("SELECT count (*) AS n FROM step")[0]["n"]

    def newest(self, label):
        """The id of the last mark so called; ids are never given again."""
        return self.ask("SELECT coalesce (max (id), 0) AS id FROM mark"
                        " WHERE label = ?", label)[0]["id"]

    def decisions(self):
        now = self.position()
        found = set()
        for table in TABLES:
            for row in self.ask(
                    "SELECT * FROM %s WHERE first_step <= ?1 AND"
                    " (end_step IS NULL OR end_step > ?1)" % table, now):
                row.pop("first_step")
                row.pop("end_step")
                found.add((table, tuple(row.items())))
        return found


class Person:
    """Makes one random edit after another."""

    def __init__(self, window, seed):
        self.window = window
        self.random = random.Random(seed)
        plot = window.wait(role="image", pattern="EMG", within="Tracks")
        self.plot = window.extents(plot)

    def mark(self, key=None):
        x, y, width, height = self.plot
        left = x + width * self.random.uniform(0.05, 0.85)
        right = left + width * self.random.uniform(0.02, 0.10)
        high = round(y + height * 0.4)
        self.window.xdo(
            "mousemove", round(left), high, "mousedown", 1, "sleep", 0.03,
            "mousemove", round(0.5 * (left + right)), high, "sleep", 0.03,
            "mousemove", round(right), high, "sleep", 0.03, "mouseup", 1,
            "sleep", 0.05, "key", key or self.label())

    def label(self):
        return self.random.choice("12345")

    def catch_up(self, kept):
        """Ends with a mark of its own kind, and waits for it: keys may wait
        in a queue for long, and nothing undone is left after it."""
        before = kept.newest("felt-one")
        self.mark("9")
        wait_for(lambda: kept.newest("felt-one") > before, "the last mark")

    def choose(self):
        way = self.random.choice("np")
        self.window.key(*[way] * self.random.randint(1, 4))

    def change(self):
        self.choose()
        self.window.key(self.random.choice(
            ["Delete", "ctrl+Return", "m", "alt+Right", "alt+Left",
             "alt+shift+Right", self.label(), self.label()]))

    def edit(self):
        kind = self.random.random()
        if kind < 0.4:
            self.mark()
        elif kind < 0.85:
            self.change()
        else:
            self.window.key("ctrl+z" if kind < 0.95 else "ctrl+shift+z")


def settled(kept):
    """Waits until no key is left that changes something."""
    last = None
    while last != (last := (kept.position(), kept.n_steps())):
        time.sleep(2)


def shown(window):
    path = os.path.join(scratch_dir(), "shown.csv")
    with open(window.export("episodes", path), encoding="utf-8") as lines:
        return sorted(lines)


def press_until(window, key, kept, wanted):
    """A little more often than needed does nothing."""
    patience = 30
    while kept.position() != wanted and patience > 0:
        before = kept.position()
        window.key(*[key] * min(BATCH, abs(wanted - before)))
        time.sleep(0.5)
        patience = 30 if kept.position() != before else patience - 1


def under_a_filter(tap, window, kept):
    """What the list does not show is not changed with what it shows."""
    window.click(name="Which episodes are listed")
    time.sleep(0.6)
    window.key("Down", "Return")  # what was found, not own marks
    numbers = []
    for key in ("5", "Delete", "4", "3", "1"):
        window.key("n")
        time.sleep(0.5)
        before = kept.decisions()
        window.key(key)
        settled(kept)
        changed = before ^ kept.decisions()
        numbers.append(len({(table, dict(row).get("id"))
                            for table, row in changed}))
    # One that has the label already is no change.
    tap.check(max(numbers) == 1 and sum(numbers) > 2,
              "under a filter a key changes what is chosen alone: %s"
              % numbers)


def main():
    program = sys.argv[1]
    n_edits = int(sys.argv[2]) if len(sys.argv) > 2 else N_EDITS
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261124
    need_tools("gdbus")
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    tap = Tap()
    recording = os.path.join(scratch_dir(), "calf.edf")
    library = os.path.join(scratch_dir(), "library.db")
    write_edf(recording)
    kept = Kept(library)
    begun = time.time()

    def opened():
        window = Window(program, "--library", library, recording)
        window.analysed()
        return window

    with watched(tap):
        window = opened()
        start = kept.decisions()
        seen_at_start = shown(window)
        person = Person(window, seed)
        for i in range(n_edits):
            person.edit()
            if i % BATCH == BATCH - 1:
                person.catch_up(kept)
        person.catch_up(kept)
        n_steps = kept.position()
        end = kept.decisions()
        seen_at_end = shown(window)
        tap.check(n_steps > n_edits // 3 and n_steps == kept.n_steps(),
                  "%d edits, seed %d, leave %d steps and %d rows in %.0f s"
                  % (n_edits, seed, n_steps, len(end), time.time() - begun))
        tap.check(start != end and seen_at_start != seen_at_end,
                  "they change what is kept and what is shown")
        tap.check(window.close() == 0, "the window is closed")
        window = opened()
        tap.check(shown(window) == seen_at_end, "it is opened as it was left")
        press_until(window, "ctrl+z", kept, 0)
        tap.check(kept.decisions() == start, "undo all is the start")
        tap.check(shown(window) == seen_at_start, "and is shown so")
        tap.check(window.close() == 0, "the window is closed again")
        window = opened()
        press_until(window, "ctrl+shift+z", kept, n_steps)
        tap.check(kept.decisions() == end, "redo all is the end")
        tap.check(shown(window) == seen_at_end, "and is shown so")
        under_a_filter(tap, window, kept)
        window.check_quiet(tap)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
