/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-text-cells.h"

#include <string.h>

#include "soleus-cursor.h"
#include "soleus-number.h"
#include "soleus-time-stamp.h"

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

gboolean
soleus_text_line (
    const char *text, gsize size, char line_end, gsize *pos, SoleusCell *line)
{
  const char *start = text + *pos, *end;

  if (*pos >= size)
    return FALSE;
  end = memchr (start, line_end, size - *pos);
  line->text = start;
  line->n = end == NULL ? size - *pos : (gsize)(end - start);
  *pos += line->n + 1;
  if (line->n > 0 && line->text[line->n - 1] == '\r')
    line->n--;
  return TRUE;
}

static void
trim (SoleusCell *cell)
{
  while (cell->n > 0 && is_blank (cell->text[0]))
    {
      cell->text++;
      cell->n--;
    }
  while (cell->n > 0 && is_blank (cell->text[cell->n - 1]))
    cell->n--;
}

gboolean
soleus_text_cell (
    SoleusCell line, SoleusTextStyle style, gsize *pos, SoleusCell *cell)
{
  const gboolean blanks = style.separator == ' ';
  gsize i = *pos;
  gboolean quoted = FALSE;

  while (blanks && i < line.n && is_blank (line.text[i]))
    i++;
  /* Behind the last separator stands one more cell, which may be empty. */
  if (i > line.n || (i == line.n && (blanks || i == 0)))
    return FALSE;
  cell->text = line.text + i;
  for (; i < line.n; i++)
    {
      if (line.text[i] == '"')
        quoted = !quoted;
      if (!quoted
          && (blanks ? is_blank (line.text[i])
                     : line.text[i] == style.separator))
        break;
    }
  cell->n = (gsize)(line.text + i - cell->text);
  *pos = i + 1;
  trim (cell);
  if (cell->n >= 2 && cell->text[0] == '"' && cell->text[cell->n - 1] == '"')
    {
      cell->text++;
      cell->n -= 2;
      trim (cell);
    }
  return TRUE;
}

static gboolean
is_empty (SoleusCell cell)
{
  static const char *const words[] = {
      "nan", "na", "n/a", "null", "none", "-", "--", "?", "inf", "-inf"};

  if (cell.n == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == cell.n
        && g_ascii_strncasecmp (words[i], cell.text, cell.n) == 0)
      return TRUE;
  return FALSE;
}

SoleusCellKind
soleus_cell_read (SoleusCell cell, char decimal, double *value)
{
  const char *end = cell.text + cell.n;

  if (cell.n > 0 && soleus_number_scan (cell.text, end, decimal, value) == end)
    return SOLEUS_CELL_NUMBER;
  if (is_empty (cell))
    return SOLEUS_CELL_EMPTY;
  if (soleus_time_stamp_read (cell.text, cell.n, value) != SOLEUS_STAMP_NONE)
    return SOLEUS_CELL_STAMP;
  return SOLEUS_CELL_TEXT;
}

/* Tabs stay: they may stand between the names of a header. */
char *
soleus_cell_dup (SoleusCell cell)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i <= cell.n;)
    {
      const char *tab = memchr (cell.text + i, '\t', cell.n - i);
      gsize n = tab == NULL ? cell.n - i : (gsize)(tab - (cell.text + i));
      g_autofree char *part = soleus_bytes_to_utf8 (cell.text + i, n);
      g_string_append (text, part);
      if (tab != NULL)
        g_string_append_c (text, '\t');
      i += n + 1;
    }
  return g_string_free (text, FALSE);
}

GPtrArray *
soleus_text_split (SoleusCell line, SoleusTextStyle style)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  SoleusCell cell;
  gsize pos = 0;

  while (soleus_text_cell (line, style, &pos, &cell))
    g_ptr_array_add (cells, soleus_cell_dup (cell));
  return cells;
}
