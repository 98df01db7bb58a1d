/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-leg-detect.h"

#include <math.h>

#include "soleus-constants.h"

#define SLACK_S 1e-6
/* Gaussian noise spans about six of its RMS; the rest must stay within 10 uV
 * peak to peak for the limits in uV to mean anything (science.md 1.3). */
#define REST_P2P_RATIO 6.0
#define REST_P2P_MOST_UV 10.0
/* Else the onset is the rest and 8 MAD of its level; below 5 MAD half a second
 * of noise would seldom stay. */
#define MAD_SHARE 0.6745
#define ON_MADS 8.0
#define OFF_MADS 5.0
/* The magnitude of three axes of noise varies by this share of its RMS. */
#define MAGNITUDE_SPREAD 0.25
#define ON_SDS 5.0
#define ON_LEAST_G 0.008
#define OFF_SHARE 0.25 /* as 2 uV to 8 uV */
#define OFF_SDS 3.0

void
soleus_leg_limits_emg (
    double rest, double spread, gboolean calibrated, SoleusLegLimits *out)
{
  double mad = MAD_SHARE * spread * rest;

  out->standard = calibrated && REST_P2P_RATIO * rest < REST_P2P_MOST_UV;
  out->on = out->standard ? soleus_constant (SOLEUS_C_LM_ON) : ON_MADS * mad;
  out->off = out->standard ? soleus_constant (SOLEUS_C_LM_OFF) : OFF_MADS * mad;
}

void
soleus_leg_limits_acc (double rest, gboolean calibrated, SoleusLegLimits *out)
{
  double sd = MAGNITUDE_SPREAD * rest;

  out->standard = FALSE;
  out->on = ON_SDS * sd;
  if (calibrated)
    out->on = MAX (out->on, ON_LEAST_G);
  out->off = MAX (OFF_SHARE * out->on, OFF_SDS * sd);
}

/* A run in bins of the block. */
typedef struct
{
  gsize first;
  gsize end;
  gsize on; /* G_MAXSIZE: never */
} Bins;

/* Whether half a second inside the run has at least half of its bins up. */
static gboolean
is_full (const float *level, const Bins *run, gsize window, double morph)
{
  gsize up = 0;

  for (gsize i = run->first; i < run->end; i++)
    {
      up += level[i] >= (float)morph;
      if (i >= run->first + window)
        up -= level[i - window] >= (float)morph;
      if (i + 1 >= run->first + window && 2 * up >= window)
        return TRUE;
    }
  return FALSE;
}

static void
add_run (const float *level, const Bins *run, double bin_s, double start_s,
    double morph, SoleusSpan core, GArray *runs)
{
  double hold_s = soleus_constant (SOLEUS_C_LM_OFF_HOLD);
  gsize window =
      MAX ((gsize)(soleus_constant (SOLEUS_C_LM_MORPH_WIN) / bin_s + 0.5), 1);
  SoleusLegRun row = {.span = {start_s + (double)run->first * bin_s,
                          start_s + (double)run->end * bin_s},
      .on_s = NAN};
  gboolean at_edge = row.span.start_s < core.start_s + hold_s
      || row.span.end_s > core.end_s - hold_s;

  if (row.span.end_s <= core.start_s || row.span.start_s >= core.end_s)
    return;
  if (run->on != G_MAXSIZE)
    {
      double on_s = start_s + (double)run->on * bin_s;
      row.on_s = on_s < core.end_s ? MAX (on_s, core.start_s) : NAN;
    }
  if (isnan (row.on_s) && !at_edge)
    return;
  row.span.start_s = MAX (row.span.start_s, core.start_s);
  row.span.end_s = MIN (row.span.end_s, core.end_s);
  row.full = is_full (level, run, window, morph);
  g_array_append_val (runs, row);
}

void
soleus_leg_scan (const float *level, gsize n, double bin_s, double start_s,
    const SoleusLegLimits *limits, double morph, SoleusSpan core, GArray *runs)
{
  double hold_s = soleus_constant (SOLEUS_C_LM_OFF_HOLD);
  gsize hold = MAX ((gsize)(hold_s / bin_s + 0.5), 1);
  Bins run = {0, 0, G_MAXSIZE};

  for (gsize i = 0; i < n; i++)
    {
      if (!(level[i] > (float)limits->off))
        continue;
      if (run.end > 0 && i - run.end >= hold)
        {
          add_run (level, &run, bin_s, start_s, morph, core, runs);
          run.end = 0;
        }
      if (run.end == 0)
        run = (Bins){i, i + 1, G_MAXSIZE};
      run.end = i + 1;
      if (run.on == G_MAXSIZE && level[i] >= (float)limits->on)
        run.on = i;
    }
  if (run.end > 0)
    add_run (level, &run, bin_s, start_s, morph, core, runs);
}

static void
add_movement (GArray *movements, const SoleusLegRun *run, guint limb)
{
  SoleusLegMovement row = {run->on_s, run->span.end_s, limb, run->full};

  if (!isnan (run->on_s))
    g_array_append_val (movements, row);
}

GArray *
soleus_leg_movements (const GArray *runs, guint limb)
{
  GArray *movements = g_array_new (FALSE, FALSE, sizeof (SoleusLegMovement));
  double hold_s = soleus_constant (SOLEUS_C_LM_OFF_HOLD);
  SoleusLegRun last = {.on_s = NAN};

  for (guint i = 0; i < runs->len; i++)
    {
      SoleusLegRun run = g_array_index (runs, SoleusLegRun, i);
      if (i > 0 && run.span.start_s - last.span.end_s < hold_s - SLACK_S)
        {
          last.span.end_s = MAX (last.span.end_s, run.span.end_s);
          last.full |= run.full;
          if (isnan (last.on_s))
            last.on_s = run.on_s;
          continue;
        }
      add_movement (movements, &last, limb);
      last = run;
    }
  add_movement (movements, &last, limb);
  return movements;
}

static int
by_limb (gconstpointer a, gconstpointer b)
{
  const SoleusLegMovement *x = a;
  const SoleusLegMovement *y = b;

  if (x->limb != y->limb)
    return x->limb < y->limb ? -1 : 1;
  return (x->onset_s > y->onset_s) - (x->onset_s < y->onset_s);
}

void
soleus_leg_merge_limbs (GArray *movements)
{
  double hold_s = soleus_constant (SOLEUS_C_LM_OFF_HOLD);
  guint n = 0;

  g_array_sort (movements, by_limb);
  for (guint i = 0; i < movements->len; i++)
    {
      SoleusLegMovement row = g_array_index (movements, SoleusLegMovement, i);
      SoleusLegMovement *last =
          n == 0 ? NULL : &g_array_index (movements, SoleusLegMovement, n - 1);
      if (last != NULL && last->limb == row.limb
          && row.onset_s - last->end_s < hold_s - SLACK_S)
        {
          last->end_s = MAX (last->end_s, row.end_s);
          last->full |= row.full;
          continue;
        }
      g_array_index (movements, SoleusLegMovement, n++) = row;
    }
  g_array_set_size (movements, n);
}
