/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-spectrogram-cache.h"

#define RATE_HZ 1000.0
#define SECONDS 60
/* Longest wait for a thread, in steps of a millisecond. */
#define PATIENCE_MS 20000
#define N_COLUMNS 200

/* 200 Hz that comes and goes five times a second. */
static SoleusRecording *
pulsing (SoleusKind kind)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel = soleus_channel_new ("pulse", kind, "uV", RATE_HZ);
  guint n = (guint)(SECONDS * RATE_HZ);
  g_autofree float *x = g_new (float, n);
  const float *rows[] = {x};

  for (guint i = 0; i < n; i++)
    {
      double t = i / RATE_HZ;

      x[i] = (float)(100.0 * (1.0 + sin (2.0 * G_PI * 5.0 * t))
          * sin (2.0 * G_PI * 200.0 * t));
    }
  facts.name = g_strdup ("pulse");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  soleus_channel_add_run (channel, n, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

static const SoleusViewFilter band = {20.0, 450.0, NAN, 0.0};

static void
count (SoleusSpectrogramCache *cache, gpointer user_data)
{
  (*(guint *)user_data)++;
}

static gboolean
is_whole (const SoleusSpectrogramMap *map, SoleusSpan span)
{
  SoleusSpan covered;

  if (map == NULL
      || fabs (map->column_s * N_COLUMNS / soleus_span_duration_s (span) - 1.0)
          > 1e-6)
    return FALSE;
  covered = soleus_spectrogram_map_span (map);
  for (guint c = 0; c < map->n_columns; c++)
    if (!map->made[c])
      return FALSE;
  return covered.start_s <= span.start_s && covered.end_s >= span.end_s;
}

static SoleusSpectrogramMap *
wait_for (SoleusSpectrogramCache *cache, SoleusSpan span)
{
  for (int i = 0; i < PATIENCE_MS; i++)
    {
      SoleusSpectrogramMap *map =
          soleus_spectrogram_cache_get (cache, span, N_COLUMNS);

      if (is_whole (map, span))
        return map;
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  return NULL;
}

static double
peak_of (const SoleusSpectrogramMap *map, SoleusSpan span)
{
  double time_s, peak_hz = NAN, db;

  ck_assert_ptr_nonnull (map);
  soleus_spectrogram_map_peak (map, span, &time_s, &peak_hz, &db);
  return peak_hz;
}

START_TEST (it_comes_later_and_coarse_first)
  {
    g_autoptr (SoleusRecording) recording = pulsing (SOLEUS_KIND_EMG);
    g_autoptr (SoleusSpectrogramCache) cache = soleus_spectrogram_cache_new ();
    SoleusSpan span = {20.0, 30.0};
    guint n_ready = 0;
    SoleusSpectrogramMap *map;

    g_signal_connect (cache, "ready", G_CALLBACK (count), &n_ready);
    soleus_spectrogram_cache_set_source (cache, recording, 0, FALSE, &band);
    ck_assert_ptr_null (soleus_spectrogram_cache_get (cache, span, N_COLUMNS));
    map = wait_for (cache, span);
    ck_assert_uint_eq (n_ready, 2);
    ck_assert_double_eq_tol (peak_of (map, span), 200.0, 5.0);
  }
END_TEST

START_TEST (memory_is_two_pages_however_long_it_is_scrolled)
  {
    g_autoptr (SoleusRecording) recording = pulsing (SOLEUS_KIND_EMG);
    g_autoptr (SoleusSpectrogramCache) cache = soleus_spectrogram_cache_new ();

    soleus_spectrogram_cache_set_source (cache, recording, 0, FALSE, &band);
    for (int i = 0; i < 8; i++)
      {
        SoleusSpan span = {3.3 * i, 3.3 * i + 2.0};
        SoleusSpectrogramMap *map = wait_for (cache, span);

        ck_assert_ptr_nonnull (map);
        ck_assert_uint_eq (map->n_columns, 2 * N_COLUMNS);
      }
  }
END_TEST

START_TEST (the_slow_band_of_emg_is_of_its_envelope)
  {
    g_autoptr (SoleusRecording) recording = pulsing (SOLEUS_KIND_EMG);
    g_autoptr (SoleusRecording) other = pulsing (SOLEUS_KIND_OTHER);
    g_autoptr (SoleusSpectrogramCache) cache = soleus_spectrogram_cache_new ();
    SoleusSpan span = {20.0, 30.0};

    soleus_spectrogram_cache_set_source (cache, recording, 0, TRUE, &band);
    ck_assert_double_eq (soleus_spectrogram_cache_get_top_hz (cache), 20.0);
    ck_assert_double_eq_tol (peak_of (wait_for (cache, span), span), 5.0, 0.25);
    /* the signal itself has next to nothing down there */
    soleus_spectrogram_cache_set_source (cache, other, 0, TRUE, &band);
    ck_assert_double_lt (
        soleus_spectrogram_map_loud_db (wait_for (cache, span), span), 0.0);
  }
END_TEST

START_TEST (another_source_shows_nothing_of_the_one_before)
  {
    g_autoptr (SoleusRecording) recording = pulsing (SOLEUS_KIND_EMG);
    g_autoptr (SoleusSpectrogramCache) cache = soleus_spectrogram_cache_new ();
    SoleusSpan span = {20.0, 30.0};

    soleus_spectrogram_cache_set_source (cache, recording, 0, FALSE, &band);
    ck_assert_ptr_nonnull (wait_for (cache, span));
    soleus_spectrogram_cache_set_source (cache, recording, 0, FALSE, &band);
    ck_assert_ptr_nonnull (
        soleus_spectrogram_cache_get (cache, span, N_COLUMNS));
    soleus_spectrogram_cache_set_source (cache, recording, 0, TRUE, &band);
    ck_assert_ptr_null (soleus_spectrogram_cache_get (cache, span, N_COLUMNS));
    soleus_spectrogram_cache_clear (cache);
    ck_assert_double_eq (soleus_spectrogram_cache_get_top_hz (cache), 0.0);
    ck_assert_ptr_null (soleus_spectrogram_cache_get (cache, span, N_COLUMNS));
  }
END_TEST

START_TEST (while_zooming_the_last_one_is_still_there)
  {
    g_autoptr (SoleusRecording) recording = pulsing (SOLEUS_KIND_EMG);
    g_autoptr (SoleusSpectrogramCache) cache = soleus_spectrogram_cache_new ();
    SoleusSpan span = {20.0, 30.0};
    SoleusSpectrogramMap *map;

    soleus_spectrogram_cache_set_source (cache, recording, 0, FALSE, &band);
    map = wait_for (cache, span);
    ck_assert_ptr_eq (soleus_spectrogram_cache_get (
                          cache, (SoleusSpan){22.0, 24.0}, N_COLUMNS),
        map);
    ck_assert_ptr_nonnull (wait_for (cache, (SoleusSpan){22.0, 24.0}));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("spectrogram-cache");
  TCase *tests = tcase_create ("spectrogram-cache");

  tcase_set_timeout (tests, 60);
  tcase_add_test (tests, it_comes_later_and_coarse_first);
  tcase_add_test (tests, memory_is_two_pages_however_long_it_is_scrolled);
  tcase_add_test (tests, the_slow_band_of_emg_is_of_its_envelope);
  tcase_add_test (tests, another_source_shows_nothing_of_the_one_before);
  tcase_add_test (tests, while_zooming_the_last_one_is_still_there);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
