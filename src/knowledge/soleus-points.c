/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-points.h"

#include <math.h>

#include "soleus-constants.h"

static const char *const fact_ids[SOLEUS_N_FACTS] = {
    [SOLEUS_FACT_ONE_SIDE] = "one_side",
    [SOLEUS_FACT_BOTH_SIDES] = "both_sides",
    [SOLEUS_FACT_TEMPLATES] = "templates",
    [SOLEUS_FACT_AGE_OVER_50] = "age_over_50",
    [SOLEUS_FACT_CHILD_OR_PREGNANT] = "child_or_pregnant",
    [SOLEUS_FACT_PERSISTENT] = "persistent",
    [SOLEUS_FACT_MANY_PLACES] = "many_places",
    [SOLEUS_FACT_FREQUENT] = "frequent",
};

const char *
soleus_fact_id (SoleusFact fact)
{
  g_return_val_if_fail ((guint)fact < SOLEUS_N_FACTS, NULL);
  return fact_ids[fact];
}

static gboolean
is_in_band (const SoleusContext *context, const SoleusTerm *term)
{
  const double hz = context->evidence.tremor_hz;

  return term->high_hz <= 0 || (hz >= term->low_hz && hz <= term->high_hz);
}

/* How far a weight applies, 0 to 1. */
static double
value_of (const SoleusContext *context, const SoleusWeight *weight)
{
  const SoleusTerm *term = &weight->term;

  if (term->kind == SOLEUS_TERM_SEEN)
    return is_in_band (context, term)
        ? soleus_context_value (context, (SoleusPattern)term->what)
        : 0;
  if (!soleus_context_holds (context, term)
      || !soleus_context_holds (context, &weight->also))
    return 0;
  /* A count of units is worth as much as the recording it was made on. */
  if (term->kind == SOLEUS_TERM_FACT && term->what == SOLEUS_FACT_TEMPLATES)
    return CLAMP (context->evidence.q, 0, 1);
  return 1;
}

static double
sum_of (const SoleusContext *context, const SoleusWeight *weights)
{
  double sum = 0;

  for (guint i = 0; i < SOLEUS_MAX_WEIGHTS && weights[i].points > 0; i++)
    sum += weights[i].points * value_of (context, &weights[i]);
  return sum;
}

/* Sums of tenths are not exact in binary: a band must not depend on it. */
static double
to_millionths (double points)
{
  return round (points * 1e6) / 1e6;
}

void
soleus_points_count (const SoleusContext *context, const SoleusCause *cause,
    SoleusPoints *points)
{
  double pattern = sum_of (context, cause->patterns);
  double speaks_for = sum_of (context, cause->speaks_for);

  pattern = MIN (pattern, soleus_constant (SOLEUS_C_CAP_PATTERN));
  speaks_for = MIN (speaks_for, soleus_constant (SOLEUS_C_CAP_CONTEXT));
  points->pattern_points = to_millionths (pattern);
  points->context_points =
      to_millionths (speaks_for - sum_of (context, cause->speaks_against));
  points->points = to_millionths (
      cause->base + points->pattern_points + points->context_points);
}

SoleusBand
soleus_points_band (double points)
{
  if (points >= soleus_constant (SOLEUS_C_SCORE_FIT))
    return SOLEUS_BAND_FITS;
  if (points >= soleus_constant (SOLEUS_C_SCORE_POSSIBLE))
    return SOLEUS_BAND_POSSIBLE;
  return SOLEUS_BAND_LITTLE;
}

SoleusUrgency
soleus_cause_urgency (const SoleusContext *context, const SoleusCause *cause)
{
  SoleusUrgency highest = SOLEUS_URGENCY_U0;

  for (guint i = 0; i < SOLEUS_MAX_URGENCIES; i++)
    if (cause->urgency[i].urgency > highest
        && soleus_context_row_holds (context, &cause->urgency[i]))
      highest = cause->urgency[i].urgency;
  return highest;
}

static gboolean
is_unknown (const SoleusContext *context, const SoleusTerm *term)
{
  if (term->kind == SOLEUS_TERM_SEEN)
    return !context->evidence.measured;
  if (term->kind != SOLEUS_TERM_FACT)
    return context->answers[term->what] == SOLEUS_ANSWER_UNKNOWN;
  switch (term->what)
    {
    case SOLEUS_FACT_ONE_SIDE:
      return !soleus_context_fact (context, SOLEUS_FACT_ONE_SIDE)
          && !soleus_context_fact (context, SOLEUS_FACT_BOTH_SIDES);
    case SOLEUS_FACT_TEMPLATES:
      return !context->evidence.measured || context->evidence.n_templates < 0;
    case SOLEUS_FACT_AGE_OVER_50:
      return context->age_years < 0;
    default:
      return FALSE;
    }
}

static void
fill (SoleusPoint *point, const SoleusContext *context,
    const SoleusWeight *weight, gboolean against)
{
  const SoleusTerm *term = &weight->term;

  point->kind = SOLEUS_POINT_ANSWER;
  point->weight = against ? -weight->points : weight->points;
  point->value = value_of (context, weight);
  point->points = point->weight * point->value;
  point->sign = against ? SOLEUS_SIGN_AGAINST : SOLEUS_SIGN_FOR;
  point->source = "D";
  if (term->kind == SOLEUS_TERM_SEEN)
    {
      point->kind = SOLEUS_POINT_PATTERN;
      point->feature = soleus_pattern_id ((SoleusPattern)term->what);
      return;
    }
  if (term->kind == SOLEUS_TERM_FACT)
    {
      point->kind = SOLEUS_POINT_FACT;
      point->feature = soleus_fact_id ((SoleusFact)term->what);
      return;
    }
  point->feature = soleus_question_get ((SoleusKey)term->what)->id;
  point->answer = context->answers[term->what];
  if (weight->also.kind != SOLEUS_TERM_END)
    point->with = soleus_question_get ((SoleusKey)weight->also.what)->id;
}

static gboolean
is_listed (const SoleusPoint *points, guint n, const char *feature)
{
  for (guint i = 0; i < n; i++)
    if (points[i].feature == feature)
      return TRUE;
  return FALSE;
}

/* The reasons of one list of weights, appended to @points. */
static guint
collect (const SoleusContext *context, const SoleusWeight *weights,
    gboolean against, SoleusPoint *points, guint n)
{
  for (guint i = 0; i < SOLEUS_MAX_WEIGHTS && weights[i].points > 0; i++)
    {
      SoleusPoint point = {0};

      fill (&point, context, &weights[i], against);
      if (point.value <= 0)
        {
          /* A question that is asked for one side is not asked again. */
          if (!is_unknown (context, &weights[i].term)
              || is_listed (points, n, point.feature))
            continue;
          point.sign = SOLEUS_SIGN_MISSING;
          point.value = NAN;
          point.points = 0;
        }
      points[n++] = point;
    }
  return n;
}

void
soleus_points_list (const SoleusContext *context, const SoleusCause *cause,
    GArray *list, guint *n_of_sign)
{
  SoleusPoint points[3 * SOLEUS_MAX_WEIGHTS];
  guint n = 0;

  n = collect (context, cause->patterns, FALSE, points, n);
  n = collect (context, cause->speaks_for, FALSE, points, n);
  n = collect (context, cause->speaks_against, TRUE, points, n);
  for (guint sign = SOLEUS_SIGN_FOR; sign <= SOLEUS_SIGN_MISSING; sign++)
    {
      n_of_sign[sign] = 0;
      for (guint i = 0; i < n; i++)
        if ((guint)points[i].sign == sign)
          {
            g_array_append_val (list, points[i]);
            n_of_sign[sign]++;
          }
    }
}
