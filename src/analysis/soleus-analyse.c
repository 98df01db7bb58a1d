/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-analyse.h"

#include <math.h>

#include "soleus-analysis-sort.h"
#include "soleus-artefacts.h"
#include "soleus-classify.h"
#include "soleus-config.h"
#include "soleus-join.h"
#include "soleus-legs.h"
#include "soleus-lines.h"
#include "soleus-pieces.h"
#include "soleus-quality.h"
#include "soleus-states.h"
#include "soleus-summarise.h"
#include "soleus-sweep.h"
#include "soleus-tails.h"
#include "soleus-templates.h"

/* Plans of the sites, each by whichever thread is free; what comes out does
 * not depend on which. */
typedef struct
{
  const SoleusRecording *recording;
  const GArray *sites;
  const SoleusParameters *parameters;
  SoleusProgress *progress;
  SoleusPlan **plans; /* [sites->len] */
  GError **errors; /* [sites->len] */
  int next; /* atomic */
} Planning;

static gpointer
plan_sites (gpointer data)
{
  Planning *planning = data;

  for (;;)
    {
      guint i = (guint)g_atomic_int_add (&planning->next, 1);
      if (i >= planning->sites->len)
        return NULL;
      planning->plans[i] = soleus_plan_new (planning->recording,
          &g_array_index (planning->sites, SoleusSite, i), planning->parameters,
          planning->progress, &planning->errors[i]);
    }
}

static GPtrArray *
make_plans (const SoleusRecording *recording, const GArray *sites,
    const SoleusParameters *parameters, SoleusProgress *progress,
    GError **error)
{
  g_autoptr (GPtrArray) plans =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_plan_free);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  g_autofree SoleusPlan **made = g_new0 (SoleusPlan *, sites->len + 1);
  g_autofree GError **errors = g_new0 (GError *, sites->len + 1);
  Planning planning = {.recording = recording,
      .sites = sites,
      .parameters = parameters,
      .progress = progress,
      .plans = made,
      .errors = errors};
  gboolean good = TRUE;

  for (guint i = 1; i < MIN (g_get_num_processors (), sites->len); i++)
    g_ptr_array_add (
        threads, g_thread_new ("soleus-plan", plan_sites, &planning));
  plan_sites (&planning);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
  soleus_progress_report (progress, 0.2);
  for (guint i = 0; i < sites->len; i++)
    {
      g_ptr_array_add (plans, made[i]);
      if (made[i] == NULL && good)
        g_propagate_error (error, g_steal_pointer (&errors[i]));
      good = good && made[i] != NULL;
      g_clear_error (&errors[i]);
    }
  return good ? g_steal_pointer (&plans) : NULL;
}

/* What the steps of the chain pass on. */
static void
fill (SoleusAnalysis *analysis, const SoleusRecording *recording,
    const GArray *sites, const GPtrArray *plans, GPtrArray *sweeps,
    const SoleusMark *const *marks, guint n_marks)
{
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (guint));
  SoleusDraft draft = {.analysis = analysis, .sites = sites, .copies = copies};
  g_autoptr (SoleusConditions) conditions =
      soleus_conditions_new (recording, marks, n_marks);

  soleus_artefacts_take (&draft, sweeps);
  soleus_lines_take (&draft, recording, plans);
  for (guint i = 0; i < sites->len; i++)
    {
      SoleusSweep *sweep = g_ptr_array_index (sweeps, i);
      soleus_tails_absorb (sweep->activations);
      if (g_array_index (sites, SoleusSite, i).kind == SOLEUS_KIND_EMG)
        soleus_pieces_join (sweep->activations);
    }
  soleus_join_sites (sites, sweeps);
  for (guint i = 0; i < sites->len; i++)
    soleus_templates_sort (&draft, i, sweeps);
  for (guint i = 0; i < sites->len; i++)
    soleus_classify_site (&draft, i, sweeps, conditions);
  soleus_legs_count (analysis, recording, sites, plans, sweeps, marks, n_marks);
  soleus_states_set (analysis, recording, sites, sweeps);
  soleus_draft_drop_copies (&draft);
  soleus_quality_measure (analysis, sites, plans, sweeps);
  soleus_templates_finish (analysis);
  soleus_analysis_sort (analysis);
  soleus_summarise (analysis);
  soleus_quality_judge (analysis, recording);
}

SoleusAnalysis *
soleus_analyse (const SoleusRecording *recording,
    const SoleusParameters *parameters, const SoleusMark *const *marks,
    guint n_marks, SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
  g_autoptr (GArray) sites = soleus_sites_of (recording);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) sweeps = NULL;

  if (parameters != NULL)
    analysis->parameters = *parameters;
  analysis->settings_hash =
      soleus_parameters_dup_hash (&analysis->parameters, SOLEUS_VERSION);
  soleus_quality_init_rows (analysis, recording);
  plans = make_plans (recording, sites, &analysis->parameters, progress, error);
  if (plans == NULL)
    return NULL;
  sweeps = soleus_sweep_sites (
      recording, sites, plans, &analysis->parameters, progress, error);
  if (sweeps == NULL)
    return NULL;
  fill (analysis, recording, sites, plans, sweeps, marks, n_marks);
  soleus_progress_report (progress, 1.0);
  return g_steal_pointer (&analysis);
}
