/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plot-example.h"
#include "plot-picture.h"
#include "soleus-figures.h"

#define RATE_HZ 1000.0
#define N 60000

/* 90 Hz that swells 4 times a second. */
static SoleusRecording *
trembling (void)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new ("tremor", SOLEUS_KIND_EMG, "uV", RATE_HZ);
  g_autofree float *x = g_new (float, N);
  const float *rows[] = {x};

  for (int i = 0; i < N; i++)
    x[i] = (float)((50.0 + 40.0 * sin (2.0 * G_PI * 4.0 * i / RATE_HZ))
        * sin (2.0 * G_PI * 90.0 * i / RATE_HZ));
  facts.name = g_strdup ("tremor");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  soleus_channel_add_run (channel, N, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

/* The frequency of the highest row of a spectrum's CSV, from @low_hz on. */
static double
highest_hz (SoleusFigure *figure, double low_hz)
{
  g_autofree char *csv = soleus_figure_dup_csv (figure);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  double best_hz = NAN, best = -1.0;

  ck_assert_str_eq (lines[0], "frequency_hz,power_per_hz");
  for (int i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", 2);
      double hz = g_ascii_strtod (cells[0], NULL);
      double power = g_ascii_strtod (cells[1], NULL);

      if (hz >= low_hz && power > best)
        {
          best = power;
          best_hz = hz;
        }
    }
  return best_hz;
}

static guint
n_rows (SoleusFigure *figure)
{
  g_autofree char *csv = soleus_figure_dup_csv (figure);
  guint n = 0;

  for (const char *at = csv; *at != '\0'; at++)
    n += *at == '\n';
  return n - 1;
}

START_TEST (the_spectrum_of_the_signal_peaks_at_its_carrier)
  {
    g_autoptr (SoleusRecording) recording = trembling ();
    SoleusSpectrumRequest request = {0, {10.0, 40.0}, FALSE};
    g_autoptr (SoleusFigure) figure =
        soleus_spectrum_figure_new (recording, &request, NULL, NULL);

    ck_assert_double_eq_tol (highest_hz (figure, 1.0), 90.0, 1.0);
    ck_assert (
        g_str_has_prefix (soleus_figure_get_summary (figure), "Peak 90.0 Hz"));
    /* RMS: 50 uV, swelling by 40, of a sine. */
    ck_assert (
        strstr (soleus_figure_get_summary (figure), "RMS 40.6 µV") != NULL);
    ck_assert (
        strstr (soleus_figure_get_summary (figure), "in 30.0 s") != NULL);
  }
END_TEST

START_TEST (the_spectrum_of_the_envelope_peaks_at_its_rhythm)
  {
    g_autoptr (SoleusRecording) recording = trembling ();
    SoleusSpectrumRequest request = {0, {0.0, 60.0}, TRUE};
    g_autoptr (SoleusFigure) figure =
        soleus_spectrum_figure_new (recording, &request, NULL, NULL);

    ck_assert_double_eq_tol (highest_hz (figure, 1.0), 4.0, 0.3);
  }
END_TEST

START_TEST (a_spectrum_of_nothing_says_so)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    /* The gap is from 10 to 12 s. */
    SoleusSpectrumRequest request = {0, {10.5, 11.5}, FALSE};
    g_autoptr (SoleusFigure) figure =
        soleus_spectrum_figure_new (recording, &request, NULL, NULL);
    PlotPicture picture;
    SoleusRect all = {0, 0, 300, 150};

    ck_assert_ptr_nonnull (figure);
    ck_assert_uint_eq (n_rows (figure), 0);
    plot_picture_init (&picture, 300, 150);
    soleus_figure_draw (
        figure, picture.cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &all);
    ck_assert_uint_gt (plot_picture_ink (&picture, &all), 20);
    plot_picture_clear (&picture);
  }
END_TEST

START_TEST (a_spectrum_nobody_waits_for_is_not_made)
  {
    g_autoptr (SoleusRecording) recording = trembling ();
    SoleusSpectrumRequest request = {0, {0.0, 60.0}, FALSE};
    SoleusProgress progress = {0};
    g_autoptr (GError) error = NULL;

    soleus_progress_cancel (&progress);
    ck_assert_ptr_null (
        soleus_spectrum_figure_new (recording, &request, &progress, &error));
    ck_assert_ptr_nonnull (error);
  }
END_TEST

START_TEST (intervals_leave_out_what_was_rejected)
  {
    g_autoptr (SoleusAnalysis) analysis = plot_example_analysis ();
    g_autoptr (SoleusFigure) all = NULL;
    g_autoptr (SoleusFigure) fewer = NULL;
    g_autoptr (SoleusFigure) other = NULL;
    SoleusPattern busiest = soleus_figure_busiest_pattern (analysis, 0);

    ck_assert_int_eq (busiest, SOLEUS_PATTERN_FASC);
    all = soleus_interval_figure_new (analysis, 0, busiest);
    g_array_index (analysis->episodes, SoleusEpisode, 1).rejected = TRUE;
    fewer = soleus_interval_figure_new (analysis, 0, busiest);
    ck_assert_uint_eq (n_rows (fewer), n_rows (all) - 1);
    other = soleus_interval_figure_new (analysis, 3, busiest);
    ck_assert_uint_eq (n_rows (other), 0);
    ck_assert_int_eq (
        soleus_figure_busiest_pattern (analysis, 3), SOLEUS_PATTERN_NONE);
  }
END_TEST

START_TEST (regular_twitches_vary_little)
  {
    g_autoptr (SoleusAnalysis) analysis = plot_example_analysis ();
    g_autoptr (SoleusFigure) figure =
        soleus_interval_figure_new (analysis, 0, SOLEUS_PATTERN_FASC);
    const char *summary = soleus_figure_get_summary (figure);

    /* Every 2 s; the gap takes one away. */
    ck_assert (strstr (summary, "median 2 s") != NULL);
  }
END_TEST

START_TEST (the_trend_has_a_row_a_bin)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusTrendBin bins[] = {
        {0.0, 60.0, 6, 2.0, 13.0}, {60.0, 30.0, 3, 1.0, 17.0}};
    SoleusTrend row = {.channel = 1,
        .pattern = SOLEUS_PATTERN_FASC,
        .bin_s = 60.0,
        .n_bins = 2,
        .half_time_s = NAN};
    g_autoptr (SoleusFigure) figure = NULL;
    g_autoptr (SoleusFigure) none = NULL;

    g_array_append_vals (analysis->trend_bins, bins, 2);
    g_array_append_val (analysis->trend, row);
    figure = soleus_trend_figure_new (analysis, 1, SOLEUS_PATTERN_FASC, NULL);
    ck_assert_uint_eq (n_rows (figure), 2);
    /* 9 in 1.5 minutes. */
    ck_assert_str_eq (soleus_figure_get_summary (figure),
        "n = 9 in 1.5 observed minutes: 6 a minute");
    none = soleus_trend_figure_new (analysis, 0, SOLEUS_PATTERN_FASC, NULL);
    ck_assert_uint_eq (n_rows (none), 0);
    ck_assert_str_eq (soleus_figure_get_summary (none),
        "Too little quiet time for a rate: two minutes are needed.");
  }
END_TEST

static const char *
words (const char *id)
{
  return id;
}

/* Bursts of 20 ms where the example twitches, on channel 0. */
static void
add_bursts (SoleusAnalysis *analysis, int template_idx)
{
  g_array_set_size (analysis->bursts, 0);
  for (int k = 0; k < 4; k++)
    {
      SoleusBurst burst = {.peak_s = 2.0 * k + 1.005,
          .onset_s = 2.0 * k + 1.0,
          .duration_s = 0.02,
          .pattern = SOLEUS_PATTERN_FASC,
          .template_idx = template_idx,
          .episode = -1};

      burst.channels = soleus_channel_set_of (0);
      g_array_append_val (analysis->bursts, burst);
    }
}

START_TEST (potentials_lie_over_each_other_at_their_peak)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (2);
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    g_autoptr (SoleusFigure) figure = NULL;
    g_autoptr (SoleusFigure) other = NULL;
    g_autofree char *csv = NULL;

    add_bursts (analysis, -1);
    figure =
        soleus_shapes_figure_new (recording, analysis, 0, words, NULL, NULL);
    /* 4 potentials of 40 ms at 1000 Hz. */
    ck_assert_uint_eq (n_rows (figure), 4 * 40);
    csv = soleus_figure_dup_csv (figure);
    ck_assert (strstr (csv, "\n1,1,-15.000,") != NULL);
    ck_assert (strstr (csv, "\n1,4,24.000,") != NULL);
    ck_assert (strstr (soleus_figure_get_summary (figure),
                   "1 family: FASC with n = 4, of which 4")
        != NULL);
    other =
        soleus_shapes_figure_new (recording, analysis, 1, words, NULL, NULL);
    ck_assert_uint_eq (n_rows (other), 0);
  }
END_TEST

START_TEST (sorted_potentials_make_a_family_a_template)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusTemplate *row = g_new0 (SoleusTemplate, 1);
    g_autoptr (SoleusFigure) figure = NULL;

    row->id = 7;
    g_ptr_array_add (analysis->templates, row);
    add_bursts (analysis, 0);
    /* What was not sorted into a shape is left out. */
    g_array_index (analysis->bursts, SoleusBurst, 3).template_idx = -1;
    figure =
        soleus_shapes_figure_new (recording, analysis, 0, words, NULL, NULL);
    ck_assert_uint_eq (n_rows (figure), 3 * 40);
    ck_assert (strstr (soleus_figure_get_summary (figure), "Shape 7") != NULL);
  }
END_TEST

START_TEST (potentials_at_the_very_end_are_left_out)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    g_autoptr (SoleusFigure) figure = NULL;

    add_bursts (analysis, -1);
    g_array_index (analysis->bursts, SoleusBurst, 0).peak_s = 0.001;
    g_array_index (analysis->bursts, SoleusBurst, 3).peak_s = 29.999;
    figure =
        soleus_shapes_figure_new (recording, analysis, 0, words, NULL, NULL);
    ck_assert_uint_eq (n_rows (figure), 2 * 40);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("figures");
  TCase *tcase = tcase_create ("figures");

  tcase_add_test (tcase, the_spectrum_of_the_signal_peaks_at_its_carrier);
  tcase_add_test (tcase, the_spectrum_of_the_envelope_peaks_at_its_rhythm);
  tcase_add_test (tcase, a_spectrum_of_nothing_says_so);
  tcase_add_test (tcase, a_spectrum_nobody_waits_for_is_not_made);
  tcase_add_test (tcase, intervals_leave_out_what_was_rejected);
  tcase_add_test (tcase, regular_twitches_vary_little);
  tcase_add_test (tcase, the_trend_has_a_row_a_bin);
  tcase_add_test (tcase, potentials_lie_over_each_other_at_their_peak);
  tcase_add_test (tcase, sorted_potentials_make_a_family_a_template);
  tcase_add_test (tcase, potentials_at_the_very_end_are_left_out);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
