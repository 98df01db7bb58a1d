/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-recording.h"

G_BEGIN_DECLS

/* A recording cannot be made again. FALSE and SOLEUS_ERROR_USAGE when @output
 * is the file @recording was read from, by whatever name or link, or one of
 * those that a header names or that hold its annotations (.dat, .atr, .eeg,
 * .vmrk). */
gboolean soleus_overwrite_check (
    const SoleusRecording *recording, const char *output, GError **error);

G_END_DECLS
