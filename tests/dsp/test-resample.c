/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-envelope.h"
#include "soleus-resample.h"

START_TEST (uneven_samples_of_a_line_come_out_as_the_line)
  {
    const double t_s[] = {0.0, 0.013, 0.02, 0.02, 0.031, 0.5, 0.51};
    float x[7], y[60];

    for (gsize i = 0; i < 7; i++)
      x[i] = (float)(10.0 * t_s[i] + 1.0);
    soleus_resample_uniform (t_s, x, 7, 0.1, -0.01, 100.0, 60, y);
    ck_assert (isnan (y[0]));
    for (gsize i = 1; i <= 4; i++)
      ck_assert_float_eq_tol (
          y[i], (float)(0.1 * ((double)i - 1.0) + 1.0), 1e-5f);
    /* 0.031 to 0.5 s is a gap of more than 0.1 s */
    for (gsize i = 5; i <= 50; i++)
      ck_assert (isnan (y[i]));
    ck_assert_float_eq_tol (y[51], 6.0f, 1e-5f);
    ck_assert (isnan (y[53]));
    soleus_resample_uniform (t_s, x, 7, 0.0, 0.0, 100.0, 51, y);
    for (gsize i = 0; i < 51; i++)
      ck_assert_float_eq_tol (y[i], (float)(0.1 * (double)i + 1.0), 1e-5f);
  }
END_TEST

static const struct
{
  guint up, down;
} ratios[] = {{1, 1}, {4, 1}, {1, 4}, {3, 2}, {441, 1000}, {2, 4}, {1, 100}};

START_TEST (a_tone_keeps_its_frequency_phase_and_size)
  {
    gsize n = 6000;
    guint up = ratios[_i].up, down = ratios[_i].down;
    /* a fifth of the lower Nyquist frequency of the two */
    double lower = MIN (1.0, (double)up / down) / 2.0;
    double tone = 0.2 * lower;
    g_autofree float *x = sine (n, tone, 1.0, 1.0);
    gsize n_out = soleus_resample_length (n, up, down);
    g_autofree float *y = g_new (float, n_out);
    gsize margin = n_out / 2 - 5;

    soleus_resample_rational (x, n, up, down, y);
    margin = MIN (margin, MAX (n_out / 4, 30 * (gsize)up / down));
    for (gsize i = margin; i < n_out - margin; i++)
      {
        double place = (double)i * down / up;

        /* ripple of the pass band: 60 dB */
        ck_assert_double_eq_tol (
            (double)y[i], sin (2.0 * G_PI * tone * place), 2e-3);
      }
  }
END_TEST

START_TEST (what_would_fold_back_is_gone)
  {
    gsize n = 8000;
    g_autofree float *x = sine (n, 700.0, 2000.0, 1.0);
    gsize n_out = soleus_resample_length (n, 1, 2);
    g_autofree float *y = g_new (float, n_out);

    soleus_resample_rational (x, n, 1, 2, y);
    /* 60 dB below the 0.707 of the tone, and a little */
    ck_assert_double_lt (soleus_rms (y + 100, n_out - 200), 1.5e-3);
  }
END_TEST

START_TEST (a_constant_stays_to_the_ends)
  {
    float x[50], y[150];

    for (gsize i = 0; i < 50; i++)
      x[i] = 7.0f;
    soleus_resample_rational (x, 50, 3, 1, y);
    for (gsize i = 0; i < 150; i++)
      ck_assert_float_eq_tol (y[i], 7.0f, 1e-5f);
    ck_assert_uint_eq (soleus_resample_length (5, 1, 2), 3);
    ck_assert_uint_eq (soleus_resample_length (0, 1, 2), 0);
    soleus_resample_rational (x, 0, 1, 2, y);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("resample");
  TCase *tc = tcase_create ("resample");

  tcase_add_test (tc, uneven_samples_of_a_line_come_out_as_the_line);
  tcase_add_loop_test (
      tc, a_tone_keeps_its_frequency_phase_and_size, 0, G_N_ELEMENTS (ratios));
  tcase_add_test (tc, what_would_fold_back_is_gone);
  tcase_add_test (tc, a_constant_stays_to_the_ends);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
