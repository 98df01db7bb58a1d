/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"

/* Rows of an analysis for the tests that need no signal. What is not said is
 * not measured; times are seconds. Pointers hold until the next row. */
SoleusQuality *rows_add_quality (SoleusAnalysis *analysis, gboolean searched);
void rows_add_state (
    SoleusAnalysis *analysis, double onset_s, double end_s, SoleusState state);
void rows_add_artefact (SoleusAnalysis *analysis, guint channel, double onset_s,
    double end_s, SoleusArtefactKind kind);
/* mu and score 1, one burst, found. */
SoleusEpisode *rows_add_episode (SoleusAnalysis *analysis, guint channel,
    double onset_s, double end_s, SoleusPattern pattern);
/* Of no episode; peak_ratio 100: clear of the noise. */
SoleusBurst *rows_add_burst (SoleusAnalysis *analysis, guint channel,
    double onset_s, double end_s, SoleusPattern pattern);
/* An episode with a burst for itself alone. */
SoleusEpisode *rows_add_both (SoleusAnalysis *analysis, guint channel,
    double onset_s, double end_s, SoleusPattern pattern);
