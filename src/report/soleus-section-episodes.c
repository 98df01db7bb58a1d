/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-event-rows.h"
#include "soleus-report-build.h"
#include "soleus-ticks.h"

/* Rows of the annex: the file's and the doctor's. */
#define MAX_ROWS_FILE 2000
#define MAX_ROWS_DOCTOR 100

/* --- the list
 * -------------------------------------------------------------------- */

static const char *
origin_name (const SoleusEpisode *episode)
{
  static const char *const names[] = {
      [SOLEUS_ORIGIN_FOUND] = N_ ("found"),
      [SOLEUS_ORIGIN_MINE] = N_ ("by hand"),
      [SOLEUS_ORIGIN_IMPORTED] = N_ ("imported"),
  };

  if (episode->origin == SOLEUS_ORIGIN_FOUND && episode->accepted)
    return _ ("found, confirmed");
  return _ (names[episode->origin]);
}

static void
add_row (SoleusReportBuild *build, SoleusTable *table,
    const SoleusEpisode *episode, double amplitude)
{
  SoleusRecording *recording = build->input->recording;
  int first = soleus_channel_set_next (&episode->channels, -1);
  const SoleusChannel *channel =
      first < 0 ? NULL : soleus_recording_get_channel (recording, (guint)first);
  g_autofree char *onset = soleus_time_dup_text (
      episode->onset_s, soleus_recording_get_start (recording), 3);
  g_autofree char *pattern = episode->ambiguous_with == SOLEUS_PATTERN_NONE
      ? g_strdup (soleus_pattern_name (episode->pattern, build->voice))
      : g_strdup_printf ("%s / %s",
          soleus_pattern_name (episode->pattern, build->voice),
          soleus_pattern_name (episode->ambiguous_with, build->voice));
  g_autofree char *names =
      soleus_channels_dup_names (recording, &episode->channels);
  g_autofree char *size = soleus_value_dup_text (
      amplitude, channel == NULL ? "" : soleus_channel_unit_text (channel));
  g_autofree char *length = soleus_duration_dup_text (episode->duration_s);
  g_autofree char *hertz = isfinite (episode->frequency_hz)
      ? g_strdup_printf ("%.1f Hz", episode->frequency_hz)
      : g_strdup ("");

  soleus_table_add_row (table, onset, pattern, names, size, length, hertz,
      episode->origin == SOLEUS_ORIGIN_FOUND
          ? soleus_wording_score (episode->score)
          : "",
      origin_name (episode));
}

static void
add_rest (SoleusReportBuild *build, guint n_more, guint n_rejected)
{
  const char *list_name = build->options->list_name;

  if (n_more > 0 && list_name != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u more episode is not printed; the file “%s” beside this "
                    "report has all of them.",
              "%u more episodes are not printed; the file “%s” beside this "
              "report has all of them.",
              n_more),
          n_more, list_name);
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY, text);
    }
  else if (n_more > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u more episode is not printed; the event list as CSV "
                    "has all of them.",
              "%u more episodes are not printed; the event list as CSV has "
              "all of them.",
              n_more),
          n_more);
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY, text);
    }
  if (n_rejected > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u found episode was rejected by hand and is in no count.",
              "%u found episodes were rejected by hand and are in no count.",
              n_rejected),
          n_rejected);
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY, text);
    }
}

static SoleusTable *
add_list (SoleusReportBuild *build)
{
  SoleusTable *table =
      soleus_report_document_add_table (build->document, "")->table;

  table->one_line = TRUE;
  soleus_table_add_column (table, _ ("Onset"), SOLEUS_CELL_END, 2);
  soleus_table_add_column (table, _ ("Pattern"), SOLEUS_CELL_START, 3.6);
  soleus_table_add_column (table, _ ("Channel"), SOLEUS_CELL_START, 2.4);
  soleus_table_add_column (table, _ ("Amplitude"), SOLEUS_CELL_END, 1.7);
  soleus_table_add_column (table, _ ("Length"), SOLEUS_CELL_END, 1.5);
  soleus_table_add_column (table, _ ("Rhythm"), SOLEUS_CELL_END, 1.3);
  soleus_table_add_column (table, _ ("Score"), SOLEUS_CELL_START, 1.4);
  soleus_table_add_column (table, _ ("From"), SOLEUS_CELL_START, 1.6);
  return table;
}

static guint
most_rows (const SoleusReportOptions *options)
{
  return options->reader == SOLEUS_READER_FILE ? MAX_ROWS_FILE
                                               : MAX_ROWS_DOCTOR;
}

guint
soleus_report_n_not_printed (
    const SoleusReportInput *input, const SoleusReportOptions *options)
{
  const GArray *episodes = input->analysis->episodes;
  guint n_kept = 0, most = most_rows (options);

  for (guint i = 0; i < episodes->len; i++)
    n_kept += !g_array_index (episodes, SoleusEpisode, i).rejected;
  return n_kept > most ? n_kept - most : 0;
}

void
soleus_section_annex (SoleusReportBuild *build)
{
  const SoleusAnalysis *analysis = build->input->analysis;
  guint most = most_rows (build->options);
  g_autofree double *amplitudes = soleus_episode_amplitudes_new (analysis);
  guint n_kept = 0, n_rejected = 0;
  SoleusTable *table = NULL;

  soleus_report_document_add_heading (build->document, 1, _ ("Every episode"));
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);

      if (episode->rejected)
        {
          n_rejected++;
          continue;
        }
      if (table == NULL)
        table = add_list (build);
      if (n_kept++ < most)
        add_row (build, table, episode, amplitudes[i]);
    }
  if (n_kept == 0)
    soleus_report_document_add_text (
        build->document, SOLEUS_SIZE_BODY, _ ("There is none."));
  add_rest (build, n_kept > most ? n_kept - most : 0, n_rejected);
}
