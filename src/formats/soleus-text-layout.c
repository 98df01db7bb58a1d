/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-text-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-reader.h"
#include "soleus-text-columns.h"
#include "soleus-text-dialect.h"

/* Lines that are looked at, and bytes: enough for long headers. */
#define MAX_LINES 600
#define HEAD_BYTES (512 << 10)
#define MAX_LINE_BYTES (64 << 10)

typedef struct
{
  const char *text;
  gsize size;
  char line_end;
  GArray *lines; /* of SoleusCell */
} Head;

/* What one style makes of the head. */
typedef struct
{
  SoleusTextStyle style;
  guint n_columns; /* of most rows of numbers */
  guint n_rows; /* that have so many */
  double clean; /* sum over the rows of the share of cells that are no text */
} Attempt;

void
soleus_text_layout_free (SoleusTextLayout *layout)
{
  if (layout == NULL)
    return;
  for (guint i = 0; i < layout->n_columns; i++)
    {
      g_free (layout->columns[i].name);
      g_free (layout->columns[i].unit);
    }
  g_free (layout->columns);
  g_clear_pointer (&layout->preamble, g_ptr_array_unref);
  g_free (layout);
}

/* Columns of a line that is a row of numbers, 0 for any other: that
 * is a line in which text outweighs numbers. */
static guint
count_columns (SoleusCell line, SoleusTextStyle style, double *clean)
{
  guint n = 0, n_good = 0, n_bad = 0;
  SoleusCell cell;
  gsize pos = 0;
  double value;

  while (n < SOLEUS_TEXT_MAX_COLUMNS
      && soleus_text_cell (line, style, &pos, &cell))
    {
      SoleusCellKind kind = soleus_cell_read (cell, style.decimal, &value);
      n_good += kind == SOLEUS_CELL_NUMBER || kind == SOLEUS_CELL_STAMP;
      n_bad += kind == SOLEUS_CELL_TEXT;
      n++;
    }
  if (n_good == 0 || n_good < n_bad)
    return 0;
  *clean += n_good / (double)(n_good + n_bad);
  return n;
}

static Attempt
try_style (const Head *head, SoleusTextStyle style)
{
  g_autofree guint *counts = g_new0 (guint, SOLEUS_TEXT_MAX_COLUMNS + 1);
  Attempt attempt = {style, 0, 0, 0.0};

  for (guint i = 0; i < head->lines->len; i++)
    {
      guint n = count_columns (
          g_array_index (head->lines, SoleusCell, i), style, &attempt.clean);
      counts[n]++;
      if (n > 0
          && (counts[n] > attempt.n_rows
              || (counts[n] == attempt.n_rows && n > attempt.n_columns)))
        {
          attempt.n_columns = n;
          attempt.n_rows = counts[n];
        }
    }
  return attempt;
}

static Attempt
find_style (const Head *head)
{
  /* In this order where two explain the text as well. */
  static const SoleusTextStyle styles[] = {{'\t', '.'}, {';', '.'}, {',', '.'},
      {';', ','}, {'\t', ','}, {'|', '.'}, {' ', '.'}, {' ', ','}};
  Attempt best = {{0, 0}, 0, 0, 0.0};

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      Attempt attempt = try_style (head, styles[i]);
      if (attempt.clean > best.clean + 1e-6
          || (attempt.clean > best.clean - 1e-6
              && attempt.n_columns > best.n_columns))
        best = attempt;
    }
  return best;
}

static void
take_head (Head *head, const char *text, gsize size)
{
  const gsize n = MIN (size, HEAD_BYTES);
  SoleusCell line;
  /* A byte order mark is no part of the first name. */
  gsize pos = n >= 3 && memcmp (text, "\357\273\277", 3) == 0 ? 3 : 0;

  head->text = text;
  head->size = size;
  head->line_end = memchr (text, '\n', n) != NULL ? '\n' : '\r';
  head->lines = g_array_new (FALSE, FALSE, sizeof (SoleusCell));
  while (head->lines->len < MAX_LINES
      && soleus_text_line (text, n, head->line_end, &pos, &line))
    {
      /* A line that the head cuts off may look like anything. */
      if (pos > n && n < size)
        break;
      if (line.n > MAX_LINE_BYTES)
        line.n = MAX_LINE_BYTES;
      g_array_append_val (head->lines, line);
    }
}

/* The first of two rows of numbers that follow each other. */
static guint
first_row (const Head *head, const Attempt *attempt)
{
  guint before = 0;
  double clean = 0.0;

  for (guint i = 0; i < head->lines->len; i++)
    {
      guint n = count_columns (
          g_array_index (head->lines, SoleusCell, i), attempt->style, &clean);
      if (n == attempt->n_columns && before == n)
        return i - 1;
      before = n;
    }
  return head->lines->len;
}

static gboolean
fail_no_table (const Head *head, GError **error)
{
  SoleusCell line = g_array_index (head->lines, SoleusCell, 0);
  g_autofree char *start = NULL;

  line.n = MIN (line.n, 40);
  start = soleus_cell_dup (line);
  return soleus_reader_fail (error,
      _ ("this text is no table: line 1 is “%s”, expected rows of numbers "
         "with comma, semicolon, tab or space between them"),
      start);
}

SoleusTextLayout *
soleus_text_layout_find (const char *text, gsize size, GError **error)
{
  g_autoptr (SoleusTextLayout) layout = g_new0 (SoleusTextLayout, 1);
  g_autoptr (GArray) lines = NULL;
  Head head;
  Attempt attempt;
  guint first;

  take_head (&head, text, size);
  lines = head.lines;
  if (lines->len == 0)
    {
      soleus_reader_fail (error,
          _ ("the first line is longer than %d bytes, expected a row of "
             "numbers"),
          HEAD_BYTES);
      return NULL;
    }
  attempt = find_style (&head);
  first = attempt.n_rows < 2 ? lines->len : first_row (&head, &attempt);
  if (first >= lines->len)
    {
      fail_no_table (&head, error);
      return NULL;
    }
  layout->style = attempt.style;
  layout->line_end = head.line_end;
  layout->data_pos =
      (gsize)(g_array_index (lines, SoleusCell, first).text - text);
  layout->data_line = first + 1;
  layout->n_columns = attempt.n_columns;
  layout->columns = g_new0 (SoleusTextColumn, layout->n_columns);
  layout->start_s = NAN;
  layout->preamble = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < first; i++)
    g_ptr_array_add (layout->preamble,
        soleus_cell_dup (g_array_index (lines, SoleusCell, i)));
  soleus_text_columns_name (layout);
  soleus_text_dialect_apply (layout);
  soleus_text_columns_tell (
      layout, &g_array_index (lines, SoleusCell, first), lines->len - first);
  return g_steal_pointer (&layout);
}
