/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-trace-cache.h"

#define RATE_HZ 1000.0
#define SECONDS 60
/* Longest wait for a thread, in steps of a millisecond. */
#define PATIENCE_MS 20000

/* A level of 100 with a swing of 1 at 100 Hz. */
static SoleusRecording *
swinging (double rate_hz, guint64 n)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new ("swing", SOLEUS_KIND_EMG, "uV", rate_hz);
  g_autofree float *x = g_new (float, n);
  const float *rows[] = {x};

  for (guint64 i = 0; i < n; i++)
    x[i] = (float)(100.0 + sin (2.0 * G_PI * 100.0 * (double)i / rate_hz));
  facts.name = g_strdup ("swing");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  soleus_channel_add_run (channel, n, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

/* The highest of its ten samples a turn. */
#define PEAK 0.951
static const SoleusViewFilter band = {20.0, 450.0, NAN, 0.0};

static void
count (SoleusTraceCache *cache, gpointer user_data)
{
  (*(guint *)user_data)++;
}

static SoleusViewData *
wait_for (SoleusTraceCache *cache, SoleusSpan span)
{
  for (int i = 0; i < PATIENCE_MS; i++)
    {
      SoleusViewData *data = soleus_trace_cache_get (cache, span);

      if (data != NULL)
        return data;
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  return NULL;
}

static SoleusColumn
column_of (SoleusViewData *data, SoleusSpan span)
{
  SoleusColumn column;

  soleus_view_data_get_columns (data, 0, span, 1, &column);
  return column;
}

START_TEST (a_page_comes_later_and_without_its_level)
  {
    g_autoptr (SoleusRecording) recording =
        swinging (RATE_HZ, (guint64)(SECONDS * RATE_HZ));
    g_autoptr (SoleusTraceCache) cache =
        soleus_trace_cache_new (recording, &band);
    SoleusSpan span = {20.0, 22.0};
    guint n_ready = 0;
    SoleusColumn column;

    g_signal_connect (cache, "ready", G_CALLBACK (count), &n_ready);
    ck_assert_ptr_null (soleus_trace_cache_get (cache, span));
    column = column_of (wait_for (cache, span), (SoleusSpan){20.5, 20.7});
    ck_assert_uint_ge (n_ready, 1);
    /* The swing of 1 passes, the level of 100 does not. */
    ck_assert_double_eq_tol (column.high, PEAK, 0.01);
    ck_assert_double_eq_tol (column.low, -PEAK, 0.01);
  }
END_TEST

START_TEST (the_neighbouring_page_is_there_without_waiting)
  {
    g_autoptr (SoleusRecording) recording =
        swinging (RATE_HZ, (guint64)(SECONDS * RATE_HZ));
    g_autoptr (SoleusTraceCache) cache =
        soleus_trace_cache_new (recording, &band);

    ck_assert_ptr_nonnull (wait_for (cache, (SoleusSpan){20.0, 22.0}));
    ck_assert_ptr_nonnull (
        soleus_trace_cache_get (cache, (SoleusSpan){21.0, 23.0}));
    ck_assert_ptr_nonnull (
        soleus_trace_cache_get (cache, (SoleusSpan){20.9, 21.1}));
    ck_assert_ptr_null (
        soleus_trace_cache_get (cache, (SoleusSpan){40.0, 42.0}));
    /* What was asked for while another page was made comes as well. */
    ck_assert_ptr_nonnull (wait_for (cache, (SoleusSpan){40.0, 42.0}));
  }
END_TEST

START_TEST (the_ends_of_the_recording_are_pages_too)
  {
    g_autoptr (SoleusRecording) recording =
        swinging (RATE_HZ, (guint64)(SECONDS * RATE_HZ));
    g_autoptr (SoleusTraceCache) cache =
        soleus_trace_cache_new (recording, &band);
    SoleusSpan last = {SECONDS - 1.0, SECONDS};
    SoleusColumn column;

    column = column_of (
        wait_for (cache, (SoleusSpan){0.0, 1.0}), (SoleusSpan){0.1, 0.3});
    ck_assert_double_eq_tol (column.high, PEAK, 0.1);
    column = column_of (
        wait_for (cache, last), (SoleusSpan){SECONDS - 0.3, SECONDS - 0.1});
    ck_assert_double_eq_tol (column.high, PEAK, 0.1);
  }
END_TEST

START_TEST (a_long_page_is_drawn_from_a_growing_pyramid)
  {
    /* Over a million samples in sight. */
    g_autoptr (SoleusRecording) recording = swinging (RATE_HZ, 1100000);
    g_autoptr (SoleusTraceCache) cache =
        soleus_trace_cache_new (recording, &band);
    SoleusViewData *data =
        soleus_trace_cache_get (cache, (SoleusSpan){0.0, 1100.0});
    SoleusColumn column = {NAN, NAN};

    ck_assert_ptr_nonnull (data);
    for (int i = 0; i < PATIENCE_MS && isnan (column.low); i++)
      {
        while (g_main_context_iteration (NULL, FALSE))
          ;
        g_usleep (1000);
        if (soleus_view_data_get_built_s (data, 0) > 1099.0)
          column = column_of (data, (SoleusSpan){500.0, 510.0});
      }
    ck_assert_double_eq_tol (column.high, PEAK, 0.01);
    ck_assert_double_eq_tol (column.low, -PEAK, 0.01);
  }
END_TEST

START_TEST (a_stopped_cache_gives_nothing_and_says_nothing)
  {
    g_autoptr (SoleusRecording) recording =
        swinging (RATE_HZ, (guint64)(SECONDS * RATE_HZ));
    g_autoptr (SoleusTraceCache) cache =
        soleus_trace_cache_new (recording, &band);
    guint n_ready = 0;

    g_signal_connect (cache, "ready", G_CALLBACK (count), &n_ready);
    soleus_trace_cache_get (cache, (SoleusSpan){0.0, 10.0});
    soleus_trace_cache_stop (cache);
    for (int i = 0; i < 200; i++)
      {
        while (g_main_context_iteration (NULL, FALSE))
          ;
        g_usleep (1000);
      }
    ck_assert_uint_eq (n_ready, 0);
    ck_assert_ptr_null (
        soleus_trace_cache_get (cache, (SoleusSpan){0.0, 10.0}));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("trace-cache");
  TCase *tcase = tcase_create ("trace-cache");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, a_page_comes_later_and_without_its_level);
  tcase_add_test (tcase, the_neighbouring_page_is_there_without_waiting);
  tcase_add_test (tcase, the_ends_of_the_recording_are_pages_too);
  tcase_add_test (tcase, a_long_page_is_drawn_from_a_growing_pyramid);
  tcase_add_test (tcase, a_stopped_cache_gives_nothing_and_says_nothing);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
