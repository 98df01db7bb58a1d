/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-question.h"

#include <math.h>

#include "soleus-context.h"
#include "soleus-points.h"

/* A band that changes counts as much as so many points [D]. */
#define BAND_POINTS 2
/* A cause that the signal or an answer already points to counts fully, the
 * others so much [D]. */
#define OTHER_CAUSE 0.25
/* Each step of urgency that a yes, or its parts, could add [D]. */
#define STEP_POINTS 2

/* What one answer would make of the picture. */
typedef struct
{
  double points[SOLEUS_N_CAUSES];
  SoleusBand bands[SOLEUS_N_CAUSES];
  SoleusUrgency urgency;
} Picture;

static void
look (const SoleusContext *context, Picture *picture)
{
  int urgency = SOLEUS_URGENCY_U0;

  for (int i = 0; i < SOLEUS_N_FLAGS; i++)
    urgency = MAX (urgency, context->flags[i]);
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    urgency = MAX (urgency, context->rules[i]);
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      const SoleusCause *cause = soleus_cause_get ((SoleusCauseId)i);
      SoleusPoints points;

      soleus_points_count (context, cause, &points);
      picture->points[i] = points.points;
      picture->bands[i] = soleus_points_band (points.points);
      if (picture->bands[i] != SOLEUS_BAND_LITTLE)
        urgency = MAX (urgency, (int)soleus_cause_urgency (context, cause));
    }
  picture->urgency = (SoleusUrgency)urgency;
}

static double
relevance (const SoleusContext *context, const Picture *now, int cause)
{
  SoleusPoints points;

  soleus_points_count (
      context, soleus_cause_get ((SoleusCauseId)cause), &points);
  return points.pattern_points > 0 || now->bands[cause] != SOLEUS_BAND_LITTLE
      ? 1
      : OTHER_CAUSE;
}

static double
difference (
    const SoleusContext *context, const Picture *now, const Picture *then)
{
  double sum = 0;

  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      double moved = fabs (then->points[i] - now->points[i])
          + (then->bands[i] != now->bands[i] ? BAND_POINTS : 0);

      if (moved > 0)
        sum += relevance (context, now, i) * moved;
    }
  return sum;
}

static gboolean
changes_a_band (const Picture *now, const Picture *then)
{
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    if (then->bands[i] != now->bands[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_open (const SoleusContext *context, SoleusKey key)
{
  SoleusKey parent = soleus_question_get (key)->parent;

  return context->given[key] == SOLEUS_ANSWER_UNKNOWN
      && context->answers[key] == SOLEUS_ANSWER_UNKNOWN
      && (parent == SOLEUS_KEY_NONE
          || context->answers[parent] == SOLEUS_ANSWER_YES);
}

/* How urgent a yes would be: as said, and with its parts at their most
 * serious. */
static void
urgency_if_yes (const SoleusContext *context, SoleusKey key,
    SoleusUrgency *as_said, SoleusUrgency *at_worst)
{
  SoleusContext if_yes = *context;
  Picture picture;

  soleus_context_set (&if_yes, key, SOLEUS_ANSWER_YES);
  look (&if_yes, &picture);
  *at_worst = picture.urgency;
  if_yes.presume = FALSE;
  soleus_context_raise (&if_yes);
  look (&if_yes, &picture);
  *as_said = picture.urgency;
}

static SoleusAsk
weigh (const SoleusContext *context, const Picture *now, SoleusKey key)
{
  SoleusAsk ask = {key, SOLEUS_ASK_ADDS, 0};
  SoleusKey parent = soleus_question_get (key)->parent;
  SoleusContext if_yes = *context, if_no = *context;
  SoleusUrgency as_said, at_worst;
  Picture yes, no;

  soleus_context_set (&if_yes, key, SOLEUS_ANSWER_YES);
  soleus_context_set (&if_no, key, SOLEUS_ANSWER_NO);
  look (&if_yes, &yes);
  look (&if_no, &no);
  urgency_if_yes (context, key, &as_said, &at_worst);
  ask.change =
      MAX (difference (context, now, &yes), difference (context, now, &no));
  if (at_worst > now->urgency)
    ask.change += STEP_POINTS * (double)(at_worst - now->urgency);
  if (parent != SOLEUS_KEY_NONE && context->bare[parent]
      && no.urgency < now->urgency)
    ask.group = SOLEUS_ASK_NOW;
  else if (as_said > now->urgency && as_said >= SOLEUS_URGENCY_U2)
    ask.group = SOLEUS_ASK_RED_FLAG;
  else if (yes.urgency != now->urgency || changes_a_band (now, &yes)
      || changes_a_band (now, &no))
    ask.group = SOLEUS_ASK_CHANGES;
  return ask;
}

static int
compare_asks (gconstpointer a, gconstpointer b)
{
  const SoleusAsk *first = a;
  const SoleusAsk *second = b;

  if (first->group != second->group)
    return (int)first->group - (int)second->group;
  if (first->change != second->change)
    return first->change > second->change ? -1 : 1;
  return (int)first->key - (int)second->key;
}

GArray *
soleus_questions_rank (const SoleusEvidence *evidence,
    const SoleusAnswers *answers, const SoleusHistory *history)
{
  GArray *asks = g_array_new (FALSE, FALSE, sizeof (SoleusAsk));
  SoleusContext context;
  Picture now;

  soleus_context_init (&context, evidence, answers, history);
  look (&context, &now);
  for (int key = 0; key < SOLEUS_N_KEYS; key++)
    if (is_open (&context, (SoleusKey)key))
      {
        SoleusAsk ask = weigh (&context, &now, (SoleusKey)key);

        g_array_append_val (asks, ask);
      }
  g_array_sort (asks, compare_asks);
  return asks;
}
