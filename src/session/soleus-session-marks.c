/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-session-private.h"

static gboolean
makes_sense (const SoleusMark *mark)
{
  return mark->label != NULL && mark->label[0] != '\0'
      && isfinite (mark->onset_s) && isfinite (mark->duration_s)
      && mark->duration_s >= 0;
}

/* --- add -------------------------------------------------------------------
 */

typedef struct
{
  const SoleusMark *const *values;
  guint n;
  const char *rater; /* of marks without one */
  guint64 *first_id; /* gets the id of the first new mark */
} Addition;

static SoleusDecisions *
add (const SoleusDecisions *now, gconstpointer args)
{
  const Addition *addition = args;
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);
  guint64 id = soleus_decisions_next_id (now);

  *addition->first_id = id;
  for (guint i = 0; i < addition->n; i++)
    {
      SoleusMark values = *addition->values[i];
      values.id = id++;
      if (values.rater == NULL || *values.rater == '\0')
        values.rater = (char *)addition->rater;
      g_ptr_array_add (marks, soleus_mark_new (&values));
    }
  return soleus_decisions_with_marks (
      now, (const SoleusMark *const *)marks->pdata, marks->len);
}

guint64
soleus_session_add_mark (SoleusSession *self, const SoleusMark *values)
{
  guint64 id = 0;
  Addition addition = {&values, 1, NULL, &id};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), 0);
  g_return_val_if_fail (makes_sense (values), 0);
  addition.rater = self->rater;
  return soleus_session_commit (self, add, &addition, SOLEUS_STEP_ADD_MARKS, 1)
      ? id
      : 0;
}

gboolean
soleus_session_add_marks (
    SoleusSession *self, const SoleusMark *const *values, guint n)
{
  guint64 id = 0;
  Addition addition = {values, n, NULL, &id};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  for (guint i = 0; i < n; i++)
    g_return_val_if_fail (makes_sense (values[i]), FALSE);
  addition.rater = self->rater;
  return n > 0
      && soleus_session_commit (
          self, add, &addition, SOLEUS_STEP_IMPORT_MARKS, n);
}

/* --- change ------------------------------------------------------------------
 */

typedef struct
{
  const SoleusMark *const *values;
  guint n;
} Update;

static SoleusDecisions *
update (const SoleusDecisions *now, gconstpointer args)
{
  const Update *wanted = args;
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);

  for (guint i = 0; i < wanted->n; i++)
    if (soleus_decisions_find_mark (now, wanted->values[i]->id) != NULL)
      g_ptr_array_add (marks, soleus_mark_new (wanted->values[i]));
  if (marks->len == 0)
    return NULL;
  return soleus_decisions_with_marks (
      now, (const SoleusMark *const *)marks->pdata, marks->len);
}

static SoleusStep
kind_of_change (const SoleusMark *old, const SoleusMark *now)
{
  const gboolean moved = old->onset_s != now->onset_s
      || old->duration_s != now->duration_s
      || !soleus_channel_set_equal (&old->channels, &now->channels);
  const gboolean relabelled = g_strcmp0 (old->label, now->label) != 0;
  const gboolean noted =
      g_strcmp0 (old->note, now->note == NULL ? "" : now->note) != 0;

  if (moved && !relabelled && !noted)
    return SOLEUS_STEP_MOVE_MARKS;
  if (relabelled && !moved && !noted)
    return SOLEUS_STEP_RELABEL_MARKS;
  return SOLEUS_STEP_CHANGE_MARKS;
}

gboolean
soleus_session_update_marks (
    SoleusSession *self, const SoleusMark *const *values, guint n)
{
  const Update wanted = {values, n};
  SoleusStep step = SOLEUS_STEP_CHANGE_MARKS;
  guint n_there = 0;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  for (guint i = 0; i < n; i++)
    {
      const SoleusMark *old =
          soleus_decisions_find_mark (self->state.decisions, values[i]->id);
      g_return_val_if_fail (makes_sense (values[i]), FALSE);
      if (old != NULL && n_there++ == 0)
        step = kind_of_change (old, values[i]);
    }
  return n_there > 0
      && soleus_session_commit (self, update, &wanted, step, n_there);
}

gboolean
soleus_session_update_mark (SoleusSession *self, const SoleusMark *values)
{
  return soleus_session_update_marks (self, &values, 1);
}

gboolean
soleus_session_agree (SoleusSession *self, const SoleusRatingPair *pair,
    SoleusTake take, const char *reason)
{
  g_autoptr (SoleusMark) agreed = soleus_rating_dup_agreed (pair, take, reason);

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  if (agreed == NULL)
    return FALSE;
  return agreed->id == 0 ? soleus_session_add_mark (self, agreed) != 0
                         : soleus_session_update_mark (self, agreed);
}

/* --- remove ------------------------------------------------------------------
 */

typedef struct
{
  const guint64 *ids;
  guint n;
} Ids;

static SoleusDecisions *
remove_all (const SoleusDecisions *now, gconstpointer args)
{
  const Ids *ids = args;

  return soleus_decisions_without_marks (now, ids->ids, ids->n);
}

gboolean
soleus_session_remove_marks (SoleusSession *self, const guint64 *ids, guint n)
{
  const Ids all = {ids, n};
  guint n_there = 0;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  for (guint i = 0; i < n; i++)
    n_there +=
        soleus_decisions_find_mark (self->state.decisions, ids[i]) != NULL;
  return n_there > 0
      && soleus_session_commit (
          self, remove_all, &all, SOLEUS_STEP_REMOVE_MARKS, n_there);
}

/* --- split and merge
 * ---------------------------------------------------------- */

typedef struct
{
  guint64 id;
  double time_s;
} Cut;

static SoleusDecisions *
split (const SoleusDecisions *now, gconstpointer args)
{
  const Cut *cut = args;
  const SoleusMark *old = soleus_decisions_find_mark (now, cut->id);
  g_autoptr (SoleusMark) left = NULL;
  g_autoptr (SoleusMark) right = NULL;
  SoleusMark values;

  if (old == NULL || cut->time_s <= old->onset_s
      || cut->time_s >= old->onset_s + old->duration_s)
    return NULL;
  values = *old;
  values.duration_s = cut->time_s - old->onset_s;
  left = soleus_mark_new (&values);
  values.id = soleus_decisions_next_id (now);
  values.onset_s = cut->time_s;
  values.duration_s = old->onset_s + old->duration_s - cut->time_s;
  right = soleus_mark_new (&values);
  return soleus_decisions_with_marks (
      now, (const SoleusMark *[]){left, right}, 2);
}

gboolean
soleus_session_split_mark (SoleusSession *self, guint64 id, double time_s)
{
  const Cut cut = {id, time_s};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return soleus_session_commit (self, split, &cut, SOLEUS_STEP_SPLIT_MARKS, 1);
}

static gboolean
is_one_of (const Ids *ids, guint64 id)
{
  for (guint i = 0; i < ids->n; i++)
    if (ids->ids[i] == id)
      return TRUE;
  return FALSE;
}

/* What @note says is added to @all once. */
static void
add_note (GString *all, const char *note)
{
  if (*note == '\0' || strstr (all->str, note) != NULL)
    return;
  if (all->len > 0)
    g_string_append_c (all, '\n');
  g_string_append (all, note);
}

/* The first in time gives label, rater and confidence. */
static SoleusDecisions *
merge (const SoleusDecisions *now, gconstpointer args)
{
  const Ids *ids = args;
  g_autoptr (SoleusDecisions) fewer = NULL;
  g_autoptr (SoleusMark) merged = NULL;
  g_autoptr (GString) note = g_string_new (NULL);
  SoleusMark values;
  double end_s = 0;
  guint n = 0;

  for (guint i = 0; i < soleus_decisions_get_n_marks (now); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (now, i);
      if (!is_one_of (ids, mark->id))
        continue;
      if (n++ == 0)
        values = *mark;
      for (int c = -1; (c = soleus_channel_set_next (&mark->channels, c)) >= 0;)
        soleus_channel_set_add (&values.channels, (guint)c);
      end_s = n == 1 ? mark->onset_s + mark->duration_s
                     : MAX (end_s, mark->onset_s + mark->duration_s);
      add_note (note, mark->note);
    }
  if (n < 2)
    return NULL;
  values.duration_s = end_s - values.onset_s;
  values.note = note->str;
  merged = soleus_mark_new (&values);
  fewer = soleus_decisions_without_marks (now, ids->ids, ids->n);
  return soleus_decisions_with_mark (fewer, merged);
}

gboolean
soleus_session_merge_marks (SoleusSession *self, const guint64 *ids, guint n)
{
  const Ids all = {ids, n};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return soleus_session_commit (self, merge, &all, SOLEUS_STEP_MERGE_MARKS, n);
}
