/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-block.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-sinusoid.h"

#define BAND_ORDER 2 /* per pass; run both ways: 24 dB an octave */
#define SETTLED \
  1e-4 /* rest of the filters beyond the context, of the signal \
        */
#define TOP_OF_RATE 0.45 /* the band ends here where the rate ends it */
#define MAINS_FRAME_S 1.0
/* Before the first and after the last sample of a run hum goes on as it did
 * over so many of its periods; the rest is mirrored at a point. */
#define HUM_PERIODS 25
#define HUM_HARMONICS 5

void
soleus_conditioning_init (SoleusConditioning *conditioning,
    const SoleusSite *site, const SoleusParameters *parameters)
{
  gboolean emg = site->kind == SOLEUS_KIND_EMG;
  double rate_hz = site->channel->rate_hz;
  const double *values = parameters->values;
  double low_hz =
      values[emg ? SOLEUS_PARAMETER_EMG_LOW_HZ : SOLEUS_PARAMETER_ACC_LOW_HZ];
  double high_hz =
      values[emg ? SOLEUS_PARAMETER_EMG_HIGH_HZ : SOLEUS_PARAMETER_ACC_HIGH_HZ];

  *conditioning = (SoleusConditioning){0};
  conditioning->low_hz = MIN (low_hz, 0.2 * rate_hz);
  conditioning->high_hz = MIN (high_hz, TOP_OF_RATE * rate_hz);
  soleus_butterworth_band_pass (BAND_ORDER, conditioning->low_hz,
      MAX (high_hz, 1.1 * conditioning->low_hz), rate_hz, &conditioning->event);
  conditioning->context =
      soleus_filter_settle_length (&conditioning->event, SETTLED);
  if (emg)
    return;
  soleus_butterworth_band_pass (BAND_ORDER,
      soleus_constant (SOLEUS_C_ACC_TREMOR),
      soleus_constant_high (SOLEUS_C_ACC_TREMOR), rate_hz,
      &conditioning->rhythm);
  conditioning->context = MAX (conditioning->context,
      soleus_filter_settle_length (&conditioning->rhythm, SETTLED));
}

/* Replaces NAN by the number before (the first by the first number found) and
 * writes down where they were. */
static void
fill_missing (float *x, gsize n, GArray *missing)
{
  float last = 0.0f;
  gsize i = 0;

  for (gsize k = 0; k < n; k++)
    if (isfinite (x[k]))
      {
        last = x[k];
        break;
      }
  while (i < n)
    {
      if (isfinite (x[i]))
        {
          last = x[i++];
          continue;
        }
      SoleusSpan span = {.start_s = (double)i};
      for (; i < n && !isfinite (x[i]); i++)
        x[i] = last;
      span.end_s = (double)i;
      g_array_append_val (missing, span);
    }
}

/* Where the context reaches beyond the run it is made up. */
typedef struct
{
  guint64 first_idx;
  gsize before;
  gsize n;
  gsize after;
  gsize made_before; /* of what is before: not in the run */
  gsize made_after;
} Reach;

static Reach
reach_of (const SoleusRun *run, guint64 first_idx, gsize n, gsize context)
{
  guint64 end_idx = run->first_idx + run->n;
  Reach reach = {.n = n};

  reach.before = (gsize)MIN ((guint64)context, first_idx - run->first_idx);
  reach.after = (gsize)MIN ((guint64)context, end_idx - (first_idx + n));
  reach.first_idx = first_idx - reach.before;
  return reach;
}

/* What hum there is at instant @i of x[0 .. n), from its first or last periods;
 * @i may lie outside. */
typedef struct
{
  gsize n_harmonics;
  double omega; /* radians a sample */
  double sine[HUM_HARMONICS];
  double cosine[HUM_HARMONICS];
} Hum;

static double
hum_at (const Hum *hum, double i)
{
  double sum = 0.0;

  for (gsize k = 0; k < hum->n_harmonics; k++)
    {
      double phase = (double)(k + 1) * hum->omega * i;
      sum += hum->sine[k] * sin (phase) + hum->cosine[k] * cos (phase);
    }
  return sum;
}

/* Over whole periods the harmonics do not see each other; the straight line
 * through the ends is taken off, which they would see. */
static void
fit_hum (const float *x, gsize n, gsize from, double mains_hz, double rate_hz,
    Hum *hum)
{
  gsize length = MIN ((gsize)(HUM_PERIODS * rate_hz / mains_hz + 0.5), n);
  gsize first = from == 0 ? 0 : n - length;
  double mean = 0.0;
  double slope = 0.0;
  double middle = 0.5 * (double)(length - 1);
  double spread = (double)length * ((double)length * (double)length - 1) / 12;

  *hum = (Hum){.omega = 2.0 * G_PI * mains_hz / rate_hz};
  for (gsize i = 0; i < length; i++)
    {
      mean += x[first + i] / (double)length;
      slope += ((double)i - middle) * x[first + i] / MAX (spread, 1.0);
    }
  while (hum->n_harmonics < HUM_HARMONICS
      && (double)(hum->n_harmonics + 1) * mains_hz < TOP_OF_RATE * rate_hz)
    {
      double step = (double)(hum->n_harmonics + 1) * hum->omega;
      double s = 0.0;
      double c = 0.0;
      for (gsize i = 0; i < length; i++)
        {
          double y = x[first + i] - mean - slope * ((double)i - middle);
          s += y * sin (step * (double)(first + i));
          c += y * cos (step * (double)(first + i));
        }
      hum->sine[hum->n_harmonics] = 2.0 * s / (double)MAX (length, 1);
      hum->cosine[hum->n_harmonics++] = 2.0 * c / (double)MAX (length, 1);
    }
}

/* Makes up what the run does not have: @x has the samples of the run in its
 * middle. */
static void
make_up (
    const Reach *reach, gsize total, double mains_hz, double rate_hz, float *x)
{
  gsize n = total - reach->made_before - reach->made_after;
  float *run = x + reach->made_before;
  Hum hum = {0};

  if (mains_hz > 0.0)
    fit_hum (run, n, 0, mains_hz, rate_hz, &hum);
  double first = run[0] - hum_at (&hum, 0.0);
  for (gsize i = 1; i <= reach->made_before; i++)
    run[-(gssize)i] = (float)(2.0 * first - run[i] + hum_at (&hum, (double)i)
        + hum_at (&hum, -(double)i));
  if (mains_hz > 0.0)
    fit_hum (run, n, n - 1, mains_hz, rate_hz, &hum);
  double end = (double)(n - 1);
  double last = run[n - 1] - hum_at (&hum, end);
  for (gsize i = 1; i <= reach->made_after; i++)
    run[n - 1 + i] = (float)(2.0 * last - run[n - 1 - i]
        + hum_at (&hum, end - (double)i) + hum_at (&hum, end + (double)i));
}

static gsize
reach_total (const Reach *reach)
{
  return reach->before + reach->n + reach->after;
}

static void
subtract_mean (float *x, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += x[i];
  float mean = (float)(sum / MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    x[i] -= mean;
}

static void
condition_axis (const SoleusConditioning *conditioning, SoleusBlock *block,
    guint axis, const Reach *reach, float *x)
{
  gsize total = reach_total (reach);

  block->raw[axis] = g_memdup2 (x + reach->before, reach->n * sizeof (float));
  subtract_mean (x, total);
  if (conditioning->rhythm.n_sections > 0)
    {
      block->rhythm[axis] = g_new (float, MAX (reach->n, 1));
      soleus_filter_zero_phase_block (&conditioning->rhythm, x, reach->before,
          reach->n, reach->after, block->rhythm[axis]);
    }
  block->event[axis] = g_new (float, MAX (reach->n, 1));
  soleus_filter_zero_phase_block (&conditioning->event, x, reach->before,
      reach->n, reach->after, block->event[axis]);
  if (conditioning->mains_hz > 0.0)
    soleus_mains_subtract (block->event[axis], reach->n, block->rate_hz,
        conditioning->mains_hz, conditioning->high_hz, MAINS_FRAME_S,
        block->event[axis]);
}

SoleusBlock *
soleus_block_read (const SoleusRecording *recording, const SoleusSite *site,
    const SoleusConditioning *conditioning, const SoleusRun *run,
    guint64 first_idx, gsize n, GError **error)
{
  g_autoptr (SoleusBlock) block = g_new0 (SoleusBlock, 1);
  Reach reach = reach_of (run, first_idx, n, conditioning->context);
  gsize in_run = reach_total (&reach);
  g_autofree float *x = NULL;

  if (in_run > 0)
    {
      reach.made_before =
          MIN (conditioning->context - reach.before, in_run - 1);
      reach.made_after = MIN (conditioning->context - reach.after, in_run - 1);
    }
  reach.before += reach.made_before;
  reach.after += reach.made_after;
  gsize total = reach_total (&reach);
  x = g_new (float, MAX (total, 1));

  block->rate_hz = site->channel->rate_hz;
  block->start_s = run->start_s
      + (double)(first_idx - run->first_idx) / site->channel->rate_hz;
  block->first_idx = first_idx;
  block->n = n;
  block->n_axes = site->n_axes;
  block->missing = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
  for (guint axis = 0; axis < site->n_axes; axis++)
    {
      g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
      if (!soleus_recording_read (recording, site->channels[axis],
              reach.first_idx, in_run, x + reach.made_before, error))
        return NULL;
      fill_missing (x + reach.made_before, in_run, gaps);
      if (in_run > 0)
        make_up (&reach, total, conditioning->mains_hz, block->rate_hz, x);
      for (guint i = 0; i < gaps->len; i++)
        {
          SoleusSpan span = g_array_index (gaps, SoleusSpan, i);
          double before = (double)(reach.before - reach.made_before);
          span.start_s = MAX (span.start_s - before, 0.0);
          span.end_s = MIN (span.end_s - before, (double)n);
          if (span.end_s > span.start_s)
            g_array_append_val (block->missing, span);
        }
      condition_axis (conditioning, block, axis, &reach, x);
    }
  return g_steal_pointer (&block);
}

void
soleus_block_free (SoleusBlock *block)
{
  if (block == NULL)
    return;
  for (guint axis = 0; axis < SOLEUS_SITE_MAX_AXES; axis++)
    {
      g_free (block->raw[axis]);
      g_free (block->event[axis]);
      g_free (block->rhythm[axis]);
    }
  g_clear_pointer (&block->missing, g_array_unref);
  g_free (block);
}
