/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-stretch.h"
#include "soleus-test.h"

/* Bins of 2 ms by hand, in noise of power 1 whose spread is that of white
 * noise of 430 Hz: one bin has about 1.7 degrees of freedom. */
#define N 1000
#define BIN_S 0.002
#define SPREAD 0.07

static float bins[N];
static float noise_floor[] = {1.0f};

static void
clear (void)
{
  for (gsize i = 0; i < N; i++)
    bins[i] = 1.0f;
}

static void
raise_to (gsize first, gsize end, float level)
{
  for (gsize i = first; i < end; i++)
    bins[i] = level;
}

static void
add_piece (GArray *pieces, gsize first, gsize end, float beat_hz)
{
  SoleusPiece piece = {first, end, beat_hz, FALSE};

  g_array_append_val (pieces, piece);
}

static void
stretch (GArray *pieces)
{
  SoleusPlan plan = {.rate_hz = 2000.0,
      .floor_step_s = 1.0,
      .n_floor = 1,
      .floor = noise_floor};
  SoleusEnergy energy = {.bin_s = BIN_S, .n = N, .bins = bins};

  plan.noise_spread[SOLEUS_SCALE_BURST] = SPREAD;
  soleus_stretch_pieces (&energy, &plan, pieces);
}

static void
check (const GArray *pieces, guint i, gsize first, gsize end, gboolean weak)
{
  const SoleusPiece *row = &g_array_index (pieces, SoleusPiece, i);

  ck_assert_uint_eq (row->first, first);
  ck_assert_uint_eq (row->end, end);
  ck_assert_int_eq (row->weak, weak);
}

START_TEST (a_weak_piece_grows_to_the_ends_of_its_burst)
  {
    g_autoptr (GArray) pieces =
        g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
    clear ();
    raise_to (400, 450, 4.0f);
    add_piece (pieces, 420, 428, NAN);
    stretch (pieces);
    ck_assert_uint_eq (pieces->len, 1);
    check (pieces, 0, 400, 450, TRUE);
  }
END_TEST

START_TEST (pieces_of_one_flickering_burst_are_one)
  {
    g_autoptr (GArray) pieces =
        g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
    clear ();
    raise_to (400, 460, 4.0f);
    raise_to (424, 436, 2.0f);
    add_piece (pieces, 402, 424, NAN);
    add_piece (pieces, 436, 458, NAN);
    stretch (pieces);
    ck_assert_uint_eq (pieces->len, 1);
    check (pieces, 0, 400, 460, TRUE);
  }
END_TEST

START_TEST (silence_between_parts_two_bursts)
  {
    g_autoptr (GArray) pieces =
        g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
    clear ();
    raise_to (400, 430, 6.0f);
    raise_to (445, 475, 6.0f);
    add_piece (pieces, 400, 430, NAN);
    add_piece (pieces, 445, 475, NAN);
    stretch (pieces);
    ck_assert_uint_eq (pieces->len, 2);
    check (pieces, 0, 400, 430, TRUE);
    check (pieces, 1, 445, 475, TRUE);
  }
END_TEST

START_TEST (beats_grow_but_stay_apart)
  {
    g_autoptr (GArray) pieces =
        g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
    clear ();
    raise_to (400, 460, 4.0f);
    add_piece (pieces, 402, 425, 8.0f);
    add_piece (pieces, 435, 458, 8.0f);
    stretch (pieces);
    ck_assert_uint_eq (pieces->len, 2);
    /* The first one takes what lies between. */
    check (pieces, 0, 400, 435, TRUE);
    check (pieces, 1, 435, 460, TRUE);
  }
END_TEST

START_TEST (what_stands_clear_keeps_its_edges)
  {
    g_autoptr (GArray) pieces =
        g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
    clear ();
    raise_to (400, 450, 100.0f);
    add_piece (pieces, 405, 445, NAN);
    stretch (pieces);
    check (pieces, 0, 405, 445, FALSE);
  }
END_TEST

START_TEST (a_potential_keeps_its_edges)
  {
    g_autoptr (GArray) pieces =
        g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
    clear ();
    raise_to (400, 416, 20.0f);
    add_piece (pieces, 403, 413, NAN);
    stretch (pieces);
    check (pieces, 0, 403, 413, FALSE);
  }
END_TEST

START_TEST (a_drift_of_the_noise_is_no_burst)
  {
    g_autoptr (GArray) pieces =
        g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
    clear ();
    raise_to (400, 440, 1.7f);
    add_piece (pieces, 400, 440, NAN);
    stretch (pieces);
    ck_assert_uint_eq (pieces->len, 0);
    stretch (pieces);
    ck_assert_uint_eq (pieces->len, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("stretch");
  TCase *tc = tcase_create ("stretch");

  tcase_add_test (tc, a_weak_piece_grows_to_the_ends_of_its_burst);
  tcase_add_test (tc, pieces_of_one_flickering_burst_are_one);
  tcase_add_test (tc, silence_between_parts_two_bursts);
  tcase_add_test (tc, beats_grow_but_stay_apart);
  tcase_add_test (tc, what_stands_clear_keeps_its_edges);
  tcase_add_test (tc, a_potential_keeps_its_edges);
  tcase_add_test (tc, a_drift_of_the_noise_is_no_burst);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
