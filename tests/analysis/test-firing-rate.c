/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-firing-rate.h"

#include <math.h>

#include "soleus-test.h"

#define RATE_HZ 2000.0
#define N 1600

/* A potential of two phases, 3 ms from crest to trough, in [N] samples. */
static void
add_potential (float *x, double at_s, double size, double rate_hz)
{
  for (int i = 0; i < N; i++)
    {
      double t = ((double)i / rate_hz - at_s) / 0.0015;
      x[i] += (float)(size * t * exp (-0.5 * t * t));
    }
}

/* Jitter of 5 % and amplitude that falls to a half. */
static void
make_train (float *x, double hz, double noise, double rate_hz, GRand *rand)
{
  double at_s = 0.003;

  for (int i = 0; i < N; i++)
    x[i] = 0.0f;
  while (at_s < N / rate_hz)
    {
      add_potential (x, at_s, 1.0 - 0.5 * at_s * rate_hz / N, rate_hz);
      at_s += (1.0 + g_rand_double_range (rand, -0.06, 0.06)) / hz;
    }
  for (int i = 0; i < N; i++)
    for (int k = 0; k < 12; k++)
      x[i] += (float)(noise * g_rand_double_range (rand, -0.5, 0.5));
}

static double
rms (const float *x)
{
  double sum = 0.0;

  for (int i = 0; i < N; i++)
    sum += (double)x[i] * x[i];
  return sqrt (sum / N);
}

/* 13 intervals that vary by 5 % are known to 1.3 %, the worst of many trials
 * to four times that. */
START_TEST (the_rate_of_one_unit_is_found_within_6_percent)
  {
    static const double rates_hz[] = {34.0, 60.0, 97.0, 150.0, 220.0, 280.0};
    static const double samplings_hz[] = {1000.0, 2000.0, 4000.0};
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint i = 0; i < G_N_ELEMENTS (rates_hz); i++)
      for (guint k = 0; k < G_N_ELEMENTS (samplings_hz); k++)
        {
          float x[N];
          SoleusFiringRate rate;
          if (rates_hz[i] > samplings_hz[k] / 4.0)
            continue; /* no more than a sample or two between crests */
          make_train (x, rates_hz[i], 0.05, samplings_hz[k], rand);
          soleus_firing_rate_measure (x, N, samplings_hz[k], 0.05, &rate);
          ck_assert_msg (fabs (rate.hz / rates_hz[i] - 1.0) < 0.06,
              "%g Hz at %g Hz: %g", rates_hz[i], samplings_hz[k], rate.hz);
          /* Above all interference; the jitter is 3.5 %. */
          ck_assert_double_ge (rate.regularity, 0.4);
          ck_assert_double_le (rate.regularity, 1.0);
        }
  }
END_TEST

/* At 3 dB the noise halves the likeness; knowing it gives it back. */
START_TEST (noise_takes_nothing_from_the_regularity)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    float x[N];
    SoleusFiringRate known;
    SoleusFiringRate unknown;

    make_train (x, 100.0, 0.0, RATE_HZ, rand);
    double noise = rms (x) / 1.41;
    for (int i = 0; i < N; i++)
      for (int k = 0; k < 12; k++)
        x[i] += (float)(noise * g_rand_double_range (rand, -0.5, 0.5));
    soleus_firing_rate_measure (x, N, RATE_HZ, noise, &known);
    soleus_firing_rate_measure (x, N, RATE_HZ, 0.0, &unknown);
    ck_assert_double_eq_tol (known.hz, 100.0, 3.0);
    ck_assert_double_ge (known.regularity, 0.7);
    ck_assert_double_le (unknown.regularity, 0.75 * known.regularity);
  }
END_TEST

/* Potentials of many units at random times: as much energy, no return. */
START_TEST (interference_has_no_rate_of_its_own)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint trial = 0; trial < 10; trial++)
      {
        float x[N] = {0.0f};
        SoleusFiringRate rate;
        for (guint k = 0; k < 160; k++)
          add_potential (x, g_rand_double_range (rand, 0.0, N / RATE_HZ),
              g_rand_double_range (rand, -1.0, 1.0), RATE_HZ);
        soleus_firing_rate_measure (x, N, RATE_HZ, 0.0, &rate);
        ck_assert_double_le (rate.regularity, 0.34);
      }
  }
END_TEST

START_TEST (what_is_shorter_than_a_tenth_of_a_second_has_none)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    float x[N];
    SoleusFiringRate rate;

    make_train (x, 100.0, 0.0, RATE_HZ, rand);
    soleus_firing_rate_measure (x, 199, RATE_HZ, 0.0, &rate);
    ck_assert (isnan (rate.hz) && isnan (rate.regularity));
    soleus_firing_rate_measure (x, 201, RATE_HZ, 0.0, &rate);
    ck_assert (isfinite (rate.hz) && isfinite (rate.regularity));
  }
END_TEST

START_TEST (silence_and_a_flat_line_have_none)
  {
    static const float levels[] = {0.0f, 3.0f};

    for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
      {
        float x[N];
        SoleusFiringRate rate;
        for (int k = 0; k < N; k++)
          x[k] = levels[i];
        soleus_firing_rate_measure (x, N, RATE_HZ, 1.0, &rate);
        ck_assert_double_eq (rate.regularity, 0.0);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("firing-rate");
  TCase *tc = tcase_create ("firing-rate");

  tcase_add_test (tc, the_rate_of_one_unit_is_found_within_6_percent);
  tcase_add_test (tc, noise_takes_nothing_from_the_regularity);
  tcase_add_test (tc, interference_has_no_rate_of_its_own);
  tcase_add_test (tc, what_is_shorter_than_a_tenth_of_a_second_has_none);
  tcase_add_test (tc, silence_and_a_flat_line_have_none);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
