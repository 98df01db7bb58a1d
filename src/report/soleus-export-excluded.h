/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-report-input.h"
#include "soleus-sink.h"

G_BEGIN_DECLS

/*
 * What was left out of the counts, and why, as CSV: a row a stretch, or a
 * channel over all of its length, in the columns
 *
 *   onset_s,duration_s,channel,kind,reason,settings_hash,version
 *
 * kind and reason:
 *   channel   the id of why it cannot show twitches
 *   gap       NO-DATA: no channel was recorded
 *   artefact  the id of the disturbance, ART-...
 *   state     UNUSABLE, or VOLUNTARY and ACTIVITY: not at rest, so that no
 *             rate counts there
 *   episode   rejected: found, and refused by a person
 *
 * channel holds labels joined by "|"; empty for all.
 */
void soleus_export_excluded (const SoleusReportInput *input, SoleusSink *sink);

G_END_DECLS
