/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "damage.h"
#include "edf-bytes.h"
#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

static SoleusRecording *
open_bytes (const GByteArray *bytes, GError **error)
{
  g_autofree char *path = edf_bytes_save (bytes, "case.edf");

  return soleus_open (path, NULL, NULL, error);
}

static SoleusRecording *
open_sound (const GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;
  SoleusRecording *recording = open_bytes (bytes, &error);

  soleus_test_no_error (error);
  damage_check_recording (recording);
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

static float
sample_at (const SoleusRecording *recording, guint channel, guint64 idx)
{
  float value = NAN;

  ck_assert (soleus_recording_read (recording, channel, idx, 1, &value, NULL));
  return value;
}

START_TEST (channels_of_other_rates_share_a_record)
  {
    static const EdfBytesSignal signals[] = {
        {"EMG", "uV", "-32768", "32767", "-32768", "32767", "20"},
        {"acc x", "g", "-32768", "32767", "-32768", "32767", "1"},
        {"EMG r", "mV", "-32768", "32767", "-32768", "32767", "7"}};
    static const guint counts[] = {20, 1, 7};
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    header.signals = signals;
    header.n = 3;
    header.record_s = "0.01";
    header.n_records = "10";
    bytes = edf_bytes_new (&header);
    for (int r = 0; r < 10; r++)
      for (int c = 0; c < 3; c++)
        edf_bytes_add_ramp (bytes, 1000 * r + 100 * c, counts[c]);
    recording = open_sound (bytes);
    for (guint c = 0; c < 3; c++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, c);
        ck_assert_double_eq_tol (channel->rate_hz, 100.0 * counts[c], 1e-9);
        ck_assert_uint_eq (channel->n_samples, 10 * counts[c]);
        for (guint64 i = 0; i < channel->n_samples; i++)
          ck_assert_float_eq_tol (sample_at (recording, c, i),
              (c == 2 ? 1000.0f : 1.0f)
                  * (float)(1000 * (i / counts[c]) + 100 * c + i % counts[c]),
              0.5f);
      }
  }
END_TEST

/* Limits of a channel, and what becomes of the digital value 100. */
static const struct
{
  const char *limits[4];
  float value;
  gboolean calibrated;
} scales[] = {
    {{"-32768", "32767", "-32768", "32767"}, 100.0f, TRUE},
    {{"-3276.8", "3276.7", "-32768", "32767"}, 10.0f, TRUE},
    {{"-3276,8", "3276,7", "-32768", "32767"}, 10.0f, TRUE},
    /* Upside down. */
    {{"32768", "-32767", "-32768", "32767"}, -100.0f, TRUE},
    {{"0", "2000", "0", "1000"}, 200.0f, TRUE},
    /* What is no scale is counts. */
    {{"5", "5", "-32768", "32767"}, 100.0f, FALSE},
    {{"-1", "1", "7", "7"}, 100.0f, FALSE},
    {{"x", "1", "-32768", "32767"}, 100.0f, FALSE},
    {{"", "", "", ""}, 100.0f, FALSE},
};

START_TEST (the_limits_of_a_channel_are_its_scale_or_none)
  {
    const EdfBytesSignal signal = {"EMG", "uV", scales[_i].limits[0],
        scales[_i].limits[1], scales[_i].limits[2], scales[_i].limits[3],
        "100"};
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;

    header.signals = &signal;
    bytes = edf_bytes_new (&header);
    edf_bytes_add_ramp (bytes, 0, 300);
    recording = open_sound (bytes);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_float_eq_tol (
        sample_at (recording, 0, 100), scales[_i].value, 2e-3f);
    ck_assert_int_eq (channel->calibrated, scales[_i].calibrated);
    ck_assert_int_eq (
        log_has (recording, "edf-no-scale"), !scales[_i].calibrated);
    if (scales[_i].calibrated)
      {
        ck_assert (channel->rail_low < channel->rail_high);
        ck_assert (channel->lsb > 0);
      }
    else
      ck_assert (isnan (channel->lsb));
  }
END_TEST

/* Dates: two digits of the year, the long form of EDF+, and none. */
static const struct
{
  const char *recording;
  const char *date;
  const char *time;
  int year; /* 0: not known */
  int month;
  gboolean told; /* with a line in the log */
} dates[] = {
    {"X", "02.03.84", "10.20.30", 2084, 3, FALSE},
    {"X", "02.03.85", "10.20.30", 1985, 3, FALSE},
    {"X", "02.03.99", "10.20.30", 1999, 3, FALSE},
    {"X", "02.03.00", "10.20.30", 2000, 3, FALSE},
    {"X", "02/03/20", "10:20:30", 2020, 3, FALSE},
    {"Startdate 02-MAR-2120 X X X", "02.03.20", "10.20.30", 2120, 3, FALSE},
    {"Startdate 02-mar-1950 X X X", "02.03.yy", "10.20.30", 1950, 3, FALSE},
    {"Startdate X X X X", "01.01.85", "00.00.00", 0, 0, FALSE},
    {"X", "31.02.20", "10.20.30", 0, 0, TRUE},
    {"X", "02.13.20", "10.20.30", 0, 0, TRUE},
    {"X", "02.03.20", "24.20.30", 0, 0, TRUE},
    {"X", "02.03.20", "xx.20.30", 0, 0, TRUE},
    {"X", "", "", 0, 0, TRUE},
    {"Startdate 99-XYZ-2020 X X X", "99.99.99", "10.20.30", 0, 0, TRUE},
};

START_TEST (the_start_is_read_or_not_known)
  {
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    GDateTime *start;

    header.recording = dates[_i].recording;
    header.date = dates[_i].date;
    header.time = dates[_i].time;
    bytes = edf_bytes_new (&header);
    edf_bytes_add_ramp (bytes, 0, 300);
    recording = open_sound (bytes);
    start = soleus_recording_get_start (recording);
    ck_assert_int_eq (
        log_has (recording, "edf-date-impossible"), dates[_i].told);
    if (dates[_i].year == 0)
      {
        ck_assert_ptr_null (start);
        return;
      }
    ck_assert_int_eq (g_date_time_get_year (start), dates[_i].year);
    ck_assert_int_eq (g_date_time_get_month (start), dates[_i].month);
    ck_assert_int_eq (g_date_time_get_hour (start), 10);
    ck_assert_int_eq (g_date_time_get_second (start), 30);
  }
END_TEST

START_TEST (labels_and_units_in_latin_1_are_read)
  {
    const EdfBytesSignal signal = {
        "EMG Tib\344", "\265V", "-100", "100", "-32768", "32767", "100"};
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    header.signals = &signal;
    bytes = edf_bytes_new (&header);
    edf_bytes_add_ramp (bytes, 0, 300);
    recording = open_sound (bytes);
    ck_assert_str_eq (
        soleus_recording_get_channel (recording, 0)->label, "EMG Tib\303\244");
    ck_assert_str_eq (soleus_recording_get_channel (recording, 0)->unit, "uV");
  }
END_TEST

#define ROOM "40"
#define ROOM_BYTES 80

/* Records of the texts alone: [n] of one or two annotation channels. */
static GByteArray *
texts_only (const char *record_s, const char *kind, const char *const *texts,
    guint n_records, guint n_channels)
{
  static const EdfBytesSignal signals[] = {
      {"EDF Annotations", "", "-1", "1", "-32768", "32767", ROOM},
      {"EDF Annotations", "", "-1", "1", "-32768", "32767", ROOM}};
  EdfBytesHeader header = edf_bytes_plain ();
  GByteArray *bytes;

  header.kind = kind;
  header.record_s = record_s;
  header.n_records = "-1";
  header.signals = signals;
  header.n = n_channels;
  bytes = edf_bytes_new (&header);
  for (guint i = 0; i < n_records * n_channels; i++)
    edf_bytes_add_text (bytes, texts[i], ROOM_BYTES);
  return bytes;
}

START_TEST (a_file_of_annotations_alone_opens)
  {
    static const char *const texts[] = {"+0\024\024", "+0\024\024"};
    g_autoptr (GByteArray) bytes = texts_only ("0", "EDF+C", texts, 2, 1);
    g_autoptr (SoleusRecording) recording = NULL;
    static const char list[] = "+5.5\0250.5\024twitch\024";

    memcpy (bytes->data + 512 + 5, list, sizeof list - 1);
    recording = open_sound (bytes);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 0);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 1);
    ck_assert_double_eq (
        soleus_recording_get_annotation (recording, 0)->duration_s, 0.5);
    ck_assert_double_eq (soleus_recording_get_duration_s (recording), 0.0);
  }
END_TEST

START_TEST (all_annotation_channels_are_read_and_sorted)
  {
    static const char *const texts[] = {
        "+0\024\024", "+9\024late\024", "+1\024\024", "+3\024early\024"};
    g_autoptr (GByteArray) bytes = texts_only ("1", "EDF+C", texts, 2, 2);
    g_autoptr (SoleusRecording) recording = open_sound (bytes);

    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 2);
    ck_assert_str_eq (
        soleus_recording_get_annotation (recording, 0)->text, "early");
    ck_assert_str_eq (
        soleus_recording_get_annotation (recording, 1)->text, "late");
  }
END_TEST

START_TEST (broken_annotations_are_counted_in_the_log)
  {
    static const char *const texts[] = {"+0\024\024", "five\024twitch\024"};
    g_autoptr (GByteArray) bytes = texts_only ("1", "EDF+C", texts, 2, 1);
    g_autoptr (SoleusRecording) recording = open_sound (bytes);

    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 0);
    ck_assert (log_has (recording, "edf-annotations-broken"));
  }
END_TEST

/* Onsets of five records of one second with two samples each. */
static const struct
{
  const char *kind;
  const char *onsets[5];
  guint n_runs;
  double end_s;
  const char *text_id; /* NULL: nothing to tell */
} layouts[] = {
    {"EDF+C", {"+0", "+1", "+2", "+3", "+4"}, 1, 5, NULL},
    {"EDF+D", {"+0", "+1", "+2", "+3", "+4"}, 1, 5, NULL},
    {"EDF+D", {"+0", "+1", "+5", "+6", "+10"}, 3, 11, NULL},
    {"EDF+D", {"+7", "+8", "+9", "+20", "+21"}, 2, 15, NULL},
    {"EDF+C", {"+0", "+1", "+5", "+6", "+7"}, 2, 8, "edf-gaps-in-continuous"},
    {"EDF+D", {"+0", "+1", "+0.5", "+3", "+4"}, 1, 5, "edf-records-overlap"},
    {"EDF+D", {"+0", "+1.00001", "+2.00002", "+3", "+4"}, 1, 5, NULL},
    {"EDF+D", {"+0", "junk", "+2", "+3", "+9"}, 2, 10,
        "edf-annotations-broken"},
};

START_TEST (records_stand_where_their_onsets_say)
  {
    static const EdfBytesSignal signals[] = {
        {"EMG", "uV", "-32768", "32767", "-32768", "32767", "2"},
        {"EDF Annotations", "", "-1", "1", "-32768", "32767", "20"}};
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;

    header.kind = layouts[_i].kind;
    header.n_records = "5";
    header.signals = signals;
    header.n = 2;
    bytes = edf_bytes_new (&header);
    for (guint r = 0; r < 5; r++)
      {
        g_autofree char *list =
            g_strdup_printf ("%s\024\024", layouts[_i].onsets[r]);
        edf_bytes_add_ramp (bytes, 10 * (int)r, 2);
        edf_bytes_add_text (bytes, list, 40);
      }
    recording = open_sound (bytes);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_uint_eq (channel->n_samples, 10);
    ck_assert_uint_eq (channel->n_runs, layouts[_i].n_runs);
    ck_assert_double_eq_tol (
        soleus_channel_end_s (channel), layouts[_i].end_s, 1e-3);
    if (layouts[_i].text_id != NULL)
      ck_assert (log_has (recording, layouts[_i].text_id));
    else
      ck_assert_uint_eq (
          soleus_read_log_get_n (soleus_recording_get_log (recording)), 0);
  }
END_TEST

START_TEST (more_channels_than_fit_are_left_out_and_told)
  {
    const guint n = SOLEUS_MAX_CHANNELS + 3;
    g_autofree EdfBytesSignal *signals = g_new (EdfBytesSignal, n);
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    for (guint c = 0; c < n; c++)
      signals[c] = (EdfBytesSignal){
          "EMG", "uV", "-32768", "32767", "-32768", "32767", "2"};
    header.signals = signals;
    header.n = n;
    header.n_records = "2";
    bytes = edf_bytes_new (&header);
    edf_bytes_add_ramp (bytes, 0, 2 * 2 * n);
    recording = open_sound (bytes);
    ck_assert_uint_eq (
        soleus_recording_get_n_channels (recording), SOLEUS_MAX_CHANNELS);
    ck_assert (log_has (recording, "channel-left-out"));
    /* The record's length counts those that were left out. */
    ck_assert_float_eq (sample_at (recording, 0, 2), (float)(2 * n));
  }
END_TEST

START_TEST (three_bytes_a_sample_are_bdf)
  {
    const EdfBytesSignal signal = {
        "EMG", "uV", "-8388608", "8388607", "-8388608", "8388607", "4"};
    const guint8 packed[] = {0, 0, 0, 255, 255, 255, 0, 0, 128, 255, 255, 127};
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    header.version = "\377BIOSEMI";
    header.signals = &signal;
    header.n_records = "1";
    bytes = edf_bytes_new (&header);
    g_byte_array_append (bytes, packed, sizeof packed);
    recording = open_sound (bytes);
    ck_assert_str_eq (soleus_recording_get_format_id (recording), "bdf");
    ck_assert_float_eq (sample_at (recording, 0, 0), 0.0f);
    ck_assert_float_eq (sample_at (recording, 0, 1), -1.0f);
    ck_assert_float_eq (sample_at (recording, 0, 2), -8388608.0f);
    ck_assert_float_eq (sample_at (recording, 0, 3), 8388607.0f);
  }
END_TEST

START_TEST (a_name_that_ends_in_edf_with_other_content_says_so)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "wrong.edf", NULL);
    g_autoptr (GError) error = NULL;

    ck_assert (g_file_set_contents (path, "\1\2\3 binary junk \0\1", 18, NULL));
    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "wrong.edf", "18 bytes",
        "expected at least 256", NULL);
  }
END_TEST

START_TEST (no_damage_to_a_header_is_more_than_an_error)
  {
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = edf_bytes_new (&header);

    edf_bytes_add_ramp (bytes, 0, 300);
    damage_try_all ("damaged.edf", bytes->data, bytes->len, NULL, 0, 400,
        soleus_test_seed ());
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("edf-cases");
  TCase *tcase = tcase_create ("edf-cases");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, channels_of_other_rates_share_a_record);
  tcase_add_loop_test (tcase, the_limits_of_a_channel_are_its_scale_or_none, 0,
      G_N_ELEMENTS (scales));
  tcase_add_loop_test (
      tcase, the_start_is_read_or_not_known, 0, G_N_ELEMENTS (dates));
  tcase_add_test (tcase, labels_and_units_in_latin_1_are_read);
  tcase_add_test (tcase, a_file_of_annotations_alone_opens);
  tcase_add_test (tcase, all_annotation_channels_are_read_and_sorted);
  tcase_add_test (tcase, broken_annotations_are_counted_in_the_log);
  tcase_add_loop_test (
      tcase, records_stand_where_their_onsets_say, 0, G_N_ELEMENTS (layouts));
  tcase_add_test (tcase, more_channels_than_fit_are_left_out_and_told);
  tcase_add_test (tcase, three_bytes_a_sample_are_bdf);
  tcase_add_test (tcase, a_name_that_ends_in_edf_with_other_content_says_so);
  tcase_add_test (tcase, no_damage_to_a_header_is_more_than_an_error);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
