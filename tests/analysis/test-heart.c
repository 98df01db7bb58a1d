/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-heart.h"
#include "soleus-test.h"

#define RATE_HZ 1000.0
#define SECONDS 40
#define N (SECONDS * 1000)

/* Noise, and courses of @width_s (SD of a Gaussian) every @rr_s, jittered. */
typedef struct
{
  float raw[N];
  float event[N];
  SoleusBlock block;
  double at_s[400];
  guint n;
} Tape;

static double
noise (GRand *rand)
{
  double sum = -2.0;

  for (int k = 0; k < 4; k++)
    sum += g_rand_double (rand);
  return sum * sqrt (3.0);
}

static Tape *
make (double rr_s, double jitter, double width_s, double size, gboolean alike)
{
  Tape *tape = g_new0 (Tape, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (gsize i = 0; i < N; i++)
    tape->event[i] = tape->raw[i] = (float)(2.0 * noise (rand));
  for (double at_s = 0.4; rr_s > 0.0 && at_s < SECONDS - 0.4;
       at_s += rr_s * (1.0 + jitter * noise (rand)))
    {
      double sign = !alike && g_rand_boolean (rand) ? -1.0 : 1.0;
      tape->at_s[tape->n++] = at_s;
      for (gsize i = 0; i < N; i++)
        {
          double x = ((double)i / RATE_HZ - at_s) / width_s;
          if (fabs (x) < 6.0)
            tape->raw[i] += (float)(sign * size * exp (-0.5 * x * x));
        }
    }
  for (gsize i = 0; i < N; i++)
    tape->event[i] = 0.5f * tape->raw[i];
  tape->block = (SoleusBlock){.rate_hz = RATE_HZ, .n = N, .n_axes = 1};
  tape->block.raw[0] = tape->raw;
  tape->block.event[0] = tape->event;
  return tape;
}

START_TEST (every_beat_of_a_heart_is_found_where_it_is)
  {
    static const double intervals_s[] = {0.4, 0.6, 0.85, 1.2};

    for (guint i = 0; i < G_N_ELEMENTS (intervals_s); i++)
      for (int sign = -1; sign <= 1; sign += 2)
        {
          g_autofree Tape *tape =
              make (intervals_s[i], 0.05, 0.011, sign * 30.0, TRUE);
          g_autoptr (GArray) beats = soleus_heart_find (&tape->block);
          ck_assert_uint_eq (beats->len, tape->n);
          for (guint k = 0; k < beats->len; k++)
            ck_assert_double_eq_tol (g_array_index (beats, double, k) / RATE_HZ,
                tape->at_s[k], 0.003); /* noise of 2 on a peak of 30 */
        }
  }
END_TEST

/* A step of @size that falls back in 100 ms, as an electrode pops. */
static void
add_pop (Tape *tape, double at_s, double size)
{
  for (gsize i = (gsize)(at_s * RATE_HZ); i < N; i++)
    tape->raw[i] += (float)(size * exp (-((double)i / RATE_HZ - at_s) / 0.1));
}

START_TEST (pops_and_t_waves_do_not_hide_a_heart)
  {
    g_autofree Tape *tape = make (0.9, 0.04, 0.011, 30.0, TRUE);
    g_autoptr (GArray) beats = NULL;
    guint missed = 0;

    for (guint k = 0; k < tape->n; k++)
      for (gsize i = 0; i < N; i++)
        {
          double x = ((double)i / RATE_HZ - tape->at_s[k] - 0.28) / 0.04;
          if (fabs (x) < 4.0)
            tape->raw[i] += (float)(11.0 * exp (-0.5 * x * x));
        }
    for (guint k = 0; k < 9; k++)
      add_pop (tape, 2.0 + 4.1 * k, k % 2 == 0 ? 400.0 : -250.0);
    beats = soleus_heart_find (&tape->block);
    for (guint k = 0; k < tape->n; k++)
      {
        gboolean found = FALSE;
        for (guint i = 0; i < beats->len; i++)
          found |=
              fabs (g_array_index (beats, double, i) / RATE_HZ - tape->at_s[k])
              < 0.02;
        missed += !found;
      }
    /* A pop may cover the beat it falls on. */
    ck_assert_uint_le (missed, 9);
    ck_assert_uint_le (beats->len, tape->n);
  }
END_TEST

START_TEST (much_noise_of_the_whole_band_does_not_hide_a_heart)
  {
    g_autofree Tape *tape = make (0.8, 0.04, 0.011, 30.0, TRUE);
    g_autoptr (GRand) rand = g_rand_new_with_seed (8);
    g_autoptr (GArray) beats = NULL;

    for (gsize i = 0; i < N; i++)
      tape->raw[i] += (float)(8.0 * noise (rand));
    beats = soleus_heart_find (&tape->block);
    ck_assert_uint_ge (beats->len, tape->n * 9 / 10);
    ck_assert_uint_le (beats->len, tape->n);
  }
END_TEST

START_TEST (a_wander_larger_than_the_heart_does_not_hide_it)
  {
    g_autofree Tape *tape = make (0.8, 0.04, 0.011, 30.0, TRUE);
    g_autoptr (GRand) rand = g_rand_new_with_seed (9);
    double wander = 0.0;

    /* Slow noise, which the band of events is free of. */
    for (gsize i = 0; i < N; i++)
      {
        tape->raw[i] += (float)wander;
        wander = 0.99 * wander + 6.0 * noise (rand);
      }
    g_autoptr (GArray) beats = soleus_heart_find (&tape->block);
    ck_assert_uint_le (tape->n - 2, beats->len);
    ck_assert_uint_le (beats->len, tape->n);
    /* Nor is it found there where there is none. */
    for (gsize i = 0; i < N; i++)
      tape->event[i] = (float)(2.0 * noise (rand));
    g_autoptr (GArray) none = soleus_heart_find (&tape->block);
    ck_assert_uint_eq (none->len, 0);
  }
END_TEST

START_TEST (what_is_no_heart_is_not_taken_for_one)
  {
    static const struct
    {
      double rr_s, jitter, width_s, size;
      gboolean alike;
    } rows[] = {
        {0.0, 0.0, 0.011, 0.0, TRUE}, /* noise alone */
        {2.0, 0.05, 0.011, 30.0, TRUE}, /* too slow */
        {0.2, 0.05, 0.011, 30.0, TRUE}, /* too fast */
        {0.9, 0.5, 0.011, 30.0, TRUE}, /* uneven */
        {0.9, 0.05, 0.011, 30.0, FALSE}, /* now up, now down: bursts */
        {0.9, 0.05, 0.0015, 200.0, TRUE}, /* as sharp as a muscle */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autofree Tape *tape = make (rows[i].rr_s, rows[i].jitter,
            rows[i].width_s, rows[i].size, rows[i].alike);
        g_autoptr (GArray) beats = soleus_heart_find (&tape->block);
        ck_assert_msg (beats->len == 0, "row %u: %u", i, beats->len);
      }
  }
END_TEST

START_TEST (a_twitch_under_a_beat_survives_its_subtraction)
  {
    g_autofree Tape *tape = make (0.8, 0.05, 0.011, 40.0, TRUE);
    g_autoptr (GArray) beats = soleus_heart_find (&tape->block);
    gsize beat = (gsize)(tape->at_s[10] * RATE_HZ);
    double left = 0.0;

    ck_assert_uint_eq (beats->len, tape->n);
    for (int k = -4; k <= 4; k++)
      tape->event[(gsize)((int)beat + k)] += (float)(25.0 * cos (0.8 * k));
    soleus_heart_subtract (&tape->block, beats);
    for (guint i = 0; i < tape->n; i++)
      {
        gsize at = (gsize)(tape->at_s[i] * RATE_HZ + 0.5);
        if (i != 10)
          left += fabs ((double)tape->event[at]) / (tape->n - 1);
      }
    /* 20 before; noise of 1, and a beat that is found half a ms off. */
    ck_assert_double_lt (left, 2.5);
    ck_assert_float_gt (tape->event[beat], 20.0f);
  }
END_TEST

START_TEST (too_few_beats_change_nothing)
  {
    for (guint n = 0; n < 8; n++)
      {
        g_autofree Tape *tape = make (0.8, 0.05, 0.011, 40.0, TRUE);
        g_autofree float *before = g_memdup2 (tape->event, sizeof tape->event);
        g_autoptr (GArray) beats = soleus_heart_find (&tape->block);
        g_array_set_size (beats, n);
        soleus_heart_subtract (&tape->block, beats);
        ck_assert_mem_eq (before, tape->event, sizeof tape->event);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("heart");
  TCase *tc = tcase_create ("heart");

  tcase_add_test (tc, every_beat_of_a_heart_is_found_where_it_is);
  tcase_add_test (tc, pops_and_t_waves_do_not_hide_a_heart);
  tcase_add_test (tc, much_noise_of_the_whole_band_does_not_hide_a_heart);
  tcase_add_test (tc, a_wander_larger_than_the_heart_does_not_hide_it);
  tcase_add_test (tc, what_is_no_heart_is_not_taken_for_one);
  tcase_add_test (tc, a_twitch_under_a_beat_survives_its_subtraction);
  tcase_add_test (tc, too_few_beats_change_nothing);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
