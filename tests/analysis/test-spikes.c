/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-spikes.h"
#include "soleus-test.h"
#include "support.h"

static SoleusBlock
block_of (Signal *signal)
{
  SoleusBlock block = {.rate_hz = signal->rate_hz, .n = signal->n, .n_axes = 1};

  block.raw[0] = signal->x[0];
  block.event[0] = signal->x[0];
  return block;
}

START_TEST (noise_and_slow_potentials_hold_no_spikes)
  {
    static const double rates_hz[] = {1500.0, 2000.0, 4000.0, 10000.0};

    for (guint i = 0; i < G_N_ELEMENTS (rates_hz); i++)
      {
        g_autoptr (Signal) signal =
            signal_new (rates_hz[i], 4.0, 1, 1.0, soleus_test_seed () + i);
        signal_add_potential (signal, 0, 1.0, 100.0);
        signal_add_potential (signal, 0, 2.0, 1000.0);
        signal_add_potential (signal, 0, 3.0, 5000.0);
        SoleusBlock block = block_of (signal);
        g_autoptr (GArray) spikes = soleus_spikes_find (&block);
        ck_assert_uint_eq (spikes->len, 0);
      }
  }
END_TEST

START_TEST (pulses_up_to_two_milliseconds_are_spikes_either_way_up)
  {
    static const struct
    {
      double length_s;
      gboolean spike;
    } rows[] = {{0.0005, TRUE}, {0.001, TRUE}, {0.0015, TRUE}, {0.0035, FALSE},
        {0.006, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      for (int sign = -1; sign <= 1; sign += 2)
        {
          g_autoptr (Signal) signal =
              signal_new (4000.0, 2.0, 1, 1.0, soleus_test_seed ());
          gsize n = (gsize)lround (rows[i].length_s * 4000.0);
          for (gsize k = 4000; k < 4000 + n; k++)
            signal->x[0][k] += (float)(sign * 300);
          SoleusBlock block = block_of (signal);
          g_autoptr (GArray) spikes = soleus_spikes_find (&block);
          ck_assert_uint_eq (spikes->len, rows[i].spike);
          if (!rows[i].spike)
            continue;
          const SoleusSpike *spike = &g_array_index (spikes, SoleusSpike, 0);
          ck_assert (spike->strong);
          /* The noise adds some of its own peak to peak. */
          ck_assert_double_eq_tol (spike->p2p, 300.0, 10.0);
          ck_assert_uint_le (spike->idx, 4000);
          ck_assert_uint_ge (spike->end, 4000 + n);
        }
  }
END_TEST

START_TEST (blanking_draws_a_line_over_the_spike_and_leaves_the_rest)
  {
    g_autoptr (Signal) signal = signal_new (2000.0, 1.0, 1, 0.0, 1);
    g_autoptr (GArray) spikes =
        g_array_new (FALSE, FALSE, sizeof (SoleusSpike));
    SoleusBlock block = block_of (signal);
    const SoleusSpike rows[] = {
        {0, 2, 1.0f, TRUE}, {1000, 1003, 1.0f, TRUE}, {1997, 2000, 1.0f, TRUE}};

    for (gsize k = 0; k < signal->n; k++)
      signal->x[0][k] = (float)k;
    for (guint i = 0; i < 3; i++)
      for (gsize k = MAX (rows[i].idx, 1); k < MIN (rows[i].end, 1999); k++)
        signal->x[0][k] += 5000.0f;
    g_array_append_vals (spikes, rows, 3);
    soleus_spikes_blank (&block, spikes);
    /* On a straight line the line drawn is the line that was there. */
    for (gsize k = 0; k < signal->n; k++)
      ck_assert_float_eq_tol (signal->x[0][k], (float)k, 1e-2f);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("spikes");
  TCase *tc = tcase_create ("spikes");

  tcase_add_test (tc, noise_and_slow_potentials_hold_no_spikes);
  tcase_add_test (tc, pulses_up_to_two_milliseconds_are_spikes_either_way_up);
  tcase_add_test (tc, blanking_draws_a_line_over_the_spike_and_leaves_the_rest);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
