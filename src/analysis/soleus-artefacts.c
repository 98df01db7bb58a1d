/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-artefacts.h"

#include <math.h>

#include "soleus-intervals.h"

/* A stimulus reaches all channels at once. */
#define SAME_TIME_S 0.0015
/* ... or comes again, of the same size. */
#define SAME_SIZE 0.25
#define REPEATS_MIN 3
/* Muscle and cable answer to the current itself for this long; a reflex comes
 * later (H wave of the calf: 30 ms). */
#define STIM_SPAN_S 0.02
#define STIM_BEFORE_S 0.002
#define POP_SLOW_RATIO 0.6
#define POP_STEP_SHARE 0.45
#define POP_MOST_S 0.6
/* A clear step needs little more than the wander that it stands on. */
#define POP_CLEAR_STEP 0.6
#define POP_CLEAR_SLOW 0.05
/* Movement of cable or skin lies below 20 Hz: what is left of it in the band
 * is slower than any muscle. */
#define CABLE_SLOW_RATIO 1.0
#define CABLE_SPEED_HZ 65.0
#define CABLE_MOST_S 3.0
#define CABLE_NEAR_S 0.3
/* ... and where the baseline moves by more than this over what shows in the
 * band, the band shows noise and no muscle, however fast. */
#define CABLE_CLEAR_SLOW 2.0
/* What is so much smaller and so near is the foot of a disturbance. */
#define FOOT_NEAR_S 0.1
#define FOOT_SHARE 0.5f
/* Heart beats: 0.7 to 3 a second, even. */
#define HEART_LONGEST_S 0.15
#define HEART_LOW_S 0.33
#define HEART_HIGH_S 1.5
#define HEART_PAUSE_S 4.5
#define HEART_BEATS_MIN 8
#define HEART_EVEN 0.25
#define HEART_SHARE 0.7

static SoleusSweep *
sweep_of (GPtrArray *sweeps, guint site)
{
  return g_ptr_array_index (sweeps, site);
}

/* A strong pulse elsewhere at the same time. */
static gboolean
seen_elsewhere (GPtrArray *sweeps, guint site, const SoleusPulse *pulse)
{
  for (guint s = 0; s < sweeps->len; s++)
    {
      const GArray *pulses = sweep_of (sweeps, s)->pulses;
      for (guint i = 0; s != site && i < pulses->len; i++)
        {
          const SoleusPulse *row = &g_array_index (pulses, SoleusPulse, i);
          if ((row->strong || pulse->strong)
              && fabs (row->onset_s - pulse->onset_s) <= SAME_TIME_S)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
comes_again (const GArray *pulses, const SoleusPulse *pulse)
{
  guint n = 0;

  for (guint i = 0; pulse->strong && i < pulses->len; i++)
    {
      const SoleusPulse *row = &g_array_index (pulses, SoleusPulse, i);
      n += row->strong
          && fabsf (row->p2p - pulse->p2p) <= (float)SAME_SIZE * pulse->p2p;
    }
  return n >= REPEATS_MIN;
}

static int
by_onset (gconstpointer a, gconstpointer b)
{
  const SoleusActivation *x = a;
  const SoleusActivation *y = b;

  return (x->onset_s > y->onset_s) - (x->onset_s < y->onset_s);
}

/* Removes activations that lie in @span; what only begins there and goes on
 * after is cut to what comes after. */
static void
clear_span (GArray *activations, SoleusSpan span)
{
  guint n = 0;

  for (guint i = 0; i < activations->len; i++)
    {
      SoleusActivation row = g_array_index (activations, SoleusActivation, i);
      if (row.onset_s >= span.start_s && row.onset_s < span.end_s)
        {
          if (row.peak_s < span.end_s)
            continue;
          row.onset_s = span.end_s;
        }
      g_array_index (activations, SoleusActivation, n++) = row;
    }
  g_array_set_size (activations, n);
}

static void
take_stimuli (SoleusDraft *draft, GPtrArray *sweeps, guint site)
{
  SoleusSweep *sweep = sweep_of (sweeps, site);
  const SoleusSite *row = &g_array_index (draft->sites, SoleusSite, site);

  for (guint i = 0; i < sweep->pulses->len; i++)
    {
      const SoleusPulse *pulse = &g_array_index (sweep->pulses, SoleusPulse, i);
      SoleusSpan span = {
          pulse->onset_s - STIM_BEFORE_S, pulse->onset_s + STIM_SPAN_S};
      if (seen_elsewhere (sweeps, site, pulse)
          || comes_again (sweep->pulses, pulse))
        {
          clear_span (sweep->activations, span);
          soleus_draft_add_artefact (
              draft, &row->set, span.start_s, span.end_s, SOLEUS_ARTEFACT_STIM);
          continue;
        }
      span.start_s = pulse->as_seen.onset_s;
      span.end_s = pulse->as_seen.end_s;
      clear_span (sweep->activations, span);
      g_array_append_val (sweep->activations, pulse->as_seen);
    }
  g_array_sort (sweep->activations, by_onset);
}

/* What moves the raw baseline as much as it shows in the band is no muscle: an
 * electrode that jumps, a cable or skin that moves, the heart. Muscle of the
 * real recordings reaches 0.46, in contractions that shake the cable. */
static int
kind_of (const SoleusActivation *row)
{
  double duration_s = row->end_s - row->onset_s;
  gboolean slow = row->speed_hz < CABLE_SPEED_HZ;

  if (duration_s <= POP_MOST_S && row->slow_ratio >= POP_SLOW_RATIO)
    return row->step_share >= POP_STEP_SHARE ? SOLEUS_ARTEFACT_POP
                                             : SOLEUS_ARTEFACT_CABLE;
  if (duration_s <= POP_MOST_S && row->step_share >= POP_CLEAR_STEP
      && row->slow_ratio >= POP_CLEAR_SLOW)
    return SOLEUS_ARTEFACT_POP;
  if (duration_s <= CABLE_MOST_S
      && row->slow_ratio >= (slow ? CABLE_SLOW_RATIO : CABLE_CLEAR_SLOW))
    return SOLEUS_ARTEFACT_CABLE;
  return -1;
}

static gboolean
is_more_of (
    const SoleusActivation *row, const SoleusActivation *other, double gap_s)
{
  return (gap_s < CABLE_NEAR_S && row->speed_hz < CABLE_SPEED_HZ)
      || (gap_s < FOOT_NEAR_S && row->p2p < FOOT_SHARE * other->p2p);
}

/* A slow piece close beside a moving cable is more of it, and a small one
 * that touches it. */
static void
spread_cable (const GArray *rows, int *kinds)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint k = 1; k < rows->len; k++)
      {
        guint i = pass == 0 ? k : rows->len - 1 - k;
        guint beside = pass == 0 ? i - 1 : i + 1;
        const SoleusActivation *row =
            &g_array_index (rows, SoleusActivation, i);
        const SoleusActivation *other =
            &g_array_index (rows, SoleusActivation, beside);
        double gap_s = pass == 0 ? row->onset_s - other->end_s
                                 : other->onset_s - row->end_s;
        if (kinds[i] < 0 && kinds[beside] == SOLEUS_ARTEFACT_CABLE
            && is_more_of (row, other, gap_s))
          kinds[i] = SOLEUS_ARTEFACT_CABLE;
      }
}

/* The heart: what was found disturbed comes back in even time, all through the
 * recording. */
static void
name_heart (const GArray *rows, int *kinds)
{
  g_autofree double *onset_s = g_new (double, MAX (rows->len, 1));
  g_autofree guint *which = g_new (guint, MAX (rows->len, 1));
  SoleusIntervals intervals;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row = &g_array_index (rows, SoleusActivation, i);
      if (kinds[i] < 0 || row->end_s - row->onset_s > HEART_LONGEST_S)
        continue;
      onset_s[n] = row->onset_s;
      which[n++] = i;
    }
  soleus_intervals_measure (onset_s, n, HEART_PAUSE_S, &intervals);
  if (intervals.n < HEART_BEATS_MIN || intervals.median_s < HEART_LOW_S
      || intervals.median_s > HEART_HIGH_S)
    return;
  guint even = 0;
  for (guint i = 1; i < n; i++)
    {
      double ratio = (onset_s[i] - onset_s[i - 1]) / intervals.median_s;
      even += fabs (ratio - MAX (round (ratio), 1.0)) < HEART_EVEN;
    }
  if (even < HEART_SHARE * (n - 1))
    return;
  for (guint i = 0; i < n; i++)
    kinds[which[i]] = SOLEUS_ARTEFACT_ECG;
}

static void
take_disturbances (SoleusDraft *draft, SoleusSweep *sweep, guint site)
{
  const SoleusSite *row = &g_array_index (draft->sites, SoleusSite, site);
  GArray *rows = sweep->activations;
  g_autofree int *kinds = g_new (int, MAX (rows->len, 1));
  guint n = 0;

  if (row->kind != SOLEUS_KIND_EMG)
    return;
  for (guint i = 0; i < rows->len; i++)
    kinds[i] = kind_of (&g_array_index (rows, SoleusActivation, i));
  spread_cable (rows, kinds);
  name_heart (rows, kinds);
  for (guint i = 0; i < rows->len; i++)
    {
      SoleusActivation *activation = &g_array_index (rows, SoleusActivation, i);
      if (kinds[i] >= 0)
        soleus_draft_add_artefact (draft, &row->set, activation->onset_s,
            activation->end_s, (SoleusArtefactKind)kinds[i]);
      else
        g_array_index (rows, SoleusActivation, n++) = *activation;
    }
  g_array_set_size (rows, n);
}

void
soleus_artefacts_take (SoleusDraft *draft, GPtrArray *sweeps)
{
  for (guint site = 0; site < sweeps->len; site++)
    {
      SoleusSweep *sweep = sweep_of (sweeps, site);
      for (guint i = 0; i < sweep->artefacts->len; i++)
        g_array_append_val (draft->analysis->artefacts,
            g_array_index (sweep->artefacts, SoleusArtefact, i));
      take_stimuli (draft, sweeps, site);
      take_disturbances (draft, sweep, site);
    }
}
