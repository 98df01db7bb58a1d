/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rows.h"
#include "soleus-record-pattern.h"
#include "soleus-test.h"

/* A minute of rest on one channel: noise explains 0.5 + 2 sqrt (0.5) + 1 = 2.91
 * small bursts at the standard half a minute. */
static SoleusAnalysis *
minute_of_rest (void)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();

  rows_add_quality (analysis, TRUE)->usable_rest_s = 60.0;
  rows_add_state (analysis, 0.0, 60.0, SOLEUS_STATE_REST);
  return analysis;
}

static void
add_many (SoleusAnalysis *analysis, SoleusPattern pattern, guint n,
    double length_s, double mu)
{
  for (guint i = 0; i < n; i++)
    {
      double at_s = analysis->episodes->len;
      rows_add_both (analysis, 0, at_s, at_s + length_s, pattern)->mu = mu;
    }
}

START_TEST (the_class_with_the_most_support_names_the_recording)
  {
    /* support = mu x bursts, of voluntary work 0.3 of it, of doublets three
     * times, of fast runs four times; what lasts has its seconds where that is
     * more. */
    static const struct
    {
      SoleusPattern a;
      guint n_a;
      double length_a_s;
      double mu_a;
      SoleusPattern b;
      guint n_b;
      double length_b_s;
      double mu_b;
      SoleusPattern expected;
    } rows[] = {
        {SOLEUS_PATTERN_FASC, 5, 0.01, 1.0, SOLEUS_PATTERN_MYOC, 4, 0.01, 1.0,
            SOLEUS_PATTERN_FASC}, /* 5 : 4 */
        {SOLEUS_PATTERN_FASC, 5, 0.01, 0.5, SOLEUS_PATTERN_MYOC, 4, 0.01, 1.0,
            SOLEUS_PATTERN_MYOC}, /* 2.5 : 4 */
        {SOLEUS_PATTERN_FASC, 7, 0.01, 1.0, SOLEUS_PATTERN_DBL, 2, 0.01, 1.0,
            SOLEUS_PATTERN_FASC}, /* 7 : 6 */
        {SOLEUS_PATTERN_FASC, 5, 0.01, 1.0, SOLEUS_PATTERN_DBL, 2, 0.01, 1.0,
            SOLEUS_PATTERN_DBL}, /* 5 : 6 */
        {SOLEUS_PATTERN_FASC, 13, 0.01, 1.0, SOLEUS_PATTERN_NMT, 3, 0.3, 1.0,
            SOLEUS_PATTERN_FASC}, /* 13 : 12 */
        {SOLEUS_PATTERN_FASC, 11, 0.01, 1.0, SOLEUS_PATTERN_NMT, 3, 0.3, 1.0,
            SOLEUS_PATTERN_NMT}, /* 11 : 12 */
        {SOLEUS_PATTERN_FASC, 5, 0.01, 1.0, SOLEUS_PATTERN_CRAMP, 1, 6.0, 1.0,
            SOLEUS_PATTERN_CRAMP}, /* 5 : 6 s */
        {SOLEUS_PATTERN_FASC, 5, 0.01, 1.0, SOLEUS_PATTERN_CRAMP, 1, 4.0, 1.0,
            SOLEUS_PATTERN_FASC}, /* 5 : 4 s */
        {SOLEUS_PATTERN_FASC, 2, 0.01, 1.0, SOLEUS_PATTERN_VOL, 6, 5.0, 1.0,
            SOLEUS_PATTERN_FASC}, /* 2 : 1.8, its seconds do not count */
        {SOLEUS_PATTERN_FASC, 1, 0.01, 1.0, SOLEUS_PATTERN_VOL, 4, 5.0, 1.0,
            SOLEUS_PATTERN_VOL}, /* 1 : 1.2 */
        {SOLEUS_PATTERN_FASC, 1, 0.01, 1.0, SOLEUS_PATTERN_UNCLASSIFIED, 50,
            0.01, 1.0, SOLEUS_PATTERN_FASC}, /* background gives way */
        {SOLEUS_PATTERN_TOO_FEW, 1, 0.01, 1.0, SOLEUS_PATTERN_UNCLASSIFIED, 2,
            0.01, 1.0, SOLEUS_PATTERN_UNCLASSIFIED},
        {SOLEUS_PATTERN_FASC, 1, 0.01, 0.2, SOLEUS_PATTERN_TOO_FEW, 1, 0.01,
            1.0, SOLEUS_PATTERN_TOO_FEW}, /* 0.2 is nothing */
        {SOLEUS_PATTERN_FASC, 1, 0.01, 0.2, SOLEUS_PATTERN_MYOC, 1, 0.01, 0.2,
            SOLEUS_PATTERN_NONE},
        {SOLEUS_PATTERN_FASC, 3, 0.01, NAN, SOLEUS_PATTERN_MYOC, 2, 0.01, 1.0,
            SOLEUS_PATTERN_FASC}, /* not measured is sure: 3 : 2 */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      for (int swapped = 0; swapped < 2; swapped++)
        {
          g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();
          if (swapped)
            add_many (analysis, rows[i].b, rows[i].n_b, rows[i].length_b_s,
                rows[i].mu_b);
          add_many (analysis, rows[i].a, rows[i].n_a, rows[i].length_a_s,
              rows[i].mu_a);
          if (!swapped)
            add_many (analysis, rows[i].b, rows[i].n_b, rows[i].length_b_s,
                rows[i].mu_b);
          soleus_record_pattern_set (analysis);
          ck_assert_msg (analysis->record_pattern == rows[i].expected,
              "row %u: %s", i,
              analysis->record_pattern < 0
                  ? "none"
                  : soleus_pattern_id (analysis->record_pattern));
        }
  }
END_TEST

START_TEST (rejected_episodes_say_nothing_of_the_recording)
  {
    g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();

    add_many (analysis, SOLEUS_PATTERN_FASC, 9, 0.01, 1.0);
    for (guint i = 0; i < 9; i++)
      g_array_index (analysis->episodes, SoleusEpisode, i).rejected = TRUE;
    soleus_record_pattern_set (analysis);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_NONE);
    ck_assert_uint_eq (analysis->n_sites_active, 0);
    add_many (analysis, SOLEUS_PATTERN_DBL, 1, 0.01, 1.0);
    soleus_record_pattern_set (analysis);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_DBL);
    ck_assert_uint_eq (analysis->n_sites_active, 1);
  }
END_TEST

/* mean + 2 sqrt (mean) + 1 faint bursts may be noise: with half a false alarm
 * a minute, 2.9 in one minute and 10.5 in ten. */
START_TEST (as_many_faint_bursts_as_noise_makes_are_no_finding)
  {
    static const struct
    {
      double minutes;
      guint n;
      gboolean finding;
    } rows[] = {{1, 2, FALSE}, {1, 3, FALSE}, {1, 4, TRUE}, {1, 20, TRUE},
        {10, 4, FALSE}, {10, 10, FALSE}, {10, 12, TRUE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();
        g_array_index (analysis->quality, SoleusQuality, 0).usable_rest_s =
            60.0 * rows[i].minutes;
        add_many (analysis, SOLEUS_PATTERN_FASC, rows[i].n, 0.01, 1.0);
        for (guint k = 0; k < rows[i].n; k++)
          g_array_index (analysis->bursts, SoleusBurst, k).peak_ratio = 9.0;
        soleus_record_pattern_set (analysis);
        ck_assert_msg ((analysis->record_pattern == SOLEUS_PATTERN_FASC)
                == rows[i].finding,
            "row %u", i);
        /* One of them clear, or long, and it is a finding anyway. */
        for (int how = 0; how < 2; how++)
          {
            SoleusBurst *burst =
                &g_array_index (analysis->bursts, SoleusBurst, 0);
            burst->peak_ratio = how == 0 ? 11.5 : 9.0;
            burst->duration_s = how == 0 ? 0.01 : 0.07;
            soleus_record_pattern_set (analysis);
            ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_FASC);
          }
      }
  }
END_TEST

START_TEST (doublets_and_multiplets_stand_together)
  {
    static const struct
    {
      guint fasc, dbl, mult;
      SoleusPattern expected;
    } rows[] = {
        {15, 3, 3, SOLEUS_PATTERN_DBL},
        {15, 2, 4, SOLEUS_PATTERN_MULT},
        {15, 4, 0, SOLEUS_PATTERN_FASC},
        {16, 3, 2, SOLEUS_PATTERN_FASC},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();
        add_many (analysis, SOLEUS_PATTERN_FASC, rows[i].fasc, 0.01, 1.0);
        add_many (analysis, SOLEUS_PATTERN_DBL, rows[i].dbl, 0.03, 1.0);
        add_many (analysis, SOLEUS_PATTERN_MULT, rows[i].mult, 0.04, 1.0);
        soleus_record_pattern_set (analysis);
        ck_assert_msg (
            analysis->record_pattern == rows[i].expected, "row %u", i);
      }
  }
END_TEST

/* Noise swells for a second now and then; below its own power is no finding,
 * unless it lasts. */
START_TEST (two_swellings_below_the_noise_are_no_contractions)
  {
    static const struct
    {
      double length_s, snr_db;
      gboolean finding;
    } rows[] = {{0.3, 4.0, FALSE}, {0.3, 6.0, TRUE}, {1.0, -1.0, FALSE},
        {1.0, 1.0, TRUE}, {1.9, -1.0, FALSE}, {2.1, -1.0, TRUE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();
        add_many (analysis, SOLEUS_PATTERN_VOL, 2, rows[i].length_s, 1.0);
        for (guint k = 0; k < 2; k++)
          g_array_index (analysis->bursts, SoleusBurst, k).snr_db =
              rows[i].snr_db;
        soleus_record_pattern_set (analysis);
        ck_assert_msg (
            (analysis->record_pattern == SOLEUS_PATTERN_VOL) == rows[i].finding,
            "row %u", i);
      }
  }
END_TEST

START_TEST (the_rhythm_is_that_of_the_longest_episode_of_the_class)
  {
    g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();

    rows_add_both (analysis, 0, 0.0, 10.0, SOLEUS_PATTERN_TREM_R)
        ->frequency_hz = 4.5;
    rows_add_both (analysis, 0, 11.0, 26.0, SOLEUS_PATTERN_TREM_R)
        ->frequency_hz = 5.0;
    rows_add_both (analysis, 0, 27.0, 47.0, SOLEUS_PATTERN_CLON)->frequency_hz =
        6.5;
    rows_add_both (analysis, 0, 48.0, 60.0, SOLEUS_PATTERN_TREM_R);
    soleus_record_pattern_set (analysis);
    /* 10 + 15 + 12 s of tremor against 20 s of clonus. */
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_TREM_R);
    ck_assert_double_eq (analysis->frequency_hz, 5.0);
    g_array_index (analysis->episodes, SoleusEpisode, 1).rejected = TRUE;
    soleus_record_pattern_set (analysis);
    /* 22 s of tremor are left, still more than 20. */
    ck_assert_double_eq (analysis->frequency_hz, 4.5);
    g_array_index (analysis->episodes, SoleusEpisode, 0).rejected = TRUE;
    soleus_record_pattern_set (analysis);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_CLON);
    ck_assert_double_eq (analysis->frequency_hz, 6.5);
    g_array_index (analysis->episodes, SoleusEpisode, 2).rejected = TRUE;
    soleus_record_pattern_set (analysis);
    ck_assert (isnan (analysis->frequency_hz));
  }
END_TEST

START_TEST (a_recording_that_moves_more_than_half_its_time_is_activity)
  {
    static const struct
    {
      double moving_s;
      SoleusState state;
      SoleusPattern pattern;
    } rows[] = {{0.0, SOLEUS_STATE_REST, SOLEUS_PATTERN_TOO_FEW},
        {29.0, SOLEUS_STATE_REST, SOLEUS_PATTERN_TOO_FEW},
        {31.0, SOLEUS_STATE_ACTIVITY, SOLEUS_PATTERN_NONE},
        {60.0, SOLEUS_STATE_ACTIVITY, SOLEUS_PATTERN_NONE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        rows_add_state (analysis, 0.0, rows[i].moving_s, SOLEUS_STATE_ACTIVITY);
        rows_add_state (analysis, rows[i].moving_s, 60.0, SOLEUS_STATE_REST);
        add_many (analysis, SOLEUS_PATTERN_TOO_FEW, 1, 0.01, 1.0);
        soleus_record_pattern_set (analysis);
        ck_assert_int_eq (analysis->record_state, rows[i].state);
        /* While walking, what has no name is not worth one. */
        ck_assert_int_eq (analysis->record_pattern, rows[i].pattern);
        add_many (analysis, SOLEUS_PATTERN_CLON, 1, 2.0, 1.0);
        soleus_record_pattern_set (analysis);
        ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_CLON);
      }
  }
END_TEST

START_TEST (contractions_of_who_moves_all_the_time_are_that_activity)
  {
    static const struct
    {
      double active_s;
      SoleusPattern expected;
    } rows[] = {{29.0, SOLEUS_PATTERN_VOL}, {31.0, SOLEUS_PATTERN_NONE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        rows_add_quality (analysis, TRUE)->usable_rest_s = 60.0;
        rows_add_state (analysis, 0.0, rows[i].active_s, SOLEUS_STATE_ACTIVITY);
        rows_add_state (analysis, rows[i].active_s, 60.0, SOLEUS_STATE_REST);
        add_many (analysis, SOLEUS_PATTERN_VOL, 8, 0.8, 1.0);
        soleus_record_pattern_set (analysis);
        ck_assert_int_eq (analysis->record_pattern, rows[i].expected);
      }
  }
END_TEST

/* 20 s of moving about, with @movements and jerks in it. */
START_TEST (jerks_among_more_movements_are_of_that_activity)
  {
    static const struct
    {
      guint movements, jerks;
      gboolean gait, apart;
      SoleusPattern expected;
    } rows[] = {
        {7, 6, FALSE, FALSE, SOLEUS_PATTERN_NONE},
        {6, 6, FALSE, FALSE, SOLEUS_PATTERN_MYOC},
        {0, 6, FALSE, FALSE, SOLEUS_PATTERN_MYOC},
        {0, 6, TRUE, FALSE, SOLEUS_PATTERN_NONE},
        {7, 6, FALSE, TRUE, SOLEUS_PATTERN_MYOC}, /* jerks at rest */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        rows_add_quality (analysis, TRUE)->usable_rest_s = 60.0;
        rows_add_state (analysis, 0.0, 35.0, SOLEUS_STATE_ACTIVITY);
        rows_add_state (analysis, 35.0, 60.0, SOLEUS_STATE_REST);
        for (guint k = 0; k < rows[i].movements; k++)
          rows_add_both (
              analysis, 0, 2.0 * k, 2.0 * k + 0.8, SOLEUS_PATTERN_VOL);
        for (guint k = 0; k < rows[i].jerks; k++)
          {
            double at_s = (rows[i].apart ? 40.0 : 15.0) + 2.0 * k;
            rows_add_both (analysis, 0, at_s, at_s + 0.1, SOLEUS_PATTERN_MYOC);
          }
        if (rows[i].gait)
          rows_add_artefact (analysis, 0, 10.0, 35.0, SOLEUS_ARTEFACT_GAIT);
        soleus_record_pattern_set (analysis);
        ck_assert_msg (
            analysis->record_pattern == rows[i].expected, "row %u", i);
      }
  }
END_TEST

/* Who walks between two rests contracts the calf at every step. */
START_TEST (contractions_that_are_mostly_steps_are_activity)
  {
    static const struct
    {
      guint steps, others;
      SoleusPattern pattern;
      SoleusState state;
    } rows[] = {
        {6, 6, SOLEUS_PATTERN_NONE, SOLEUS_STATE_ACTIVITY},
        {5, 6, SOLEUS_PATTERN_VOL, SOLEUS_STATE_REST},
        {6, 0, SOLEUS_PATTERN_NONE, SOLEUS_STATE_ACTIVITY},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();
        add_many (analysis, SOLEUS_PATTERN_VOL, rows[i].steps + rows[i].others,
            0.4, 1.0);
        rows_add_artefact (
            analysis, 0, 0.0, rows[i].steps - 0.5, SOLEUS_ARTEFACT_GAIT);
        soleus_record_pattern_set (analysis);
        ck_assert_msg (analysis->record_pattern == rows[i].pattern
                && analysis->record_state == rows[i].state,
            "row %u", i);
      }
  }
END_TEST

/* Its beats on another sensor, or in pieces of it, count for nothing else. */
START_TEST (what_is_seen_during_a_seizure_is_that_seizure)
  {
    static const struct
    {
      double mu, from_s;
      SoleusPattern expected;
    } rows[] = {{0.8, 10.0, SOLEUS_PATTERN_GTCS},
        {0.79, 10.0, SOLEUS_PATTERN_TREM}, {0.8, 36.0, SOLEUS_PATTERN_TREM}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();
        rows_add_both (analysis, 0, 10.0, 10.5, SOLEUS_PATTERN_GTCS);
        SoleusEpisode *seizure =
            &g_array_index (analysis->episodes, SoleusEpisode, 0);
        seizure->mu = rows[i].mu;
        seizure->duration_s = 30.0;
        rows_add_both (analysis, 0, rows[i].from_s, rows[i].from_s + 150.0,
            SOLEUS_PATTERN_TREM);
        /* Of a middle after the seizure's end it would count. */
        g_array_index (analysis->episodes, SoleusEpisode, 1).duration_s =
            rows[i].from_s < 30.0 ? 50.0 : 150.0;
        soleus_record_pattern_set (analysis);
        ck_assert_msg (
            analysis->record_pattern == rows[i].expected, "row %u", i);
      }
  }
END_TEST

/* The accelerometer shakes while the muscle is tense: only what the EMG does
 * not call a contraction is a tremor. */
START_TEST (a_limb_that_shakes_in_a_contraction_has_no_tremor)
  {
    static const struct
    {
      double contracted_s;
      guint channel; /* that says so */
      gboolean held;
    } rows[] = {{16.1, 0, TRUE}, {15.9, 0, FALSE}, {16.1, 1, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();
        rows_add_quality (analysis, TRUE)->in_uv = FALSE;
        rows_add_both (analysis, rows[i].channel, 10.0,
            10.0 + rows[i].contracted_s, SOLEUS_PATTERN_VOL);
        rows_add_both (analysis, 1, 10.0, 30.0, SOLEUS_PATTERN_TREM)
            ->frequency_hz = 5.0;
        soleus_record_pattern_set (analysis);
        ck_assert_msg (analysis->record_pattern
                == (rows[i].held ? SOLEUS_PATTERN_VOL : SOLEUS_PATTERN_TREM),
            "row %u", i);
      }
  }
END_TEST

START_TEST (every_site_with_more_than_background_is_active_once)
  {
    g_autoptr (SoleusAnalysis) analysis = minute_of_rest ();

    rows_add_episode (analysis, 0, 0.0, 0.1, SOLEUS_PATTERN_FASC);
    rows_add_episode (analysis, 0, 1.0, 1.1, SOLEUS_PATTERN_DBL);
    rows_add_episode (analysis, 70, 2.0, 2.1, SOLEUS_PATTERN_FASC);
    rows_add_episode (analysis, 255, 2.0, 2.1, SOLEUS_PATTERN_MYOC);
    rows_add_episode (analysis, 3, 3.0, 3.1, SOLEUS_PATTERN_VOL);
    rows_add_episode (analysis, 4, 4.0, 4.1, SOLEUS_PATTERN_UNCLASSIFIED);
    rows_add_episode (analysis, 5, 5.0, 5.1, SOLEUS_PATTERN_TOO_FEW);
    rows_add_episode (analysis, 6, 6.0, 6.1, SOLEUS_PATTERN_FASC)->rejected =
        TRUE;
    rows_add_episode (analysis, 7, 7.0, 7.1, SOLEUS_PATTERN_NONE);
    soleus_record_pattern_set (analysis);
    ck_assert_uint_eq (analysis->n_sites_active, 3);
  }
END_TEST

START_TEST (an_empty_analysis_is_rest_with_nothing_in_it)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    soleus_record_pattern_set (analysis);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_NONE);
    ck_assert_int_eq (analysis->record_state, SOLEUS_STATE_REST);
    ck_assert (isnan (analysis->frequency_hz));
    ck_assert_uint_eq (analysis->n_sites_active, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("record-pattern");
  TCase *tc = tcase_create ("record-pattern");

  tcase_add_test (tc, the_class_with_the_most_support_names_the_recording);
  tcase_add_test (tc, rejected_episodes_say_nothing_of_the_recording);
  tcase_add_test (tc, as_many_faint_bursts_as_noise_makes_are_no_finding);
  tcase_add_test (tc, doublets_and_multiplets_stand_together);
  tcase_add_test (tc, two_swellings_below_the_noise_are_no_contractions);
  tcase_add_test (tc, the_rhythm_is_that_of_the_longest_episode_of_the_class);
  tcase_add_test (
      tc, a_recording_that_moves_more_than_half_its_time_is_activity);
  tcase_add_test (tc, contractions_of_who_moves_all_the_time_are_that_activity);
  tcase_add_test (tc, jerks_among_more_movements_are_of_that_activity);
  tcase_add_test (tc, contractions_that_are_mostly_steps_are_activity);
  tcase_add_test (tc, what_is_seen_during_a_seizure_is_that_seizure);
  tcase_add_test (tc, a_limb_that_shakes_in_a_contraction_has_no_tremor);
  tcase_add_test (tc, every_site_with_more_than_background_is_active_once);
  tcase_add_test (tc, an_empty_analysis_is_rest_with_nothing_in_it);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
