/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-class.h"
#include "soleus-report-build.h"
#include "soleus-ticks.h"

/* --- counts per channel and pattern ------------------------------------------
 */

static char *
dup_quartiles (const SoleusSummary *row, const char *unit)
{
  g_autofree char *median = soleus_value_dup_text (row->amplitude_median, unit);
  g_autofree char *q1 = soleus_value_dup_text (row->amplitude_q1, "");
  g_autofree char *q3 = soleus_value_dup_text (row->amplitude_q3, "");

  if (!isfinite (row->amplitude_median))
    return g_strdup ("–");
  return g_strdup_printf ("%s (%s–%s)", median, q1, q3);
}

static char *
dup_rate_interval (const SoleusSummary *row)
{
  int decimals;

  if (!isfinite (row->rate_per_min))
    return g_strdup ("–");
  decimals = row->rate_per_min >= 10.0 ? 1 : 2;
  return g_strdup_printf (_ ("%.*f (%.*f–%.*f)"), decimals, row->rate_per_min,
      decimals, row->rate_low, decimals, row->rate_high);
}

static char *
dup_number (const char *format, double value)
{
  return isfinite (value) ? g_strdup_printf (format, value) : g_strdup ("–");
}

static void
add_summary_row (
    SoleusReportBuild *build, SoleusTable *table, const SoleusSummary *row)
{
  const SoleusChannel *channel =
      soleus_recording_get_channel (build->input->recording, row->channel);
  g_autofree char *name = soleus_channel_dup_name (channel);
  g_autofree char *n = g_strdup_printf ("%u", row->n);
  g_autofree char *minutes =
      g_strdup_printf ("%.1f", row->usable_rest_s / 60.0);
  g_autofree char *rate = dup_rate_interval (row);
  g_autofree char *amplitude =
      dup_quartiles (row, soleus_channel_unit_text (channel));
  g_autofree char *duration = dup_number ("%.0f", row->duration_median_ms);
  g_autofree char *interval = dup_number ("%.2f", row->iei_median_s);
  g_autofree char *cv = dup_number ("%.2f", row->iei_cv);

  soleus_table_add_row (table, name,
      soleus_pattern_name (row->pattern, build->voice), n, minutes, rate,
      amplitude, duration, interval, cv);
}

static void
add_summary (SoleusReportBuild *build)
{
  const GArray *rows = build->input->analysis->summary;
  SoleusTable *table;

  if (rows->len == 0)
    {
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY,
          _ ("No twitches were found in the time that could be searched."));
      return;
    }
  table = soleus_report_document_add_table (build->document,
      _ ("What was found, per channel; rates with their exact 95 % "
         "interval"))
              ->table;
  soleus_table_add_column (table, _ ("Channel"), SOLEUS_CELL_START, 3);
  soleus_table_add_column (table, _ ("Pattern"), SOLEUS_CELL_START, 3.6);
  soleus_table_add_column (table, _ ("n"), SOLEUS_CELL_END, 1.1);
  soleus_table_add_column (table, _ ("Quiet min"), SOLEUS_CELL_END, 1.3);
  soleus_table_add_column (table, _ ("Per minute"), SOLEUS_CELL_END, 2.9);
  soleus_table_add_column (
      table, _ ("Amplitude, median (quartiles)"), SOLEUS_CELL_END, 3.2);
  soleus_table_add_column (table, _ ("Length, ms"), SOLEUS_CELL_END, 1.5);
  soleus_table_add_column (table, _ ("Interval, s"), SOLEUS_CELL_END, 1.9);
  soleus_table_add_column (table, _ ("CV"), SOLEUS_CELL_END, 1);
  for (guint i = 0; i < rows->len; i++)
    add_summary_row (build, table, &g_array_index (rows, SoleusSummary, i));
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL,
      _ ("n: number. Interval: median from onset to onset. CV: standard "
         "deviation of the intervals over their mean; given from six "
         "intervals on; up to 0.30 is rhythmic, from 0.60 irregular."))
      ->wide = TRUE;
}

/* --- rhythm, leg movements, shapes
 * --------------------------------------------- */

static void
add_tremor (SoleusReportBuild *build)
{
  const GArray *rows = build->input->analysis->tremor;
  SoleusTable *table;

  if (rows->len == 0)
    return;
  soleus_report_document_add_heading (
      build->document, 2, _ ("Rhythmic activity"));
  table = soleus_report_document_add_table (build->document, "")->table;
  soleus_table_add_column (table, _ ("Channels"), SOLEUS_CELL_START, 3);
  soleus_table_add_column (table, _ ("From"), SOLEUS_CELL_END, 2);
  soleus_table_add_column (table, _ ("Length"), SOLEUS_CELL_END, 2);
  soleus_table_add_column (
      table, _ ("Frequency, Hz (95 %)"), SOLEUS_CELL_END, 2.8);
  soleus_table_add_column (
      table, _ ("Share of power within 1 Hz"), SOLEUS_CELL_END, 2.2);
  soleus_table_add_column (table, _ ("Half width, Hz"), SOLEUS_CELL_END, 1.8);
  soleus_table_add_column (table, _ ("TSI, Hz"), SOLEUS_CELL_END, 1.4);
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusTremor *row = &g_array_index (rows, SoleusTremor, i);
      g_autofree char *names =
          soleus_channels_dup_names (build->input->recording, &row->channels);
      g_autofree char *from = soleus_time_dup_text (row->span.start_s,
          soleus_recording_get_start (build->input->recording), 0);
      g_autofree char *length =
          soleus_duration_dup_text (soleus_span_duration_s (row->span));
      g_autofree char *frequency = g_strdup_printf (
          _ ("%.2f (%.2f–%.2f)"), row->frequency_hz, row->low_hz, row->high_hz);
      g_autofree char *share =
          dup_number ("%.0f %%", 100.0 * row->relative_power);
      g_autofree char *width = dup_number ("%.2f", row->half_width_hz);
      g_autofree char *tsi = dup_number ("%.2f", row->tsi);

      soleus_table_add_row (
          table, names, from, length, frequency, share, width, tsi);
    }
}

static void
add_plm_row (SoleusTable *table, const char *rule, const SoleusPlmCount *count)
{
  g_autofree char *lm = g_strdup_printf ("%u", count->n_lm);
  g_autofree char *clm = g_strdup_printf ("%u", count->n_clm);
  g_autofree char *plm = g_strdup_printf ("%u", count->n_plm);
  g_autofree char *series = g_strdup_printf ("%u", count->n_series);
  g_autofree char *index = dup_number ("%.1f", count->index);
  g_autofree char *periodicity = dup_number ("%.2f", count->periodicity_index);

  soleus_table_add_row (table, rule, lm, clm, plm, series, index,
      count->of_sleep ? _ ("of sleep") : _ ("of recording"), periodicity);
}

static void
add_plm (SoleusReportBuild *build)
{
  const SoleusPlm *plm = build->input->analysis->plm;
  SoleusTable *table;

  if (plm == NULL)
    return;
  soleus_report_document_add_heading (build->document, 2, _ ("Leg movements"));
  table = soleus_report_document_add_table (build->document, "")->table;
  soleus_table_add_column (table, _ ("Rules"), SOLEUS_CELL_START, 2);
  soleus_table_add_column (table, _ ("LM"), SOLEUS_CELL_END, 1);
  soleus_table_add_column (table, _ ("Candidates"), SOLEUS_CELL_END, 1.7);
  soleus_table_add_column (table, _ ("PLM"), SOLEUS_CELL_END, 1);
  soleus_table_add_column (table, _ ("Series"), SOLEUS_CELL_END, 1.2);
  soleus_table_add_column (table, _ ("PLM per hour"), SOLEUS_CELL_END, 1.8);
  soleus_table_add_column (table, _ ("Hour"), SOLEUS_CELL_START, 2);
  soleus_table_add_column (table, _ ("Periodicity"), SOLEUS_CELL_END, 1.6);
  add_plm_row (table, "AASM", &plm->aasm);
  add_plm_row (table, "WASM 2016", &plm->wasm);
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL,
      _ ("LM: leg movement; PLM: periodic leg movement. From a calf channel "
         "the count is only like PLM: the rules ask for the tibialis "
         "anterior. This is not a polysomnography."))
      ->wide = TRUE;
}

static void
add_templates (SoleusReportBuild *build)
{
  const GPtrArray *rows = build->input->analysis->templates;
  SoleusTable *table;

  if (rows->len == 0)
    return;
  soleus_report_document_add_heading (
      build->document, 2, _ ("Shapes that came back"));
  table = soleus_report_document_add_table (build->document, "")->table;
  soleus_table_add_column (table, _ ("Shape"), SOLEUS_CELL_END, 1);
  soleus_table_add_column (table, _ ("Channel"), SOLEUS_CELL_START, 5);
  soleus_table_add_column (table, _ ("Times seen"), SOLEUS_CELL_END, 2);
  soleus_table_add_column (table, _ ("Amplitude"), SOLEUS_CELL_END, 2);
  soleus_table_add_column (table, _ ("Length, ms"), SOLEUS_CELL_END, 2);
  soleus_table_add_column (table, _ ("Phases"), SOLEUS_CELL_END, 1.4);
  soleus_table_add_column (table, _ ("Turns"), SOLEUS_CELL_END, 1.4);
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusTemplate *row = g_ptr_array_index (rows, i);
      const SoleusChannel *channel =
          soleus_recording_get_channel (build->input->recording, row->channel);
      g_autofree char *id = g_strdup_printf ("%u", row->id);
      g_autofree char *name = soleus_channel_dup_name (channel);
      g_autofree char *n = g_strdup_printf ("%u", row->n);
      g_autofree char *amplitude = soleus_value_dup_text (
          row->amplitude, soleus_channel_unit_text (channel));
      g_autofree char *duration = dup_number ("%.1f", row->duration_ms);
      g_autofree char *phases = g_strdup_printf ("%d", row->n_phases);
      g_autofree char *turns = g_strdup_printf ("%d", row->n_turns);

      soleus_table_add_row (
          table, id, name, n, amplitude, duration, phases, turns);
    }
}

void
soleus_section_results (SoleusReportBuild *build)
{
  g_autofree char *shows = NULL;

  soleus_report_document_add_heading (build->document, 1, _ ("What was found"));
  if (build->input->evidence != NULL)
    {
      shows = soleus_wording_dup_shows (build->input->evidence, build->voice);
      soleus_report_document_add_text (
          build->document, SOLEUS_SIZE_BODY, shows);
    }
  add_summary (build);
  add_tremor (build);
  add_plm (build);
  add_templates (build);
}

void
soleus_section_limits (SoleusReportBuild *build)
{
  g_autoptr (GPtrArray) sentences = NULL;

  soleus_report_document_add_heading (
      build->document, 1, _ ("What this recording cannot show"));
  if (build->input->evidence != NULL)
    sentences =
        soleus_wording_cannot_show (build->input->evidence, build->voice);
  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    soleus_report_document_add_item (
        build->document, NULL, g_ptr_array_index (sentences, i));
  soleus_report_document_add_item (build->document, NULL,
      _ ("Surface signals are no replacement for needle EMG: they do not tell "
         "diseases apart."));
  soleus_report_document_add_item (
      build->document, NULL, _ ("This program is not a seizure alarm."));
}
