/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-class.h"
#include "soleus-draft.h"

G_BEGIN_DECLS

/* A number that was measured of a series of bursts. */
typedef struct
{
  const char *name; /* as in the class table: "rate_hz", "cv", "duration_ms" */
  const char *unit;
  double value; /* NAN: not measured */
} SoleusFeature;

/* A class that a series may be of. @extra are features beyond the class's own
 * row, ended by a NULL name, or NULL. */
typedef struct
{
  SoleusPattern pattern;
  const SoleusTrapezoid *extra;
  const char *without; /* a feature of the class's row that @extra replaces */
} SoleusCandidate;

/*
 * Membership of a series in a class, 0 to 1: the weighted geometric mean of
 * the trapezoids of what was measured, none below 0.02 (science.md 1.5).
 */
double soleus_score_mu (const SoleusCandidate *candidate,
    const SoleusFeature *features, guint n_features);

/* What a series is judged to be. */
typedef struct
{
  SoleusPattern pattern; /* UNCLASSIFIED, TOO_FEW, or a candidate's */
  SoleusPattern ambiguous_with; /* NONE: clear */
  double mu;
  double score; /* 0 to 1, for a quality of 1 */
  guint candidate; /* row of the winner, also where it did not reach MU_MIN */
} SoleusJudgement;

/* The best of the candidates; ties closer than 0.05 by precedence. @n is the
 * number of bursts (or groups) in the series. */
SoleusJudgement soleus_score_judge (const SoleusCandidate *candidates,
    guint n_candidates, const SoleusFeature *features, guint n_features,
    guint n);

/* Writes the judgement into an episode, with a reason for each feature of the
 * winner's rows. The episode is the last that was added. */
void soleus_score_explain (SoleusDraft *draft, SoleusEpisode *episode,
    const SoleusJudgement *judgement, const SoleusCandidate *candidates,
    const SoleusFeature *features, guint n_features);

G_END_DECLS
