/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-recording.h"

/* Opens @data, [size], as if it were the file @name; @companion, [n], stands
 * for the file that it names (NULL: none). What opens must keep its own
 * promises and be readable from end to end; what does not must say so in a
 * sentence. TRUE when it opened. */
gboolean damage_try (const char *name, const guint8 *data, gsize size,
    const guint8 *companion, gsize n);

/* Reads the first and the last samples of every channel and of every gap's
 * sides, and asserts what a recording promises. */
void damage_check_recording (const SoleusRecording *recording);

/* Cuts @data at 64 places of its first 2048 bytes, at 64 even steps and at
 * @n_random random places, then flips up to 8 random bytes @n_random times
 * (half of them among the first 2048). */
void damage_try_all (const char *name, const guint8 *data, gsize size,
    const guint8 *companion, gsize n, guint n_random, guint32 seed);
