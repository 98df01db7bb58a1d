# SPDX-License-Identifier: GPL-3.0-or-later
"""A small recording for tests that need one at once."""

import struct

RATE_HZ = 500
SECONDS = 20


def field(text, width):
    return str(text).ljust(width)[:width].encode("ascii")


def write_edf(path, labels=("EMG calf L",)):
    """Flat EMG channels with a small twitch each two seconds; each further
    one is the first made smaller."""
    n = len(labels)
    header = field("0", 8) + field("X X X X", 80) + field("Startdate X", 80)
    header += field("12.03.26", 8) + field("12.04.10", 8)
    header += field(256 * (n + 1), 8)
    header += field("EDF+C", 44) + field(SECONDS, 8) + field(1, 8)
    header += field(n, 4)
    header += b"".join(field(label, 16) for label in labels)
    for text, width in (("", 80), ("uV", 8), (-3276.8, 8), (3276.7, 8),
                        (-32768, 8), (32767, 8), ("", 80), (RATE_HZ, 8),
                        ("", 32)):
        header += n * field(text, width)
    noise = 12345
    values = []
    for i in range(RATE_HZ * SECONDS):
        noise = (1103515245 * noise + 12345) % 2147483648
        value = (noise >> 16) % 21 - 10
        if i % (2 * RATE_HZ) in (400, 401, 402):
            value += 800
        values.append(value)
    with open(path, "wb") as out:
        out.write(header)
        for second in range(SECONDS):
            block = values[second * RATE_HZ:(second + 1) * RATE_HZ]
            for part in range(1, n + 1):
                out.write(struct.pack("<%dh" % RATE_HZ,
                                      *[value // part for value in block]))
