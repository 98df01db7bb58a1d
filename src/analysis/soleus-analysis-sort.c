/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-analysis-sort.h"

static int
compare_times (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_channels (const SoleusChannelSet *a, const SoleusChannelSet *b)
{
  int x = soleus_channel_set_next (a, -1);
  int y = soleus_channel_set_next (b, -1);

  return (x > y) - (x < y);
}

static int
by_burst_onset (gconstpointer a, gconstpointer b)
{
  const SoleusBurst *x = a;
  const SoleusBurst *y = b;
  int order = compare_times (x->onset_s, y->onset_s);

  if (order == 0)
    order = compare_channels (&x->channels, &y->channels);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static int
by_artefact_onset (gconstpointer a, gconstpointer b)
{
  const SoleusArtefact *x = a;
  const SoleusArtefact *y = b;
  int order = compare_times (x->onset_s, y->onset_s);

  if (order == 0)
    order = compare_channels (&x->channels, &y->channels);
  return order != 0 ? order : (int)x->kind - (int)y->kind;
}

static int
by_episode_onset (gconstpointer a, gconstpointer b, gpointer data)
{
  const SoleusEpisode *rows = data;
  const SoleusEpisode *x = &rows[*(const guint *)a];
  const SoleusEpisode *y = &rows[*(const guint *)b];
  int order = compare_times (x->onset_s, y->onset_s);

  if (order == 0)
    order = compare_channels (&x->channels, &y->channels);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static void
sort_episodes (SoleusAnalysis *analysis)
{
  guint n = analysis->episodes->len;
  g_autofree guint *order = g_new (guint, MAX (n, 1));
  g_autofree int *moved = g_new (int, MAX (n, 1));
  g_autofree SoleusEpisode *rows =
      g_memdup2 (analysis->episodes->data, n * sizeof (SoleusEpisode));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int)n, sizeof *order, by_episode_onset, rows);
  for (guint i = 0; i < n; i++)
    {
      g_array_index (analysis->episodes, SoleusEpisode, i) = rows[order[i]];
      moved[order[i]] = (int)i;
    }
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      SoleusBurst *burst = &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->episode >= 0)
        burst->episode = moved[burst->episode];
    }
}

void
soleus_analysis_sort (SoleusAnalysis *analysis)
{
  sort_episodes (analysis);
  g_array_sort (analysis->bursts, by_burst_onset);
  g_array_sort (analysis->artefacts, by_artefact_onset);
}
