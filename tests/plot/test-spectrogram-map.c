/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-spectrogram-map.h"

#define RATE_HZ 2000.0
#define SECONDS 20.0
#define GAP_FROM_S 12.0
#define GAP_TO_S 14.0
#define CHIRP_FROM_HZ 50.0
#define CHIRP_HZ_A_S 20.0

/* Where the chirp is at a time of the recording. */
static double
chirp_hz (double time_s)
{
  return CHIRP_FROM_HZ + CHIRP_HZ_A_S * time_s;
}

/* Rises by 20 Hz a second; nothing from 12 to 14 s. */
static SoleusRecording *
chirp (double rate_hz)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new ("chirp", SOLEUS_KIND_EMG, "uV", rate_hz);
  gsize n_first = (gsize)(GAP_FROM_S * rate_hz);
  gsize n = n_first + (gsize)((SECONDS - GAP_TO_S) * rate_hz);
  g_autofree float *x = g_new (float, n);
  const float *rows[] = {x};

  for (gsize i = 0; i < n; i++)
    {
      double t =
          (double)i / rate_hz + (i < n_first ? 0.0 : GAP_TO_S - GAP_FROM_S);

      x[i] = (float)(10.0
          * sin (
              2.0 * G_PI * (CHIRP_FROM_HZ * t + CHIRP_HZ_A_S * t * t / 2.0)));
    }
  facts.name = g_strdup ("chirp");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  soleus_channel_add_run (channel, n_first, 0.0);
  soleus_channel_add_run (channel, n - n_first, GAP_TO_S);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

static SoleusSpectrogramRequest
request_of (SoleusRecording *recording, gint64 first, guint n, double column_s)
{
  return (SoleusSpectrogramRequest){.recording = recording,
      .first = first,
      .n_columns = n,
      .column_s = column_s,
      .window_s = 0.128,
      .top_hz = 500.0};
}

static SoleusSpectrogramMap *
make (const SoleusSpectrogramRequest *request,
    const SoleusSpectrogramMap *known, guint every)
{
  g_autoptr (GError) error = NULL;
  SoleusSpectrogramMap *map =
      soleus_spectrogram_map_new (request, known, every, NULL, &error);

  ck_assert_ptr_nonnull (map);
  return map;
}

static gboolean
is_observed (const SoleusSpectrogramMap *map, guint column)
{
  return !isnan (map->power[(gsize)column * map->n_rows]);
}

static guint
ridge (const SoleusSpectrogramMap *map, guint column)
{
  const float *rows = map->power + (gsize)column * map->n_rows;
  guint top = 0;

  for (guint r = 1; r < map->n_rows; r++)
    if (rows[r] > rows[top])
      top = r;
  return top;
}

START_TEST (the_ridge_follows_a_chirp)
  {
    g_autoptr (SoleusRecording) recording = chirp (RATE_HZ);
    SoleusSpectrogramRequest request = request_of (recording, 10, 1000, 0.01);
    g_autoptr (SoleusSpectrogramMap) map = make (&request, NULL, 1);
    double row_hz = map->top_hz / map->n_rows;

    for (guint c = 0; c < map->n_columns; c++)
      {
        double time_s = (10.0 + c + 0.5) * 0.01;

        ck_assert (is_observed (map, c));
        /* half a row, and 128 ms of 20 Hz/s about the middle */
        ck_assert_double_eq_tol ((ridge (map, c) + 0.5) * row_hz,
            chirp_hz (time_s), row_hz / 2.0 + 1.5);
      }
  }
END_TEST

START_TEST (the_peak_is_told_with_its_time)
  {
    g_autoptr (SoleusRecording) recording = chirp (RATE_HZ);
    SoleusSpectrogramRequest request = request_of (recording, 0, 1000, 0.01);
    g_autoptr (SoleusSpectrogramMap) map = make (&request, NULL, 1);
    double time_s, peak_hz, db;

    ck_assert (soleus_spectrogram_map_peak (
        map, (SoleusSpan){4.0, 4.5}, &time_s, &peak_hz, &db));
    ck_assert_double_ge (time_s, 4.0);
    ck_assert_double_lt (time_s, 4.5);
    ck_assert_double_eq_tol (peak_hz, chirp_hz (time_s), 5.0);
    /* 10^2 / 2 over the 11.7 Hz of a Hann window of 128 ms: 6.3 dB; a row
     * takes the mean of its bins, and the peak may lie beside its middle */
    ck_assert_double_eq_tol (db, 6.3, 1.5);
    ck_assert (!soleus_spectrogram_map_peak (
        map, (SoleusSpan){11.0, 12.0}, &time_s, &peak_hz, &db));
  }
END_TEST

START_TEST (a_gap_and_the_outside_are_not_observed)
  {
    g_autoptr (SoleusRecording) recording = chirp (RATE_HZ);
    SoleusSpectrogramRequest request = request_of (recording, -100, 2300, 0.01);
    g_autoptr (SoleusSpectrogramMap) map = make (&request, NULL, 1);

    for (guint c = 0; c < map->n_columns; c++)
      {
        double time_s = (c - 100.0 + 0.5) * 0.01;
        gboolean inside = time_s > 0.0 && time_s < SECONDS
            && !(time_s > GAP_FROM_S && time_s < GAP_TO_S);

        ck_assert_int_eq (is_observed (map, c), inside);
      }
  }
END_TEST

START_TEST (what_is_known_is_taken_and_the_same_comes_out)
  {
    g_autoptr (SoleusRecording) recording = chirp (RATE_HZ);
    SoleusSpectrogramRequest request = request_of (recording, 100, 300, 0.01);
    g_autoptr (SoleusSpectrogramMap) before = make (&request, NULL, 1);
    g_autoptr (SoleusSpectrogramMap) scrolled = NULL;
    g_autoptr (SoleusSpectrogramMap) fresh = NULL;

    before->power[200 * before->n_rows] = 77.0f;
    request.first = 250;
    scrolled = make (&request, before, 1);
    ck_assert_float_eq (scrolled->power[50 * scrolled->n_rows], 77.0f);
    scrolled->power[50 * scrolled->n_rows] =
        before->power[200 * before->n_rows + 0] = 0.0f;
    fresh = make (&request, NULL, 1);
    fresh->power[50 * fresh->n_rows] = 0.0f;
    ck_assert_mem_eq (scrolled->power, fresh->power,
        (gsize)300 * fresh->n_rows * sizeof (float));
  }
END_TEST

START_TEST (a_first_look_has_every_column_and_makes_few)
  {
    g_autoptr (SoleusRecording) recording = chirp (RATE_HZ);
    SoleusSpectrogramRequest request = request_of (recording, 103, 400, 0.01);
    g_autoptr (SoleusSpectrogramMap) coarse = make (&request, NULL, 8);
    g_autoptr (SoleusSpectrogramMap) whole = make (&request, coarse, 1);
    g_autoptr (SoleusSpectrogramMap) fresh = make (&request, NULL, 1);
    guint n_made = 0;

    for (guint c = 0; c < 400; c++)
      {
        n_made += coarse->made[c];
        ck_assert (is_observed (coarse, c));
        ck_assert_uint_eq (whole->made[c], 1);
      }
    ck_assert_uint_eq (n_made, 51);
    ck_assert_mem_eq (whole->power, fresh->power,
        (gsize)400 * whole->n_rows * sizeof (float));
  }
END_TEST

START_TEST (long_columns_are_the_mean_of_a_few_windows)
  {
    g_autoptr (SoleusRecording) recording = chirp (RATE_HZ);
    SoleusSpectrogramRequest request = request_of (recording, 0, 2, 6.0);
    g_autoptr (SoleusSpectrogramMap) map = make (&request, NULL, 1);
    double row_hz = map->top_hz / map->n_rows;
    guint n_strong = 0;

    /* six windows in the middles of six seconds: 60, 80, ... 160 Hz */
    for (guint i = 0; i < 6; i++)
      ck_assert_float_gt (
          map->power[(guint)((60.0 + 20.0 * i) / row_hz)], 0.05f);
    for (guint r = 0; r < map->n_rows; r++)
      n_strong += map->power[r] > 0.05f ? 1 : 0;
    ck_assert_uint_le (n_strong, 6 * 4);
  }
END_TEST

START_TEST (the_top_is_half_the_rate_at_most)
  {
    g_autoptr (SoleusRecording) recording = chirp (300.0);
    SoleusSpectrogramRequest request = request_of (recording, 0, 100, 0.01);
    g_autoptr (SoleusSpectrogramMap) map = make (&request, NULL, 1);

    ck_assert_double_eq (map->top_hz, 150.0);
    ck_assert_double_eq_tol (
        (ridge (map, 50) + 0.5) * map->top_hz / map->n_rows, chirp_hz (0.5),
        3.0);
  }
END_TEST

START_TEST (a_channel_too_slow_for_the_window_has_nothing)
  {
    g_autoptr (SoleusRecording) recording = chirp (50.0);
    SoleusSpectrogramRequest request = request_of (recording, 0, 100, 0.01);
    g_autoptr (SoleusSpectrogramMap) map = make (&request, NULL, 1);

    for (guint c = 0; c < 100; c++)
      ck_assert (!is_observed (map, c));
    ck_assert (
        isnan (soleus_spectrogram_map_loud_db (map, (SoleusSpan){0.0, 1.0})));
  }
END_TEST

START_TEST (it_can_be_stopped)
  {
    g_autoptr (SoleusRecording) recording = chirp (RATE_HZ);
    SoleusSpectrogramRequest request = request_of (recording, 0, 100, 0.01);
    SoleusProgress progress = {.cancelled = 1};
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (
        soleus_spectrogram_map_new (&request, NULL, 1, &progress, &error));
    ck_assert (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED));
  }
END_TEST

START_TEST (loud_is_what_one_in_a_hundred_exceeds_and_no_noise)
  {
    g_autoptr (SoleusRecording) recording = chirp (RATE_HZ);
    SoleusSpectrogramRequest request = request_of (recording, 0, 10, 0.01);
    g_autoptr (SoleusSpectrogramMap) map = make (&request, NULL, 1);
    guint n = map->n_columns * map->n_rows;

    for (guint i = 0; i < n; i++)
      map->power[i] = i >= n - n / 200 ? 1000.0f : 10.0f;
    ck_assert_double_eq_tol (
        soleus_spectrogram_map_loud_db (map, (SoleusSpan){0.0, 0.1}), 30.0,
        1e-6);
    for (guint i = 0; i < n / 50; i++)
      map->power[i] = 1e5f;
    ck_assert_double_eq_tol (
        soleus_spectrogram_map_loud_db (map, (SoleusSpan){0.0, 0.1}), 50.0,
        1e-6);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("spectrogram-map");
  TCase *tcase = tcase_create ("spectrogram-map");

  tcase_add_test (tcase, the_ridge_follows_a_chirp);
  tcase_add_test (tcase, the_peak_is_told_with_its_time);
  tcase_add_test (tcase, a_gap_and_the_outside_are_not_observed);
  tcase_add_test (tcase, what_is_known_is_taken_and_the_same_comes_out);
  tcase_add_test (tcase, a_first_look_has_every_column_and_makes_few);
  tcase_add_test (tcase, long_columns_are_the_mean_of_a_few_windows);
  tcase_add_test (tcase, the_top_is_half_the_rate_at_most);
  tcase_add_test (tcase, a_channel_too_slow_for_the_window_has_nothing);
  tcase_add_test (tcase, it_can_be_stopped);
  tcase_add_test (tcase, loud_is_what_one_in_a_hundred_exceeds_and_no_noise);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
