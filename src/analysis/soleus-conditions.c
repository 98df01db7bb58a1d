/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-conditions.h"

#include "soleus-spans.h"

typedef struct
{
  SoleusCondition condition;
  SoleusSpan span;
} Row;

static int
by_start (gconstpointer a, gconstpointer b)
{
  const Row *x = a;
  const Row *y = b;

  return (x->span.start_s > y->span.start_s)
      - (x->span.start_s < y->span.start_s);
}

static void
add_row (GArray *rows, const char *text, double onset_s, double duration_s)
{
  Row row = {soleus_condition_from_id (text),
      {onset_s, onset_s + MAX (duration_s, 0.0)}};

  /* A felt twitch is a moment: it neither lasts nor ends what lasts. */
  if (row.condition != SOLEUS_CONDITION_NONE
      && row.condition != SOLEUS_CONDITION_FELT_ONE)
    g_array_append_val (rows, row);
}

static GArray *
collect (const SoleusRecording *recording, const SoleusMark *const *marks,
    guint n_marks)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    {
      const SoleusAnnotation *row =
          soleus_recording_get_annotation (recording, i);
      add_row (rows, row->text, row->onset_s, row->duration_s);
    }
  for (guint i = 0; i < n_marks; i++)
    add_row (rows, marks[i]->label, marks[i]->onset_s, marks[i]->duration_s);
  g_array_sort (rows, by_start);
  return rows;
}

SoleusConditions *
soleus_conditions_new (const SoleusRecording *recording,
    const SoleusMark *const *marks, guint n_marks)
{
  SoleusConditions *conditions = g_new0 (SoleusConditions, 1);
  g_autoptr (GArray) rows = collect (recording, marks, n_marks);
  double end_s = soleus_recording_get_duration_s (recording);

  for (int i = 0; i < SOLEUS_N_CONDITIONS; i++)
    conditions->spans[i] = soleus_spans_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      Row row = g_array_index (rows, Row, i);
      if (row.span.end_s <= row.span.start_s)
        row.span.end_s = i + 1 < rows->len
            ? g_array_index (rows, Row, i + 1).span.start_s
            : end_s;
      if (row.span.end_s > row.span.start_s)
        g_array_append_val (conditions->spans[row.condition], row.span);
    }
  for (int i = 0; i < SOLEUS_N_CONDITIONS; i++)
    soleus_spans_normalise (conditions->spans[i], 0.0);
  return conditions;
}

void
soleus_conditions_free (SoleusConditions *conditions)
{
  if (conditions == NULL)
    return;
  for (int i = 0; i < SOLEUS_N_CONDITIONS; i++)
    g_array_unref (conditions->spans[i]);
  g_free (conditions);
}

gboolean
soleus_conditions_hold (const SoleusConditions *conditions,
    SoleusCondition condition, SoleusSpan span)
{
  double length_s = soleus_span_duration_s (span);

  if (length_s <= 0.0)
    return soleus_spans_contain (conditions->spans[condition], span.start_s);
  return soleus_spans_overlap_s (conditions->spans[condition], span)
      > 0.5 * length_s;
}
