/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-decisions.h"

#include <string.h>

struct _SoleusDecisions
{
  GPtrArray *marks; /* of SoleusMark, by onset, then id */
  GPtrArray *edits; /* of SoleusEdit, by id */
  GPtrArray *overrides; /* of SoleusChannelOverride, by channel */
  SoleusAnswers *answers;
  SoleusParameters parameters;
  char *note;
  guint64 next_id;
};

static gpointer
copy_mark (gconstpointer mark, gpointer data)
{
  return soleus_mark_ref (mark);
}

static gpointer
copy_edit (gconstpointer edit, gpointer data)
{
  return soleus_edit_ref (edit);
}

static gpointer
copy_override (gconstpointer override, gpointer data)
{
  return soleus_channel_override_copy (override);
}

SoleusDecisions *
soleus_decisions_new (void)
{
  SoleusDecisions *decisions = g_atomic_rc_box_new0 (SoleusDecisions);

  decisions->marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);
  decisions->edits =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_edit_unref);
  decisions->overrides = g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_channel_override_free);
  decisions->answers = soleus_answers_new ();
  soleus_parameters_init (&decisions->parameters);
  decisions->note = g_strdup ("");
  decisions->next_id = 1;
  return decisions;
}

SoleusDecisions *
soleus_decisions_ref (const SoleusDecisions *decisions)
{
  return g_atomic_rc_box_acquire ((SoleusDecisions *)decisions);
}

static void
decisions_clear (gpointer data)
{
  SoleusDecisions *decisions = data;

  g_ptr_array_unref (decisions->marks);
  g_ptr_array_unref (decisions->edits);
  g_ptr_array_unref (decisions->overrides);
  soleus_answers_unref (decisions->answers);
  g_free (decisions->note);
}

void
soleus_decisions_unref (SoleusDecisions *decisions)
{
  if (decisions != NULL)
    g_atomic_rc_box_release_full (decisions, decisions_clear);
}

/* Lists are shared, not copied: a change replaces the one it touches. */
static SoleusDecisions *
decisions_share (const SoleusDecisions *decisions)
{
  SoleusDecisions *next = g_atomic_rc_box_new (SoleusDecisions);

  *next = *decisions;
  g_ptr_array_ref (next->marks);
  g_ptr_array_ref (next->edits);
  g_ptr_array_ref (next->overrides);
  next->answers = soleus_answers_ref (decisions->answers);
  next->note = g_strdup (decisions->note);
  return next;
}

guint
soleus_decisions_get_n_marks (const SoleusDecisions *decisions)
{
  return decisions->marks->len;
}

const SoleusMark *
soleus_decisions_get_mark (const SoleusDecisions *decisions, guint i)
{
  g_return_val_if_fail (i < decisions->marks->len, NULL);
  return g_ptr_array_index (decisions->marks, i);
}

static int
find_mark (const GPtrArray *marks, guint64 id)
{
  for (guint i = 0; i < marks->len; i++)
    if (((const SoleusMark *)g_ptr_array_index (marks, i))->id == id)
      return (int)i;
  return -1;
}

static int
find_edit (const GPtrArray *edits, guint64 id)
{
  for (guint i = 0; i < edits->len; i++)
    if (((const SoleusEdit *)g_ptr_array_index (edits, i))->id == id)
      return (int)i;
  return -1;
}

const SoleusMark *
soleus_decisions_find_mark (const SoleusDecisions *decisions, guint64 id)
{
  int found = find_mark (decisions->marks, id);

  return found < 0 ? NULL : g_ptr_array_index (decisions->marks, found);
}

guint
soleus_decisions_get_n_edits (const SoleusDecisions *decisions)
{
  return decisions->edits->len;
}

const SoleusEdit *
soleus_decisions_get_edit (const SoleusDecisions *decisions, guint i)
{
  g_return_val_if_fail (i < decisions->edits->len, NULL);
  return g_ptr_array_index (decisions->edits, i);
}

const SoleusAnswers *
soleus_decisions_get_answers (const SoleusDecisions *decisions)
{
  return decisions->answers;
}

const SoleusParameters *
soleus_decisions_get_parameters (const SoleusDecisions *decisions)
{
  return &decisions->parameters;
}

guint
soleus_decisions_get_n_overrides (const SoleusDecisions *decisions)
{
  return decisions->overrides->len;
}

const SoleusChannelOverride *
soleus_decisions_get_override (const SoleusDecisions *decisions, guint i)
{
  g_return_val_if_fail (i < decisions->overrides->len, NULL);
  return g_ptr_array_index (decisions->overrides, i);
}

const char *
soleus_decisions_get_note (const SoleusDecisions *decisions)
{
  return decisions->note;
}

guint64
soleus_decisions_next_id (const SoleusDecisions *decisions)
{
  return decisions->next_id;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const SoleusMark *left = *(const SoleusMark *const *)a;
  const SoleusMark *right = *(const SoleusMark *const *)b;

  if (left->onset_s != right->onset_s)
    return left->onset_s < right->onset_s ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  const SoleusEdit *left = *(const SoleusEdit *const *)a;
  const SoleusEdit *right = *(const SoleusEdit *const *)b;

  return left->id < right->id ? -1 : left->id > right->id;
}

static int
compare_overrides (gconstpointer a, gconstpointer b)
{
  const SoleusChannelOverride *left = *(const SoleusChannelOverride *const *)a;
  const SoleusChannelOverride *right = *(const SoleusChannelOverride *const *)b;

  return left->channel < right->channel ? -1 : left->channel > right->channel;
}

static GPtrArray *
own_list (GPtrArray **list, GCopyFunc copy, GDestroyNotify item_free)
{
  GPtrArray *own = g_ptr_array_copy (*list, copy, NULL);

  g_ptr_array_set_free_func (own, item_free);
  g_ptr_array_unref (*list);
  *list = own;
  return own;
}

SoleusDecisions *
soleus_decisions_with_marks (const SoleusDecisions *decisions,
    const SoleusMark *const *marks, guint n_marks)
{
  SoleusDecisions *next = decisions_share (decisions);
  GPtrArray *list =
      own_list (&next->marks, copy_mark, (GDestroyNotify)soleus_mark_unref);

  for (guint i = 0; i < n_marks; i++)
    {
      /* Ids grow: a new one cannot be in the list yet. */
      int found =
          marks[i]->id >= next->next_id ? -1 : find_mark (list, marks[i]->id);
      if (found >= 0)
        g_ptr_array_remove_index (list, (guint)found);
      g_ptr_array_add (list, soleus_mark_ref (marks[i]));
      next->next_id = MAX (next->next_id, marks[i]->id + 1);
    }
  g_ptr_array_sort (list, compare_marks);
  return next;
}

SoleusDecisions *
soleus_decisions_with_mark (
    const SoleusDecisions *decisions, const SoleusMark *mark)
{
  return soleus_decisions_with_marks (decisions, &mark, 1);
}

/* Takes the items of @find with any of @ids out of @list. */
static void
remove_ids (GPtrArray *list, int (*find) (const GPtrArray *, guint64),
    const guint64 *ids, guint n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    {
      int found = find (list, ids[i]);
      if (found >= 0)
        g_ptr_array_remove_index (list, (guint)found);
    }
}

SoleusDecisions *
soleus_decisions_without_marks (
    const SoleusDecisions *decisions, const guint64 *ids, guint n_ids)
{
  SoleusDecisions *next = decisions_share (decisions);

  remove_ids (
      own_list (&next->marks, copy_mark, (GDestroyNotify)soleus_mark_unref),
      find_mark, ids, n_ids);
  return next;
}

SoleusDecisions *
soleus_decisions_without_mark (const SoleusDecisions *decisions, guint64 id)
{
  return soleus_decisions_without_marks (decisions, &id, 1);
}

SoleusDecisions *
soleus_decisions_with_edits (const SoleusDecisions *decisions,
    const SoleusEdit *const *edits, guint n_edits)
{
  SoleusDecisions *next = decisions_share (decisions);
  GPtrArray *list =
      own_list (&next->edits, copy_edit, (GDestroyNotify)soleus_edit_unref);

  for (guint i = 0; i < n_edits; i++)
    {
      int found =
          edits[i]->id >= next->next_id ? -1 : find_edit (list, edits[i]->id);
      if (found >= 0)
        g_ptr_array_remove_index (list, (guint)found);
      g_ptr_array_add (list, soleus_edit_ref (edits[i]));
      next->next_id = MAX (next->next_id, edits[i]->id + 1);
    }
  g_ptr_array_sort (list, compare_edits);
  return next;
}

SoleusDecisions *
soleus_decisions_with_edit (
    const SoleusDecisions *decisions, const SoleusEdit *edit)
{
  return soleus_decisions_with_edits (decisions, &edit, 1);
}

SoleusDecisions *
soleus_decisions_without_edits (
    const SoleusDecisions *decisions, const guint64 *ids, guint n_ids)
{
  SoleusDecisions *next = decisions_share (decisions);

  remove_ids (
      own_list (&next->edits, copy_edit, (GDestroyNotify)soleus_edit_unref),
      find_edit, ids, n_ids);
  return next;
}

SoleusDecisions *
soleus_decisions_without_edit (const SoleusDecisions *decisions, guint64 id)
{
  return soleus_decisions_without_edits (decisions, &id, 1);
}

SoleusDecisions *
soleus_decisions_with_next_id (
    const SoleusDecisions *decisions, guint64 next_id)
{
  SoleusDecisions *next = decisions_share (decisions);

  next->next_id = MAX (next->next_id, next_id);
  return next;
}

SoleusDecisions *
soleus_decisions_with_answers (
    const SoleusDecisions *decisions, const SoleusAnswers *answers)
{
  SoleusDecisions *next = decisions_share (decisions);

  soleus_answers_unref (next->answers);
  next->answers = soleus_answers_ref (answers);
  return next;
}

SoleusDecisions *
soleus_decisions_with_parameters (
    const SoleusDecisions *decisions, const SoleusParameters *parameters)
{
  SoleusDecisions *next = decisions_share (decisions);

  next->parameters = *parameters;
  return next;
}

SoleusDecisions *
soleus_decisions_with_override (
    const SoleusDecisions *decisions, const SoleusChannelOverride *override)
{
  SoleusDecisions *next = decisions_share (decisions);
  GPtrArray *list = own_list (&next->overrides, copy_override,
      (GDestroyNotify)soleus_channel_override_free);

  for (guint i = 0; i < list->len; i++)
    if (((SoleusChannelOverride *)g_ptr_array_index (list, i))->channel
        == override->channel)
      {
        g_ptr_array_remove_index (list, i);
        break;
      }
  if (override->mask != 0)
    g_ptr_array_add (list, soleus_channel_override_copy (override));
  g_ptr_array_sort (list, compare_overrides);
  return next;
}

SoleusDecisions *
soleus_decisions_with_note (const SoleusDecisions *decisions, const char *note)
{
  SoleusDecisions *next = decisions_share (decisions);

  g_free (next->note);
  next->note = g_strdup (note);
  return next;
}

static gboolean
override_equal (const SoleusChannelOverride *a, const SoleusChannelOverride *b)
{
  const SoleusOverrideMask mask = a->mask;

  return a->channel == b->channel && mask == b->mask
      && (!(mask & SOLEUS_OVERRIDE_KIND) || a->kind == b->kind)
      && (!(mask & SOLEUS_OVERRIDE_UNIT) || g_strcmp0 (a->unit, b->unit) == 0)
      && (!(mask & SOLEUS_OVERRIDE_SCALE) || a->scale == b->scale)
      && (!(mask & SOLEUS_OVERRIDE_RATE) || a->rate_hz == b->rate_hz)
      && (!(mask & SOLEUS_OVERRIDE_MUSCLE)
          || g_strcmp0 (a->muscle, b->muscle) == 0)
      && (!(mask & SOLEUS_OVERRIDE_SIDE) || a->side == b->side);
}

static gboolean
lists_equal (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal)
{
  if (a == b)
    return TRUE;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
soleus_decisions_equal (const SoleusDecisions *a, const SoleusDecisions *b)
{
  return lists_equal (a->marks, b->marks, (GEqualFunc)soleus_mark_equal)
      && lists_equal (a->edits, b->edits, (GEqualFunc)soleus_edit_equal)
      && lists_equal (a->overrides, b->overrides, (GEqualFunc)override_equal)
      && soleus_answers_equal (a->answers, b->answers)
      && memcmp (&a->parameters, &b->parameters, sizeof a->parameters) == 0
      && g_str_equal (a->note, b->note);
}
