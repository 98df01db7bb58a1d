/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-row-kinds.h"

#include <math.h>

/* "0,3,17"; "" for none. */
static char *
print_channels (const SoleusChannelSet *set)
{
  GString *text = g_string_new (NULL);

  for (int c = -1; (c = soleus_channel_set_next (set, c)) >= 0;)
    g_string_append_printf (text, text->len > 0 ? ",%d" : "%d", c);
  return g_string_free (text, FALSE);
}

static SoleusChannelSet
parse_channels (const char *text)
{
  SoleusChannelSet set = {{0}};

  while (text != NULL && g_ascii_isdigit (*text))
    {
      char *end;
      guint64 channel = g_ascii_strtoull (text, &end, 10);
      if (channel < SOLEUS_MAX_CHANNELS)
        soleus_channel_set_add (&set, (guint)channel);
      text = *end == ',' ? end + 1 : end;
    }
  return set;
}

/* --- marks --- */

static SoleusDecisionRow *
mark_to_row (const SoleusMark *mark)
{
  SoleusDecisionRow *row =
      soleus_row_new (g_strdup_printf ("%" G_GUINT64_FORMAT, mark->id));

  soleus_row_add_number (row, mark->onset_s);
  soleus_row_add_number (row, mark->duration_s);
  soleus_row_take_text (row, print_channels (&mark->channels));
  soleus_row_add_text (row, mark->label);
  soleus_row_add_text (row, mark->note);
  soleus_row_add_text (row, mark->rater);
  soleus_row_add_number (row, mark->confidence);
  soleus_row_add_text (row, soleus_origin_id (mark->origin));
  return row;
}

static SoleusMark *
mark_from_row (const SoleusDecisionRow *row)
{
  SoleusMark values = {
      .id = soleus_row_id (row),
      .onset_s = soleus_row_number (row, 0),
      .duration_s = soleus_row_number (row, 1),
      .channels = parse_channels (soleus_row_text (row, 2)),
      .label = soleus_row_text (row, 3),
      .note = soleus_row_text (row, 4),
      .rater = soleus_row_text (row, 5),
      .confidence = soleus_row_number (row, 6),
      .origin = SOLEUS_ORIGIN_MINE,
  };

  for (int i = SOLEUS_ORIGIN_FOUND; i <= SOLEUS_ORIGIN_IMPORTED; i++)
    if (g_strcmp0 (soleus_row_text (row, 7), soleus_origin_id ((SoleusOrigin)i))
        == 0)
      values.origin = (SoleusOrigin)i;
  if (values.label == NULL || *values.label == '\0' || isnan (values.onset_s)
      || !(values.duration_s >= 0))
    return NULL;
  return soleus_mark_new (&values);
}

typedef gconstpointer (*GetItem) (const SoleusDecisions *, guint);
typedef guint (*GetNumber) (const SoleusDecisions *);

/* The stretch of items of @now that @other does not have in the same place
 * from the front or from the back: the same pointer is the same row. */
static void
unshared (const SoleusDecisions *now, const SoleusDecisions *other,
    GetNumber get_n, GetItem get, guint *first, guint *end)
{
  const guint n_now = get_n (now);
  const guint n_other = get_n (other);
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_now, n_other) && get (now, head) == get (other, head))
    head++;
  while (tail < MIN (n_now, n_other) - head
      && get (now, n_now - 1 - tail) == get (other, n_other - 1 - tail))
    tail++;
  *first = head;
  *end = n_now - tail;
}

void
soleus_row_emit_marks (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  guint first, end;

  unshared (now, other, soleus_decisions_get_n_marks,
      (GetItem)soleus_decisions_get_mark, &first, &end);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (rows, mark_to_row (soleus_decisions_get_mark (now, i)));
}

static guint64 *
ids_of (const GPtrArray *rows)
{
  guint64 *ids = g_new (guint64, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    ids[i] = soleus_row_id (g_ptr_array_index (rows, i));
  return ids;
}

SoleusDecisions *
soleus_row_change_marks (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  g_autofree guint64 *ids = ids_of (gone);
  g_autoptr (SoleusDecisions) fewer =
      soleus_decisions_without_marks (now, ids, gone->len);
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);

  for (guint i = 0; i < come->len; i++)
    {
      SoleusMark *mark = mark_from_row (g_ptr_array_index (come, i));
      if (mark != NULL)
        g_ptr_array_add (marks, mark);
    }
  return soleus_decisions_with_marks (
      fewer, (const SoleusMark *const *)marks->pdata, marks->len);
}

/* --- verdicts --- */

static const char *const verdict_ids[] = {
    [SOLEUS_VERDICT_ACCEPTED] = "accepted",
    [SOLEUS_VERDICT_REJECTED] = "rejected",
    [SOLEUS_VERDICT_CHANGED] = "changed",
};

static SoleusDecisionRow *
edit_to_row (const SoleusEdit *edit)
{
  SoleusDecisionRow *row =
      soleus_row_new (g_strdup_printf ("%" G_GUINT64_FORMAT, edit->id));

  soleus_row_add_text (row, verdict_ids[edit->verdict]);
  soleus_row_add_number (row, edit->found_onset_s);
  soleus_row_add_number (row, edit->found_duration_s);
  soleus_row_take_text (row, print_channels (&edit->found_channels));
  soleus_row_add_text (row, soleus_pattern_id (edit->found_pattern));
  soleus_row_add_number (row, edit->onset_s);
  soleus_row_add_number (row, edit->duration_s);
  soleus_row_add_text (row, edit->label);
  return row;
}

static SoleusEdit *
edit_from_row (const SoleusDecisionRow *row)
{
  SoleusEdit values = {
      .id = soleus_row_id (row),
      .found_onset_s = soleus_row_number (row, 1),
      .found_duration_s = soleus_row_number (row, 2),
      .found_channels = parse_channels (soleus_row_text (row, 3)),
      .found_pattern = soleus_pattern_from_id (soleus_row_text (row, 4)),
      .onset_s = soleus_row_number (row, 5),
      .duration_s = soleus_row_number (row, 6),
      .label = soleus_row_text (row, 7),
  };

  for (int i = 0; i < (int)G_N_ELEMENTS (verdict_ids); i++)
    if (g_strcmp0 (verdict_ids[i], soleus_row_text (row, 0)) == 0)
      {
        values.verdict = (SoleusVerdictKind)i;
        return soleus_edit_new (&values);
      }
  return NULL;
}

void
soleus_row_emit_edits (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  guint first, end;

  unshared (now, other, soleus_decisions_get_n_edits,
      (GetItem)soleus_decisions_get_edit, &first, &end);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (rows, edit_to_row (soleus_decisions_get_edit (now, i)));
}

SoleusDecisions *
soleus_row_change_edits (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  g_autofree guint64 *ids = ids_of (gone);
  g_autoptr (SoleusDecisions) fewer =
      soleus_decisions_without_edits (now, ids, gone->len);
  g_autoptr (GPtrArray) edits =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_edit_unref);

  for (guint i = 0; i < come->len; i++)
    {
      SoleusEdit *edit = edit_from_row (g_ptr_array_index (come, i));
      if (edit != NULL)
        g_ptr_array_add (edits, edit);
    }
  return soleus_decisions_with_edits (
      fewer, (const SoleusEdit *const *)edits->pdata, edits->len);
}
