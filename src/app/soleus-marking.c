/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-marking.h"

#include <math.h>

/* What is chosen: a mark, or a found episode (mark NULL). */
typedef struct
{
  const SoleusMark *mark;
  const SoleusEpisode *episode;
} Chosen;

static gboolean
get_chosen (SoleusDocument *document, Chosen *chosen)
{
  SoleusViewState *state = soleus_document_get_state (document);
  SoleusSession *session = soleus_document_get_session (document);
  SoleusEpisodeList *list = soleus_session_get_episodes (session);
  const guint64 mark_id = soleus_view_state_get_mark (state);
  const gint64 episode_id = soleus_view_state_get_episode (state);

  *chosen = (Chosen){NULL, NULL};
  if (mark_id != 0)
    chosen->mark = soleus_decisions_find_mark (
        soleus_session_get_decisions (session), mark_id);
  else if (episode_id >= 0)
    chosen->episode = soleus_episode_list_get_episode (
        list, soleus_episode_list_find (list, (guint)episode_id));
  return chosen->mark != NULL || chosen->episode != NULL;
}

static double
sample_s (SoleusDocument *document, const SoleusChannelSet *channels)
{
  SoleusRecording *recording = soleus_document_get_recording (document);
  double rate_hz = 0.0;

  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    if (soleus_channel_set_count (channels) == 0
        || soleus_channel_set_has (channels, c))
      rate_hz =
          MAX (rate_hz, soleus_recording_get_channel (recording, c)->rate_hz);
  return rate_hz > 0.0 ? 1.0 / rate_hz : 0.0;
}

static SoleusSpan
whole_of (SoleusDocument *document)
{
  return (SoleusSpan){0.0,
      soleus_view_state_get_limits (soleus_document_get_state (document))
          .duration_s};
}

gboolean
soleus_marking_get_chosen (
    SoleusDocument *document, SoleusSpan *span, double *shortest_s)
{
  Chosen chosen;
  double onset_s;
  double duration_s;

  if (soleus_document_get_recording (document) == NULL
      || !get_chosen (document, &chosen))
    return FALSE;
  onset_s =
      chosen.mark != NULL ? chosen.mark->onset_s : chosen.episode->onset_s;
  duration_s = chosen.mark != NULL ? chosen.mark->duration_s
                                   : chosen.episode->duration_s;
  if (span != NULL)
    *span = (SoleusSpan){onset_s, onset_s + duration_s};
  if (shortest_s != NULL)
    *shortest_s = sample_s (document,
        chosen.mark != NULL ? &chosen.mark->channels
                            : &chosen.episode->channels);
  return TRUE;
}

gboolean
soleus_marking_place (SoleusDocument *document, SoleusSpan span)
{
  SoleusSession *session = soleus_document_get_session (document);
  Chosen chosen;
  SoleusMark values;

  if (!get_chosen (document, &chosen))
    return FALSE;
  if (chosen.mark == NULL)
    return soleus_session_move_episode (session, chosen.episode->id,
        span.start_s, soleus_span_duration_s (span));
  if (span.start_s == chosen.mark->onset_s
      && span.end_s == chosen.mark->onset_s + chosen.mark->duration_s)
    return FALSE;
  values = *chosen.mark;
  values.onset_s = span.start_s;
  values.duration_s = soleus_span_duration_s (span);
  return soleus_session_update_mark (session, &values);
}

/* --- several ---------------------------------------------------------------
 */

static int
compare_onsets (gconstpointer a, gconstpointer b)
{
  const double left = (*(SoleusMark *const *)a)->onset_s;
  const double right = (*(SoleusMark *const *)b)->onset_s;

  return (left > right) - (left < right);
}

GPtrArray *
soleus_marking_dup_chosen (SoleusDocument *document)
{
  SoleusViewState *state = soleus_document_get_state (document);
  const SoleusDecisions *decisions =
      soleus_session_get_decisions (soleus_document_get_session (document));
  GPtrArray *marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);
  const guint64 first = soleus_view_state_get_mark (state);
  guint n;
  const guint64 *also = soleus_view_state_get_also (state, &n);

  for (guint i = 0; i <= n; i++)
    {
      const SoleusMark *mark =
          soleus_decisions_find_mark (decisions, i == 0 ? first : also[i - 1]);
      if (mark != NULL)
        g_ptr_array_add (marks, soleus_mark_ref (mark));
    }
  g_ptr_array_sort (marks, compare_onsets);
  return marks;
}

/* A change of one of the chosen marks. */
typedef void (*Change) (SoleusMark *values, gconstpointer how);

static gboolean
change_chosen (SoleusDocument *document, Change change, gconstpointer how)
{
  g_autoptr (GPtrArray) marks = soleus_marking_dup_chosen (document);
  g_autoptr (GPtrArray) changed =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);

  for (guint i = 0; i < marks->len; i++)
    {
      SoleusMark values = *(const SoleusMark *)g_ptr_array_index (marks, i);
      change (&values, how);
      g_ptr_array_add (changed, soleus_mark_new (&values));
    }
  return soleus_session_update_marks (soleus_document_get_session (document),
      (const SoleusMark *const *)changed->pdata, changed->len);
}

typedef struct
{
  const char *label;
  const char *note;
} Words;

static void
relabel (SoleusMark *values, gconstpointer how)
{
  const Words *words = how;

  values->label = (char *)words->label;
  if (words->note != NULL)
    values->note = (char *)words->note;
}

gboolean
soleus_marking_relabel (
    SoleusDocument *document, const char *label, const char *note)
{
  const Words words = {label, note};

  return change_chosen (document, relabel, &words);
}

gboolean
soleus_marking_delete (SoleusDocument *document)
{
  g_autoptr (GPtrArray) marks = soleus_marking_dup_chosen (document);
  g_autofree guint64 *ids = g_new (guint64, marks->len + 1);

  for (guint i = 0; i < marks->len; i++)
    ids[i] = ((SoleusMark *)g_ptr_array_index (marks, i))->id;
  if (marks->len == 0)
    return FALSE;
  soleus_view_state_select_none (soleus_document_get_state (document));
  return soleus_session_remove_marks (
      soleus_document_get_session (document), ids, marks->len);
}

static void
shift (SoleusMark *values, gconstpointer how)
{
  values->onset_s += *(const double *)how;
}

/* All of them as far as the first and the last may go. */
static gboolean
nudge_all (SoleusDocument *document, double by_s)
{
  g_autoptr (GPtrArray) marks = soleus_marking_dup_chosen (document);
  SoleusSpan all = {INFINITY, -INFINITY};

  for (guint i = 0; i < marks->len; i++)
    {
      const SoleusMark *mark = g_ptr_array_index (marks, i);
      all.start_s = MIN (all.start_s, mark->onset_s);
      all.end_s = MAX (all.end_s, mark->onset_s + mark->duration_s);
    }
  by_s =
      soleus_mark_drag (all, SOLEUS_GRIP_BODY, by_s, whole_of (document), 0.0)
          .start_s
      - all.start_s;
  return by_s != 0.0 && change_chosen (document, shift, &by_s);
}

gboolean
soleus_marking_nudge (SoleusDocument *document, double pages, gboolean fine)
{
  SoleusSpan visible =
      soleus_view_state_get_visible (soleus_document_get_state (document));
  SoleusSpan before;
  double least_s;
  double by_s;
  guint n_also;

  if (!soleus_marking_get_chosen (document, &before, &least_s))
    return FALSE;
  by_s = fine ? copysign (least_s, pages)
              : pages * soleus_span_duration_s (visible);
  soleus_view_state_get_also (soleus_document_get_state (document), &n_also);
  if (n_also > 0)
    return nudge_all (document, by_s);
  return soleus_marking_place (document,
      soleus_mark_drag (
          before, SOLEUS_GRIP_BODY, by_s, whole_of (document), least_s));
}

gboolean
soleus_marking_edge_to (
    SoleusDocument *document, SoleusGrip edge, double time_s)
{
  SoleusSpan before;
  double least_s;

  if (isnan (time_s)
      || !soleus_marking_get_chosen (document, &before, &least_s))
    return FALSE;
  return soleus_marking_place (document,
      soleus_mark_drag (before, edge,
          time_s - (edge == SOLEUS_GRIP_START ? before.start_s : before.end_s),
          whole_of (document), least_s));
}

gboolean
soleus_marking_split (SoleusDocument *document, double time_s)
{
  guint64 mark_id =
      soleus_view_state_get_mark (soleus_document_get_state (document));

  return mark_id != 0 && !isnan (time_s)
      && soleus_session_split_mark (
          soleus_document_get_session (document), mark_id, time_s);
}

/* The merged mark has the id of the first. */
static void
choose_mark (SoleusDocument *document, guint64 id)
{
  SoleusEpisodeList *list =
      soleus_session_get_episodes (soleus_document_get_session (document));
  const SoleusEpisode *episode = soleus_episode_list_get_episode (
      list, soleus_episode_list_find_mark (list, id));
  SoleusViewState *state = soleus_document_get_state (document);

  soleus_view_state_select_none (state);
  if (episode != NULL)
    soleus_view_state_choose (
        state, episode->id, id, episode->onset_s + episode->duration_s / 2.0);
}

gboolean
soleus_marking_merge (SoleusDocument *document)
{
  SoleusViewState *state = soleus_document_get_state (document);
  SoleusSession *session = soleus_document_get_session (document);
  const SoleusDecisions *decisions = soleus_session_get_decisions (session);
  g_autoptr (GArray) ids = NULL;
  SoleusSpan span;
  int track;
  guint64 first;

  g_autoptr (GPtrArray) chosen = soleus_marking_dup_chosen (document);

  if (soleus_view_state_get_selection (state, &span, &track))
    ids = soleus_mark_dup_ids_in (decisions, span, track);
  else if (chosen->len > 1)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (guint64));
      for (guint i = 0; i < chosen->len; i++)
        g_array_append_val (
            ids, ((SoleusMark *)g_ptr_array_index (chosen, i))->id);
    }
  else
    {
      const guint64 id = soleus_view_state_get_mark (state);
      const guint64 next = soleus_mark_next_id (decisions, id);

      ids = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_array_append_val (ids, id);
      if (next != 0)
        g_array_append_val (ids, next);
    }
  if (ids->len < 2)
    return FALSE;
  first = g_array_index (ids, guint64, 0);
  if (!soleus_session_merge_marks (
          session, (const guint64 *)(gpointer)ids->data, ids->len))
    return FALSE;
  choose_mark (document, first);
  return TRUE;
}
