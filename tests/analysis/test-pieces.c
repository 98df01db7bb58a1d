/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-conditions.h"
#include "soleus-detector.h"
#include "soleus-edges.h"
#include "soleus-spikes.h"
#include "soleus-tails.h"
#include "soleus-activation.h"
#include "soleus-test.h"
#include "support.h"

/* One step of the chain at a time. */

START_TEST (a_large_burst_begins_and_ends_at_a_tenth_of_its_peak)
  {
    float x[2000] = {0.0f};
    gsize first = 850;
    gsize end = 1250;

    /* A triangle from 900 to 1100 of height 100: a tenth at 910 and 1090. */
    for (gsize i = 900; i < 1100; i++)
      x[i] = (i % 2 == 0 ? 1.0f : -1.0f)
          * (100.0f - (float)fabs ((double)i - 1000.0));
    soleus_edges_refine (x, 2000, 2000.0, 0.1, 0, 2000, &first, &end);
    ck_assert_uint_ge (first, 909);
    ck_assert_uint_le (first, 912);
    ck_assert_uint_ge (end, 1089);
    ck_assert_uint_le (end, 1092);
  }
END_TEST

START_TEST (an_edge_never_crosses_into_a_neighbour)
  {
    float x[1000];
    gsize first = 480;
    gsize end = 520;

    for (gsize i = 0; i < 1000; i++)
      x[i] = i % 2 == 0 ? 50.0f : -50.0f;
    soleus_edges_refine (x, 1000, 2000.0, 0.1, 470, 530, &first, &end);
    ck_assert_uint_ge (first, 470);
    ck_assert_uint_le (end, 530);
    ck_assert_uint_lt (first, end);
  }
END_TEST

/* science.md 5: burst onset at 10 dB, median error at most 3 ms. */
START_TEST (onset_is_found_within_3_ms_at_10_db)
  {
    double errors[20];
    guint n = 0;

    for (guint trial = 0; trial < 20; trial++)
      {
        g_autoptr (Signal) signal =
            signal_new (2000.0, 10.0, 1, 1.0, soleus_test_seed () + trial);
        signal_add_contraction (signal, 0, 5.0, 5.2, 0.0, 3.16);
        g_autoptr (SoleusAnalysis) analysis =
            signal_analyse (signal, SOLEUS_KIND_EMG);
        const SoleusBurst *row = burst_near (analysis, 0, 5.0, 0.05);
        if (row != NULL)
          errors[n++] = fabs (row->onset_s - 5.0);
      }
    ck_assert_uint_ge (n, 19);
    for (guint i = 0; i < n; i++)
      for (guint k = i + 1; k < n; k++)
        if (errors[k] < errors[i])
          {
            double held = errors[i];
            errors[i] = errors[k];
            errors[k] = held;
          }
    ck_assert_double_le (errors[n / 2], 0.003);
  }
END_TEST

static SoleusBlock
block_of (float *raw, float *event, gsize n)
{
  SoleusBlock block = {.rate_hz = 2000.0, .n = n, .n_axes = 1};

  block.raw[0] = raw;
  block.event[0] = event;
  return block;
}

START_TEST (a_square_pulse_is_a_spike_and_a_potential_is_none)
  {
    g_autoptr (Signal) signal =
        signal_new (2000.0, 2.0, 1, 1.0, soleus_test_seed ());
    SoleusBlock block = block_of (signal->x[0], signal->x[0], signal->n);

    signal_add_potential (signal, 0, 0.5, 500.0);
    for (gsize i = 2000; i < 2002; i++)
      signal->x[0][i] += 800.0f;
    g_autoptr (GArray) spikes = soleus_spikes_find (&block);
    ck_assert_uint_eq (spikes->len, 1);
    const SoleusSpike *spike = &g_array_index (spikes, SoleusSpike, 0);
    ck_assert (spike->strong);
    ck_assert_uint_ge (spike->idx, 1998);
    ck_assert_uint_le (spike->idx, 2000);
    ck_assert_double_eq_tol (spike->p2p, 800.0, 8.0);
    soleus_spikes_blank (&block, spikes);
    ck_assert_float_lt (fabsf (signal->x[0][2000]), 10.0f);
  }
END_TEST

START_TEST (slow_sampling_shows_no_spikes)
  {
    float x[500] = {0.0f};
    SoleusBlock block = block_of (x, x, 500);

    x[250] = 1000.0f;
    block.rate_hz = 1000.0;
    g_autoptr (GArray) spikes = soleus_spikes_find (&block);
    ck_assert_uint_eq (spikes->len, 0);
  }
END_TEST

static void
add_activation (GArray *rows, double onset_s, double end_s, float p2p)
{
  SoleusActivation row = {.onset_s = onset_s,
      .end_s = end_s,
      .p2p = p2p,
      .noise_rms = 1.0f,
      .beat_hz = NAN};

  g_array_append_val (rows, row);
}

START_TEST (a_contraction_owns_its_tail_and_loses_its_foot)
  {
    g_autoptr (GArray) rows =
        g_array_new (FALSE, FALSE, sizeof (SoleusActivation));

    add_activation (rows, 1.0, 1.01, 40.0f); /* a twitch, far away */
    add_activation (rows, 5.0, 7.0, 1000.0f);
    add_activation (rows, 7.1, 7.12, 200.0f); /* a fifth: its tail */
    add_activation (rows, 7.2, 7.22, 50.0f); /* a twentieth: its foot */
    add_activation (rows, 9.0, 9.01, 2.0f); /* no clearer than noise */
    soleus_tails_absorb (rows);
    ck_assert_uint_eq (rows->len, 2);
    ck_assert_double_eq (
        g_array_index (rows, SoleusActivation, 0).onset_s, 1.0);
    ck_assert_double_eq (g_array_index (rows, SoleusActivation, 1).end_s, 7.12);
  }
END_TEST

START_TEST (two_contractions_stay_two)
  {
    g_autoptr (GArray) rows =
        g_array_new (FALSE, FALSE, sizeof (SoleusActivation));

    add_activation (rows, 1.0, 2.0, 100.0f);
    add_activation (rows, 2.1, 3.0, 90.0f);
    soleus_tails_absorb (rows);
    ck_assert_uint_eq (rows->len, 2);
  }
END_TEST

/* Small pieces between two contractions are no bridge for the smaller one. */
START_TEST (a_contraction_that_rises_again_is_not_absorbed)
  {
    static const struct
    {
      float between, second;
      guint left;
    } rows[] = {{150.0f, 400.0f, 2}, {250.0f, 400.0f, 1}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      for (guint backwards = 0; backwards < 2; backwards++)
        {
          g_autoptr (GArray) all =
              g_array_new (FALSE, FALSE, sizeof (SoleusActivation));
          float first = backwards ? rows[i].second : 1000.0f;
          float last = backwards ? 1000.0f : rows[i].second;

          add_activation (all, backwards ? 1.5 : 1.0, 2.0, first);
          add_activation (all, 2.1, 2.2, rows[i].between);
          add_activation (all, 2.3, backwards ? 3.3 : 2.8, last);
          soleus_tails_absorb (all);
          ck_assert_uint_eq (all->len, rows[i].left);
        }
  }
END_TEST

/* Between contractions, or before the first, there is no rest in a short
 * pause: under a tenth of them there is no twitch. */
START_TEST (a_short_pause_between_contractions_is_no_rest)
  {
    static const struct
    {
      double start_s, length_s, pause_s;
      float p2p;
      guint left;
    } rows[] = {{2.4, 1.1, 2.4, 90.0f, 2}, {2.4, 1.1, 2.4, 110.0f, 4},
        {2.6, 1.1, 2.4, 90.0f, 3}, {2.4, 1.1, 2.6, 90.0f, 3},
        {2.4, 0.9, 2.4, 90.0f, 4}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GArray) all =
            g_array_new (FALSE, FALSE, sizeof (SoleusActivation));
        double first_end_s = rows[i].start_s + rows[i].length_s;
        double second_s = first_end_s + rows[i].pause_s;

        add_activation (all, 1.0, 1.01, rows[i].p2p);
        add_activation (all, rows[i].start_s, first_end_s, 1000.0f);
        add_activation (
            all, first_end_s + 1.0, first_end_s + 1.01, rows[i].p2p);
        add_activation (all, second_s, second_s + rows[i].length_s, 900.0f);
        soleus_tails_absorb (all);
        ck_assert_uint_eq (all->len, rows[i].left);
      }
  }
END_TEST

START_TEST (a_condition_without_duration_holds_until_the_next)
  {
    g_autoptr (Signal) signal = signal_new (1000.0, 30.0, 1, 1.0, 1);
    g_autoptr (SoleusRecording) recording =
        signal_make (signal, SOLEUS_KIND_EMG, 0.0);
    const SoleusMark rows[] = {
        {.id = 1, .onset_s = 0.0, .label = (char *)"rest"},
        {.id = 2, .onset_s = 10.0, .label = (char *)"posture"},
        {.id = 3, .onset_s = 5.0, .label = (char *)"coughed"}};
    const SoleusMark *marks[] = {&rows[0], &rows[1], &rows[2]};
    g_autoptr (SoleusConditions) conditions =
        soleus_conditions_new (recording, marks, 3);

    ck_assert (soleus_conditions_hold (
        conditions, SOLEUS_CONDITION_REST, (SoleusSpan){2.0, 9.0}));
    ck_assert (!soleus_conditions_hold (
        conditions, SOLEUS_CONDITION_REST, (SoleusSpan){9.0, 20.0}));
    ck_assert (soleus_conditions_hold (
        conditions, SOLEUS_CONDITION_POSTURE, (SoleusSpan){12.0, 30.0}));
    ck_assert (!soleus_conditions_hold (
        conditions, SOLEUS_CONDITION_ASLEEP, (SoleusSpan){0.0, 30.0}));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("pieces");
  TCase *tc = tcase_create ("pieces");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_large_burst_begins_and_ends_at_a_tenth_of_its_peak);
  tcase_add_test (tc, an_edge_never_crosses_into_a_neighbour);
  tcase_add_test (tc, onset_is_found_within_3_ms_at_10_db);
  tcase_add_test (tc, a_square_pulse_is_a_spike_and_a_potential_is_none);
  tcase_add_test (tc, slow_sampling_shows_no_spikes);
  tcase_add_test (tc, a_contraction_owns_its_tail_and_loses_its_foot);
  tcase_add_test (tc, two_contractions_stay_two);
  tcase_add_test (tc, a_contraction_that_rises_again_is_not_absorbed);
  tcase_add_test (tc, a_short_pause_between_contractions_is_no_rest);
  tcase_add_test (tc, a_condition_without_duration_holds_until_the_next);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
