/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-conditions.h"
#include "soleus-draft.h"
#include "soleus-score.h"
#include "soleus-series.h"
#include "soleus-sweep.h"

G_BEGIN_DECLS

/*
 * The naming of one site's activations. Steps take what they can name, in the
 * order of how much context they need: seizures, rhythms, long bursts, then
 * brief ones. What a step took has taken[row] set; every row ends up in exactly
 * one burst (or, where a class merges them, part of one).
 */
typedef struct
{
  SoleusDraft *draft;
  guint site_idx;
  const SoleusSite *site;
  const SoleusSweep *sweep;
  const GPtrArray *sweeps; /* of all sites */
  const SoleusConditions *conditions;
  gboolean needle;
  GArray *rows; /* of SoleusActivation, by onset; the sweep's */
  guint8 *taken;
} SoleusClassing;

/* Row @i. */
static inline SoleusActivation *
soleus_classing_row (const SoleusClassing *classing, guint i)
{
  return &g_array_index (classing->rows, SoleusActivation, i);
}

/* Stands this clear of the noise (peak to peak over RMS): weaker ones are found
 * and counted, but their edges and their rhythm are not to be trusted. */
static inline gboolean
soleus_activation_exceeds (const SoleusActivation *row, double ratio)
{
  return row->p2p >= (float)ratio * row->noise_rms;
}

static inline double
soleus_activation_duration_s (const SoleusActivation *row)
{
  return row->end_s - row->onset_s;
}

/* The rows not taken of which @wanted is true; of guint, free with
 * g_array_unref(). */
GArray *soleus_classing_collect (const SoleusClassing *classing,
    gboolean (*wanted) (const SoleusActivation *row));

/* An episode over rows [n] (of guint), one burst each, taken. */
SoleusEpisode *soleus_classing_add (SoleusClassing *classing, const guint *rows,
    guint n, SoleusPattern pattern);
/* The same as one burst from the first onset to the last end. */
SoleusEpisode *soleus_classing_add_merged (SoleusClassing *classing,
    const guint *rows, guint n, SoleusPattern pattern);

void soleus_classing_measure (const SoleusClassing *classing, const guint *rows,
    guint n, double train_factor, SoleusSeries *out);

/* The frequency of a bout: the middle one of its windows. */
double soleus_classing_bout_hz (
    const SoleusSweep *sweep, const SoleusBout *bout);
/* The tremor of a condition, where its band fits; plain TREM else. */
SoleusPattern soleus_classing_tremor_under (
    const SoleusClassing *classing, SoleusSpan span, double hz);
/* A row of the rhythms. */
void soleus_classing_add_tremor (
    SoleusClassing *classing, const SoleusBout *bout, double hz);

/* The steps. */
void soleus_classify_motion (SoleusClassing *classing);
void soleus_classify_seizures (SoleusClassing *classing);
void soleus_classify_rhythms (SoleusClassing *classing);
void soleus_classify_trains (SoleusClassing *classing);
void soleus_classify_long (SoleusClassing *classing);
void soleus_classify_brief (SoleusClassing *classing);
void soleus_classify_twitches (SoleusClassing *classing);

G_END_DECLS
