/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "soleus-overview.h"
#include "soleus-report-build.h"
#include "soleus-statement.h"
#include "soleus-ticks.h"

#define OVERVIEW_HEIGHT 150.0
/* Reasons of the urgency that stand in the banner. */
#define MAX_BECAUSE 3
/* Causes that page one names. */
#define MAX_CAUSES 5

/* S2 and S3, rows of the statements. */
#define STATEMENT_SERIOUS 1
#define STATEMENT_HARMLESS 2

void
soleus_summary_add_title (SoleusReportBuild *build)
{
  SoleusRecording *recording = build->input->recording;
  GDateTime *start = soleus_recording_get_start (recording);
  g_autofree char *length =
      soleus_duration_dup_text (soleus_recording_get_duration_s (recording));
  g_autofree char *date =
      /* TRANSLATORS: date and time of a recording */
      start == NULL ? NULL : g_date_time_format (start, _ ("%e %B %Y, %H:%M"));
  g_autofree char *made = build->options->created == NULL
      ? NULL
      : g_date_time_format (build->options->created,
          /* TRANSLATORS: when the report was made */
          _ ("report of %e %B %Y"));
  GString *under = g_string_new (soleus_recording_get_name (recording));

  if (date != NULL)
    g_string_append_printf (under, "  ·  %s", g_strstrip (date));
  g_string_append_printf (under, "  ·  %s", length);
  if (made != NULL)
    g_string_append_printf (under, "  ·  %s", made);
  soleus_report_document_add_title (
      build->document, _ ("Muscle twitch report"), under->str);
  g_string_free (under, TRUE);
}

void
soleus_summary_add_banner (SoleusReportBuild *build)
{
  const SoleusFindings *findings = build->input->findings;
  g_autoptr (GPtrArray) because = soleus_wording_urgency_because (findings);
  SoleusUrgencyWords words = {0};
  GString *text;

  soleus_wording_urgency (findings->urgency, &words);
  text = g_string_new (words.sentence);
  for (guint i = 0; i < MIN (because->len, MAX_BECAUSE); i++)
    g_string_append_printf (
        text, "\n–  %s", (const char *)g_ptr_array_index (because, i));
  if (words.added != NULL)
    g_string_append_printf (text, "\n* %s", words.added);
  soleus_report_document_add_notice (
      build->document, findings->urgency, words.title, text->str);
  g_string_free (text, TRUE);
}

static gboolean
says_too_short (const SoleusReportBuild *build, const char *id)
{
  return g_str_equal (id, "rest-too-short")
      && build->input->evidence->n_twitches == 0;
}

void
soleus_summary_add_shows (SoleusReportBuild *build, SoleusTextSize size)
{
  static const char *const usable[] = {
      [SOLEUS_USABLE_YES] = N_ ("The recording is usable."),
      [SOLEUS_USABLE_PARTLY] = N_ ("The recording is partly usable."),
      [SOLEUS_USABLE_NO] = N_ ("The recording is not usable."),
  };
  const SoleusVerdict *verdict = &build->input->analysis->verdict;
  GString *text = g_string_new (NULL);
  SoleusBlock *block;

  for (guint i = 0; i < verdict->because->len; i++)
    {
      const char *id = g_ptr_array_index (verdict->because, i);

      /* What was found says that, and of what length, in its own words. */
      if (build->input->evidence == NULL || !says_too_short (build, id))
        g_string_append_printf (text, "%s ", soleus_reason_text (id));
    }
  if (build->input->evidence != NULL)
    {
      g_autofree char *shows =
          soleus_wording_dup_shows (build->input->evidence, SOLEUS_VOICE_PLAIN);
      g_string_append (text, shows);
    }
  block = soleus_report_document_add_text (build->document, size, text->str);
  block->wide = TRUE;
  block->lead = g_strdup (_ (usable[verdict->usable]));
  g_string_free (text, TRUE);
}

/* Rule H4: both halves together, and never beside urgent advice. */
static void
add_both_halves (SoleusReportBuild *build)
{
  static const guint rows[] = {STATEMENT_SERIOUS, STATEMENT_HARMLESS};

  if (build->input->findings->urgency >= SOLEUS_URGENCY_U2)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = soleus_statement_dup_text (rows[i]);
      SoleusBlock *block =
          soleus_report_document_add_quote (build->document, words);
      if (i == 0)
        {
          soleus_block_set_side (block, _ ("From the document"));
          block->keep = TRUE;
        }
    }
}

static void
draw_overview (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  soleus_overview_draw (cr, theme, rect, user_data);
}

void
soleus_summary_add_overview (SoleusReportBuild *build, double height)
{
  SoleusOverview *overview = g_new0 (SoleusOverview, 1);
  SoleusBlock *block;

  soleus_overview_init (overview, build->view);
  overview->analysis = build->input->analysis;
  overview->decisions = build->input->decisions;
  overview->show_time_axis = TRUE;
  overview->show_legend = TRUE;
  block = soleus_report_document_add_figure (build->document,
      build->options->brief
          ? _ ("The whole recording; below, how many episodes there are at "
               "each time, by kind.")
          : _ ("The whole recording. Above, how much the signal with the most "
               "episodes moves; below it, how many episodes there are at each "
               "time, by kind; the strip at the bottom is darker the more the "
               "body was active. Hatched stretches hold no data or were not "
               "usable."),
      _ ("Overview of the whole recording: signal, episodes by kind, and what "
         "the body was doing."),
      height, draw_overview, overview, g_free);
  block->lead = g_strdup (_ ("Overview."));
}

static void
link_to_cause (SoleusTable *table, SoleusCauseId cause)
{
  g_autofree char *anchor = soleus_cause_dup_anchor (cause);

  soleus_table_set_link (table, anchor);
}

void
soleus_summary_add_nearest_causes (SoleusReportBuild *build, guint most)
{
  const SoleusFindings *findings = build->input->findings;
  SoleusBlock *block;
  guint n = 0;

  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    n += findings->findings[i].band != SOLEUS_BAND_LITTLE;
  if (n == 0)
    {
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY,
          _ ("Little or nothing points to any single one of the 26 causes "
             "that the document names. All of them are listed below."))
          ->wide = TRUE;
      return;
    }
  block = soleus_report_document_add_table (build->document,
      _ ("What is most compatible among the 26 causes that the document "
         "names; this is not a diagnosis"));
  soleus_table_add_column (
      block->table, _ ("Cause, in the document's words"), SOLEUS_CELL_START, 7);
  soleus_table_add_column (
      block->table, _ ("How it fits"), SOLEUS_CELL_START, 3);
  soleus_table_add_column (block->table, _ ("Points"), SOLEUS_CELL_END, 1.2);
  for (guint i = 0; i < SOLEUS_N_CAUSES && n > 0; i++)
    {
      const SoleusFinding *finding = &findings->findings[i];
      g_autofree char *points = g_strdup_printf ("%.1f", finding->points);

      if (finding->band == SOLEUS_BAND_LITTLE
          || soleus_table_get_n_rows (block->table) == most)
        continue;
      soleus_table_add_row (block->table,
          _ (soleus_cause_get (finding->cause)->quote),
          soleus_wording_band (finding->band), points);
      link_to_cause (block->table, finding->cause);
    }
}

void
soleus_section_summary (SoleusReportBuild *build)
{
  soleus_summary_add_title (build);
  soleus_summary_add_banner (build);
  soleus_summary_add_shows (build, SOLEUS_SIZE_LARGE);
  add_both_halves (build);
  soleus_summary_add_overview (build, OVERVIEW_HEIGHT);
  soleus_summary_add_nearest_causes (build, MAX_CAUSES);
  if (build->options->reader != SOLEUS_READER_PERSON)
    soleus_report_document_add_page_break (build->document);
}
