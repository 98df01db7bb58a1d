/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-score.h"

#include <math.h>
#include <string.h>

#include "soleus-constants.h"

#define LEAST_MEMBERSHIP 0.02
#define TIE 0.05

static const SoleusFeature *
find_feature (const SoleusFeature *features, guint n_features, const char *name)
{
  for (guint i = 0; i < n_features; i++)
    if (strcmp (features[i].name, name) == 0)
      return &features[i];
  return NULL;
}

typedef struct
{
  double weighted;
  double weight;
} Sum;

static void
add_rows (Sum *sum, const SoleusTrapezoid *rows, const char *without,
    const SoleusFeature *features, guint n_features)
{
  for (const SoleusTrapezoid *row = rows; row != NULL && row->feature != NULL;
       row++)
    {
      const SoleusFeature *feature =
          find_feature (features, n_features, row->feature);
      if (feature == NULL || isnan (feature->value)
          || g_strcmp0 (row->feature, without) == 0)
        continue;
      double member = soleus_trapezoid_membership (row, feature->value);
      sum->weighted += row->weight * log (MAX (member, LEAST_MEMBERSHIP));
      sum->weight += row->weight;
    }
}

double
soleus_score_mu (const SoleusCandidate *candidate,
    const SoleusFeature *features, guint n_features)
{
  const SoleusClass *row = soleus_class_get (candidate->pattern);
  Sum sum = {0.0, 0.0};

  add_rows (&sum, row->features, candidate->without, features, n_features);
  add_rows (&sum, candidate->extra, NULL, features, n_features);
  return sum.weight > 0.0 ? exp (sum.weighted / sum.weight) : 0.0;
}

static guint
precedence_of (SoleusPattern pattern)
{
  guint precedence = soleus_class_get (pattern)->precedence;

  return precedence == 0 ? G_MAXUINT : precedence;
}

/* A class that asks for more bursts than there are gives way to one that is
 * content with them. */
static gboolean
enough_for_any (const SoleusCandidate *candidates, guint n_candidates,
    const SoleusFeature *features, guint n_features, guint n)
{
  for (guint i = 0; i < n_candidates; i++)
    if (n >= soleus_class_get (candidates[i].pattern)->n_min
        && soleus_score_mu (&candidates[i], features, n_features)
            >= soleus_constant (SOLEUS_C_MU_MIN))
      return TRUE;
  return FALSE;
}

SoleusJudgement
soleus_score_judge (const SoleusCandidate *candidates, guint n_candidates,
    const SoleusFeature *features, guint n_features, guint n)
{
  SoleusJudgement judgement = {.pattern = SOLEUS_PATTERN_UNCLASSIFIED,
      .ambiguous_with = SOLEUS_PATTERN_NONE};
  double best = -1.0;
  double second = 0.0;
  SoleusPattern runner_up = SOLEUS_PATTERN_NONE;
  gboolean enough =
      enough_for_any (candidates, n_candidates, features, n_features, n);

  for (guint i = 0; i < n_candidates; i++)
    {
      double mu = soleus_score_mu (&candidates[i], features, n_features);
      if (enough && n < soleus_class_get (candidates[i].pattern)->n_min)
        continue;
      SoleusPattern held = candidates[judgement.candidate].pattern;
      gboolean wins = mu > best + TIE
          || (mu > best - TIE
              && precedence_of (candidates[i].pattern) < precedence_of (held));
      if (best < 0.0 || wins)
        {
          second = MAX (best, 0.0);
          runner_up = best < 0.0 ? SOLEUS_PATTERN_NONE : held;
          best = mu;
          judgement.candidate = i;
        }
      else if (mu > second)
        {
          second = mu;
          runner_up = candidates[i].pattern;
        }
    }
  if (best < 0.0)
    return judgement;
  SoleusPattern winner = candidates[judgement.candidate].pattern;
  double margin = MAX (best - second, 0.0);
  double full = soleus_constant (SOLEUS_C_MARGIN_FULL);
  judgement.mu = best;
  judgement.score = best * (0.5 + 0.5 * MIN (1.0, margin / full)) * n
      / (n + soleus_constant (SOLEUS_C_CONF_N0));
  if (best < soleus_constant (SOLEUS_C_MU_MIN))
    return judgement;
  judgement.pattern =
      n < soleus_class_get (winner)->n_min ? SOLEUS_PATTERN_TOO_FEW : winner;
  if (margin < soleus_constant (SOLEUS_C_MARGIN_AMBIG)
      && second >= soleus_constant (SOLEUS_C_MU_MIN))
    judgement.ambiguous_with = runner_up;
  return judgement;
}

static void
explain_rows (SoleusDraft *draft, const SoleusTrapezoid *rows,
    const char *without, const SoleusFeature *features, guint n_features,
    const char *source)
{
  for (const SoleusTrapezoid *row = rows; row != NULL && row->feature != NULL;
       row++)
    {
      const SoleusFeature *feature =
          find_feature (features, n_features, row->feature);
      if (g_strcmp0 (row->feature, without) == 0)
        continue;
      double value = feature == NULL ? NAN : feature->value;
      double member = soleus_trapezoid_membership (row, value);
      SoleusReason reason = {.feature = row->feature,
          .value = value,
          .unit = feature == NULL ? "" : feature->unit,
          .low = row->low,
          .high = row->high,
          .weight = row->weight,
          .source = source,
          .sign = isnan (member) ? SOLEUS_SIGN_MISSING
              : member >= 0.5    ? SOLEUS_SIGN_FOR
                                 : SOLEUS_SIGN_AGAINST};
      soleus_draft_add_reason (draft, &reason);
    }
}

void
soleus_score_explain (SoleusDraft *draft, SoleusEpisode *episode,
    const SoleusJudgement *judgement, const SoleusCandidate *candidates,
    const SoleusFeature *features, guint n_features)
{
  const SoleusCandidate *winner = &candidates[judgement->candidate];
  const SoleusClass *row = soleus_class_get (winner->pattern);

  episode->mu = judgement->mu;
  episode->score = judgement->score;
  episode->ambiguous_with = judgement->ambiguous_with;
  episode->family = judgement->pattern == winner->pattern ? row->family : 0;
  explain_rows (draft, row->features, winner->without, features, n_features,
      row->sources);
  explain_rows (draft, winner->extra, NULL, features, n_features, "D");
}
