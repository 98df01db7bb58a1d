/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What opening and reading costs, on files that it makes itself:
 *   bench-formats [FOLDER]      (default: the folder for temporary files)
 * Prints one line a figure, by processor time. Not a test: nothing fails.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "soleus-number.h"
#include "soleus-open.h"

#define BLOCK 65536

/* Time of the processor, so that figures of a busy machine mean something. */
static double
now_s (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void
add_field (GString *header, const char *text, gsize width)
{
  g_string_append_printf (header, "%-*.*s", (int)width, (int)width, text);
}

/* A sparse file: a header, then holes. */
static char *
make_edf (const char *folder, const char *name, gboolean bdf, guint n_channels,
    guint rate_hz, guint n_records)
{
  static const struct
  {
    gsize width;
    const char *text;
  } fields[] = {{16, "EMG"}, {80, ""}, {8, "uV"}, {8, "-5000"}, {8, "5000"},
      {8, NULL}, {8, NULL}, {80, ""}, {8, NULL}, {32, ""}};
  const char *const limits[2][2] = {
      {"-32768", "32767"}, {"-8388608", "8388607"}};
  g_autoptr (GString) header = g_string_new (NULL);
  g_autofree char *rate = g_strdup_printf ("%u", rate_hz);
  char *path = g_build_filename (folder, name, NULL);
  gsize size;

  add_field (header, bdf ? "\377BIOSEMI" : "0", 8);
  add_field (header, "X X X X", 80);
  add_field (header, "Startdate X X X X", 80);
  add_field (header, "01.01.20", 8);
  add_field (header, "00.00.00", 8);
  g_string_append_printf (header, "%-8u%-44s%-8u%-8s%-4u",
      256 * (n_channels + 1), "", n_records, "1", n_channels);
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    for (guint c = 0; c < n_channels; c++)
      add_field (header,
          f == 5       ? limits[bdf][0]
              : f == 6 ? limits[bdf][1]
              : f == 8 ? rate
                       : fields[f].text,
          fields[f].width);
  size = header->len + (gsize)n_records * n_channels * rate_hz * (bdf ? 3 : 2);
  if (!g_file_set_contents (path, header->str, (gssize)header->len, NULL)
      || truncate (path, (off_t)size) != 0)
    g_error ("%s cannot be made", path);
  return path;
}

static void
print_speed (const char *what, double amount, const char *unit, double taken_s)
{
  g_print (
      "%-44s %8.3f %s/s (%.3f s)\n", what, amount / taken_s, unit, taken_s);
}

static void
bench_open (const char *folder)
{
  g_autofree char *path = make_edf (folder, "night.edf", FALSE, 8, 2000, 86400);
  g_autoptr (SoleusRecording) recording = NULL;
  float block[1000];
  struct rusage usage;
  double start_s = now_s ();

  recording = soleus_open (path, NULL, NULL, NULL);
  soleus_recording_read (recording, 0, 0, 1000, block, NULL);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%-44s %8.1f ms, peak memory %ld MB\n",
      "open 24 h, 8 channels, 2 kHz (2.8 GB)", 1e3 * (now_s () - start_s),
      usage.ru_maxrss / 1024);
  g_unlink (path);
}

/* All samples of all channels, twice: the second pass is warm. */
static void
bench_read (const char *folder, gboolean bdf)
{
  g_autofree char *path =
      make_edf (folder, bdf ? "warm.bdf" : "warm.edf", bdf, 4, 2000, 2000);
  g_autoptr (SoleusRecording) recording = soleus_open (path, NULL, NULL, NULL);
  g_autofree float *block = g_new (float, BLOCK);
  double taken_s = 0.0;
  guint64 n_read = 0;

  for (guint pass = 0; pass < 3; pass++)
    {
      double start_s = now_s ();
      n_read = 0;
      for (guint c = 0; c < 4; c++)
        {
          const guint64 n =
              soleus_recording_get_channel (recording, c)->n_samples;
          for (guint64 first = 0; first < n; first += BLOCK)
            {
              gsize take = (gsize)MIN (BLOCK, n - first);
              soleus_recording_read (recording, c, first, take, block, NULL);
              n_read += take;
            }
        }
      taken_s = now_s () - start_s;
    }
  print_speed (bdf ? "BDF to float, warm" : "EDF to float, warm",
      (double)n_read * 1e-9, "Gsamples", taken_s);
  g_unlink (path);
}

static void
bench_text (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "table.csv", NULL);
  g_autoptr (GString) text = g_string_new ("time_s,EMG L_mV,EMG R_mV,ACC_g\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SoleusRecording) recording = NULL;
  double start_s;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (text, "%.6f,%.6f,%.6f,%.5f\n", i / 2000.0,
        g_rand_double_range (random, -1, 1),
        g_rand_double_range (random, -1, 1),
        g_rand_double_range (random, -1, 1));
  g_file_set_contents (path, text->str, (gssize)text->len, NULL);
  start_s = now_s ();
  recording = soleus_open (path, NULL, NULL, NULL);
  print_speed (
      "CSV to the spool", (double)text->len * 1e-6, "MB", now_s () - start_s);
  g_unlink (path);
}

static void
bench_numbers (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n_different = 0;
  const guint n = 10000000;
  double start_s = now_s ();

  for (guint i = 0; i < n; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      double value, expected;
      static const char *const formats[] = {"%.3f", "%.6f", "%.9g", "%.17g"};
      g_ascii_formatd (text, sizeof text, formats[i % 4],
          g_rand_double_range (random, -5000, 5000));
      expected = g_ascii_strtod (text, NULL);
      soleus_number_scan (text, text + strlen (text), '.', &value);
      n_different += memcmp (&value, &expected, sizeof value) != 0;
    }
  g_print ("%-44s %8u of %u differ (%.1f s)\n", "numbers against strtod",
      n_different, n, now_s () - start_s);
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : g_get_tmp_dir ();

  bench_open (folder);
  bench_read (folder, FALSE);
  bench_read (folder, TRUE);
  bench_text (folder);
  bench_numbers ();
  return 0;
}
