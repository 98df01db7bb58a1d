/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-report-build.h"
#include "soleus-ticks.h"

static void
add_fact (SoleusTable *table, const char *name, const char *value)
{
  if (value != NULL && value[0] != '\0')
    soleus_table_add_row (table, name, value);
}

static void
add_facts (SoleusReportBuild *build)
{
  SoleusRecording *recording = build->input->recording;
  GDateTime *start = soleus_recording_get_start (recording);
  SoleusTable *table =
      soleus_report_document_add_table (build->document, "")->table;
  guint n_segments = 0;
  double length_s = soleus_recording_get_duration_s (recording);
  double observed_s = soleus_recording_get_observed_s (recording);
  g_autofree char *length = soleus_duration_dup_text (length_s);
  g_autofree char *observed = soleus_duration_dup_text (observed_s);
  g_autofree char *begun =
      start == NULL ? NULL : g_date_time_format (start, "%F %T");
  g_autofree char *with_gaps = NULL;

  soleus_recording_get_segments (recording, &n_segments);
  with_gaps = n_segments < 2
      ? g_strdup (length)
      : g_strdup_printf (
          ngettext ("%s, of which %s hold samples, in %u stretch",
              "%s, of which %s hold samples, in %u stretches", n_segments),
          length, observed, n_segments);
  soleus_table_add_column (table, _ ("Recording"), SOLEUS_CELL_START, 3);
  soleus_table_add_column (table, "", SOLEUS_CELL_START, 9);
  add_fact (table, _ ("Name"), soleus_recording_get_name (recording));
  add_fact (
      table, _ ("Begun"), begun != NULL ? begun : _ ("the file does not say"));
  add_fact (table, _ ("Length"), with_gaps);
  add_fact (table, _ ("Format"), soleus_recording_get_format_id (recording));
  add_fact (table, _ ("Fingerprint of the content"),
      soleus_recording_get_fingerprint (recording));
  add_fact (table, _ ("Version of Soleus"), build->input->version);
  add_fact (table, _ ("Settings"), build->input->analysis->settings_hash);
}

static const char *
kind_name (SoleusKind kind)
{
  static const char *const names[] = {
      [SOLEUS_KIND_EMG] = N_ ("EMG"),
      [SOLEUS_KIND_ACCELEROMETER] = N_ ("accelerometer"),
      [SOLEUS_KIND_OTHER] = N_ ("other"),
  };

  return _ (names[kind]);
}

static void
add_channels (SoleusReportBuild *build)
{
  SoleusRecording *recording = build->input->recording;
  SoleusTable *table =
      soleus_report_document_add_table (build->document, _ ("Channels"))->table;

  soleus_table_add_column (table, _ ("No."), SOLEUS_CELL_END, 0.9);
  soleus_table_add_column (table, _ ("Channel"), SOLEUS_CELL_START, 5);
  soleus_table_add_column (table, _ ("Kind"), SOLEUS_CELL_START, 2.4);
  soleus_table_add_column (table, _ ("Rate, Hz"), SOLEUS_CELL_END, 1.8);
  soleus_table_add_column (table, _ ("Samples"), SOLEUS_CELL_END, 2);
  soleus_table_add_column (table, _ ("Unit"), SOLEUS_CELL_START, 2);
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = soleus_channel_dup_full_name (channel);
      g_autofree char *rate = g_strdup_printf ("%.10g", channel->rate_hz);
      g_autofree char *n =
          g_strdup_printf ("%" G_GUINT64_FORMAT, channel->n_samples);

      soleus_table_add_row (table, number, name, kind_name (channel->kind),
          rate, n,
          channel->calibrated ? soleus_channel_unit_text (channel)
                              : _ ("not calibrated"));
    }
}

static void
add_annotations (SoleusReportBuild *build)
{
  SoleusRecording *recording = build->input->recording;
  guint n = soleus_recording_get_n_annotations (recording);
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("The file holds %u annotation of its own.",
                              "The file holds %u annotations of its own.", n),
      n);
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY, text);
}

static void
add_privacy (SoleusReportBuild *build)
{
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY,
      _ ("Names, birth dates and numbers of persons that a file's header may "
         "hold are not read into this report. The name of the file, the "
         "labels of the channels, the answers and your own notes are printed "
         "as they are."));
}

void
soleus_section_recording (SoleusReportBuild *build)
{
  soleus_report_document_add_heading (build->document, 1, _ ("The recording"));
  add_facts (build);
  add_channels (build);
  add_annotations (build);
  add_privacy (build);
}

/* --- quality ----------------------------------------------------------------
 */

static char *
dup_share (double share)
{
  if (!isfinite (share))
    return g_strdup ("–");
  return g_strdup_printf ("%.1f %%", 100.0 * share);
}

static char *
dup_mains (const SoleusQuality *row, const SoleusChannel *channel)
{
  g_autofree char *level = NULL;

  if (!isfinite (row->mains_hz))
    return g_strdup (_ ("none seen"));
  level = soleus_value_dup_text (
      row->mains_amplitude, soleus_channel_unit_text (channel));
  return g_strdup_printf (_ ("%.0f Hz, %s"), row->mains_hz, level);
}

static void
add_quality_row (
    SoleusReportBuild *build, SoleusTable *table, const SoleusQuality *row)
{
  const SoleusChannel *channel =
      soleus_recording_get_channel (build->input->recording, row->channel);
  const char *unit = soleus_channel_unit_text (channel);
  g_autofree char *name = soleus_channel_dup_name (channel);
  g_autofree char *q = g_strdup_printf ("%.2f", row->q);
  g_autofree char *rest = soleus_duration_dup_text (row->usable_rest_s);
  g_autofree char *noise = soleus_value_dup_text (
      row->noise_rms, channel->calibrated ? unit : channel->unit);
  g_autofree char *limit = soleus_value_dup_text (row->detection_limit, unit);
  g_autofree char *mains = dup_mains (row, channel);
  g_autofree char *clipped = dup_share (row->clipped_share);
  g_autofree char *disturbed = dup_share (row->artefact_share);

  if (!row->searched)
    soleus_table_add_row (
        table, name, "–", "–", "–", "–", "–", "–", _ ("not searched"));
  else
    soleus_table_add_row (
        table, name, q, rest, noise, limit, mains, clipped, disturbed);
}

static void
add_not_searched (SoleusReportBuild *build)
{
  const GArray *rows = build->input->analysis->quality;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusQuality *row = &g_array_index (rows, SoleusQuality, i);

      if (!row->searched && row->reason_id != NULL)
        soleus_report_document_add_item (build->document,
            soleus_recording_get_channel (build->input->recording, row->channel)
                ->label,
            soleus_reason_text (row->reason_id));
    }
}

void
soleus_section_quality (SoleusReportBuild *build)
{
  const GArray *rows = build->input->analysis->quality;
  SoleusTable *table;

  soleus_report_document_add_heading (
      build->document, 1, _ ("How good the signal is"));
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY,
      _ ("Quality runs from 0 to 1: one less the share of disturbed time, "
         "lowered where signals stand little above the noise and where the "
         "sampling rate is low. Twitches are counted in quiet rest only; that "
         "time is the denominator of every rate."));
  if (rows->len == 0)
    return;
  table = soleus_report_document_add_table (build->document, "")->table;
  soleus_table_add_column (table, _ ("Channel"), SOLEUS_CELL_START, 3.6);
  soleus_table_add_column (table, _ ("Quality"), SOLEUS_CELL_END, 1.4);
  soleus_table_add_column (table, _ ("Quiet rest"), SOLEUS_CELL_END, 2);
  soleus_table_add_column (table, _ ("Noise, RMS"), SOLEUS_CELL_END, 1.8);
  soleus_table_add_column (table, _ ("Seen from"), SOLEUS_CELL_END, 1.8);
  soleus_table_add_column (table, _ ("Mains"), SOLEUS_CELL_END, 2.2);
  soleus_table_add_column (table, _ ("Clipped"), SOLEUS_CELL_END, 1.5);
  soleus_table_add_column (table, _ ("Disturbed"), SOLEUS_CELL_END, 1.9);
  for (guint i = 0; i < rows->len; i++)
    add_quality_row (build, table, &g_array_index (rows, SoleusQuality, i));
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL,
      _ ("“Seen from”: the smallest peak-to-peak amplitude that the search "
         "finds 95 times of 100 over this noise."))
      ->wide = TRUE;
  add_not_searched (build);
}
