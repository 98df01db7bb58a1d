/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-event-rows.h"
#include "soleus-filtered-view.h"
#include "soleus-plot-text.h"
#include "soleus-report-build.h"
#include "soleus-scale-bar.h"
#include "soleus-ticks.h"
#include "soleus-track.h"

#define N_EACH 3
#define STRIP_HEIGHT 92.0
/* Kept above a strip for its title, and right of it for the scale bars. */
#define TITLE_HEIGHT 11.0
#define SCALE_WIDTH 40.0
#define STRIP_GAP 14.0
/* A strip shows this many times the episode, within these limits. */
#define STRIP_TIMES 6.0
#define STRIP_MIN_S 0.5
#define STRIP_MAX_S 10.0
#define STRIP_COLUMNS 500

typedef struct
{
  SoleusTrack tracks[2 * N_EACH]; /* most typical, least certain, in turn */
  SoleusViewData *views[2 * N_EACH]; /* NULL: no such strip */
  char *titles[2 * N_EACH];
} Strips;

static void
strips_free (gpointer data)
{
  Strips *strips = data;

  for (guint i = 0; i < 2 * N_EACH; i++)
    {
      soleus_view_data_unref (strips->views[i]);
      g_free (strips->titles[i]);
    }
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
  g_autofree double *amplitudes = soleus_episode_amplitudes_new (analysis);
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

static char *
dup_title (SoleusReportBuild *build, const SoleusEpisode *episode)
{
  g_autofree char *when = soleus_time_dup_text (episode->onset_s,
      soleus_recording_get_start (build->input->recording), 1);

  /* TRANSLATORS: title of a strip: pattern, when, how sure */
  return g_strdup_printf (_ ("%s · %s · score %s (%.2f)"),
      soleus_pattern_name (episode->pattern, build->voice), when,
      soleus_wording_score (episode->score), episode->score);
}

static void
strip_init (SoleusReportBuild *build, Strips *strips, guint i,
    const SoleusEpisode *episode)
{
  SoleusTrack *track = &strips->tracks[i];
  double middle_s =
      soleus_episode_shown_s (build->input->analysis, episode, STRIP_MAX_S);
  double half_s =
      CLAMP (STRIP_TIMES * episode->duration_s, STRIP_MIN_S, STRIP_MAX_S) / 2.0;
  SoleusSpan span = {middle_s - half_s, middle_s + half_s};
  guint channel =
      (guint)MAX (soleus_channel_set_next (&episode->channels, -1), 0);

  strips->titles[i] = dup_title (build, episode);
  strips->views[i] = strip_view (build, channel, span);
  soleus_track_init (track, strips->views[i], channel, span);
  whole_range (track);
  track->analysis = build->input->analysis;
  track->show_time_axis = TRUE;
  track->show_label = TRUE;
  track->current_episode = episode->id;
}

static void
draw_strip (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    const SoleusTrack *track, const char *title)
{
  SoleusRect trace = {rect->x, rect->y + TITLE_HEIGHT,
      rect->width - SCALE_WIDTH, rect->height - TITLE_HEIGHT};
  const SoleusChannel *channel = soleus_recording_get_channel (
      soleus_view_data_get_recording (track->data), track->channel);
  SoleusTrackLayout layout;
  SoleusRect margin;

  soleus_plot_text_draw (cr, theme, title,
      &(SoleusPlotText){
          .color = &theme->text,
          .x = rect->x,
          .y = rect->y,
          .max_width = rect->width,
          .bold = TRUE,
      });
  soleus_track_draw (cr, theme, &trace, track);
  soleus_track_layout (theme, &trace, track, &layout);
  margin = (SoleusRect){layout.plot.x + layout.plot.width + 3.0, layout.plot.y,
      SCALE_WIDTH, layout.plot.height};
  soleus_scale_bar_draw (cr, theme, &layout.plot, &margin,
      track->high - track->low,
      g_str_equal (channel->unit, "uV") ? "µV" : channel->unit,
      soleus_span_duration_s (track->span));
}

static void
draw_strips (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  const Strips *strips = user_data;
  double width = (rect->width - STRIP_GAP) / 2.0;

  for (guint i = 0; i < 2 * N_EACH; i++)
    {
      SoleusRect strip = {rect->x + (i % 2) * (width + STRIP_GAP),
          rect->y + (i / 2) * STRIP_HEIGHT, width, STRIP_HEIGHT - 6.0};
      if (strips->views[i] != NULL)
        draw_strip (cr, theme, &strip, &strips->tracks[i], strips->titles[i]);
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
         "pattern; a dashed bracket has a low score. The bars beside each "
         "trace are its scale."),
      _ ("Traces of the most typical and the least certain episodes."),
      n_rows * STRIP_HEIGHT, draw_strips, strips, strips_free);
  block->lead = g_strdup (_ ("Most typical and least certain."));
}
