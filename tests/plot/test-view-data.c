/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "plot-example.h"
#include "soleus-error.h"
#include "soleus-view-data.h"

#define N_COLUMNS 100

/* Lowest and highest sample in [from_s, to_s) by plain reading. */
static SoleusColumn
plain_column (SoleusRecording *recording, double from_s, double to_s)
{
  const SoleusChannel *facts = soleus_recording_get_channel (recording, 0);
  SoleusColumn column = {NAN, NAN};

  for (guint64 i = soleus_channel_idx (facts, from_s);
       i < soleus_channel_idx (facts, to_s); i++)
    {
      float x = 0.0f;
      ck_assert (soleus_recording_read (recording, 0, i, 1, &x, NULL));
      column.low = isnan (column.low) ? x : MIN (column.low, x);
      column.high = isnan (column.high) ? x : MAX (column.high, x);
    }
  return column;
}

START_TEST (columns_narrower_than_256_samples_are_exact)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    SoleusColumn columns[N_COLUMNS];
    SoleusSpan span = {9.0, 13.0};

    soleus_view_data_get_columns (data, 0, span, N_COLUMNS, columns);
    for (int c = 0; c < N_COLUMNS; c++)
      {
        SoleusColumn plain =
            plain_column (recording, 9.0 + 0.04 * c, 9.0 + 0.04 * (c + 1));
        ck_assert_int_eq (isnan (columns[c].low), isnan (plain.low));
        if (isnan (plain.low))
          continue;
        ck_assert_float_eq (columns[c].low, plain.low);
        ck_assert_float_eq (columns[c].high, plain.high);
      }
  }
END_TEST

START_TEST (wide_columns_lose_no_spike_and_gaps_stay_empty)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (2);
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    g_autoptr (GError) error = NULL;
    SoleusColumn columns[30];
    SoleusColumn whole = plain_column (recording, 0.0, 30.0);
    float low = INFINITY, high = -INFINITY;

    ck_assert (soleus_view_data_build (data, NULL, &error));
    soleus_test_no_error (error);
    ck_assert_double_eq_tol (
        soleus_view_data_get_built_s (data, 1), 30.0, 1e-9);
    soleus_view_data_get_columns (
        data, 0, (SoleusSpan){0.0, 30.0}, 30, columns);
    for (int c = 0; c < 30; c++)
      {
        /* Bins are 256 samples of 1000 Hz: a column wholly in the gap. */
        ck_assert_int_eq (isnan (columns[c].low), c == 10 || c == 11);
        low = fminf (low, columns[c].low);
        high = fmaxf (high, columns[c].high);
      }
    ck_assert_float_eq (low, whole.low);
    ck_assert_float_eq (high, whole.high);
  }
END_TEST

START_TEST (spans_beyond_the_recording_are_empty)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    SoleusColumn columns[4];

    ck_assert (soleus_view_data_build (data, NULL, NULL));
    soleus_view_data_get_columns (data, 0, (SoleusSpan){40, 41}, 4, columns);
    for (int c = 0; c < 4; c++)
      ck_assert (isnan (columns[c].low) && isnan (columns[c].high));
    soleus_view_data_get_columns (data, 0, (SoleusSpan){-2, 2}, 4, columns);
    ck_assert (isnan (columns[0].low) && isnan (columns[1].high));
    ck_assert (!isnan (columns[2].low) && !isnan (columns[3].low));
  }
END_TEST

START_TEST (samples_come_with_neighbours_and_a_gap_between_runs)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    double times_s[64];
    float values[64];
    guint n = soleus_view_data_get_samples (
        data, 0, (SoleusSpan){9.9951, 12.0049}, 64, times_s, values);

    /* 9.995 (neighbour) to 9.999, the gap, 12.000 to 12.005 (neighbour). */
    ck_assert_uint_eq (n, 12);
    ck_assert_double_eq_tol (times_s[0], 9.995, 1e-9);
    ck_assert (isnan (times_s[5]) && isnan (values[5]));
    ck_assert_double_eq_tol (times_s[6], 12.0, 1e-9);
    ck_assert_double_eq_tol (times_s[11], 12.005, 1e-9);
    ck_assert_uint_eq (soleus_view_data_get_samples (data, 0,
                           (SoleusSpan){0.0, 1.0}, 64, times_s, values),
        0);
  }
END_TEST

START_TEST (the_range_shows_the_twitches_about_the_middle)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    double low, high;

    ck_assert (soleus_view_data_build (data, NULL, NULL));
    soleus_view_data_get_range (data, 0, NULL, &low, &high);
    ck_assert_double_eq_tol (low + high, 0.0, 2.0);
    ck_assert_double_ge (high, 80.0);
    ck_assert_double_le (high, 160.0);
    /* Between two twitches there is only noise of 4 uV. */
    soleus_view_data_get_range (data, 0, &(SoleusSpan){0.1, 0.9}, &low, &high);
    /* 4 uV, a quarter more for the margin. */
    ck_assert_double_le (high, 5.01);
    ck_assert_double_ge (high, 3.5);
    soleus_view_data_get_range (
        data, 0, &(SoleusSpan){10.5, 11.5}, &low, &high);
    ck_assert_double_lt (low, high);
  }
END_TEST

static void
count_report (double fraction, gpointer user_data)
{
  double *last = user_data;

  ck_assert_double_ge (fraction, *last);
  *last = fraction;
}

START_TEST (building_reports_and_stops_when_it_is_told)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (2);
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    g_autoptr (GError) error = NULL;
    double last = 0.0;
    SoleusProgress progress = {count_report, &last, 0};

    ck_assert (soleus_view_data_build (data, &progress, &error));
    ck_assert_double_eq (last, 1.0);
    soleus_progress_cancel (&progress);
    ck_assert (!soleus_view_data_build (data, &progress, &error));
    ck_assert (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED));
  }
END_TEST

/* --- sources that fail, readers beside the builder
 * ------------------------------ */

static gboolean
refuse (gpointer source, guint channel, guint64 first_idx, gsize n, float *out,
    GError **error)
{
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO, "the disk is gone");
  return FALSE;
}

static SoleusRecording *
broken_recording (void)
{
  static const SoleusSourceClass source_class = {.read = refuse};
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new ("lost", SOLEUS_KIND_EMG, "uV", 1000.0);

  soleus_channel_add_run (channel, 100000, 0.0);
  facts.name = g_strdup ("broken");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new (&facts, &source_class, NULL);
}

START_TEST (a_source_that_fails_gives_its_error_and_empty_columns)
  {
    g_autoptr (SoleusRecording) recording = broken_recording ();
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    g_autoptr (GError) error = NULL;
    SoleusColumn columns[10];
    double times_s[100], low, high;
    float values[100];

    ck_assert (!soleus_view_data_build (data, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, "disk", NULL);
    ck_assert_double_eq (soleus_view_data_get_built_s (data, 0), 0.0);
    /* By samples and by the pyramid. */
    for (int length_s = 1; length_s <= 100; length_s += 99)
      {
        soleus_view_data_get_columns (
            data, 0, (SoleusSpan){0.0, length_s}, 10, columns);
        for (int c = 0; c < 10; c++)
          ck_assert (isnan (columns[c].low) && isnan (columns[c].high));
      }
    ck_assert_uint_eq (soleus_view_data_get_samples (data, 0,
                           (SoleusSpan){0.0, 0.01}, 100, times_s, values),
        0);
    soleus_view_data_get_range (data, 0, NULL, &low, &high);
    ck_assert_double_lt (low, high);
  }
END_TEST

static gpointer
build_in_thread (gpointer user_data)
{
  return GINT_TO_POINTER (soleus_view_data_build (user_data, NULL, NULL));
}

START_TEST (reading_beside_the_builder_only_ever_sees_more)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (4);
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    GThread *thread = g_thread_new ("build", build_in_thread, data);
    double last_s = 0.0;

    while (last_s < 30.0)
      {
        SoleusColumn columns[30];
        double built_s = soleus_view_data_get_built_s (data, 3);

        ck_assert_double_ge (built_s, last_s);
        last_s = built_s;
        soleus_view_data_get_columns (
            data, 3, (SoleusSpan){0.0, 30.0}, 30, columns);
        for (int c = 0; c < 30; c++)
          if (!isnan (columns[c].low))
            ck_assert_float_le (columns[c].low, columns[c].high);
      }
    ck_assert (GPOINTER_TO_INT (g_thread_join (thread)));
  }
END_TEST

START_TEST (a_value_is_the_nearest_sample_and_none_in_a_gap)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    g_autoptr (SoleusViewData) data = soleus_view_data_new (recording);
    float x[2];

    ck_assert (soleus_recording_read (recording, 0, 999, 2, x, NULL));
    ck_assert_float_eq (
        (float)soleus_view_data_get_value (data, 0, 0.99901), x[0]);
    ck_assert_float_eq (
        (float)soleus_view_data_get_value (data, 0, 0.9994), x[0]);
    ck_assert_float_eq (
        (float)soleus_view_data_get_value (data, 0, 0.9996), x[1]);
    ck_assert (isfinite (soleus_view_data_get_value (data, 0, 0.0)));
    ck_assert (isnan (soleus_view_data_get_value (data, 0, 11.0)));
    ck_assert (isnan (soleus_view_data_get_value (data, 0, 31.0)));
    ck_assert (isnan (soleus_view_data_get_value (data, 0, -1.0)));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("view-data");
  TCase *tcase = tcase_create ("view-data");

  tcase_add_test (tcase, columns_narrower_than_256_samples_are_exact);
  tcase_add_test (tcase, wide_columns_lose_no_spike_and_gaps_stay_empty);
  tcase_add_test (tcase, spans_beyond_the_recording_are_empty);
  tcase_add_test (tcase, samples_come_with_neighbours_and_a_gap_between_runs);
  tcase_add_test (tcase, the_range_shows_the_twitches_about_the_middle);
  tcase_add_test (tcase, building_reports_and_stops_when_it_is_told);
  tcase_add_test (tcase, a_source_that_fails_gives_its_error_and_empty_columns);
  tcase_add_test (tcase, reading_beside_the_builder_only_ever_sees_more);
  tcase_add_test (tcase, a_value_is_the_nearest_sample_and_none_in_a_gap);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
