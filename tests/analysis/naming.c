/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "naming.h"

#include <math.h>

#include "soleus-classify.h"

#define LONGEST_S 1e5

Naming *
naming_new (SoleusKind kind)
{
  Naming *naming = g_new0 (Naming, 1);
  SoleusSite site = {.kind = kind,
      .n_axes = 1,
      .set = soleus_channel_set_of (0),
      .rate_sufficiency = 1.0};

  naming->channel = soleus_channel_new ("EMG 1", kind, "uV", 2000.0);
  naming->channel->calibrated = TRUE;
  site.channel = naming->channel;
  naming->sites = g_array_new (FALSE, FALSE, sizeof (SoleusSite));
  g_array_append_val (naming->sites, site);
  naming->sweeps =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_sweep_free);
  g_ptr_array_add (naming->sweeps, soleus_sweep_new ());
  naming->conditions = g_new0 (SoleusConditions, 1);
  for (int i = 0; i < SOLEUS_N_CONDITIONS; i++)
    naming->conditions->spans[i] =
        g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
  naming->draft.analysis = soleus_analysis_new ();
  naming->draft.sites = naming->sites;
  return naming;
}

void
naming_free (Naming *naming)
{
  g_free (naming->classing.taken);
  soleus_analysis_unref (naming->draft.analysis);
  soleus_conditions_free (naming->conditions);
  g_ptr_array_unref (naming->sweeps);
  g_array_unref (naming->sites);
  g_clear_pointer (&naming->other, soleus_channel_free);
  soleus_channel_free (naming->channel);
  g_free (naming);
}

static SoleusSweep *
sweep_of (const Naming *naming)
{
  return g_ptr_array_index (naming->sweeps, 0);
}

static SoleusActivation *
add_to (SoleusSweep *sweep, double onset_s, double end_s, double p2p)
{
  GArray *rows = sweep->activations;
  SoleusActivation row = {.onset_s = onset_s,
      .end_s = end_s,
      .peak_s = 0.5 * (onset_s + end_s),
      .p2p = (float)p2p,
      .rms = (float)(0.25 * p2p),
      .noise_rms = 1.0f,
      .mdf_hz = NAN,
      .firing_hz = NAN,
      .regularity = NAN,
      .speed_hz = NAN,
      .rise_s = (float)(0.25 * (end_s - onset_s)),
      .fall_s = (float)(0.25 * (end_s - onset_s)),
      .fill = 1.0f,
      .tilt_deg = NAN,
      .n_phases = 3,
      .n_turns = 3,
      .beat_hz = NAN};

  g_array_append_val (rows, row);
  return &g_array_index (rows, SoleusActivation, rows->len - 1);
}

SoleusActivation *
naming_add (Naming *naming, double onset_s, double end_s, double p2p)
{
  return add_to (sweep_of (naming), onset_s, end_s, p2p);
}

void
naming_add_site (Naming *naming, const char *muscle)
{
  SoleusSite site = g_array_index (naming->sites, SoleusSite, 0);

  naming->other = soleus_channel_new ("EMG 2", site.kind, "uV", 2000.0);
  naming->other->calibrated = TRUE;
  naming->other->muscle = g_strdup (muscle);
  site.channel = naming->other;
  site.channels[0] = 1;
  site.set = soleus_channel_set_of (1);
  g_array_append_val (naming->sites, site);
  g_ptr_array_add (naming->sweeps, soleus_sweep_new ());
}

void
naming_add_elsewhere (Naming *naming, double onset_s, double end_s, double p2p)
{
  add_to (g_ptr_array_index (naming->sweeps, 1), onset_s, end_s, p2p);
}

void
naming_set_condition (Naming *naming, SoleusCondition condition)
{
  SoleusSpan span = {0.0, LONGEST_S};

  g_array_append_val (naming->conditions->spans[condition], span);
}

void
naming_run (Naming *naming, void (*step) (SoleusClassing *classing))
{
  SoleusSweep *sweep = sweep_of (naming);
  SoleusClassing *classing = &naming->classing;

  if (classing->taken == NULL)
    *classing = (SoleusClassing){.draft = &naming->draft,
        .site = &g_array_index (naming->sites, SoleusSite, 0),
        .sweep = sweep,
        .sweeps = naming->sweeps,
        .conditions = naming->conditions,
        .rows = sweep->activations,
        .taken = g_new0 (guint8, sweep->activations->len + 1)};
  step (classing);
}

void
naming_classify (Naming *naming)
{
  soleus_classify_site (&naming->draft, 0, naming->sweeps, naming->conditions);
}

guint
naming_count (const Naming *naming, SoleusPattern pattern)
{
  guint n = 0;

  for (guint i = 0; i < naming_n_bursts (naming); i++)
    n += naming_burst (naming, i)->pattern == pattern;
  return n;
}

const SoleusBurst *
naming_burst (const Naming *naming, guint i)
{
  return &g_array_index (naming->draft.analysis->bursts, SoleusBurst, i);
}

guint
naming_n_bursts (const Naming *naming)
{
  return naming->draft.analysis->bursts->len;
}
