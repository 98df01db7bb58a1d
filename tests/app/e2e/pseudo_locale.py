# SPDX-License-Identifier: GPL-3.0-or-later
"""A language in which every text is twice as long as in English: it stands for
every language that nobody wrote yet."""

import os
import re
import struct

NAME = "xx"
MAGIC = 0x950412de
HEADER = ("Content-Type: text/plain; charset=UTF-8\n"
          "Plural-Forms: nplurals=2; plural=(n != 1);\n")
# Placeholders, mark-up and the letter of a key are not said twice.
KEEP_ONCE = re.compile(r"%[-0-9.*l]*[a-zA-Z%]|</?[^<>]*>|&[a-z]+;|_")


def longer(text):
    """@text with its own words once more."""
    again = KEEP_ONCE.sub("", text).strip()
    end = "\n" if text.endswith("\n") else ""
    return text.rstrip("\n") + (" " + again if again else "") + end


def texts_of(compiled):
    """The English texts of a compiled language, bytes: what stands before a
    translation, with its plural behind a zero byte."""
    with open(compiled, "rb") as file:
        data = file.read()
    magic, _, number, table = struct.unpack_from("<IIII", data)
    assert magic == MAGIC, compiled
    rows = [struct.unpack_from("<II", data, table + 8 * row)
            for row in range(number)]
    return [data[offset:offset + length] for length, offset in rows]


def said_longer(key):
    """The translation of one of the texts above."""
    if not key:
        return HEADER.encode()
    # What stands before \4 says where the text is used.
    forms = key.decode().rpartition("\4")[2].split("\0")
    return "\0".join(longer(form) for form in forms).encode()


def write(compiled, folder):
    """Compiles the long language into @folder from another's texts."""
    keys = sorted(texts_of(compiled))
    sides = [[key for key in keys], [said_longer(key) for key in keys]]
    at = 28 + 16 * len(keys)
    tables, strings = b"", b""
    for side in sides:
        for text in side:
            tables += struct.pack("<II", len(text), at + len(strings))
            strings += text + b"\0"
    path = os.path.join(folder, NAME, "LC_MESSAGES", "soleus.mo")
    os.makedirs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(struct.pack("<7I", MAGIC, 0, len(keys), 28,
                               28 + 8 * len(keys), 0, at))
        file.write(tables + strings)
