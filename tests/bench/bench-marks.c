/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-marks [MARKS]: what one edit among 10,000 annotations costs: kept in
 * the library and listed by the session (on a machine that does other work also
 * how much of that is work of this thread, not waiting), and the track drawn
 * anew with all of them in sight. Median and worst of 51.
 */
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "soleus-session.h"
#include "soleus-track.h"

#define RATE_HZ 1000.0
#define N_SAMPLES 600000
#define N_TIMES 51
#define WIDTH_PX 1600
#define HEIGHT_PX 200

static SoleusRecording *
ten_minutes (void)
{
  g_autofree float *samples = g_new (float, N_SAMPLES);
  const float *rows[] = {samples};
  SoleusChannel *channel =
      soleus_channel_new ("Calf", SOLEUS_KIND_EMG, "uV", RATE_HZ);
  SoleusRecordingFacts facts = {
      .name = g_strdup ("ten minutes"),
      .format_id = "memory",
      .fingerprint = g_strdup ("bench-marks"),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new (),
  };

  for (guint i = 0; i < N_SAMPLES; i++)
    samples[i] = (float)(i * 7919 % 13) - 6.0f;
  soleus_channel_add_run (channel, N_SAMPLES, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

static void
add_marks (SoleusSession *session, guint n)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      SoleusMark *mark = g_new (SoleusMark, 1);

      *mark = (SoleusMark){.onset_s = 600.0 * i / n,
          .duration_s = 0.9 * 600.0 / n,
          .channels = soleus_channel_set_of (0),
          .label = (char *)(i % 2 == 0 ? "FASC" : "felt it"),
          .confidence = NAN,
          .origin = SOLEUS_ORIGIN_MINE};
      g_ptr_array_add (marks, mark);
    }
  if (!soleus_session_add_marks (
          session, (const SoleusMark *const *)marks->pdata, marks->len))
    g_error ("the library refused");
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *)a;
  const double right = *(const double *)b;

  return (left > right) - (left < right);
}

static void
tell (const char *what, double times_ms[N_TIMES])
{
  qsort (times_ms, N_TIMES, sizeof *times_ms, compare);
  g_print ("%-28s %7.2f ms, worst %7.2f ms\n", what, times_ms[N_TIMES / 2],
      times_ms[N_TIMES - 1]);
}

static double
own_time_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void
draw (SoleusSession *session, SoleusViewData *data, SoleusSpan span)
{
  static const SoleusRect rect = {0, 0, WIDTH_PX, HEIGHT_PX};
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH_PX, HEIGHT_PX);
  cairo_t *cr = cairo_create (surface);
  SoleusTrack track;

  soleus_track_init (&track, data, 0, span);
  track.low = -10.0;
  track.high = 10.0;
  track.analysis = soleus_session_get_analysis (session);
  track.decisions = soleus_session_get_decisions (session);
  soleus_track_draw (cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &rect, &track);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("soleus-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (SoleusRecording) recording = ten_minutes ();
  g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
  g_autoptr (SoleusSession) session = soleus_session_new (path, NULL);
  const guint n = argc > 1 ? (guint)atoi (argv[1]) : 10000;
  double kept_ms[N_TIMES], worked_ms[N_TIMES], page_ms[N_TIMES],
      all_ms[N_TIMES];

  soleus_view_data_build (data, NULL, NULL);
  soleus_session_take_recording (session, recording, NULL);
  while (soleus_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
  add_marks (session, n);
  for (guint i = 0; i < N_TIMES; i++)
    {
      SoleusMark values = *soleus_decisions_get_mark (
          soleus_session_get_decisions (session), i * (n / N_TIMES));
      gint64 start_us = g_get_monotonic_time ();
      const double start_ms = own_time_ms ();

      values.duration_s *= 0.5;
      soleus_session_update_mark (session, &values);
      worked_ms[i] = own_time_ms () - start_ms;
      kept_ms[i] = (double)(g_get_monotonic_time () - start_us) / 1e3;
      start_us = g_get_monotonic_time ();
      draw (session, data, (SoleusSpan){100.0, 110.0});
      page_ms[i] = (double)(g_get_monotonic_time () - start_us) / 1e3;
      start_us = g_get_monotonic_time ();
      draw (session, data, (SoleusSpan){0.0, 600.0});
      all_ms[i] = (double)(g_get_monotonic_time () - start_us) / 1e3;
    }
  g_print ("one edit among %u annotations\n", n);
  tell ("kept and listed", kept_ms);
  tell ("of which worked", worked_ms);
  tell ("drawn, ten seconds", page_ms);
  tell ("drawn, all of them", all_ms);
  return EXIT_SUCCESS;
}
