/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-beats.h"
#include "soleus-test.h"

/* An energy made by hand: bins of 2 ms, the twitch scale alone. */
#define N 3000
#define BIN_S 0.002

typedef struct
{
  SoleusEnergy energy;
  float power[N];
  float rhythm_hz[N];
  GArray *pieces;
} Bench;

static void
bench_init (Bench *bench)
{
  *bench = (Bench){.energy = {.bin_s = BIN_S, .n = N}};
  bench->energy.power[SOLEUS_SCALE_TWITCH] = bench->power;
  bench->pieces = g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
}

static void
add_piece (Bench *bench, gsize first, gsize end, float hz)
{
  SoleusPiece piece = {first, end, NAN, FALSE};

  for (gsize i = first; i < end; i++)
    bench->rhythm_hz[i] = hz;
  g_array_append_val (bench->pieces, piece);
}

/* Power between 1 and 1 - depth, its first peak half a cycle from @first. */
static void
add_beats (Bench *bench, gsize first, gsize end, double hz, double depth)
{
  for (gsize i = first; i < end; i++)
    {
      double cycles = (double)(i - first) * BIN_S * hz;
      bench->power[i] =
          (float)(1.0 - depth * 0.5 * (1.0 + cos (2.0 * G_PI * cycles)));
    }
}

START_TEST (every_cycle_is_a_beat_between_its_valleys)
  {
    static const double rhythms_hz[] = {2.5, 4.0, 5.0, 6.25, 8.0, 10.0, 12.5};

    for (guint k = 0; k < G_N_ELEMENTS (rhythms_hz); k++)
      {
        double hz = rhythms_hz[k];
        double cycle = 1.0 / (hz * BIN_S);
        guint n_cycles = (guint)(2800.0 / cycle);
        gsize first = 100;
        gsize end = first + (gsize)(n_cycles * cycle + 0.5);
        Bench bench;
        bench_init (&bench);
        add_beats (&bench, first, end, hz, 1.0);
        add_piece (&bench, first, end, (float)hz);
        soleus_beats_cut (&bench.energy, bench.rhythm_hz, bench.pieces);
        ck_assert_uint_eq (bench.pieces->len, n_cycles);
        for (guint i = 0; i < n_cycles; i++)
          {
            const SoleusPiece *beat =
                &g_array_index (bench.pieces, SoleusPiece, i);
            double peak = (double)first + (i + 0.5) * cycle;
            double middle = 0.5 * (double)(beat->first + beat->end);
            /* A tenth of the amplitude is a hundredth of the power: sin^2 is
             * there at 0.0319 of a cycle. Two bins of rounding each. */
            double length = (1.0 - 2.0 * asin (0.1) / G_PI) * cycle;
            ck_assert_float_eq (beat->beat_hz, (float)hz);
            ck_assert_double_eq_tol (middle, peak, 2.0);
            ck_assert_double_eq_tol (
                (double)(beat->end - beat->first), length, 4.0);
          }
        g_array_unref (bench.pieces);
      }
  }
END_TEST

START_TEST (shallow_valleys_part_nothing)
  {
    static const struct
    {
      double depth;
      gboolean parted;
    } rows[] = {
        {0.0, FALSE}, {0.3, FALSE}, {0.45, FALSE}, {0.7, TRUE}, {0.95, TRUE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        Bench bench;
        bench_init (&bench);
        add_beats (&bench, 0, 1000, 5.0, rows[i].depth);
        add_piece (&bench, 0, 1000, 5.0f);
        soleus_beats_cut (&bench.energy, bench.rhythm_hz, bench.pieces);
        /* 2 s of 5 Hz: 10 beats. */
        ck_assert_uint_eq (bench.pieces->len, rows[i].parted ? 10 : 1);
        g_array_unref (bench.pieces);
      }
  }
END_TEST

START_TEST (two_peaks_of_one_cycle_are_one_beat)
  {
    Bench bench;

    bench_init (&bench);
    /* 4 Hz, every beat of two bursts that follow within 50 ms. */
    for (guint beat = 0; beat < 8; beat++)
      for (int k = 0; k < 2; k++)
        for (int i = -8; i <= 8; i++)
          bench.power[62 + 125 * beat + 25 * (guint)k + (guint)(i + 8) - 8] +=
              (float)exp (-0.5 * i * i / 9.0);
    add_piece (&bench, 0, 1000, 4.0f);
    soleus_beats_cut (&bench.energy, bench.rhythm_hz, bench.pieces);
    ck_assert_uint_eq (bench.pieces->len, 8);
    for (guint i = 0; i < 8; i++)
      {
        const SoleusPiece *row = &g_array_index (bench.pieces, SoleusPiece, i);
        ck_assert_uint_le (row->first, 62 + 125 * i);
        ck_assert_uint_gt (row->end, 87 + 125 * i);
      }
    g_array_unref (bench.pieces);
  }
END_TEST

START_TEST (what_is_no_rhythm_stays_as_it_is)
  {
    Bench bench;

    bench_init (&bench);
    add_beats (&bench, 0, 1000, 5.0, 1.0);
    add_piece (&bench, 0, 500, 0.0f);
    add_piece (&bench, 500, 1000, 5.0f);
    add_beats (&bench, 1500, 2000, 5.0, 1.0);
    add_piece (&bench, 1500, 2000, 0.0f);
    soleus_beats_cut (&bench.energy, bench.rhythm_hz, bench.pieces);
    /* One whole, five beats of one second, one whole; in order. */
    ck_assert_uint_eq (bench.pieces->len, 7);
    const SoleusPiece *rows = (const SoleusPiece *)bench.pieces->data;
    ck_assert_uint_eq (rows[0].first, 0);
    ck_assert_uint_eq (rows[0].end, 500);
    ck_assert (isnan (rows[0].beat_hz));
    ck_assert_uint_eq (rows[6].first, 1500);
    ck_assert_uint_eq (rows[6].end, 2000);
    for (guint i = 1; i < 7; i++)
      ck_assert_uint_le (rows[i - 1].end, rows[i].first);
    g_array_unref (bench.pieces);
  }
END_TEST

START_TEST (beats_of_chance_never_overlap_nor_leave_their_piece)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint trial = 0; trial < 200; trial++)
      {
        Bench bench;
        gsize first = (gsize)g_rand_int_range (rand, 0, 1000);
        gsize end = first + (gsize)g_rand_int_range (rand, 1, 2000);
        gsize from = first;
        bench_init (&bench);
        for (gsize i = 0; i < N; i++)
          bench.power[i] = (float)-log (1.0 - g_rand_double (rand));
        add_piece (
            &bench, first, end, (float)g_rand_double_range (rand, 1.0, 15.0));
        soleus_beats_cut (&bench.energy, bench.rhythm_hz, bench.pieces);
        ck_assert_uint_ge (bench.pieces->len, 1);
        for (guint i = 0; i < bench.pieces->len; i++)
          {
            const SoleusPiece *row =
                &g_array_index (bench.pieces, SoleusPiece, i);
            ck_assert_uint_ge (row->first, from);
            ck_assert_uint_gt (row->end, row->first);
            ck_assert_uint_le (row->end, end);
            from = row->end;
          }
        g_array_unref (bench.pieces);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("beats");
  TCase *tc = tcase_create ("beats");

  tcase_add_test (tc, every_cycle_is_a_beat_between_its_valleys);
  tcase_add_test (tc, shallow_valleys_part_nothing);
  tcase_add_test (tc, two_peaks_of_one_cycle_are_one_beat);
  tcase_add_test (tc, what_is_no_rhythm_stays_as_it_is);
  tcase_add_test (tc, beats_of_chance_never_overlap_nor_leave_their_piece);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
