/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-classing.h"

#include <math.h>

GArray *
soleus_classing_collect (const SoleusClassing *classing,
    gboolean (*wanted) (const SoleusActivation *row))
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < classing->rows->len; i++)
    if (!classing->taken[i] && wanted (soleus_classing_row (classing, i)))
      g_array_append_val (rows, i);
  return rows;
}

SoleusEpisode *
soleus_classing_add (
    SoleusClassing *classing, const guint *rows, guint n, SoleusPattern pattern)
{
  guint first = classing->draft->analysis->bursts->len;

  for (guint i = 0; i < n; i++)
    {
      classing->taken[rows[i]] = 1;
      soleus_draft_add_burst (
          classing->draft, soleus_classing_row (classing, rows[i]), pattern);
    }
  return soleus_draft_add_episode (
      classing->draft, classing->site_idx, first, n, pattern);
}

SoleusEpisode *
soleus_classing_add_merged (
    SoleusClassing *classing, const guint *rows, guint n, SoleusPattern pattern)
{
  SoleusActivation all = *soleus_classing_row (classing, rows[0]);
  double squares = 0.0;
  double active_s = 0.0;

  for (guint i = 0; i < n; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, rows[i]);
      double duration_s = soleus_activation_duration_s (row);
      classing->taken[rows[i]] = 1;
      all.end_s = MAX (all.end_s, row->end_s);
      all.also |= row->also;
      all.copy &= row->copy;
      all.unit = row->unit == all.unit ? all.unit : 0;
      squares += (double)row->rms * row->rms * duration_s;
      active_s += duration_s;
      if (row->p2p > all.p2p)
        {
          all.p2p = row->p2p;
          all.peak_s = row->peak_s;
        }
    }
  if (active_s > 0.0)
    all.rms = (float)sqrt (squares / active_s);
  guint first = soleus_draft_add_burst (classing->draft, &all, pattern);
  return soleus_draft_add_episode (
      classing->draft, classing->site_idx, first, 1, pattern);
}

void
soleus_classing_measure (const SoleusClassing *classing, const guint *rows,
    guint n, double train_factor, SoleusSeries *out)
{
  g_autofree const SoleusActivation **list =
      g_new (const SoleusActivation *, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    list[i] = soleus_classing_row (classing, rows[i]);
  soleus_series_measure (list, n, train_factor, out);
}
