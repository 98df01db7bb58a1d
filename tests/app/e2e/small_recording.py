# SPDX-License-Identifier: GPL-3.0-or-later
"""A small recording for tests that need one at once."""

import struct

RATE_HZ = 500
SECONDS = 20


def field(text, width):
    return str(text).ljust(width)[:width].encode("ascii")


def write_edf(path):
    """A flat EMG channel with a small twitch each two seconds."""
    header = field("0", 8) + field("X X X X", 80) + field("Startdate X", 80)
    header += field("12.03.26", 8) + field("12.04.10", 8) + field(512, 8)
    header += field("EDF+C", 44) + field(SECONDS, 8) + field(1, 8)
    header += field(1, 4) + field("EMG calf L", 16) + field("", 80)
    header += field("uV", 8) + field(-3276.8, 8) + field(3276.7, 8)
    header += field(-32768, 8) + field(32767, 8) + field("", 80)
    header += field(RATE_HZ, 8) + field("", 32)
    noise = 12345
    with open(path, "wb") as out:
        out.write(header)
        for i in range(RATE_HZ * SECONDS):
            noise = (1103515245 * noise + 12345) % 2147483648
            value = (noise >> 16) % 21 - 10
            if i % (2 * RATE_HZ) in (400, 401, 402):
                value += 800
            out.write(struct.pack("<h", value))
