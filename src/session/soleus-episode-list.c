/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-episode-list.h"

#include <math.h>

struct _SoleusEpisodeList
{
  GObject parent_instance;

  SoleusAnalysis *analysis; /* NULL: none yet */
  SoleusDecisions *decisions;
  GArray *marks; /* of MarkRow: marks that are no episode, in order */
  SoleusRecording *recording;
  double *amplitudes; /* [episodes]; NAN: not measured */
  GHashTable *labels; /* mark or edit id to its own words, borrowed */
};

/* A mark's row, and the position at which it stands among all. */
typedef struct
{
  SoleusEpisode episode;
  guint position;
} MarkRow;

static void soleus_episode_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusEpisodeList, soleus_episode_list,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, soleus_episode_list_model_init))

static guint
n_episodes (const SoleusAnalysis *analysis)
{
  return analysis == NULL ? 0 : analysis->episodes->len;
}

static guint
n_rows (const SoleusEpisodeList *self)
{
  return n_episodes (self->analysis)
      + (self->marks == NULL ? 0 : self->marks->len);
}

/* How many marks stand before @position. */
static guint
n_marks_before (const SoleusEpisodeList *self, guint position)
{
  guint low = 0;
  guint high = self->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->marks, MarkRow, middle).position < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The row at @position; @idx gets that of the episode, -1 for a mark. */
static const SoleusEpisode *
row_at (const SoleusEpisodeList *self, guint position, int *idx)
{
  guint before = n_marks_before (self, position);
  const MarkRow *mark = before < self->marks->len
      ? &g_array_index (self->marks, MarkRow, before)
      : NULL;

  *idx = -1;
  if (mark != NULL && mark->position == position)
    return &mark->episode;
  *idx = (int)(position - before);
  return &g_array_index (self->analysis->episodes, SoleusEpisode, *idx);
}

static double
amplitude_at (const SoleusEpisodeList *self, int idx)
{
  return idx < 0 ? NAN : self->amplitudes[idx];
}

static GType
get_item_type (GListModel *model)
{
  return SOLEUS_TYPE_EPISODE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return n_rows (SOLEUS_EPISODE_LIST (model));
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
  int idx;

  if (position >= n_rows (self))
    return NULL;
  row.episode = row_at (self, position, &idx);
  row.amplitude = amplitude_at (self, idx);
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
  g_clear_pointer (&self->marks, g_array_unref);
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
  const guint n = n_episodes (analysis);
  double *amplitudes = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    amplitudes[i] = NAN;
  if (analysis == NULL)
    return amplitudes;
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->episode >= 0 && (guint)burst->episode < n)
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

static SoleusEpisode
episode_of_mark (const SoleusMark *mark)
{
  return (SoleusEpisode){
      .id = SOLEUS_EPISODE_LIST_MARK_BIT | (guint)(mark->id & 0x7fffffff),
      .channels = mark->channels,
      .onset_s = mark->onset_s,
      .duration_s = mark->duration_s,
      .pattern = soleus_pattern_from_id (mark->label),
      .mu = 1.0,
      .score = isfinite (mark->confidence) ? CLAMP (mark->confidence, 0, 1) : 1,
      .frequency_hz = NAN,
      .ambiguous_with = SOLEUS_PATTERN_NONE,
      .origin = mark->origin,
      .mark_id = mark->id,
      .accepted = TRUE,
  };
}

/* Marks that @analysis does not list, each at its place among its rows. */
static GArray *
collect_marks (const SoleusAnalysis *analysis, const SoleusDecisions *decisions)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (MarkRow));
  g_autoptr (GHashTable) listed =
      g_hash_table_new (g_int64_hash, g_int64_equal);
  const guint n = n_episodes (analysis);
  const SoleusEpisode *episodes =
      n == 0 ? NULL : (const SoleusEpisode *)analysis->episodes->data;
  guint before = 0;

  for (guint i = 0; i < n; i++)
    if (episodes[i].mark_id != 0)
      g_hash_table_add (listed, (gpointer)&episodes[i].mark_id);
  for (guint i = 0;
       decisions != NULL && i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      MarkRow row;
      if (g_hash_table_contains (listed, &mark->id))
        continue;
      while (before < n && episodes[before].onset_s <= mark->onset_s)
        before++;
      row.episode = episode_of_mark (mark);
      row.position = before + rows->len;
      g_array_append_val (rows, row);
    }
  return rows;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* Whether a widget would draw both rows alike. */
static gboolean
rows_equal (const SoleusEpisodeList *a, guint position_a,
    const SoleusEpisodeList *b, guint position_b)
{
  int idx_a, idx_b;
  const SoleusEpisode *x = row_at (a, position_a, &idx_a);
  const SoleusEpisode *y = row_at (b, position_b, &idx_b);

  return x->id == y->id && x->mark_id == y->mark_id && x->edit_id == y->edit_id
      && x->onset_s == y->onset_s && x->duration_s == y->duration_s
      && x->pattern == y->pattern && x->accepted == y->accepted
      && x->rejected == y->rejected && x->origin == y->origin
      && x->n_bursts == y->n_bursts && x->score == y->score
      && x->ambiguous_with == y->ambiguous_with
      && same_number (x->frequency_hz, y->frequency_hz)
      && same_number (amplitude_at (a, idx_a), amplitude_at (b, idx_b))
      && soleus_channel_set_equal (&x->channels, &y->channels)
      && g_strcmp0 (own_words (a, x), own_words (b, y)) == 0;
}

void
soleus_episode_list_set_analysis (SoleusEpisodeList *self,
    const SoleusAnalysis *analysis, const SoleusDecisions *decisions,
    SoleusRecording *recording)
{
  g_autoptr (SoleusEpisodeList) old = soleus_episode_list_new ();
  guint n_old = n_rows (self);
  guint n_new;
  guint head = 0;
  guint tail = 0;

  old->analysis = g_steal_pointer (&self->analysis);
  old->decisions = g_steal_pointer (&self->decisions);
  old->recording = g_steal_pointer (&self->recording);
  old->amplitudes = g_steal_pointer (&self->amplitudes);
  old->labels = g_steal_pointer (&self->labels);
  old->marks = g_steal_pointer (&self->marks);

  self->analysis = analysis == NULL ? NULL : soleus_analysis_ref (analysis);
  self->decisions = decisions == NULL ? NULL : soleus_decisions_ref (decisions);
  self->recording = recording == NULL ? NULL : soleus_recording_ref (recording);
  self->amplitudes = measure_amplitudes (analysis);
  self->labels = collect_labels (decisions);
  self->marks = collect_marks (analysis, decisions);
  n_new = n_rows (self);

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
  int idx;

  g_return_val_if_fail (SOLEUS_IS_EPISODE_LIST (self), NULL);
  return position < n_rows (self) ? row_at (self, position, &idx) : NULL;
}

guint
soleus_episode_list_find (SoleusEpisodeList *self, guint id)
{
  int idx;

  g_return_val_if_fail (SOLEUS_IS_EPISODE_LIST (self), G_MAXUINT);
  for (guint i = 0; i < n_rows (self); i++)
    if (row_at (self, i, &idx)->id == id)
      return i;
  return G_MAXUINT;
}

guint
soleus_episode_list_find_mark (SoleusEpisodeList *self, guint64 mark_id)
{
  int idx;

  g_return_val_if_fail (SOLEUS_IS_EPISODE_LIST (self), G_MAXUINT);
  for (guint i = 0; mark_id != 0 && i < n_rows (self); i++)
    if (row_at (self, i, &idx)->mark_id == mark_id)
      return i;
  return G_MAXUINT;
}

guint
soleus_episode_list_find_time (SoleusEpisodeList *self, double time_s)
{
  guint low = 0;
  guint high;
  int idx;

  g_return_val_if_fail (SOLEUS_IS_EPISODE_LIST (self), 0);
  high = n_rows (self);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (row_at (self, middle, &idx)->onset_s < time_s)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
