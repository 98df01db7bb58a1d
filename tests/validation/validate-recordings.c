/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real recordings, each with what is known of it. */
#include "validation.h"

#include "soleus-analyse.h"
#include "soleus-open.h"

#include <string.h>

typedef struct
{
  SoleusRecording *recording;
  SoleusAnalysis *analysis; /* NULL: could not be opened or analysed */
} Opened;

static Opened
open_real (Validation *validation, const char *relative, gboolean needle)
{
  Opened opened = {NULL, NULL};
  SoleusParameters parameters;
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      g_build_filename (validation->recordings, relative, NULL);

  soleus_parameters_init (&parameters);
  parameters.values[SOLEUS_PARAMETER_NEEDLE] = needle;
  opened.recording = soleus_open (path, NULL, NULL, &error);
  if (opened.recording != NULL)
    opened.analysis =
        soleus_analyse (opened.recording, &parameters, NULL, 0, NULL, &error);
  if (error != NULL)
    g_printerr ("%s: %s\n", relative, error->message);
  return opened;
}

static void
close_real (Opened *opened)
{
  g_clear_pointer (&opened->analysis, soleus_analysis_unref);
  g_clear_pointer (&opened->recording, soleus_recording_unref);
}

static void
count_row (Validation *validation, const char *what, const char *condition,
    ValidateSense sense, double must, double aim, const Opened *opened,
    double value, guint n, const char *n_of)
{
  ValidateFigure figure = {
      .what = what,
      .condition = condition,
      .sense = sense,
      .must = must,
      .aim = aim,
      .unit = "",
      .value = opened->analysis != NULL ? value : NAN,
      .low = NAN,
      .high = NAN,
      .n = n,
      .n_of = n_of,
  };

  validation_figure (validation, &figure);
}

/* The first column of a table of numbers whose second column begins with
 * @prefix; lines that do not begin with a number are passed over. */
static GArray *
read_times (Validation *validation, const char *relative, const char *prefix)
{
  GArray *times_s = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path =
      g_build_filename (validation->recordings, relative, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return times_s;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *end;
      double time_s = g_ascii_strtod (lines[i], &end);

      if (end != lines[i] && *end == ',' && g_str_has_prefix (end + 1, prefix))
        g_array_append_val (times_s, time_s);
    }
  return times_s;
}

static gboolean
is_on (
    const Opened *opened, const SoleusChannelSet *channels, const char *label)
{
  for (int c = -1; (c = soleus_channel_set_next (channels, c)) >= 0;)
    if (strstr (
            soleus_recording_get_channel (opened->recording, (guint)c)->label,
            label)
        != NULL)
      return TRUE;
  return FALSE;
}

static const SoleusBurst *
burst_at (const Opened *opened, guint i)
{
  return &g_array_index (opened->analysis->bursts, SoleusBurst, i);
}

static guint
n_bursts (const Opened *opened)
{
  return opened->analysis != NULL ? opened->analysis->bursts->len : 0;
}

static gboolean
touches (const SoleusBurst *burst, double start_s, double end_s)
{
  return burst->onset_s <= end_s
      && burst->onset_s + burst->duration_s >= start_s;
}

/* resting-leg: about 14 discharges after two contractions. */

#define REST_START_S 48.0
#define REST_END_S 112.0
#define STRONG_RATIO 12.0
#define NEAR_S 0.03

static void
resting_leg (Validation *validation)
{
  static const double contractions_s[][2] = {{3.1, 5.2}, {28.2, 31.0}};
  Opened opened = open_real (
      validation, "resting-leg/biomech0deg_prox_dist_5000Hz.wav", FALSE);
  g_autoptr (GArray) listed_s = read_times (
      validation, "resting-leg/biomech0deg_candidate_discharges.csv", "");
  guint found = 0, others = 0, in_contraction = 0;

  for (guint k = 0; k < listed_s->len; k++)
    {
      double at_s = g_array_index (listed_s, double, k);
      gboolean hit = FALSE;

      for (guint i = 0; i < n_bursts (&opened); i++)
        hit |= burst_at (&opened, i)->pattern != SOLEUS_PATTERN_VOL
            && touches (burst_at (&opened, i), at_s - NEAR_S, at_s + NEAR_S);
      found += hit;
    }
  for (guint i = 0; i < n_bursts (&opened); i++)
    {
      const SoleusBurst *burst = burst_at (&opened, i);
      gboolean listed = FALSE;

      if (burst->pattern == SOLEUS_PATTERN_VOL)
        continue;
      for (guint k = 0; k < listed_s->len; k++)
        {
          double at_s = g_array_index (listed_s, double, k);

          listed |= touches (burst, at_s - NEAR_S, at_s + NEAR_S);
        }
      others += !listed && burst->peak_ratio > STRONG_RATIO
          && burst->onset_s >= REST_START_S && burst->onset_s < REST_END_S;
      for (guint k = 0; k < G_N_ELEMENTS (contractions_s); k++)
        in_contraction +=
            touches (burst, contractions_s[k][0], contractions_s[k][1]);
    }
  count_row (validation, "resting-leg: listed discharges found", "of 14",
      VALIDATE_AT_LEAST, 11, 14, &opened, found, listed_s->len, "listed");
  count_row (validation, "resting-leg: others above 12 x noise", "48-112 s",
      VALIDATE_AT_MOST, 6, 2, &opened, others, n_bursts (&opened), "bursts");
  count_row (validation, "resting-leg: counted in the contractions",
      "3.1-5.2 and 28.2-31.0 s", VALIDATE_AT_MOST, 0, NAN, &opened,
      in_contraction, n_bursts (&opened), "bursts");
  close_real (&opened);
}

/* evoked-calf-twitches: one twitch after each stimulus, and the artefact. */

#define ANSWER_END_S 0.060
#define LATE_END_S 0.300
#define STIMULUS_S 0.010

typedef struct
{
  guint n_good; /* stimuli with exactly one burst where it belongs */
  guint n_artefacts;
  guint n_fdi; /* bursts on the hand */
  guint n_large; /* soleus, above 0.1 mV, far from a stimulus */
  guint n_small; /* of the 13 small ones */
  GArray *latency_s;
} Evoked;

static void
judge_stimulus (const Opened *opened, double at_s, Evoked *evoked)
{
  guint n = 0;
  gboolean good = FALSE, artefact = FALSE;

  for (guint i = 0; i < n_bursts (opened); i++)
    {
      const SoleusBurst *burst = burst_at (opened, i);
      double latency_s = burst->onset_s - at_s;

      if (!is_on (opened, &burst->channels, "soleus")
          || latency_s + burst->duration_s < 0.0 || latency_s > ANSWER_END_S)
        continue;
      n++;
      good = latency_s >= 0.028 && latency_s <= 0.038
          && burst->duration_s >= 0.008 && burst->duration_s <= 0.030;
      if (good)
        g_array_append_val (evoked->latency_s, latency_s);
    }
  evoked->n_good += n == 1 && good;
  for (guint i = 0;
       opened->analysis != NULL && i < opened->analysis->artefacts->len; i++)
    {
      const SoleusArtefact *row =
          &g_array_index (opened->analysis->artefacts, SoleusArtefact, i);

      artefact |= row->kind == SOLEUS_ARTEFACT_STIM
          && row->onset_s <= at_s + STIMULUS_S
          && row->onset_s + row->duration_s >= at_s - STIMULUS_S;
    }
  evoked->n_artefacts += artefact;
}

static void
judge_spontaneous (
    const Opened *opened, const GArray *stimuli_s, Evoked *evoked)
{
  /* INDEX of the recordings: read off a plot, not by an expert. */
  static const double small_s[] = {7.68, 8.66, 9.94, 37.58, 38.01, 40.36, 45.55,
      60.13, 74.01, 98.20, 98.58, 108.12, 110.22};
  gboolean seen[G_N_ELEMENTS (small_s)] = {FALSE};

  for (guint i = 0; i < n_bursts (opened); i++)
    {
      const SoleusBurst *burst = burst_at (opened, i);
      gboolean after = FALSE;

      evoked->n_fdi += is_on (opened, &burst->channels, "FDI");
      if (!is_on (opened, &burst->channels, "soleus"))
        continue;
      for (guint k = 0; k < stimuli_s->len; k++)
        {
          double at_s = g_array_index (stimuli_s, double, k);

          after |= burst->onset_s >= at_s - STIMULUS_S
              && burst->onset_s <= at_s + LATE_END_S;
        }
      evoked->n_large += !after && burst->amplitude > 100.0;
      for (guint k = 0; k < G_N_ELEMENTS (small_s); k++)
        seen[k] |= touches (burst, small_s[k] - 0.02, small_s[k] + 0.02);
    }
  for (guint k = 0; k < G_N_ELEMENTS (small_s); k++)
    evoked->n_small += seen[k];
}

static void
evoked_twitches (Validation *validation)
{
  Opened opened = open_real (validation,
      "evoked-calf-twitches/physiology_FDI_soleus_mV_2000Hz.csv", FALSE);
  g_autoptr (GArray) stimuli_s = read_times (
      validation, "evoked-calf-twitches/physiology_events.csv", "Hreflex");
  g_autoptr (GArray) latency_s = g_array_new (FALSE, FALSE, sizeof (double));
  Evoked evoked = {.latency_s = latency_s};
  guint n = stimuli_s->len;
  SoleusErrorFigures spread;

  for (guint k = 0; k < n; k++)
    judge_stimulus (&opened, g_array_index (stimuli_s, double, k), &evoked);
  judge_spontaneous (&opened, stimuli_s, &evoked);
  spread =
      soleus_error_figures ((const double *)latency_s->data, latency_s->len);
  count_row (validation, "evoked-calf-twitches: one soleus burst a stimulus",
      "onset 28-38 ms after it, 8-30 ms long", VALIDATE_AT_LEAST, n, NAN,
      &opened, evoked.n_good, n, "stimuli");
  count_row (validation, "evoked-calf-twitches: ART-STIM", "at each stimulus",
      VALIDATE_AT_LEAST, n, NAN, &opened, evoked.n_artefacts, n, "stimuli");
  count_row (validation, "evoked-calf-twitches: bursts in the FDI", "",
      VALIDATE_AT_MOST, 0, NAN, &opened, evoked.n_fdi, n_bursts (&opened),
      "bursts");
  count_row (validation, "evoked-calf-twitches: other soleus bursts",
      "above 0.1 mV, not within 300 ms of a stimulus", VALIDATE_AT_MOST, 3, NAN,
      &opened, evoked.n_large, n_bursts (&opened), "bursts");
  count_row (validation, "evoked-calf-twitches: onset spread (SD), ms", "",
      VALIDATE_AT_MOST, NAN, 1.0, &opened, 1000.0 * spread.sd_s, latency_s->len,
      "bursts");
  count_row (validation, "evoked-calf-twitches: small ones found", "of 13",
      VALIDATE_AT_LEAST, NAN, 10, &opened, evoked.n_small, 13, "listed");
  close_real (&opened);
}

/* opensignals: 21 bursts on a quiet baseline, and nine contractions. */

static void
opensignals (Validation *validation)
{
  static const double listed_s[] = {2.49, 6.60, 11.95, 15.64, 19.12, 23.17,
      26.25, 29.51, 35.02, 39.94, 43.49, 49.88, 53.40, 57.24, 60.29, 62.24,
      65.52, 68.65, 71.86, 77.70, 79.69};
  enum
  {
    N_LISTED = G_N_ELEMENTS (listed_s)
  };
  Opened opened =
      open_real (validation, "opensignals/emg_1000_hz_16_bits_solo.h5", FALSE);
  SoleusMatchEvent reference[N_LISTED] = {{0}};
  g_autofree SoleusMatchEvent *found =
      g_new0 (SoleusMatchEvent, MAX (n_bursts (&opened), 1));
  g_autoptr (GArray) pairs = NULL;
  SoleusMatchOptions options = {.rule = SOLEUS_MATCH_ONSET, .tolerance_s = 0.3};
  double sizes[N_LISTED], median = 0.0;
  guint others = 0;

  for (guint k = 0; k < N_LISTED; k++)
    reference[k].onset_s = listed_s[k];
  for (guint i = 0; i < n_bursts (&opened); i++)
    found[i].onset_s = burst_at (&opened, i)->onset_s;
  pairs =
      soleus_match (reference, N_LISTED, found, n_bursts (&opened), &options);
  for (guint i = 0; i < pairs->len; i++)
    sizes[i] =
        burst_at (&opened, g_array_index (pairs, SoleusMatchPair, i).test)
            ->amplitude;
  median = soleus_error_figures (sizes, pairs->len).median_s;
  for (guint i = 0; i < n_bursts (&opened); i++)
    {
      gboolean listed = FALSE;

      for (guint k = 0; k < pairs->len; k++)
        listed |= g_array_index (pairs, SoleusMatchPair, k).test == i;
      others += !listed && burst_at (&opened, i)->amplitude > 0.05 * median;
    }
  count_row (validation, "opensignals solo: listed bursts found",
      "onset within 0.3 s", VALIDATE_AT_LEAST, N_LISTED, NAN, &opened,
      pairs->len, N_LISTED, "listed");
  count_row (validation, "opensignals solo: others",
      "above 5 % of the median listed amplitude", VALIDATE_AT_MOST, 3, 0,
      &opened, others, n_bursts (&opened), "bursts");
  close_real (&opened);
}

static void
nine_contractions (Validation *validation)
{
  static const double listed_s[] = {
      1.65, 4.86, 8.18, 11.89, 14.9, 17.41, 20.41, 23.52, 26.77};
  Opened opened = open_real (validation, "opensignals/emg_bursts.h5", FALSE);
  guint found = 0, others = 0;

  /* One to one: a contraction that swallows its neighbours is one. */
  for (guint i = 0; i < n_bursts (&opened); i++)
    {
      gboolean hit = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (listed_s); k++)
        hit |= touches (
            burst_at (&opened, i), listed_s[k] - 0.3, listed_s[k] + 0.5);
      if (burst_at (&opened, i)->pattern != SOLEUS_PATTERN_VOL)
        others++;
      else
        found += hit;
    }
  count_row (validation, "opensignals bursts: contractions called VOL", "of 9",
      VALIDATE_AT_LEAST, 9, NAN, &opened, found, 9, "listed");
  count_row (validation, "opensignals bursts: anything else", "",
      VALIDATE_AT_MOST, 0, NAN, &opened, others, n_bursts (&opened), "bursts");
  close_real (&opened);
}

/* Rhythms: where they are, and where they are not. */

static gboolean
is_tremor (const SoleusEpisode *episode)
{
  const char *id = soleus_pattern_id (episode->pattern);

  return id != NULL && g_str_has_prefix (id, "TREM") && !episode->rejected;
}

/* Seconds of tremor that begins before @end_s. */
static double
tremor_s (const Opened *opened, double end_s)
{
  double sum = 0.0;

  for (guint i = 0;
       opened->analysis != NULL && i < opened->analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (opened->analysis->episodes, SoleusEpisode, i);

      if (is_tremor (episode) && episode->onset_s < end_s)
        sum += episode->duration_s;
    }
  return sum;
}

/* The frequency of the longest tremor. */
static double
tremor_hz (const Opened *opened)
{
  double longest_s = 0.0, frequency_hz = NAN;

  for (guint i = 0;
       opened->analysis != NULL && i < opened->analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (opened->analysis->episodes, SoleusEpisode, i);

      if (!is_tremor (episode) || episode->duration_s <= longest_s)
        continue;
      longest_s = episode->duration_s;
      frequency_hz = episode->frequency_hz;
    }
  return frequency_hz;
}

static const struct
{
  const char *path;
  double hz; /* 0: no tremor before end_s */
  double end_s;
  gboolean needle;
} rhythms[] = {
    {"postural-tremor/tremor_postural_accel_500Hz.csv", 6.0, G_MAXDOUBLE,
        FALSE},
    {"postural-tremor/tremor_postural_EMG_V_5000Hz_first30s.csv", 6.0,
        G_MAXDOUBLE, FALSE},
    {"parkinson-wrist/sample_wrist_accelerometer_data.csv", 0.0, 57.0, FALSE},
    {"walking-cwa/example-610-steps.cwa", 0.0, G_MAXDOUBLE, FALSE},
    {"biosppy/acc.txt", 0.0, G_MAXDOUBLE, FALSE},
    {"needle-emg/emg_neuropathy.hea", 0.0, G_MAXDOUBLE, TRUE},
    {"resting-leg/biomech0deg_prox_dist_5000Hz.wav", 0.0, G_MAXDOUBLE, FALSE},
};

static void
rhythm_rows (Validation *validation)
{
  for (guint k = 0; k < G_N_ELEMENTS (rhythms); k++)
    {
      Opened opened =
          open_real (validation, rhythms[k].path, rhythms[k].needle);

      if (rhythms[k].hz > 0.0)
        count_row (validation, rhythms[k].path,
            "error of the tremor's 6.0 Hz, Hz", VALIDATE_AT_MOST, 0.15, NAN,
            &opened, fabs (tremor_hz (&opened) - rhythms[k].hz), 1,
            "recording");
      else
        count_row (validation, rhythms[k].path, "seconds called tremor",
            VALIDATE_AT_MOST, 0.0, NAN, &opened,
            tremor_s (&opened, rhythms[k].end_s), 1, "recording");
      close_real (&opened);
    }
}

static void
quiet_rows (Validation *validation)
{
  static const char *const paths[] = {"openbci/OpenBCI-RAW-S02_S1REST.txt",
      "openbci/OpenBCI-RAW-S06_S1REST.txt",
      "openbci/OpenBCI-RAW-S08_S1REST.txt"};

  for (guint k = 0; k < G_N_ELEMENTS (paths); k++)
    {
      Opened opened = open_real (validation, paths[k], FALSE);

      count_row (validation, paths[k], "bursts in a relaxed muscle",
          VALIDATE_AT_MOST, 0.0, NAN, &opened, n_bursts (&opened), 1,
          "recording");
      close_real (&opened);
    }
}

void
validate_recordings (Validation *validation)
{
  validation_heading (validation, "Real recordings");
  if (validation->recordings == NULL
      || !g_file_test (validation->recordings, G_FILE_TEST_IS_DIR))
    {
      validation_paragraph (validation, "Not at hand in this run.");
      return;
    }
  validation_paragraph (validation,
      "Not simulated. Except for the stimuli, the truth was read off plots, "
      "not given by experts: this is agreement, not accuracy.");
  validation_table_begin (validation);
  resting_leg (validation);
  evoked_twitches (validation);
  opensignals (validation);
  nine_contractions (validation);
  rhythm_rows (validation);
  quiet_rows (validation);
  validation_table_end (validation);
}
