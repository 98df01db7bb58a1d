/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* What lists of events share. */

/* The episode a burst belongs to, or NULL. */
const SoleusEpisode *soleus_burst_episode (
    const SoleusAnalysis *analysis, const SoleusBurst *burst);
/* FALSE for the bursts of a rejected episode. */
gboolean soleus_burst_is_listed (
    const SoleusAnalysis *analysis, const SoleusBurst *burst);
/* Peak to peak of the strongest burst of every episode, [episodes->len];
 * NAN: it has none. Free with g_free(). */
double *soleus_episode_amplitudes_new (const SoleusAnalysis *analysis);
/* Middle of what a picture of at most @longest_s shows of @episode, a row of
 * @analysis: of the whole; of a longer one the burst nearest to its middle,
 * for between two leg movements there is nothing to see. */
double soleus_episode_shown_s (const SoleusAnalysis *analysis,
    const SoleusEpisode *episode, double longest_s);
/* Unit of the amplitude: "uV", "g", or "x noise" where not calibrated. */
const char *soleus_burst_unit (
    const SoleusRecording *recording, const SoleusBurst *burst);
/* Labels joined by "|", "" for none; free with g_free(). */
char *soleus_channel_labels_dup (
    const SoleusRecording *recording, const SoleusChannelSet *channels);

G_END_DECLS
