/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-activation.h"
#include "soleus-score.h"

G_BEGIN_DECLS

/* What a series of activations has in common (science.md 1.0 level S). */
typedef struct
{
  guint n;
  double duration_ms; /* median */
  double rate_hz; /* one over the median interval within trains */
  double overall_hz; /* n over the time from the first to the last */
  double cv; /* of the intervals within trains; NAN below 6 */
  double amplitude_spread; /* (90 % - 10 %) / median of the peak to peak */
  double rise_s; /* medians */
  double fall_s;
  double n_turns;
  double speed_hz;
  double isolated_share;
  double train_length; /* mean number of activations in a train */
} SoleusSeries;

/*
 * @rows: [n] activations in order. A train goes on while an interval is at
 * most @train_factor times the median; intervals between trains are no part of
 * rate and CV.
 */
void soleus_series_measure (const SoleusActivation *const *rows, guint n,
    double train_factor, SoleusSeries *out);

/* The features of the class table, and those of ours, from a series; @out has
 * room for SOLEUS_N_SERIES_FEATURES. */
#define SOLEUS_N_SERIES_FEATURES 8
guint soleus_series_features (const SoleusSeries *series, SoleusFeature *out);

G_END_DECLS
