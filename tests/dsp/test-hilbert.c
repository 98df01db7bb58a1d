/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-hilbert.h"

START_TEST (the_envelope_of_a_modulated_tone_is_its_modulation)
  {
    gsize n = 3000;
    double rate_hz = 100.0;
    g_autofree float *x = sine (n, 6.0, rate_hz, 1.0);
    float envelope[3000], phase_rad[3000];

    for (gsize i = 0; i < n; i++)
      x[i] *= (float)(2.0 + cos (2.0 * G_PI * 0.2 * (double)i / rate_hz));
    soleus_hilbert (x, n, envelope, phase_rad);
    for (gsize i = 400; i < n - 400; i++)
      {
        double t_s = (double)i / rate_hz;
        double size = 2.0 + cos (2.0 * G_PI * 0.2 * t_s);
        double at = 2.0 * G_PI * 6.0 * t_s - 0.5 * G_PI;

        ck_assert_double_eq_tol ((double)envelope[i], size, 0.025);
        ck_assert_double_eq_tol (cos ((double)phase_rad[i]), cos (at), 0.025);
      }
  }
END_TEST

START_TEST (the_instantaneous_frequency_of_a_sweep_is_the_sweep)
  {
    gsize n = 4000;
    double rate_hz = 100.0;
    float x[4000], hz[4000];

    for (gsize i = 0; i < n; i++)
      {
        double t_s = (double)i / rate_hz;

        /* 4 Hz + 0.1 Hz a second */
        x[i] = (float)sin (2.0 * G_PI * (4.0 * t_s + 0.05 * t_s * t_s));
      }
    soleus_instantaneous_frequency (x, n, rate_hz, hz);
    for (gsize i = 300; i < n - 300; i++)
      ck_assert_double_eq_tol (
          (double)hz[i], 4.0 + 0.1 * (double)i / rate_hz, 0.05);
  }
END_TEST

START_TEST (each_cycle_has_its_frequency)
  {
    g_autofree float *x = sine (1000, 5.0, 100.0, 1.0);
    float hz[100];
    double start_s[100];
    gsize n;

    for (gsize i = 0; i < 1000; i++)
      x[i] += 1e-4f;
    n = soleus_cycle_frequencies (x, 1000, 100.0, 100, hz, start_s);
    ck_assert_uint_eq (n, 48);
    for (gsize i = 0; i < n; i++)
      {
        ck_assert_float_eq_tol (hz[i], 5.0f, 1e-3f);
        ck_assert_double_eq_tol (start_s[i], 0.2 * (double)(i + 1), 1e-3);
      }
    /* more cycles than room: all are counted, room is filled */
    ck_assert_uint_eq (
        soleus_cycle_frequencies (x, 1000, 100.0, 3, hz, NULL), 48);
    ck_assert_uint_eq (soleus_cycle_frequencies (x, 0, 100.0, 3, hz, NULL), 0);
  }
END_TEST

START_TEST (very_short_signals_do_no_harm)
  {
    float x[3] = {1.0f, -1.0f, 1.0f}, y[3];

    for (gsize n = 0; n <= 3; n++)
      {
        soleus_hilbert (x, n, y, NULL);
        soleus_instantaneous_frequency (x, n, 10.0, y);
        for (gsize i = 0; i < n; i++)
          ck_assert (isfinite (y[i]));
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("hilbert");
  TCase *tc = tcase_create ("hilbert");

  tcase_add_test (tc, the_envelope_of_a_modulated_tone_is_its_modulation);
  tcase_add_test (tc, the_instantaneous_frequency_of_a_sweep_is_the_sweep);
  tcase_add_test (tc, each_cycle_has_its_frequency);
  tcase_add_test (tc, very_short_signals_do_no_harm);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
