/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of twitching it is: one pattern a record. */
#include "validation-calls.h"

#include "soleus-class.h"

/* One of the classes that a record may be given, and how many are asked for.
 * Tremors of one band are one class where no condition tells them apart: each
 * is played under its own condition. */
static const struct
{
  const char *recipe;
  guint n; /* asked for: 100, red flags 400 */
  double min_s; /* a record needs this much for the class to be in it */
  gboolean red_flag;
} classes[] = {
    {"FASC", 50, 60, FALSE},
    {"FASC-FREQUENT", 50, 60, FALSE},
    {"DBL", 100, 60, FALSE},
    {"MULT", 100, 60, FALSE},
    {"FBURST", 100, 120, FALSE},
    {"MYOK", 100, 60, FALSE},
    {"NMT", 100, 60, FALSE},
    {"CRAMP", 100, 180, FALSE},
    {"MYOC", 100, 120, FALSE},
    {"MYOC-P", 400, 60, TRUE},
    {"TREM", 100, 60, FALSE},
    {"TREM-R", 100, 60, FALSE},
    {"TREM-E", 50, 60, FALSE},
    {"TREM-P", 50, 60, FALSE},
    {"TREM-O", 100, 60, FALSE},
    {"CLON", 400, 60, TRUE},
    {"SHIV", 400, 120, TRUE},
    {"GTCS", 400, 180, TRUE},
    {"TIC", 100, 120, FALSE},
    {"PLM", 100, 600, FALSE},
    {"HFT", 100, 120, FALSE},
    {"ALMA", 100, 120, FALSE},
    {"VOL", 100, 60, FALSE},
    {"REST", 100, 60, FALSE},
    {"ART-GAIT", 50, 120, FALSE},
};

static guint
name_row (SoleusPattern pattern, SoleusState state)
{
  /* Two sub-labels of one class. */
  if (pattern == SOLEUS_PATTERN_GTCS_SLOWING)
    return SOLEUS_PATTERN_GTCS;
  if (pattern != SOLEUS_PATTERN_NONE)
    return (guint)pattern;
  return SOLEUS_N_PATTERNS + (state == SOLEUS_STATE_ACTIVITY);
}

static int
family_of (SoleusPattern pattern)
{
  const SoleusClass *row = soleus_class_get (pattern);

  return row != NULL ? row->family : 0;
}

/* The best channel of the recording: what speaks for the record. */
static double
best_q (const SoleusAnalysis *analysis)
{
  double q = 0.0;

  for (guint i = 0; i < analysis->quality->len; i++)
    {
      const SoleusQuality *row =
          &g_array_index (analysis->quality, SoleusQuality, i);

      if (row->searched)
        q = MAX (q, row->q);
    }
  return q;
}

/* An episode is right where one of truth with its pattern overlaps it. */
static gboolean
is_right (const SoleusTruth *truth, const SoleusEpisode *episode)
{
  for (guint i = 0; i < truth->episodes->len; i++)
    {
      const SoleusTruthEpisode *row =
          &g_array_index (truth->episodes, SoleusTruthEpisode, i);

      if (row->pattern == episode->pattern
          && row->onset_s < episode->onset_s + episode->duration_s + 0.05
          && row->onset_s + row->duration_s > episode->onset_s - 0.05)
        return TRUE;
    }
  for (guint i = 0; i < truth->bursts->len; i++)
    {
      const SoleusTruthBurst *row =
          &g_array_index (truth->bursts, SoleusTruthBurst, i);

      if (row->pattern == episode->pattern
          && row->onset_s < episode->onset_s + episode->duration_s + 0.05
          && row->onset_s + row->duration_s > episode->onset_s - 0.05)
        return TRUE;
    }
  return FALSE;
}

/* What is true of the record is among its episodes, or second to one. */
static gboolean
is_seen (const SoleusTruth *truth, const SoleusAnalysis *analysis)
{
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);

      if (truth->record_pattern != SOLEUS_PATTERN_NONE
          && (row->pattern == truth->record_pattern
              || row->ambiguous_with == truth->record_pattern))
        return TRUE;
    }
  return FALSE;
}

static void
judge (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Call *call = result;
  guint step = MAX (analysis->episodes->len / G_N_ELEMENTS (call->score), 1);

  call->snr = trial->tag;
  call->truth = name_row (truth->record_pattern, truth->record_state);
  call->found = name_row (analysis->record_pattern, analysis->record_state);
  call->true_family = family_of (truth->record_pattern);
  call->found_family = family_of (analysis->record_pattern);
  call->q = best_q (analysis);
  call->mixed = trial->options.weather == SOLEUS_WEATHER_MIXED;
  call->seen = is_seen (truth, analysis);
  for (guint k = 0; k < G_N_ELEMENTS (call->score); k++)
    {
      const SoleusEpisode *episode;

      call->score[k] = -1.0;
      if (k * step >= analysis->episodes->len)
        continue;
      episode = &g_array_index (analysis->episodes, SoleusEpisode, k * step);
      call->score[k] = episode->score;
      call->right[k] = is_right (truth, episode);
    }
}

static void
add_class (Validation *validation, GArray *trials, guint row)
{
  guint first = validation_add_trials (validation, trials, classes[row].recipe,
      validation_n (validation, classes[row].n), 0);

  for (guint i = first; i < trials->len; i++)
    {
      ValidateTrial *trial = &g_array_index (trials, ValidateTrial, i);
      SoleusSimulateOptions *options = &trial->options;
      guint k = i - first;
      gboolean single = g_str_has_prefix (trial->recipe->id, "FASC")
          || g_str_equal (trial->recipe->id, "DBL")
          || g_str_equal (trial->recipe->id, "MULT")
          || g_str_equal (trial->recipe->id, "FBURST");

      trial->tag = k % CALL_N_SNRS;
      options->snr =
          single ? call_ratios[trial->tag] : call_snrs_db[trial->tag];
      options->weather =
          k / 4 % 2 == 0 ? SOLEUS_WEATHER_PLAIN : SOLEUS_WEATHER_MIXED;
      options->disturbs[SOLEUS_DISTURB_MAINS_HZ] = k / 8 % 2 == 0 ? 50 : 60;
      options->disturbs[SOLEUS_DISTURB_VOLUNTARY] = 0.0;
      /* 60 s to 10 min, most of them short */
      options->duration_s =
          MAX (classes[row].min_s, k % 16 == 0 ? 600.0 : 60.0);
    }
}

/* Of the calls of q at least CALL_Q_MIN where @snr is -1, else of all of that
 * SNR. */
static double
class_f1 (const Call *calls, guint n, int snr)
{
  Confusion confusion;
  double sum = 0.0;
  guint n_classes = 0;

  call_count (calls, n, snr < 0, snr, &confusion);
  for (guint row = 0; row < CALL_N_NAMES; row++)
    {
      guint in_truth, in_found;

      call_sums (&confusion, row, &in_truth, &in_found);
      if (in_truth == 0)
        continue;
      sum += 2.0 * confusion.count[row][row] / (in_truth + in_found);
      n_classes++;
    }
  return n_classes > 0 ? sum / n_classes : NAN;
}

static double
family_f1 (const Call *calls, guint n, int snr)
{
  guint count[SOLEUS_N_FAMILIES + 1][SOLEUS_N_FAMILIES + 1] = {{0}};
  double sum = 0.0;
  guint n_families = 0;

  for (guint i = 0; i < n; i++)
    if (snr < 0 ? calls[i].q >= CALL_Q_MIN : calls[i].snr == (guint)snr)
      count[calls[i].true_family][calls[i].found_family]++;
  for (guint f = 1; f <= SOLEUS_N_FAMILIES; f++)
    {
      guint in_truth = 0, in_found = 0;

      for (guint g = 0; g <= SOLEUS_N_FAMILIES; g++)
        {
          in_truth += count[f][g];
          in_found += count[g][f];
        }
      if (in_truth == 0)
        continue;
      sum += 2.0 * count[f][f] / (in_truth + in_found);
      n_families++;
    }
  return n_families > 0 ? sum / n_families : NAN;
}

static void
macro_row (Validation *validation, const Call *calls, guint n, int snr,
    CallMeasure measure, ValidateFigure *figure)
{
  figure->n = 0;
  for (guint i = 0; i < n; i++)
    figure->n +=
        snr < 0 ? calls[i].q >= CALL_Q_MIN : calls[i].snr == (guint)snr;
  figure->n_of = "records";
  figure->value = measure (calls, n, snr);
  call_resample (
      validation, calls, n, measure, snr, &figure->low, &figure->high);
  validation_figure (validation, figure);
}

static void
macro_rows (Validation *validation, const Call *calls, guint n)
{
  ValidateFigure figure = {
      .what = "class of the record, macro F1",
      .condition = "q at least 0.7",
      .must = 0.85,
      .aim = 0.92,
  };

  macro_row (validation, calls, n, -1, class_f1, &figure);
  figure.what = "family F1-F8, macro F1";
  figure.must = 0.93;
  figure.aim = 0.97;
  macro_row (validation, calls, n, -1, family_f1, &figure);
  figure.must = figure.aim = NAN;
  for (guint s = 0; s < CALL_N_SNRS; s++)
    {
      g_autofree char *condition =
          g_strdup_printf ("%g dB (twitches: p2p / noise %g), any q",
              call_snrs_db[s], call_ratios[s]);

      figure.condition = condition;
      figure.what = "class of the record, macro F1";
      macro_row (validation, calls, n, (int)s, class_f1, &figure);
      figure.what = "family F1-F8, macro F1";
      macro_row (validation, calls, n, (int)s, family_f1, &figure);
    }
}

static void
gate_row (Validation *validation, const Call *calls, guint n)
{
  guint n_loud = 0, n_left_out = 0;
  ValidateFigure figure;

  for (guint i = 0; i < n; i++)
    {
      if (call_snrs_db[calls[i].snr] < 6.0)
        continue;
      n_loud++;
      n_left_out += calls[i].q < CALL_Q_MIN;
    }
  figure = validation_share ("left out by q at least 0.7", "6 dB and above",
      0.15, NAN, soleus_share (n_left_out, n_loud), n_loud, "records");
  figure.sense = VALIDATE_AT_MOST;
  validation_figure (validation, &figure);
}

static void
doubt_rows (Validation *validation, const Confusion *confusion)
{
  guint n = 0, n_unclassified = 0;
  guint fasc = 0, fasc_as_seizure = 0;
  ValidateFigure figure;

  for (guint row = 0; row < CALL_N_NAMES; row++)
    for (guint found = 0; found < CALL_N_NAMES; found++)
      {
        n += confusion->count[row][found];
        if (found == SOLEUS_PATTERN_UNCLASSIFIED
            || found == SOLEUS_PATTERN_TOO_FEW)
          n_unclassified += confusion->count[row][found];
        if (row != SOLEUS_PATTERN_FASC)
          continue;
        fasc += confusion->count[row][found];
        if (found == SOLEUS_PATTERN_GTCS
            || found == SOLEUS_PATTERN_GTCS_SLOWING)
          fasc_as_seizure += confusion->count[row][found];
      }
  figure = validation_share ("unclassified", "q at least 0.7", 0.10, NAN,
      soleus_share (n_unclassified, n), n, "records");
  figure.sense = VALIDATE_AT_MOST;
  validation_figure (validation, &figure);
  figure = validation_share ("twitches called a seizure", "q at least 0.7", 0.0,
      NAN, soleus_share (fasc_as_seizure, fasc), fasc, "records");
  figure.sense = VALIDATE_AT_MOST;
  validation_figure (validation, &figure);
}

static void
recall_rows (Validation *validation, const Confusion *confusion)
{
  for (guint k = 0; k < G_N_ELEMENTS (classes); k++)
    {
      const SoleusRecipe *recipe = soleus_recipe_find (classes[k].recipe);
      guint row = name_row (recipe->pattern, SOLEUS_STATE_REST);
      g_autofree char *what = NULL;
      guint in_truth, in_found;
      ValidateFigure figure;

      if (recipe->pattern == SOLEUS_PATTERN_NONE
          || g_strcmp0 (soleus_pattern_id (recipe->pattern), recipe->id) != 0)
        continue;
      call_sums (confusion, row, &in_truth, &in_found);
      what = g_strdup_printf ("%s, recall", recipe->id);
      figure = validation_share (what, "q at least 0.7",
          classes[k].red_flag ? 0.95 : NAN, classes[k].red_flag ? 0.95 : NAN,
          soleus_share (confusion->count[row][row], in_truth), in_truth,
          "records");
      validation_figure (validation, &figure);
    }
}

void
validate_classes (Validation *validation)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Call *calls = NULL;
  Confusion confusion;

  for (guint row = 0; row < G_N_ELEMENTS (classes); row++)
    add_class (validation, trials, row);
  calls = g_new0 (Call, trials->len);
  validation_run (validation, "classes", trials, judge, calls, sizeof *calls);
  validation_heading (validation, "The pattern of a record");
  validation_paragraph (validation,
      "Every class in records of its own, 60 s to 10 min, at 3, 6, 10 and 20 "
      "dB, with hum of 50 or 60 Hz, half of them with ECG, pops and movement "
      "too. What is compared is record_pattern (or REST, ACTIVITY); the two "
      "sub-labels of GTCS are one class. No other "
      "program names these patterns: there is no published figure.");
  validation_table_begin (validation);
  macro_rows (validation, calls, trials->len);
  gate_row (validation, calls, trials->len);
  call_count (calls, trials->len, TRUE, -1, &confusion);
  doubt_rows (validation, &confusion);
  recall_rows (validation, &confusion);
  validation_table_end (validation);
  call_table_by_snr (validation, calls, trials->len);
  call_list_confusions (validation, calls, trials->len);
  call_draw_confusion (validation, &confusion);
  call_calibration (validation, calls, trials->len);
}
