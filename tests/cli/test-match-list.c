/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-match-list.h"
#include "soleus-match-table.h"

static SoleusMatchList *
load_text (const char *name, const char *text, SoleusEventLevel level,
    SoleusSensorChoice sensor, GError **error)
{
  g_autofree char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);

  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return soleus_match_list_load (path, level, sensor, error);
}

static const SoleusMatchEvent *
event_at (const SoleusMatchList *list, guint i)
{
  return &g_array_index (list->events, SoleusMatchEvent, i);
}

/* An empty list to add to: of a file that holds no event. */
static SoleusMatchList *
empty_list (void)
{
  SoleusMatchList *list = load_text ("none.json", "{\"bursts\": []}",
      SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ALL, NULL);

  ck_assert_ptr_nonnull (list);
  ck_assert_uint_eq (list->events->len, 0);
  return list;
}

static const struct
{
  double onset_s;
  double duration_s;
  gboolean kept;
  double kept_duration_s;
} added[] = {
    {1.0, 0.25, TRUE, 0.25},
    {-2.0, 0.25, TRUE, 0.25},
    {1.0, 0.0, TRUE, 0.0},
    {1.0, -0.25, TRUE, 0.0},
    {1.0, NAN, TRUE, 0.0},
    {NAN, 1.0, FALSE, 0.0},
    {INFINITY, 1.0, FALSE, 0.0},
    {-INFINITY, 1.0, FALSE, 0.0},
};

START_TEST (an_event_without_an_onset_is_left_out)
  {
    g_autoptr (SoleusMatchList) list = empty_list ();

    soleus_match_list_add (
        list, added[_i].onset_s, added[_i].duration_s, "FASC", NULL);
    ck_assert_uint_eq (list->events->len, added[_i].kept ? 1 : 0);
    if (!added[_i].kept)
      return;
    ck_assert_double_eq (event_at (list, 0)->onset_s, added[_i].onset_s);
    ck_assert_double_eq (
        event_at (list, 0)->duration_s, added[_i].kept_duration_s);
    ck_assert_uint_eq (
        soleus_channel_set_count (&event_at (list, 0)->channels), 0);
  }
END_TEST

START_TEST (a_label_outlives_the_text_it_came_from)
  {
    g_autoptr (SoleusMatchList) list = empty_list ();
    SoleusChannelSet channels = soleus_channel_set_of (3);
    char label[16];

    for (guint i = 0; i < 3000; i++)
      {
        g_snprintf (label, sizeof label, "label %u", i % 1500);
        soleus_match_list_add (list, i, 1.0, label, &channels);
      }
    memset (label, 'x', sizeof label);
    soleus_channel_set_add (&channels, 4);
    for (guint i = 0; i < 3000; i++)
      {
        g_autofree char *expected = g_strdup_printf ("label %u", i % 1500);
        ck_assert_str_eq (event_at (list, i)->label, expected);
        ck_assert_int_eq (
            soleus_channel_set_next (&event_at (list, i)->channels, -1), 3);
        ck_assert (!soleus_channel_set_has (&event_at (list, i)->channels, 4));
      }
  }
END_TEST

START_TEST (no_label_is_an_empty_one)
  {
    g_autoptr (SoleusMatchList) list = empty_list ();

    soleus_match_list_add (list, 1.0, 1.0, NULL, NULL);
    ck_assert_str_eq (event_at (list, 0)->label, "");
  }
END_TEST

static const struct
{
  const char *channels; /* as the file has them */
  guint n;
  int first;
} channel_lists[] = {
    {"[0]", 1, 0},
    {"[2, 1]", 2, 1},
    {"[255]", 1, 255},
    {"[256]", 0, -1},
    {"[-1, 7]", 1, 7},
    {"[5, 5]", 1, 5},
    {"[]", 0, -1},
    {"null", 0, -1},
    {"3", 0, -1},
    {"[null, 4]", 1, 4},
    {"[[1], {}, 4]", 1, 4},
    {"[\"9\", 4]", 1, 4},
};

START_TEST (channels_are_the_numbers_that_can_be)
  {
    g_autofree char *text = g_strdup_printf (
        "{\"bursts\": [{\"onset_s\": 1, \"duration_s\": 1, \"channels\": %s}]}",
        channel_lists[_i].channels);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusMatchList) list = load_text (
        "channels.json", text, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ALL, &error);

    soleus_test_no_error (error);
    ck_assert_uint_eq (list->events->len, 1);
    ck_assert_uint_eq (soleus_channel_set_count (&event_at (list, 0)->channels),
        channel_lists[_i].n);
    ck_assert_int_eq (
        soleus_channel_set_next (&event_at (list, 0)->channels, -1),
        channel_lists[_i].first);
  }
END_TEST

/* A program that reads what others wrote takes what it can. */
static const struct
{
  SoleusEventLevel level;
  const char *text;
  guint n;
} odd_files[] = {
    {SOLEUS_LEVEL_BURST, "{\"bursts\": [], \"recording\": 3}", 0},
    {SOLEUS_LEVEL_BURST, "{\"bursts\": [], \"recording\": [1]}", 0},
    {SOLEUS_LEVEL_BURST, "{\"bursts\": [], \"recording\": null}", 0},
    {SOLEUS_LEVEL_BURST, "{\"bursts\": [], \"recording\": {}}", 0},
    {SOLEUS_LEVEL_BURST,
        "{\"bursts\": [], \"recording\": {\"duration_s\": null}}", 0},
    {SOLEUS_LEVEL_BURST,
        "{\"bursts\": [], \"recording\": {\"duration_s\": -5}}", 0},
    {SOLEUS_LEVEL_BURST, "{\"bursts\": [3, null, [], \"x\"]}", 0},
    {SOLEUS_LEVEL_BURST, "{\"bursts\": [{}, {\"onset_s\": \"1\"}]}", 0},
    {SOLEUS_LEVEL_BURST, "{\"bursts\": [{\"onset_s\": 1, \"pattern\": 7}]}", 1},
    {SOLEUS_LEVEL_EPISODE, "{\"episodes\": [{\"onset_s\": 0}]}", 1},
    {SOLEUS_LEVEL_DISCHARGE, "{\"bursts\": [{\"onset_s\": 1}]}", 0},
    {SOLEUS_LEVEL_DISCHARGE, "{\"bursts\": [{\"discharges_s\": null}]}", 0},
    {SOLEUS_LEVEL_DISCHARGE,
        "{\"bursts\": [{\"discharges_s\": [1, null, \"x\", [2], {}, 2.5]}]}",
        2},
};

START_TEST (odd_values_are_left_out_and_nothing_breaks)
  {
    for (int sensor = SOLEUS_SENSOR_ALL; sensor <= SOLEUS_SENSOR_EMG; sensor++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (SoleusMatchList) list =
            load_text ("odd.json", odd_files[_i].text, odd_files[_i].level,
                (SoleusSensorChoice)sensor, &error);

        soleus_test_no_error (error);
        ck_assert_uint_eq (list->events->len, odd_files[_i].n);
        /* "0: the file does not say". */
        ck_assert_double_eq (list->duration_s, 0.0);
      }
  }
END_TEST

START_TEST (discharges_carry_the_name_and_channels_of_their_burst)
  {
    static const double times_s[] = {1.01, 1.02, 7.5};
    static const char *const labels[] = {"DBL", "DBL", "FASC"};
    static const int channels[] = {2, 2, 0};
    g_autoptr (SoleusMatchList) list = load_text ("discharges.json",
        "{\"bursts\": [{\"channels\": [2], \"pattern\": \"DBL\", \"onset_s\": "
        "1, \"duration_s\": 0.1, \"discharges_s\": [1.01, 1.02]},"
        "{\"channels\": [0], \"pattern\": \"FASC\", \"onset_s\": 7, "
        "\"duration_s\": 1, \"discharges_s\": [7.5]}]}",
        SOLEUS_LEVEL_DISCHARGE, SOLEUS_SENSOR_ALL, NULL);

    ck_assert_uint_eq (list->events->len, 3);
    for (guint i = 0; i < 3; i++)
      {
        const SoleusMatchEvent *event = event_at (list, i);
        ck_assert_double_eq (event->onset_s, times_s[i]);
        ck_assert_double_eq (event->duration_s, 0.0);
        ck_assert_str_eq (event->label, labels[i]);
        ck_assert_int_eq (
            soleus_channel_set_next (&event->channels, -1), channels[i]);
      }
  }
END_TEST

/* Rows by sensor: a truth says it in the row, an analysis by the kind of the
 * channels, and a file that says neither is not sorted out. */
static const struct
{
  const char *recording; /* with its comma */
  const char *row;
  gboolean of_emg;
  gboolean of_accelerometer;
} sensors[] = {
    {"", "\"sensor\": \"emg\"", TRUE, FALSE},
    {"", "\"sensor\": \"accelerometer\"", FALSE, TRUE},
    {"", "\"sensor\": \"nose\"", FALSE, FALSE},
    {"", "\"channels\": [0]", TRUE, TRUE},
    {"\"recording\": {\"channels\": [{\"kind\": \"emg\"}]}, ",
        "\"channels\": [0]", TRUE, FALSE},
    {"\"recording\": {\"channels\": [{\"kind\": \"emg\"}]}, ",
        "\"channels\": [0], \"sensor\": \"accelerometer\"", FALSE, TRUE},
    {"\"recording\": {\"channels\": [{\"kind\": \"emg\"}]}, ",
        "\"channels\": [1]", FALSE, FALSE},
    {"\"recording\": {\"channels\": [{\"kind\": \"other\"}, {\"kind\": "
     "\"accelerometer\"}]}, ",
        "\"channels\": [0, 1]", FALSE, TRUE},
    {"\"recording\": {\"channels\": [7, {\"kind\": 7}]}, ",
        "\"channels\": [0, 1]", FALSE, FALSE},
};

START_TEST (a_row_counts_for_the_sensor_that_saw_it)
  {
    g_autofree char *text = g_strdup_printf (
        "{%s\"bursts\": [{\"onset_s\": 1, \"duration_s\": 1, %s}]}",
        sensors[_i].recording, sensors[_i].row);
    g_autoptr (SoleusMatchList) all = load_text (
        "sensor.json", text, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ALL, NULL);
    g_autoptr (SoleusMatchList) emg = load_text (
        "sensor.json", text, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_EMG, NULL);
    g_autoptr (SoleusMatchList) accelerometer = load_text ("sensor.json", text,
        SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ACCELEROMETER, NULL);

    ck_assert_uint_eq (all->events->len, 1);
    ck_assert_uint_eq (emg->events->len, sensors[_i].of_emg ? 1 : 0);
    ck_assert_uint_eq (
        accelerometer->events->len, sensors[_i].of_accelerometer ? 1 : 0);
  }
END_TEST

START_TEST (the_ending_of_the_name_may_be_in_capitals)
  {
    static const char *const names[] = {"a.CSV", "b.Tsv", "c.TXT"};

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autoptr (SoleusMatchList) list =
            load_text (names[i], "onset_s,label\n2,FASC\n", SOLEUS_LEVEL_BURST,
                SOLEUS_SENSOR_ALL, NULL);
        ck_assert_ptr_nonnull (list);
        ck_assert_uint_eq (list->events->len, 1);
        ck_assert_double_eq (list->duration_s, 0.0);
      }
  }
END_TEST

START_TEST (a_missing_file_is_named_whatever_its_ending)
  {
    static const char *const names[] = {"no.json", "no.csv", "no.edf"};

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *path =
            g_build_filename (soleus_test_tmp_dir (), names[i], NULL);
        ck_assert_ptr_null (soleus_match_list_load (
            path, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ALL, &error));
        soleus_test_error (&error, SOLEUS_ERROR_MISSING, names[i], NULL);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("match-list");
  TCase *tc = tcase_create ("match-list");

  tcase_add_loop_test (
      tc, an_event_without_an_onset_is_left_out, 0, G_N_ELEMENTS (added));
  tcase_add_test (tc, a_label_outlives_the_text_it_came_from);
  tcase_add_test (tc, no_label_is_an_empty_one);
  tcase_add_loop_test (tc, channels_are_the_numbers_that_can_be, 0,
      G_N_ELEMENTS (channel_lists));
  tcase_add_loop_test (tc, odd_values_are_left_out_and_nothing_breaks, 0,
      G_N_ELEMENTS (odd_files));
  tcase_add_test (tc, discharges_carry_the_name_and_channels_of_their_burst);
  tcase_add_loop_test (
      tc, a_row_counts_for_the_sensor_that_saw_it, 0, G_N_ELEMENTS (sensors));
  tcase_add_test (tc, the_ending_of_the_name_may_be_in_capitals);
  tcase_add_test (tc, a_missing_file_is_named_whatever_its_ending);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
