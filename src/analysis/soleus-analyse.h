/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-mark.h"
#include "soleus-progress.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * What a recording shows. Pure: the same recording, parameters and conditions
 * give the same bytes, whatever the number of threads. Runs that a gap
 * separates are never joined.
 *
 * @conditions (may be NULL with @n_conditions 0) are the person's own marks
 * whose labels are condition ids; annotations of the file count as well.
 * @parameters may be NULL: the standard ones. NULL and SOLEUS_ERROR_CANCELLED
 * once @progress is cancelled, and the error of the recording where it cannot
 * be read. A recording without a channel that can show twitches gives an
 * analysis whose verdict says why.
 */
SoleusAnalysis *soleus_analyse (const SoleusRecording *recording,
    const SoleusParameters *parameters, const SoleusMark *const *conditions,
    guint n_conditions, SoleusProgress *progress, GError **error);

G_END_DECLS
