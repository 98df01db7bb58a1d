/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-classify.h"

#include "soleus-classing.h"

/* Muscle at the skin has its middle frequency at 50 to 150 Hz, behind 20 Hz of
 * the filter; what is this slow is a movement of the electrode or its wire. */
#define SLOWEST_MUSCLE_HZ 35.0f

static void
take_movements (SoleusClassing *classing)
{
  for (guint i = 0; i < classing->rows->len; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, i);
      if (!(row->mdf_hz < SLOWEST_MUSCLE_HZ))
        continue;
      classing->taken[i] = 1;
      soleus_draft_add_artefact (classing->draft, &classing->site->set,
          row->onset_s, row->end_s, SOLEUS_ARTEFACT_CABLE);
    }
}

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
  take_movements (&classing);
  soleus_classify_seizures (&classing);
  soleus_classify_rhythms (&classing);
  soleus_classify_trains (&classing);
  soleus_classify_long (&classing);
  soleus_classify_brief (&classing);
  soleus_classify_twitches (&classing);
}
