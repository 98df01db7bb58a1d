/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-class.h"
#include "soleus-report-build.h"

#define SMALL_ACCELERATION_G 0.1
#define LARGE_VOLTAGE_UV 1000.0
/* Three digits before the point need none behind it, two need one. */
#define LARGE_RATE_PER_MIN 100.0
#define SHORT_RATE_PER_MIN 10.0
#define LONG_MS 10000.0

/* --- counts per channel and pattern ------------------------------------------
 */

char *
soleus_quartiles_dup_text (const SoleusSummary *row, const char *unit)
{
  /* In the unit that needs few digits. */
  gboolean small =
      strcmp (unit, "g") == 0 && row->amplitude_median < SMALL_ACCELERATION_G;
  gboolean large =
      strcmp (unit, "µV") == 0 && row->amplitude_median >= LARGE_VOLTAGE_UV;
  double scale = small ? 1000.0 : large ? 0.001 : 1.0;
  g_autofree char *median =
      soleus_value_dup_text (scale * row->amplitude_median,
          small       ? "mg"
              : large ? "mV"
                      : unit);
  g_autofree char *q1 = soleus_value_dup_text (scale * row->amplitude_q1, "");
  g_autofree char *q3 = soleus_value_dup_text (scale * row->amplitude_q3, "");

  if (!isfinite (row->amplitude_median))
    return g_strdup ("–");
  return g_strdup_printf ("%s (%s–%s)", median, q1, q3);
}

char *
soleus_rate_dup_text (const SoleusSummary *row)
{
  int decimals;

  if (!isfinite (row->rate_per_min))
    return g_strdup ("–");
  decimals = row->rate_high >= LARGE_RATE_PER_MIN ? 0
      : row->rate_high >= SHORT_RATE_PER_MIN      ? 1
                                                  : 2;
  return g_strdup_printf (_ ("%.*f (%.*f–%.*f)"), decimals, row->rate_per_min,
      decimals, row->rate_low, decimals, row->rate_high);
}

/* Axes of one sensor that show the same bursts are one row. */
static gboolean
is_same_but_axis (
    SoleusReportBuild *build, const SoleusSummary *a, const SoleusSummary *b)
{
  const SoleusChannel *one =
      soleus_recording_get_channel (build->input->recording, a->channel);
  const SoleusChannel *other =
      soleus_recording_get_channel (build->input->recording, b->channel);

  return one->axis >= 0 && other->axis >= 0 && one->sensor == other->sensor
      && a->pattern == b->pattern && a->n == b->n
      && a->usable_rest_s == b->usable_rest_s
      && a->amplitude_median == b->amplitude_median
      && a->duration_median_ms == b->duration_median_ms;
}

char *
soleus_summary_dup_row_name (
    SoleusReportBuild *build, const GArray *rows, guint i)
{
  const SoleusSummary *row = &g_array_index (rows, SoleusSummary, i);
  SoleusChannelSet channels = soleus_channel_set_of (row->channel);
  gboolean named = FALSE;

  for (guint k = 0; k < rows->len; k++)
    {
      const SoleusSummary *other = &g_array_index (rows, SoleusSummary, k);

      if (k != i && is_same_but_axis (build, row, other))
        {
          if (k < i)
            return NULL;
          soleus_channel_set_add (&channels, other->channel);
        }
      named = named || (k < i && other->channel == row->channel);
    }
  if (!named && soleus_channel_set_count (&channels) == 1)
    return soleus_channel_dup_name (
        soleus_recording_get_channel (build->input->recording, row->channel));
  return soleus_channels_dup_names (build->input->recording, &channels);
}

static void
add_summary_row (
    SoleusReportBuild *build, SoleusTable *table, const GArray *rows, guint i)
{
  const SoleusSummary *row = &g_array_index (rows, SoleusSummary, i);
  const SoleusChannel *channel =
      soleus_recording_get_channel (build->input->recording, row->channel);
  g_autofree char *name = soleus_summary_dup_row_name (build, rows, i);
  g_autofree char *n = g_strdup_printf ("%u", row->n);
  /* A second is 0.02 minutes, and not 0.0. */
  g_autofree char *minutes = g_strdup_printf (
      row->usable_rest_s < 60.0 ? "%.2f" : "%.1f", row->usable_rest_s / 60.0);
  g_autofree char *rate = soleus_rate_dup_text (row);
  g_autofree char *amplitude =
      soleus_quartiles_dup_text (row, soleus_channel_unit_text (channel));
  g_autofree char *duration = row->duration_median_ms >= LONG_MS
      ? soleus_value_dup_text (row->duration_median_ms / 1000.0, "s")
      : soleus_number_dup_text ("%.0f", row->duration_median_ms);
  g_autofree char *interval =
      soleus_number_dup_text ("%.2f", row->iei_median_s);
  g_autofree char *cv = soleus_number_dup_text ("%.2f", row->iei_cv);

  if (name != NULL)
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
      /* xgettext:no-c-format */
      _ ("What was found, per channel; rates with their exact 95 % "
         "interval"))
              ->table;
  soleus_table_add_column (table, _ ("Channel"), SOLEUS_CELL_START, 3.5);
  soleus_table_add_column (table, _ ("Pattern"), SOLEUS_CELL_START, 3.5);
  soleus_table_add_column (table, _ ("n"), SOLEUS_CELL_END, 1.1);
  soleus_table_add_column (table, _ ("Quiet min"), SOLEUS_CELL_END, 1.4);
  soleus_table_add_column (table, _ ("Per minute"), SOLEUS_CELL_END, 2.9);
  soleus_table_add_column (
      table, _ ("Amplitude, median (quartiles)"), SOLEUS_CELL_END, 3.5);
  soleus_table_add_column (table, _ ("Length, ms"), SOLEUS_CELL_END, 1.65);
  soleus_table_add_column (table, _ ("Interval, s"), SOLEUS_CELL_END, 1.7);
  soleus_table_add_column (table, _ ("CV"), SOLEUS_CELL_END, 1.2);
  for (guint i = 0; i < rows->len; i++)
    add_summary_row (build, table, rows, i);
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL,
      _ ("n: number. Interval: median from onset to onset. CV: standard "
         "deviation of the intervals over their mean; given from six "
         "intervals on; up to 0.30 is rhythmic, from 0.60 irregular."))
      ->wide = TRUE;
}

/* --- shapes -------------------------------------------------------------- */

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
      g_autofree char *duration =
          soleus_number_dup_text ("%.1f", row->duration_ms);
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
  add_templates (build);
}

void
soleus_section_limits (SoleusReportBuild *build)
{
  static const char *const always[] = {
      N_ ("Surface signals are no replacement for needle EMG: they do not tell "
          "diseases apart."),
      N_ ("This program is not a seizure alarm."),
  };
  g_autoptr (GPtrArray) sentences = NULL;

  soleus_report_document_add_heading (
      build->document, 1, _ ("What this recording cannot show"));
  if (build->input->evidence != NULL)
    sentences =
        soleus_wording_cannot_show (build->input->evidence, build->voice);
  else
    sentences = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    if (!g_ptr_array_find_with_equal_func (
            sentences, _ (always[i]), g_str_equal, NULL))
      g_ptr_array_add (sentences, g_strdup (_ (always[i])));
  for (guint i = 0; i < sentences->len; i++)
    soleus_report_document_add_item (
        build->document, NULL, g_ptr_array_index (sentences, i));
}
