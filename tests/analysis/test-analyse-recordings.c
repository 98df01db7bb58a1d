/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-open.h"
#include "soleus-test.h"
#include "support.h"

/* What is true of these recordings stands in their INDEX.md; nothing of it is
 * known to the program. */

static SoleusRecording *
open_recording (const char *relative)
{
  g_autofree char *path = soleus_test_recording (relative);
  g_autoptr (GError) error = NULL;
  SoleusRecording *recording = soleus_open (path, NULL, NULL, &error);

  soleus_test_no_error (error);
  return recording;
}

static SoleusAnalysis *
analyse (SoleusRecording *recording)
{
  g_autoptr (GError) error = NULL;
  SoleusAnalysis *analysis =
      soleus_analyse (recording, NULL, NULL, 0, NULL, &error);

  soleus_test_no_error (error);
  return analysis;
}

static guint
channel_named (const SoleusRecording *recording, const char *part)
{
  g_autofree char *wanted = g_ascii_strdown (part, -1);

  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      g_autofree char *label = g_ascii_strdown (
          soleus_recording_get_channel (recording, i)->label, -1);
      if (strstr (label, wanted) != NULL)
        return i;
    }
  ck_abort_msg ("no channel %s", part);
  return 0;
}

/* The stimuli, from the file that only this test reads. */
static GArray *
read_stimuli (void)
{
  g_autofree char *path =
      soleus_test_recording ("evoked-calf-twitches/physiology_events.csv");
  g_autofree char *text = NULL;
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    if (strstr (lines[i], "Hreflex") != NULL)
      {
        double time_s = g_ascii_strtod (lines[i], NULL);
        g_array_append_val (times, time_s);
      }
  ck_assert_uint_eq (times->len, 20);
  return times;
}

START_TEST (each_stimulus_gives_one_calf_twitch_32_ms_later)
  {
    g_autoptr (SoleusRecording) recording = open_recording (
        "evoked-calf-twitches/physiology_FDI_soleus_mV_2000Hz.csv");
    g_autoptr (SoleusAnalysis) analysis = analyse (recording);
    g_autoptr (GArray) stimuli = read_stimuli ();
    guint calf = channel_named (recording, "soleus");
    guint hand = channel_named (recording, "fdi");

    for (guint s = 0; s < stimuli->len; s++)
      {
        double at_s = g_array_index (stimuli, double, s);
        guint n = 0;
        for (guint i = 0; i < analysis->bursts->len; i++)
          {
            const SoleusBurst *row =
                &g_array_index (analysis->bursts, SoleusBurst, i);
            double later_s = row->onset_s - at_s;
            if (later_s < -0.005 || later_s > 0.06)
              continue;
            ck_assert (!soleus_channel_set_has (&row->channels, hand));
            if (!soleus_channel_set_has (&row->channels, calf))
              continue;
            n++;
            ck_assert_double_ge (later_s, 0.028);
            ck_assert_double_le (later_s, 0.038);
            ck_assert_double_ge (row->duration_s, 0.008);
            ck_assert_double_le (row->duration_s, 0.030);
          }
        ck_assert_msg (n == 1, "%u bursts after the stimulus at %g s", n, at_s);
      }
  }
END_TEST

START_TEST (stimulus_artefacts_are_artefacts_in_both_muscles)
  {
    g_autoptr (SoleusRecording) recording = open_recording (
        "evoked-calf-twitches/physiology_FDI_soleus_mV_2000Hz.csv");
    g_autoptr (SoleusAnalysis) analysis = analyse (recording);
    g_autoptr (GArray) stimuli = read_stimuli ();

    for (guint s = 0; s < stimuli->len; s++)
      for (guint c = 0; c < 2; c++)
        {
          double at_s = g_array_index (stimuli, double, s);
          gboolean seen = FALSE;
          for (guint i = 0; i < analysis->artefacts->len; i++)
            {
              const SoleusArtefact *row =
                  &g_array_index (analysis->artefacts, SoleusArtefact, i);
              seen |= row->kind == SOLEUS_ARTEFACT_STIM
                  && soleus_channel_set_has (&row->channels, c)
                  && row->onset_s <= at_s + 0.003
                  && row->onset_s + row->duration_s >= at_s;
            }
          ck_assert_msg (seen, "channel %u at %g s", c, at_s);
        }
  }
END_TEST

START_TEST (nothing_else_in_the_calf_is_large)
  {
    g_autoptr (SoleusRecording) recording = open_recording (
        "evoked-calf-twitches/physiology_FDI_soleus_mV_2000Hz.csv");
    g_autoptr (SoleusAnalysis) analysis = analyse (recording);
    g_autoptr (GArray) stimuli = read_stimuli ();
    guint calf = channel_named (recording, "soleus");
    guint n_small = 0;
    static const double small_s[] = {7.68, 8.66, 9.94, 37.58, 38.01, 40.36,
        45.55, 60.13, 74.01, 98.20, 98.58, 108.12, 110.22};

    for (guint i = 0; i < analysis->bursts->len; i++)
      {
        const SoleusBurst *row =
            &g_array_index (analysis->bursts, SoleusBurst, i);
        gboolean after = FALSE;
        for (guint s = 0; s < stimuli->len; s++)
          {
            double later_s = row->onset_s - g_array_index (stimuli, double, s);
            after |= later_s >= 0.0 && later_s <= 0.3;
          }
        if (soleus_channel_set_has (&row->channels, calf) && !after)
          ck_assert_double_le (row->amplitude, 100.0);
      }
    /* The aim of the detection core: 10 of the 13 small spontaneous ones. */
    for (guint i = 0; i < G_N_ELEMENTS (small_s); i++)
      n_small += burst_near (analysis, calf, small_s[i], 0.03) != NULL;
    ck_assert_uint_ge (n_small, 10);
  }
END_TEST

START_TEST (a_postural_tremor_is_6_hz_on_both_sensors)
  {
    static const char *const files[] = {
        "postural-tremor/tremor_postural_accel_500Hz.csv",
        "postural-tremor/tremor_postural_EMG_V_5000Hz_first30s.csv"};

    for (guint i = 0; i < G_N_ELEMENTS (files); i++)
      {
        g_autoptr (SoleusRecording) recording = open_recording (files[i]);
        g_autoptr (SoleusAnalysis) analysis = analyse (recording);
        ck_assert_double_eq_tol (analysis->frequency_hz, 6.0, 0.2);
        ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_TREM);
      }
  }
END_TEST

START_TEST (a_relaxed_arm_shows_nothing)
  {
    static const char *const files[] = {"openbci/OpenBCI-RAW-S02_S1REST.txt",
        "openbci/OpenBCI-RAW-S06_S1REST.txt",
        "openbci/OpenBCI-RAW-S08_S1REST.txt"};

    for (guint i = 0; i < G_N_ELEMENTS (files); i++)
      {
        g_autoptr (SoleusRecording) recording = open_recording (files[i]);
        g_autoptr (SoleusAnalysis) analysis = analyse (recording);
        ck_assert_uint_eq (analysis->tremor->len, 0);
        ck_assert (isnan (analysis->frequency_hz));
        /* Half a minute: one chance burst has a chance of 22 %. */
        ck_assert_uint_le (analysis->bursts->len, 1);
      }
  }
END_TEST

START_TEST (six_groups_of_contractions_are_voluntary)
  {
    static const double groups_s[][2] = {
        {24, 27}, {33, 38}, {55, 59}, {83, 86}, {102, 107}, {134, 138}};
    g_autoptr (SoleusRecording) recording =
        open_recording ("openbci/OpenBCI-RAW-S06_S1R0.txt");
    g_autoptr (SoleusAnalysis) analysis = analyse (recording);

    for (guint g = 0; g < G_N_ELEMENTS (groups_s); g++)
      {
        double voluntary_s = 0.0;
        for (guint i = 0; i < analysis->states->len; i++)
          {
            const SoleusStateSpan *row =
                &g_array_index (analysis->states, SoleusStateSpan, i);
            double from_s = MAX (row->onset_s, groups_s[g][0]);
            double to_s = MIN (row->onset_s + row->duration_s, groups_s[g][1]);
            if (row->state == SOLEUS_STATE_VOLUNTARY && to_s > from_s)
              voluntary_s += to_s - from_s;
          }
        ck_assert_msg (voluntary_s >= 0.5, "group at %g s", groups_s[g][0]);
      }
  }
END_TEST

/* 0.051063 uV a count of 16 bits; the INDEX gives 0.6 uV RMS of noise. */
#define UV_PER_FULL_SCALE (32768.0 * 0.051063)

/* Uncalibrated amplitudes are in multiples of the noise: back to the file's
 * own unit. */
static double
noise_of (const SoleusAnalysis *analysis, const SoleusBurst *row)
{
  int channel = soleus_channel_set_next (&row->channels, -1);

  return g_array_index (analysis->quality, SoleusQuality, channel).noise_rms;
}

START_TEST (two_contractions_of_a_resting_leg_are_no_twitches)
  {
    static const double contractions_s[][2] = {{3.1, 5.2}, {28.2, 31.0}};
    static const double listed_s[] = {49.282, 51.258, 51.828, 52.536, 55.397,
        59.218, 73.291, 84.372, 89.476, 92.374, 92.506, 100.783, 104.954,
        110.904};
    g_autoptr (SoleusRecording) recording =
        open_recording ("resting-leg/biomech0deg_prox_dist_5000Hz.wav");
    g_autoptr (SoleusAnalysis) analysis = analyse (recording);
    guint found = 0;
    guint others = 0;

    for (guint i = 0; i < analysis->bursts->len; i++)
      {
        const SoleusBurst *row =
            &g_array_index (analysis->bursts, SoleusBurst, i);
        gboolean listed = FALSE;
        for (guint c = 0; c < G_N_ELEMENTS (contractions_s); c++)
          if (row->onset_s >= contractions_s[c][0] - 0.05
              && row->onset_s < contractions_s[c][1])
            ck_assert_int_eq (row->pattern, SOLEUS_PATTERN_VOL);
        for (guint k = 0; k < G_N_ELEMENTS (listed_s); k++)
          listed |= listed_s[k] > row->onset_s - 0.02
              && listed_s[k] < row->onset_s + row->duration_s + 0.02;
        double uv =
            row->amplitude * UV_PER_FULL_SCALE * noise_of (analysis, row);
        others += !listed && row->onset_s > 48.0 && uv > 12.0 * 0.6;
      }
    for (guint k = 0; k < G_N_ELEMENTS (listed_s); k++)
      found += burst_near (analysis, 0, listed_s[k], 0.05) != NULL
          || burst_near (analysis, 1, listed_s[k], 0.05) != NULL;
    ck_assert_uint_ge (found, 11);
    ck_assert_uint_le (others, 6);
  }
END_TEST

/* Of a muscle that is tense between them, too: no twitch in sight. */
START_TEST (nine_contractions_are_nine_and_nothing_else)
  {
    g_autoptr (SoleusRecording) recording =
        open_recording ("opensignals/emg_bursts.h5");
    g_autoptr (SoleusAnalysis) analysis = analyse (recording);

    ck_assert_uint_eq (analysis->bursts->len, 9);
    for (guint i = 0; i < analysis->bursts->len; i++)
      ck_assert_int_eq (
          g_array_index (analysis->bursts, SoleusBurst, i).pattern,
          SOLEUS_PATTERN_VOL);
  }
END_TEST

START_TEST (walking_is_activity_and_no_tremor)
  {
    g_autoptr (SoleusRecording) recording = open_recording ("biosppy/acc.txt");
    g_autoptr (SoleusAnalysis) analysis = analyse (recording);
    double activity_s = 0.0;

    for (guint i = 0; i < analysis->states->len; i++)
      {
        const SoleusStateSpan *row =
            &g_array_index (analysis->states, SoleusStateSpan, i);
        if (row->state == SOLEUS_STATE_ACTIVITY)
          activity_s += row->duration_s;
      }
    ck_assert_double_ge (
        activity_s, 0.9 * soleus_recording_get_duration_s (recording));
    ck_assert_uint_eq (analysis->tremor->len, 0);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_NONE);
    ck_assert_int_eq (analysis->record_state, SOLEUS_STATE_ACTIVITY);
  }
END_TEST

START_TEST (one_regular_unit_in_a_needle_is_no_tremor)
  {
    g_autoptr (SoleusRecording) recording =
        open_recording ("needle-emg/emg_neuropathy.hea");
    g_autoptr (SoleusAnalysis) analysis = analyse (recording);
    guint n_regular = 0;

    ck_assert_uint_eq (analysis->tremor->len, 0);
    for (guint i = 0; i < analysis->episodes->len; i++)
      {
        const SoleusEpisode *row =
            &g_array_index (analysis->episodes, SoleusEpisode, i);
        ck_assert_int_ne (row->pattern, SOLEUS_PATTERN_TREM);
        ck_assert_int_ne (row->pattern, SOLEUS_PATTERN_CLON);
        n_regular += row->frequency_hz > 8.0 && row->frequency_hz < 12.0;
      }
    ck_assert_uint_eq (n_regular, 2);
  }
END_TEST

START_TEST (who_moves_about_has_neither_tremor_nor_jerks)
  {
    static const struct
    {
      const char *file;
      double until_s; /* moving up to here */
    } rows[] = {
        {"parkinson-wrist/sample_wrist_accelerometer_data.csv", 57.0},
        {"walking-cwa/example-610-steps.cwa", 200.0},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusRecording) recording = open_recording (rows[i].file);
        g_autoptr (SoleusAnalysis) analysis = analyse (recording);
        ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_NONE);
        ck_assert_int_eq (analysis->record_state, SOLEUS_STATE_ACTIVITY);
        for (guint k = 0; k < analysis->tremor->len; k++)
          ck_assert_double_ge (
              g_array_index (analysis->tremor, SoleusTremor, k).span.start_s,
              rows[i].until_s);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("analyse-recordings");
  TCase *tc = tcase_create ("analyse-recordings");

  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, each_stimulus_gives_one_calf_twitch_32_ms_later);
  tcase_add_test (tc, stimulus_artefacts_are_artefacts_in_both_muscles);
  tcase_add_test (tc, nothing_else_in_the_calf_is_large);
  tcase_add_test (tc, a_postural_tremor_is_6_hz_on_both_sensors);
  tcase_add_test (tc, a_relaxed_arm_shows_nothing);
  tcase_add_test (tc, six_groups_of_contractions_are_voluntary);
  tcase_add_test (tc, two_contractions_of_a_resting_leg_are_no_twitches);
  tcase_add_test (tc, nine_contractions_are_nine_and_nothing_else);
  tcase_add_test (tc, walking_is_activity_and_no_tremor);
  tcase_add_test (tc, one_regular_unit_in_a_needle_is_no_tremor);
  tcase_add_test (tc, who_moves_about_has_neither_tremor_nor_jerks);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN_WITH_RECORDINGS (make_suite)
