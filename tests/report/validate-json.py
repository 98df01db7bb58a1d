# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent judge: is FILE what SCHEMA asks for? Prints each fault.

Without arguments: exit 0 when the judge can work at all.
"""
import json
import sys

import jsonschema


def main():
    if len(sys.argv) == 1:
        return 0
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        document = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema)
    faults = list(judge.iter_errors(document))
    for fault in faults:
        print("/".join(str(part) for part in fault.path), fault.message[:300])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
