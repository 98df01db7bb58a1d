/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-library.h"

G_BEGIN_DECLS

/* What @analysis counted in @recording: for each place that was searched its
 * clean time, and each pattern found there. An array of SoleusLibraryRateRow
 * whose recording is 0; borrows from both. */
GArray *soleus_recording_rates_new (
    SoleusRecording *recording, const SoleusAnalysis *analysis);

/* Keeps in row @id of the library what @analysis counted in @recording: for
 * each place that was searched its clean time, and each pattern found there.
 * Takes the place of what stood there. */
gboolean soleus_recording_rates_keep (SoleusLibrary *library, gint64 id,
    SoleusRecording *recording, const SoleusAnalysis *analysis, GError **error);

G_END_DECLS
