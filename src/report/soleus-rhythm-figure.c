/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rhythm-figure.h"

#include <math.h>

#include "soleus-charts.h"
#include "soleus-spectrogram-chart.h"
#include "soleus-welch.h"

/* Spectra are estimated over segments of this length, of at most so much. */
#define SEGMENT_S 4.0
#define GRID_HZ 0.05
#define SPECTRUM_MAX_S 120.0
#define LOW_HZ 0.5
#define HIGH_HZ 20.0
/* The band that the analysis takes a tremor's power from. */
#define FLOOR_LOW_HZ 2.0
#define FLOOR_HIGH_HZ 18.0
#define NEAR_HZ 1.0
/* Columns over time: no closer than this, and at most so many. */
#define STEP_S 1.0
#define MAX_TIMES 220
#define LEFT_SHARE 0.48
#define GAP 12.0

struct _SoleusRhythmFigure
{
  guint channel;
  SoleusSpectrum *spectrum;
  SoleusSpectrumChart chart;
  float *power;
  SoleusSpectrogramChart map;
};

/* EMG rectified, what is missing as zero; NULL: nothing there or unreadable.
 * @n_missing may be NULL. */
static float *
read_span (SoleusRecording *recording, guint channel, SoleusSpan span, gsize *n,
    gsize *n_missing)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (recording, channel);
  guint64 first_idx = soleus_channel_idx (facts, span.start_s);
  guint64 end_idx = soleus_channel_idx (facts, span.end_s);
  float *x;

  *n = end_idx > first_idx ? (gsize)(end_idx - first_idx) : 0;
  if (*n < 8)
    return NULL;
  x = g_new (float, *n);
  if (!soleus_recording_read (recording, channel, first_idx, *n, x, NULL))
    {
      g_free (x);
      return NULL;
    }
  for (gsize i = 0; i < *n; i++)
    {
      gboolean missing = isnan (x[i]);

      if (n_missing != NULL)
        *n_missing += missing;
      x[i] = missing                       ? 0.0f
          : facts->kind == SOLEUS_KIND_EMG ? fabsf (x[i])
                                           : x[i];
    }
  return x;
}

static SoleusSpectrum *
spectrum_of (SoleusRecording *recording, guint channel, SoleusSpan span)
{
  double rate_hz = soleus_recording_get_channel (recording, channel)->rate_hz;
  SoleusWelchOptions options =
      soleus_welch_options (SEGMENT_S, GRID_HZ, rate_hz);
  gsize n = 0;
  g_autofree float *x = NULL;

  span.end_s = MIN (span.end_s, span.start_s + SPECTRUM_MAX_S);
  x = read_span (recording, channel, span, &n, NULL);
  return x == NULL ? NULL : soleus_welch (x, n, rate_hz, &options);
}

static double
near_power (const SoleusSpectrum *spectrum, double peak_hz)
{
  return soleus_spectrum_band_power (
      spectrum, MAX (peak_hz - NEAR_HZ, 0.0), peak_hz + NEAR_HZ);
}

double
soleus_rhythm_rms (SoleusRecording *recording, const SoleusTremor *row)
{
  double sum = 0.0;
  gboolean any = FALSE;

  for (int c = soleus_channel_set_next (&row->channels, -1);
       c >= 0 && (guint)c < soleus_recording_get_n_channels (recording);
       c = soleus_channel_set_next (&row->channels, c))
    {
      g_autoptr (SoleusSpectrum) spectrum =
          spectrum_of (recording, (guint)c, row->span);

      if (spectrum == NULL)
        continue;
      any = TRUE;
      sum += near_power (spectrum, row->frequency_hz);
    }
  return any ? sqrt (sum) : NAN;
}

/* --- the figure ---------------------------------------------------------- */

/* Of the channel in which the rhythm is strongest. */
static gboolean
take_strongest (SoleusRhythmFigure *figure, SoleusRecording *recording,
    const SoleusTremor *row)
{
  double most = -1.0;

  for (int c = soleus_channel_set_next (&row->channels, -1);
       c >= 0 && (guint)c < soleus_recording_get_n_channels (recording);
       c = soleus_channel_set_next (&row->channels, c))
    {
      SoleusSpectrum *spectrum = spectrum_of (recording, (guint)c, row->span);

      if (spectrum == NULL || near_power (spectrum, row->frequency_hz) <= most)
        {
          g_clear_pointer (&spectrum, soleus_spectrum_free);
          continue;
        }
      most = near_power (spectrum, row->frequency_hz);
      g_clear_pointer (&figure->spectrum, soleus_spectrum_free);
      figure->spectrum = spectrum;
      figure->channel = (guint)c;
    }
  return figure->spectrum != NULL;
}

static void
fill_column (SoleusRecording *recording, guint channel, SoleusSpan span,
    float *column, guint n_bins)
{
  double rate_hz = soleus_recording_get_channel (recording, channel)->rate_hz;
  SoleusWelchOptions options = soleus_welch_options (SEGMENT_S, 0.0, rate_hz);
  gsize n = 0, n_missing = 0;
  g_autofree float *x = read_span (recording, channel, span, &n, &n_missing);
  g_autoptr (SoleusSpectrum) spectrum = NULL;

  for (guint k = 0; k < n_bins; k++)
    column[k] = NAN;
  if (x == NULL || n < options.segment || n_missing > n / 2)
    return;
  spectrum = soleus_welch (x, options.segment, rate_hz, &options);
  for (guint k = 0; k < n_bins; k++)
    {
      double low_hz = (k - 0.5) / SEGMENT_S, high_hz = (k + 0.5) / SEGMENT_S;
      column[k] = (float)soleus_spectrum_band_power (
          spectrum, MAX (low_hz, 0.0), high_hz);
    }
}

/* One segment a column; of a long recording some of the time is looked at. */
static void
make_map (SoleusRhythmFigure *figure, SoleusRecording *recording)
{
  double length_s = soleus_recording_get_duration_s (recording);
  guint n = (guint)CLAMP (length_s / STEP_S, 1.0, (double)MAX_TIMES);
  double step_s = length_s / n;
  SoleusSpectrogramChart *map = &figure->map;

  *map = (SoleusSpectrogramChart){
      .n_times = n,
      .n_bins = (guint)(HIGH_HZ * SEGMENT_S) + 1,
      .bin_hz = 1.0 / SEGMENT_S,
      .span = {0.0, length_s},
      .low_hz = LOW_HZ,
      .high_hz = figure->chart.high_hz,
      .peak_hz = figure->chart.peak_hz,
      .start = soleus_recording_get_start (recording),
  };
  figure->power = g_new (float, (gsize)n * map->n_bins);
  map->power = figure->power;
  for (guint t = 0; t < n; t++)
    {
      double middle_s = (t + 0.5) * step_s;
      double start_s = CLAMP (
          middle_s - SEGMENT_S / 2.0, 0.0, MAX (length_s - SEGMENT_S, 0.0));

      fill_column (recording, figure->channel,
          (SoleusSpan){start_s, start_s + 1.01 * SEGMENT_S},
          figure->power + (gsize)t * map->n_bins, map->n_bins);
    }
}

SoleusRhythmFigure *
soleus_rhythm_figure_new (SoleusRecording *recording, const SoleusTremor *row)
{
  SoleusRhythmFigure *figure = g_new0 (SoleusRhythmFigure, 1);
  double half_rate_hz;

  if (!take_strongest (figure, recording, row))
    {
      soleus_rhythm_figure_free (figure);
      return NULL;
    }
  half_rate_hz =
      soleus_recording_get_channel (recording, figure->channel)->rate_hz / 2.0;
  figure->chart = (SoleusSpectrumChart){
      .power = figure->spectrum->power,
      .n_bins = (guint)figure->spectrum->n_bins,
      .bin_hz = figure->spectrum->bin_hz,
      .low_hz = LOW_HZ,
      .high_hz = MIN (HIGH_HZ, half_rate_hz),
      .dof = figure->spectrum->dof,
      .peak_hz = row->frequency_hz,
      .floor = soleus_spectrum_floor (
          figure->spectrum, FLOOR_LOW_HZ, MIN (FLOOR_HIGH_HZ, half_rate_hz)),
  };
  make_map (figure, recording);
  return figure;
}

void
soleus_rhythm_figure_free (gpointer data)
{
  SoleusRhythmFigure *figure = data;

  g_clear_pointer (&figure->spectrum, soleus_spectrum_free);
  g_free (figure->power);
  g_free (figure);
}

guint
soleus_rhythm_figure_get_channel (const SoleusRhythmFigure *figure)
{
  return figure->channel;
}

void
soleus_rhythm_figure_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, gpointer data)
{
  const SoleusRhythmFigure *figure = data;
  double width = LEFT_SHARE * rect->width;
  SoleusRect left = {rect->x, rect->y, width, rect->height};
  SoleusRect right = {
      rect->x + width + GAP, rect->y, rect->width - width - GAP, rect->height};

  soleus_spectrum_chart_draw (cr, theme, &left, &figure->chart);
  soleus_spectrogram_chart_draw (cr, theme, &right, &figure->map);
}
