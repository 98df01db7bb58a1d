/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an accelerometer alone names, on signals made by hand. */
#include <math.h>

#include "soleus-test.h"
#include "support.h"

#define RATE_HZ 100.0
#define NOISE_G 0.001

static Signal *
sensor (double seconds, guint32 seed)
{
  return signal_new (RATE_HZ, seconds, 3, NOISE_G, seed);
}

static SoleusAnalysis *
analyse (const Signal *signal)
{
  return signal_analyse (signal, SOLEUS_KIND_ACCELEROMETER);
}

/* One swing of @length_s, forth and back, on the first axis. */
static void
add_swing (Signal *signal, double at_s, double length_s, double size_g)
{
  gsize first = (gsize)(at_s * signal->rate_hz);
  gsize n = (gsize)(length_s * signal->rate_hz);

  for (gsize i = 0; i < n && first + i < signal->n; i++)
    {
      double u = (double)i / (double)n;
      signal->x[0][first + i] +=
          (float)(size_g * sin (2.0 * G_PI * u) * sin (G_PI * u) * 1.3);
    }
}

/* A knock: 30 Hz that is over in 20 ms. */
static void
add_knock (Signal *signal, double at_s, double size_g)
{
  gsize first = (gsize)(at_s * signal->rate_hz);

  for (gsize i = 0; i < 8; i++)
    signal->x[1][first + i] +=
        (float)(size_g * exp (-(double)i / (0.006 * signal->rate_hz))
            * sin (2.0 * G_PI * 30.0 * (double)(i + 1) / signal->rate_hz));
}

static guint
count_artefacts (const SoleusAnalysis *analysis, SoleusArtefactKind kind)
{
  guint n = 0;

  for (guint i = 0; i < analysis->artefacts->len; i++)
    n += g_array_index (analysis->artefacts, SoleusArtefact, i).kind == kind;
  return n;
}

START_TEST (a_tremor_is_one_burst_with_its_own_edges)
  {
    g_autoptr (Signal) signal = sensor (60.0, 1);
    signal_add_sine (signal, 0, 20.0, 35.0, 5.5, 5.5, 0.05);
    g_autoptr (SoleusAnalysis) analysis = analyse (signal);
    ck_assert_uint_eq (count_bursts (analysis, SOLEUS_PATTERN_TREM), 1);
    const SoleusBurst *burst = burst_near (analysis, 0, 20.0, 1.0);
    ck_assert_ptr_nonnull (burst);
    ck_assert_double_eq_tol (burst->onset_s, 20.0, 0.15);
    ck_assert_double_eq_tol (burst->onset_s + burst->duration_s, 35.0, 0.2);
    ck_assert_double_eq_tol (analysis->frequency_hz, 5.5, 0.1);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_TREM);
  }
END_TEST

START_TEST (a_large_short_one_in_its_band_is_clonus)
  {
    g_autoptr (Signal) signal = sensor (60.0, 2);
    signal_add_sine (signal, 0, 10.0, 16.0, 6.0, 6.0, 0.5);
    signal_add_sine (signal, 0, 30.0, 37.0, 6.0, 6.0, 0.5);
    g_autoptr (SoleusAnalysis) analysis = analyse (signal);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_CLON);
    ck_assert_uint_eq (count_bursts (analysis, SOLEUS_PATTERN_CLON), 2);
  }
END_TEST

START_TEST (a_rhythm_that_swells_and_fades_is_shivering)
  {
    g_autoptr (Signal) signal = sensor (100.0, 3);
    signal_add_sine (signal, 0, 5.0, 95.0, 9.0, 9.0, 0.05);
    for (gsize i = 0; i < signal->n; i++)
      signal->x[0][i] *=
          (float)(1.0 + 0.7 * sin (2.0 * G_PI * 0.11 * (double)i / RATE_HZ));
    g_autoptr (SoleusAnalysis) analysis = analyse (signal);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_SHIV);
    ck_assert_uint_eq (count_bursts (analysis, SOLEUS_PATTERN_SHIV), 1);
    ck_assert_double_eq_tol (analysis->frequency_hz, 9.0, 0.2);
  }
END_TEST

START_TEST (steps_are_gait_and_never_a_tremor)
  {
    g_autoptr (Signal) signal = sensor (80.0, 4);
    signal_add_sine (signal, 0, 10.0, 70.0, 0.9, 0.9, 0.2);
    signal_add_sine (signal, 1, 10.0, 70.0, 1.8, 1.8, 0.3);
    signal_add_sine (signal, 1, 10.0, 70.0, 3.6, 3.6, 0.3);
    signal_add_sine (signal, 2, 10.0, 70.0, 7.2, 7.2, 0.2);
    g_autoptr (SoleusAnalysis) analysis = analyse (signal);
    ck_assert_uint_eq (count_artefacts (analysis, SOLEUS_ARTEFACT_GAIT), 1);
    ck_assert_uint_eq (analysis->tremor->len, 0);
    ck_assert_uint_eq (analysis->bursts->len, 0);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_NONE);
    ck_assert_int_eq (analysis->record_state, SOLEUS_STATE_ACTIVITY);
  }
END_TEST

START_TEST (beats_that_slow_down_are_one_seizure)
  {
    g_autoptr (Signal) signal = sensor (120.0, 5);
    double at_s = 40.0;
    signal_add_sine (signal, 2, 30.0, 40.0, 13.0, 11.0, 0.2);
    while (at_s < 75.0)
      {
        double interval_s = 0.25 * pow (4.0, (at_s - 40.0) / 35.0);
        add_swing (signal, at_s, 0.8 * interval_s, 0.9);
        at_s += interval_s;
      }
    g_autoptr (SoleusAnalysis) analysis = analyse (signal);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_GTCS);
    const SoleusBurst *burst = burst_near (analysis, 0, 30.0, 1.0);
    ck_assert_ptr_nonnull (burst);
    ck_assert_int_eq (burst->pattern, SOLEUS_PATTERN_GTCS);
    ck_assert_double_eq_tol (burst->duration_s, at_s - 30.0, 2.5);
  }
END_TEST

START_TEST (knocks_are_artefacts_and_no_twitches)
  {
    g_autoptr (Signal) signal = sensor (80.0, 6);
    for (guint i = 0; i < 8; i++)
      add_knock (signal, 5.0 + 9.3 * i, 0.9);
    g_autoptr (SoleusAnalysis) analysis = analyse (signal);
    ck_assert_uint_eq (count_artefacts (analysis, SOLEUS_ARTEFACT_TAP), 8);
    ck_assert_uint_eq (analysis->bursts->len, 0);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_NONE);
    ck_assert_int_eq (analysis->record_state, SOLEUS_STATE_REST);
  }
END_TEST

START_TEST (large_jerks_are_myoclonus_and_small_ones_twitches)
  {
    static const struct
    {
      double size_g;
      double length_s;
      SoleusPattern pattern;
    } rows[] = {
        {0.3, 0.2, SOLEUS_PATTERN_MYOC}, {0.02, 0.08, SOLEUS_PATTERN_FASC}};
    static const double at_s[] = {
        5, 9.3, 16.8, 18.2, 25.7, 31.1, 40.4, 41.9, 49.0, 56.6};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Signal) signal = sensor (60.0, 7 + i);
        for (guint k = 0; k < G_N_ELEMENTS (at_s); k++)
          add_swing (signal, at_s[k], rows[i].length_s, rows[i].size_g);
        g_autoptr (SoleusAnalysis) analysis = analyse (signal);
        ck_assert_int_eq (analysis->record_pattern, rows[i].pattern);
        /* at half a false alarm a minute there may be one more */
        guint n = count_bursts (analysis, rows[i].pattern);
        ck_assert_uint_ge (n, 10);
        ck_assert_uint_le (n, 11);
      }
  }
END_TEST

START_TEST (even_movements_are_periodic_and_quick_ones_are_voluntary)
  {
    static const struct
    {
      double interval_s;
      SoleusPattern pattern;
    } rows[] = {{20.0, SOLEUS_PATTERN_PLM}, {5.0, SOLEUS_PATTERN_VOL}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Signal) signal = sensor (140.0, 10 + i);
        for (double at_s = 8.0; at_s < 130.0; at_s += rows[i].interval_s)
          {
            add_swing (signal, at_s, 0.6, 0.1);
            add_swing (signal, at_s + 0.5, 0.7, 0.15);
            add_swing (signal, at_s + 1.1, 0.6, 0.1);
          }
        g_autoptr (SoleusAnalysis) analysis = analyse (signal);
        ck_assert_int_eq (analysis->record_pattern, rows[i].pattern);
      }
  }
END_TEST

START_TEST (a_gap_makes_no_movement)
  {
    g_autoptr (Signal) signal = sensor (60.0, 12);
    g_autoptr (SoleusRecording) recording =
        signal_make (signal, SOLEUS_KIND_ACCELEROMETER, 30.0);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusAnalysis) analysis =
        soleus_analyse (recording, NULL, NULL, 0, NULL, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (analysis->bursts->len, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("movements");
  TCase *tc = tcase_create ("movements");

  tcase_add_test (tc, a_tremor_is_one_burst_with_its_own_edges);
  tcase_add_test (tc, a_large_short_one_in_its_band_is_clonus);
  tcase_add_test (tc, a_rhythm_that_swells_and_fades_is_shivering);
  tcase_add_test (tc, steps_are_gait_and_never_a_tremor);
  tcase_add_test (tc, beats_that_slow_down_are_one_seizure);
  tcase_add_test (tc, knocks_are_artefacts_and_no_twitches);
  tcase_add_test (tc, large_jerks_are_myoclonus_and_small_ones_twitches);
  tcase_add_test (tc, even_movements_are_periodic_and_quick_ones_are_voluntary);
  tcase_add_test (tc, a_gap_makes_no_movement);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
