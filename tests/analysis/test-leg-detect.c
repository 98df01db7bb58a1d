/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-leg-detect.h"
#include "soleus-leg-night.h"
#include "soleus-test.h"

#define BIN_S 0.01
#define N_BINS 3000 /* 30 s */

static const SoleusLegLimits in_uv = {.on = 8.0, .off = 2.0, .standard = TRUE};

static void
fill (float *level, double from_s, double to_s, float value)
{
  for (gsize i = (gsize)(from_s / BIN_S + 0.5); i < (gsize)(to_s / BIN_S + 0.5);
       i++)
    level[i] = value;
}

/* As one block, or cut into cores of @core_s with all of the level seen. */
static GArray *
movements_of (const float *level, double core_s)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (SoleusLegRun));
  double length_s = N_BINS * BIN_S;

  for (double at_s = 0.0; at_s < length_s - 1e-9; at_s += core_s)
    soleus_leg_scan (level, N_BINS, BIN_S, 0.0, &in_uv, 2.0,
        (SoleusSpan){at_s, MIN (at_s + core_s, length_s)}, runs);
  return soleus_leg_movements (runs, 1);
}

static void
is_movement (const GArray *movements, guint i, double onset_s, double end_s)
{
  const SoleusLegMovement *row =
      &g_array_index (movements, SoleusLegMovement, i);

  ck_assert_double_eq_tol (row->onset_s, onset_s, 1e-6);
  ck_assert_double_eq_tol (row->end_s, end_s, 1e-6);
  ck_assert_uint_eq (row->limb, 1);
}

START_TEST (it_begins_at_eight_and_ends_where_two_is_not_passed_again)
  {
    for (double core_s = 30.0; core_s > 2.0; core_s -= 3.7)
      {
        g_autofree float *level = g_new0 (float, N_BINS);
        fill (level, 4.0, 5.0, 3.0f); /* above 2, below 8 */
        fill (level, 5.0, 6.0, 8.0f);
        fill (level, 6.3, 7.0, 2.5f); /* a pause of 0.3 s */
        fill (level, 15.0, 17.0, 7.9f); /* never reaches 8 */
        fill (level, 20.0, 22.0, 9.0f);
        fill (level, 22.5, 23.0, 9.0f); /* after a pause of 0.5 s */
        g_autoptr (GArray) found = movements_of (level, core_s);
        ck_assert_uint_eq (found->len, 3);
        is_movement (found, 0, 5.0, 7.0);
        is_movement (found, 1, 20.0, 22.0);
        is_movement (found, 2, 22.5, 23.0);
      }
  }
END_TEST

START_TEST (at_two_it_is_over_and_at_eight_it_has_begun)
  {
    g_autofree float *level = g_new0 (float, N_BINS);

    fill (level, 5.0, 6.0, 8.0f);
    fill (level, 6.0, 9.0, 2.0f);
    g_autoptr (GArray) found = movements_of (level, 30.0);
    ck_assert_uint_eq (found->len, 1);
    is_movement (found, 0, 5.0, 6.0);
  }
END_TEST

START_TEST (a_movement_is_found_at_both_ends_of_a_recording)
  {
    g_autofree float *level = g_new0 (float, N_BINS);

    fill (level, 0.0, 2.0, 20.0f);
    fill (level, 28.0, 30.0, 20.0f);
    g_autoptr (GArray) found = movements_of (level, 30.0);
    ck_assert_uint_eq (found->len, 2);
    is_movement (found, 0, 0.0, 2.0);
    is_movement (found, 1, 28.0, 30.0);
  }
END_TEST

/* Spikes of one bin, 0.4 s apart: one movement, but its median is rest. */
START_TEST (a_movement_of_spikes_alone_is_empty)
  {
    g_autofree float *level = g_new0 (float, N_BINS);
    g_autofree float *filled = g_new0 (float, N_BINS);

    for (guint i = 0; i < 5; i++)
      fill (level, 5.0 + 0.4 * i, 5.01 + 0.4 * i, 30.0f);
    fill (filled, 5.0, 5.5, 9.0f);
    g_autoptr (GArray) empty = movements_of (level, 30.0);
    g_autoptr (GArray) full = movements_of (filled, 30.0);
    ck_assert_uint_eq (empty->len, 1);
    ck_assert (!g_array_index (empty, SoleusLegMovement, 0).full);
    ck_assert_uint_eq (full->len, 1);
    ck_assert (g_array_index (full, SoleusLegMovement, 0).full);
  }
END_TEST

START_TEST (half_of_half_a_second_up_is_full)
  {
    for (int up = 20; up <= 30; up++)
      {
        g_autofree float *level = g_new0 (float, N_BINS);
        fill (level, 5.0, 5.01, 9.0f);
        fill (level, 5.49, 5.50, 9.0f);
        fill (level, 5.20, 5.20 + 0.01 * (up - 2), 9.0f);
        g_autoptr (GArray) found = movements_of (level, 30.0);
        ck_assert_uint_eq (found->len, 1);
        ck_assert_int_eq (
            g_array_index (found, SoleusLegMovement, 0).full, up >= 25);
      }
  }
END_TEST

START_TEST (the_limits_are_in_uv_where_the_rest_is_quiet)
  {
    static const struct
    {
      double rest;
      gboolean calibrated, standard;
    } rows[] = {{0.5, TRUE, TRUE}, {1.66, TRUE, TRUE}, {1.67, TRUE, FALSE},
        {5.0, TRUE, FALSE}, {0.5, FALSE, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusLegLimits limits;
        soleus_leg_limits_emg (rows[i].rest, 0.2, rows[i].calibrated, &limits);
        ck_assert_int_eq (limits.standard, rows[i].standard);
        if (rows[i].standard)
          {
            ck_assert_double_eq (limits.on, 8.0);
            ck_assert_double_eq (limits.off, 2.0);
            continue;
          }
        /* 8 MAD of a Gaussian level of SD 0.2 of the rest. */
        ck_assert_double_eq_tol (
            limits.on, 8.0 * 0.6745 * 0.2 * rows[i].rest, 1e-9);
        ck_assert_double_lt (limits.off, limits.on);
      }
  }
END_TEST

START_TEST (an_accelerometer_asks_for_eight_mg_and_five_sd)
  {
    SoleusLegLimits limits;

    soleus_leg_limits_acc (0.002, TRUE, &limits);
    ck_assert_double_eq_tol (limits.on, 0.008, 1e-12);
    ck_assert_double_eq_tol (limits.off, 0.002, 1e-12);
    soleus_leg_limits_acc (0.02, TRUE, &limits);
    ck_assert_double_eq_tol (limits.on, 0.025, 1e-12);
    soleus_leg_limits_acc (0.002, FALSE, &limits);
    ck_assert_double_eq_tol (limits.on, 0.0025, 1e-12);
    ck_assert (!limits.standard);
  }
END_TEST

START_TEST (two_channels_of_one_leg_are_one_leg)
  {
    const SoleusLegMovement list[] = {{20.0, 21.0, 0, TRUE},
        {10.0, 11.0, 0, FALSE}, {10.5, 12.0, 0, TRUE}, {12.49, 13.0, 0, FALSE},
        {13.5, 14.0, 0, FALSE}, {10.2, 11.5, 1, FALSE}};
    g_autoptr (GArray) movements =
        g_array_new (FALSE, FALSE, sizeof (SoleusLegMovement));

    g_array_append_vals (movements, list, G_N_ELEMENTS (list));
    soleus_leg_merge_limbs (movements);
    ck_assert_uint_eq (movements->len, 4);
    const SoleusLegMovement *first =
        &g_array_index (movements, SoleusLegMovement, 0);
    ck_assert_double_eq (first->onset_s, 10.0);
    ck_assert_double_eq (first->end_s, 13.0);
    ck_assert (first->full);
    ck_assert_double_eq (first[1].onset_s, 13.5);
    ck_assert_uint_eq (first[3].limb, 1);
  }
END_TEST

/* A recording of 600 s that holds nothing but annotations. */
static SoleusRecording *
annotated (const char *const *texts, const double *onset_s,
    const double *duration_s, guint n)
{
  g_autofree float *x = g_new0 (float, 60000);
  SoleusRecordingFacts facts = {.name = g_strdup ("night"),
      .fingerprint = g_strdup ("f"),
      .format_id = "test",
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .annotations = g_ptr_array_new_with_free_func (
          (GDestroyNotify)soleus_annotation_free),
      .log = soleus_read_log_new ()};
  SoleusChannel *channel =
      soleus_channel_new ("EMG", SOLEUS_KIND_EMG, "uV", 100.0);
  const float *samples[] = {x};

  soleus_channel_add_run (channel, 60000, 0.0);
  g_ptr_array_add (facts.channels, channel);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (facts.annotations,
        soleus_annotation_new (onset_s[i], duration_s[i], texts[i]));
  return soleus_recording_new_in_memory (&facts, samples);
}

static double
slept_s (const char *first, const char *second)
{
  const char *texts[] = {first, second};
  const double onset_s[] = {100.0, 400.0};
  const double duration_s[] = {0.0, 30.0};
  g_autoptr (SoleusRecording) recording =
      annotated (texts, onset_s, duration_s, 2);
  g_autoptr (GArray) sleep = soleus_leg_sleep (recording, NULL, 0);
  double total_s = 0.0;

  if (sleep == NULL)
    return NAN;
  for (guint i = 0; i < sleep->len; i++)
    total_s += soleus_span_duration_s (g_array_index (sleep, SoleusSpan, i));
  return total_s;
}

START_TEST (stages_of_sleep_are_read_as_laboratories_write_them)
  {
    /* A stage without length holds to the next one. */
    static const struct
    {
      const char *first, *second;
      double slept_s; /* NAN: no stage is told */
    } rows[] = {{"N2", "Wake", 300.0}, {"Sleep stage W", "Sleep stage R", 30.0},
        {"sleep stage 2", "Sleep stage ?", 300.0}, {"REM", "N3", 330.0},
        {"W", "2", NAN}, {"Wake", "Movement", 0.0}, {"hello", "N1x", NAN},
        {"Sleep stage N1", "Sleep stage W", 300.0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        double found_s = slept_s (rows[i].first, rows[i].second);
        if (isnan (rows[i].slept_s))
          ck_assert (isnan (found_s));
        else
          ck_assert_double_eq_tol (found_s, rows[i].slept_s, 1e-9);
      }
  }
END_TEST

START_TEST (breathing_events_are_known_by_their_names)
  {
    static const char *const texts[] = {"Hypopnea", "Obstructive Apnea", "RERA",
        "Flow Limitation", "Respiratory Arousal (EEG)", "apnoea"};
    static const double onset_s[] = {1, 2, 3, 4, 5, 6};
    static const double duration_s[] = {10, 11, 12, 13, 14, 15};
    g_autoptr (SoleusRecording) recording =
        annotated (texts, onset_s, duration_s, G_N_ELEMENTS (texts));
    g_autoptr (GArray) found = soleus_leg_respiratory (recording, NULL, 0);

    ck_assert_uint_eq (found->len, 4);
    ck_assert_double_eq (g_array_index (found, SoleusSpan, 1).end_s, 13.0);
    ck_assert_double_eq (g_array_index (found, SoleusSpan, 3).start_s, 6.0);
  }
END_TEST

START_TEST (what_was_imported_counts_as_what_is_written)
  {
    const SoleusMark values[] = {{.id = 1,
                                     .onset_s = 0.0,
                                     .duration_s = 90.0,
                                     .label = (char *)"N2",
                                     .note = (char *)"",
                                     .rater = (char *)""},
        {.id = 2,
            .onset_s = 30.0,
            .duration_s = 12.0,
            .label = (char *)"Hypopnea",
            .note = (char *)"",
            .rater = (char *)""}};
    g_autoptr (SoleusMark) stage = soleus_mark_new (&values[0]);
    g_autoptr (SoleusMark) breath = soleus_mark_new (&values[1]);
    const SoleusMark *const marks[] = {stage, breath};
    g_autoptr (SoleusRecording) recording = annotated (NULL, NULL, NULL, 0);
    g_autoptr (GArray) sleep = soleus_leg_sleep (recording, marks, 2);
    g_autoptr (GArray) breathing = soleus_leg_respiratory (recording, marks, 2);

    ck_assert_ptr_nonnull (sleep);
    ck_assert_uint_eq (sleep->len, 1);
    ck_assert_double_eq (g_array_index (sleep, SoleusSpan, 0).end_s, 90.0);
    ck_assert_uint_eq (breathing->len, 1);
    ck_assert_ptr_null (soleus_leg_sleep (recording, NULL, 0));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("leg-detect");
  TCase *signal = tcase_create ("signal");
  TCase *night = tcase_create ("night");

  tcase_add_test (
      signal, it_begins_at_eight_and_ends_where_two_is_not_passed_again);
  tcase_add_test (signal, at_two_it_is_over_and_at_eight_it_has_begun);
  tcase_add_test (signal, a_movement_is_found_at_both_ends_of_a_recording);
  tcase_add_test (signal, a_movement_of_spikes_alone_is_empty);
  tcase_add_test (signal, half_of_half_a_second_up_is_full);
  tcase_add_test (signal, the_limits_are_in_uv_where_the_rest_is_quiet);
  tcase_add_test (signal, an_accelerometer_asks_for_eight_mg_and_five_sd);
  tcase_add_test (signal, two_channels_of_one_leg_are_one_leg);
  tcase_add_test (night, stages_of_sleep_are_read_as_laboratories_write_them);
  tcase_add_test (night, breathing_events_are_known_by_their_names);
  tcase_add_test (night, what_was_imported_counts_as_what_is_written);
  suite_add_tcase (suite, signal);
  suite_add_tcase (suite, night);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
