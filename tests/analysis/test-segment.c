/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-segment.h"
#include "soleus-test.h"

/* Bins of 2 ms by hand. The plan knows a noise of 1 that never varies, so that
 * quiet is a power of 1 at any chance level. */
#define N 2000
#define BIN_S 0.002
#define MERGE_S 0.02 /* 10 bins */

static float power[N];
static float wide[N];
static guint8 active[N];
static float noise_floor[] = {1.0f};
static double quiet_power = 1.0;

static void
clear (void)
{
  for (gsize i = 0; i < N; i++)
    {
      power[i] = 0.5f;
      wide[i] = 0.5f;
      active[i] = 0;
    }
}

static void
raise_to (gsize first, gsize end, float level)
{
  for (gsize i = first; i < end; i++)
    {
      power[i] = level;
      active[i] = 1;
    }
}

static GArray *
segment (const float *rhythm_hz)
{
  SoleusPlan plan = {.rate_hz = 2000.0,
      .floor_step_s = 1.0,
      .n_floor = 1,
      .floor = noise_floor,
      .conditioning = {.low_hz = 20.0, .high_hz = 450.0}};
  SoleusEnergy energy = {.bin_s = BIN_S, .n = N, .bins = power};
  const SoleusDetectorInput input = {
      .kind = SOLEUS_KIND_EMG, .plan = &plan, .energy = &energy};
  const SoleusSegmentOptions options = {rhythm_hz, MERGE_S};

  for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
    plan.noise_centre[scale] = cbrt (quiet_power);
  energy.power[SOLEUS_SCALE_TWITCH] = power;
  energy.power[SOLEUS_SCALE_BURST] = power;
  energy.power[SOLEUS_SCALE_LONG] = wide;
  return soleus_segment (&input, active, &options);
}

static void
check (const GArray *pieces, guint i, gsize first, gsize end)
{
  const SoleusPiece *row = &g_array_index (pieces, SoleusPiece, i);

  ck_assert_uint_eq (row->first, first);
  ck_assert_uint_eq (row->end, end);
}

START_TEST (silence_has_no_bursts)
  {
    clear ();
    g_autoptr (GArray) pieces = segment (NULL);
    ck_assert_uint_eq (pieces->len, 0);
  }
END_TEST

START_TEST (a_burst_is_where_it_exceeds_a_tenth_of_its_peak)
  {
    clear ();
    /* Amplitude 10, power 100: a tenth is a power of 1, quiet as well. */
    raise_to (490, 500, 1.5f);
    raise_to (500, 520, 400.0f); /* a tenth of 20: power 4 */
    raise_to (520, 530, 5.0f);
    raise_to (530, 540, 3.0f);
    g_autoptr (GArray) pieces = segment (NULL);
    ck_assert_uint_eq (pieces->len, 1);
    check (pieces, 0, 500, 530);
  }
END_TEST

START_TEST (bursts_join_over_less_silence_than_the_merge_gap)
  {
    for (gsize gap = 1; gap < 30; gap++)
      {
        clear ();
        raise_to (500, 505, 50.0f);
        raise_to (505 + gap, 510 + gap, 50.0f);
        g_autoptr (GArray) pieces = segment (NULL);
        ck_assert_uint_eq (pieces->len, gap < 10 ? 1 : 2);
        check (pieces, 0, 500, gap < 10 ? 510 + gap : 505);
      }
  }
END_TEST

/* Half of the shorter one, at most 120 ms, which is 60 bins. */
START_TEST (long_bursts_join_over_longer_gaps)
  {
    static const struct
    {
      gsize a;
      gsize b;
      gsize least_apart;
    } rows[] = {{10, 10, 10}, {40, 40, 20}, {40, 100, 20}, {100, 90, 45},
        {120, 120, 60}, {400, 300, 60}, {400, 10, 10}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      for (int more = -1; more <= 0; more++)
        {
          gsize gap = rows[i].least_apart + (gsize)(more + 1) - 1;
          clear ();
          raise_to (300, 300 + rows[i].a, 50.0f);
          raise_to (
              300 + rows[i].a + gap, 300 + rows[i].a + gap + rows[i].b, 50.0f);
          for (gsize k = 300; k < 300 + rows[i].a + gap; k++)
            active[k] = 1; /* the detector saw it as one */
          g_autoptr (GArray) pieces = segment (NULL);
          ck_assert_uint_eq (pieces->len, more < 0 ? 1 : 2);
        }
  }
END_TEST

START_TEST (what_only_the_widest_look_sees_is_one_piece)
  {
    clear ();
    for (gsize i = 800; i < 1100; i++)
      active[i] = SOLEUS_ACTIVE (SOLEUS_SCALE_LONG);
    g_autoptr (GArray) pieces = segment (NULL);
    ck_assert_uint_eq (pieces->len, 1);
    check (pieces, 0, 800, 1100);
    ck_assert (isnan (g_array_index (pieces, SoleusPiece, 0).beat_hz));
  }
END_TEST

START_TEST (the_foot_of_a_large_burst_is_left_out_unless_it_rises_again)
  {
    static const struct
    {
      float foot;
      float bump;
      gsize end; /* of the large burst */
      guint n;
    } rows[] = {{20.0f, 20.0f, 540, 1}, /* flat */
        {20.0f, 60.0f, 540, 1}, /* not twice the amplitude of the foot */
        {20.0f, 90.0f, 640, 1}, /* twice; all of it is above its own tenth */
        {20.0f, 2500.0f, 540, 2}, /* its tenth is 25: by itself */
        {2.0f, 7.0f, 540, 1}, {2.0f, 9.0f, 640, 1}, {2.0f, 250.0f, 540, 2}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        clear ();
        /* Amplitude 200: its tenth is a power of 400. */
        raise_to (500, 540, 40000.0f);
        raise_to (540, 580, rows[i].foot);
        raise_to (580, 590, rows[i].bump);
        raise_to (590, 640, rows[i].foot);
        g_autoptr (GArray) pieces = segment (NULL);
        ck_assert_msg (pieces->len == rows[i].n, "row %u: %u", i, pieces->len);
        check (pieces, 0, 500, rows[i].end);
        if (rows[i].n == 2)
          check (pieces, 1, 580, 590);
      }
  }
END_TEST

/* 2.3 sigma of the mean of so much noise: a power of 1.5 over 84 ms. */
START_TEST (weak_pieces_are_one_where_more_than_noise_lies_between)
  {
    static const struct
    {
      float level;
      float between;
      gsize gap;
      guint n;
    } rows[] = {{5.0f, 1.7f, 46, 1}, {5.0f, 1.2f, 46, 2}, {5.0f, 0.9f, 46, 2},
        {29.0f, 1.7f, 46, 1}, {31.0f, 1.7f, 46, 2}, {5.0f, 1.7f, 100, 1},
        {5.0f, 1.7f, 101, 2}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        clear ();
        raise_to (500, 520, rows[i].level);
        raise_to (520 + rows[i].gap, 540 + rows[i].gap, rows[i].level);
        for (gsize k = 520; k < 520 + rows[i].gap; k++)
          power[k] = rows[i].between;
        /* Between them the twitch look is below what is quiet. */
        quiet_power = 2.0;
        g_autoptr (GArray) pieces = segment (NULL);
        quiet_power = 1.0;
        ck_assert_msg (pieces->len == rows[i].n, "row %u: %u", i, pieces->len);
        check (pieces, 0, 500, rows[i].n == 1 ? 540 + rows[i].gap : 520);
      }
  }
END_TEST

START_TEST (what_is_too_weak_for_the_envelope_is_where_the_brief_look_sees_it)
  {
    clear ();
    for (gsize i = 500; i < 700; i++)
      active[i] = SOLEUS_ACTIVE (SOLEUS_SCALE_LONG);
    for (gsize i = 0; i < 4; i++)
      active[520 + i] = active[600 + i] = SOLEUS_ACTIVE (SOLEUS_SCALE_TWITCH);
    g_autoptr (GArray) pieces = segment (NULL);
    ck_assert_uint_eq (pieces->len, 2);
    check (pieces, 0, 520, 524);
    check (pieces, 1, 600, 604);
  }
END_TEST

/* 20 ms are ten bins. */
START_TEST (a_weak_one_near_a_strong_one_counts_from_20_ms_on)
  {
    for (gsize apart = 8; apart < 13; apart++)
      {
        clear ();
        raise_to (500, 510, 50.0f);
        for (gsize i = 510; i < 560; i++)
          active[i] = SOLEUS_ACTIVE (SOLEUS_SCALE_LONG);
        for (gsize i = 0; i < 3; i++)
          active[510 + apart + i] = SOLEUS_ACTIVE (SOLEUS_SCALE_TWITCH);
        g_autoptr (GArray) pieces = segment (NULL);
        ck_assert_uint_eq (pieces->len, apart < 10 ? 1 : 2);
        check (pieces, 0, 500, 510);
      }
  }
END_TEST

START_TEST (a_weak_beat_of_a_rhythm_is_a_burst_that_no_look_need_see)
  {
    for (int beats = 0; beats < 2; beats++)
      {
        g_autofree float *rhythm_hz = g_new0 (float, N);
        clear ();
        raise_to (500, 520, 40.0f);
        for (gsize i = 400; i < 700; i++)
          {
            rhythm_hz[i] = beats ? 5.0f : 0.0f;
            active[i] |= SOLEUS_ACTIVE (SOLEUS_SCALE_LONG);
          }
        for (gsize i = 600; i < 610; i++)
          power[i] = 3.0f;
        g_autoptr (GArray) pieces = segment (rhythm_hz);
        ck_assert_uint_eq (pieces->len, beats ? 2 : 1);
      }
  }
END_TEST

START_TEST (what_stands_out_but_no_look_saw_is_no_burst)
  {
    for (gsize length = 13; length < 17; length++)
      for (int seen = 0; seen < 2; seen++)
        {
          clear ();
          raise_to (500, 510, 40.0f);
          for (gsize i = 510; i < 600; i++)
            active[i] = SOLEUS_ACTIVE (SOLEUS_SCALE_LONG);
          for (gsize i = 550; i < 550 + length; i++)
            power[i] = 1.3f;
          if (seen)
            active[552] = SOLEUS_ACTIVE (SOLEUS_SCALE_TWITCH);
          g_autoptr (GArray) pieces = segment (NULL);
          /* 30 ms, fifteen bins, are a burst by themselves. */
          ck_assert_uint_eq (pieces->len, seen || length >= 15 ? 2 : 1);
        }
  }
END_TEST

START_TEST (a_rhythm_cuts_its_pieces_and_no_others)
  {
    g_autofree float *rhythm_hz = g_new0 (float, N);

    clear ();
    for (gsize i = 200; i < 1200; i++)
      {
        /* 5 Hz: a cycle is 100 bins. */
        power[i] = (float)(52.0 - 50.0 * cos (2.0 * G_PI * (double)i / 100.0));
        active[i] = 1;
        rhythm_hz[i] = i < 1200 ? 5.0f : 0.0f;
      }
    raise_to (1500, 1520, 40.0f);
    g_autoptr (GArray) pieces = segment (rhythm_hz);
    ck_assert_uint_eq (pieces->len, 11);
    for (guint i = 0; i < 10; i++)
      {
        const SoleusPiece *row = &g_array_index (pieces, SoleusPiece, i);
        ck_assert_float_eq (row->beat_hz, 5.0f);
        ck_assert_uint_le (row->first, 250 + 100 * i);
        ck_assert_uint_gt (row->end, 250 + 100 * i);
      }
    check (pieces, 10, 1500, 1520);
    ck_assert (isnan (g_array_index (pieces, SoleusPiece, 10).beat_hz));
  }
END_TEST

START_TEST (pieces_of_chance_are_in_order_and_within_what_was_active)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint trial = 0; trial < 200; trial++)
      {
        clear ();
        for (guint k = 0; k < 25; k++)
          {
            gsize first = (gsize)g_rand_int_range (rand, 0, N - 120);
            raise_to (first, first + (gsize)g_rand_int_range (rand, 1, 120),
                (float)exp (g_rand_double_range (rand, 0.1, 9.0)));
          }
        for (gsize i = 0; i < N; i++)
          wide[i] = (float)g_rand_double_range (rand, 0.2, 3.0);
        g_autoptr (GArray) pieces = segment (NULL);
        gsize from = 0;
        gsize peak = 0;
        gboolean seen = FALSE;
        for (gsize i = 0; i < N; i++)
          if (power[i] > power[peak])
            peak = i;
        for (guint i = 0; i < pieces->len; i++)
          {
            const SoleusPiece *row = &g_array_index (pieces, SoleusPiece, i);
            ck_assert_uint_ge (row->first, from);
            ck_assert_uint_gt (row->end, row->first);
            ck_assert (active[row->first] && active[row->end - 1]);
            seen |= row->first <= peak && peak < row->end;
            from = row->end;
          }
        ck_assert (seen); /* the largest of all is never lost */
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("segment");
  TCase *tc = tcase_create ("segment");

  tcase_add_test (tc, silence_has_no_bursts);
  tcase_add_test (tc, a_burst_is_where_it_exceeds_a_tenth_of_its_peak);
  tcase_add_test (tc, bursts_join_over_less_silence_than_the_merge_gap);
  tcase_add_test (tc, long_bursts_join_over_longer_gaps);
  tcase_add_test (tc, what_only_the_widest_look_sees_is_one_piece);
  tcase_add_test (
      tc, the_foot_of_a_large_burst_is_left_out_unless_it_rises_again);
  tcase_add_test (tc, weak_pieces_are_one_where_more_than_noise_lies_between);
  tcase_add_test (
      tc, what_is_too_weak_for_the_envelope_is_where_the_brief_look_sees_it);
  tcase_add_test (tc, a_weak_one_near_a_strong_one_counts_from_20_ms_on);
  tcase_add_test (tc, what_stands_out_but_no_look_saw_is_no_burst);
  tcase_add_test (tc, a_weak_beat_of_a_rhythm_is_a_burst_that_no_look_need_see);
  tcase_add_test (tc, a_rhythm_cuts_its_pieces_and_no_others);
  tcase_add_test (tc, pieces_of_chance_are_in_order_and_within_what_was_active);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
