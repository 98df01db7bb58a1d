/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-decision-rows.h"

#include <math.h>

#include "soleus-row-kinds.h"

void
soleus_decision_row_free (SoleusDecisionRow *row)
{
  if (row == NULL)
    return;
  for (guint i = 0; i < row->n_cells; i++)
    g_free (row->cells[i].text);
  g_free (row->key);
  g_free (row);
}

SoleusDecisionRow *
soleus_row_new (char *key)
{
  SoleusDecisionRow *row = g_new0 (SoleusDecisionRow, 1);

  row->key = key;
  return row;
}

/* Missing numbers are NULL in a library. */
void
soleus_row_add_number (SoleusDecisionRow *row, double number)
{
  SoleusCell *cell = &row->cells[row->n_cells++];

  cell->type = isnan (number) ? SOLEUS_CELL_NULL : SOLEUS_CELL_NUMBER;
  cell->number = number;
}

void
soleus_row_take_text (SoleusDecisionRow *row, char *text)
{
  SoleusCell *cell = &row->cells[row->n_cells++];

  cell->type = text == NULL ? SOLEUS_CELL_NULL : SOLEUS_CELL_TEXT;
  cell->text = text;
}

void
soleus_row_add_text (SoleusDecisionRow *row, const char *text)
{
  soleus_row_take_text (row, g_strdup (text));
}

double
soleus_row_number (const SoleusDecisionRow *row, guint cell)
{
  return row->cells[cell].type == SOLEUS_CELL_NUMBER ? row->cells[cell].number
                                                     : NAN;
}

char *
soleus_row_text (const SoleusDecisionRow *row, guint cell)
{
  return row->cells[cell].type == SOLEUS_CELL_TEXT ? row->cells[cell].text
                                                   : NULL;
}

guint64
soleus_row_id (const SoleusDecisionRow *row)
{
  return g_ascii_strtoull (row->key, NULL, 10);
}

static const SoleusRowKind kinds[] = {
    {"mark", "id",
        "onset_s, duration_s, channels, label, note, rater, confidence, origin",
        8, TRUE, soleus_row_emit_marks, soleus_row_change_marks},
    {"edit", "id",
        "verdict, found_onset_s, found_duration_s, found_channels,"
        " found_pattern, onset_s, duration_s, label",
        8, TRUE, soleus_row_emit_edits, soleus_row_change_edits},
    {"channel", "channel", "kind, unit, scale, rate_hz, muscle, side", 6, FALSE,
        soleus_row_emit_channels, soleus_row_change_channels},
    {"answer", "key", "value", 1, FALSE, soleus_row_emit_answers,
        soleus_row_change_answers},
    {"parameter", "key", "value", 1, FALSE, soleus_row_emit_parameters,
        soleus_row_change_parameters},
    {"note", "key", "text", 1, FALSE, soleus_row_emit_note,
        soleus_row_change_note},
};

const SoleusRowKind *
soleus_row_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

static gboolean
rows_equal (const SoleusDecisionRow *a, const SoleusDecisionRow *b)
{
  for (guint i = 0; i < a->n_cells; i++)
    {
      const SoleusCell *x = &a->cells[i];
      const SoleusCell *y = &b->cells[i];
      if (x->type != y->type
          || (x->type == SOLEUS_CELL_NUMBER && x->number != y->number)
          || (x->type == SOLEUS_CELL_TEXT && !g_str_equal (x->text, y->text)))
        return FALSE;
    }
  return TRUE;
}

void
soleus_row_kind_diff (const SoleusRowKind *kind, const SoleusDecisions *now,
    const SoleusDecisions *next, GPtrArray *gone, GPtrArray *come)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  kind->emit (now, next, before);
  kind->emit (next, now, after);
  for (guint i = 0; i < after->len; i++)
    {
      SoleusDecisionRow *row = g_ptr_array_index (after, i);
      g_hash_table_insert (by_key, row->key, row);
    }
  for (guint i = 0; i < before->len; i++)
    {
      SoleusDecisionRow *row = g_ptr_array_index (before, i);
      SoleusDecisionRow *same = g_hash_table_lookup (by_key, row->key);
      if (same != NULL && rows_equal (row, same))
        {
          g_hash_table_remove (by_key, row->key);
          soleus_decision_row_free (row);
        }
      else
        g_ptr_array_add (gone, row);
    }
  for (guint i = 0; i < after->len; i++)
    {
      SoleusDecisionRow *row = g_ptr_array_index (after, i);
      if (g_hash_table_contains (by_key, row->key))
        g_ptr_array_add (come, row);
      else
        soleus_decision_row_free (row);
    }
}
