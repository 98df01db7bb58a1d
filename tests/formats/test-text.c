/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <glib/gstdio.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

static char *
save (const char *text, const char *name)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);

  g_unlink (path);
  ck_assert (g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
  return path;
}

static SoleusRecording *
open_text (const char *text)
{
  g_autofree char *path = save (text, "case.csv");
  g_autoptr (GError) error = NULL;
  SoleusRecording *recording = soleus_open (path, NULL, NULL, &error);

  soleus_test_no_error (error);
  return recording;
}

static gboolean
log_has (const SoleusRecording *recording, const char *text_id)
{
  const SoleusReadLog *log = soleus_recording_get_log (recording);

  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    if (strcmp (soleus_read_log_get (log, i)->text_id, text_id) == 0)
      return TRUE;
  return FALSE;
}

/* One table in many spellings: two EMG channels at 1000 Hz, in mV. */
static const struct
{
  const char *header;
  const char *row; /* %1: time s, ms...: see write_rows() */
  double first; /* uV of the second sample in channel 0 */
  double rate_hz;
} spellings[] = {
    {"time_s,EMG L_mV,EMG R_mV\n", "%.3f,%.1f,%.1f\n", 500.0, 1000.0},
    {"Time (s);EMG L (mV);EMG R (mV)\r\n", "%.3f;%.1f;%.1f\r\n", 500.0, 1000.0},
    {"t\tEMG L\tEMG R\ns\tmV\tmV\n", "%.3f\t%.1f\t%.1f\n", 500.0, 1000.0},
    {"# made by hand\n# still\ntime [s] | EMG L [uV] | EMG R [uV]\n",
        "%.3f | %.1f | %.1f\n", 0.5, 1000.0},
    {"\357\273\277\"time_s\",\"EMG L_mV\",\"EMG R_mV\"\n",
        "\"%.3f\",\"%.1f\",\"%.1f\"\n", 500.0, 1000.0},
    {"time_s,EMG L_mV,EMG R_mV,\n", "%.3f,%.1f,%.1f,\n", 500.0, 1000.0},
    {"", "%.3f %.1f %.1f\n", 0.5, 1000.0},
    {"", "  %.3f   %.1f   %.1f  \n", 0.5, 1000.0},
};

static char *
write_rows (const char *header, const char *row, gboolean comma)
{
  GString *text = g_string_new (header);

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *line =
          g_strdup_printf (row, i * 0.001, 0.5 * i, -1.0 * i);
      if (comma)
        g_strdelimit (line, ".", ',');
      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

static void
check_table (const SoleusRecording *recording, double first, double rate_hz)
{
  const SoleusChannel *channel;
  float samples[50];

  ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 2);
  channel = soleus_recording_get_channel (recording, 0);
  ck_assert_double_eq (channel->rate_hz, rate_hz);
  ck_assert_uint_eq (channel->n_samples, 50);
  ck_assert_int_eq (channel->kind, SOLEUS_KIND_EMG);
  ck_assert (soleus_recording_read (recording, 0, 0, 50, samples, NULL));
  ck_assert_float_eq_tol (samples[1], (float)first, 1e-3f);
  ck_assert_float_eq_tol (samples[49], (float)(49 * first), 1e-2f);
  ck_assert (soleus_recording_read (recording, 1, 0, 50, samples, NULL));
  ck_assert_float_eq_tol (samples[1], (float)(-2 * first), 1e-3f);
}

START_TEST (one_table_in_many_spellings_is_one_recording)
  {
    g_autofree char *text =
        write_rows (spellings[_i].header, spellings[_i].row, FALSE);
    g_autoptr (SoleusRecording) recording = open_text (text);

    check_table (recording, spellings[_i].first, spellings[_i].rate_hz);
  }
END_TEST

START_TEST (decimal_commas_are_read_with_semicolon_tab_and_space)
  {
    static const char separators[] = {';', '\t', ' '};
    g_autofree char *row = g_strdup_printf (
        "%%.3f%c%%.1f%c%%.1f\n", separators[_i], separators[_i]);
    g_autofree char *text = write_rows ("", row, TRUE);
    g_autoptr (SoleusRecording) recording = open_text (text);

    check_table (recording, 0.5, 1000.0);
  }
END_TEST

/* The same second of samples with its time in many ways. */
static const struct
{
  const char *header;
  double factor; /* what is written for one second */
  double offset;
  const char *format;
} times[] = {
    {"time_s,EMG_mV\n", 1.0, 0.0, "%.6f,%u\n"},
    {"time (ms),EMG_mV\n", 1e3, 0.0, "%.3f,%u\n"},
    {"timestamp_us,EMG_mV\n", 1e6, 0.0, "%.0f,%u\n"},
    {"timestamp_ns,EMG_mV\n", 1e9, 0.0, "%.0f,%u\n"},
    {"time,EMG_mV\n", 1e3, 1.7e12, "%.0f,%u\n"},
    {"time,EMG_mV\n", 1.0, 1.7e9, "%.4f,%u\n"},
    {"time,EMG_mV\n", 1e9, 1.7e18, "%.0f,%u\n"},
    {"time,EMG_mV\n", 1e3, 0.0, "%.0f,%u\n"},
};

START_TEST (time_is_read_in_any_unit)
  {
    g_autoptr (GString) text = g_string_new (times[_i].header);
    g_autoptr (SoleusRecording) recording = NULL;

    for (guint i = 0; i < 250; i++)
      g_string_append_printf (text, times[_i].format,
          times[_i].offset + times[_i].factor * i * 0.004, i);
    recording = open_text (text->str);
    ck_assert_double_eq_tol (
        soleus_recording_get_channel (recording, 0)->rate_hz, 250.0, 1e-3);
    ck_assert ((times[_i].offset > 0)
        == (soleus_recording_get_start (recording) != NULL));
  }
END_TEST

START_TEST (a_counter_that_begins_again_shows_lost_samples)
  {
    g_autoptr (GString) text =
        g_string_new ("%Sample Rate = 200.0 Hz\n%OpenBCI Raw EEG Data\n");
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;

    for (guint i = 0; i < 1000; i++)
      if (i < 450 || i >= 455)
        g_string_append_printf (text,
            "%u, %u.5, 0.00, 0.00, 0.00, 0.100, 0.200, 0.900, "
            "15:15:%02u.%03u\n",
            i % 200, i, 10 + i / 200, i % 200 * 5);
    recording = open_text (text->str);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 7);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert_double_eq (channel->rate_hz, 200.0);
    ck_assert_uint_eq (channel->n_samples, 995);
    ck_assert_uint_eq (channel->n_runs, 2);
    ck_assert_uint_eq (channel->runs[1].first_idx, 450);
    ck_assert_double_eq_tol (channel->runs[1].start_s, 455 / 200.0, 1e-6);
    channel = soleus_recording_get_channel (recording, 6);
    ck_assert_int_eq (channel->kind, SOLEUS_KIND_ACCELEROMETER);
    ck_assert_int_eq (channel->sensor, 0);
    ck_assert_int_eq (channel->axis, 2);
  }
END_TEST

START_TEST (damage_is_told_by_line_and_the_rest_is_read)
  {
    g_autoptr (SoleusRecording) recording =
        open_text ("time_s,EMG_mV\n0.000,1\n0.001,2.5#\n0.002,abc\n"
                   "time_s,EMG_mV\n0.003,4\n0.004\n0.005,6\n0.006,7\n");
    float samples[7];

    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, 7);
    ck_assert (soleus_recording_read (recording, 0, 0, 7, samples, NULL));
    ck_assert_float_eq (samples[1], 2500.0f);
    ck_assert (isnan (samples[2]));
    ck_assert_float_eq (samples[3], 4000.0f);
    ck_assert (isnan (samples[4]));
    ck_assert (log_has (recording, "text-cell-damaged"));
    ck_assert (log_has (recording, "text-cell-unreadable"));
    ck_assert (log_has (recording, "text-line-skipped"));
    ck_assert (log_has (recording, "text-short-lines"));
    ck_assert (log_has (recording, "text-values-missing"));
  }
END_TEST

START_TEST (a_long_label_is_shortened_and_control_characters_are_left_out)
  {
    g_autofree char *tail = g_strnfill (300, 'x');
    g_autofree char *text = g_strdup_printf (
        "time_s,EMG\xc2\x9b soleus %s\n0.000,1\n0.001,2\n0.002,3\n", tail);
    g_autoptr (SoleusRecording) recording = open_text (text);
    const SoleusChannel *channel = soleus_recording_get_channel (recording, 0);

    ck_assert (g_str_has_prefix (channel->label, "EMG  soleus xxx"));
    ck_assert (g_str_has_suffix (channel->label, "x…"));
    ck_assert_int_eq (g_utf8_strlen (channel->label, -1), 80);
    ck_assert_str_eq (channel->muscle, "soleus");
  }
END_TEST

START_TEST (rows_without_a_value_are_counted)
  {
    g_autoptr (GString) text = g_string_new ("time_s,EMG_mV,b\n");
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusReadLog *log;
    guint n_found = 0;

    for (int i = 0; i < 100; i++)
      g_string_append_printf (text, "0.%03d,%s,1\n", i,
          i == 20       ? "nan"
              : i == 50 ? ""
              : i == 51 ? "NaN"
              : i == 99 ? ""
                        : "4");
    recording = open_text (text->str);
    log = soleus_recording_get_log (recording);
    for (guint i = 0; i < soleus_read_log_get_n (log); i++)
      {
        const SoleusLogEntry *entry = soleus_read_log_get (log, i);
        if (strcmp (entry->text_id, "text-values-missing") != 0)
          continue;
        n_found++;
        ck_assert_str_eq (entry->values[0].value, "EMG_mV");
        /* The last row has no value behind it: the column ends before. */
        ck_assert_str_eq (entry->values[1].value, "3");
      }
    ck_assert_uint_eq (n_found, 1);
  }
END_TEST

START_TEST (columns_of_other_rates_and_lengths_keep_their_own)
  {
    g_autoptr (GString) text =
        g_string_new ("X [s],EMG 1 [mV],X [s],ACC X [g]\n");
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;

    for (guint i = 0; i < 1000; i++)
      {
        g_string_append_printf (text, "%.4f,%u,", i * 0.0005, i);
        if (i < 37)
          g_string_append_printf (text, "%.4f,%u\n", i / 74.0, i);
        else
          g_string_append (text, ",\n");
      }
    recording = open_text (text->str);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 2);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_double_eq (channel->rate_hz, 2000.0);
    ck_assert_uint_eq (channel->n_samples, 1000);
    channel = soleus_recording_get_channel (recording, 1);
    ck_assert_double_eq_tol (channel->rate_hz, 74.0, 0.02);
    ck_assert_uint_eq (channel->n_samples, 37);
  }
END_TEST

START_TEST (a_column_with_blanks_between_its_values_is_a_slower_one)
  {
    g_autoptr (GString) text = g_string_new ("time_s,EMG_mV,acc x (g)\n");
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;
    float last;

    for (guint i = 0; i < 2000; i++)
      {
        g_string_append_printf (text, "%.3f,%u,", i * 0.001, i);
        if (i % 10 == 3)
          g_string_append_printf (text, "%u", i);
        g_string_append_c (text, '\n');
      }
    recording = open_text (text->str);
    channel = soleus_recording_get_channel (recording, 1);
    ck_assert_double_eq (channel->rate_hz, 100.0);
    ck_assert_uint_eq (channel->n_samples, 200);
    ck_assert_uint_eq (channel->n_runs, 1);
    ck_assert_double_eq_tol (channel->runs[0].start_s, 0.003, 1e-9);
    ck_assert (soleus_recording_read (recording, 1, 199, 1, &last, NULL));
    ck_assert_float_eq (last, 1993.0f);
  }
END_TEST

START_TEST (a_stretch_without_values_is_a_gap)
  {
    g_autoptr (GString) text = g_string_new ("time_s,EMG_mV\n");
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;
    float after;

    for (guint i = 0; i < 1000; i++)
      if (i >= 400 && i < 500)
        g_string_append_printf (text, "%.3f,NaN\n", i * 0.001);
      else
        g_string_append_printf (text, "%.3f,%u\n", i * 0.001, i);
    recording = open_text (text->str);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_uint_eq (channel->n_samples, 900);
    ck_assert_uint_eq (channel->n_runs, 2);
    ck_assert_double_eq_tol (channel->runs[1].start_s, 0.5, 1e-9);
    ck_assert (soleus_recording_read (recording, 0, 400, 1, &after, NULL));
    ck_assert_float_eq (after, 5e5f);
  }
END_TEST

/* What cannot be opened says why. */
static const struct
{
  const char *text;
  const char *value;
  const char *expected;
  gboolean with_rate; /* told, it could be read */
} refusals[] = {
    {"Dear diary,\nmy calf twitches.\nA lot.\n", "“Dear diary,", "numbers",
        FALSE},
    {"1\n2\n3\n4\n5\n", "rate", "expected one of them", TRUE},
    {"time_s,label\n0.5,twitch\n1.5,twitch\n2.5,cramp\n", "2 columns",
        "expected numbers beside", FALSE},
    {"time_s,p\n1,1\n2,1\n55,1\n56,1\n99,1\n", "vary by", "evenly spaced",
        FALSE},
    {"time_s,EMG\n5,1\n5,2\n5,3\n5,4\n", "rate of 0", "0.001 to 1,000,000",
        TRUE},
    {"5\n", "“5”", "rows of numbers", FALSE},
    {"\377\376t\n", "UTF-16", "UTF-8", FALSE},
};

START_TEST (text_that_is_no_recording_is_refused_with_the_reason)
  {
    g_autofree char *path = save (refusals[_i].text, "case.csv");
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (&error,
        refusals[_i].with_rate ? SOLEUS_ERROR_NO_RATE : SOLEUS_ERROR_INVALID,
        "case.csv", refusals[_i].value, refusals[_i].expected, NULL);
  }
END_TEST

START_TEST (a_wished_rate_opens_a_list_of_numbers)
  {
    g_autofree char *path = save ("1\n2\n3\n4\n5\n", "list.txt");
    const SoleusWish wish = {"rate", NULL, "500"};
    const SoleusOpenOptions options = {.wishes = &wish, .n_wishes = 1};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, &options, NULL, &error);

    soleus_test_no_error (error);
    ck_assert_double_eq (
        soleus_recording_get_channel (recording, 0)->rate_hz, 500.0);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, 5);
  }
END_TEST

START_TEST (a_sidecar_corrects_and_a_wrong_one_is_named)
  {
    g_autofree char *path = save ("1\n2\n3\n4\n5\n", "side.txt");
    g_autofree char *sidecar =
        save ("{\"rate\": 250, \"kind\": {\"0\": \"emg\"}, "
              "\"muscle\": \"soleus\", \"unit\": \"mV\"}",
            "side.txt.soleus.json");
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, NULL, NULL, &error);
    const SoleusChannel *channel;
    float sample;

    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_double_eq (channel->rate_hz, 250.0);
    ck_assert_int_eq (channel->kind, SOLEUS_KIND_EMG);
    ck_assert_str_eq (channel->muscle, "soleus");
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert (soleus_recording_read (recording, 0, 1, 1, &sample, NULL));
    ck_assert_float_eq (sample, 2000.0f);
    ck_assert (log_has (recording, "sidecar-read"));
    g_free (sidecar);
    sidecar = save ("{\"colour\": 3}", "side.txt.soleus.json");
    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_USAGE, "side.txt.soleus.json",
        "colour", "kind, unit, rate", NULL);
  }
END_TEST

START_TEST (missing_files_folders_and_empty_files_are_named)
  {
    g_autofree char *empty = save ("", "empty.csv");
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (soleus_open ("/no/such.edf", NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_MISSING, "such.edf", NULL);
    ck_assert_ptr_null (
        soleus_open (soleus_test_tmp_dir (), NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_UNSUPPORTED, "folder", NULL);
    ck_assert_ptr_null (soleus_open (empty, NULL, NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "empty.csv", "0 bytes", NULL);
  }
END_TEST

/* 400 samples at 100 Hz, the second half @later_s after the first. */
static SoleusRecording *
open_with_pause (double later_s, GError **error)
{
  g_autoptr (GString) text = g_string_new ("time_s,EMG_uV\n");
  g_autofree char *path = NULL;

  for (int i = 0; i < 400; i++)
    {
      char time[G_ASCII_DTOSTR_BUF_SIZE];
      g_ascii_formatd (
          time, sizeof time, "%.3f", i * 0.01 + (i < 200 ? 0.0 : later_s));
      g_string_append_printf (text, "%s,%d\n", time, i * 7919 % 41 - 20);
    }
  path = save (text->str, "pause.csv");
  return soleus_open (path, NULL, NULL, error);
}

START_TEST (a_pause_of_decades_is_a_wrong_clock)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) month = open_with_pause (30 * 86400.0, &error);
    g_autoptr (SoleusRecording) decades = NULL;

    soleus_test_no_error (error);
    ck_assert_double_eq_tol (
        soleus_recording_get_observed_s (month), 4.0, 1e-6);
    decades = open_with_pause (30 * 366 * 86400.0, &error);
    ck_assert_ptr_null (decades);
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "pause.csv", "10980 days", "366", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("text");
  TCase *tcase = tcase_create ("text");

  tcase_add_loop_test (tcase, one_table_in_many_spellings_is_one_recording, 0,
      G_N_ELEMENTS (spellings));
  tcase_add_loop_test (
      tcase, decimal_commas_are_read_with_semicolon_tab_and_space, 0, 3);
  tcase_add_loop_test (
      tcase, time_is_read_in_any_unit, 0, G_N_ELEMENTS (times));
  tcase_add_test (tcase, a_counter_that_begins_again_shows_lost_samples);
  tcase_add_test (tcase, damage_is_told_by_line_and_the_rest_is_read);
  tcase_add_test (
      tcase, a_long_label_is_shortened_and_control_characters_are_left_out);
  tcase_add_test (tcase, rows_without_a_value_are_counted);
  tcase_add_test (tcase, columns_of_other_rates_and_lengths_keep_their_own);
  tcase_add_test (
      tcase, a_column_with_blanks_between_its_values_is_a_slower_one);
  tcase_add_test (tcase, a_stretch_without_values_is_a_gap);
  tcase_add_loop_test (tcase,
      text_that_is_no_recording_is_refused_with_the_reason, 0,
      G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, a_wished_rate_opens_a_list_of_numbers);
  tcase_add_test (tcase, a_sidecar_corrects_and_a_wrong_one_is_named);
  tcase_add_test (tcase, missing_files_folders_and_empty_files_are_named);
  tcase_add_test (tcase, a_pause_of_decades_is_a_wrong_clock);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
