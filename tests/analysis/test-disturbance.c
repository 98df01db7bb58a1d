/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-disturbance.h"
#include "soleus-test.h"

#define RATE_HZ 1000.0
#define N 4000

static float x[SOLEUS_SITE_MAX_AXES][N];

/* Whole numbers that repeat no value and mean nothing: a small sawtooth. */
static void
make_block (SoleusBlock *block, guint n_axes)
{
  *block = (SoleusBlock){
      .start_s = 100.0, .rate_hz = RATE_HZ, .n = N, .n_axes = n_axes};
  block->missing = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
  for (guint axis = 0; axis < n_axes; axis++)
    {
      block->raw[axis] = x[axis];
      block->event[axis] = x[axis];
      for (gsize i = 0; i < N; i++)
        x[axis][i] = i % 2 == 0 ? 1.0f : -1.0f;
    }
}

static void
make_site (SoleusSite *site, SoleusChannel *channel, SoleusKind kind)
{
  *site = (SoleusSite){.kind = kind,
      .n_axes = kind == SOLEUS_KIND_EMG ? 1 : 3,
      .channel = channel,
      .set = soleus_channel_set_of (0)};
}

START_TEST (a_lasting_step_is_all_step_and_a_pulse_is_none)
  {
    static const struct
    {
      double peak; /* right after the edge */
      double rest; /* 10 to 20 ms later */
      double share;
    } rows[] = {{100.0, 100.0, 1.0}, {-100.0, -100.0, 1.0}, {100.0, 50.0, 0.5},
        {100.0, 0.0, 0.0}, {-200.0, -20.0, 0.1}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusBlock block;
        SoleusActivation row = {.p2p = 100.0f};
        make_block (&block, 1);
        for (gsize k = 0; k < N; k++)
          x[0][k] = k < 2000 ? 0.0f
              : k < 2008     ? (float)rows[i].peak
                             : (float)rows[i].rest;
        soleus_disturbance_measure (&block, 1990, 2030, &row);
        /* Levels are whole, their ratio is exact in float. */
        ck_assert_double_eq_tol (row.step_share, rows[i].share, 1e-6);
        ck_assert_float_eq (row.tilt_deg, 0.0f); /* one axis has none */
        g_array_unref (block.missing);
      }
  }
END_TEST

/* The second axis lies right behind the first in memory. */
START_TEST (what_lies_beyond_the_block_is_not_looked_at)
  {
    for (guint beyond = 0; beyond < 2; beyond++)
      {
        SoleusBlock block;
        SoleusActivation row = {.p2p = 100.0f};
        make_block (&block, 1);
        for (gsize k = 0; k < N; k++)
          {
            x[0][k] = k < 3900 ? 0.0f : 100.0f;
            x[1][k] = beyond ? 1e6f : 0.0f;
          }
        soleus_disturbance_measure (&block, 3890, N, &row);
        /* Levels are whole, their ratio is exact in float. */
        ck_assert_float_eq (row.step_share, 1.0f);
        g_array_unref (block.missing);
      }
  }
END_TEST

START_TEST (the_tilt_is_the_angle_that_gravity_turned_by)
  {
    static const double angles_deg[] = {0.0, 5.0, 30.0, 90.0, 135.0, 180.0};

    for (guint i = 0; i < G_N_ELEMENTS (angles_deg); i++)
      {
        double angle = angles_deg[i] * G_PI / 180.0;
        SoleusBlock block;
        SoleusActivation row = {.p2p = 1.0f};
        make_block (&block, 3);
        for (gsize k = 0; k < N; k++)
          {
            gboolean after = k >= 2050;
            x[0][k] = after ? (float)sin (angle) : 0.0f;
            x[1][k] = after ? (float)cos (angle) : 1.0f;
            x[2][k] = 0.0f;
          }
        soleus_disturbance_measure (&block, 2000, 2100, &row);
        /* Near 0 and 180 the arc cosine of a float's rounding: 0.03. */
        ck_assert_double_eq_tol (row.tilt_deg, angles_deg[i], 0.05);
        g_array_unref (block.missing);
      }
  }
END_TEST

START_TEST (a_baseline_that_moves_in_the_burst_alone_is_a_cable)
  {
    static const double humps[] = {0.0, 10.0, 50.0, 300.0};

    for (guint i = 0; i < G_N_ELEMENTS (humps); i++)
      {
        SoleusBlock block;
        SoleusActivation row = {.p2p = 100.0f};
        make_block (&block, 1);
        /* A hump of 400 ms: its mean over 20 ms is as high to 1 %. */
        for (gsize k = 1800; k < 2200; k++)
          {
            double turn = 2.0 * G_PI * ((double)k - 1800.0) / 400.0;
            x[0][k] += (float)(0.5 * humps[i] * (1.0 - cos (turn)));
          }
        soleus_disturbance_measure (&block, 1800, 2200, &row);
        ck_assert_double_eq_tol (
            row.slow_ratio, humps[i] / 100.0, 0.01 + 0.01 * humps[i] / 100.0);
        g_array_unref (block.missing);
      }
  }
END_TEST

START_TEST (a_baseline_that_wanders_everywhere_is_none)
  {
    SoleusBlock block;
    SoleusActivation row = {.p2p = 100.0f};

    make_block (&block, 1);
    for (gsize k = 0; k < N; k++)
      x[0][k] += (float)(80.0 * sin (2.0 * G_PI * (double)k / 500.0));
    soleus_disturbance_measure (&block, 1900, 2400, &row);
    ck_assert_float_eq (row.slow_ratio, 0.0f);
    g_array_unref (block.missing);
  }
END_TEST

START_TEST (a_burst_at_the_ends_of_a_block_is_measured_as_far_as_it_goes)
  {
    static const gsize ends[][2] = {
        {0, 1}, {0, 40}, {N - 40, N}, {N - 1, N}, {0, N}};

    for (guint axes = 1; axes <= 3; axes += 2)
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          SoleusBlock block;
          SoleusActivation row = {.p2p = 2.0f};
          make_block (&block, axes);
          soleus_disturbance_measure (&block, ends[i][0], ends[i][1], &row);
          ck_assert (isfinite (row.step_share) && row.step_share <= 1.0f);
          ck_assert (isfinite (row.slow_ratio) && row.slow_ratio <= 1.0f);
          ck_assert (isfinite (row.tilt_deg));
          g_array_unref (block.missing);
        }
  }
END_TEST

/* A baseline that swings for 0.8 s: a piece of it is held against what lies
 * beyond; a potential against what is next to it. */
START_TEST (a_piece_of_a_movement_is_held_against_the_rest_beyond_it)
  {
    static const struct
    {
      gsize length;
      gboolean moves;
    } rows[] = {{100, TRUE}, {60, TRUE}, {59, FALSE}, {20, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusBlock block;
        SoleusActivation row = {.p2p = 50.0f};
        gsize first = 2000 - rows[i].length / 2;
        make_block (&block, 1);
        for (gsize k = 1600; k < 2400; k++)
          x[0][k] += 100.0f * sinf (2.0f * (float)G_PI * 0.010f * (float)k);
        soleus_disturbance_measure (
            &block, first, first + rows[i].length, &row);
        if (rows[i].moves)
          ck_assert_float_gt (row.slow_ratio, 2.0f);
        else
          ck_assert_float_eq (row.slow_ratio, 0.0f);
        g_array_unref (block.missing);
      }
  }
END_TEST

static const SoleusArtefact *
artefact (const SoleusSweep *sweep, guint i)
{
  return &g_array_index (sweep->artefacts, SoleusArtefact, i);
}

START_TEST (samples_at_the_rail_are_clipping_from_three_in_a_row)
  {
    static const struct
    {
      gsize n;
      float level;
      gboolean clipped;
    } rows[] = {{1, 500.0f, FALSE}, {2, 500.0f, FALSE}, {3, 500.0f, TRUE},
        {50, 500.0f, TRUE}, {50, -500.0f, TRUE}, {50, 499.0f, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusSweep) sweep = soleus_sweep_new ();
        g_autoptr (SoleusChannel) channel =
            soleus_channel_new ("x", SOLEUS_KIND_EMG, "uV", RATE_HZ);
        SoleusBlock block;
        SoleusSite site;
        make_block (&block, 1);
        make_site (&site, channel, SOLEUS_KIND_EMG);
        channel->rail_low = -500.0;
        channel->rail_high = 500.0;
        for (gsize k = 2000; k < 2000 + rows[i].n; k++)
          x[0][k] = rows[i].level;
        soleus_disturbance_scan (
            &block, &site, (SoleusSpan){100.0, 104.0}, sweep);
        ck_assert_uint_eq (sweep->artefacts->len, rows[i].clipped);
        ck_assert_uint_eq (sweep->n_clipped, rows[i].clipped ? rows[i].n : 0);
        if (rows[i].clipped)
          {
            /* A tenth of a second to both sides; sums of doubles. */
            double length_s = 0.2 + (double)rows[i].n / RATE_HZ;
            ck_assert_int_eq (artefact (sweep, 0)->kind, SOLEUS_ARTEFACT_CLIP);
            ck_assert_double_eq_tol (artefact (sweep, 0)->onset_s, 101.9, 1e-9);
            ck_assert_double_eq_tol (
                artefact (sweep, 0)->duration_s, length_s, 1e-9);
          }
        g_array_unref (block.missing);
      }
  }
END_TEST

/* An amplifier is full before its converter; the baseline wanders so far that
 * the ends are not many sigmas off. Noise of many steps never rests; noise of
 * one or two does. */
START_TEST (an_amplifier_that_is_full_inside_the_rails_is_clipping)
  {
    static const struct
    {
      int steps; /* that the noise spans */
      gsize rests; /* samples on the end */
      gboolean clipped;
    } rows[] = {{40, 3, TRUE}, {40, 2, FALSE}, {2, 3, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusSweep) sweep = soleus_sweep_new ();
        g_autoptr (SoleusChannel) channel =
            soleus_channel_new ("x", SOLEUS_KIND_EMG, "uV", RATE_HZ);
        g_autoptr (GRand) rand = g_rand_new_with_seed (7);
        SoleusBlock block;
        SoleusSite site;
        make_block (&block, 1);
        make_site (&site, channel, SOLEUS_KIND_EMG);
        channel->rail_low = -5000.0;
        channel->rail_high = 5000.0;
        for (gsize k = 0; k < N; k++)
          x[0][k] = (float)g_rand_int_range (rand, 0, rows[i].steps)
              + rintf (300.0f * sinf (0.002f * (float)k));
        for (gsize k = 2000; k < 2000 + rows[i].rests; k++)
          x[0][k] = 400.0f;
        soleus_disturbance_scan (
            &block, &site, (SoleusSpan){100.0, 104.0}, sweep);
        ck_assert_uint_eq (sweep->n_clipped, rows[i].clipped ? 3 : 0);
        ck_assert_uint_eq (sweep->artefacts->len, rows[i].clipped);
        g_array_unref (block.missing);
      }
  }
END_TEST

START_TEST (a_quiet_signal_that_rests_on_its_extremes_is_not_clipped)
  {
    g_autoptr (SoleusSweep) sweep = soleus_sweep_new ();
    g_autoptr (SoleusChannel) channel =
        soleus_channel_new ("x", SOLEUS_KIND_EMG, "uV", RATE_HZ);
    SoleusBlock block;
    SoleusSite site;

    make_block (&block, 1);
    make_site (&site, channel, SOLEUS_KIND_EMG);
    for (gsize k = 0; k < N; k++)
      x[0][k] = k / 8 % 2 == 0 ? 1.0f : -1.0f;
    soleus_disturbance_scan (&block, &site, (SoleusSpan){100.0, 104.0}, sweep);
    ck_assert_uint_eq (sweep->artefacts->len, 0);
    ck_assert_uint_eq (sweep->n_clipped, 0);
    g_array_unref (block.missing);
  }
END_TEST

/* Most samples are the same, so that their robust spread is none at all. */
START_TEST (a_signal_of_a_few_coarse_steps_is_not_clipped)
  {
    for (guint every = 3; every < 1000; every *= 3)
      {
        g_autoptr (SoleusSweep) sweep = soleus_sweep_new ();
        g_autoptr (SoleusChannel) channel =
            soleus_channel_new ("x", SOLEUS_KIND_ACCELEROMETER, "g", RATE_HZ);
        SoleusBlock block;
        SoleusSite site;
        make_block (&block, 3);
        make_site (&site, channel, SOLEUS_KIND_ACCELEROMETER);
        for (guint axis = 0; axis < 3; axis++)
          for (gsize k = 0; k < N; k++)
            x[axis][k] = k % every == 0 ? 0.015625f : 0.0f;
        soleus_disturbance_scan (
            &block, &site, (SoleusSpan){100.0, 104.0}, sweep);
        ck_assert_uint_eq (sweep->n_clipped, 0);
        ck_assert_uint_eq (sweep->artefacts->len, 0);
        g_array_unref (block.missing);
      }
  }
END_TEST

START_TEST (a_tenth_of_a_second_without_change_is_flat)
  {
    for (gsize n = 90; n <= 110; n++)
      {
        g_autoptr (SoleusSweep) sweep = soleus_sweep_new ();
        g_autoptr (SoleusChannel) channel =
            soleus_channel_new ("x", SOLEUS_KIND_EMG, "uV", RATE_HZ);
        SoleusBlock block;
        SoleusSite site;
        make_block (&block, 1);
        make_site (&site, channel, SOLEUS_KIND_EMG);
        for (gsize k = 1000; k < 1000 + n; k++)
          x[0][k] = 0.25f;
        soleus_disturbance_scan (
            &block, &site, (SoleusSpan){100.0, 104.0}, sweep);
        ck_assert_uint_eq (sweep->artefacts->len, n >= 100);
        if (n >= 100)
          {
            ck_assert_int_eq (artefact (sweep, 0)->kind, SOLEUS_ARTEFACT_FLAT);
            ck_assert_double_eq_tol (artefact (sweep, 0)->onset_s, 101.0, 1e-9);
            ck_assert_double_eq_tol (artefact (sweep, 0)->duration_s,
                (double)n / RATE_HZ, 1e-9); /* sums of doubles */
          }
        g_array_unref (block.missing);
      }
  }
END_TEST

START_TEST (missing_samples_are_flat_and_end_with_the_core)
  {
    g_autoptr (SoleusSweep) sweep = soleus_sweep_new ();
    g_autoptr (SoleusChannel) channel =
        soleus_channel_new ("x", SOLEUS_KIND_EMG, "uV", RATE_HZ);
    static const SoleusSpan gaps[] = {
        {0.0, 500.0}, {1500.0, 1600.0}, {2900.0, 3500.0}, {3600.0, 3700.0}};
    SoleusBlock block;
    SoleusSite site;

    make_block (&block, 1);
    make_site (&site, channel, SOLEUS_KIND_EMG);
    g_array_append_vals (block.missing, gaps, G_N_ELEMENTS (gaps));
    soleus_disturbance_scan (&block, &site, (SoleusSpan){100.2, 103.0}, sweep);
    ck_assert_uint_eq (sweep->artefacts->len, 3);
    static const SoleusSpan kept[] = {
        {100.2, 100.5}, {101.5, 101.6}, {102.9, 103.0}};
    for (guint i = 0; i < 3; i++)
      {
        const SoleusArtefact *row = artefact (sweep, i);
        ck_assert_double_eq_tol (row->onset_s, kept[i].start_s, 1e-9);
        ck_assert_double_eq_tol (
            row->onset_s + row->duration_s, kept[i].end_s, 1e-9);
        ck_assert (soleus_channel_set_has (&row->channels, 0));
      }
    g_array_unref (block.missing);
  }
END_TEST

START_TEST (every_second_of_an_accelerometer_knows_gravity_and_movement)
  {
    g_autoptr (SoleusSweep) sweep = soleus_sweep_new ();
    g_autoptr (SoleusChannel) channel =
        soleus_channel_new ("x", SOLEUS_KIND_ACCELEROMETER, "g", RATE_HZ);
    g_autofree float *swing = g_new (float, N);
    SoleusBlock block;
    SoleusSite site;

    make_block (&block, 3);
    make_site (&site, channel, SOLEUS_KIND_ACCELEROMETER);
    for (gsize k = 0; k < N; k++)
      {
        swing[k] =
            k < 2000 ? 0.0f : (float)sin (2.0 * G_PI * (double)k / 100.0);
        x[0][k] = k < 1000 ? 0.5f : -0.5f;
        x[1][k] = 0.25f;
      }
    block.rhythm[0] = swing;
    block.rhythm[1] = swing;
    soleus_disturbance_scan (&block, &site, (SoleusSpan){100.0, 103.5}, sweep);
    ck_assert_uint_eq (sweep->seconds->len, 4);
    for (guint i = 0; i < 4; i++)
      {
        const SoleusSecond *row =
            &g_array_index (sweep->seconds, SoleusSecond, i);
        ck_assert_double_eq (row->start_s, 100.0 + i);
        ck_assert_double_eq_tol (row->gravity[0], i < 1 ? 0.5 : -0.5, 1e-6);
        ck_assert_double_eq_tol (row->gravity[1], 0.25, 1e-6);
        /* Two axes of mean square a half: 1. Floats. */
        ck_assert_double_eq_tol (row->movement, i < 2 ? 0.0 : 1.0, 1e-5);
      }
    /* Of still axes nothing is flat: gravity does not change. */
    ck_assert_uint_eq (sweep->artefacts->len, 0);
    g_array_unref (block.missing);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("disturbance");
  TCase *tc = tcase_create ("disturbance");

  tcase_add_test (tc, a_lasting_step_is_all_step_and_a_pulse_is_none);
  tcase_add_test (tc, what_lies_beyond_the_block_is_not_looked_at);
  tcase_add_test (tc, the_tilt_is_the_angle_that_gravity_turned_by);
  tcase_add_test (tc, a_baseline_that_moves_in_the_burst_alone_is_a_cable);
  tcase_add_test (tc, a_baseline_that_wanders_everywhere_is_none);
  tcase_add_test (
      tc, a_burst_at_the_ends_of_a_block_is_measured_as_far_as_it_goes);
  tcase_add_test (tc, a_piece_of_a_movement_is_held_against_the_rest_beyond_it);
  tcase_add_test (tc, samples_at_the_rail_are_clipping_from_three_in_a_row);
  tcase_add_test (tc, an_amplifier_that_is_full_inside_the_rails_is_clipping);
  tcase_add_test (tc, a_quiet_signal_that_rests_on_its_extremes_is_not_clipped);
  tcase_add_test (tc, a_signal_of_a_few_coarse_steps_is_not_clipped);
  tcase_add_test (tc, a_tenth_of_a_second_without_change_is_flat);
  tcase_add_test (tc, missing_samples_are_flat_and_end_with_the_core);
  tcase_add_test (
      tc, every_second_of_an_accelerometer_knows_gravity_and_movement);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
