/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-report-build.h"

/* What fits on one page, whatever was found; the rest is told by number. */
#define OVERVIEW_HEIGHT 88.0
#define MAX_ROWS 6
#define MAX_CAUSES 3

/* More events first; then in order of the analysis. */
static int
compare_n (gconstpointer a, gconstpointer b)
{
  const SoleusSummary *x = *(SoleusSummary *const *)a;
  const SoleusSummary *y = *(SoleusSummary *const *)b;

  if (x->n != y->n)
    return x->n < y->n ? 1 : -1;
  return (x > y) - (x < y);
}

static void
add_row (SoleusReportBuild *build, SoleusTable *table, const SoleusSummary *row)
{
  const GArray *summary = build->input->analysis->summary;
  const SoleusChannel *channel =
      soleus_recording_get_channel (build->input->recording, row->channel);
  g_autofree char *name = soleus_summary_dup_row_name (
      build, summary, (guint)(row - (const SoleusSummary *)summary->data));
  g_autofree char *n = g_strdup_printf ("%u", row->n);
  g_autofree char *rate = soleus_rate_dup_text (row);
  g_autofree char *amplitude =
      soleus_quartiles_dup_text (row, soleus_channel_unit_text (channel));

  soleus_table_add_row (table, name,
      soleus_pattern_name (row->pattern, build->voice), n, rate, amplitude);
}

static void
add_found (SoleusReportBuild *build)
{
  const GArray *summary = build->input->analysis->summary;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  SoleusTable *table;

  if (summary->len == 0)
    return;
  for (guint i = 0; i < summary->len; i++)
    {
      g_autofree char *name = soleus_summary_dup_row_name (build, summary, i);
      if (name != NULL)
        g_ptr_array_add (rows, &g_array_index (summary, SoleusSummary, i));
    }
  g_ptr_array_sort (rows, compare_n);
  table = soleus_report_document_add_table (build->document,
      /* xgettext:no-c-format */
      _ ("What was found, per channel; rates with their exact 95 % "
         "interval"))
              ->table;
  table->one_line = TRUE;
  soleus_table_add_column (table, _ ("Channel"), SOLEUS_CELL_START, 4.6);
  soleus_table_add_column (table, _ ("Pattern"), SOLEUS_CELL_START, 3.3);
  soleus_table_add_column (table, _ ("n"), SOLEUS_CELL_END, 0.9);
  soleus_table_add_column (table, _ ("Per minute"), SOLEUS_CELL_END, 2.4);
  soleus_table_add_column (
      table, _ ("Amplitude, median (quartiles)"), SOLEUS_CELL_END, 2.8);
  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    add_row (build, table, g_ptr_array_index (rows, i));
  if (rows->len > MAX_ROWS)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("%u more row is in the full report.",
              "%u more rows are in the full report.", rows->len - MAX_ROWS),
          rows->len - MAX_ROWS);
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL, more)
          ->wide = TRUE;
    }
}

/* Rhythm and leg movements, a sentence each. */
static void
add_measures (SoleusReportBuild *build)
{
  const SoleusAnalysis *analysis = build->input->analysis;
  const SoleusPlm *plm = analysis->plm;
  GString *text = g_string_new (NULL);

  if (isfinite (analysis->frequency_hz))
    g_string_append_printf (
        text, _ ("The main rhythm is at %.1f Hz. "), analysis->frequency_hz);
  if (plm != NULL && plm->aasm.n_plm + plm->wasm.n_plm > 0)
    g_string_append_printf (text,
        _ ("Periodic leg movements: %u by AASM, %.1f per hour; %u by WASM "
           "2016, %.1f per hour. "),
        plm->aasm.n_plm, plm->aasm.index, plm->wasm.n_plm, plm->wasm.index);
  if (text->len > 0)
    soleus_report_document_add_text (
        build->document, SOLEUS_SIZE_BODY, g_strchomp (text->str))
        ->wide = TRUE;
  g_string_free (text, TRUE);
}

/* Rule H5: no cause is hidden. */
static void
add_others (SoleusReportBuild *build)
{
  const SoleusFindings *findings = build->input->findings;
  GString *text = g_string_new (NULL);
  guint n_named = 0;
  SoleusBlock *block;

  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      const SoleusFinding *finding = &findings->findings[i];

      if (finding->band != SOLEUS_BAND_LITTLE && n_named++ < MAX_CAUSES)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "  ·  " : "",
          _ (soleus_cause_get (finding->cause)->quote));
    }
  block = soleus_report_document_add_text (
      build->document, SOLEUS_SIZE_SMALL, text->str);
  block->lead = g_strdup (_ ("The other causes the document names:"));
  block->wide = TRUE;
  g_string_free (text, TRUE);
}

static void
add_end (SoleusReportBuild *build)
{
  SoleusBlock *block = soleus_report_document_add_text (build->document,
      SOLEUS_SIZE_SMALL,
      _ ("Surface signals do not tell diseases apart, and twitches that are "
         "absent here may be present elsewhere. Reasons, method, quality and "
         "every episode are in the full report."));

  block->wide = TRUE;
}

void
soleus_section_brief (SoleusReportBuild *build)
{
  soleus_summary_add_title (build);
  soleus_summary_add_banner (build);
  soleus_summary_add_shows (build, SOLEUS_SIZE_BODY);
  soleus_summary_add_overview (build, OVERVIEW_HEIGHT);
  add_found (build);
  add_measures (build);
  soleus_summary_add_nearest_causes (build, MAX_CAUSES);
  add_others (build);
  add_end (build);
}
