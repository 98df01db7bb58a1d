/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mark-edit.h"

#include <math.h>

/* Of the span, that each edge may take for itself. */
#define EDGE_SHARE (1.0 / 3.0)

SoleusGrip
soleus_mark_grip_at (SoleusSpan span, double time_s, double reach_s)
{
  const double inwards_s =
      MIN (reach_s, EDGE_SHARE * soleus_span_duration_s (span));

  if (time_s < span.start_s - reach_s || time_s > span.end_s + reach_s)
    return SOLEUS_GRIP_NONE;
  if (time_s > span.end_s - inwards_s)
    return SOLEUS_GRIP_END;
  if (time_s < span.start_s + inwards_s)
    return SOLEUS_GRIP_START;
  return SOLEUS_GRIP_BODY;
}

SoleusSpan
soleus_mark_drag (SoleusSpan before, SoleusGrip grip, double by_s,
    SoleusSpan whole, double least_s)
{
  /* What stuck out before, or was shorter, stays as it was. */
  const double back_s = MIN (whole.start_s - before.start_s, 0.0);
  const double on_s = MAX (whole.end_s - before.end_s, 0.0);
  const double spare_s = MAX (soleus_span_duration_s (before) - least_s, 0.0);
  SoleusSpan after = before;

  switch (grip)
    {
    case SOLEUS_GRIP_START:
      after.start_s += CLAMP (by_s, back_s, spare_s);
      break;
    case SOLEUS_GRIP_END:
      after.end_s += CLAMP (by_s, -spare_s, on_s);
      break;
    case SOLEUS_GRIP_BODY:
      by_s = CLAMP (by_s, back_s, on_s);
      after.start_s += by_s;
      after.end_s += by_s;
      break;
    case SOLEUS_GRIP_NONE:
      break;
    }
  return after;
}

/* --- snapping --------------------------------------------------------------
 */

typedef struct
{
  double edges_s[2]; /* where the dragged edges would be */
  guint n_edges;
  double best_s; /* the shortest way so far, with its sign */
} Pull;

static void
pull_to (Pull *pull, double time_s)
{
  for (guint i = 0; i < pull->n_edges; i++)
    {
      const double way_s = time_s - pull->edges_s[i];

      if (fabs (way_s) < fabs (pull->best_s))
        pull->best_s = way_s;
    }
}

static void
pull_to_marks (Pull *pull, const SoleusSnap *snap)
{
  for (guint i = 0; i < soleus_decisions_get_n_marks (snap->decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (snap->decisions, i);

      if (mark->id == snap->mark_id)
        continue;
      pull_to (pull, mark->onset_s);
      pull_to (pull, mark->onset_s + mark->duration_s);
    }
}

/* Rows of own marks are there as marks already. */
static void
pull_to_episodes (Pull *pull, const SoleusSnap *snap)
{
  for (guint i = 0; i < snap->analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (snap->analysis->episodes, SoleusEpisode, i);

      if (episode->mark_id != 0 || (gint64)episode->id == snap->episode_id)
        continue;
      pull_to (pull, episode->onset_s);
      pull_to (pull, episode->onset_s + episode->duration_s);
    }
}

double
soleus_mark_snap_by_s (
    const SoleusSnap *snap, SoleusSpan before, SoleusGrip grip, double by_s)
{
  Pull pull = {.best_s = INFINITY};

  if (grip == SOLEUS_GRIP_START || grip == SOLEUS_GRIP_BODY)
    pull.edges_s[pull.n_edges++] = before.start_s + by_s;
  if (grip == SOLEUS_GRIP_END || grip == SOLEUS_GRIP_BODY)
    pull.edges_s[pull.n_edges++] = before.end_s + by_s;
  if (snap->decisions != NULL)
    pull_to_marks (&pull, snap);
  if (snap->analysis != NULL)
    pull_to_episodes (&pull, snap);
  if (!isnan (snap->cursor_s))
    pull_to (&pull, snap->cursor_s);
  return fabs (pull.best_s) <= snap->reach_s ? by_s + pull.best_s : by_s;
}

/* --- neighbours ------------------------------------------------------------
 */

/* No channel at all means every channel. */
static gboolean
share_a_channel (const SoleusMark *a, const SoleusMark *b)
{
  return soleus_channel_set_count (&a->channels) == 0
      || soleus_channel_set_count (&b->channels) == 0
      || soleus_channel_set_overlaps (&a->channels, &b->channels);
}

guint64
soleus_mark_next_id (const SoleusDecisions *decisions, guint64 id)
{
  const SoleusMark *mark = soleus_decisions_find_mark (decisions, id);
  gboolean passed = FALSE;

  if (mark == NULL)
    return 0;
  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *other = soleus_decisions_get_mark (decisions, i);

      if (passed && share_a_channel (mark, other)
          && g_str_equal (mark->rater, other->rater))
        return other->id;
      passed = passed || other->id == id;
    }
  return 0;
}

GArray *
soleus_mark_dup_ids_in (
    const SoleusDecisions *decisions, SoleusSpan span, int channel)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      const gboolean on_channel = channel < 0
          || soleus_channel_set_count (&mark->channels) == 0
          || soleus_channel_set_has (&mark->channels, (guint)channel);

      if (mark->onset_s >= span.end_s)
        break;
      if (on_channel && mark->onset_s + mark->duration_s >= span.start_s)
        g_array_append_val (ids, mark->id);
    }
  return ids;
}
