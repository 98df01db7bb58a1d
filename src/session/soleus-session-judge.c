/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

/* What is decided of some found episodes. */
typedef struct
{
  GArray *episodes; /* of SoleusEpisode, as they are shown */
  SoleusVerdictKind verdict;
  double onset_s; /* of VERDICT_CHANGED */
  double duration_s;
  const char *label;
} Judgement;

/* The found episodes among @ids, in one pass over the list: a person may
 * judge hundreds of a hundred thousand. */
static GArray *
collect_episodes (SoleusSession *self, const guint *ids, guint n)
{
  GArray *episodes = g_array_new (FALSE, FALSE, sizeof (SoleusEpisode));
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->episodes));

  for (guint i = 0; i < n; i++)
    g_hash_table_add (wanted, GUINT_TO_POINTER (ids[i]));
  for (guint row = 0; row < n_rows; row++)
    {
      const SoleusEpisode *episode =
          soleus_episode_list_get_episode (self->episodes, row);
      if (episode->mark_id == 0
          && g_hash_table_contains (wanted, GUINT_TO_POINTER (episode->id)))
        g_array_append_vals (episodes, episode, 1);
    }
  return episodes;
}

static const SoleusEdit *
find_edit (const SoleusDecisions *decisions, guint64 id)
{
  for (guint i = 0; i < soleus_decisions_get_n_edits (decisions); i++)
    {
      const SoleusEdit *edit = soleus_decisions_get_edit (decisions, i);
      if (edit->id == id)
        return edit;
    }
  return NULL;
}

/* The verdict on @episode: the old one changed, or a new one. NULL: it stands
 * already. */
static SoleusEdit *
judge_one (const SoleusDecisions *now, const Judgement *judgement,
    const SoleusEpisode *episode, guint64 *next_id)
{
  const SoleusEdit *old =
      episode->edit_id == 0 ? NULL : find_edit (now, episode->edit_id);
  SoleusEdit values = {
      .id = old != NULL ? old->id : *next_id,
      .found_onset_s = episode->onset_s,
      .found_duration_s = episode->duration_s,
      .found_channels = episode->channels,
      .found_pattern = episode->pattern,
  };

  /* What was moved or relabelled by hand is accepted as it is now. */
  if (old != NULL && old->verdict == SOLEUS_VERDICT_CHANGED
      && judgement->verdict == SOLEUS_VERDICT_ACCEPTED)
    return NULL;
  if (old != NULL)
    values = *old;
  else
    (*next_id)++;
  values.verdict = judgement->verdict;
  values.onset_s = values.found_onset_s;
  values.duration_s = values.found_duration_s;
  values.label = NULL;
  if (judgement->verdict == SOLEUS_VERDICT_CHANGED)
    {
      values.onset_s = judgement->onset_s;
      values.duration_s = judgement->duration_s;
      values.label = (char *)judgement->label;
    }
  return soleus_edit_new (&values);
}

static SoleusDecisions *
judge (const SoleusDecisions *now, gconstpointer args)
{
  const Judgement *judgement = args;
  g_autoptr (GPtrArray) edits =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_edit_unref);
  guint64 next_id = soleus_decisions_next_id (now);

  for (guint i = 0; i < judgement->episodes->len; i++)
    {
      SoleusEdit *edit = judge_one (now, judgement,
          &g_array_index (judgement->episodes, SoleusEpisode, i), &next_id);
      if (edit != NULL)
        g_ptr_array_add (edits, edit);
    }
  return soleus_decisions_with_edits (
      now, (const SoleusEdit *const *)edits->pdata, edits->len);
}

gboolean
soleus_session_judge (
    SoleusSession *self, const guint *ids, guint n, SoleusVerdictKind verdict)
{
  g_autoptr (GArray) episodes = NULL;
  Judgement judgement = {.verdict = verdict};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  g_return_val_if_fail (verdict != SOLEUS_VERDICT_CHANGED, FALSE);
  episodes = collect_episodes (self, ids, n);
  judgement.episodes = episodes;
  return episodes->len > 0
      && soleus_session_commit (self, judge, &judgement,
          verdict == SOLEUS_VERDICT_ACCEPTED ? SOLEUS_STEP_ACCEPT
                                             : SOLEUS_STEP_REJECT,
          episodes->len);
}

static SoleusDecisions *
unjudge (const SoleusDecisions *now, gconstpointer args)
{
  const GArray *episodes = args;
  g_autofree guint64 *ids = g_new (guint64, MAX (episodes->len, 1));

  for (guint i = 0; i < episodes->len; i++)
    ids[i] = g_array_index (episodes, SoleusEpisode, i).edit_id;
  return soleus_decisions_without_edits (now, ids, episodes->len);
}

gboolean
soleus_session_unjudge (SoleusSession *self, const guint *ids, guint n)
{
  g_autoptr (GArray) episodes = NULL;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  episodes = collect_episodes (self, ids, n);
  for (guint i = episodes->len; i-- > 0;)
    if (g_array_index (episodes, SoleusEpisode, i).edit_id == 0)
      g_array_remove_index (episodes, i);
  return episodes->len > 0
      && soleus_session_commit (
          self, unjudge, episodes, SOLEUS_STEP_UNJUDGE, episodes->len);
}

static gboolean
change_mark (SoleusSession *self, guint64 mark_id, double onset_s,
    double duration_s, const char *label)
{
  const SoleusMark *old =
      soleus_decisions_find_mark (self->state.decisions, mark_id);
  SoleusMark values;

  if (old == NULL)
    return FALSE;
  values = *old;
  values.onset_s = onset_s;
  values.duration_s = duration_s;
  if (label != NULL)
    values.label = (char *)label;
  return soleus_session_update_mark (self, &values);
}

gboolean
soleus_session_change_episode (SoleusSession *self, guint id, double onset_s,
    double duration_s, const char *label)
{
  g_autoptr (GArray) episodes = NULL;
  const SoleusEpisode *row;
  Judgement judgement = {.verdict = SOLEUS_VERDICT_CHANGED,
      .onset_s = onset_s,
      .duration_s = duration_s,
      .label = label};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  g_return_val_if_fail (duration_s >= 0, FALSE);
  row = soleus_episode_list_get_episode (
      self->episodes, soleus_episode_list_find (self->episodes, id));
  if (row == NULL)
    return FALSE;
  if (row->mark_id != 0)
    return change_mark (self, row->mark_id, onset_s, duration_s, label);
  episodes = collect_episodes (self, &id, 1);
  judgement.episodes = episodes;
  return soleus_session_commit (
      self, judge, &judgement, SOLEUS_STEP_CHANGE_EPISODES, 1);
}

gboolean
soleus_session_move_episode (
    SoleusSession *self, guint id, double onset_s, double duration_s)
{
  const SoleusEpisode *row;
  const SoleusEdit *edit;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  row = soleus_episode_list_get_episode (
      self->episodes, soleus_episode_list_find (self->episodes, id));
  if (row == NULL)
    return FALSE;
  edit = row->edit_id == 0 ? NULL
                           : find_edit (self->state.decisions, row->edit_id);
  if (edit != NULL)
    label = g_strdup (edit->label);
  return soleus_session_change_episode (self, id, onset_s, duration_s, label);
}

GPtrArray *
soleus_session_dup_unmatched (SoleusSession *self)
{
  GPtrArray *unmatched =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_edit_unref);
  g_autoptr (GHashTable) matched =
      g_hash_table_new (g_int64_hash, g_int64_equal);
  const SoleusDecisions *decisions = self->state.decisions;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), unmatched);
  if (self->applied == NULL)
    return unmatched;
  for (guint i = 0; i < self->applied->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (self->applied->episodes, SoleusEpisode, i);
      g_hash_table_add (matched, (gpointer)&episode->edit_id);
    }
  for (guint i = 0; i < soleus_decisions_get_n_edits (decisions); i++)
    {
      const SoleusEdit *edit = soleus_decisions_get_edit (decisions, i);
      if (!g_hash_table_contains (matched, &edit->id))
        g_ptr_array_add (unmatched, soleus_edit_ref (edit));
    }
  return unmatched;
}
