/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rhythm-map.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-envelope.h"
#include "soleus-principal-axis.h"
#include "soleus-rhythm-sharpness.h"

#define WINDOW_S 10.0
#define HOP_S 2.0
#define LOCAL_HOP_S 1.0
#define ENVELOPE_HZ 100.0
#define SAME_HZ 1.0
#define SWEEP_HZ 1.2
/* A line through the frequencies of a run that explains this share of their
 * variance, and is this steep or goes this far. */
#define DRIFT_EXPLAINED 0.85
#define DRIFT_HZ_PER_S 0.3
#define DRIFT_HZ 1.5
/* Inside a bout a window may fall to this share of power. */
#define RELPOW_KEEP 0.25
/* With less activity than this share of a window there is nothing to beat. */
#define ACTIVE_SHARE_MIN 0.04
/* But beats that are each lost in the noise still make a peak this high. */
#define CLEAR_RATIO 25.0
/* The widest look sees a single twitch for half a second. */
#define WIDE_WEIGHT 0.125

/* The signal whose rhythm is sought, for all of the block. */
typedef struct
{
  const SoleusDetectorInput *input;
  float *envelope; /* EMG; NULL: acceleration */
  gsize n;
  double rate_hz;
} Looked;

static void
looked_init (Looked *looked, const SoleusDetectorInput *input)
{
  looked->input = input;
  looked->envelope = NULL;
  looked->n = input->block->n;
  looked->rate_hz = input->block->rate_hz;
  if (input->kind == SOLEUS_KIND_EMG)
    looked->envelope = soleus_energy_dup_envelope (
        input->energy, ENVELOPE_HZ, &looked->n, &looked->rate_hz);
}

/* The principal axis is that of the window itself. */
static gboolean
measure_at (const Looked *looked, double from_s, double length_s,
    SoleusRhythm *rhythm, float *level)
{
  gsize first = (gsize)(from_s * looked->rate_hz + 0.5);
  gsize n = (gsize)(length_s * looked->rate_hz);

  if (first >= looked->n)
    return FALSE;
  n = MIN (n, looked->n - first);
  if (looked->envelope != NULL)
    {
      soleus_rhythm_measure (
          looked->envelope + first, n, looked->rate_hz, rhythm);
      *level = (float)soleus_rms (looked->envelope + first, n);
      return TRUE;
    }
  const SoleusBlock *block = looked->input->block;
  const float *axes[SOLEUS_SITE_MAX_AXES];
  g_autofree float *axis = g_new (float, MAX (n, 1));
  for (guint a = 0; a < block->n_axes; a++)
    axes[a] = block->rhythm[a] + first;
  soleus_principal_axis (axes, block->n_axes, n, axis);
  soleus_rhythm_measure (axis, n, looked->rate_hz, rhythm);
  *level = (float)soleus_rms (axis, n);
  return TRUE;
}

/* Both halves beat, but not at one frequency: a sweep, not a rhythm. */
static gboolean
is_sweep (const Looked *looked, double from_s, double length_s)
{
  double relative_min = soleus_constant (SOLEUS_C_TREM_RELPOW);
  SoleusRhythm first;
  SoleusRhythm second;
  float level;

  if (!measure_at (looked, from_s, 0.5 * length_s, &first, &level)
      || !measure_at (
          looked, from_s + 0.5 * length_s, 0.5 * length_s, &second, &level))
    return FALSE;
  return first.relative_power >= relative_min
      && second.relative_power >= relative_min
      && fabs (first.frequency_hz - second.frequency_hz) > SWEEP_HZ;
}

static double
active_share (const SoleusDetectorInput *input, const guint8 *active,
    double from_s, double length_s)
{
  const SoleusEnergy *energy = input->energy;
  gsize first = (gsize)(from_s / energy->bin_s);
  gsize end = (gsize)((from_s + length_s) / energy->bin_s);
  guint8 brief =
      SOLEUS_ACTIVE (SOLEUS_SCALE_TWITCH) | SOLEUS_ACTIVE (SOLEUS_SCALE_BURST);
  double count = 0.0;

  end = MIN (end, energy->n);
  for (gsize bin = first; bin < end; bin++)
    count += (active[bin] & brief) != 0 ? 1.0
        : active[bin] != 0              ? WIDE_WEIGHT
                                        : 0.0;
  return end > first ? count / (double)(end - first) : 0.0;
}

/* Which significant windows cover this local one, with its frequency. */
static gboolean
agrees (const GArray *windows, guint from, double start_s, double length_s,
    double hz)
{
  SoleusSpan span = {start_s, start_s + length_s};

  for (guint i = from; i < windows->len; i++)
    {
      const SoleusRhythmWindow *row =
          &g_array_index (windows, SoleusRhythmWindow, i);
      if (soleus_span_overlap_s (row->span, span) >= 0.5 * length_s
          && fabs (row->rhythm.frequency_hz - hz) <= SAME_HZ)
        return TRUE;
    }
  return FALSE;
}

static void
mark_bins (const SoleusEnergy *energy, float *map, double from_s, double to_s,
    double hz)
{
  gsize first = (gsize)(from_s / energy->bin_s);
  gsize end = MIN ((gsize)(to_s / energy->bin_s), energy->n);

  for (gsize bin = first; bin < end; bin++)
    map[bin] = (float)hz;
}

/* What a local window says. */
typedef struct
{
  float hz;
  float relative_power;
} Local;

/* The frequency climbs or falls along a line: a sweep. */
static gboolean
drifts (const Local *local, guint n)
{
  double mean = 0.0;
  double tt = 0.0;
  double th = 0.0;
  double hh = 0.0;

  if (n < 3)
    return FALSE;
  for (guint i = 0; i < n; i++)
    mean += local[i].hz / n;
  for (guint i = 0; i < n; i++)
    {
      double t = i - 0.5 * (n - 1);
      double h = local[i].hz - mean;
      tt += t * t;
      th += t * h;
      hh += h * h;
    }
  double slope = th / tt / LOCAL_HOP_S;
  double explained = hh > 0.0 ? th * th / (tt * hh) : 0.0;
  return explained > DRIFT_EXPLAINED
      && (fabs (slope) > DRIFT_HZ_PER_S
          || fabs (slope) * n * LOCAL_HOP_S > DRIFT_HZ);
}

/* Runs of windows that hold the frequency are kept where at least TREM_MIN_WIN
 * of them have TREM_RELPOW; between and beside those a weaker beat goes on. */
static gboolean
mark_runs (const SoleusEnergy *energy, const Local *local, guint n,
    double local_s, float *map)
{
  double relative_min = soleus_constant (SOLEUS_C_TREM_RELPOW);
  guint least = (guint)soleus_constant (SOLEUS_C_TREM_MIN_WIN);
  gboolean any = FALSE;
  guint i = 0;

  while (i < n)
    {
      guint first = i;
      guint strong = 0;
      double sum_hz = 0.0;
      for (; i < n && local[i].relative_power >= RELPOW_KEEP; i++)
        {
          strong += local[i].relative_power >= relative_min;
          sum_hz += local[i].hz;
        }
      if (i == first)
        {
          i++;
          continue;
        }
      if (strong < least || drifts (&local[first], i - first))
        continue;
      mark_bins (energy, map, first * LOCAL_HOP_S,
          (i - 1) * LOCAL_HOP_S + local_s, sum_hz / (i - first));
      any = TRUE;
    }
  return any;
}

static gboolean
mark_local (const Looked *looked, const GArray *windows, guint from,
    double length_s, float *map)
{
  const SoleusEnergy *energy = looked->input->energy;
  double local_s = MIN (soleus_constant (SOLEUS_C_TREM_WIN), length_s);
  guint n = (guint)((length_s - local_s) / LOCAL_HOP_S + 1e-6) + 1;
  g_autofree Local *local = g_new0 (Local, n);

  for (guint i = 0; i < n; i++)
    {
      SoleusRhythm rhythm = {.frequency_hz = NAN};
      float level;
      double start_s = energy->start_s + i * LOCAL_HOP_S;
      if (!measure_at (looked, i * LOCAL_HOP_S, local_s, &rhythm, &level)
          || !agrees (windows, from, start_s, local_s, rhythm.frequency_hz))
        continue;
      local[i].hz = (float)rhythm.frequency_hz;
      local[i].relative_power = (float)rhythm.relative_power;
    }
  return mark_runs (energy, local, n, local_s, map);
}

/* Every run of marked bins is a bout; its rhythm is measured over all of it,
 * and where that fails (it wandered) it is the mean of its windows. */
static void
add_bouts (const Looked *looked, const float *map, GArray *bouts)
{
  const SoleusEnergy *energy = looked->input->energy;
  gsize bin = 0;

  while (bin < energy->n)
    {
      for (; bin < energy->n && map[bin] <= 0.0f; bin++)
        ;
      gsize first = bin;
      double sum_hz = 0.0;
      for (; bin < energy->n && map[bin] > 0.0f; bin++)
        sum_hz += map[bin];
      if (bin == first)
        break;
      SoleusBout bout = {.rhythm = {.frequency_hz = NAN}, .sharpness = NAN};
      double from_s = (double)first * energy->bin_s;
      double mean_hz = sum_hz / (double)(bin - first);
      bout.span.start_s = energy->start_s + from_s;
      bout.span.end_s = energy->start_s + (double)bin * energy->bin_s;
      measure_at (looked, from_s, soleus_span_duration_s (bout.span),
          &bout.rhythm, &bout.level);
      if (!(fabs (bout.rhythm.frequency_hz - mean_hz) <= SAME_HZ))
        bout.rhythm.frequency_hz = mean_hz;
      if (looked->envelope != NULL)
        bout.sharpness = (float)soleus_rhythm_sharpness (energy->bins + first,
            bin - first, 1.0 / energy->bin_s, bout.rhythm.frequency_hz);
      g_array_append_val (bouts, bout);
    }
}

float *
soleus_rhythm_map (const SoleusDetectorInput *input, const guint8 *active,
    GArray *windows, GArray *bouts)
{
  const SoleusEnergy *energy = input->energy;
  double length_s = (double)energy->n * energy->bin_s;
  double window_s = MIN (WINDOW_S, length_s);
  guint from = windows->len;
  g_autofree float *map = NULL;
  Looked looked;

  if (length_s < soleus_constant (SOLEUS_C_TREM_WIN))
    return NULL;
  looked_init (&looked, input);
  for (double at_s = 0.0; at_s + window_s <= length_s + 1e-6; at_s += HOP_S)
    {
      SoleusRhythmWindow row;
      if (!measure_at (&looked, at_s, window_s, &row.rhythm, &row.level)
          || !row.rhythm.significant
          || (looked.envelope != NULL && row.rhythm.ratio < CLEAR_RATIO
              && active_share (input, active, at_s, window_s)
                  < ACTIVE_SHARE_MIN)
          || is_sweep (&looked, at_s, window_s))
        continue;
      row.span.start_s = energy->start_s + at_s;
      row.span.end_s = row.span.start_s + window_s;
      g_array_append_val (windows, row);
    }
  if (windows->len > from)
    {
      map = g_new0 (float, energy->n);
      if (mark_local (&looked, windows, from, length_s, map))
        add_bouts (&looked, map, bouts);
      else
        g_clear_pointer (&map, g_free);
    }
  g_free (looked.envelope);
  return g_steal_pointer (&map);
}
