/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-report-write.h"

/* What Markdown would take for a mark of its own is escaped; a line break in
 * a text is @line_end. */
static void
put_text (SoleusSink *sink, const char *text, const char *line_end)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\n')
        {
          soleus_sink_puts (sink, line_end);
          continue;
        }
      if (strchr ("\\`*_[]<>|#", *at) != NULL)
        soleus_sink_write (sink, "\\", 1);
      soleus_sink_write (sink, at, 1);
    }
}

static void
put_lead (SoleusSink *sink, const SoleusBlock *block)
{
  if (block->lead == NULL)
    return;
  soleus_sink_puts (sink, "**");
  put_text (sink, block->lead, " ");
  soleus_sink_puts (sink, "** ");
}

static void
put_side (SoleusSink *sink, const SoleusBlock *block)
{
  if (block->side == NULL)
    return;
  soleus_sink_puts (sink, "(");
  put_text (sink, block->side, ", ");
  soleus_sink_puts (sink, ") ");
}

/* --- one function a kind of block
 * ---------------------------------------------- */

static void
put_title (SoleusSink *sink, const SoleusBlock *block)
{
  soleus_sink_puts (sink, "# ");
  put_text (sink, block->text, " ");
  soleus_sink_puts (sink, "\n\n");
  put_text (sink, block->lead, " ");
  soleus_sink_puts (sink, "\n\n");
}

static void
put_heading (SoleusSink *sink, const SoleusBlock *block)
{
  static const char *const marks[] = {"## ", "## ", "### ", "#### "};

  soleus_sink_puts (sink, marks[CLAMP (block->level, 1, 3)]);
  put_text (sink, block->text, " ");
  soleus_sink_puts (sink, "\n\n");
  if (block->side != NULL)
    {
      put_side (sink, block);
      soleus_sink_puts (sink, "\n\n");
    }
}

static void
put_paragraph (SoleusSink *sink, const SoleusBlock *block)
{
  put_side (sink, block);
  put_lead (sink, block);
  put_text (sink, block->text, "\n\n");
  soleus_sink_puts (sink, "\n\n");
}

static void
put_quote (SoleusSink *sink, const SoleusBlock *block)
{
  soleus_sink_puts (sink, "> ");
  put_side (sink, block);
  put_text (sink, block->text, "  \n> ");
  soleus_sink_puts (sink, "\n\n");
}

static void
put_item (SoleusSink *sink, const SoleusBlock *block)
{
  soleus_sink_puts (sink, "- ");
  put_side (sink, block);
  put_lead (sink, block);
  put_text (sink, block->text, " ");
  soleus_sink_puts (sink, "\n\n");
}

static void
put_notice (SoleusSink *sink, const SoleusBlock *block)
{
  soleus_sink_puts (sink, "> ");
  put_lead (sink, block);
  soleus_sink_puts (sink, "  \n> ");
  put_text (sink, block->text, "  \n> ");
  soleus_sink_puts (sink, "\n\n");
}

static void
put_table (SoleusSink *sink, const SoleusBlock *block)
{
  const SoleusTable *table = block->table;

  /* A record that it is pasted into has neither pages nor links. */
  if (table->contents)
    return;
  if (block->text[0] != '\0')
    {
      soleus_sink_puts (sink, "**");
      put_text (sink, block->text, " ");
      soleus_sink_puts (sink, "**\n\n");
    }
  for (int row = -1; row < (int)soleus_table_get_n_rows (table); row++)
    {
      for (guint c = 0; c < table->columns->len; c++)
        {
          soleus_sink_puts (sink, "| ");
          put_text (sink,
              row < 0
                  ? g_array_index (table->columns, SoleusTableColumn, c).title
                  : soleus_table_get_cell (table, (guint)row, c),
              " ");
          soleus_sink_write (sink, " ", 1);
        }
      soleus_sink_puts (sink, "|\n");
      for (guint c = 0; row < 0 && c < table->columns->len; c++)
        soleus_sink_puts (sink,
            g_array_index (table->columns, SoleusTableColumn, c).align
                    == SOLEUS_CELL_END
                ? "| ---: "
                : "| --- ");
      if (row < 0)
        soleus_sink_puts (sink, "|\n");
    }
  soleus_sink_write (sink, "\n", 1);
}

/* Electronic records take no pictures: what the figure shows, in words. */
static void
put_figure (SoleusSink *sink, const SoleusBlock *block)
{
  soleus_sink_puts (sink, "_");
  put_text (sink, block->alt, " ");
  soleus_sink_puts (sink, "_\n\n");
}

static void (*const put_block[]) (
    SoleusSink *sink, const SoleusBlock *block) = {
    [SOLEUS_BLOCK_TITLE] = put_title,
    [SOLEUS_BLOCK_HEADING] = put_heading,
    [SOLEUS_BLOCK_TEXT] = put_paragraph,
    [SOLEUS_BLOCK_QUOTE] = put_quote,
    [SOLEUS_BLOCK_ITEM] = put_item,
    [SOLEUS_BLOCK_NOTICE] = put_notice,
    [SOLEUS_BLOCK_TABLE] = put_table,
    [SOLEUS_BLOCK_FIGURE] = put_figure,
    [SOLEUS_BLOCK_PAGE_BREAK] = NULL,
};

gboolean
soleus_report_write_markdown (const SoleusReportDocument *document,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const SoleusBlock *block = g_ptr_array_index (document->blocks, i);

      if (soleus_progress_stop (progress, error))
        return FALSE;
      if (put_block[block->kind] != NULL)
        put_block[block->kind](sink, block);
    }
  soleus_sink_puts (sink, "---\n\n");
  put_text (sink, document->notice, " ");
  soleus_sink_write (sink, "\n", 1);
  return soleus_sink_ok (sink) || soleus_sink_close (sink, error);
}
