/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-filtered-view.h"
#include "soleus-report-build.h"
#include "soleus-ticks.h"
#include "soleus-track.h"

/* Rows of the annex: the file's and the doctor's. */
#define MAX_ROWS_FILE 2000
#define MAX_ROWS_DOCTOR 100

/* Peak to peak of the strongest burst of every episode; NAN: none. */
static double *
amplitudes_new (const SoleusAnalysis *analysis)
{
  double *values = g_new (double, MAX (analysis->episodes->len, 1));

  for (guint i = 0; i < analysis->episodes->len; i++)
    values[i] = NAN;
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->episode >= 0 && (guint)burst->episode < analysis->episodes->len
          && !(values[burst->episode] >= burst->amplitude))
        values[burst->episode] = burst->amplitude;
    }
  return values;
}

/* --- strips: the most typical and the least certain --------------------------
 */

#define N_EACH 3
#define STRIP_HEIGHT 84.0
/* A strip shows this many times the episode, within these limits. */
#define STRIP_TIMES 6.0
#define STRIP_MIN_S 0.5
#define STRIP_MAX_S 10.0
#define STRIP_COLUMNS 500

typedef struct
{
  SoleusTrack tracks[2 * N_EACH]; /* most typical, least certain, in turn */
  SoleusViewData *views[2 * N_EACH]; /* NULL: no such strip */
} Strips;

static void
strips_free (gpointer data)
{
  Strips *strips = data;

  for (guint i = 0; i < 2 * N_EACH; i++)
    soleus_view_data_unref (strips->views[i]);
  g_free (strips);
}

static gboolean
is_candidate (const SoleusEpisode *episode)
{
  return episode->origin == SOLEUS_ORIGIN_FOUND && !episode->rejected
      && episode->pattern != SOLEUS_PATTERN_VOL;
}

/* Whether @a is the better example: a higher score, else a larger size. */
static gboolean
is_better (const SoleusAnalysis *analysis, const double *amplitudes,
    const SoleusEpisode *a, const SoleusEpisode *b)
{
  const SoleusEpisode *rows = (const SoleusEpisode *)analysis->episodes->data;
  double size_a = amplitudes[a - rows], size_b = amplitudes[b - rows];

  if (a->score != b->score)
    return a->score > b->score;
  return size_a > size_b || (isnan (size_b) && !isnan (size_a));
}

/* The best and the worst of the found episodes, in order; of const
 * SoleusEpisode *. */
static GPtrArray *
best_and_worst (const SoleusAnalysis *analysis)
{
  g_autofree double *amplitudes = amplitudes_new (analysis);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      guint at = rows->len;

      if (!is_candidate (episode))
        continue;
      while (at > 0
          && is_better (
              analysis, amplitudes, episode, g_ptr_array_index (rows, at - 1)))
        at--;
      g_ptr_array_insert (rows, (int)at, episode);
      /* Only the ends are wanted. */
      if (rows->len > 2 * N_EACH)
        g_ptr_array_remove_index (rows, N_EACH);
    }
  return rows;
}

/* As the search saw it: without hum and level. The raw signal where it
 * cannot be filtered. */
static SoleusViewData *
strip_view (SoleusReportBuild *build, guint channel, SoleusSpan span)
{
  const SoleusAnalysis *analysis = build->input->analysis;
  const double *values = analysis->parameters.values;
  gboolean emg =
      soleus_recording_get_channel (build->input->recording, channel)->kind
      == SOLEUS_KIND_EMG;
  SoleusViewFilter filter = {
      .low_hz = values[emg ? SOLEUS_PARAMETER_EMG_LOW_HZ
                           : SOLEUS_PARAMETER_ACC_LOW_HZ],
      .high_hz = values[emg ? SOLEUS_PARAMETER_EMG_HIGH_HZ
                            : SOLEUS_PARAMETER_ACC_HIGH_HZ],
      .mains_hz = NAN,
  };
  SoleusViewData *view;

  for (guint i = 0; i < analysis->quality->len; i++)
    {
      const SoleusQuality *row =
          &g_array_index (analysis->quality, SoleusQuality, i);
      if (row->channel == channel)
        filter.mains_hz = row->mains_hz;
    }
  view = soleus_filtered_view_new (
      build->input->recording, channel, span, &filter);
  return view != NULL ? view : soleus_view_data_ref (build->view);
}

/* Everything of the strip is seen, with a tenth of air. */
static void
whole_range (SoleusTrack *track)
{
  SoleusColumn columns[STRIP_COLUMNS];
  double low = INFINITY, high = -INFINITY, air;

  soleus_view_data_get_columns (
      track->data, track->channel, track->span, STRIP_COLUMNS, columns);
  for (guint i = 0; i < STRIP_COLUMNS; i++)
    if (!isnan (columns[i].low))
      {
        low = MIN (low, columns[i].low);
        high = MAX (high, columns[i].high);
      }
  if (!(high > low))
    return;
  air = 0.1 * (high - low);
  track->low = low - air;
  track->high = high + air;
}

static void
strip_init (SoleusReportBuild *build, Strips *strips, guint i,
    const SoleusEpisode *episode)
{
  SoleusTrack *track = &strips->tracks[i];
  double middle_s = episode->onset_s + episode->duration_s / 2.0;
  double half_s =
      CLAMP (STRIP_TIMES * episode->duration_s, STRIP_MIN_S, STRIP_MAX_S) / 2.0;
  SoleusSpan span = {middle_s - half_s, middle_s + half_s};
  guint channel =
      (guint)MAX (soleus_channel_set_next (&episode->channels, -1), 0);

  strips->views[i] = strip_view (build, channel, span);
  soleus_track_init (track, strips->views[i], channel, span);
  whole_range (track);
  track->analysis = build->input->analysis;
  track->show_time_axis = TRUE;
  track->show_label = TRUE;
  track->current_episode = episode->id;
}

static void
draw_strips (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  const Strips *strips = user_data;
  double gap = 14.0;
  double width = (rect->width - gap) / 2.0;

  for (guint i = 0; i < 2 * N_EACH; i++)
    {
      SoleusRect strip = {rect->x + (i % 2) * (width + gap),
          rect->y + (i / 2) * STRIP_HEIGHT, width, STRIP_HEIGHT - 6.0};
      if (strips->views[i] != NULL)
        soleus_track_draw (cr, theme, &strip, &strips->tracks[i]);
    }
}

void
soleus_section_strips (SoleusReportBuild *build)
{
  g_autoptr (GPtrArray) rows = best_and_worst (build->input->analysis);
  Strips *strips;
  SoleusBlock *block;
  guint n_rows = 0;

  if (rows->len == 0)
    return;
  strips = g_new0 (Strips, 1);
  for (guint i = 0; i < N_EACH && i < rows->len; i++, n_rows++)
    strip_init (build, strips, 2 * i, g_ptr_array_index (rows, i));
  for (guint i = 0; i < N_EACH && N_EACH + i < rows->len; i++)
    strip_init (
        build, strips, 2 * i + 1, g_ptr_array_index (rows, rows->len - 1 - i));
  soleus_report_document_add_heading (build->document, 2, _ ("Examples"));
  block = soleus_report_document_add_figure (build->document,
      _ ("Left, the episodes with the highest scores; right, those with the "
         "lowest; as the search saw them, filtered and without hum. Brackets "
         "above the trace mark what was found, with the letters of the "
         "pattern; a dashed bracket has a low score."),
      _ ("Traces of the most typical and the least certain episodes."),
      n_rows * STRIP_HEIGHT, draw_strips, strips, strips_free);
  block->lead = g_strdup (_ ("Most typical and least certain."));
}

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
  if (n_more > 0)
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

void
soleus_section_annex (SoleusReportBuild *build)
{
  const SoleusAnalysis *analysis = build->input->analysis;
  guint most = build->options->reader == SOLEUS_READER_FILE ? MAX_ROWS_FILE
                                                            : MAX_ROWS_DOCTOR;
  g_autofree double *amplitudes = amplitudes_new (analysis);
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
