/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How fast the signal processing is: prints millions of samples a second
 * of one core, the median of several runs. Run by hand,
 * build/tests/bench/bench-dsp; it is no test, because a loaded machine is no
 * error.
 */
#include "soleus-butterworth.h"
#include "soleus-change-point.h"
#include "soleus-correlate.h"
#include "soleus-envelope.h"
#include "soleus-fir.h"
#include "soleus-hilbert.h"
#include "soleus-pyramid.h"
#include "soleus-resample.h"
#include "soleus-robust.h"
#include "soleus-sinusoid.h"
#include "soleus-teager.h"
#include "soleus-welch.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_SAMPLES (1u << 21)
#define BLOCK (1u << 16)
#define N_RUNS 7
#define RATE_HZ 2000.0
#define N_SHAPES 12
#define SHAPE_TAPS 41

static float input[N_SAMPLES];
static float output[N_SAMPLES];

static void
band_pass_one_way (void)
{
  SoleusFilter filter;
  SoleusFilterState state;

  soleus_butterworth_band_pass (4, 20.0, 450.0, RATE_HZ, &filter);
  soleus_filter_reset (&state);
  soleus_filter_run (&filter, &state, input, N_SAMPLES, output);
}

static void
band_pass_zero_phase (void)
{
  SoleusFilter filter;

  soleus_butterworth_band_pass (2, 20.0, 450.0, RATE_HZ, &filter);
  for (gsize i = 0; i < N_SAMPLES; i += BLOCK)
    soleus_filter_zero_phase (&filter, input + i, BLOCK, output + i);
}

static void
low_pass_of_gravity (void)
{
  SoleusFilter filter;

  soleus_butterworth_low_pass (2, 0.3, RATE_HZ, &filter);
  for (gsize i = 0; i < N_SAMPLES; i += BLOCK)
    soleus_filter_zero_phase (&filter, input + i, BLOCK, output + i);
}

static void
fir_41 (void)
{
  soleus_fir_direct (input, N_SAMPLES, input + 1000, SHAPE_TAPS, output);
}

static void
fir_96 (void)
{
  soleus_fir_direct (input, N_SAMPLES, input + 1000, 96, output);
}

static void
fir_96_fast (void)
{
  soleus_fir_fast (input, N_SAMPLES, input + 1000, 96, output);
}

static void
fir_bank_12 (void)
{
  const float *taps[N_SHAPES];
  float *y[N_SHAPES];

  for (guint k = 0; k < N_SHAPES; k++)
    {
      taps[k] = input + 100 * k;
      y[k] = output;
    }
  soleus_fir_bank (input, N_SAMPLES, taps, N_SHAPES, SHAPE_TAPS, y);
}

static void
moving_rms (void)
{
  soleus_moving_rms (input, N_SAMPLES, 20, output);
}

static void
moving_max (void)
{
  soleus_moving_max (input, N_SAMPLES, 40, output);
}

static void
teager (void)
{
  soleus_teager (input, N_SAMPLES, 5, output);
}

static void
pyramid (void)
{
  g_autoptr (SoleusPyramid) all = soleus_pyramid_new ();

  soleus_pyramid_append (all, input, N_SAMPLES);
}

static void
welch_1s (void)
{
  SoleusWelchOptions options = soleus_welch_options (1.0, 0.0, RATE_HZ);

  soleus_spectrum_free (soleus_welch (input, N_SAMPLES, RATE_HZ, &options));
}

static void
sigma_a_second (void)
{
  for (gsize i = 0; i + 2000 <= N_SAMPLES; i += 2000)
    output[0] = (float)soleus_robust_sigma_zero (input + i, 2000, 1);
}

static void
sigma_a_second_strided (void)
{
  for (gsize i = 0; i + 2000 <= N_SAMPLES; i += 2000)
    output[0] = (float)soleus_robust_sigma_zero (input + i, 2000, 4);
}

static void
histogram_a_second (void)
{
  g_autoptr (SoleusHistogram) histogram = soleus_histogram_new ();

  for (gsize i = 0; i + 2000 <= N_SAMPLES; i += 2000)
    {
      soleus_histogram_clear (histogram);
      soleus_histogram_add (histogram, input + i, 2000, 1);
      output[0] = (float)soleus_histogram_quantile (histogram, 0.5);
    }
}

static void
mains_subtract (void)
{
  soleus_mains_subtract (input, N_SAMPLES, RATE_HZ, 50.0, 450.0, 1.0, output);
}

static void
change_point_600 (void)
{
  for (gsize i = 0; i + 600 <= N_SAMPLES; i += 600)
    soleus_change_point_refine (
        input + i, 600, 300, 300, 20, SOLEUS_CHANGE_RISE);
}

static void
match_shape (void)
{
  soleus_match_shape (input, N_SAMPLES, input + 500, SHAPE_TAPS, output);
}

static void
hilbert_20s (void)
{
  for (gsize i = 0; i + 40000 <= N_SAMPLES; i += 40000)
    soleus_hilbert (input + i, 40000, output + i, NULL);
}

static void
resample_to_100_hz (void)
{
  soleus_resample_rational (input, N_SAMPLES, 1, 20, output);
}

static const struct
{
  const char *name;
  void (*run) (void);
} rows[] = {
    {"band pass, 8 poles, one way", band_pass_one_way},
    {"band pass 20-450 Hz, zero phase", band_pass_zero_phase},
    {"low pass 0.3 Hz, zero phase", low_pass_of_gravity},
    {"FIR of 41 taps", fir_41},
    {"FIR of 96 taps, direct", fir_96},
    {"FIR of 96 taps, transforms", fir_96_fast},
    {"bank of 12 shapes of 41 taps", fir_bank_12},
    {"moving RMS", moving_rms},
    {"moving maximum", moving_max},
    {"Teager energy, lag 5", teager},
    {"min/max pyramid", pyramid},
    {"Welch, 1 s segments", welch_1s},
    {"robust sigma of each second", sigma_a_second},
    {"the same, every fourth sample", sigma_a_second_strided},
    {"histogram median of each second", histogram_a_second},
    {"mains, 9 harmonics", mains_subtract},
    {"change point in 600 samples", change_point_600},
    {"likeness to a shape of 41", match_shape},
    {"analytic signal, 20 s", hilbert_20s},
    {"2000 Hz to 100 Hz", resample_to_100_hz},
};

static int
by_size (const void *a, const void *b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

/* Of this thread: what others do on the machine counts less. */
static gint64
cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gsize i = 0; i < N_SAMPLES; i++)
    input[i] = (float)(g_rand_double (rand) + g_rand_double (rand)
        + g_rand_double (rand) - 1.5);
  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      gint64 times_us[N_RUNS];

      if (argc > 1 && strstr (rows[k].name, argv[1]) == NULL)
        continue;
      for (guint run = 0; run < N_RUNS; run++)
        {
          gint64 start_us = cpu_us ();

          rows[k].run ();
          times_us[run] = MAX (cpu_us () - start_us, 1);
        }
      qsort (times_us, N_RUNS, sizeof *times_us, by_size);
      g_print ("%-34s %8.1f Msamples/s (best %.1f)\n", rows[k].name,
          (double)N_SAMPLES / (double)times_us[N_RUNS / 2],
          (double)N_SAMPLES / (double)times_us[0]);
    }
  return 0;
}
