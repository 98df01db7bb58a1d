/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-artefacts.h"

#include <math.h>

/* A stimulus reaches all channels at once. */
#define SAME_TIME_S 0.0015
/* ... or comes again, of the same size. */
#define SAME_SIZE 0.25
#define REPEATS_MIN 3
/* Muscle and cable answer to the current itself for this long; a reflex comes
 * later (H wave of the calf: 30 ms). */
#define STIM_SPAN_S 0.02
#define STIM_BEFORE_S 0.002
/* Pops: most of the step is still there 15 ms on. */
#define POP_STEP_SHARE 0.5
#define POP_SLOW_RATIO 2.0
#define POP_MOST_S 0.6
/* Movement of cable or skin: the raw signal is nearly all below the band. */
#define CABLE_SLOW_RATIO 20.0
#define CABLE_MOST_S 2.0

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

/* -1: not one. */
static int
kind_of (const SoleusActivation *row)
{
  double duration_s = row->end_s - row->onset_s;

  if (duration_s <= POP_MOST_S && row->step_share >= POP_STEP_SHARE
      && row->slow_ratio >= POP_SLOW_RATIO)
    return SOLEUS_ARTEFACT_POP;
  if (duration_s <= CABLE_MOST_S && row->slow_ratio >= CABLE_SLOW_RATIO)
    return SOLEUS_ARTEFACT_CABLE;
  return -1;
}

static void
take_disturbances (SoleusDraft *draft, SoleusSweep *sweep, guint site)
{
  const SoleusSite *row = &g_array_index (draft->sites, SoleusSite, site);
  guint n = 0;

  if (row->kind != SOLEUS_KIND_EMG)
    return;
  for (guint i = 0; i < sweep->activations->len; i++)
    {
      SoleusActivation *activation =
          &g_array_index (sweep->activations, SoleusActivation, i);
      int kind = kind_of (activation);
      if (kind >= 0)
        soleus_draft_add_artefact (draft, &row->set, activation->onset_s,
            activation->end_s, (SoleusArtefactKind)kind);
      else
        g_array_index (sweep->activations, SoleusActivation, n++) = *activation;
    }
  g_array_set_size (sweep->activations, n);
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
