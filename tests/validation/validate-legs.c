/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leg movements in sleep. */
#include "soleus-leg-rules.h"
#include "validation.h"

typedef struct
{
  guint n_true, n_found, n_matched;
  double index_error; /* a hour, found - true */
  double true_index;
} Legs;

/* science.md 5: onsets within the gap of the scoring rules. */
#define ONSET_TOLERANCE_S 0.5

static gboolean
is_leg_movement (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_LM || pattern == SOLEUS_PATTERN_CLM
      || pattern == SOLEUS_PATTERN_PLM;
}

/* What the rules say of the movements that were played: the found index is
 * held against this, so that it is the detection that is judged. The rules
 * themselves are tables of the tests. */
static double
true_index (const SoleusRecording *recording, const SoleusTruth *truth)
{
  g_autoptr (GArray) movements =
      g_array_new (FALSE, FALSE, sizeof (SoleusLegMovement));
  SoleusLegNight night = {
      .observed_s = soleus_recording_get_observed_s (recording)};
  SoleusPlmCount count;

  for (guint i = 0; i < truth->bursts->len; i++)
    {
      const SoleusTruthBurst *row =
          &g_array_index (truth->bursts, SoleusTruthBurst, i);
      if (row->moved || !is_leg_movement (row->pattern))
        continue;
      for (int c = soleus_channel_set_next (&row->channels, -1); c >= 0;
           c = soleus_channel_set_next (&row->channels, c))
        {
          SoleusLegMovement movement = {
              row->onset_s, row->onset_s + row->duration_s, (guint)c, TRUE};
          g_array_append_val (movements, movement);
        }
    }
  g_autoptr (GArray) events = soleus_leg_count (SOLEUS_LEG_AASM,
      (const SoleusLegMovement *)movements->data, movements->len, &night,
      &count);
  return count.index;
}

/* What moves both legs at once is one movement in the truth. */
static void
add_or_join (GArray *found, const SoleusBurst *row)
{
  SoleusMatchEvent event = {
      .onset_s = row->onset_s, .duration_s = row->duration_s};
  SoleusMatchEvent *last = found->len == 0
      ? NULL
      : &g_array_index (found, SoleusMatchEvent, found->len - 1);

  if (last != NULL && event.onset_s < last->onset_s + last->duration_s)
    last->duration_s = MAX (
        last->duration_s, event.onset_s + event.duration_s - last->onset_s);
  else
    g_array_append_val (found, event);
}

static void
judge (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Legs *legs = result;
  g_autoptr (GArray) reference =
      g_array_new (FALSE, TRUE, sizeof (SoleusMatchEvent));
  g_autoptr (GArray) found =
      g_array_new (FALSE, TRUE, sizeof (SoleusMatchEvent));
  g_autoptr (GArray) pairs = NULL;
  SoleusMatchOptions options = {
      .rule = SOLEUS_MATCH_ONSET, .tolerance_s = ONSET_TOLERANCE_S};

  for (guint i = 0; i < truth->bursts->len; i++)
    {
      const SoleusTruthBurst *row =
          &g_array_index (truth->bursts, SoleusTruthBurst, i);
      SoleusMatchEvent event = {
          .onset_s = row->onset_s, .duration_s = row->duration_s};

      if (!row->moved && is_leg_movement (row->pattern)
          && row->duration_s >= 0.5)
        g_array_append_val (reference, event);
    }
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *row =
          &g_array_index (analysis->bursts, SoleusBurst, i);

      if (is_leg_movement (row->pattern))
        add_or_join (found, row);
    }
  pairs = soleus_match ((SoleusMatchEvent *)reference->data, reference->len,
      (SoleusMatchEvent *)found->data, found->len, &options);
  legs->n_true = reference->len;
  legs->n_found = found->len;
  legs->n_matched = pairs->len;
  legs->true_index = true_index (recording, truth);
  legs->index_error = (analysis->plm != NULL ? analysis->plm->aasm.index : 0.0)
      - legs->true_index;
}

void
validate_legs (Validation *validation)
{
  static const char *const recipes[] = {"PLM", "PLM-DECOYS"};
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Legs *results = NULL;
  guint n_true = 0, n_found = 0, n_matched = 0, n_good = 0;
  SoleusAgreement agreement;
  ValidateFigure figure;

  for (guint r = 0; r < G_N_ELEMENTS (recipes); r++)
    validation_add_trials (
        validation, trials, recipes[r], validation_n (validation, 20), r);
  for (guint i = 0; i < trials->len; i++)
    g_array_index (trials, ValidateTrial, i).options.acc_rate_hz = 0.0;
  results = g_new0 (Legs, trials->len);
  validation_run (
      validation, "leg movements", trials, judge, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      const Legs *row = &results[i];

      n_true += row->n_true;
      n_found += row->n_found;
      n_matched += row->n_matched;
      /* within 2 an hour or 5 % */
      n_good += fabs (row->index_error) <= MAX (2.0, 0.05 * row->true_index);
    }
  agreement = soleus_agreement (n_matched, n_true, n_found);
  validation_heading (validation, "Leg movements");
  validation_paragraph (validation,
      "The boundaries of the rules are tests of the analysis. Two people who "
      "score the same night agree on 0.925 of the movements (V33).");
  validation_table_begin (validation);
  figure =
      validation_share ("leg movements, F1", "onset within 0.5 s; with decoys",
          0.85, 0.95, agreement.f1, n_true, "movements");
  validation_figure (validation, &figure);
  figure = validation_share ("index within 2 an hour or 5 %",
      "AASM rules; with decoys", 1.0, NAN, soleus_share (n_good, trials->len),
      trials->len, "records");
  validation_figure (validation, &figure);
  validation_table_end (validation);
}
