/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-classify.h"

#include "soleus-classing.h"

void
soleus_classify_site (SoleusDraft *draft, guint site_idx,
    const GPtrArray *sweeps, const SoleusConditions *conditions)
{
  const SoleusSweep *sweep = g_ptr_array_index (sweeps, site_idx);
  const double *values = draft->analysis->parameters.values;
  g_autofree guint8 *taken = g_new0 (guint8, MAX (sweep->activations->len, 1));
  SoleusClassing classing = {.draft = draft,
      .site_idx = site_idx,
      .site = &g_array_index (draft->sites, SoleusSite, site_idx),
      .sweep = sweep,
      .sweeps = sweeps,
      .conditions = conditions,
      .needle = values[SOLEUS_PARAMETER_NEEDLE] >= 0.5,
      .rows = sweep->activations,
      .taken = taken};

  if (classing.site->kind == SOLEUS_KIND_ACCELEROMETER)
    {
      soleus_classify_motion (&classing);
      soleus_classify_twitches (&classing);
      return;
    }
  soleus_classify_seizures (&classing);
  soleus_classify_rhythms (&classing);
  soleus_classify_trains (&classing);
  soleus_classify_long (&classing);
  soleus_classify_brief (&classing);
  soleus_classify_twitches (&classing);
}
