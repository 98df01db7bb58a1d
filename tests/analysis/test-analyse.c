/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-test.h"
#include "support.h"

static const double twitch_s[] = {
    5.3, 9.1, 14.72, 21.0, 22.4, 31.9, 44.25, 50.1};

START_TEST (every_clear_twitch_is_found_once_and_where_it_is)
  {
    g_autoptr (Signal) signal =
        signal_new (2000.0, 60.0, 1, 2.0, soleus_test_seed ());

    for (guint i = 0; i < G_N_ELEMENTS (twitch_s); i++)
      signal_add_potential (signal, 0, twitch_s[i], 60.0);
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);
    for (guint i = 0; i < G_N_ELEMENTS (twitch_s); i++)
      {
        const SoleusBurst *row = burst_near (analysis, 0, twitch_s[i], 0.02);
        ck_assert_msg (row != NULL, "none at %g s", twitch_s[i]);
        ck_assert_int_eq (row->pattern, SOLEUS_PATTERN_FASC);
        /* The peak is one sample sharp; half of one and the noise's share. */
        ck_assert_double_eq_tol (row->peak_s, twitch_s[i], 0.001);
        /* Its first tenth lies 4 ms before the peak; noise moves it. */
        ck_assert_double_eq_tol (row->onset_s, twitch_s[i] - 0.004, 0.002);
        /* 20-450 Hz takes a little off; noise of 2 adds a little. */
        ck_assert_double_eq_tol (row->amplitude, 60.0, 12.0);
      }
    /* 0.5 a minute are accepted; three have a chance of 1.4 %. */
    ck_assert_uint_le (analysis->bursts->len, G_N_ELEMENTS (twitch_s) + 2);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_FASC);
  }
END_TEST

START_TEST (a_twitch_on_the_last_and_first_samples_is_found)
  {
    g_autoptr (Signal) signal =
        signal_new (2000.0, 30.0, 1, 2.0, soleus_test_seed ());

    signal_add_potential (signal, 0, 0.004, 80.0);
    signal_add_potential (signal, 0, 29.997, 80.0);
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);
    ck_assert_ptr_nonnull (burst_near (analysis, 0, 0.0, 0.01));
    ck_assert_ptr_nonnull (burst_near (analysis, 0, 29.993, 0.01));
  }
END_TEST

START_TEST (noise_alone_gives_few_bursts_and_no_rhythm)
  {
    static const double rates_hz[] = {500.0, 1000.0, 4000.0};

    for (guint i = 0; i < G_N_ELEMENTS (rates_hz); i++)
      {
        g_autoptr (Signal) signal =
            signal_new (rates_hz[i], 240.0, 1, 3.0, soleus_test_seed () + i);
        g_autoptr (SoleusAnalysis) analysis =
            signal_analyse (signal, SOLEUS_KIND_EMG);
        /* 0.5 a minute over 4 minutes: 8 or more have a chance of 0.1 %. */
        ck_assert_uint_lt (analysis->bursts->len, 8);
        ck_assert_uint_eq (analysis->tremor->len, 0);
        ck_assert (isnan (analysis->frequency_hz));
      }
  }
END_TEST

START_TEST (noise_alone_moves_no_accelerometer)
  {
    g_autoptr (Signal) signal =
        signal_new (100.0, 240.0, 3, 0.002, soleus_test_seed ());
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_ACCELEROMETER);

    ck_assert_uint_lt (analysis->bursts->len, 8);
    ck_assert_uint_eq (analysis->tremor->len, 0);
    ck_assert_int_eq (analysis->record_state, SOLEUS_STATE_REST);
  }
END_TEST

START_TEST (a_contraction_is_voluntary_and_no_twitch)
  {
    g_autoptr (Signal) signal =
        signal_new (1000.0, 60.0, 1, 2.0, soleus_test_seed ());

    signal_add_contraction (signal, 0, 20.0, 23.0, 0.3, 100.0);
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);
    const SoleusBurst *row = burst_near (analysis, 0, 20.0, 0.2);
    ck_assert_ptr_nonnull (row);
    ck_assert_int_eq (row->pattern, SOLEUS_PATTERN_VOL);
    ck_assert_double_eq_tol (row->duration_s, 3.0, 0.2);
    ck_assert_uint_le (count_bursts (analysis, SOLEUS_PATTERN_FASC), 2);
    gboolean voluntary = FALSE;
    for (guint i = 0; i < analysis->states->len; i++)
      {
        const SoleusStateSpan *span =
            &g_array_index (analysis->states, SoleusStateSpan, i);
        voluntary |= span->state == SOLEUS_STATE_VOLUNTARY
            && span->onset_s < 21.0 && span->onset_s + span->duration_s > 22.0;
      }
    ck_assert (voluntary);
  }
END_TEST

START_TEST (hum_hides_no_twitch)
  {
    g_autoptr (Signal) signal =
        signal_new (2000.0, 60.0, 1, 1.5, soleus_test_seed ());

    signal_add_sine (signal, 0, 0.0, 60.0, 50.07, 50.07, 30.0);
    signal_add_sine (signal, 0, 0.0, 60.0, 150.21, 150.21, 12.0);
    for (guint i = 0; i < G_N_ELEMENTS (twitch_s); i++)
      signal_add_potential (signal, 0, twitch_s[i], 30.0);
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);
    const SoleusQuality *quality =
        &g_array_index (analysis->quality, SoleusQuality, 0);
    ck_assert_double_eq (quality->mains_hz, 50.0);
    ck_assert_double_eq_tol (quality->mains_amplitude, 30.0, 3.0);
    ck_assert_double_eq_tol (quality->noise_rms, 1.0, 0.4);
    for (guint i = 0; i < G_N_ELEMENTS (twitch_s); i++)
      ck_assert_ptr_nonnull (burst_near (analysis, 0, twitch_s[i], 0.02));
  }
END_TEST

START_TEST (a_tremor_is_found_at_its_frequency)
  {
    static const double hz[] = {4.0, 6.3, 9.5};

    for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
      {
        g_autoptr (Signal) signal =
            signal_new (100.0, 40.0, 3, 0.002, soleus_test_seed () + i);
        signal_add_sine (signal, 1, 5.0, 35.0, hz[i], hz[i], 0.03);
        g_autoptr (SoleusAnalysis) analysis =
            signal_analyse (signal, SOLEUS_KIND_ACCELEROMETER);
        ck_assert_uint_ge (analysis->tremor->len, 1);
        for (guint k = 0; k < analysis->tremor->len; k++)
          {
            const SoleusTremor *row =
                &g_array_index (analysis->tremor, SoleusTremor, k);
            /* The estimate is the middle of its interval. */
            ck_assert_double_lt (row->low_hz, row->frequency_hz);
            ck_assert_double_eq_tol (
                row->high_hz + row->low_hz, 2.0 * row->frequency_hz, 1e-6);
          }
        /* science.md 5: 0.1 Hz at 6 dB over 10 s. */
        ck_assert_double_eq_tol (analysis->frequency_hz, hz[i], 0.1);
        ck_assert_uint_ge (count_bursts (analysis, SOLEUS_PATTERN_TREM), 1);
        ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_TREM);
      }
  }
END_TEST

/* Beats of interference, uneven in size and time. */
static SoleusAnalysis *
analyse_beats (double hz, double length_s, double rms, guint32 seed)
{
  g_autoptr (Signal) signal = signal_new (2000.0, 40.0, 1, 4.0, seed);

  for (double at_s = 1.0; at_s < 39.0;)
    {
      double size = rms * g_rand_double_range (signal->rand, 0.4, 1.6);
      signal_add_contraction (
          signal, 0, at_s, at_s + length_s, length_s / 4.0, size);
      at_s += g_rand_double_range (signal->rand, 0.92, 1.08) / hz;
    }
  return signal_analyse (signal, SOLEUS_KIND_EMG);
}

START_TEST (short_beats_faster_than_any_clonus_are_a_tremor)
  {
    static const double hz[] = {9.0, 10.6, 13.0};

    for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
      {
        g_autoptr (SoleusAnalysis) analysis =
            analyse_beats (hz[i], 0.02, 40.0, soleus_test_seed () + i);
        ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_TREM);
        ck_assert_double_eq_tol (analysis->frequency_hz, hz[i], 0.05 * hz[i]);
      }
  }
END_TEST

START_TEST (a_rhythm_whose_beats_are_lost_in_the_noise_is_found)
  {
    static const double hz[] = {6.0, 8.8, 10.0};

    for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
      {
        g_autoptr (SoleusAnalysis) analysis =
            analyse_beats (hz[i], 0.45 / hz[i], 4.6, soleus_test_seed () + i);
        ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_TREM);
        ck_assert_double_eq_tol (analysis->frequency_hz, hz[i], 0.05 * hz[i]);
      }
  }
END_TEST

START_TEST (a_chirp_is_no_tremor)
  {
    g_autoptr (Signal) signal =
        signal_new (100.0, 60.0, 1, 0.002, soleus_test_seed ());

    signal_add_sine (signal, 0, 0.0, 60.0, 0.5, 40.0, 0.05);
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_ACCELEROMETER);
    ck_assert_uint_eq (analysis->tremor->len, 0);
  }
END_TEST

START_TEST (a_gap_is_no_rest_and_joins_nothing)
  {
    g_autoptr (Signal) signal =
        signal_new (2000.0, 60.0, 1, 2.0, soleus_test_seed ());
    g_autoptr (GError) error = NULL;

    /* A contraction on both sides of the gap. */
    signal_add_contraction (signal, 0, 28.0, 32.0, 0.3, 60.0);
    g_autoptr (SoleusRecording) recording =
        signal_make (signal, SOLEUS_KIND_EMG, 100.0);
    g_autoptr (SoleusAnalysis) analysis =
        soleus_analyse (recording, NULL, NULL, 0, NULL, &error);
    soleus_test_no_error (error);
    double unusable_s = 0.0;
    for (guint i = 0; i < analysis->states->len; i++)
      {
        const SoleusStateSpan *row =
            &g_array_index (analysis->states, SoleusStateSpan, i);
        if (row->state == SOLEUS_STATE_UNUSABLE)
          unusable_s += row->duration_s;
      }
    ck_assert_double_eq_tol (unusable_s, 100.0, 1e-6);
    for (guint i = 0; i < analysis->bursts->len; i++)
      ck_assert_double_le (
          g_array_index (analysis->bursts, SoleusBurst, i).duration_s, 3.0);
    ck_assert_double_le (
        g_array_index (analysis->quality, SoleusQuality, 0).usable_rest_s,
        57.0);
  }
END_TEST

START_TEST (the_same_recording_gives_the_same_rows)
  {
    g_autoptr (Signal) signal =
        signal_new (1000.0, 200.0, 2, 2.0, soleus_test_seed ());

    for (guint i = 0; i < 40; i++)
      signal_add_potential (signal, i % 2, 3.0 + 4.7 * i, 25.0 + i);
    g_autoptr (SoleusAnalysis) a = signal_analyse (signal, SOLEUS_KIND_EMG);
    g_autoptr (SoleusAnalysis) b = signal_analyse (signal, SOLEUS_KIND_EMG);
    ck_assert_uint_eq (a->bursts->len, b->bursts->len);
    ck_assert_uint_ge (a->bursts->len, 40);
    for (guint i = 0; i < a->bursts->len; i++)
      {
        const SoleusBurst *x = &g_array_index (a->bursts, SoleusBurst, i);
        const SoleusBurst *y = &g_array_index (b->bursts, SoleusBurst, i);
        ck_assert (x->onset_s == y->onset_s && x->duration_s == y->duration_s
            && x->amplitude == y->amplitude && x->pattern == y->pattern);
      }
  }
END_TEST

START_TEST (rows_point_at_rows_that_exist)
  {
    g_autoptr (Signal) signal =
        signal_new (1000.0, 60.0, 2, 2.0, soleus_test_seed ());

    for (guint i = 0; i < G_N_ELEMENTS (twitch_s); i++)
      signal_add_potential (signal, i % 2, twitch_s[i], 40.0);
    signal_add_contraction (signal, 0, 52.0, 55.0, 0.3, 60.0);
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);
    for (guint i = 0; i < analysis->bursts->len; i++)
      {
        const SoleusBurst *row =
            &g_array_index (analysis->bursts, SoleusBurst, i);
        ck_assert_int_ge (row->episode, 0);
        ck_assert_int_lt (row->episode, (int)analysis->episodes->len);
        ck_assert_uint_le (row->first_discharge + row->n_discharges,
            analysis->discharges_s->len);
        ck_assert_int_lt (row->template_idx, (int)analysis->templates->len);
      }
    for (guint i = 0; i < analysis->episodes->len; i++)
      {
        const SoleusEpisode *row =
            &g_array_index (analysis->episodes, SoleusEpisode, i);
        ck_assert_uint_le (
            row->first_reason + row->n_reasons, analysis->reasons->len);
        ck_assert_uint_ge (row->n_reasons, 1);
        ck_assert (row->mu >= 0.0 && row->mu <= 1.0);
      }
  }
END_TEST

START_TEST (work_that_is_cancelled_says_so)
  {
    g_autoptr (Signal) signal =
        signal_new (1000.0, 10.0, 1, 2.0, soleus_test_seed ());
    g_autoptr (SoleusRecording) recording =
        signal_make (signal, SOLEUS_KIND_EMG, 0.0);
    SoleusProgress progress = {NULL};
    GError *error = NULL;

    soleus_progress_cancel (&progress);
    ck_assert_ptr_null (
        soleus_analyse (recording, NULL, NULL, 0, &progress, &error));
    ck_assert (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED));
    g_clear_error (&error);
  }
END_TEST

START_TEST (a_recording_with_nothing_to_search_says_why)
  {
    g_autoptr (Signal) signal =
        signal_new (10.0, 60.0, 1, 2.0, soleus_test_seed ());
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);

    ck_assert_int_eq (analysis->verdict.usable, SOLEUS_USABLE_NO);
    ck_assert_uint_ge (analysis->verdict.because->len, 1);
    ck_assert_str_eq (
        g_array_index (analysis->quality, SoleusQuality, 0).reason_id,
        "emg-rate-too-low");
  }
END_TEST

/* An open input, and a file that ended after two samples. */
static const double dead_s[] = {60.0, 0.002};

START_TEST (a_line_without_noise_is_not_usable)
  {
    g_autoptr (Signal) signal =
        signal_new (1000.0, dead_s[_i], 1, 0.0, soleus_test_seed ());
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);

    ck_assert_int_eq (analysis->verdict.usable, SOLEUS_USABLE_NO);
    ck_assert_uint_ge (analysis->verdict.because->len, 1);
    ck_assert_str_eq (
        g_ptr_array_index (analysis->verdict.because, 0), "nothing-usable");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("analyse");
  TCase *tc = tcase_create ("analyse");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, every_clear_twitch_is_found_once_and_where_it_is);
  tcase_add_test (tc, a_twitch_on_the_last_and_first_samples_is_found);
  tcase_add_test (tc, noise_alone_gives_few_bursts_and_no_rhythm);
  tcase_add_test (tc, noise_alone_moves_no_accelerometer);
  tcase_add_test (tc, a_contraction_is_voluntary_and_no_twitch);
  tcase_add_test (tc, hum_hides_no_twitch);
  tcase_add_test (tc, a_tremor_is_found_at_its_frequency);
  tcase_add_test (tc, short_beats_faster_than_any_clonus_are_a_tremor);
  tcase_add_test (tc, a_rhythm_whose_beats_are_lost_in_the_noise_is_found);
  tcase_add_test (tc, a_chirp_is_no_tremor);
  tcase_add_test (tc, a_gap_is_no_rest_and_joins_nothing);
  tcase_add_test (tc, the_same_recording_gives_the_same_rows);
  tcase_add_test (tc, rows_point_at_rows_that_exist);
  tcase_add_test (tc, work_that_is_cancelled_says_so);
  tcase_add_test (tc, a_recording_with_nothing_to_search_says_why);
  tcase_add_loop_test (
      tc, a_line_without_noise_is_not_usable, 0, G_N_ELEMENTS (dead_s));
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
