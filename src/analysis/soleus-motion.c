/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-motion.h"

#include <math.h>

#include "soleus-envelope.h"
#include "soleus-robust.h"

#define GAP_BINS 3.0 /* more between two bins is a gap of the recording */
/* The rest: a quantile of the level around, told every few seconds, but never
 * far above what is expected, nor above what the quietest moments say. */
#define REST_SPAN_S 30.0
#define REST_STEP_S 5.0
#define REST_QUANTILE 0.2
#define REST_QUANTILE_Z 0.84
#define LOW_QUANTILE 0.03
#define LOW_QUANTILE_Z 1.88
#define LOW_MOST 1.3 /* times what the lowest levels around say */
#define REST_MOST 2.0 /* times what is expected, or the quietest say */
#define REST_LEAST 0.02
/* The level of noise varies by this share of itself in a bin of 50 ms. */
#define SPREAD_LEAST 0.25
#define SPREAD_MOST 0.45
#define SPREAD_USUAL 0.3
/* Noise seldom exceeds so many of those for 150 ms, or for a second; coloured
 * noise keeps more of its spread over time than white noise. */
#define NARROW_BINS 3
#define NARROW_SPREADS 3.6
#define WIDE_BINS 21
#define WIDE_SPREADS 1.5
#define EDGE_REST 1.5f
#define EDGE_PEAK 0.12f
#define FILL_PEAK 0.25f

static double
bin_length_s (const SoleusMotionBin *bins, guint n)
{
  double least_s = INFINITY;

  for (guint i = 1; i < MIN (n, 100); i++)
    least_s = MIN (least_s, (double)bins[i].start_s - bins[i - 1].start_s);
  return isfinite (least_s) ? least_s : 1.0;
}

typedef struct
{
  const SoleusMotionBin *bins;
  guint n;
  double bin_s;
  double most; /* no rest is louder */
  double spread; /* of the level of noise, over itself */
  float *rest;
  float *narrow;
} Levels;

/* How noise varies, from its lower tail, which movement does not reach. */
static void
look_at_noise (Levels *levels, double expected)
{
  g_autofree float *level = g_new (float, MAX (levels->n, 1));
  guint step = levels->n / 20000 + 1; /* enough for a quantile */
  guint n = 0;

  for (guint i = 0; i < levels->n; i += step)
    level[n++] = levels->bins[i].level;
  double low = soleus_quantile (level, n, LOW_QUANTILE);
  double fifth = soleus_quantile (level, n, REST_QUANTILE);
  double ratio = fifth > 0.0 ? low / fifth : 1.0;
  double spread = (1.0 - ratio) / (LOW_QUANTILE_Z - REST_QUANTILE_Z * ratio);
  /* Where movement reaches down to the fifth, noise is taken as usual. */
  if (spread > SPREAD_MOST)
    spread = SPREAD_USUAL;
  levels->spread = CLAMP (spread, SPREAD_LEAST, SPREAD_MOST);
  levels->most = REST_MOST * expected;
  if (low > 0.0)
    levels->most = MIN (
        levels->most, REST_MOST * low / (1.0 - LOW_QUANTILE_Z * SPREAD_LEAST));
}

static void
fill_rest (Levels *levels, double expected)
{
  guint n = levels->n;
  g_autofree float *near = g_new (float, MAX (n, 1));
  guint step = MAX ((guint)(REST_STEP_S / levels->bin_s), 1);
  guint half = MAX ((guint)(REST_SPAN_S / levels->bin_s), 1);

  for (guint first = 0; first < n; first += step)
    {
      guint from = first > half ? first - half : 0;
      guint to = MIN (first + step + half, n);
      guint n_near = 0;
      for (guint i = from; i < to; i += 2)
        near[n_near++] = levels->bins[i].level;
      double level = soleus_quantile (near, n_near, REST_QUANTILE)
          / (1.0 - REST_QUANTILE_Z * levels->spread);
      double low = soleus_quantile (near, n_near, LOW_QUANTILE)
          / (1.0 - LOW_QUANTILE_Z * levels->spread);
      if (low > 0.0)
        level = MIN (level, LOW_MOST * low);
      level = MAX (MIN (level, levels->most), REST_LEAST * expected);
      for (guint i = first; i < MIN (first + step, n); i++)
        levels->rest[i] = (float)level;
    }
}

static gboolean
is_gap (const SoleusMotionBin *bins, guint i, double bin_s)
{
  return i > 0
      && (double)bins[i].start_s - bins[i - 1].start_s > GAP_BINS * bin_s;
}

/* Bins [first, end) as a run, its edges drawn in. */
static void
add_run (const Levels *levels, guint first, guint end, GArray *runs)
{
  guint peak = first;
  double squares = 0.0;
  double slopes = 0.0;
  guint filled = 0;

  for (guint i = first; i < end; i++)
    if (levels->narrow[i] > levels->narrow[peak])
      peak = i;
  float edge =
      MAX (EDGE_PEAK * levels->narrow[peak], EDGE_REST * levels->rest[peak]);
  while (first < peak && levels->bins[first].level < edge)
    first++;
  while (end > peak + 1 && levels->bins[end - 1].level < edge)
    end--;
  for (guint i = first; i < end; i++)
    {
      squares += (double)levels->bins[i].level * levels->bins[i].level;
      slopes += (double)levels->bins[i].slope * levels->bins[i].slope;
      filled += levels->narrow[i] >= FILL_PEAK * levels->narrow[peak];
    }
  guint low = first;
  guint high = end;
  float quarter = FILL_PEAK * levels->narrow[peak];
  while (low < peak && levels->bins[low].level < quarter)
    low++;
  while (high > peak + 1 && levels->bins[high - 1].level < quarter)
    high--;
  SoleusMotionRun run = {.span = {levels->bins[first].start_s,
                             levels->bins[end - 1].start_s + levels->bin_s},
      .inner = {levels->bins[low].start_s,
          levels->bins[high - 1].start_s + levels->bin_s},
      .peak_s = levels->bins[peak].start_s + 0.5 * levels->bin_s,
      .peak = levels->narrow[peak],
      .rms = (float)sqrt (squares / (end - first)),
      .speed_hz = squares > 0.0 ? (float)sqrt (slopes / squares) : 0.0f,
      .fill = (float)filled / (float)(end - first),
      .rest = levels->rest[peak]};
  g_array_append_val (runs, run);
}

static void
find_runs (const Levels *levels, const float *wide, double gap_s, GArray *runs)
{
  guint gap = (guint)(gap_s / levels->bin_s + 0.5);
  float narrow_on = (float)(1.0 + NARROW_SPREADS * levels->spread);
  float wide_on = (float)(1.0 + WIDE_SPREADS * levels->spread);
  guint first = 0;
  guint end = 0; /* 0: no run is open */

  for (guint i = 0; i < levels->n; i++)
    {
      float level = levels->narrow[i] / levels->rest[i];
      gboolean moves = level > narrow_on
          || (wide[i] > wide_on * levels->rest[i] && level > wide_on);
      if (end > 0
          && (is_gap (levels->bins, i, levels->bin_s)
              || (moves && i - end > gap)))
        {
          add_run (levels, first, end, runs);
          end = 0;
        }
      if (!moves)
        continue;
      if (end == 0)
        first = i;
      end = i + 1;
    }
  if (end > 0)
    add_run (levels, first, end, runs);
}

GArray *
soleus_motion_runs (
    const SoleusMotionBin *bins, guint n, double expected, double gap_s)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (SoleusMotionRun));
  g_autofree float *rest = g_new (float, MAX (n, 1));
  g_autofree float *power = g_new (float, MAX (n, 1));
  g_autofree float *wide = g_new (float, MAX (n, 1));
  Levels levels = {.bins = bins,
      .n = n,
      .bin_s = bin_length_s (bins, n),
      .rest = rest,
      .narrow = power};

  look_at_noise (&levels, expected);
  fill_rest (&levels, expected);
  for (guint i = 0; i < n; i++)
    power[i] = bins[i].level * bins[i].level;
  if (n > 0)
    {
      soleus_moving_mean (power, n, WIDE_BINS, wide);
      soleus_moving_mean (power, n, NARROW_BINS, power);
    }
  for (guint i = 0; i < n; i++)
    {
      power[i] = sqrtf (MAX (power[i], 0.0f));
      wide[i] = sqrtf (MAX (wide[i], 0.0f));
    }
  find_runs (&levels, wide, gap_s, runs);
  return runs;
}

#define WAX_BIN_S 0.5
#define WAX_SHORTEST_S 40.0 /* of a minute, less what the noise hides */
#define WAX_GRID_HZ 0.005

/* RMS of the level in half seconds over @span. */
static GArray *
level_over (const SoleusMotionBin *bins, guint n, SoleusSpan span)
{
  guint n_steps = (guint)(soleus_span_duration_s (span) / WAX_BIN_S);
  g_autofree guint *count = g_new0 (guint, MAX (n_steps, 1));
  GArray *level = g_array_new (FALSE, TRUE, sizeof (double));

  g_array_set_size (level, n_steps);
  for (guint i = 0; i < n; i++)
    {
      double at = (bins[i].start_s - span.start_s) / WAX_BIN_S;
      if (at < 0.0 || at >= n_steps)
        continue;
      g_array_index (level, double, (guint)at) +=
          (double)bins[i].level * bins[i].level;
      count[(guint)at]++;
    }
  for (guint i = 0; i < n_steps; i++)
    g_array_index (level, double, i) =
        sqrt (g_array_index (level, double, i) / MAX (count[i], 1));
  return level;
}

static double
sine_power (const double *x, guint n, double mean, double hz)
{
  double c = 0.0;
  double s = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double at = 2.0 * G_PI * hz * WAX_BIN_S * i;
      c += (x[i] - mean) * cos (at);
      s += (x[i] - mean) * sin (at);
    }
  return 4.0 * (c * c + s * s) / ((double)n * n);
}

void
soleus_motion_waxing (const SoleusMotionBin *bins, guint n, SoleusSpan span,
    double low_hz, double high_hz, double *depth, double *share)
{
  g_autoptr (GArray) level = level_over (bins, n, span);
  const double *x = (const double *)level->data;
  double mean = 0.0;
  double variance = 0.0;
  double best = 0.0;

  *depth = *share = 0.0;
  if (level->len * WAX_BIN_S < WAX_SHORTEST_S)
    return;
  for (guint i = 0; i < level->len; i++)
    mean += x[i] / level->len;
  for (guint i = 0; i < level->len; i++)
    variance += (x[i] - mean) * (x[i] - mean) / level->len;
  for (double hz = low_hz; hz <= high_hz; hz += WAX_GRID_HZ)
    best = MAX (best, sine_power (x, level->len, mean, hz));
  *depth = mean > 0.0 ? MIN (sqrt (best) / mean, 1.0) : 0.0;
  *share = variance > 0.0 ? MIN (0.5 * best / variance, 1.0) : 0.0;
}
