/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-window [HOURS [FILE]]
 *
 * What the window costs with a long night: 8 channels at 2 kHz, 1600 x 900
 * pixels, while the recording is being analysed. Times from start to the
 * first tracks, of frames that scroll and that zoom, until the overview is
 * whole, and the peak of anonymous memory. Needs a display; the figures in
 * docs/SPEED.md are from
 *
 *   GSK_RENDERER=cairo xvfb-run -s "-screen 0 1600x900x24" bench-window
 *
 * Run by hand; it is no test.
 */
#include "bench-night.h"

#include "soleus-application.h"

#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_FRAMES 150
/* Frames that are not counted after each change of what is done. */
#define N_WARM 3
#define SCROLL_PAGES 0.02
#define MEMORY_MS 50
/* From 20 samples to all of it and back, in so many frames. */
#define SHORTEST_S 0.05

typedef enum
{
  WAIT, /* for the first tracks */
  SCROLL,
  ZOOM,
  FILTERED, /* scrolling filtered traces */
  BUILD, /* waiting for the overview */
  DONE,
  N_PHASES
} Phase;

typedef struct
{
  GApplication *application;
  SoleusWindow *window;
  gint64 started_us;
  gint64 frame_us;
  double frame_cpu_ms; /* of this thread, when the frame began */
  double first_s;
  double overview_s;
  double peak_mb;
  Phase phase;
  guint frame;
  GArray *paint_ms[N_PHASES]; /* of double */
  GArray *cpu_ms[N_PHASES];
} Bench;

static double
since_s (gint64 from_us)
{
  return (double)(g_get_monotonic_time () - from_us) / G_USEC_PER_SEC;
}

/* What other programs take of the machine does not count here. */
static double
cpu_now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return 1000.0 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static gboolean
watch_memory (gpointer user_data)
{
  Bench *bench = user_data;
  g_autofree char *status = NULL;
  const char *at;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      && (at = strstr (status, "RssAnon:")) != NULL)
    bench->peak_mb = MAX (bench->peak_mb,
        (double)g_ascii_strtoull (at + strlen ("RssAnon:"), NULL, 10) / 1024.0);
  return G_SOURCE_CONTINUE;
}

static void
before_paint (GdkFrameClock *clock, Bench *bench)
{
  bench->frame_us = g_get_monotonic_time ();
  bench->frame_cpu_ms = cpu_now_ms ();
}

static void
after_paint (GdkFrameClock *clock, Bench *bench)
{
  SoleusDocument *document = soleus_window_get_document (bench->window);
  double ms = 1000.0 * since_s (bench->frame_us);
  double cpu_ms = cpu_now_ms () - bench->frame_cpu_ms;

  if (bench->phase == WAIT && soleus_document_get_data (document) != NULL)
    {
      bench->first_s = since_s (bench->started_us);
      bench->phase = SCROLL;
      bench->frame = 0;
      return;
    }
  if (bench->paint_ms[bench->phase] != NULL && bench->frame > N_WARM)
    {
      g_array_append_val (bench->paint_ms[bench->phase], ms);
      g_array_append_val (bench->cpu_ms[bench->phase], cpu_ms);
    }
}

static void
zoom_frame (SoleusViewState *state, guint frame)
{
  double duration_s = soleus_view_state_get_limits (state).duration_s;
  double share = fabs (1.0 - 2.0 * frame / N_FRAMES);
  double length_s = SHORTEST_S * pow (duration_s / SHORTEST_S, 1.0 - share);
  double middle_s = 0.4 * duration_s;

  soleus_view_state_set_visible (state,
      (SoleusSpan){middle_s - length_s / 2.0, middle_s + length_s / 2.0});
}

static gboolean
is_built (SoleusDocument *document)
{
  SoleusViewData *data = soleus_document_get_data (document);
  SoleusRecording *recording = soleus_document_get_recording (document);

  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    if (soleus_view_data_get_built_s (data, i) + 1.0
        < soleus_recording_get_duration_s (recording))
      return FALSE;
  return TRUE;
}

static void
next_phase (Bench *bench)
{
  SoleusDocument *document = soleus_window_get_document (bench->window);
  SoleusViewState *state = soleus_document_get_state (document);

  bench->phase++;
  bench->frame = 0;
  soleus_view_state_set_visible (state, (SoleusSpan){1000.0, 1010.0});
  soleus_document_set_filtered (document, bench->phase == FILTERED);
}

/* One step a frame: what is to be painted next. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  SoleusDocument *document = soleus_window_get_document (bench->window);
  SoleusViewState *state = soleus_document_get_state (document);

  if (soleus_document_get_data (document) != NULL && bench->overview_s == 0.0
      && is_built (document))
    bench->overview_s = since_s (bench->started_us);
  switch (bench->phase)
    {
    case SCROLL:
    case FILTERED:
      soleus_view_state_pan_pages (state, SCROLL_PAGES);
      break;
    case ZOOM:
      zoom_frame (state, bench->frame);
      break;
    case BUILD:
      if (bench->overview_s > 0.0)
        {
          bench->phase = DONE;
          g_application_quit (bench->application);
        }
      return G_SOURCE_CONTINUE;
    case WAIT:
    case DONE:
    case N_PHASES:
      return G_SOURCE_CONTINUE;
    }
  if (++bench->frame > N_FRAMES)
    next_phase (bench);
  return G_SOURCE_CONTINUE;
}

static void
on_realize (GtkWidget *window, Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint), bench);
  gtk_widget_add_tick_callback (window, on_tick, bench, NULL);
}

static void
on_window (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (!SOLEUS_IS_WINDOW (window) || bench->window != NULL)
    return;
  bench->window = SOLEUS_WINDOW (window);
  gtk_window_set_default_size (window, 1600, 900);
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), bench);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

static void
print_frames (
    const Bench *bench, Phase phase, const char *what, double limit_ms)
{
  GArray *sums[] = {bench->paint_ms[phase], bench->cpu_ms[phase]};
  static const char *const kinds[] = {"time", "processor"};

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      GArray *ms = sums[i];

      if (ms->len == 0)
        continue;
      g_array_sort (ms, compare);
      g_print ("%-28s %-9s median %5.1f ms  p95 %5.1f ms  worst %5.1f ms  "
               "(p95 under %.0f ms)\n",
          what, kinds[i], g_array_index (ms, double, ms->len / 2),
          g_array_index (ms, double, ms->len * 95 / 100),
          g_array_index (ms, double, ms->len - 1), limit_ms);
    }
}

static int
run (Bench *bench, const char *program, const char *path)
{
  const char *arguments[] = {program, "--library", ":memory:", path, NULL};
  int status;

  bench->started_us = g_get_monotonic_time ();
  bench->application = G_APPLICATION (soleus_application_new ());
  g_application_set_flags (bench->application,
      g_application_get_flags (bench->application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (
      bench->application, "window-added", G_CALLBACK (on_window), bench);
  g_timeout_add (MEMORY_MS, watch_memory, bench);
  status = g_application_run (
      bench->application, G_N_ELEMENTS (arguments) - 1, (char **)arguments);
  return status;
}

int
main (int argc, char **argv)
{
  BenchNight night = {
      argc > 1 ? g_ascii_strtod (argv[1], NULL) : 24.0, 8, 2000};
  g_autofree char *path = argc > 2
      ? g_strdup (argv[2])
      : g_build_filename (g_get_tmp_dir (), "soleus-bench-window.edf", NULL);
  gboolean own = argc <= 2;
  Bench bench = {0};
  gint64 read_us;
  int status;

  gsl_set_error_handler_off ();
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    bench_night_write (&night, path);
  read_us = g_get_monotonic_time ();
  bench_night_read (&night, path);
  g_print ("%g h, %u channels, %u Hz; reading it takes %.1f s\n", night.hours,
      night.n_channels, night.rate_hz, since_s (read_us));
  for (Phase phase = SCROLL; phase <= FILTERED; phase++)
    {
      bench.paint_ms[phase] = g_array_new (FALSE, FALSE, sizeof (double));
      bench.cpu_ms[phase] = g_array_new (FALSE, FALSE, sizeof (double));
    }
  status = run (&bench, argv[0], path);
  g_print ("%-32s %.2f s (under 1.0 s)\n", "first tracks after", bench.first_s);
  print_frames (&bench, SCROLL, "scrolling", 16.0);
  print_frames (&bench, ZOOM, "zooming, 50 ms to all of it", 25.0);
  print_frames (&bench, FILTERED, "scrolling, filtered", 16.0);
  g_print ("%-32s %.1f s\n", "overview whole after", bench.overview_s);
  g_print ("%-32s %.0f MB (under 200 MB)\n", "peak of anonymous memory",
      bench.peak_mb);
  if (own)
    g_unlink (path);
  return status;
}
