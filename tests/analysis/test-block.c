/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-block.h"
#include "soleus-envelope.h"
#include "soleus-test.h"
#include "support.h"

typedef struct
{
  Signal *signal;
  SoleusRecording *recording;
  GArray *sites;
  const SoleusSite *site;
  SoleusConditioning conditioning;
} Bench;

/* Takes over @signal. */
static void
bench_init (Bench *bench, Signal *signal, SoleusKind kind, double gap_s)
{
  SoleusParameters parameters;

  soleus_parameters_init (&parameters);
  bench->signal = signal;
  bench->recording = signal_make (signal, kind, gap_s);
  bench->sites = soleus_sites_of (bench->recording);
  ck_assert_uint_eq (bench->sites->len, 1);
  bench->site = &g_array_index (bench->sites, SoleusSite, 0);
  soleus_conditioning_init (&bench->conditioning, bench->site, &parameters);
}

static void
bench_clear (Bench *bench)
{
  g_array_unref (bench->sites);
  soleus_recording_unref (bench->recording);
  signal_free (bench->signal);
}

static SoleusBlock *
read_block (const Bench *bench, guint run, guint64 first, gsize n)
{
  g_autoptr (GError) error = NULL;
  SoleusBlock *block = soleus_block_read (bench->recording, bench->site,
      &bench->conditioning, &bench->site->channel->runs[run], first, n, &error);

  soleus_test_no_error (error);
  ck_assert_ptr_nonnull (block);
  return block;
}

/* Butterworth of order 2 run both ways: the square of each magnitude. */
static double
expected_gain (double hz, double low_hz, double high_hz)
{
  double high_pass = 1.0 / (1.0 + pow (low_hz / hz, 4.0));
  double low_pass = 1.0 / (1.0 + pow (hz / high_hz, 4.0));

  return high_pass * low_pass;
}

START_TEST (a_sine_comes_through_as_the_band_says)
  {
    static const struct
    {
      SoleusKind kind;
      double rate_hz;
      double hz;
      double low_hz;
      double high_hz;
    } rows[] = {{SOLEUS_KIND_EMG, 8000.0, 5.0, 20.0, 450.0},
        {SOLEUS_KIND_EMG, 8000.0, 20.0, 20.0, 450.0},
        {SOLEUS_KIND_EMG, 8000.0, 100.0, 20.0, 450.0},
        {SOLEUS_KIND_EMG, 8000.0, 450.0, 20.0, 450.0},
        {SOLEUS_KIND_EMG, 8000.0, 900.0, 20.0, 450.0},
        {SOLEUS_KIND_ACCELEROMETER, 800.0, 1.0, 2.0, 45.0},
        {SOLEUS_KIND_ACCELEROMETER, 800.0, 10.0, 2.0, 45.0},
        {SOLEUS_KIND_ACCELEROMETER, 800.0, 45.0, 2.0, 45.0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        Signal *signal = signal_new (rows[i].rate_hz, 12.0, 1, 0.0, 1);
        Bench bench;
        signal_add_sine (signal, 0, 0.0, 12.0, rows[i].hz, rows[i].hz, G_SQRT2);
        for (gsize k = 0; k < signal->n; k++)
          signal->x[0][k] += 7.0f; /* an offset is no signal */
        bench_init (&bench, signal, rows[i].kind, 0.0);
        gsize second = (gsize)rows[i].rate_hz;
        g_autoptr (SoleusBlock) block =
            read_block (&bench, 0, 4 * second, 4 * second);
        /* The bilinear design bends the upper edge by 2 % at a ninth of half
         * the rate. */
        ck_assert_double_eq_tol (soleus_rms (block->event[0], block->n),
            expected_gain (rows[i].hz, rows[i].low_hz, rows[i].high_hz), 0.02);
        ck_assert_double_eq_tol (
            soleus_mean (block->raw[0], block->n), 7.0, 0.01);
        ck_assert_int_eq (block->rhythm[0] != NULL,
            rows[i].kind == SOLEUS_KIND_ACCELEROMETER);
        bench_clear (&bench);
      }
  }
END_TEST

START_TEST (blocks_put_together_are_the_whole)
  {
    for (int kind = 0; kind < 2; kind++)
      {
        double rate_hz = kind == SOLEUS_KIND_EMG ? 1000.0 : 100.0;
        Signal *signal =
            signal_new (rate_hz, 30.0, 1, 1.0, soleus_test_seed ());
        gsize n = signal->n;
        Bench bench;
        bench_init (&bench, signal, (SoleusKind)kind, 0.0);
        g_autoptr (SoleusBlock) whole = read_block (&bench, 0, 0, n);
        g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
        for (gsize first = 0; first < n;)
          {
            gsize some = (gsize)g_rand_int_range (rand, 1, (gint32)n / 4);
            some = MIN (some, n - first);
            g_autoptr (SoleusBlock) part = read_block (&bench, 0, first, some);
            ck_assert_double_eq_tol (
                part->start_s, (double)first / rate_hz, 1e-9);
            ck_assert_uint_eq (part->n, some);
            for (gsize i = 0; i < some; i++)
              {
                ck_assert_float_eq (part->raw[0][i], signal->x[0][first + i]);
                /* A ten thousandth of the signal is left beyond the context,
                 * on either side and of a mean of a few samples. */
                ck_assert_float_eq_tol (
                    part->event[0][i], whole->event[0][first + i], 2e-3f);
              }
            first += some;
          }
        bench_clear (&bench);
      }
  }
END_TEST

START_TEST (missing_samples_are_held_and_told)
  {
    static const SoleusSpan gaps[] = {
        {0.0, 10.0}, {400.0, 401.0}, {700.0, 900.0}, {1990.0, 2000.0}};
    Signal *signal = signal_new (1000.0, 2.0, 1, 1.0, soleus_test_seed ());
    Bench bench;

    for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
      for (gsize k = (gsize)gaps[i].start_s; k < (gsize)gaps[i].end_s; k++)
        signal->x[0][k] = i % 2 == 0 ? NAN : INFINITY;
    bench_init (&bench, signal, SOLEUS_KIND_EMG, 0.0);
    g_autoptr (SoleusBlock) block = read_block (&bench, 0, 0, 2000);
    ck_assert_uint_eq (block->missing->len, G_N_ELEMENTS (gaps));
    for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
      {
        SoleusSpan span = g_array_index (block->missing, SoleusSpan, i);
        gsize first = (gsize)gaps[i].start_s;
        float held = first == 0 ? signal->x[0][10] : signal->x[0][first - 1];
        ck_assert_double_eq (span.start_s, gaps[i].start_s);
        ck_assert_double_eq (span.end_s, gaps[i].end_s);
        for (gsize k = first; k < (gsize)gaps[i].end_s; k++)
          ck_assert_float_eq (block->raw[0][k], held);
      }
    for (gsize k = 0; k < 2000; k++)
      ck_assert (isfinite (block->event[0][k]));
    /* A block that begins in a gap tells its own part of it. */
    g_autoptr (SoleusBlock) part = read_block (&bench, 0, 800, 50);
    ck_assert_uint_eq (part->missing->len, 1);
    ck_assert_double_eq (
        g_array_index (part->missing, SoleusSpan, 0).start_s, 0.0);
    ck_assert_double_eq (
        g_array_index (part->missing, SoleusSpan, 0).end_s, 50.0);
    ck_assert_float_eq (part->raw[0][0], signal->x[0][699]);
    bench_clear (&bench);
  }
END_TEST

START_TEST (nothing_but_missing_samples_is_zero)
  {
    Signal *signal = signal_new (1000.0, 2.0, 1, 1.0, 1);
    Bench bench;

    for (gsize k = 0; k < signal->n; k++)
      signal->x[0][k] = NAN;
    bench_init (&bench, signal, SOLEUS_KIND_EMG, 0.0);
    g_autoptr (SoleusBlock) block = read_block (&bench, 0, 0, 2000);
    for (gsize k = 0; k < 2000; k++)
      {
        ck_assert_float_eq (block->raw[0][k], 0.0f);
        ck_assert_float_eq (block->event[0][k], 0.0f);
      }
    bench_clear (&bench);
  }
END_TEST

START_TEST (a_run_does_not_hear_the_one_before_it)
  {
    Signal *loud = signal_new (1000.0, 10.0, 1, 1.0, soleus_test_seed ());
    Signal *calm = signal_new (1000.0, 10.0, 1, 1.0, soleus_test_seed ());
    Bench a;
    Bench b;

    for (gsize k = 0; k < 5000; k++)
      loud->x[0][k] += k % 7 == 0 ? 1e4f : -1e4f;
    bench_init (&a, loud, SOLEUS_KIND_EMG, 3.0);
    bench_init (&b, calm, SOLEUS_KIND_EMG, 3.0);
    g_autoptr (SoleusBlock) one = read_block (&a, 1, 5000, 2000);
    g_autoptr (SoleusBlock) other = read_block (&b, 1, 5000, 2000);
    ck_assert_double_eq_tol (one->start_s, 8.0, 1e-9); /* 5 s and the gap */
    for (gsize k = 0; k < 2000; k++)
      ck_assert_float_eq (one->event[0][k], other->event[0][k]);
    bench_clear (&a);
    bench_clear (&b);
  }
END_TEST

START_TEST (hum_is_taken_out_where_it_was_measured)
  {
    Signal *signal = signal_new (1000.0, 10.0, 1, 0.1, soleus_test_seed ());
    Bench bench;

    for (int k = 1; k <= 3; k++)
      signal_add_sine (signal, 0, 0.0, 10.0, 50.0 * k, 50.0 * k, 10.0 / k);
    bench_init (&bench, signal, SOLEUS_KIND_EMG, 0.0);
    g_autoptr (SoleusBlock) with = read_block (&bench, 0, 0, 10000);
    bench.conditioning.mains_hz = 50.0;
    g_autoptr (SoleusBlock) without = read_block (&bench, 0, 0, 10000);
    /* 10, 5 and 3.3 of amplitude are 8.2 of RMS; the noise is 0.1. */
    ck_assert_double_gt (soleus_rms (with->event[0], 10000), 7.5);
    ck_assert_double_lt (soleus_rms (without->event[0] + 1000, 8000), 0.12);
    bench_clear (&bench);
  }
END_TEST

START_TEST (the_band_ends_where_the_rate_ends_it)
  {
    static const struct
    {
      SoleusKind kind;
      double rate_hz;
      double low_hz;
      double high_hz;
    } rows[] = {{SOLEUS_KIND_EMG, 2000.0, 20.0, 450.0},
        {SOLEUS_KIND_EMG, 500.0, 20.0, 225.0},
        {SOLEUS_KIND_EMG, 200.0, 20.0, 90.0},
        {SOLEUS_KIND_ACCELEROMETER, 200.0, 2.0, 45.0},
        {SOLEUS_KIND_ACCELEROMETER, 50.0, 2.0, 22.5},
        {SOLEUS_KIND_ACCELEROMETER, 20.0, 2.0, 9.0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        Bench bench;
        bench_init (&bench, signal_new (rows[i].rate_hz, 4.0, 1, 1.0, 1),
            rows[i].kind, 0.0);
        ck_assert_double_eq_tol (
            bench.conditioning.low_hz, rows[i].low_hz, 1e-9); /* products */
        ck_assert_double_eq_tol (
            bench.conditioning.high_hz, rows[i].high_hz, 1e-9);
        ck_assert_double_eq (bench.conditioning.mains_hz, 0.0);
        ck_assert_uint_gt (bench.conditioning.context, 0);
        bench_clear (&bench);
      }
  }
END_TEST

/* Hum of any phase and drift, cut anywhere, with no step before and after. */
START_TEST (hum_does_not_ring_at_the_ends_of_a_run)
  {
    static const double rates_hz[] = {500.0, 1000.0, 2000.0, 4000.0};

    for (double phase = 0.0; phase < 6.2; phase += 0.9)
      {
        double rate_hz = rates_hz[_i];
        Signal *signal = signal_new (rate_hz, 7.003, 1, 1.0, 11);
        Bench bench;
        for (gsize i = 0; i < signal->n; i++)
          {
            double t = 2.0 * G_PI * 50.03 * (double)i / rate_hz + phase;
            signal->x[0][i] += (float)(60.0 * sin (t) + 15.0 * sin (3.0 * t)
                + 0.05 * (double)i / rate_hz * 1000.0);
          }
        bench_init (&bench, signal, SOLEUS_KIND_EMG, 0.0);
        bench.conditioning.mains_hz = 50.03;
        g_autoptr (SoleusBlock) block = read_block (&bench, 0, 0, signal->n);
        gsize brief = (gsize)(0.03 * rate_hz);
        double usual =
            soleus_rms (block->event[0] + signal->n / 3, signal->n / 3);
        /* Thirty samples of noise at least; a ring would be ten times. */
        ck_assert_double_lt (soleus_rms (block->event[0], brief), 2.2 * usual);
        ck_assert_double_lt (
            soleus_rms (block->event[0] + signal->n - brief, brief),
            2.2 * usual);
        bench_clear (&bench);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("block");
  TCase *tc = tcase_create ("block");

  tcase_set_timeout (tc, 30);
  tcase_add_test (tc, a_sine_comes_through_as_the_band_says);
  tcase_add_test (tc, blocks_put_together_are_the_whole);
  tcase_add_test (tc, missing_samples_are_held_and_told);
  tcase_add_test (tc, nothing_but_missing_samples_is_zero);
  tcase_add_test (tc, a_run_does_not_hear_the_one_before_it);
  tcase_add_test (tc, hum_is_taken_out_where_it_was_measured);
  tcase_add_test (tc, the_band_ends_where_the_rate_ends_it);
  tcase_add_loop_test (tc, hum_does_not_ring_at_the_ends_of_a_run, 0, 4);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
