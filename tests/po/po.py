# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a .po or .pot file: a list of (msgid, [translations])."""

import re

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unquote(text):
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m.group(1), m.group(1)),
                  text[1:-1])


def read(path):
    entries = []
    fields = None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            keyword = re.match(r'(msg\w+)(?:\[\d\])? (".*")$', line)
            if keyword:
                name = keyword.group(1)
                if name in ("msgctxt", "msgid") and (
                        fields is None or name in fields):
                    fields = {}
                    entries.append(fields)
                fields.setdefault(name, []).append(unquote(keyword.group(2)))
                last = fields[name]
            elif line.startswith('"'):
                last[-1] += unquote(line)
            elif not line:
                fields = None
    return [(e["msgid"][0] if "msgid" in e else "",
             e.get("msgid_plural", []), e.get("msgstr", []))
            for e in entries if e.get("msgid", [""])[0]]
