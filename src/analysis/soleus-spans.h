/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"

G_BEGIN_DECLS

/* Sets of time: arrays of SoleusSpan, sorted and disjoint. */
GArray *soleus_spans_new (void);
/* Sorts and joins what touches or lies within @gap_s. */
void soleus_spans_normalise (GArray *spans, double gap_s);
/* @spans without @holes (both normal); a new array. */
GArray *soleus_spans_subtract (const GArray *spans, const GArray *holes);
double soleus_spans_total_s (const GArray *spans);
/* Part of @span that lies in @spans, seconds. */
double soleus_spans_overlap_s (const GArray *spans, SoleusSpan span);
gboolean soleus_spans_contain (const GArray *spans, double time_s);

/*
 * Where twitches of @channel count: states REST and SLEEP without the
 * artefacts of that channel. Mains and line noise were subtracted and take no
 * time away.
 */
GArray *soleus_usable_rest (const SoleusAnalysis *analysis, guint channel);

G_END_DECLS
