/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-report.h"

#include <glib/gi18n-lib.h>

#include "soleus-report-build.h"
#include "soleus-report-write.h"

#define FOR_PERSON (1u << SOLEUS_READER_PERSON)
#define FOR_DOCTOR (1u << SOLEUS_READER_DOCTOR)
#define FOR_FILE (1u << SOLEUS_READER_FILE)
#define FOR_ALL (FOR_PERSON | FOR_DOCTOR | FOR_FILE)

/* The report, section by section: how it is asked for, who reads which. */
static const struct
{
  const char *id;
  void (*add) (SoleusReportBuild *build);
  guint readers;
} sections[] = {
    {"summary", soleus_section_summary, FOR_ALL},
    {"results", soleus_section_results, FOR_DOCTOR | FOR_FILE},
    {"figures", soleus_section_figures, FOR_DOCTOR | FOR_FILE},
    {"examples", soleus_section_strips, FOR_DOCTOR | FOR_FILE},
    {"rhythm", soleus_section_rhythm, FOR_DOCTOR | FOR_FILE},
    {"legs", soleus_section_legs, FOR_DOCTOR | FOR_FILE},
    {"limits", soleus_section_limits, FOR_ALL},
    {"causes", soleus_section_causes, FOR_ALL},
    {"doctor", soleus_section_for_doctor, FOR_ALL},
    {"document", soleus_section_document, FOR_ALL},
    {"answers", soleus_section_answers, FOR_DOCTOR | FOR_FILE},
    {"marks", soleus_section_marks, FOR_DOCTOR | FOR_FILE},
    {"recording", soleus_section_recording, FOR_DOCTOR | FOR_FILE},
    {"quality", soleus_section_quality, FOR_DOCTOR | FOR_FILE},
    {"log", soleus_section_read_log, FOR_DOCTOR | FOR_FILE},
    {"method", soleus_section_method, FOR_DOCTOR | FOR_FILE},
    {"sources", soleus_section_sources, FOR_FILE},
    {"episodes", soleus_section_annex, FOR_DOCTOR | FOR_FILE},
};

G_STATIC_ASSERT (G_N_ELEMENTS (sections) <= 32);

/* Of fewer sections no list of contents is made. */
#define MIN_CONTENTS 6

void
soleus_report_options_init (SoleusReportOptions *options)
{
  *options = (SoleusReportOptions){
      .reader = SOLEUS_READER_FILE,
      .paper = SOLEUS_PAPER_A4,
      .format = SOLEUS_REPORT_PDF,
  };
}

static gboolean
is_wanted (const SoleusReportOptions *options, guint section)
{
  if (options->sections != 0)
    return (options->sections & (1u << section)) != 0;
  return (sections[section].readers & (1u << options->reader)) != 0;
}

void
soleus_report_build_init (SoleusReportBuild *build,
    const SoleusReportInput *input, const SoleusReportOptions *options)
{
  *build = (SoleusReportBuild){
      .input = input,
      .options = options,
      .view = input->view,
      .voice = options->reader == SOLEUS_READER_PERSON ? SOLEUS_VOICE_PLAIN
                                                       : SOLEUS_VOICE_CLINICAL,
  };
}

/* Every section's heading gets a name, and a row that leads to it. */
static SoleusBlock *
contents_new (SoleusReportDocument *document)
{
  SoleusBlock *block = soleus_report_document_add_table (document, "");
  SoleusTable *table = block->table;

  table->one_line = table->contents = TRUE;
  /* TRANSLATORS: head of the list of contents */
  soleus_table_add_column (table, _ ("In this report"), SOLEUS_CELL_START, 8);
  soleus_table_add_column (table, _ ("Page"), SOLEUS_CELL_END, 1);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      SoleusBlock *heading = g_ptr_array_index (document->blocks, i);

      if (heading->kind != SOLEUS_BLOCK_HEADING || heading->level != 1)
        continue;
      heading->anchor = g_strdup_printf ("section-%u", i);
      soleus_table_add_row (table, heading->text, "");
      soleus_table_set_link (table, heading->anchor);
    }
  return block;
}

/* What has many pages has a list of contents, on its second. */
static void
add_contents (SoleusReportDocument *document, guint at)
{
  SoleusBlock *block = contents_new (document);
  GPtrArray *blocks = document->blocks;

  if (soleus_table_get_n_rows (block->table) < MIN_CONTENTS || at == 0)
    {
      g_ptr_array_remove_index (blocks, blocks->len - 1);
      return;
    }
  g_ptr_array_steal_index (blocks, blocks->len - 1);
  g_ptr_array_insert (blocks, (int)at, block);
}

SoleusReportDocument *
soleus_report_build_document (SoleusReportBuild *build)
{
  GDateTime *created = build->options->created;
  guint summary_end = 0;

  build->document = soleus_report_document_new (_ ("Muscle twitch report"),
      soleus_recording_get_name (build->input->recording),
      soleus_wording_notice ());
  if (created != NULL)
    build->document->created = soleus_report_dup_created (created);
  if (build->options->brief)
    {
      soleus_section_brief (build);
      soleus_report_document_settle_links (build->document);
      return build->document;
    }
  /* A report always says what it is of. */
  if (!is_wanted (build->options, 0))
    soleus_summary_add_title (build);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (is_wanted (build->options, i))
      {
        sections[i].add (build);
        summary_end = i == 0 ? build->document->blocks->len : summary_end;
      }
  if (build->options->reader != SOLEUS_READER_PERSON)
    add_contents (build->document, summary_end);
  soleus_report_document_settle_links (build->document);
  return build->document;
}

static const struct
{
  const char *id;
  gboolean (*write) (const SoleusReportDocument *document,
      const SoleusReportOptions *options, SoleusSink *sink,
      SoleusProgress *progress, GError **error);
} formats[] = {
    [SOLEUS_REPORT_PDF] = {"pdf", soleus_report_write_pdf},
    [SOLEUS_REPORT_HTML] = {"html", soleus_report_write_html},
    [SOLEUS_REPORT_MARKDOWN] = {"md", soleus_report_write_markdown},
};

gboolean
soleus_report_write_document (const SoleusReportDocument *document,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error)
{
  return formats[options->format].write (
      document, options, sink, progress, error);
}

gboolean
soleus_report_write (const SoleusReportInput *input,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusViewData) own = NULL;
  g_autoptr (SoleusReportDocument) document = NULL;
  SoleusReportBuild build;

  soleus_report_build_init (&build, input, options);
  if (build.view == NULL)
    {
      own = soleus_view_data_new (input->recording);
      if (!soleus_view_data_build (own, progress, error))
        return FALSE;
      build.view = own;
    }
  document = soleus_report_build_document (&build);
  return soleus_report_write_document (
      document, options, sink, progress, error);
}

gboolean
soleus_reader_from_id (const char *id, SoleusReader *reader)
{
  static const char *const ids[SOLEUS_N_READERS] = {
      [SOLEUS_READER_PERSON] = "person",
      [SOLEUS_READER_DOCTOR] = "doctor",
      [SOLEUS_READER_FILE] = "file",
  };

  for (int i = 0; i < SOLEUS_N_READERS; i++)
    if (g_strcmp0 (id, ids[i]) == 0)
      {
        *reader = (SoleusReader)i;
        return TRUE;
      }
  return FALSE;
}

gboolean
soleus_report_format_from_id (const char *id, SoleusReportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (id, formats[i].id) == 0)
      {
        *format = (SoleusReportFormat)i;
        return TRUE;
      }
  return FALSE;
}

gboolean
soleus_report_sections_from_ids (const char *ids, guint *wanted, char **unknown)
{
  g_auto (GStrv) words = g_strsplit (ids, ",", -1);

  *wanted = 0;
  *unknown = NULL;
  for (guint w = 0; words[w] != NULL; w++)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (sections)
          && !g_str_equal (g_strstrip (words[w]), sections[i].id))
        i++;
      if (i == G_N_ELEMENTS (sections))
        {
          *unknown = g_strdup (words[w]);
          return FALSE;
        }
      *wanted |= 1u << i;
    }
  return *wanted != 0;
}

char *
soleus_report_sections_dup_ids (void)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", sections[i].id);
  return g_string_free (ids, FALSE);
}
