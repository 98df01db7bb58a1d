# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks as TAP: a test is a function whose name is a sentence."""

import os
import sys
import traceback


class Skip(Exception):
    """What is missing to run the test."""


def run(tests):
    failed = 0
    for n, test in enumerate(tests, 1):
        name = test.__name__
        try:
            test()
            print(f"ok {n} - {name}", flush=True)
        except Skip as reason:
            if os.environ.get("SOLEUS_REQUIRE_JUDGES"):
                failed += 1
                print(f"not ok {n} - {name}: {reason}", flush=True)
            else:
                print(f"ok {n} - {name} # SKIP {reason}", flush=True)
        except Exception as error:
            failed += 1
            traceback.print_exc()
            print(f"not ok {n} - {name}: {error}", flush=True)
    print(f"1..{len(tests)}")
    sys.exit(1 if failed else 0)
