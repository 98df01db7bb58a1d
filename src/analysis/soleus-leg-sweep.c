/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-constants.h"
#include "soleus-envelope.h"
#include "soleus-legs.h"

/* Bins of the level. */
#define EMG_BIN_S 0.01
/* Below this nothing can be seen to repeat itself; where all of a recording
 * moves the rest is not known, but this much in g is movement in any case. */
#define BEATS_LEAST 2.0
#define BEATS_LEAST_G 0.03
#define BEATS_LEAST_UNKNOWN 0.8
/* Smaller changes are the rounding of a table. */
#define STEP_LEAST_G 1e-4f
#define MAGNITUDE_S 0.1 /* the magnitude is smoothed over this */

/* RMS of the noise in the band of movement, were it white. */
static double
acc_rest_at (const SoleusPlan *plan, double time_s)
{
  const SoleusConditioning *band = &plan->conditioning;
  double movement_hz = soleus_constant_high (SOLEUS_C_ACC_TREMOR)
      - soleus_constant (SOLEUS_C_ACC_TREMOR);
  double share = movement_hz / MAX (band->high_hz - band->low_hz, 1.0);

  return soleus_plan_noise_at (plan, time_s) * sqrt (MIN (share, 1.0));
}

static float *
emg_level (
    const SoleusPlan *plan, const SoleusEnergy *energy, gsize *n, double *bin_s)
{
  const float *power = energy->power[SOLEUS_SCALE_BURST];
  gsize step = MAX ((gsize)(EMG_BIN_S / energy->bin_s + 0.5), 1);
  float *level;

  *n = energy->n / step;
  *bin_s = energy->bin_s * (double)step;
  level = g_new (float, MAX (*n, 1));
  for (gsize i = 0; i < *n; i++)
    {
      double at_s = energy->start_s + ((double)i + 0.5) * *bin_s;
      level[i] = sqrtf (power[i * step + step / 2])
          - (float)soleus_plan_noise_at (plan, at_s);
    }
  return level;
}

static float *
acc_level (const SoleusPlan *plan, const SoleusBlock *block)
{
  gsize width = 2 * (gsize)(0.5 * MAGNITUDE_S * block->rate_hz) + 1;
  float *level = g_new0 (float, MAX (block->n, 1));

  for (guint axis = 0; axis < block->n_axes; axis++)
    for (gsize i = 0; i < block->n; i++)
      level[i] += block->rhythm[axis][i] * block->rhythm[axis][i];
  for (gsize i = 0; i < block->n; i++)
    level[i] = sqrtf (level[i]);
  soleus_moving_mean (level, block->n, width, level);
  for (gsize i = 0; i < block->n; i++)
    level[i] -=
        (float)acc_rest_at (plan, block->start_s + (double)i / block->rate_hz);
  return level;
}

/* The smallest change from sample to sample of any axis; 0: none changes. */
static float
smallest_step (const SoleusBlock *block)
{
  float least = 0.0f;

  for (guint axis = 0; axis < block->n_axes; axis++)
    for (gsize i = 1; i < block->n; i++)
      {
        float step = fabsf (block->raw[axis][i] - block->raw[axis][i - 1]);
        if (step > STEP_LEAST_G && (least <= 0.0f || step < least))
          least = step;
      }
  return least;
}

void
soleus_leg_sweep (const SoleusBlock *block, const SoleusEnergy *energy,
    const SoleusPlan *plan, const SoleusSite *site, SoleusSpan core,
    SoleusSweep *sweep)
{
  gboolean calibrated = site->channel->calibrated;
  g_autofree float *level = NULL;
  SoleusLegLimits limits;
  gsize n = block->n;
  double bin_s = 1.0 / block->rate_hz;

  soleus_leg_limits_of (plan, site->kind, calibrated, &limits);
  if (site->kind == SOLEUS_KIND_EMG)
    level = emg_level (plan, energy, &n, &bin_s);
  else
    level = acc_level (plan, block);
  double morph =
      limits.standard ? soleus_constant (SOLEUS_C_LM_MORPH) : limits.off;
  soleus_leg_scan (
      level, n, bin_s, block->start_s, &limits, morph, core, sweep->leg_runs);
  if (site->kind != SOLEUS_KIND_ACCELEROMETER)
    return;
  sweep->motion_rest = acc_rest_at (plan, core.start_s);
  sweep->quantum = smallest_step (block);
  double least = calibrated
      ? MIN (BEATS_LEAST * sweep->motion_rest, BEATS_LEAST_G)
      : BEATS_LEAST_UNKNOWN * sweep->motion_rest;
  soleus_motion_scan (block, core, least, sweep->motion, sweep->beats);
}

void
soleus_leg_limits_of (const SoleusPlan *plan, SoleusKind kind,
    gboolean calibrated, SoleusLegLimits *out)
{
  /* The spread is that of the cube root of the power. */
  double spread = 1.5 * plan->noise_spread[SOLEUS_SCALE_BURST];

  if (kind == SOLEUS_KIND_EMG)
    soleus_leg_limits_emg (plan->noise_rms, spread, calibrated, out);
  else
    soleus_leg_limits_acc (acc_rest_at (plan, 0.0), calibrated, out);
}
