/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-night.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define UV_PER_COUNT (5000.0 / 32767.0)
#define NOISE_UV 3.0
#define HUM_UV 1.0
#define TWITCH_UV 60.0
#define TWITCHES_PER_S 0.2
/* Noise is made once and cut from it anew each second. */
#define N_NOISE (1u << 20)
#define READ_SAMPLES (1u << 19)

static void
put (FILE *file, const char *text, int width)
{
  fprintf (file, "%-*.*s", width, width, text);
}

static void
put_for_each (FILE *file, const BenchNight *night, const char *text, int width)
{
  for (guint c = 0; c < night->n_channels; c++)
    put (file, text, width);
}

static void
write_header (FILE *file, const BenchNight *night)
{
  char number[32];

  put (file, "0", 8);
  put (file, "X X X X", 80);
  put (file, "Startdate X X X X", 80);
  put (file, "01.01.2622.00.00", 16);
  g_snprintf (number, sizeof number, "%u", BENCH_HEADER_BYTES (night));
  put (file, number, 8);
  put (file, "", 44);
  g_snprintf (number, sizeof number, "%.0f", night->hours * 3600.0);
  put (file, number, 8);
  put (file, "1", 8);
  g_snprintf (number, sizeof number, "%u", night->n_channels);
  put (file, number, 4);
  for (guint c = 0; c < night->n_channels; c++)
    {
      g_snprintf (number, sizeof number, "EMG calf %u", c + 1);
      put (file, number, 16);
    }
  put_for_each (file, night, "", 80);
  put_for_each (file, night, "uV", 8);
  put_for_each (file, night, "-5000", 8);
  put_for_each (file, night, "5000", 8);
  put_for_each (file, night, "-32767", 8);
  put_for_each (file, night, "32767", 8);
  put_for_each (file, night, "", 80);
  g_snprintf (number, sizeof number, "%u", night->rate_hz);
  put_for_each (file, night, number, 8);
  put_for_each (file, night, "", 32);
}

static float *
make_noise (GRand *rand)
{
  float *noise = g_new (float, N_NOISE);

  for (guint i = 0; i < N_NOISE; i++)
    {
      double u = g_rand_double_range (rand, 1e-12, 1.0);

      noise[i] = (float)(NOISE_UV * sqrt (-2.0 * log (u))
          * cos (2.0 * G_PI * g_rand_double (rand)));
    }
  return noise;
}

/* t exp (-t^2), 3 ms, peak to peak TWITCH_UV. */
static void
add_twitch (float *x, guint n, guint at)
{
  double lam = 0.003 * n;

  for (guint i = 0; i < n; i++)
    {
      double t = ((double)i - at) / lam;

      if (fabs (t) < 4.0)
        x[i] += (float)(TWITCH_UV / 0.858 * t * exp (-t * t));
    }
}

static void
write_second (FILE *file, const BenchNight *night, guint second, GRand *rand,
    const float *noise)
{
  guint n = night->rate_hz;
  g_autofree float *x = g_new (float, n);
  g_autofree gint16 *counts = g_new (gint16, n);

  for (guint c = 0; c < night->n_channels; c++)
    {
      guint from = (guint)g_rand_int_range (rand, 0, (gint)(N_NOISE - n));

      for (guint i = 0; i < n; i++)
        x[i] = noise[from + i]
            + (float)(HUM_UV
                * sin (2.0 * G_PI * (50.0 * i / n + 0.13 * second)));
      if (g_rand_double (rand) < TWITCHES_PER_S)
        add_twitch (x, n, (guint)g_rand_int_range (rand, (gint)n / 8, (gint)n));
      for (guint i = 0; i < n; i++)
        counts[i] = GINT16_TO_LE ((gint16)lround ((double)x[i] / UV_PER_COUNT));
      if (fwrite (counts, sizeof *counts, n, file) != n)
        g_error ("the file of the benchmark cannot be written");
    }
}

void
bench_night_write (const BenchNight *night, const char *path)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree float *noise = make_noise (rand);
  FILE *file = fopen (path, "wb");

  if (file == NULL)
    g_error ("%s cannot be written", path);
  write_header (file, night);
  for (guint s = 0; s < (guint)(night->hours * 3600.0); s++)
    write_second (file, night, s, rand, noise);
  if (fclose (file) != 0)
    g_error ("%s cannot be written", path);
}

double
bench_night_read (const BenchNight *night, const char *path)
{
  g_autofree gint16 *counts = g_new (gint16, READ_SAMPLES);
  double sum = 0.0;
  FILE *file = fopen (path, "rb");
  gsize n;

  if (file == NULL)
    g_error ("%s cannot be read", path);
  fseek (file, (long)BENCH_HEADER_BYTES (night), SEEK_SET);
  while ((n = fread (counts, sizeof *counts, READ_SAMPLES, file)) > 0)
    for (gsize i = 0; i < n; i++)
      {
        float value = (float)UV_PER_COUNT * (float)counts[i];

        sum += (double)value;
      }
  fclose (file);
  return sum;
}
