/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-analyse.h"

#include "soleus-config.h"
#include "soleus-quality.h"
#include "soleus-summarise.h"

static void
set_rest (SoleusAnalysis *analysis, const SoleusRecording *recording)
{
  guint n;
  const SoleusSpan *segments = soleus_recording_get_segments (recording, &n);

  for (guint i = 0; i < n; i++)
    {
      SoleusStateSpan row = {.onset_s = segments[i].start_s,
          .duration_s = soleus_span_duration_s (segments[i]),
          .state = SOLEUS_STATE_REST};
      g_array_append_val (analysis->states, row);
    }
}

SoleusAnalysis *
soleus_analyse (const SoleusRecording *recording,
    const SoleusParameters *parameters, const SoleusMark *const *conditions,
    guint n_conditions, SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

  if (parameters != NULL)
    analysis->parameters = *parameters;
  analysis->settings_hash =
      soleus_parameters_dup_hash (&analysis->parameters, SOLEUS_VERSION);
  soleus_quality_init_rows (analysis, recording);
  set_rest (analysis, recording);
  if (soleus_progress_stop (progress, error))
    return NULL;
  soleus_summarise (analysis);
  soleus_quality_judge (analysis, recording);
  soleus_progress_report (progress, 1.0);
  return g_steal_pointer (&analysis);
}
