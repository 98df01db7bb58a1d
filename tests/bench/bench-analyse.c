/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-analyse [--long] [--linear]
 *
 * What the whole analysis of a night costs beside only reading its samples in
 * the same run, and how much memory. Each is measured in a process of its own
 * on a warm file in the temporary folder. Run by hand; it is no test.
 */
#include "bench-night.h"

#include "soleus-analyse.h"
#include "soleus-open.h"

#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>
#include <locale.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define N_READS 5
/* "Both cores allowed". */
#define N_CORES 2u
#define MUST_RATIO 20.0
#define AIM_RATIO 10.0
#define MUST_MB 200.0
#define AIM_MB 100.0

static const BenchNight rows[] = {
    {8.0, 2, 1000},
    {1.0, 8, 2000},
};
static const BenchNight long_rows[] = {{8.0, 8, 2000}, {24.0, 2, 1000}};
static const BenchNight linear_rows[] = {
    {1.0, 2, 1000}, {2.0, 2, 1000}, {4.0, 2, 1000}, {8.0, 2, 1000}};

typedef struct
{
  double elapsed_s;
  double cpu_s; /* of all threads */
  double peak_mb;
  guint n_bursts;
} Cost;

static double
now_s (void)
{
  return (double)g_get_monotonic_time () / G_USEC_PER_SEC;
}

static double
cpu_now_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void
read_only (const BenchNight *night, const char *path, Cost *cost)
{
  volatile double sink;

  cost->elapsed_s = cost->cpu_s = G_MAXDOUBLE;
  for (guint i = 0; i < N_READS; i++)
    {
      double start_s = now_s (), cpu_start_s = cpu_now_s ();

      sink = bench_night_read (night, path);
      cost->elapsed_s = MIN (cost->elapsed_s, now_s () - start_s);
      cost->cpu_s = MIN (cost->cpu_s, cpu_now_s () - cpu_start_s);
    }
  (void)sink;
}

static void
analyse (const BenchNight *night, const char *path, Cost *cost)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (SoleusAnalysis) analysis = NULL;
  double start_s = now_s (), cpu_start_s = cpu_now_s ();

  recording = soleus_open (path, NULL, NULL, &error);
  if (recording != NULL)
    analysis = soleus_analyse (recording, NULL, NULL, 0, NULL, &error);
  if (analysis == NULL)
    g_error ("%s", error->message);
  cost->elapsed_s = now_s () - start_s;
  cost->cpu_s = cpu_now_s () - cpu_start_s;
  cost->n_bursts = analysis->bursts->len;
}

/* Runs @work in a child: its peak memory is its own. */
static Cost
measure (void (*work) (const BenchNight *, const char *, Cost *),
    const BenchNight *night, const char *path)
{
  Cost cost = {0};
  struct rusage usage;
  int ends[2], status;
  pid_t child;

  if (pipe (ends) != 0 || (child = fork ()) < 0)
    g_error ("no process could be started");
  if (child == 0)
    {
      work (night, path, &cost);
      _exit (write (ends[1], &cost, sizeof cost) == sizeof cost ? 0 : 1);
    }
  if (wait4 (child, &status, 0, &usage) != child || status != 0
      || read (ends[0], &cost, sizeof cost) != sizeof cost)
    g_error ("the measured process failed");
  close (ends[0]);
  close (ends[1]);
  cost.peak_mb = (double)usage.ru_maxrss / 1024.0;
  return cost;
}

static const char *
verdict (double value, double must, double aim)
{
  return value > must ? "MISSED" : value > aim ? "met" : "aim reached";
}

static void
run_row (const BenchNight *night)
{
  g_autofree char *name = g_strdup_printf ("soleus-bench-%d-%g-%u-%u.edf",
      (int)getpid (), night->hours, night->n_channels, night->rate_hz);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  Cost reading, analysing;
  double ratio, cpu_ratio;

  bench_night_write (night, path);
  reading = measure (read_only, night, path);
  analysing = measure (analyse, night, path);
  g_unlink (path);
  ratio = analysing.elapsed_s / reading.elapsed_s;
  /* On a loaded machine the clock on the wall tells little. */
  cpu_ratio = analysing.cpu_s / reading.cpu_s
      / (double)MIN (g_get_num_processors (), N_CORES);
  g_print ("%4g h x %u x %u Hz: read %.3f s (CPU %.3f), analyse %.2f s (CPU "
           "%.2f): %.1f times (%s), by CPU on %u cores %.1f; peak %.0f MB "
           "(%s), %u bursts\n",
      night->hours, night->n_channels, night->rate_hz, reading.elapsed_s,
      reading.cpu_s, analysing.elapsed_s, analysing.cpu_s, ratio,
      verdict (ratio, MUST_RATIO, AIM_RATIO), N_CORES, cpu_ratio,
      analysing.peak_mb, verdict (analysing.peak_mb, MUST_MB, AIM_MB),
      analysing.n_bursts);
}

static gboolean option_long;
static gboolean option_linear;

static const GOptionEntry entries[] = {
    {"long", 0, 0, G_OPTION_ARG_NONE, &option_long,
        "Also 8 h x 8 x 2000 Hz and 24 h x 2 x 1000 Hz (0.9 GB on disk)", NULL},
    {"linear", 0, 0, G_OPTION_ARG_NONE, &option_linear,
        "1, 2, 4 and 8 h: does the cost grow as the samples do?", NULL},
    {NULL},
};

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context =
      g_option_context_new ("- measure the analysis of a night");

  setlocale (LC_ALL, "C");
  gsl_set_error_handler_off ();
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL))
    return 2;
  for (gsize i = 0; !option_linear && i < G_N_ELEMENTS (rows); i++)
    run_row (&rows[i]);
  for (gsize i = 0; option_long && i < G_N_ELEMENTS (long_rows); i++)
    run_row (&long_rows[i]);
  for (gsize i = 0; option_linear && i < G_N_ELEMENTS (linear_rows); i++)
    run_row (&linear_rows[i]);
  return 0;
}
