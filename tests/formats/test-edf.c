/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

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

static GByteArray *
plain_file (const EdfBytesHeader *header, guint n_samples)
{
  GByteArray *bytes = edf_bytes_new (header);

  edf_bytes_add_ramp (bytes, 0, n_samples);
  return bytes;
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

START_TEST (a_plain_file_gives_its_samples_in_microvolts)
  {
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = plain_file (&header, 300);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = open_bytes (bytes, &error);
    const SoleusChannel *channel;
    float samples[300];

    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 1);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_str_eq (channel->label, "EMG soleus");
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert_str_eq (channel->muscle, "soleus");
    ck_assert_int_eq (channel->kind, SOLEUS_KIND_EMG);
    ck_assert (channel->calibrated);
    ck_assert_double_eq (channel->rate_hz, 100.0);
    ck_assert_uint_eq (channel->n_samples, 300);
    ck_assert (soleus_recording_read (recording, 0, 0, 300, samples, &error));
    for (int i = 0; i < 300; i++)
      ck_assert_float_eq_tol (samples[i], 0.1f * (float)i, 1e-3f);
    ck_assert_str_eq (soleus_recording_get_format_id (recording), "edf");
    ck_assert_int_eq (
        g_date_time_get_second (soleus_recording_get_start (recording)), 30);
    ck_assert_uint_eq (
        soleus_read_log_get_n (soleus_recording_get_log (recording)), 0);
  }
END_TEST

/* What is merely odd is opened, and the log says what was assumed. */
static const struct
{
  const char *n_records;
  const char *date;
  const char *header_bytes;
  guint n_samples;
  guint n_read;
  const char *text_id;
} oddities[] = {
    {"-1", "02.03.20", NULL, 300, 300, "edf-records-not-told"},
    {"9", "02.03.20", NULL, 300, 300, "edf-records-missing"},
    {"1", "02.03.20", NULL, 300, 300, "edf-records-more"},
    {"3", "02.03.20", NULL, 333, 300, "edf-trailing-bytes"},
    {"3", "99.99.99", NULL, 300, 300, "edf-date-impossible"},
    {"3", "02.03.20", "9999", 300, 300, "edf-header-length"},
};

START_TEST (odd_files_open_with_a_line_in_the_read_log)
  {
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    header.recording = "X";
    header.n_records = oddities[_i].n_records;
    header.date = oddities[_i].date;
    header.header_bytes = oddities[_i].header_bytes;
    bytes = plain_file (&header, oddities[_i].n_samples);
    recording = open_bytes (bytes, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_channel (recording, 0)->n_samples,
        oddities[_i].n_read);
    ck_assert (log_has (recording, oddities[_i].text_id));
    ck_assert (strcmp (oddities[_i].date, "99.99.99") != 0
        || soleus_recording_get_start (recording) == NULL);
  }
END_TEST

/* What cannot be read names the file, the thing, its value, the expected. */
static const struct
{
  const char *n_records;
  const char *record_s;
  const char *n_signals;
  const char *samples;
  guint n_samples;
  const char *value;
  const char *expected;
} refusals[] = {
    {"0", "1", NULL, "100", 0, "0 whole data records", "at least one"},
    {"3", "1", NULL, "0", 300, "“0” samples", "a whole number from 1 up"},
    {"3", "0", NULL, "100", 300, "in 0 s", "1,000,000 Hz"},
    {"3", "abc", NULL, "100", 300, "“abc”", "a number from 0"},
    {"3", "1", "0", "100", 300, "“0”", "a number from 1 to 4096"},
    {"3", "1", "900", "100", 300, "of 900 signals", "230656"},
    {"x", "1", NULL, "100", 300, "“x”", "a number from -1"},
    {"3", "1", NULL, "1e9", 300, "“1e9”", "from 1 up"},
    {"3", "1", NULL, "nan", 300, "“nan”", "from 1 up"},
};

START_TEST (broken_headers_are_refused_in_one_sentence)
  {
    EdfBytesHeader header = edf_bytes_plain ();
    EdfBytesSignal signal = header.signals[0];
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (GError) error = NULL;

    signal.samples = refusals[_i].samples;
    header.signals = &signal;
    header.n_records = refusals[_i].n_records;
    header.record_s = refusals[_i].record_s;
    header.n_signals = refusals[_i].n_signals;
    bytes = plain_file (&header, refusals[_i].n_samples);
    ck_assert_ptr_null (open_bytes (bytes, &error));
    ck_assert (g_str_has_suffix (error->message, "."));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.edf",
        refusals[_i].value, refusals[_i].expected, NULL);
  }
END_TEST

START_TEST (every_cut_header_is_refused_and_every_cut_record_is_reported)
  {
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = plain_file (&header, 300);

    for (guint n = 1; n < bytes->len; n += n < 530 ? 5 : 17)
      {
        g_autoptr (GByteArray) cut = g_byte_array_new ();
        g_autoptr (SoleusRecording) recording = NULL;
        g_autoptr (GError) error = NULL;
        g_byte_array_append (cut, bytes->data, n);
        recording = open_bytes (cut, &error);
        if (n < 512 + 200)
          ck_assert_msg (recording == NULL, "%u bytes were opened", n);
        else
          {
            soleus_test_no_error (error);
            ck_assert (log_has (recording, "edf-records-missing"));
          }
      }
  }
END_TEST

static const EdfBytesSignal plus_signals[] = {
    {"EMG L", "mV", "-1", "1", "-1000", "1000", "2"},
    {"EDF Annotations", "", "-1", "1", "-32768", "32767", "30"},
};

static GByteArray *
plus_file (const char *kind, const char *const *tals, guint n)
{
  EdfBytesHeader header = edf_bytes_plain ();
  GByteArray *bytes;

  header.kind = kind;
  header.n_records = "-1";
  header.signals = plus_signals;
  header.n = 2;
  bytes = edf_bytes_new (&header);
  for (guint r = 0; r < n; r++)
    {
      edf_bytes_add_ramp (bytes, 10 * (int)r, 2);
      edf_bytes_add_text (bytes, tals[r], 60);
    }
  return bytes;
}

START_TEST (gaps_between_records_are_runs)
  {
    static const char *const tals[] = {"+0\024\024", "+1\024\024",
        "+5.5\024\024", "+6.5\024\024", "+9\024\024"};
    static const double starts_s[] = {0.0, 5.5, 9.0};
    static const guint64 counts[] = {4, 4, 2};
    g_autoptr (GByteArray) bytes = plus_file ("EDF+D", tals, 5);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = open_bytes (bytes, &error);
    const SoleusChannel *channel;
    float samples[4];

    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 1);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_uint_eq (channel->n_runs, 3);
    for (guint r = 0; r < 3; r++)
      {
        ck_assert_double_eq (channel->runs[r].start_s, starts_s[r]);
        ck_assert_uint_eq (channel->runs[r].n, counts[r]);
      }
    ck_assert_int_eq (channel->side, SOLEUS_SIDE_LEFT);
    /* Both sides of the first gap, in uV. */
    ck_assert (soleus_recording_read (recording, 0, 2, 4, samples, &error));
    ck_assert_float_eq_tol (samples[1], 11.0f, 1e-3f);
    ck_assert_float_eq_tol (samples[2], 20.0f, 1e-3f);
  }
END_TEST

START_TEST (annotations_have_onset_duration_text_and_channel)
  {
    static const char *const tals[] = {"+0.5\024\024\0", "+1.5\024\024"};
    g_autoptr (GByteArray) bytes = plus_file ("EDF+C", tals, 2);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusAnnotation *first, *second;
    static const char lists[] =
        "+0.75\0250.25\024twitch@@EMG L\024m\303\274de\024";

    /* Behind the time-keeping list of the first record. */
    memcpy (bytes->data + 3 * 256 + 4 + 7, lists, sizeof lists);
    recording = open_bytes (bytes, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 2);
    first = soleus_recording_get_annotation (recording, 0);
    second = soleus_recording_get_annotation (recording, 1);
    /* Second 0 is the first sample; the clock carries the half second. */
    ck_assert_double_eq (first->onset_s, 0.25);
    ck_assert_double_eq (first->duration_s, 0.25);
    ck_assert_str_eq (first->text, "twitch");
    ck_assert (soleus_channel_set_has (&first->channels, 0));
    ck_assert_str_eq (second->text, "m\303\274de");
    ck_assert_uint_eq (soleus_channel_set_count (&second->channels), 0);
    ck_assert_int_eq (
        g_date_time_get_microsecond (soleus_recording_get_start (recording)),
        500000);
  }
END_TEST

START_TEST (a_wish_corrects_unit_kind_and_chooses_channels)
  {
    EdfBytesHeader header = edf_bytes_plain ();
    g_autoptr (GByteArray) bytes = plain_file (&header, 300);
    g_autofree char *path = edf_bytes_save (bytes, "wish.edf");
    const SoleusWish wishes[] = {{"unit", "0", "mV"},
        {"side", "EMG soleus", "right"}, {"rate", NULL, "50"}};
    const SoleusOpenOptions options = {.wishes = wishes, .n_wishes = 3};
    const SoleusWish wrong = {"channel", "nose", NULL};
    const SoleusOpenOptions wrong_options = {.wishes = &wrong, .n_wishes = 1};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, &options, NULL, &error);
    const SoleusChannel *channel;
    float sample;

    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert_double_eq (channel->rate_hz, 50.0);
    ck_assert_int_eq (channel->side, SOLEUS_SIDE_RIGHT);
    ck_assert (soleus_recording_read (recording, 0, 1, 1, &sample, &error));
    ck_assert_float_eq_tol (sample, 100.0f, 0.01f);
    ck_assert_ptr_null (soleus_open (path, &wrong_options, NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_USAGE, "wish.edf", "nose", "EMG soleus", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("edf");
  TCase *tcase = tcase_create ("edf");

  tcase_add_test (tcase, a_plain_file_gives_its_samples_in_microvolts);
  tcase_add_loop_test (tcase, odd_files_open_with_a_line_in_the_read_log, 0,
      G_N_ELEMENTS (oddities));
  tcase_add_loop_test (tcase, broken_headers_are_refused_in_one_sentence, 0,
      G_N_ELEMENTS (refusals));
  tcase_add_test (
      tcase, every_cut_header_is_refused_and_every_cut_record_is_reported);
  tcase_add_test (tcase, gaps_between_records_are_runs);
  tcase_add_test (tcase, annotations_have_onset_duration_text_and_channel);
  tcase_add_test (tcase, a_wish_corrects_unit_kind_and_chooses_channels);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
