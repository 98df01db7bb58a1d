/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each detector by itself, at each step of the knob. */
#include "validation.h"

#include "soleus-poisson.h"
#include "soleus-segment.h"

#define MERGE_S 0.020
#define RECORD_S 120.0
#define NOISE_S 600.0
/* What touches a true potential within the tolerance of its peak has found
 * it (science.md 5); the skin answers later. */
static const double tolerance_s[2] = {
    [SOLEUS_KIND_EMG] = 0.010,
    [SOLEUS_KIND_ACCELEROMETER] = 0.050,
};

static const double knob_per_min[] = {0.1, 0.5, 1.0, 10.0};
#define N_KNOBS G_N_ELEMENTS (knob_per_min)
/* The detectors, and last the looks that the program uses. */
#define MAX_FINDERS 8

/* What is played: twitches of two sizes, and noise. */
enum
{
  PLAY_SMALL,
  PLAY_LARGE,
  PLAY_NOISE,
  N_PLAYS
};
static const double ratios[] = {6.0, 8.0};

typedef struct
{
  guint n_true, n_found, n_matched;
  double observed_s;
} Count;

typedef struct
{
  Count count[MAX_FINDERS][N_KNOBS];
} Counts;

typedef struct
{
  const GArray *trials;
  SoleusKind kind;
  Counts *results;
} Bench;

static void
set_finder (SoleusLooks *looks, guint finder, SoleusKind kind)
{
  guint n;
  const SoleusDetector *const *detectors = soleus_detectors_get (&n);

  if (finder < n)
    soleus_looks_init_alone (looks, detectors[finder]);
  else
    soleus_looks_init (looks, kind);
}

static GArray *
true_events (const SoleusTruth *truth, SoleusKind kind)
{
  GArray *events = g_array_new (FALSE, TRUE, sizeof (SoleusMatchEvent));

  for (guint i = 0; i < truth->bursts->len; i++)
    {
      const SoleusTruthBurst *row =
          &g_array_index (truth->bursts, SoleusTruthBurst, i);
      double start_s = MIN (row->onset_s, row->peak_s - tolerance_s[kind]);
      double end_s =
          MAX (row->onset_s + row->duration_s, row->peak_s + tolerance_s[kind]);
      SoleusMatchEvent event = {
          .onset_s = start_s, .duration_s = end_s - start_s};

      if (row->moved == (kind == SOLEUS_KIND_ACCELEROMETER))
        g_array_append_val (events, event);
    }
  return events;
}

static void
count_found (const SoleusDetectorInput *input, const GArray *reference,
    double observed_s, Count *count)
{
  const SoleusEnergy *energy = input->energy;
  SoleusSegmentOptions options = {.merge_gap_s = MERGE_S};
  SoleusMatchOptions touch = {.rule = SOLEUS_MATCH_TOUCH};
  g_autofree guint8 *active = g_new0 (guint8, MAX (energy->n, 1));
  g_autoptr (GArray) events =
      g_array_new (FALSE, TRUE, sizeof (SoleusMatchEvent));
  g_autoptr (GArray) pieces = NULL;
  g_autoptr (GArray) pairs = NULL;

  soleus_plan_mark (input, active);
  pieces = soleus_segment (input, active, &options);
  for (guint i = 0; i < pieces->len; i++)
    {
      const SoleusPiece *piece = &g_array_index (pieces, SoleusPiece, i);
      SoleusMatchEvent event = {
          .onset_s = energy->start_s + (double)piece->first * energy->bin_s,
          .duration_s = (double)(piece->end - piece->first) * energy->bin_s};

      g_array_append_val (events, event);
    }
  pairs = soleus_match ((SoleusMatchEvent *)reference->data, reference->len,
      (SoleusMatchEvent *)events->data, events->len, &touch);
  *count = (Count){reference->len, events->len, pairs->len, observed_s};
}

static void
try_finder (const SoleusRecording *recording, const SoleusSite *site,
    const GArray *reference, guint finder, Count counts[N_KNOBS])
{
  const SoleusRun *run = &site->channel->runs[0];
  g_autoptr (SoleusPlan) plan = NULL;
  g_autoptr (SoleusBlock) block = NULL;
  g_autoptr (SoleusEnergy) energy = NULL;
  g_autoptr (GError) error = NULL;
  SoleusParameters parameters;
  SoleusLooks looks;

  soleus_parameters_init (&parameters);
  set_finder (&looks, finder, site->kind);
  plan =
      soleus_plan_new_with (recording, site, &parameters, &looks, NULL, &error);
  if (plan != NULL)
    block = soleus_block_read (recording, site, &plan->conditioning, run,
        run->first_idx, run->n, &error);
  if (block == NULL)
    g_error ("a detector by itself: %s", error->message);
  energy = soleus_energy_new (block, site->kind);
  for (guint k = 0; k < N_KNOBS; k++)
    {
      SoleusDetectorInput input = {
          site->kind, plan, block, energy, knob_per_min[k]};

      count_found (
          &input, reference, (double)run->n / block->rate_hz, &counts[k]);
    }
}

static void
play_one (guint row, gpointer user_data)
{
  const Bench *bench = user_data;
  const ValidateTrial *trial =
      &g_array_index (bench->trials, ValidateTrial, row);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusTruth) truth = NULL;
  g_autoptr (SoleusRecording) recording =
      soleus_simulate (trial->recipe, &trial->options, &truth, NULL, &error);
  g_autoptr (GArray) reference = NULL;
  g_autoptr (GArray) sites = NULL;
  guint n;

  if (recording == NULL)
    g_error ("%s: %s", trial->recipe->id, error->message);
  reference = true_events (truth, bench->kind);
  sites = soleus_sites_of (recording);
  soleus_detectors_get (&n);
  for (guint s = 0; s < sites->len; s++)
    {
      const SoleusSite *site = &g_array_index (sites, SoleusSite, s);

      for (guint finder = 0; site->kind == bench->kind && finder <= n; finder++)
        try_finder (recording, site, reference, finder,
            bench->results[row].count[finder]);
    }
}

static void
add_plays (Validation *validation, GArray *trials, SoleusKind kind)
{
  for (guint play = 0; play < N_PLAYS; play++)
    {
      gboolean noise = play == PLAY_NOISE;
      guint first = validation_add_trials (validation, trials,
          noise ? "REST" : "FASC-FREQUENT", validation_n (validation, 12),
          play);

      for (guint i = first; i < trials->len; i++)
        {
          SoleusSimulateOptions *options =
              &g_array_index (trials, ValidateTrial, i).options;

          options->weather = SOLEUS_WEATHER_CLEAN;
          options->n_channels = 1;
          options->duration_s = noise ? NOISE_S : RECORD_S;
          if (kind == SOLEUS_KIND_EMG)
            options->acc_rate_hz = 0.0;
          else
            options->rate_hz = 500.0;
          if (!noise && kind == SOLEUS_KIND_EMG)
            options->snr = ratios[play];
        }
    }
}

static Count
sum_of (const Bench *bench, guint play, guint finder, guint knob)
{
  Count sum = {0};

  for (guint i = 0; i < bench->trials->len; i++)
    {
      const Count *row = &bench->results[i].count[finder][knob];

      if (g_array_index (bench->trials, ValidateTrial, i).tag != play)
        continue;
      sum.n_true += row->n_true;
      sum.n_found += row->n_found;
      sum.n_matched += row->n_matched;
      sum.observed_s += row->observed_s;
    }
  return sum;
}

static void
append_share (GString *text, const Count *count)
{
  SoleusShare share = soleus_share (count->n_matched, count->n_true);

  g_string_append_printf (text, " %.3f (%.3f to %.3f) of %u |", share.value,
      share.low, share.high, count->n_true);
}

static void
finder_row (Validation *validation, const Bench *bench, const char *name,
    guint finder, guint knob)
{
  GString *text = validation->text;
  Count noise = sum_of (bench, PLAY_NOISE, finder, knob);
  double rate, low, high;

  g_string_append_printf (text, "| %s | %g |", name, knob_per_min[knob]);
  for (guint play = 0; play < PLAY_NOISE; play++)
    {
      Count count = sum_of (bench, play, finder, knob);

      append_share (text, &count);
    }
  soleus_poisson_rate_per_min (
      noise.n_found, noise.observed_s, &rate, &low, &high);
  g_string_append_printf (text, " %.2f (%.2f to %.2f) |\n", rate, low, high);
}

static void
kind_table (
    Validation *validation, SoleusKind kind, const char *part, const char *head)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Counts *results = NULL;
  Bench bench = {trials, kind, NULL};
  guint n;
  const SoleusDetector *const *detectors = soleus_detectors_get (&n);

  g_assert (n < MAX_FINDERS);
  add_plays (validation, trials, kind);
  bench.results = results = g_new0 (Counts, trials->len);
  validation_each (validation, part, trials->len, play_one, &bench);
  g_string_append (validation->text, head);
  for (guint finder = 0; finder <= n; finder++)
    for (guint knob = 0; knob < N_KNOBS; knob++)
      finder_row (validation, &bench,
          finder < n ? detectors[finder]->id : "**as used**", finder, knob);
  g_string_append_c (validation->text, '\n');
}

void
validate_detectors (Validation *validation)
{
  validation_heading (validation, "Each detector by itself");
  validation_paragraph (validation,
      "What every detector marks when it looks alone, cut into bursts as the "
      "program does but neither measured nor sorted afterwards, at each step "
      "of the one knob (false alarms accepted a minute); last the mixture "
      "that the program uses. FASC-FREQUENT and REST, tripole model, clean, "
      "one channel of 2000 Hz; on the accelerometer (100 Hz) twitches have "
      "their natural size, two sets of them. Sensitivity, and what is found "
      "in noise alone.");
  kind_table (validation, SOLEUS_KIND_EMG, "detectors, EMG",
      "| EMG | accepted a minute | p2p / noise 6 | p2p / noise 8 | in noise, a "
      "minute |\n|---|---|---|---|---|\n");
  kind_table (validation, SOLEUS_KIND_ACCELEROMETER, "detectors, acceleration",
      "| accelerometer | accepted a minute | twitches | twitches again | in "
      "noise, a minute |\n|---|---|---|---|---|\n");
}
