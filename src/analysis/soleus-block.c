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

/* Where the context reaches beyond the run it is cut. */
typedef struct
{
  guint64 first_idx;
  gsize before;
  gsize n;
  gsize after;
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
  gsize total = reach_total (&reach);
  g_autofree float *x = g_new (float, MAX (total, 1));

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
              reach.first_idx, total, x, error))
        return NULL;
      fill_missing (x, total, gaps);
      for (guint i = 0; i < gaps->len; i++)
        {
          SoleusSpan span = g_array_index (gaps, SoleusSpan, i);
          span.start_s = MAX (span.start_s - (double)reach.before, 0.0);
          span.end_s = MIN (span.end_s - (double)reach.before, (double)n);
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
