/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mains-find.h"

#include <math.h>

#include "soleus-robust.h"
#include "soleus-sinusoid.h"

#define LOOKS 8
#define LOOK_S 8.0
#define SHORTEST_S \
  2.0 /* below this no line can be told from its neighbours \
       */
#define MIN_PROMINENCE 10.0 /* power of the comb over what is beside it */
#define CUT_SIGMAS 3.0
#define SAME_NOMINAL_HZ 1.0

typedef struct
{
  double hz[LOOKS];
  double amplitude[LOOKS];
  guint n_seen;
  guint n_looks;
} Looks;

/* The stretch of at most LOOK_S in the middle of the run that holds sample
 * @idx. FALSE where the run is too short. */
static gboolean
stretch_at (const SoleusChannel *channel, guint64 idx, const SoleusRun **run,
    guint64 *first, gsize *n)
{
  guint64 most = (guint64)(LOOK_S * channel->rate_hz);

  for (guint i = 0; i < channel->n_runs; i++)
    {
      const SoleusRun *row = &channel->runs[i];
      if (idx >= row->first_idx + row->n)
        continue;
      *run = row;
      *n = (gsize)MIN (most, row->n);
      *first = MIN (idx, row->first_idx + row->n - *n);
      *first = MAX (*first, row->first_idx);
      return (double)*n >= SHORTEST_S * channel->rate_hz;
    }
  return FALSE;
}

static void
look_at (const SoleusBlock *block, double wanted_hz, Looks *looks)
{
  g_autofree float *x = g_memdup2 (block->event[0], block->n * sizeof (float));
  float most = (float)(CUT_SIGMAS * soleus_robust_sigma_zero (x, block->n, 1));
  SoleusMains mains;

  /* A few large bursts would hide the hum beside them. */
  for (gsize i = 0; i < block->n; i++)
    x[i] = CLAMP (x[i], -most, most);
  looks->n_looks++;
  soleus_mains_find (x, block->n, block->rate_hz, MIN_PROMINENCE, &mains);
  if (mains.mains_hz <= 0.0
      || (wanted_hz > 0.0
          && fabs (mains.mains_hz - wanted_hz) > SAME_NOMINAL_HZ))
    return;
  looks->hz[looks->n_seen] = mains.fitted_hz;
  looks->amplitude[looks->n_seen++] = mains.amplitude;
}

gboolean
soleus_mains_measure (const SoleusRecording *recording, const SoleusSite *site,
    const SoleusParameters *parameters, SoleusConditioning *conditioning,
    double *amplitude, GError **error)
{
  const SoleusChannel *channel = site->channel;
  double wanted_hz = parameters->values[SOLEUS_PARAMETER_MAINS_HZ];
  Looks looks = {.n_seen = 0};

  *amplitude = NAN;
  conditioning->mains_hz = 0.0;
  for (guint i = 0; i < LOOKS; i++)
    {
      guint64 idx = channel->n_samples * (2 * i + 1) / (2 * LOOKS);
      const SoleusRun *run;
      guint64 first;
      gsize n;
      if (!stretch_at (channel, idx, &run, &first, &n))
        continue;
      g_autoptr (SoleusBlock) block = soleus_block_read (
          recording, site, conditioning, run, first, n, error);
      if (block == NULL)
        return FALSE;
      look_at (block, wanted_hz, &looks);
    }
  if (looks.n_seen == 0 || 2 * looks.n_seen < looks.n_looks)
    return TRUE;
  conditioning->mains_hz = soleus_median_double (looks.hz, looks.n_seen);
  *amplitude = soleus_median_double (looks.amplitude, looks.n_seen);
  return TRUE;
}
