/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-case.h"

#include <string.h>

#include "soleus-test.h"

static void
prepare (ReportCase *made, SoleusReader reader)
{
  soleus_report_options_init (&made->options);
  made->options.reader = reader;
  made->build = (SoleusReportBuild){
      .input = &made->example.input,
      .options = &made->options,
      .view = soleus_view_data_new (made->example.recording),
      .document = soleus_report_document_new ("Report", "name", "notice"),
      .voice = SOLEUS_VOICE_PLAIN,
  };
  ck_assert (soleus_view_data_build (made->build.view, NULL, NULL));
}

void
report_case_init (ReportCase *made, SoleusReader reader)
{
  report_example_init (&made->example, 2);
  prepare (made, reader);
}

void
report_case_init_empty (ReportCase *made, SoleusReader reader)
{
  report_example_init_empty (
      &made->example, report_example_silence ("silent", 3000));
  prepare (made, reader);
}

void
report_case_clear (ReportCase *made)
{
  soleus_report_document_free (made->build.document);
  soleus_view_data_unref (made->build.view);
  report_example_clear (&made->example);
}

static const SoleusBlock *
block_at (const ReportCase *made, guint i)
{
  return g_ptr_array_index (made->build.document->blocks, i);
}

const SoleusBlock *
report_case_first (const ReportCase *made, SoleusBlockKind kind)
{
  for (guint i = 0; i < made->build.document->blocks->len; i++)
    if (block_at (made, i)->kind == kind)
      return block_at (made, i);
  return NULL;
}

static gboolean
table_says (const SoleusTable *table, const char *words)
{
  for (guint c = 0; c < table->columns->len; c++)
    if (strstr (
            g_array_index (table->columns, SoleusTableColumn, c).title, words)
        != NULL)
      return TRUE;
  for (guint c = 0; c < table->cells->len; c++)
    if (strstr (g_ptr_array_index (table->cells, c), words) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
report_case_says (const ReportCase *made, const char *words)
{
  for (guint i = 0; i < made->build.document->blocks->len; i++)
    {
      const SoleusBlock *block = block_at (made, i);

      if (strstr (block->text, words) != NULL
          || (block->lead != NULL && strstr (block->lead, words) != NULL)
          || (block->side != NULL && strstr (block->side, words) != NULL)
          || (block->table != NULL && table_says (block->table, words)))
        return TRUE;
    }
  return FALSE;
}
