/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-truth.h"

#include <math.h>

SoleusTruth *
soleus_truth_new (void)
{
  SoleusTruth *truth = g_new0 (SoleusTruth, 1);

  truth->discharges = g_array_new (FALSE, FALSE, sizeof (SoleusTruthDischarge));
  truth->parts = g_array_new (FALSE, FALSE, sizeof (SoleusTruthPart));
  truth->bursts = g_array_new (FALSE, FALSE, sizeof (SoleusTruthBurst));
  truth->episodes = g_array_new (FALSE, FALSE, sizeof (SoleusTruthEpisode));
  truth->states = g_array_new (FALSE, FALSE, sizeof (SoleusTruthState));
  truth->artefacts = g_array_new (FALSE, FALSE, sizeof (SoleusTruthArtefact));
  truth->record_pattern = SOLEUS_PATTERN_NONE;
  truth->record_state = SOLEUS_STATE_REST;
  return truth;
}

void
soleus_truth_free (SoleusTruth *truth)
{
  if (truth == NULL)
    return;
  g_free (truth->recipe);
  g_free (truth->shape);
  g_array_unref (truth->discharges);
  g_array_unref (truth->parts);
  g_array_unref (truth->bursts);
  g_array_unref (truth->episodes);
  g_array_unref (truth->states);
  g_array_unref (truth->artefacts);
  g_free (truth);
}

int
soleus_truth_add_episode (SoleusTruth *truth, SoleusPattern pattern,
    SoleusSpan span, double frequency_hz)
{
  SoleusTruthEpisode row = {.pattern = pattern,
      .onset_s = span.start_s,
      .duration_s = soleus_span_duration_s (span),
      .frequency_hz = frequency_hz};

  g_array_append_val (truth->episodes, row);
  return (int)truth->episodes->len - 1;
}

void
soleus_truth_add_artefact (SoleusTruth *truth, SoleusArtefactKind kind,
    SoleusChannelSet channels, SoleusSpan span)
{
  SoleusTruthArtefact row = {
      channels, span.start_s, soleus_span_duration_s (span), kind};

  g_array_append_val (truth->artefacts, row);
}

void
soleus_truth_add_state (SoleusTruth *truth, SoleusState state, SoleusSpan span)
{
  SoleusTruthState row = {span.start_s, soleus_span_duration_s (span), state};

  g_array_append_val (truth->states, row);
}

static int
compare_onset (double a, double b)
{
  return a < b ? -1 : a > b;
}

static int
compare_bursts (gconstpointer a, gconstpointer b)
{
  const SoleusTruthBurst *left = a, *right = b;
  return compare_onset (left->onset_s, right->onset_s);
}

static int
compare_states (gconstpointer a, gconstpointer b)
{
  const SoleusTruthState *left = a, *right = b;
  return compare_onset (left->onset_s, right->onset_s);
}

static int
compare_artefacts (gconstpointer a, gconstpointer b)
{
  const SoleusTruthArtefact *left = a, *right = b;
  return compare_onset (left->onset_s, right->onset_s);
}

/* Widens the episode to one burst, its @n-th of the kind that counts. */
static void
widen (SoleusTruthEpisode *episode, const SoleusTruthBurst *burst, guint n)
{
  double end_s = burst->onset_s + burst->duration_s;

  if (n == 0)
    episode->onset_s = burst->onset_s;
  else
    end_s = MAX (end_s, episode->onset_s + episode->duration_s);
  episode->duration_s = end_s - episode->onset_s;
}

static void
count_bursts (SoleusTruth *truth, gboolean moved)
{
  for (guint i = 0; i < truth->bursts->len; i++)
    {
      const SoleusTruthBurst *burst =
          &g_array_index (truth->bursts, SoleusTruthBurst, i);
      SoleusTruthEpisode *episode;
      if (burst->episode < 0 || burst->moved != moved)
        continue;
      episode = &g_array_index (
          truth->episodes, SoleusTruthEpisode, (guint)burst->episode);
      for (guint w = 0; w < G_N_ELEMENTS (episode->channels.bits); w++)
        episode->channels.bits[w] |= burst->channels.bits[w];
      if (!moved)
        widen (episode, burst, episode->n_bursts++);
      else if (episode->n_bursts == 0)
        widen (episode, burst, episode->n_moves++);
      else
        episode->n_moves++;
    }
}

/* States that touch become one, the time between them is rest. */
static void
fill_with_rest (SoleusTruth *truth, double duration_s)
{
  g_autoptr (GArray) given = g_steal_pointer (&truth->states);
  double at_s = 0.0;

  truth->states = g_array_new (FALSE, FALSE, sizeof (SoleusTruthState));
  for (guint i = 0; i < given->len; i++)
    {
      SoleusTruthState row = g_array_index (given, SoleusTruthState, i);
      double end_s = MIN (row.onset_s + row.duration_s, duration_s);
      if (end_s <= at_s)
        continue;
      if (row.onset_s > at_s)
        soleus_truth_add_state (
            truth, SOLEUS_STATE_REST, (SoleusSpan){at_s, row.onset_s});
      soleus_truth_add_state (
          truth, row.state, (SoleusSpan){MAX (row.onset_s, at_s), end_s});
      at_s = end_s;
    }
  if (at_s < duration_s)
    soleus_truth_add_state (
        truth, SOLEUS_STATE_REST, (SoleusSpan){at_s, duration_s});
}

void
soleus_truth_finish (SoleusTruth *truth, double duration_s)
{
  g_array_sort (truth->bursts, compare_bursts);
  g_array_sort (truth->states, compare_states);
  g_array_sort (truth->artefacts, compare_artefacts);
  count_bursts (truth, FALSE);
  count_bursts (truth, TRUE);
  fill_with_rest (truth, duration_s);
}
