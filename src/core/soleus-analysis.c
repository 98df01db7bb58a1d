/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-analysis.h"

#include <math.h>

#define NEW_ROWS(Type) g_array_new (FALSE, FALSE, sizeof (Type))

void
soleus_template_free (SoleusTemplate *row)
{
  if (row == NULL)
    return;
  g_free (row->mean);
  g_free (row->sd);
  g_free (row);
}

SoleusAnalysis *
soleus_analysis_new (void)
{
  SoleusAnalysis *analysis = g_atomic_rc_box_new0 (SoleusAnalysis);

  soleus_parameters_init (&analysis->parameters);
  analysis->quality = NEW_ROWS (SoleusQuality);
  analysis->verdict.because = g_ptr_array_new ();
  analysis->states = NEW_ROWS (SoleusStateSpan);
  analysis->artefacts = NEW_ROWS (SoleusArtefact);
  analysis->bursts = NEW_ROWS (SoleusBurst);
  analysis->discharges_s = NEW_ROWS (double);
  analysis->episodes = NEW_ROWS (SoleusEpisode);
  analysis->reasons = NEW_ROWS (SoleusReason);
  analysis->templates =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_template_free);
  analysis->tremor = NEW_ROWS (SoleusTremor);
  analysis->summary = NEW_ROWS (SoleusSummary);
  analysis->trend = NEW_ROWS (SoleusTrend);
  analysis->trend_bins = NEW_ROWS (SoleusTrendBin);
  analysis->record_pattern = SOLEUS_PATTERN_NONE;
  analysis->record_state = SOLEUS_STATE_REST;
  analysis->frequency_hz = NAN;
  return analysis;
}

SoleusAnalysis *
soleus_analysis_ref (const SoleusAnalysis *analysis)
{
  return g_atomic_rc_box_acquire ((SoleusAnalysis *)analysis);
}

static void
analysis_clear (gpointer data)
{
  SoleusAnalysis *analysis = data;

  g_free (analysis->settings_hash);
  g_array_unref (analysis->quality);
  g_ptr_array_unref (analysis->verdict.because);
  g_array_unref (analysis->states);
  g_array_unref (analysis->artefacts);
  g_array_unref (analysis->bursts);
  g_array_unref (analysis->discharges_s);
  g_array_unref (analysis->episodes);
  g_array_unref (analysis->reasons);
  g_ptr_array_unref (analysis->templates);
  g_array_unref (analysis->tremor);
  g_array_unref (analysis->summary);
  g_array_unref (analysis->trend);
  g_array_unref (analysis->trend_bins);
  g_free (analysis->plm);
}

void
soleus_analysis_unref (SoleusAnalysis *analysis)
{
  if (analysis != NULL)
    g_atomic_rc_box_release_full (analysis, analysis_clear);
}

const char *
soleus_sign_id (SoleusSign sign)
{
  static const char *const ids[] = {"for", "against", "missing"};

  return ids[sign];
}

const char *
soleus_usable_id (SoleusUsable usable)
{
  static const char *const ids[] = {"yes", "partly", "no"};

  return ids[usable];
}
