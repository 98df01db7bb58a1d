/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-context.h"

#include <string.h>

#include "soleus-constants.h"

static void
resolve (SoleusContext *context)
{
  gboolean part_answered[SOLEUS_N_KEYS] = {FALSE};

  memcpy (context->answers, context->given, sizeof context->answers);
  for (int key = 0; key < SOLEUS_N_KEYS; key++)
    {
      SoleusKey parent = soleus_question_get ((SoleusKey)key)->parent;

      if (parent == SOLEUS_KEY_NONE
          || context->given[key] == SOLEUS_ANSWER_UNKNOWN)
        continue;
      part_answered[parent] = TRUE;
      /* A blood thinner is no sign of its own. */
      if (context->given[key] == SOLEUS_ANSWER_YES
          && key != SOLEUS_KEY_Q28_BLOOD_THINNER)
        context->answers[parent] = SOLEUS_ANSWER_YES;
    }
  for (int key = 0; key < SOLEUS_N_KEYS; key++)
    context->bare[key] =
        context->answers[key] == SOLEUS_ANSWER_YES && !part_answered[key];
}

void
soleus_context_init (SoleusContext *context, const SoleusEvidence *evidence,
    const SoleusAnswers *answers, const SoleusHistory *history)
{
  memset (context, 0, sizeof *context);
  if (evidence != NULL)
    context->evidence = *evidence;
  else
    soleus_evidence_init (&context->evidence);
  for (int key = 0; key < SOLEUS_N_KEYS; key++)
    context->given[key] =
        soleus_answers_get (answers, soleus_question_get ((SoleusKey)key)->id);
  context->age_years = soleus_answers_get_age_years (answers);
  context->n_places =
      g_strv_length ((char **)soleus_answers_get_places (answers));
  context->frequent = soleus_history_n_frequent_days (history, evidence)
      >= (guint)soleus_constant (SOLEUS_C_H1_RECORDS);
  context->presume = TRUE;
  resolve (context);
  soleus_context_raise (context);
}

void
soleus_context_set (SoleusContext *context, SoleusKey key, SoleusAnswer answer)
{
  context->given[key] = answer;
  resolve (context);
  soleus_context_raise (context);
}

/* One pattern, or the family it stands for. */
static void
members (SoleusPattern pattern, SoleusPattern *first, SoleusPattern *last)
{
  *first = *last = pattern;
  if (pattern == SOLEUS_PATTERN_GTCS)
    *last = SOLEUS_PATTERN_GTCS_SLOWING;
  else if (pattern == SOLEUS_PATTERN_TREM)
    *last = SOLEUS_PATTERN_TREM_H;
}

static double
highest_of (const double *values, SoleusPattern pattern)
{
  SoleusPattern first, last;
  double highest = 0;

  members (pattern, &first, &last);
  for (int i = first; i <= (int)last; i++)
    highest = MAX (highest, values[i]);
  return MIN (highest, 1);
}

double
soleus_context_value (const SoleusContext *context, SoleusPattern pattern)
{
  if (!context->evidence.measured)
    return 0;
  return highest_of (context->evidence.value, pattern);
}

double
soleus_context_score (const SoleusContext *context, SoleusPattern pattern)
{
  if (!context->evidence.measured)
    return 0;
  return highest_of (context->evidence.score, pattern);
}

static gboolean
both_recorded (const SoleusEvidence *evidence)
{
  return evidence->measured && evidence->left_recorded
      && evidence->right_recorded;
}

static gboolean
is_part_yes (const SoleusContext *context, SoleusKey key)
{
  SoleusKey parent = soleus_question_get (key)->parent;

  return context->answers[key] == SOLEUS_ANSWER_YES
      || (context->presume && context->bare[parent]);
}

static gboolean
is_persistent (const SoleusContext *context)
{
  static const SoleusKey signs[] = {SOLEUS_KEY_Q04, SOLEUS_KEY_Q05,
      SOLEUS_KEY_Q16, SOLEUS_KEY_Q18, SOLEUS_KEY_Q19, SOLEUS_KEY_Q20,
      SOLEUS_KEY_Q21, SOLEUS_KEY_Q23, SOLEUS_KEY_Q24, SOLEUS_KEY_Q31,
      SOLEUS_KEY_Q34};

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (context->answers[signs[i]] == SOLEUS_ANSWER_YES)
      return TRUE;
  return context->frequent;
}

gboolean
soleus_context_fact (const SoleusContext *context, SoleusFact fact)
{
  const SoleusEvidence *evidence = &context->evidence;
  const SoleusAnswer one_side = context->answers[SOLEUS_KEY_Q31_ONE_SIDE];

  switch (fact)
    {
    case SOLEUS_FACT_ONE_SIDE:
      return one_side == SOLEUS_ANSWER_YES
          || (one_side == SOLEUS_ANSWER_UNKNOWN && both_recorded (evidence)
              && evidence->left_active != evidence->right_active);
    case SOLEUS_FACT_BOTH_SIDES:
      return one_side == SOLEUS_ANSWER_NO
          || (one_side == SOLEUS_ANSWER_UNKNOWN && both_recorded (evidence)
              && evidence->left_active && evidence->right_active);
    case SOLEUS_FACT_TEMPLATES:
      return evidence->measured && evidence->n_templates >= 3;
    case SOLEUS_FACT_AGE_OVER_50:
      return context->age_years > 50;
    case SOLEUS_FACT_CHILD_OR_PREGNANT:
      return (context->age_years >= 0 && context->age_years < 16)
          || is_part_yes (context, SOLEUS_KEY_Q33_PREGNANT);
    case SOLEUS_FACT_PERSISTENT:
      return is_persistent (context);
    case SOLEUS_FACT_MANY_PLACES:
      return context->n_places > 1
          || context->answers[SOLEUS_KEY_Q02] == SOLEUS_ANSWER_YES
          || (evidence->measured && evidence->left_active
              && evidence->right_active);
    case SOLEUS_FACT_FREQUENT:
      return context->frequent;
    case SOLEUS_N_FACTS:
    default:
      return FALSE;
    }
}

gboolean
soleus_context_holds (const SoleusContext *context, const SoleusTerm *term)
{
  SoleusPattern pattern = (SoleusPattern)term->what;

  switch (term->kind)
    {
    case SOLEUS_TERM_YES:
      return context->answers[term->what] == SOLEUS_ANSWER_YES;
    case SOLEUS_TERM_NO:
      return context->answers[term->what] == SOLEUS_ANSWER_NO;
    case SOLEUS_TERM_NOT_YES:
      return context->answers[term->what] != SOLEUS_ANSWER_YES;
    case SOLEUS_TERM_NOT_NO:
      return context->answers[term->what] != SOLEUS_ANSWER_NO;
    case SOLEUS_TERM_PART:
      return is_part_yes (context, (SoleusKey)term->what);
    case SOLEUS_TERM_SEEN:
      return soleus_context_value (context, pattern)
          >= soleus_constant (SOLEUS_C_MU_MIN)
          * soleus_constant (SOLEUS_C_RED_FLAG_Q);
    case SOLEUS_TERM_SCORED:
      return soleus_context_score (context, pattern)
          >= soleus_constant (SOLEUS_C_CONF_LOW);
    case SOLEUS_TERM_FACT:
      return soleus_context_fact (context, (SoleusFact)term->what);
    case SOLEUS_TERM_FLAG:
      return context->flags[term->what] >= term->least;
    case SOLEUS_TERM_RULE:
      return context->rules[term->what] >= 0;
    case SOLEUS_TERM_END:
    default:
      return TRUE;
    }
}

gboolean
soleus_context_row_holds (
    const SoleusContext *context, const SoleusUrgencyRow *row)
{
  for (guint i = 0;
       i < SOLEUS_MAX_TERMS && row->terms[i].kind != SOLEUS_TERM_END; i++)
    if (!soleus_context_holds (context, &row->terms[i]))
      return FALSE;
  return TRUE;
}

gboolean
soleus_row_is_measured (const SoleusUrgencyRow *row)
{
  for (guint i = 0; i < SOLEUS_MAX_TERMS; i++)
    if (row->terms[i].kind == SOLEUS_TERM_SEEN
        || row->terms[i].kind == SOLEUS_TERM_SCORED)
      return TRUE;
  return FALSE;
}

int
soleus_context_highest (const SoleusContext *context,
    const SoleusUrgencyRow *rows, guint n, const SoleusUrgencyRow **which)
{
  int highest = -1;

  for (guint i = 0; i < n && rows[i].terms[0].kind != SOLEUS_TERM_END; i++)
    if ((int)rows[i].urgency > highest
        && soleus_context_row_holds (context, &rows[i]))
      {
        highest = (int)rows[i].urgency;
        if (which != NULL)
          *which = &rows[i];
      }
  return highest;
}

void
soleus_context_raise (SoleusContext *context)
{
  for (int i = 0; i < SOLEUS_N_FLAGS; i++)
    context->flags[i] = soleus_context_highest (context,
        soleus_flag_get ((SoleusFlagId)i)->raised, SOLEUS_MAX_RAISED, NULL);
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    context->rules[i] = -1;
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    context->rules[i] = soleus_context_highest (context,
        soleus_rule_get ((SoleusRuleId)i)->raised, SOLEUS_MAX_RAISED, NULL);
}
