/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-findings.h"

#include <stdlib.h>

#include "soleus-constants.h"
#include "soleus-context.h"
#include "soleus-points.h"

static const char *const band_ids[] = {"little", "possible", "fits"};

const char *
soleus_band_id (SoleusBand band)
{
  g_return_val_if_fail ((guint)band < G_N_ELEMENTS (band_ids), NULL);
  return band_ids[band];
}

/* Hard rules hold for every cause that is in question, so that they do not
 * change the order among them. */
static SoleusUrgency
floor_of (const SoleusContext *context)
{
  return (SoleusUrgency)MAX (
      MAX (context->rules[SOLEUS_RULE_H1], context->rules[SOLEUS_RULE_H8]),
      (int)SOLEUS_URGENCY_U0);
}

/* The urgency of the whole: the highest of rules, flags and causes. */
static SoleusUrgency
urgency_of (const SoleusContext *context, const SoleusPoints *points)
{
  int highest = SOLEUS_URGENCY_U0;

  for (int i = 0; i < SOLEUS_N_FLAGS; i++)
    highest = MAX (highest, context->flags[i]);
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    highest = MAX (highest, context->rules[i]);
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    if (soleus_points_band (points[i].points) != SOLEUS_BAND_LITTLE)
      highest = MAX (highest,
          (int)soleus_cause_urgency (
              context, soleus_cause_get ((SoleusCauseId)i)));
  return (SoleusUrgency)highest;
}

static void
find_cause (const SoleusContext *context, SoleusCauseId id,
    const SoleusPoints *points, SoleusFindings *findings)
{
  const SoleusCause *cause = soleus_cause_get (id);
  SoleusFinding *finding = &findings->findings[id];
  guint n_of_sign[3];

  finding->cause = id;
  finding->points = points->points;
  finding->pattern_points = points->pattern_points;
  finding->context_points = points->context_points;
  finding->band = soleus_points_band (points->points);
  finding->own_urgency =
      MAX (soleus_cause_urgency (context, cause), floor_of (context));
  finding->urgency = finding->band == SOLEUS_BAND_LITTLE ? SOLEUS_URGENCY_U0
                                                         : finding->own_urgency;
  finding->first_point = findings->points->len;
  soleus_points_list (context, cause, findings->points, n_of_sign);
  finding->n_for = n_of_sign[SOLEUS_SIGN_FOR];
  finding->n_against = n_of_sign[SOLEUS_SIGN_AGAINST];
  finding->n_missing = n_of_sign[SOLEUS_SIGN_MISSING];
}

/* Urgency first, then points. */
static int
compare_findings (const void *a, const void *b)
{
  const SoleusFinding *first = a;
  const SoleusFinding *second = b;

  if (first->urgency != second->urgency)
    return first->urgency > second->urgency ? -1 : 1;
  if (first->points != second->points)
    return first->points > second->points ? -1 : 1;
  return 0;
}

static int
compare_findings_stably (const void *a, const void *b)
{
  const SoleusFinding *first = a;
  const SoleusFinding *second = b;
  int order = compare_findings (a, b);

  return order != 0 ? order : (int)first->cause - (int)second->cause;
}

/* Rule H2: the large seizure stands first. */
static void
put_first (SoleusFindings *findings, SoleusCauseId cause)
{
  guint at = 0;
  SoleusFinding finding;

  while (findings->findings[at].cause != cause)
    at++;
  finding = findings->findings[at];
  for (; at > 0; at--)
    findings->findings[at] = findings->findings[at - 1];
  findings->findings[0] = finding;
}

static void
rank (SoleusFindings *findings, gboolean seizure_first)
{
  qsort (findings->findings, SOLEUS_N_CAUSES, sizeof (SoleusFinding),
      compare_findings_stably);
  if (seizure_first)
    put_first (findings, SOLEUS_CAUSE_K13);
  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      SoleusFinding *finding = &findings->findings[i];
      gboolean tie = i > 0 && !(i == 1 && seizure_first)
          && compare_findings (finding, finding - 1) == 0;

      finding->rank = tie ? (finding - 1)->rank : i + 1;
    }
}

static int
compare_flags (gconstpointer a, gconstpointer b)
{
  const SoleusRaisedFlag *first = a;
  const SoleusRaisedFlag *second = b;

  if (first->urgency != second->urgency)
    return first->urgency > second->urgency ? -1 : 1;
  return (int)first->flag - (int)second->flag;
}

static void
list_flags (const SoleusContext *context, const SoleusContext *as_said,
    SoleusFindings *findings)
{
  for (int i = 0; i < SOLEUS_N_FLAGS; i++)
    {
      const SoleusFlag *flag = soleus_flag_get ((SoleusFlagId)i);
      const SoleusUrgencyRow *row = NULL;
      SoleusRaisedFlag raised = {.flag = (SoleusFlagId)i};
      int urgency = soleus_context_highest (
          context, flag->raised, SOLEUS_MAX_RAISED, &row);

      if (urgency < 0)
        continue;
      raised.urgency = (SoleusUrgency)urgency;
      raised.measured = soleus_row_is_measured (row);
      raised.presumed = as_said->flags[i] < urgency;
      g_array_append_val (findings->red_flags, raised);
    }
  g_array_sort (findings->red_flags, compare_flags);
}

static gboolean
has_bare (const SoleusContext *context)
{
  for (int key = 0; key < SOLEUS_N_KEYS; key++)
    if (context->bare[key])
      return TRUE;
  return FALSE;
}

SoleusFindings *
soleus_evaluate (const SoleusEvidence *evidence, const SoleusAnswers *answers,
    const SoleusHistory *history)
{
  SoleusFindings *findings = g_atomic_rc_box_new0 (SoleusFindings);
  SoleusContext context, as_said;
  SoleusPoints points[SOLEUS_N_CAUSES];

  findings->points = g_array_new (FALSE, FALSE, sizeof (SoleusPoint));
  findings->red_flags = g_array_new (FALSE, FALSE, sizeof (SoleusRaisedFlag));
  soleus_context_init (&context, evidence, answers, history);
  as_said = context;
  as_said.presume = FALSE;
  soleus_context_raise (&as_said);

  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    soleus_points_count (
        &context, soleus_cause_get ((SoleusCauseId)i), &points[i]);
  findings->measured = context.evidence.measured;
  findings->urgency = urgency_of (&context, points);
  findings->presumed =
      has_bare (&context) && urgency_of (&as_said, points) < findings->urgency;
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    findings->rules[i] = context.rules[i] >= 0;
  list_flags (&context, &as_said, findings);
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    find_cause (&context, (SoleusCauseId)i, &points[i], findings);
  /* A medicine in question: never stop it without advice. */
  if (findings->findings[SOLEUS_CAUSE_K11].band != SOLEUS_BAND_LITTLE)
    findings->rules[SOLEUS_RULE_H6] = TRUE;
  rank (findings, findings->rules[SOLEUS_RULE_H2]);
  return findings;
}

SoleusFindings *
soleus_findings_ref (const SoleusFindings *findings)
{
  return g_atomic_rc_box_acquire ((SoleusFindings *)findings);
}

static void
findings_clear (gpointer data)
{
  SoleusFindings *findings = data;

  g_array_unref (findings->points);
  g_array_unref (findings->red_flags);
}

void
soleus_findings_unref (SoleusFindings *findings)
{
  if (findings != NULL)
    g_atomic_rc_box_release_full (findings, findings_clear);
}

const SoleusFinding *
soleus_findings_get (const SoleusFindings *findings, SoleusCauseId cause)
{
  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    if (findings->findings[i].cause == cause)
      return &findings->findings[i];
  g_return_val_if_reached (NULL);
}

const SoleusPoint *
soleus_finding_get_points (const SoleusFindings *findings,
    const SoleusFinding *finding, SoleusSign sign, guint *n)
{
  const SoleusPoint *points =
      (const SoleusPoint *)(const void *)findings->points->data
      + finding->first_point;

  switch (sign)
    {
    case SOLEUS_SIGN_FOR:
      *n = finding->n_for;
      return points;
    case SOLEUS_SIGN_AGAINST:
      *n = finding->n_against;
      return points + finding->n_for;
    case SOLEUS_SIGN_MISSING:
    default:
      *n = finding->n_missing;
      return points + finding->n_for + finding->n_against;
    }
}
