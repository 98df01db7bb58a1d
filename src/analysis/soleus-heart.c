/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-heart.h"

#include <math.h>

#include "soleus-correlate.h"
#include "soleus-envelope.h"
#include "soleus-robust.h"

/* Beats are sought at this rate, without the wander and without the mains. */
#define SEEK_HZ 250.0
#define WANDER_S 0.25
#define MAINS_S 0.02
/* The largest within this much to either side is a peak. */
#define AROUND_S 0.25
#define CLEAR_SIGMAS 4.0
/* Where every beat has its T wave, half of the peaks are beats. */
#define USUAL_QUANTILE 0.7
#define SIZE_RANGE 1.8
#define RR_LEAST_S 0.33
#define RR_MOST_S 1.5
#define BEATS_MIN 8
#define EVEN 0.2 /* of the usual interval */
#define EVEN_SHARE 0.7
#define ALIKE 0.8
#define ALIKE_SHARE 0.7
#define LIKE_S 0.08 /* of a beat's course to either side is compared */
/* RMS of the slope over RMS, / 2 pi: a QRS complex has 10 to 20 Hz, a
 * potential of a muscle more than 50. */
#define SPEED_MOST_HZ 35.0
#define SMOOTH_S 0.004 /* leaves QRS and most of a potential as they are */
#define SUBTRACT_MIN 8
#define SUBTRACT_MOST 64 /* a median of more is not better */
#define BEFORE_S 0.12
#define AFTER_S 0.15

/* The raw signal as beats are sought in it. */
typedef struct
{
  float *x;
  gsize n;
  gsize step; /* samples of the block a sample of it */
  double rate_hz;
} Slow;

/* From @x, the raw signal of @block or that in the band of events. @hum: the
 * mains are in it. */
static void
slow_init (Slow *slow, const SoleusBlock *block, const float *x, gboolean hum)
{
  slow->step = MAX ((gsize)(block->rate_hz / SEEK_HZ + 0.5), 1);
  slow->rate_hz = block->rate_hz / (double)slow->step;
  slow->n = block->n / slow->step;
  slow->x = g_new (float, MAX (slow->n, 1));
  for (gsize i = 0; i < slow->n; i++)
    slow->x[i] = (float)soleus_mean (x + i * slow->step, slow->step);
  g_autofree float *wander = g_new (float, MAX (slow->n, 1));
  soleus_moving_mean (
      slow->x, slow->n, MAX ((gsize)(WANDER_S * slow->rate_hz), 1), wander);
  for (gsize i = 0; i < slow->n; i++)
    slow->x[i] -= wander[i];
  soleus_moving_mean (slow->x, slow->n,
      MAX ((gsize)((hum ? MAINS_S : SMOOTH_S) * slow->rate_hz + 0.5), 1),
      slow->x);
}

/* Peaks of |x| clear of the noise, none other near; of gsize. */
static GArray *
find_peaks (const Slow *slow)
{
  GArray *peaks = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize around = MAX ((gsize)(AROUND_S * slow->rate_hz), 1);
  g_autofree float *size = g_new (float, MAX (slow->n, 1));
  g_autofree float *most = g_new (float, MAX (slow->n, 1));
  float least =
      (float)(CLEAR_SIGMAS * soleus_robust_sigma_zero (slow->x, slow->n, 1));

  soleus_rectify (slow->x, slow->n, size);
  soleus_moving_max (size, slow->n, 2 * around + 1, most);
  for (gsize i = 1; i + 1 < slow->n; i++)
    if (size[i] >= most[i] && size[i] > least && size[i] > size[i - 1])
      g_array_append_val (peaks, i);
  return peaks;
}

/* Beats are the usual large peaks: pops and movements are larger, T waves and
 * noise smaller. */
static void
keep_of_like_size (const Slow *slow, GArray *peaks)
{
  g_autofree float *sizes = g_new (float, MAX (peaks->len, 1));
  guint n = 0;

  if (peaks->len == 0)
    return;
  for (guint i = 0; i < peaks->len; i++)
    sizes[i] = fabsf (slow->x[g_array_index (peaks, gsize, i)]);
  const float usual =
      (float)soleus_quantile (sizes, peaks->len, USUAL_QUANTILE);
  for (guint i = 0; i < peaks->len; i++)
    {
      const gsize peak = g_array_index (peaks, gsize, i);
      const float size = fabsf (slow->x[peak]);
      if (size >= usual / SIZE_RANGE && size <= usual * SIZE_RANGE)
        g_array_index (peaks, gsize, n++) = peak;
    }
  g_array_set_size (peaks, n);
}

static double
usual_interval (const GArray *peaks)
{
  g_autofree double *intervals = g_new (double, MAX (peaks->len, 1));

  for (guint i = 1; i < peaks->len; i++)
    intervals[i - 1] = (double)(g_array_index (peaks, gsize, i)
        - g_array_index (peaks, gsize, i - 1));
  return peaks->len < 2 ? 0.0
                        : soleus_median_double (intervals, peaks->len - 1);
}

/* Whether peaks follow one another as a heart does. */
static gboolean
are_even (const GArray *peaks, double rate_hz)
{
  double usual = usual_interval (peaks);
  guint even = 0;

  if (peaks->len < BEATS_MIN || usual < RR_LEAST_S * rate_hz
      || usual > RR_MOST_S * rate_hz)
    return FALSE;
  for (guint i = 1; i < peaks->len; i++)
    {
      double ratio = (double)(g_array_index (peaks, gsize, i)
                         - g_array_index (peaks, gsize, i - 1))
          / usual;
      even += fabs (ratio - MAX (round (ratio), 1.0)) < EVEN;
    }
  return even >= EVEN_SHARE * (peaks->len - 1);
}

/* The median of the signal around the peaks, [2 half + 1]. */
static void
median_course (const float *x, gsize n, const GArray *at, gsize before,
    gsize after, float *course)
{
  guint stride = (at->len + SUBTRACT_MOST - 1) / SUBTRACT_MOST;
  g_autofree float *column = g_new (float, MAX (at->len, 1));

  for (gsize k = 0; k < before + after + 1; k++)
    {
      gsize count = 0;
      for (guint i = 0; i < at->len; i += MAX (stride, 1))
        {
          gsize idx = g_array_index (at, gsize, i) + k;
          if (idx >= before && idx - before < n)
            column[count++] = x[idx - before];
        }
      course[k] = count == 0 ? 0.0f : (float)soleus_median (column, count);
    }
}

/* Drops what does not look like the others; FALSE where too many do not. */
static gboolean
keep_alike (const Slow *slow, GArray *peaks)
{
  gsize half = (gsize)(LIKE_S * slow->rate_hz);
  g_autofree float *course = g_new (float, 2 * half + 1);
  guint n = 0;

  median_course (slow->x, slow->n, peaks, half, half, course);
  for (guint i = 0; i < peaks->len; i++)
    {
      gsize peak = g_array_index (peaks, gsize, i);
      gsize from = peak > half ? peak - half : 0;
      gsize to = MIN (peak + half + 1, slow->n);
      double r = soleus_correlation (
          slow->x + from, course + (from + half - peak), to - from);
      if (r >= ALIKE)
        g_array_index (peaks, gsize, n++) = peak;
    }
  gboolean enough = n >= BEATS_MIN && n >= ALIKE_SHARE * peaks->len;
  g_array_set_size (peaks, n);
  return enough;
}

/* Where within a sample of the slow signal the peak lies. */
static double
refine (const Slow *slow, gsize peak)
{
  double a = fabs ((double)slow->x[peak - 1]);
  double b = fabs ((double)slow->x[peak]);
  double c = fabs ((double)slow->x[peak + 1]);
  double bend = a - 2.0 * b + c;
  double shift = bend < 0.0 ? 0.5 * (a - c) / bend : 0.0;

  return ((double)peak + CLAMP (shift, -0.5, 0.5) + 0.5) * (double)slow->step;
}

/* Squares of the signal around @at and of its steps, [2 half + 1]. */
static void
squares (const float *x, gsize at, gsize half, float *size, float *slope)
{
  double mean = soleus_mean (x + at - half, 2 * half + 1);
  double sizes = 0.0, slopes = 0.0;

  for (gsize i = at - half + 1; i <= at + half; i++)
    {
      double step = (double)x[i] - (double)x[i - 1];
      sizes += ((double)x[i] - mean) * ((double)x[i] - mean);
      slopes += step * step;
    }
  *size = (float)sizes;
  *slope = (float)slopes;
}

/* How sharp the beats are in @x, by the median over the beats;
 * noise and hum, as they are halfway between beats, are taken off. A mean over
 * beats would not do: the spikes of a muscle's bursts average out in it. */
static double
speed_hz (const SoleusBlock *block, const float *x, const GArray *beats)
{
  const gsize half = (gsize)(LIKE_S * block->rate_hz);
  const guint n = beats->len;
  g_autofree float *sizes = g_new (float, 4 * n + 1);
  float *slopes = sizes + n, *quiet_sizes = slopes + n;
  float *quiet_slopes = quiet_sizes + n;
  g_autofree float *smooth = g_new (float, block->n + 1);
  const gsize width = MAX ((gsize)(SMOOTH_S * block->rate_hz + 0.5), 1);
  gsize used = 0;

  /* Noise of the whole band would outweigh the slope of a small beat. */
  soleus_moving_mean (x, block->n, width, smooth);
  soleus_moving_mean (smooth, block->n, width, smooth);
  for (guint i = 0; i + 1 < n; i++)
    {
      const gsize at = (gsize)(g_array_index (beats, double, i) + 0.5);
      const gsize next = (gsize)(g_array_index (beats, double, i + 1) + 0.5);
      const gsize between = at + (next - at) / 2;
      if (at < half || next + half >= block->n)
        continue;
      squares (smooth, at, half, &sizes[used], &slopes[used]);
      squares (smooth, between, half, &quiet_sizes[used], &quiet_slopes[used]);
      used++;
    }
  const double size =
      soleus_median (sizes, used) - soleus_median (quiet_sizes, used);
  const double slope =
      soleus_median (slopes, used) - soleus_median (quiet_slopes, used);
  return size > 0.0
      ? sqrt (MAX (slope, 0.0) / size) * block->rate_hz / (2.0 * G_PI)
      : INFINITY;
}

/* Beats as they stand out of @slow; NULL: none. */
static GArray *
seek (const SoleusBlock *block, const float *x, const Slow *slow)
{
  g_autoptr (GArray) peaks = find_peaks (slow);
  g_autoptr (GArray) beats = g_array_new (FALSE, FALSE, sizeof (double));

  keep_of_like_size (slow, peaks);
  if (!are_even (peaks, slow->rate_hz) || !keep_alike (slow, peaks)
      || !are_even (peaks, slow->rate_hz))
    return NULL;
  for (guint i = 0; i < peaks->len; i++)
    {
      double at = refine (slow, g_array_index (peaks, gsize, i));
      g_array_append_val (beats, at);
    }
  return speed_hz (block, x, beats) > SPEED_MOST_HZ ? NULL
                                                    : g_steal_pointer (&beats);
}

/* A small heart drowns in the wander of the raw signal, and in movements of
 * cable and skin, but not above 20 Hz. */
GArray *
soleus_heart_find (const SoleusBlock *block)
{
  const float *from[] = {block->raw[0], block->event[0]};

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      Slow slow;
      slow_init (&slow, block, from[i], i == 0);
      g_autofree float *owned = slow.x;
      GArray *beats = seek (block, from[i], &slow);
      if (beats != NULL)
        return beats;
    }
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
soleus_heart_subtract (SoleusBlock *block, const GArray *beats)
{
  gsize before = (gsize)(BEFORE_S * block->rate_hz);
  gsize after = (gsize)(AFTER_S * block->rate_hz);
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree float *course = g_new (float, before + after + 1);
  float *x = block->event[0];

  if (beats->len < SUBTRACT_MIN)
    return;
  for (guint i = 0; i < beats->len; i++)
    {
      gsize idx = (gsize)(g_array_index (beats, double, i) + 0.5);
      g_array_append_val (at, idx);
    }
  median_course (x, block->n, at, before, after, course);
  for (guint i = 0; i < at->len; i++)
    for (gsize k = 0; k < before + after + 1; k++)
      {
        gsize idx = g_array_index (at, gsize, i) + k;
        if (idx >= before && idx - before < block->n)
          x[idx - before] -= course[k];
      }
}
