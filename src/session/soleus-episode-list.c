/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-episode-list.h"

#include <math.h>

struct _SoleusEpisodeList
{
  GObject parent_instance;

  SoleusAnalysis *analysis; /* NULL: nothing to show */
  SoleusDecisions *decisions;
  SoleusRecording *recording;
  double *amplitudes; /* [episodes]; NAN: not measured */
  GHashTable *labels; /* mark or edit id to its own words, borrowed */
};

static void soleus_episode_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusEpisodeList, soleus_episode_list,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, soleus_episode_list_model_init))

static guint
n_rows (const SoleusAnalysis *analysis)
{
  return analysis == NULL ? 0 : analysis->episodes->len;
}

static const SoleusEpisode *
row_of (const SoleusAnalysis *analysis, guint row)
{
  return &g_array_index (analysis->episodes, SoleusEpisode, row);
}

static GType
get_item_type (GListModel *model)
{
  return SOLEUS_TYPE_EPISODE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return n_rows (SOLEUS_EPISODE_LIST (model)->analysis);
}

static const char *
own_words (const SoleusEpisodeList *self, const SoleusEpisode *episode)
{
  guint64 id = episode->mark_id != 0 ? episode->mark_id : episode->edit_id;

  return id == 0 ? NULL : g_hash_table_lookup (self->labels, &id);
}

static gpointer
get_item (GListModel *model, guint position)
{
  SoleusEpisodeList *self = SOLEUS_EPISODE_LIST (model);
  SoleusEpisodeRow row;

  if (position >= n_rows (self->analysis))
    return NULL;
  row.episode = row_of (self->analysis, position);
  row.amplitude = self->amplitudes[position];
  row.label = own_words (self, row.episode);
  row.recording = self->recording;
  return soleus_episode_item_new (&row);
}

static void
soleus_episode_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
list_clear (SoleusEpisodeList *self)
{
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->amplitudes, g_free);
  g_clear_pointer (&self->analysis, soleus_analysis_unref);
  g_clear_pointer (&self->decisions, soleus_decisions_unref);
  g_clear_pointer (&self->recording, soleus_recording_unref);
}

static void
soleus_episode_list_finalize (GObject *object)
{
  list_clear (SOLEUS_EPISODE_LIST (object));
  G_OBJECT_CLASS (soleus_episode_list_parent_class)->finalize (object);
}

static void
soleus_episode_list_class_init (SoleusEpisodeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_episode_list_finalize;
}

static void
soleus_episode_list_init (SoleusEpisodeList *self)
{
}

SoleusEpisodeList *
soleus_episode_list_new (void)
{
  return g_object_new (SOLEUS_TYPE_EPISODE_LIST, NULL);
}

/* The largest burst of each episode. */
static double *
measure_amplitudes (const SoleusAnalysis *analysis)
{
  double *amplitudes = g_new (double, MAX (n_rows (analysis), 1));

  for (guint i = 0; i < n_rows (analysis); i++)
    amplitudes[i] = NAN;
  if (analysis == NULL)
    return amplitudes;
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->episode >= 0 && (guint)burst->episode < n_rows (analysis))
        amplitudes[burst->episode] =
            fmax (amplitudes[burst->episode], burst->amplitude);
    }
  return amplitudes;
}

static GHashTable *
collect_labels (const SoleusDecisions *decisions)
{
  GHashTable *labels = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (decisions == NULL)
    return labels;
  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      g_hash_table_insert (labels, (gpointer)&mark->id, mark->label);
    }
  for (guint i = 0; i < soleus_decisions_get_n_edits (decisions); i++)
    {
      const SoleusEdit *edit = soleus_decisions_get_edit (decisions, i);
      if (edit->verdict == SOLEUS_VERDICT_CHANGED && edit->label != NULL)
        g_hash_table_insert (labels, (gpointer)&edit->id, edit->label);
    }
  return labels;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* Whether a widget would draw both rows alike. */
static gboolean
rows_equal (const SoleusEpisodeList *a, guint row_a, const SoleusEpisodeList *b,
    guint row_b)
{
  const SoleusEpisode *x = row_of (a->analysis, row_a);
  const SoleusEpisode *y = row_of (b->analysis, row_b);

  return x->id == y->id && x->mark_id == y->mark_id && x->edit_id == y->edit_id
      && x->onset_s == y->onset_s && x->duration_s == y->duration_s
      && x->pattern == y->pattern && x->accepted == y->accepted
      && x->rejected == y->rejected && x->origin == y->origin
      && x->n_bursts == y->n_bursts && x->score == y->score
      && x->ambiguous_with == y->ambiguous_with
      && same_number (x->frequency_hz, y->frequency_hz)
      && same_number (a->amplitudes[row_a], b->amplitudes[row_b])
      && soleus_channel_set_equal (&x->channels, &y->channels)
      && g_strcmp0 (own_words (a, x), own_words (b, y)) == 0;
}

void
soleus_episode_list_set_analysis (SoleusEpisodeList *self,
    const SoleusAnalysis *analysis, const SoleusDecisions *decisions,
    SoleusRecording *recording)
{
  g_autoptr (SoleusEpisodeList) old = soleus_episode_list_new ();
  guint n_old = n_rows (self->analysis);
  guint n_new = n_rows (analysis);
  guint head = 0;
  guint tail = 0;

  g_return_if_fail (SOLEUS_IS_EPISODE_LIST (self));
  old->analysis = g_steal_pointer (&self->analysis);
  old->decisions = g_steal_pointer (&self->decisions);
  old->recording = g_steal_pointer (&self->recording);
  old->amplitudes = g_steal_pointer (&self->amplitudes);
  old->labels = g_steal_pointer (&self->labels);

  self->analysis = analysis == NULL ? NULL : soleus_analysis_ref (analysis);
  self->decisions = decisions == NULL ? NULL : soleus_decisions_ref (decisions);
  self->recording = recording == NULL ? NULL : soleus_recording_ref (recording);
  self->amplitudes = measure_amplitudes (analysis);
  self->labels = collect_labels (decisions);

  /* Another recording has other channel names: every row differs. */
  if (old->recording == recording)
    {
      while (head < MIN (n_old, n_new) && rows_equal (old, head, self, head))
        head++;
      while (tail < MIN (n_old, n_new) - head
          && rows_equal (old, n_old - 1 - tail, self, n_new - 1 - tail))
        tail++;
    }
  if (n_old - head - tail > 0 || n_new - head - tail > 0)
    g_list_model_items_changed (
        G_LIST_MODEL (self), head, n_old - head - tail, n_new - head - tail);
}

const SoleusEpisode *
soleus_episode_list_get_episode (SoleusEpisodeList *self, guint position)
{
  g_return_val_if_fail (SOLEUS_IS_EPISODE_LIST (self), NULL);
  return position < n_rows (self->analysis) ? row_of (self->analysis, position)
                                            : NULL;
}

guint
soleus_episode_list_find (SoleusEpisodeList *self, guint id)
{
  g_return_val_if_fail (SOLEUS_IS_EPISODE_LIST (self), G_MAXUINT);
  for (guint i = 0; i < n_rows (self->analysis); i++)
    if (row_of (self->analysis, i)->id == id)
      return i;
  return G_MAXUINT;
}

guint
soleus_episode_list_find_mark (SoleusEpisodeList *self, guint64 mark_id)
{
  g_return_val_if_fail (SOLEUS_IS_EPISODE_LIST (self), G_MAXUINT);
  for (guint i = 0; mark_id != 0 && i < n_rows (self->analysis); i++)
    if (row_of (self->analysis, i)->mark_id == mark_id)
      return i;
  return G_MAXUINT;
}

guint
soleus_episode_list_find_time (SoleusEpisodeList *self, double time_s)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (SOLEUS_IS_EPISODE_LIST (self), 0);
  high = n_rows (self->analysis);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (row_of (self->analysis, middle)->onset_s < time_s)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
