/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rating.h"

#include <string.h>

GPtrArray *
soleus_rating_dup_raters (const SoleusDecisions *decisions)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const char *rater = soleus_decisions_get_mark (decisions, i)->rater;
      if (!g_str_equal (rater, SOLEUS_RATER_CONSENSUS)
          && !g_ptr_array_find_with_equal_func (
              names, rater, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (rater));
    }
  return names;
}

static GPtrArray *
marks_by (const SoleusDecisions *decisions, const char *rater)
{
  GPtrArray *marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);

  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      if (g_str_equal (mark->rater, rater))
        g_ptr_array_add (marks, soleus_mark_ref (mark));
    }
  return marks;
}

static GArray *
events_of (const GPtrArray *marks)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (SoleusMatchEvent));

  for (guint i = 0; i < marks->len; i++)
    {
      const SoleusMark *mark = g_ptr_array_index (marks, i);
      SoleusMatchEvent event = {
          mark->onset_s, mark->duration_s, mark->label, mark->channels};
      g_array_append_val (events, event);
    }
  return events;
}

static void
pair_free (SoleusRatingPair *pair)
{
  g_clear_pointer (&pair->first, soleus_mark_unref);
  g_clear_pointer (&pair->second, soleus_mark_unref);
  g_clear_pointer (&pair->agreed, soleus_mark_unref);
  g_free (pair);
}

const SoleusMark *
soleus_rating_pair_get_mark (const SoleusRatingPair *pair)
{
  return pair->first != NULL ? pair->first
      : pair->second != NULL ? pair->second
                             : pair->agreed;
}

static double
onset_of (const SoleusRatingPair *pair)
{
  return soleus_rating_pair_get_mark (pair)->onset_s;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const double left = onset_of (*(SoleusRatingPair *const *)a);
  const double right = onset_of (*(SoleusRatingPair *const *)b);

  return (left > right) - (left < right);
}

static void
add_pair (GPtrArray *pairs, const SoleusMark *first, const SoleusMark *second)
{
  SoleusRatingPair *pair = g_new0 (SoleusRatingPair, 1);

  pair->first = first == NULL ? NULL : soleus_mark_ref (first);
  pair->second = second == NULL ? NULL : soleus_mark_ref (second);
  g_ptr_array_add (pairs, pair);
}

static GPtrArray *
pair_up (const GPtrArray *first, const GPtrArray *second, const GArray *matched)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)pair_free);
  g_autofree gboolean *has_first = g_new0 (gboolean, first->len + 1);
  g_autofree gboolean *has_second = g_new0 (gboolean, second->len + 1);

  for (guint i = 0; i < matched->len; i++)
    {
      const SoleusMatchPair row = g_array_index (matched, SoleusMatchPair, i);
      add_pair (pairs, g_ptr_array_index (first, row.reference),
          g_ptr_array_index (second, row.test));
      has_first[row.reference] = has_second[row.test] = TRUE;
    }
  for (guint i = 0; i < first->len; i++)
    if (!has_first[i])
      add_pair (pairs, g_ptr_array_index (first, i), NULL);
  for (guint i = 0; i < second->len; i++)
    if (!has_second[i])
      add_pair (pairs, NULL, g_ptr_array_index (second, i));
  return pairs;
}

/* Taken over as it was, an agreed mark lies exactly where one of the two is:
 * there it is found again, whatever lies near. */
static gboolean
lies_there (const SoleusMark *agreed, const SoleusMark *mark)
{
  return mark != NULL && agreed->onset_s == mark->onset_s
      && agreed->duration_s == mark->duration_s
      && soleus_channel_set_equal (&agreed->channels, &mark->channels);
}

static gboolean
settle (GPtrArray *pairs, SoleusMark *agreed)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      SoleusRatingPair *pair = g_ptr_array_index (pairs, i);
      if (pair->agreed == NULL
          && (lies_there (agreed, pair->first)
              || lies_there (agreed, pair->second)))
        {
          pair->agreed = soleus_mark_ref (agreed);
          return TRUE;
        }
    }
  return FALSE;
}

/* A mark that was moved or deleted since leaves what was agreed on alone: it
 * is listed by itself. */
static void
find_agreed (GPtrArray *pairs, const GPtrArray *agreed)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  for (guint i = 0; i < agreed->len; i++)
    if (!settle (pairs, g_ptr_array_index (agreed, i)))
      g_ptr_array_add (alone, g_ptr_array_index (agreed, i));
  for (guint i = 0; i < alone->len; i++)
    {
      SoleusRatingPair *pair = g_new0 (SoleusRatingPair, 1);
      pair->agreed = soleus_mark_ref (g_ptr_array_index (alone, i));
      g_ptr_array_add (pairs, pair);
    }
  g_ptr_array_sort (pairs, compare_pairs);
}

SoleusRating *
soleus_rating_new (const SoleusDecisions *decisions, const char *first,
    const char *second, double duration_s)
{
  SoleusRating *rating = g_new0 (SoleusRating, 1);
  SoleusCompareOptions options = soleus_compare_options ();
  g_autoptr (GPtrArray) left = marks_by (decisions, first);
  g_autoptr (GPtrArray) right = marks_by (decisions, second);
  g_autoptr (GPtrArray) agreed = marks_by (decisions, SOLEUS_RATER_CONSENSUS);
  g_autoptr (GArray) left_events = events_of (left);
  g_autoptr (GArray) right_events = events_of (right);

  options.duration_s = duration_s;
  rating->figures = soleus_compare (
      (const SoleusMatchEvent *)(gpointer)left_events->data, left_events->len,
      (const SoleusMatchEvent *)(gpointer)right_events->data, right_events->len,
      &options);
  rating->pairs = pair_up (left, right, rating->figures->pairs);
  find_agreed (rating->pairs, agreed);
  return rating;
}

void
soleus_rating_free (SoleusRating *rating)
{
  if (rating == NULL)
    return;
  soleus_comparison_free (rating->figures);
  g_ptr_array_unref (rating->pairs);
  g_free (rating);
}

gboolean
soleus_rating_pair_same (const SoleusRatingPair *pair)
{
  return pair->first != NULL && pair->second != NULL
      && g_str_equal (pair->first->label, pair->second->label);
}

SoleusMark *
soleus_rating_dup_agreed (
    const SoleusRatingPair *pair, SoleusTake take, const char *reason)
{
  const SoleusMark *taken = take == SOLEUS_TAKE_FIRST ? pair->first
      : take == SOLEUS_TAKE_SECOND                    ? pair->second
                                   : soleus_rating_pair_get_mark (pair);
  SoleusMark values;

  if (taken == NULL)
    return NULL;
  values = *taken;
  values.id = pair->agreed != NULL ? pair->agreed->id : 0;
  values.rater = (char *)SOLEUS_RATER_CONSENSUS;
  if (take == SOLEUS_TAKE_NEITHER)
    values.label = (char *)SOLEUS_LABEL_NEITHER;
  if (*reason != '\0' || take == SOLEUS_TAKE_NEITHER)
    values.note = (char *)reason;
  return soleus_mark_new (&values);
}
