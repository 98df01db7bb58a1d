/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-limb.h"
#include "soleus-noise.h"
#include "soleus-sensor.h"
#include "soleus-simulate.h"
#include "soleus-stroke.h"

/* science.md 4.3 (limb, sensor) and 4.4 (noise and artefacts). */

#define RATE_HZ 1000.0
#define N 20000

static SoleusRandom
seeded (guint64 stream)
{
  SoleusRandom random;

  soleus_random_init (&random, soleus_test_seed (), stream);
  return random;
}

static double
rms_of (const float *x, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += (double)x[i] * x[i];
  return sqrt (sum / (double)n);
}

/* Amplitude of a sine at @f_hz, by a plain Fourier sum. */
static double
amplitude_at (const float *x, gsize n, double f_hz, double rate_hz)
{
  double re = 0.0, im = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      const double phase = 2.0 * G_PI * f_hz * (double)i / rate_hz;
      re += x[i] * cos (phase);
      im += x[i] * sin (phase);
    }
  return 2.0 * hypot (re, im) / (double)n;
}

/* Mean power of a band: sums at 41 frequencies inside it. */
static double
power_in (const float *x, gsize n, double low_hz, double high_hz)
{
  double sum = 0.0;

  for (guint k = 0; k <= 40; k++)
    sum += pow (
        amplitude_at (x, n, low_hz + (high_hz - low_hz) * k / 40.0, RATE_HZ),
        2.0);
  return sum / 41.0;
}

START_TEST (noise_has_exactly_the_rms_that_was_asked_for)
  {
    SoleusRandom random = seeded (1);

    for (double rms = 1.0; rms < 30.0; rms *= 3.0)
      {
        g_autofree float *x = g_new0 (float, N);
        soleus_noise_add (&random, RATE_HZ, rms, x, N);
        ck_assert_double_eq_tol (rms_of (x, N) / rms, 1.0, 1e-4);
      }
  }
END_TEST

START_TEST (noise_lies_between_20_and_450_hz)
  {
    SoleusRandom random = seeded (2);
    g_autofree float *x = g_new0 (float, N);
    double inside;

    soleus_noise_add (&random, RATE_HZ, 5.0, x, N);
    inside = power_in (x, N, 60.0, 300.0);
    /* Second order: 24 dB down at a quarter of the edge. */
    ck_assert_double_lt (power_in (x, N, 1.0, 5.0), 0.05 * inside);
  }
END_TEST

START_TEST (slow_noise_falls_with_frequency)
  {
    SoleusRandom random = seeded (3);
    g_autofree float *x = g_new0 (float, N);

    soleus_noise_add_slow (&random, 20.0, RATE_HZ, 5.0, x, N);
    ck_assert_double_eq_tol (rms_of (x, N), 5.0, 1e-3);
    ck_assert_double_gt (
        power_in (x, N, 0.3, 1.0), 3.0 * power_in (x, N, 5.0, 15.0));
    ck_assert_double_gt (
        power_in (x, N, 5.0, 15.0), 10.0 * power_in (x, N, 100.0, 200.0));
  }
END_TEST

START_TEST (mains_stands_at_its_frequency_with_weaker_harmonics)
  {
    static const double mains_hz[] = {50.0, 60.0};
    SoleusRandom random = seeded (4);

    for (guint k = 0; k < G_N_ELEMENTS (mains_hz); k++)
      {
        g_autofree float *x = g_new0 (float, N);
        double best = 0.0, second = 0.0;
        soleus_mains_add (&random, mains_hz[k], 20.0, RATE_HZ, x, N);
        for (double off = -0.1; off <= 0.1; off += 0.01)
          {
            best = MAX (best, amplitude_at (x, N, mains_hz[k] + off, RATE_HZ));
            second = MAX (second,
                amplitude_at (x, N, 2.0 * (mains_hz[k] + off), RATE_HZ));
          }
        /* Swings slowly by a tenth. */
        ck_assert_double_eq_tol (best, 20.0, 2.5);
        ck_assert_double_le (second, 0.5 * 20.0 / 2.0 * 1.1);
        ck_assert_double_ge (second, 0.05 * 20.0 / 2.0 * 0.8);
        ck_assert_double_lt (amplitude_at (x, N, 77.0, RATE_HZ), 0.5);
      }
  }
END_TEST

START_TEST (the_baseline_wanders_below_1_hz)
  {
    SoleusRandom random = seeded (5);
    g_autofree float *x = g_new0 (float, N);
    double largest = 0.0;

    soleus_wander_add (&random, 500.0, RATE_HZ, x, N);
    for (gsize i = 0; i < N; i++)
      largest = MAX (largest, fabsf (x[i]));
    /* Five sines of 100 each, and the walk. */
    ck_assert_double_le (largest, 700.0);
    ck_assert_double_ge (largest, 100.0);
    ck_assert_double_gt (
        power_in (x, N, 0.05, 1.0), 100.0 * power_in (x, N, 10.0, 100.0));
  }
END_TEST

/* Plays @id with one item of noise set; EMG of one channel alone. */
static SoleusRecording *
play (const char *id, SoleusDisturb item, double value, double duration_s,
    SoleusTruth **truth)
{
  SoleusSimulateOptions options;

  soleus_simulate_options_init (&options);
  options.seed = soleus_test_seed ();
  options.weather = SOLEUS_WEATHER_CLEAN;
  options.rate_hz = RATE_HZ;
  options.acc_rate_hz = 0.0;
  options.duration_s = duration_s;
  options.disturbs[SOLEUS_DISTURB_NOISE_UV] = 1.0;
  options.disturbs[item] = value;
  return soleus_simulate (soleus_recipe_find (id), &options, truth, NULL, NULL);
}

static const SoleusTruthArtefact *
artefact_at (const SoleusTruth *truth, guint i)
{
  return &g_array_index (truth->artefacts, SoleusTruthArtefact, i);
}

START_TEST (the_heart_beats_evenly_and_as_high_as_asked)
  {
    g_autoptr (SoleusTruth) truth = NULL;
    g_autoptr (SoleusRecording) recording =
        play ("REST", SOLEUS_DISTURB_ECG_UV, 50.0, 60.0, &truth);
    g_autofree float *x = g_new (float, 60000);
    double mean = 0.0, squares = 0.0;
    const guint n = truth->artefacts->len - 2;

    ck_assert_uint_ge (truth->artefacts->len, 45);
    ck_assert_uint_le (truth->artefacts->len, 105);
    /* The first beat may be cut off by the start. */
    for (guint i = 1; i <= n; i++)
      mean += (artefact_at (truth, i + 1)->onset_s
                  - artefact_at (truth, i)->onset_s)
          / n;
    for (guint i = 1; i <= n; i++)
      squares += pow (artefact_at (truth, i + 1)->onset_s
              - artefact_at (truth, i)->onset_s - mean,
          2.0);
    ck_assert_double_ge (mean, 0.58);
    ck_assert_double_le (mean, 1.22);
    ck_assert_double_ge (sqrt (squares / n), 0.02);
    ck_assert_double_le (sqrt (squares / n), 0.08);
    ck_assert (soleus_recording_read (recording, 0, 0, 60000, x, NULL));
    for (guint i = 1; i < n; i++)
      {
        const SoleusTruthArtefact *row = artefact_at (truth, i);
        float top = 0.0f;
        ck_assert_int_eq (row->kind, SOLEUS_ARTEFACT_ECG);
        for (gsize k = (gsize)(row->onset_s * RATE_HZ);
             k < (gsize)((row->onset_s + row->duration_s) * RATE_HZ); k++)
          top = MAX (top, x[k]);
        /* 50 uV times 0.8-1.2, less Q and S beside it, and noise. */
        ck_assert_float_ge (top, 30.0f);
        ck_assert_float_le (top, 70.0f);
      }
  }
END_TEST

START_TEST (a_pop_is_a_step_that_dies_away)
  {
    g_autoptr (SoleusTruth) truth = NULL;
    g_autoptr (SoleusRecording) recording =
        play ("REST", SOLEUS_DISTURB_POPS_PER_MIN, 3.0, 300.0, &truth);

    /* 15 expected, SD 3.9. */
    ck_assert_uint_ge (truth->artefacts->len, 2);
    ck_assert_uint_le (truth->artefacts->len, 36);
    for (guint i = 0; i < truth->artefacts->len; i++)
      {
        const SoleusTruthArtefact *row = artefact_at (truth, i);
        const guint64 at = (guint64)ceil (row->onset_s * RATE_HZ);
        float x[2];
        ck_assert_int_eq (row->kind, SOLEUS_ARTEFACT_POP);
        /* ln 10 times 20-500 ms. */
        ck_assert_double_le (row->duration_s, 1.152);
        if (at == 0)
          continue;
        ck_assert (soleus_recording_read (recording, 0, at - 1, 2, x, NULL));
        /* At least 0.1 mV at once, less what has died away in a sample; the
         * noise is 1 uV. */
        ck_assert_float_ge (fabsf (x[1] - x[0]), 85.0f);
      }
  }
END_TEST

START_TEST (contractions_fill_the_share_that_was_asked_for)
  {
    g_autoptr (SoleusTruth) truth = NULL;
    g_autoptr (SoleusRecording) recording =
        play ("REST", SOLEUS_DISTURB_VOLUNTARY, 0.10, 300.0, &truth);
    double voluntary_s = 0.0;

    ck_assert_ptr_nonnull (recording);
    for (guint i = 0; i < truth->states->len; i++)
      {
        const SoleusTruthState *row =
            &g_array_index (truth->states, SoleusTruthState, i);
        if (row->state == SOLEUS_STATE_VOLUNTARY)
          voluntary_s += row->duration_s;
      }
    ck_assert_double_eq_tol (voluntary_s / 300.0, 0.10, 0.03);
  }
END_TEST

START_TEST (steady_activity_is_in_the_signal_and_not_in_the_truth)
  {
    g_autoptr (SoleusTruth) truth = NULL;
    g_autoptr (SoleusRecording) recording =
        play ("REST", SOLEUS_DISTURB_BACKGROUND, 0.05, 20.0, &truth);
    g_autofree float *x = g_new (float, N);

    ck_assert (soleus_recording_read (recording, 0, 0, N, x, NULL));
    /* 5 % of 300 uV. */
    ck_assert_double_eq_tol (rms_of (x, N), 15.0, 3.0);
    ck_assert_uint_eq (truth->bursts->len, 0);
  }
END_TEST

START_TEST (a_clipped_signal_stays_within_its_rails)
  {
    g_autoptr (SoleusTruth) truth = NULL;
    g_autoptr (SoleusRecording) recording =
        play ("ART-CLIP", SOLEUS_DISTURB_CLIP_MV, 0.5, 120.0, &truth);
    g_autofree float *x = g_new (float, 120000);
    const SoleusChannel *channel = soleus_recording_get_channel (recording, 0);
    guint n_clips = 0;

    ck_assert (soleus_recording_read (recording, 0, 0, 120000, x, NULL));
    for (gsize i = 0; i < 120000; i++)
      if (fabsf (x[i]) > 500.0f)
        ck_abort_msg ("%g uV at %g s", x[i], (double)i / RATE_HZ);
    for (guint i = 0; i < truth->artefacts->len; i++)
      {
        const SoleusTruthArtefact *row = artefact_at (truth, i);
        if (row->kind != SOLEUS_ARTEFACT_CLIP)
          continue;
        n_clips++;
        ck_assert_double_ge (row->duration_s, 3.0 / RATE_HZ - 1e-9);
      }
    ck_assert_uint_gt (n_clips, 0);
    ck_assert_double_eq (channel->rail_high, 500.0);
  }
END_TEST

START_TEST (each_weather_is_worse_than_the_one_before)
  {
    double values[SOLEUS_N_WEATHERS][SOLEUS_N_DISTURBS];

    for (guint w = 0; w < SOLEUS_N_WEATHERS; w++)
      {
        SoleusWeather back;
        soleus_weather_draw ((SoleusWeather)w, soleus_test_seed (), values[w]);
        ck_assert (soleus_weather_from_id (
            soleus_weather_id ((SoleusWeather)w), &back));
        ck_assert_uint_eq (back, w);
      }
    for (guint i = 0; i < SOLEUS_N_DISTURBS; i++)
      for (guint w = 1; w < SOLEUS_N_WEATHERS; w++)
        ck_assert_double_ge (values[w][i], values[w - 1][i]);
    ck_assert_double_eq (
        values[SOLEUS_WEATHER_CLEAN][SOLEUS_DISTURB_ECG_UV], 0.0);
    ck_assert_double_gt (
        values[SOLEUS_WEATHER_MIXED][SOLEUS_DISTURB_ECG_UV], 0.0);
  }
END_TEST

START_TEST (a_sensor_turns_gravity_without_changing_its_size)
  {
    const SoleusElectrodes electrodes = {.n_channels = 1, .rate_hz = RATE_HZ};

    for (guint seed = 0; seed < 20; seed++)
      {
        g_autoptr (SoleusScene) scene =
            soleus_scene_new (5.0, 100.0, &electrodes, seed);
        const SoleusSensor sensor = soleus_sensor_draw (seed);
        float axes[3][500], *out[3] = {axes[0], axes[1], axes[2]};
        double size = 0.0;
        soleus_sensor_read (&sensor, scene, seed, out);
        for (guint k = 0; k < 3; k++)
          {
            double mean = 0.0;
            for (gsize i = 0; i < 500; i++)
              {
                double steps = axes[k][i] / sensor.lsb_g;
                mean += axes[k][i] / 500.0;
                ck_assert_double_le (fabs (steps - rint (steps)), 0.01);
              }
            size += pow (mean - sensor.offset_g[k], 2.0);
          }
        /* A step of the converter is up to 4 mg. */
        ck_assert_double_eq_tol (sqrt (size), 1.0, 0.006);
      }
  }
END_TEST

START_TEST (a_limb_moves_as_far_as_asked_and_only_with_its_muscle)
  {
    const SoleusElectrodes electrodes = {.n_channels = 1, .rate_hz = RATE_HZ};
    const SoleusLimb limb = {0.2, 4.0, 3.0, 0.3, 0.2};
    g_autoptr (SoleusScene) scene =
        soleus_scene_new (10.0, 100.0, &electrodes, 1);
    const SoleusTruthBurst *row;
    double peak = 0.0;

    /* A silent muscle moves nothing. */
    soleus_limb_move (
        scene, &limb, (SoleusSpan){2.0, 4.0}, SOLEUS_PATTERN_PLM, -1);
    ck_assert_uint_eq (scene->truth->bursts->len, 0);
    for (gsize i = 2000; i < 4000; i++)
      scene->emg[0][i] = i % 2 == 0 ? 50.0f : -50.0f;
    soleus_limb_move (
        scene, &limb, (SoleusSpan){2.0, 4.0}, SOLEUS_PATTERN_PLM, -1);
    for (gsize i = 0; i < scene->n_acc; i++)
      {
        peak = MAX (peak, hypot (scene->acc[0][i], scene->acc[2][i]));
        if (i < 200)
          ck_assert_float_eq (scene->acc[0][i], 0.0f);
      }
    ck_assert_double_eq_tol (peak, 0.2, 0.01);
    ck_assert_uint_eq (scene->truth->bursts->len, 1);
    row = &g_array_index (scene->truth->bursts, SoleusTruthBurst, 0);
    ck_assert (row->moved);
    ck_assert_double_ge (row->onset_s, 2.0);
    ck_assert_double_le (row->onset_s, 2.4);
  }
END_TEST

START_TEST (a_tenth_of_the_peak_bounds_a_burst)
  {
    const float x[] = {0, 0.5f, -1.1f, 3, -10, 2, 1.0f, 0.9f, 0};
    const float zero[4] = {0};
    gsize first, last;

    ck_assert (soleus_stroke_find_tenth (x, G_N_ELEMENTS (x), &first, &last));
    ck_assert_uint_eq (first, 2);
    /* 1.0 is a tenth and does not exceed it. */
    ck_assert_uint_eq (last, 5);
    ck_assert (!soleus_stroke_find_tenth (zero, 4, &first, &last));
  }
END_TEST

START_TEST (a_burst_outside_the_recording_is_no_burst)
  {
    const SoleusElectrodes electrodes = {.n_channels = 1, .rate_hz = RATE_HZ};
    g_autoptr (SoleusScene) scene = soleus_scene_new (2.0, 0.0, &electrodes, 1);
    g_autoptr (SoleusMotorUnit) unit = soleus_scene_draw_unit (scene, 0);
    static const double times_s[] = {-5.0, 5.0};

    for (guint i = 0; i < G_N_ELEMENTS (times_s); i++)
      {
        g_autoptr (SoleusStroke) stroke =
            soleus_stroke_new (scene, times_s[i], times_s[i]);
        soleus_stroke_fire (stroke, unit, times_s[i], 1.0);
        ck_assert_int_eq (
            soleus_stroke_land (stroke, SOLEUS_PATTERN_FASC, -1), -1);
      }
    ck_assert_uint_eq (scene->truth->bursts->len, 0);
    ck_assert_uint_eq (scene->truth->discharges->len, 0);
  }
END_TEST

START_TEST (time_without_a_state_is_rest_and_overlaps_are_cut)
  {
    g_autoptr (SoleusTruth) truth = soleus_truth_new ();
    static const struct
    {
      double onset_s;
      double duration_s;
      SoleusState state;
    } expected[] = {
        {0.0, 2.0, SOLEUS_STATE_REST},
        {2.0, 3.0, SOLEUS_STATE_VOLUNTARY},
        {5.0, 1.0, SOLEUS_STATE_ACTIVITY},
        {6.0, 4.0, SOLEUS_STATE_REST},
    };

    soleus_truth_add_state (
        truth, SOLEUS_STATE_ACTIVITY, (SoleusSpan){4.0, 6.0});
    soleus_truth_add_state (
        truth, SOLEUS_STATE_VOLUNTARY, (SoleusSpan){2.0, 5.0});
    soleus_truth_finish (truth, 10.0);
    ck_assert_uint_eq (truth->states->len, G_N_ELEMENTS (expected));
    for (guint i = 0; i < truth->states->len; i++)
      {
        const SoleusTruthState *row =
            &g_array_index (truth->states, SoleusTruthState, i);
        ck_assert_double_eq (row->onset_s, expected[i].onset_s);
        ck_assert_double_eq (row->duration_s, expected[i].duration_s);
        ck_assert_int_eq (row->state, expected[i].state);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("disturb");
  TCase *tc = tcase_create ("disturb");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, noise_has_exactly_the_rms_that_was_asked_for);
  tcase_add_test (tc, noise_lies_between_20_and_450_hz);
  tcase_add_test (tc, slow_noise_falls_with_frequency);
  tcase_add_test (tc, mains_stands_at_its_frequency_with_weaker_harmonics);
  tcase_add_test (tc, the_baseline_wanders_below_1_hz);
  tcase_add_test (tc, the_heart_beats_evenly_and_as_high_as_asked);
  tcase_add_test (tc, a_pop_is_a_step_that_dies_away);
  tcase_add_test (tc, contractions_fill_the_share_that_was_asked_for);
  tcase_add_test (tc, steady_activity_is_in_the_signal_and_not_in_the_truth);
  tcase_add_test (tc, a_clipped_signal_stays_within_its_rails);
  tcase_add_test (tc, each_weather_is_worse_than_the_one_before);
  tcase_add_test (tc, a_sensor_turns_gravity_without_changing_its_size);
  tcase_add_test (tc, a_limb_moves_as_far_as_asked_and_only_with_its_muscle);
  tcase_add_test (tc, a_tenth_of_the_peak_bounds_a_burst);
  tcase_add_test (tc, a_burst_outside_the_recording_is_no_burst);
  tcase_add_test (tc, time_without_a_state_is_rest_and_overlaps_are_cut);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
