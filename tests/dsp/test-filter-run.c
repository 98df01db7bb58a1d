/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-butterworth.h"
#include "soleus-envelope.h"

#define RATE_HZ 1000.0

/* The difference equation, one sample after another, as the header has it. */
static void
by_definition (const SoleusFilter *filter, const float *x, gsize n, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = (double)x[i];
  for (guint k = 0; k < filter->n_sections; k++)
    {
      const SoleusSection *s = &filter->sections[k];
      double x1 = 0.0, x2 = 0.0, y1 = 0.0, y2 = 0.0;

      for (gsize i = 0; i < n; i++)
        {
          double in = y[i];
          double out =
              s->b0 * in + s->b1 * x1 + s->b2 * x2 - s->a1 * y1 - s->a2 * y2;

          x2 = x1;
          x1 = in;
          y2 = y1;
          y1 = y[i] = out;
        }
    }
}

START_TEST (any_number_of_sections_gives_the_difference_equation)
  {
    gsize n = 1500;
    g_autofree float *x = white_noise (n);
    g_autofree float *y = g_new (float, n);
    g_autofree double *expected = g_new (double, n);
    SoleusFilter filter;
    SoleusFilterState state;

    ck_assert (soleus_butterworth_low_pass ((guint)_i, 90.0, RATE_HZ, &filter));
    ck_assert_uint_eq (filter.n_sections, ((guint)_i + 1) / 2);
    soleus_filter_reset (&state);
    soleus_filter_run (&filter, &state, x, n, y);
    by_definition (&filter, x, n, expected);
    /* the last digit of single precision */
    for (gsize i = 0; i < n; i++)
      ck_assert_double_eq_tol ((double)y[i], expected[i], 5e-7);
  }
END_TEST

START_TEST (a_filter_of_nothing_passes_everything)
  {
    g_autofree float *x = white_noise (3000);
    float y[3000];
    SoleusFilter none = {.n_sections = 0};
    SoleusFilterState state;

    soleus_filter_settle (&none, 5.0, &state);
    soleus_filter_run (&none, &state, x, 3000, y);
    ck_assert_mem_eq (x, y, sizeof y);
    soleus_filter_zero_phase (&none, x, 3000, y);
    ck_assert_mem_eq (x, y, sizeof y);
    ck_assert_double_eq (soleus_filter_gain (&none, 50.0, RATE_HZ), 1.0);
    ck_assert_uint_eq (soleus_filter_settle_length (&none, 1e-6), 1);
  }
END_TEST

START_TEST (a_settled_filter_gives_what_a_constant_gives)
  {
    static const double values[] = {0.0, 1.0, -980.0};
    float x[50], y[50];
    SoleusFilter filter, notch;
    SoleusFilterState state;

    ck_assert (soleus_butterworth_low_pass (5, 2.0, RATE_HZ, &filter));
    ck_assert (soleus_notch (50.0, 30.0, RATE_HZ, &notch));
    ck_assert (soleus_filter_append (&filter, &notch));
    for (gsize i = 0; i < 50; i++)
      x[i] = (float)values[_i];
    soleus_filter_settle (&filter, values[_i], &state);
    soleus_filter_run (&filter, &state, x, 50, y);
    for (gsize i = 0; i < 50; i++)
      ck_assert_float_eq_tol (y[i], x[i], 1e-3f);
  }
END_TEST

START_TEST (what_a_sample_leaves_has_settled_after_the_settle_length)
  {
    enum
    {
      N = 20000
    };
    static float x[N], y[N];
    SoleusFilter filter;
    SoleusFilterState state;
    double cut_hz = 0.5 * pow (4.0, _i), peak = 0.0;
    gsize settled;

    memset (x, 0, sizeof x);
    x[0] = 1.0f;
    ck_assert (soleus_butterworth_low_pass (2, cut_hz, RATE_HZ, &filter));
    settled = soleus_filter_settle_length (&filter, 1e-3);
    soleus_filter_reset (&state);
    soleus_filter_run (&filter, &state, x, N, y);
    for (gsize i = 0; i < N; i++)
      peak = MAX (peak, fabs ((double)y[i]));
    for (gsize i = settled; i < N; i++)
      ck_assert_double_lt (fabs ((double)y[i]), 4e-3 * peak);
    /* and not much later than need be */
    ck_assert_double_lt ((double)settled, 3.0 * RATE_HZ / cut_hz);
  }
END_TEST

START_TEST (sections_are_appended_while_there_is_room)
  {
    SoleusFilter filter, more;

    ck_assert (soleus_butterworth_low_pass (16, 50.0, RATE_HZ, &filter));
    more = filter;
    ck_assert (soleus_filter_append (&filter, &more));
    ck_assert (soleus_filter_append (&filter, &more));
    ck_assert_uint_eq (filter.n_sections, SOLEUS_FILTER_MAX_SECTIONS);
    ck_assert (!soleus_filter_append (&filter, &more));
    ck_assert_uint_eq (filter.n_sections, SOLEUS_FILTER_MAX_SECTIONS);
    /* three times the same one: the cube of its gain */
    ck_assert_double_eq_tol (soleus_filter_gain (&filter, 50.0, RATE_HZ),
        pow (soleus_filter_gain (&more, 50.0, RATE_HZ), 3.0), 1e-9);
  }
END_TEST

START_TEST (zero_phase_in_place_gives_the_same_bytes)
  {
    static const gsize lengths[] = {1, 2, 100, 5000, 70001};
    gsize n = lengths[_i];
    g_autofree float *x = white_noise (n);
    g_autofree float *y = g_new (float, n);
    SoleusFilter filter;

    ck_assert (soleus_butterworth_band_pass (2, 20.0, 250.0, RATE_HZ, &filter));
    soleus_filter_zero_phase (&filter, x, n, y);
    soleus_filter_zero_phase (&filter, x, n, x);
    ck_assert_mem_eq (x, y, n * sizeof *x);
  }
END_TEST

START_TEST (a_signal_turned_round_is_filtered_the_same)
  {
    gsize n = 30000;
    g_autofree float *x = white_noise (n);
    g_autofree float *back = g_new (float, n);
    SoleusFilter filter;

    for (gsize i = 0; i < n; i++)
      back[i] = x[n - 1 - i];
    ck_assert (soleus_butterworth_band_pass (2, 20.0, 250.0, RATE_HZ, &filter));
    soleus_filter_zero_phase (&filter, x, n, x);
    soleus_filter_zero_phase (&filter, back, n, back);
    /* away from the ends, where the first pass starts settled */
    for (gsize i = 200; i < n - 200; i++)
      ck_assert_float_eq_tol (x[i], back[n - 1 - i], 1e-5f);
  }
END_TEST

START_TEST (a_block_at_an_end_needs_no_context_there)
  {
    gsize n = 20000, wanted = 6000;
    g_autofree float *x = white_noise (n);
    g_autofree float *whole = g_new (float, n);
    g_autofree float *block = g_new (float, wanted);
    SoleusFilter filter;
    gsize context;

    ck_assert (soleus_butterworth_band_pass (2, 20.0, 250.0, RATE_HZ, &filter));
    context = soleus_filter_settle_length (&filter, 1e-6);
    soleus_filter_zero_phase (&filter, x, n, whole);
    soleus_filter_zero_phase_block (&filter, x, 0, wanted, context, block);
    ck_assert_double_lt (largest_difference (whole, block, wanted), 1e-5);
    soleus_filter_zero_phase_block (
        &filter, x + n - wanted - context, context, wanted, 0, block);
    ck_assert_double_lt (
        largest_difference (whole + n - wanted, block, wanted), 1e-5);
    soleus_filter_zero_phase_block (&filter, x, context, 0, 0, block);
  }
END_TEST

START_TEST (what_is_silent_stays_silent)
  {
    gsize n = 40000;
    g_autofree float *x = g_new0 (float, n);
    SoleusFilter filter;

    ck_assert (soleus_butterworth_band_pass (4, 20.0, 250.0, RATE_HZ, &filter));
    soleus_filter_zero_phase (&filter, x, n, x);
    ck_assert_double_eq (soleus_rms (x, n), 0.0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("filter-run");
  TCase *tc = tcase_create ("run");

  tcase_add_loop_test (
      tc, any_number_of_sections_gives_the_difference_equation, 1, 17);
  tcase_add_test (tc, a_filter_of_nothing_passes_everything);
  tcase_add_loop_test (tc, a_settled_filter_gives_what_a_constant_gives, 0, 3);
  tcase_add_loop_test (
      tc, what_a_sample_leaves_has_settled_after_the_settle_length, 0, 4);
  tcase_add_test (tc, sections_are_appended_while_there_is_room);
  tcase_add_loop_test (tc, zero_phase_in_place_gives_the_same_bytes, 0, 5);
  tcase_add_test (tc, a_signal_turned_round_is_filtered_the_same);
  tcase_add_test (tc, a_block_at_an_end_needs_no_context_there);
  tcase_add_test (tc, what_is_silent_stays_silent);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
