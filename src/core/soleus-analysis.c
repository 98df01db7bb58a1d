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

SoleusTemplate *
soleus_template_copy (const SoleusTemplate *row)
{
  SoleusTemplate *copy = g_memdup2 (row, sizeof *row);

  copy->mean = g_memdup2 (row->mean, row->n_samples * sizeof (float));
  copy->sd = g_memdup2 (row->sd, row->n_samples * sizeof (float));
  return copy;
}

static void
copy_rows (GArray *to, const GArray *from)
{
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

SoleusAnalysis *
soleus_analysis_copy (const SoleusAnalysis *analysis)
{
  SoleusAnalysis *copy = soleus_analysis_new ();

  copy->parameters = analysis->parameters;
  copy->settings_hash = g_strdup (analysis->settings_hash);
  copy_rows (copy->quality, analysis->quality);
  copy->verdict.usable = analysis->verdict.usable;
  for (guint i = 0; i < analysis->verdict.because->len; i++)
    g_ptr_array_add (copy->verdict.because,
        g_ptr_array_index (analysis->verdict.because, i));
  copy_rows (copy->states, analysis->states);
  copy_rows (copy->artefacts, analysis->artefacts);
  copy_rows (copy->bursts, analysis->bursts);
  copy_rows (copy->discharges_s, analysis->discharges_s);
  copy_rows (copy->episodes, analysis->episodes);
  copy_rows (copy->reasons, analysis->reasons);
  for (guint i = 0; i < analysis->templates->len; i++)
    g_ptr_array_add (copy->templates,
        soleus_template_copy (g_ptr_array_index (analysis->templates, i)));
  copy_rows (copy->tremor, analysis->tremor);
  copy_rows (copy->summary, analysis->summary);
  copy_rows (copy->trend, analysis->trend);
  copy_rows (copy->trend_bins, analysis->trend_bins);
  copy->plm = g_memdup2 (
      analysis->plm, analysis->plm == NULL ? 0 : sizeof *analysis->plm);
  copy->n_sites_active = analysis->n_sites_active;
  copy->record_pattern = analysis->record_pattern;
  copy->record_state = analysis->record_state;
  copy->frequency_hz = analysis->frequency_hz;
  return copy;
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
