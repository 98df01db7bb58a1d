/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-envelope.h"
#include "soleus-plan.h"
#include "soleus-test.h"
#include "support.h"

static double
normal (GRand *rand)
{
  double u = 1.0 - g_rand_double (rand);

  return sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * g_rand_double (rand));
}

/* How often a smoothed noise rises above z, counted: [rice1945] in use. */
START_TEST (noise_exceeds_the_limit_as_often_as_it_says)
  {
    static const double per_min[] = {30.0, 120.0, 400.0};
    const double step_s = 0.002;
    const gsize n = 400000;
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    SoleusPlan plan = {.rate_hz = 2000.0};
    double sigma_s = soleus_scale_sigma_s (
        SOLEUS_KIND_EMG, SOLEUS_SCALE_BURST, plan.rate_hz);
    int reach = (int)(5.0 * sigma_s / step_s);
    g_autofree double *white = g_new (double, n + 2 * (gsize)reach);
    g_autofree double *smooth = g_new0 (double, n);
    double squares = 0.0;

    plan.noise_centre[SOLEUS_SCALE_BURST] = 0.98;
    plan.noise_spread[SOLEUS_SCALE_BURST] = 0.13;
    for (gsize i = 0; i < n + 2 * (gsize)reach; i++)
      white[i] = normal (rand);
    for (int k = -reach; k <= reach; k++)
      {
        double z = k * step_s / sigma_s;
        double weight = exp (-0.5 * z * z);
        squares += weight * weight;
        for (gsize i = 0; i < n; i++)
          smooth[i] += weight * white[i + (gsize)(k + reach)];
      }
    for (guint row = 0; row < G_N_ELEMENTS (per_min); row++)
      {
        double limit = soleus_plan_limit (
            &plan, SOLEUS_KIND_EMG, SOLEUS_SCALE_BURST, per_min[row]);
        guint crossings = 0;
        gboolean above = TRUE;
        for (gsize i = 0; i < n; i++)
          {
            double root = 0.98 + 0.13 * smooth[i] / sqrt (squares);
            gboolean now = root * root * root > limit;
            crossings += now && !above;
            above = now;
          }
        double expected = per_min[row] * (double)n * step_s / 60.0;
        /* Five standard deviations of a count, and 2 % for steps of 2 ms. */
        ck_assert_double_eq_tol (
            crossings, expected, 5.0 * sqrt (expected) + 0.02 * expected);
      }
  }
END_TEST

START_TEST (a_rarer_alarm_needs_a_higher_limit_down_to_the_centre)
  {
    SoleusPlan plan = {.rate_hz = 1000.0};

    for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
      {
        double before = INFINITY;
        plan.noise_centre[scale] = 0.9;
        plan.noise_spread[scale] = 0.2;
        for (double per_min = 0.1; per_min < 1e5; per_min *= 3.0)
          {
            double limit = soleus_plan_limit (
                &plan, SOLEUS_KIND_EMG, (SoleusScale)scale, per_min);
            ck_assert_double_le (limit, before);
            ck_assert_double_ge (limit, 0.9 * 0.9 * 0.9 - 1e-12);
            before = limit;
          }
        /* More often than noise crosses its centre: the centre. */
        ck_assert_double_eq_tol (before, 0.9 * 0.9 * 0.9, 1e-12);
      }
  }
END_TEST

START_TEST (the_floor_at_an_instant_is_that_of_its_second)
  {
    float floor[] = {1.0f, 2.0f, 3.0f, 4.0f};
    const SoleusPlan plan = {.floor_step_s = 2.0, .n_floor = 4, .floor = floor};
    static const struct
    {
      double time_s;
      double expected;
    } rows[] = {{-5.0, 1.0}, {0.0, 1.0}, {1.99, 1.0}, {2.0, 2.0}, {5.9, 3.0},
        {7.9, 4.0}, {8.0, 4.0}, {1e9, 4.0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      ck_assert_double_eq (
          soleus_plan_noise_at (&plan, rows[i].time_s), rows[i].expected);
  }
END_TEST

static SoleusPlan *
plan_of (const Signal *signal, SoleusKind kind, double gap_s)
{
  g_autoptr (SoleusRecording) recording = signal_make (signal, kind, gap_s);
  g_autoptr (GArray) sites = soleus_sites_of (recording);
  g_autoptr (GError) error = NULL;
  SoleusParameters parameters;

  soleus_parameters_init (&parameters);
  SoleusPlan *plan = soleus_plan_new (recording,
      &g_array_index (sites, SoleusSite, 0), &parameters, NULL, &error);
  soleus_test_no_error (error);
  ck_assert_ptr_nonnull (plan);
  return plan;
}

/* White noise of RMS s has s sqrt (2 b / rate) left in a band of b Hz. */
START_TEST (the_floor_of_white_noise_is_its_part_in_the_band)
  {
    static const struct
    {
      SoleusKind kind;
      double rate_hz;
      guint n_axes;
      double rms;
      double band_hz;
    } rows[] = {{SOLEUS_KIND_EMG, 2000.0, 1, 3.0, 430.0},
        {SOLEUS_KIND_EMG, 4000.0, 1, 40.0, 430.0},
        {SOLEUS_KIND_ACCELEROMETER, 200.0, 3, 0.01, 43.0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Signal) signal = signal_new (rows[i].rate_hz, 40.0,
            rows[i].n_axes, rows[i].rms, soleus_test_seed () + i);
        g_autoptr (SoleusPlan) plan = plan_of (signal, rows[i].kind, 0.0);
        double expected = rows[i].rms
            * sqrt (2.0 * rows[i].band_hz / rows[i].rate_hz * rows[i].n_axes);
        /* Edges of the filter take up to 6 %, the lowest fifth of seconds
         * lies below the mean by up to 6 %, of a sum of few axes. */
        ck_assert_double_le (plan->noise_rms, 1.05 * expected);
        ck_assert_double_ge (plan->noise_rms, 0.85 * expected);
        ck_assert (isnan (plan->mains_amplitude));
        for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
          {
            ck_assert_double_ge (plan->noise_centre[scale], 0.85);
            ck_assert_double_le (plan->noise_centre[scale], 1.15);
            ck_assert_double_gt (plan->noise_spread[scale], 0.0);
          }
        /* The wider the look, the less it varies. */
        ck_assert_double_gt (plan->noise_spread[SOLEUS_SCALE_TWITCH],
            plan->noise_spread[SOLEUS_SCALE_BURST]);
        ck_assert_double_gt (plan->noise_spread[SOLEUS_SCALE_BURST],
            plan->noise_spread[SOLEUS_SCALE_LONG]);
      }
  }
END_TEST

START_TEST (bursts_do_not_lift_the_floor)
  {
    g_autoptr (Signal) quiet =
        signal_new (2000.0, 60.0, 1, 2.0, soleus_test_seed ());
    g_autoptr (Signal) busy =
        signal_new (2000.0, 60.0, 1, 2.0, soleus_test_seed ());

    for (double at_s = 0.5; at_s < 59.0; at_s += 0.5)
      signal_add_potential (busy, 0, at_s, 400.0);
    signal_add_contraction (busy, 0, 20.0, 35.0, 0.2, 200.0);
    g_autoptr (SoleusPlan) alone = plan_of (quiet, SOLEUS_KIND_EMG, 0.0);
    g_autoptr (SoleusPlan) with = plan_of (busy, SOLEUS_KIND_EMG, 0.0);
    for (guint i = 0; i < with->n_floor; i++)
      {
        /* A tail of each potential's ringing is in every second. */
        ck_assert_float_le (with->floor[i], 1.3f * alone->floor[i]);
        ck_assert_float_ge (with->floor[i], 0.8f * alone->floor[i]);
      }
  }
END_TEST

START_TEST (the_floor_follows_a_noise_that_grows)
  {
    g_autoptr (Signal) signal =
        signal_new (1000.0, 180.0, 1, 1.0, soleus_test_seed ());

    for (gsize i = signal->n / 2; i < signal->n; i++)
      signal->x[0][i] *= 2.0f;
    g_autoptr (SoleusPlan) plan = plan_of (signal, SOLEUS_KIND_EMG, 0.0);
    double early = soleus_plan_noise_at (plan, 30.0);
    double late = soleus_plan_noise_at (plan, 150.0);
    /* 30 s to either side are of one kind; 60 looks are right to 5 %. */
    ck_assert_double_eq_tol (late / early, 2.0, 0.15);
    ck_assert_uint_ge (plan->n_floor, 180);
  }
END_TEST

START_TEST (a_converter_that_shows_nothing_has_noise_of_its_own_steps)
  {
    g_autoptr (Signal) signal =
        signal_new (1000.0, 10.0, 1, 0.0, soleus_test_seed ());
    g_autoptr (SoleusRecording) recording =
        signal_make (signal, SOLEUS_KIND_EMG, 0.0);
    g_autoptr (GArray) sites = soleus_sites_of (recording);
    SoleusSite *site = &g_array_index (sites, SoleusSite, 0);
    g_autoptr (SoleusChannel) channel = soleus_channel_copy (site->channel);
    SoleusParameters parameters;

    soleus_parameters_init (&parameters);
    channel->lsb = 0.6;
    site->channel = channel;
    g_autoptr (SoleusPlan) plan =
        soleus_plan_new (recording, site, &parameters, NULL, NULL);
    /* An even error of one step has 1 / sqrt (12) of it; float. */
    ck_assert_double_eq_tol (plan->noise_rms, 0.6 / sqrt (12.0), 1e-6);
  }
END_TEST

START_TEST (hum_is_measured_where_it_is_and_not_where_it_is_not)
  {
    static const struct
    {
      double hum_hz;
      double amplitude;
    } rows[] = {
        {0.0, 0.0}, {50.0, 8.0}, {49.93, 8.0}, {60.0, 5.0}, {60.06, 20.0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Signal) signal =
            signal_new (1000.0, 30.0, 1, 2.0, soleus_test_seed () + i);
        if (rows[i].hum_hz > 0.0)
          signal_add_sine (signal, 0, 0.0, 30.0, rows[i].hum_hz, rows[i].hum_hz,
              rows[i].amplitude);
        g_autoptr (SoleusPlan) plan = plan_of (signal, SOLEUS_KIND_EMG, 0.0);
        /* Eight seconds tell hertz to a hundredth, a size to a few percent,
         * and the limit at three sigma takes some of the crest. */
        ck_assert_double_eq_tol (
            plan->conditioning.mains_hz, rows[i].hum_hz, 0.02);
        if (rows[i].hum_hz > 0.0)
          ck_assert_double_eq_tol (plan->mains_amplitude, rows[i].amplitude,
              0.1 * rows[i].amplitude);
        else
          ck_assert (isnan (plan->mains_amplitude));
        /* Hum that is subtracted is no noise: 2 sqrt (430 / 500). */
        ck_assert_double_eq_tol (plan->noise_rms, 1.85, 0.25);
      }
  }
END_TEST

/* Two minutes are beyond the window of the floor; the quiet seconds before and
 * after are within the five minutes that bound it. */
START_TEST (two_minutes_of_contraction_lift_the_floor_little)
  {
    g_autoptr (Signal) quiet =
        signal_new (1000.0, 180.0, 1, 2.0, soleus_test_seed ());
    g_autoptr (Signal) signal =
        signal_new (1000.0, 180.0, 1, 2.0, soleus_test_seed ());

    signal_add_contraction (signal, 0, 30.0, 150.0, 0.5, 30.0);
    g_autoptr (SoleusPlan) alone = plan_of (quiet, SOLEUS_KIND_EMG, 0.0);
    g_autoptr (SoleusPlan) plan = plan_of (signal, SOLEUS_KIND_EMG, 0.0);
    for (double at_s = 5.0; at_s < 180.0; at_s += 10.0)
      ck_assert_double_le (soleus_plan_noise_at (plan, at_s),
          2.3 * soleus_plan_noise_at (alone, at_s));
  }
END_TEST

/* Electrodes dry: three times the noise within half an hour. */
START_TEST (the_floor_follows_a_noise_that_triples_slowly)
  {
    g_autoptr (Signal) signal =
        signal_new (500.0, 1800.0, 1, 1.0, soleus_test_seed ());

    for (gsize i = 0; i < signal->n; i++)
      signal->x[0][i] *= 1.0f + 2.0f * (float)i / (float)signal->n;
    g_autoptr (SoleusPlan) plan = plan_of (signal, SOLEUS_KIND_EMG, 0.0);
    double start = soleus_plan_noise_at (plan, 20.0);
    for (double at_s = 100.0; at_s < 1750.0; at_s += 50.0)
      ck_assert_double_eq_tol (soleus_plan_noise_at (plan, at_s) / start,
          1.0 + 2.0 * at_s / 1800.0, 0.15 * (1.0 + 2.0 * at_s / 1800.0));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("plan");
  TCase *tc = tcase_create ("plan");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, noise_exceeds_the_limit_as_often_as_it_says);
  tcase_add_test (tc, a_rarer_alarm_needs_a_higher_limit_down_to_the_centre);
  tcase_add_test (tc, the_floor_at_an_instant_is_that_of_its_second);
  tcase_add_test (tc, the_floor_of_white_noise_is_its_part_in_the_band);
  tcase_add_test (tc, bursts_do_not_lift_the_floor);
  tcase_add_test (tc, the_floor_follows_a_noise_that_grows);
  tcase_add_test (tc, two_minutes_of_contraction_lift_the_floor_little);
  tcase_add_test (tc, the_floor_follows_a_noise_that_triples_slowly);
  tcase_add_test (
      tc, a_converter_that_shows_nothing_has_noise_of_its_own_steps);
  tcase_add_test (tc, hum_is_measured_where_it_is_and_not_where_it_is_not);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
