/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-voices.h"

#include "soleus-compare.h"

static SoleusMatchOptions
same_event (void)
{
  SoleusMatchOptions options = soleus_compare_options ().match;

  options.same_channels = TRUE;
  return options;
}

static void
add_event (GArray *events, GArray *rows, const SoleusMark *mark, guint row)
{
  const SoleusMatchEvent event = {
      mark->onset_s, mark->duration_s, mark->label, mark->channels};

  g_array_append_val (events, event);
  g_array_append_val (rows, row);
}

static const SoleusMatchEvent *
data_of (const GArray *events)
{
  return (const SoleusMatchEvent *)(gpointer)events->data;
}

/* Words that are in no count (conditions, own words) are not looked at. */
static gboolean
has_voice (const SoleusMark *mark)
{
  return soleus_mark_is_neither (mark)
      || soleus_pattern_from_id (mark->label) != SOLEUS_PATTERN_NONE
      || soleus_artefact_from_id (mark->label) >= 0;
}

static int
by_turn (gconstpointer a, gconstpointer b)
{
  const SoleusMark *x = *(const SoleusMark *const *)a;
  const SoleusMark *y = *(const SoleusMark *const *)b;
  const gboolean first = soleus_mark_is_agreed (x);

  if (first != soleus_mark_is_agreed (y))
    return first ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

/* Told cheaply: most recordings have one rater and thousands of marks. */
static gboolean
is_of_many (const SoleusDecisions *decisions)
{
  const guint n = soleus_decisions_get_n_marks (decisions);

  for (guint i = 1; i < n; i++)
    if (!g_str_equal (soleus_decisions_get_mark (decisions, i)->rater,
            soleus_decisions_get_mark (decisions, 0)->rater))
      return TRUE;
  return FALSE;
}

/* One mark (borrowed) a rater, whose turn comes in this order. */
static GPtrArray *
dup_turns (const SoleusDecisions *decisions)
{
  GPtrArray *turns = g_ptr_array_new ();
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      const SoleusMark *first = g_hash_table_lookup (firsts, mark->rater);
      if (has_voice (mark) && (first == NULL || mark->id < first->id))
        g_hash_table_replace (firsts, mark->rater, (gpointer)mark);
    }
  g_hash_table_iter_init (&iter, firsts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (turns, value);
  g_ptr_array_sort (turns, by_turn);
  return turns;
}

static void
collect (const SoleusDecisions *decisions, const char *rater, GArray *events,
    GArray *rows)
{
  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      if (g_str_equal (mark->rater, rater) && has_voice (mark))
        add_event (events, rows, mark, i);
    }
}

/* @rater's marks that say what those heard so far (@heard) do not say. */
static void
hear (const SoleusDecisions *decisions, const char *rater, GArray *heard,
    gboolean *counting)
{
  const SoleusMatchOptions options = same_event ();
  g_autoptr (GArray) events =
      g_array_new (FALSE, FALSE, sizeof (SoleusMatchEvent));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) pairs = NULL;

  collect (decisions, rater, events, rows);
  pairs = soleus_match (
      data_of (heard), heard->len, data_of (events), events->len, &options);
  for (guint i = 0; i < pairs->len; i++)
    {
      const guint test = g_array_index (pairs, SoleusMatchPair, i).test;
      counting[g_array_index (rows, guint, test)] = FALSE;
    }
  for (guint i = 0; i < events->len; i++)
    if (counting[g_array_index (rows, guint, i)])
      g_array_append_val (heard, g_array_index (events, SoleusMatchEvent, i));
}

gboolean *
soleus_voices_dup_counting (const SoleusDecisions *decisions)
{
  const guint n = soleus_decisions_get_n_marks (decisions);
  gboolean *counting = g_new (gboolean, n + 1);
  g_autoptr (GArray) heard =
      g_array_new (FALSE, FALSE, sizeof (SoleusMatchEvent));
  g_autoptr (GPtrArray) turns = NULL;

  for (guint i = 0; i < n; i++)
    counting[i] = TRUE;
  if (!is_of_many (decisions))
    return counting;
  turns = dup_turns (decisions);
  for (guint i = 0; i < turns->len; i++)
    {
      const SoleusMark *first = g_ptr_array_index (turns, i);
      hear (decisions, first->rater, heard, counting);
    }
  return counting;
}

static GArray *
dup_found (const GArray *episodes)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (SoleusMatchEvent));

  for (guint i = 0; i < episodes->len; i++)
    {
      const SoleusEpisode *row = &g_array_index (episodes, SoleusEpisode, i);
      const SoleusMatchEvent event = {
          row->onset_s, row->duration_s, NULL, row->channels};
      g_array_append_val (events, event);
    }
  return events;
}

void
soleus_voices_settle (
    const SoleusDecisions *decisions, GArray *episodes, gboolean *counting)
{
  const SoleusMatchOptions options = same_event ();
  g_autoptr (GArray) agreed =
      g_array_new (FALSE, FALSE, sizeof (SoleusMatchEvent));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) pairs = NULL;

  collect (decisions, SOLEUS_RATER_CONSENSUS, agreed, rows);
  if (agreed->len == 0)
    return;
  found = dup_found (episodes);
  pairs = soleus_match (
      data_of (agreed), agreed->len, data_of (found), found->len, &options);
  for (guint i = 0; i < pairs->len; i++)
    {
      const SoleusMatchPair *pair = &g_array_index (pairs, SoleusMatchPair, i);
      const guint row = g_array_index (rows, guint, pair->reference);
      SoleusEpisode *episode =
          &g_array_index (episodes, SoleusEpisode, pair->test);
      const char *label = soleus_decisions_get_mark (decisions, row)->label;
      if (episode->rejected)
        continue; /* by a verdict of its own */
      if (soleus_pattern_from_id (label) == episode->pattern)
        counting[row] = FALSE;
      else
        episode->rejected = TRUE;
      episode->accepted = !episode->rejected;
    }
}
