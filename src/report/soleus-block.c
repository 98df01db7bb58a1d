/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-block.h"

#include <stdarg.h>

static void
column_clear (gpointer data)
{
  g_free (((SoleusTableColumn *)data)->title);
}

static SoleusTable *
table_new (void)
{
  SoleusTable *table = g_new0 (SoleusTable, 1);

  table->columns = g_array_new (FALSE, FALSE, sizeof (SoleusTableColumn));
  g_array_set_clear_func (table->columns, column_clear);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  table->links = g_ptr_array_new_with_free_func (g_free);
  return table;
}

static void
table_free (SoleusTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->columns);
  g_ptr_array_unref (table->cells);
  g_ptr_array_unref (table->links);
  g_free (table);
}

static void
block_free (gpointer data)
{
  SoleusBlock *block = data;

  if (block->draw_free != NULL)
    block->draw_free (block->draw_data);
  table_free (block->table);
  g_free (block->text);
  g_free (block->lead);
  g_free (block->side);
  g_free (block->anchor);
  g_free (block->alt);
  g_free (block);
}

SoleusReportDocument *
soleus_report_document_new (
    const char *title, const char *subject, const char *notice)
{
  SoleusReportDocument *document = g_new0 (SoleusReportDocument, 1);

  document->title = g_strdup (title);
  document->subject = g_utf8_make_valid (subject, -1);
  document->notice = g_strdup (notice);
  document->blocks = g_ptr_array_new_with_free_func (block_free);
  return document;
}

void
soleus_report_document_free (SoleusReportDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->title);
  g_free (document->subject);
  g_free (document->keywords);
  g_free (document->notice);
  g_free (document->created);
  g_ptr_array_unref (document->blocks);
  g_free (document);
}

gboolean
soleus_text_is_mirrored (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (c));

      if (script == G_UNICODE_SCRIPT_ARABIC
          || script == G_UNICODE_SCRIPT_HEBREW)
        return TRUE;
    }
  return FALSE;
}

gboolean
soleus_report_document_is_mirrored (const SoleusReportDocument *document)
{
  return soleus_text_is_mirrored (document->title);
}

static SoleusBlock *
add (SoleusReportDocument *document, SoleusBlockKind kind, const char *text)
{
  SoleusBlock *block = g_new0 (SoleusBlock, 1);

  block->kind = kind;
  block->text = text == NULL ? g_strdup ("") : g_utf8_make_valid (text, -1);
  g_ptr_array_add (document->blocks, block);
  return block;
}

SoleusBlock *
soleus_report_document_add_title (
    SoleusReportDocument *document, const char *text, const char *under)
{
  SoleusBlock *block = add (document, SOLEUS_BLOCK_TITLE, text);

  block->lead = g_utf8_make_valid (under, -1);
  return block;
}

SoleusBlock *
soleus_report_document_add_heading (
    SoleusReportDocument *document, guint level, const char *text)
{
  SoleusBlock *block = add (document, SOLEUS_BLOCK_HEADING, text);

  block->level = level;
  block->keep = TRUE;
  return block;
}

SoleusBlock *
soleus_report_document_add_text (
    SoleusReportDocument *document, SoleusTextSize size, const char *text)
{
  SoleusBlock *block = add (document, SOLEUS_BLOCK_TEXT, text);

  block->size = size;
  return block;
}

SoleusBlock *
soleus_report_document_add_quote (
    SoleusReportDocument *document, const char *text)
{
  return add (document, SOLEUS_BLOCK_QUOTE, text);
}

SoleusBlock *
soleus_report_document_add_item (
    SoleusReportDocument *document, const char *lead, const char *text)
{
  SoleusBlock *block = add (document, SOLEUS_BLOCK_ITEM, text);

  block->lead = g_strdup (lead);
  return block;
}

SoleusBlock *
soleus_report_document_add_notice (SoleusReportDocument *document,
    SoleusUrgency urgency, const char *title, const char *text)
{
  SoleusBlock *block = add (document, SOLEUS_BLOCK_NOTICE, text);

  block->urgency = urgency;
  block->lead = g_strdup (title);
  return block;
}

SoleusBlock *
soleus_report_document_add_table (
    SoleusReportDocument *document, const char *caption)
{
  SoleusBlock *block = add (document, SOLEUS_BLOCK_TABLE, caption);

  block->table = table_new ();
  return block;
}

SoleusBlock *
soleus_report_document_add_figure (SoleusReportDocument *document,
    const char *caption, const char *alt, double height, SoleusFigureDraw draw,
    gpointer draw_data, GDestroyNotify draw_free)
{
  SoleusBlock *block = add (document, SOLEUS_BLOCK_FIGURE, caption);

  block->alt = g_strdup (alt);
  block->figure_height = height;
  block->draw = draw;
  block->draw_data = draw_data;
  block->draw_free = draw_free;
  return block;
}

SoleusBlock *
soleus_report_document_add_page_break (SoleusReportDocument *document)
{
  return add (document, SOLEUS_BLOCK_PAGE_BREAK, "");
}

void
soleus_block_set_side (SoleusBlock *block, const char *side)
{
  g_free (block->side);
  block->side = g_strdup (side);
}

void
soleus_table_add_column (
    SoleusTable *table, const char *title, SoleusCellAlign align, double weight)
{
  SoleusTableColumn column = {g_strdup (title), align, weight};

  g_assert (table->cells->len == 0);
  g_array_append_val (table->columns, column);
}

void
soleus_table_add_row (SoleusTable *table, ...)
{
  va_list cells;

  va_start (cells, table);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *cell = va_arg (cells, const char *);
      g_ptr_array_add (table->cells,
          cell == NULL ? g_strdup ("") : g_utf8_make_valid (cell, -1));
    }
  va_end (cells);
}

guint
soleus_table_get_n_rows (const SoleusTable *table)
{
  return table->columns->len == 0 ? 0 : table->cells->len / table->columns->len;
}

const char *
soleus_table_get_cell (const SoleusTable *table, guint row, guint column)
{
  return g_ptr_array_index (table->cells, row * table->columns->len + column);
}

void
soleus_table_set_link (SoleusTable *table, const char *anchor)
{
  while (table->links->len + 1 < soleus_table_get_n_rows (table))
    g_ptr_array_add (table->links, NULL);
  g_ptr_array_add (table->links, g_strdup (anchor));
}

const char *
soleus_table_get_link (const SoleusTable *table, int row)
{
  return row >= 0 && (guint)row < table->links->len
      ? g_ptr_array_index (table->links, row)
      : NULL;
}

void
soleus_report_document_settle_links (SoleusReportDocument *document)
{
  g_autoptr (GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const SoleusBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->anchor != NULL)
        g_hash_table_add (anchors, block->anchor);
    }
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const SoleusBlock *block = g_ptr_array_index (document->blocks, i);
      GPtrArray *links = block->table != NULL ? block->table->links : NULL;

      for (guint k = 0; links != NULL && k < links->len; k++)
        if (links->pdata[k] != NULL
            && !g_hash_table_contains (anchors, links->pdata[k]))
          g_clear_pointer (&links->pdata[k], g_free);
    }
}

char *
soleus_report_dup_created (GDateTime *created)
{
  return g_date_time_format (created,
      g_date_time_get_utc_offset (created) == 0 ? "%Y-%m-%dT%H:%M:%SZ"
                                                : "%Y-%m-%dT%H:%M:%S%:z");
}
