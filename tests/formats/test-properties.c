/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "damage.h"
#include "soleus-edf-write.h"
#include "soleus-error.h"
#include "soleus-format.h"
#include "soleus-open.h"
#include "soleus-test.h"
#include "soleus-wav.h"
#include "soleus-wfdb-header.h"

/* --- the table of formats --- */

START_TEST (every_row_of_the_table_is_whole_and_its_id_finds_it)
  {
    const SoleusFormat *const *rows = soleus_formats ();
    guint n = 0;

    for (; rows[n] != NULL; n++)
      {
        ck_assert_ptr_nonnull (rows[n]->id);
        ck_assert_ptr_nonnull (rows[n]->name);
        ck_assert (g_str_has_prefix (rows[n]->globs, "*."));
        ck_assert_ptr_eq (soleus_format_from_id (rows[n]->id), rows[n]);
      }
    ck_assert_uint_ge (n, 9);
    ck_assert_ptr_null (soleus_format_from_id ("nose"));
    ck_assert_ptr_null (soleus_format_from_id (NULL));
  }
END_TEST

START_TEST (no_row_claims_nothing_or_a_single_byte_for_sure)
  {
    const SoleusFormat *const *rows = soleus_formats ();

    for (guint i = 0; rows[i] != NULL; i++)
      for (guint byte = 0; byte < 256; byte++)
        {
          const guint8 one = (guint8)byte;
          ck_assert_uint_le (rows[i]->sniff (&one, 1, "x"), 10);
        }
  }
END_TEST

/* Content first, then the name; both in any case of letters. */
static const struct
{
  const char *bytes;
  gsize n;
  const char *name;
  const char *id; /* NULL: none */
} sniffs[] = {
    {"0       X X", 11, "night.edf", "edf"},
    {"0       X X", 11, "night.txt", "edf"},
    {"\377BIOSEMI", 8, "x", "edf"},
    {"\1\2\3", 3, "NIGHT.EDF", "edf"},
    {"RIFF\0\0\0\0WAVEfmt ", 16, "x", "audio"},
    {"fLaC", 4, "x", "audio"},
    {"\1\2\3", 3, "x.wav", "audio"},
    {"\211HDF\r\n\032\n", 8, "x", "hdf5"},
    {"MD\374\003", 4, "x", "cwa"},
    {"time,emg\n1,2\n", 13, "x.bin", "text"},
    {"100 2 360 650000\n", 17, "100.hea", "wfdb"},
    {"100 2 360 650000\n", 17, "100.txt", "text"},
    {"Brain Vision Data Exchange Header File Version 1.0\n", 51, "x.vhdr",
        "brainvision"},
    {"\1\2\3", 3, "photo.jpg", NULL},
};

START_TEST (content_tells_the_format_and_the_name_where_it_does_not)
  {
    const SoleusFormat *format = soleus_format_sniff (
        (const guint8 *)sniffs[_i].bytes, sniffs[_i].n, sniffs[_i].name);

    ck_assert_msg (
        g_strcmp0 (format == NULL ? NULL : format->id, sniffs[_i].id) == 0,
        "%s is %s", sniffs[_i].name, format == NULL ? "nothing" : format->id);
  }
END_TEST

START_TEST (a_format_that_was_told_is_used_or_named)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "told.txt", NULL);
    SoleusOpenOptions options = {.format_id = "edf"};
    g_autoptr (GError) error = NULL;

    ck_assert (g_file_set_contents (path, "1\n2\n", -1, NULL));
    ck_assert_ptr_null (soleus_open (path, &options, NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "told.txt", "4 bytes", NULL);
    options.format_id = "nose";
    ck_assert_ptr_null (soleus_open (path, &options, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_USAGE, "told.txt", "nose", NULL);
  }
END_TEST

/* --- recordings of any shape survive EDF+ --- */

static SoleusRecording *
random_recording (GRand *random)
{
  static const double rates_hz[] = {50, 100, 128, 250, 1000, 62.5};
  SoleusRecordingFacts facts = {NULL};
  const guint n_channels = (guint)g_rand_int_range (random, 1, 4);
  const guint n_runs = (guint)g_rand_int_range (random, 1, 5);
  g_autofree float **samples = g_new0 (float *, n_channels);
  SoleusRecording *recording;

  facts.name = g_strdup ("made");
  facts.fingerprint = g_strdup ("0");
  facts.start = g_date_time_new_utc (
      2026, 1, 2, 3, 4, 5.0 + g_rand_int_range (random, 0, 1000) / 1000.0);
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  for (guint c = 0; c < n_channels; c++)
    {
      g_autofree char *label = g_strdup_printf ("EMG %c", 'a' + (int)c);
      SoleusChannel *channel = soleus_channel_new (label, SOLEUS_KIND_EMG, "uV",
          rates_hz[g_rand_int_range (random, 0, G_N_ELEMENTS (rates_hz))]);
      double start_s = 0.0;
      /* Whole multiples of 8 s suit every rate, so nothing is filled up. */
      for (guint r = 0; r < n_runs; r++)
        {
          soleus_channel_add_run (
              channel, (guint64)(8 * channel->rate_hz), start_s);
          start_s += 8.0 + (r % 2 == 0 ? 3.5 : 0.0);
        }
      g_ptr_array_add (facts.channels, channel);
      samples[c] = g_new (float, channel->n_samples);
      for (guint64 i = 0; i < channel->n_samples; i++)
        samples[c][i] =
            (float)g_rand_double_range (random, -100.0 * (c + 1), 70.0);
    }
  recording =
      soleus_recording_new_in_memory (&facts, (const float *const *)samples);
  for (guint c = 0; c < n_channels; c++)
    g_free (samples[c]);
  return recording;
}

static void
compare_channel (
    const SoleusRecording *made, const SoleusRecording *read, guint c)
{
  const SoleusChannel *a = soleus_recording_get_channel (made, c);
  const SoleusChannel *b = soleus_recording_get_channel (read, c);
  const float step = 100.0f * (float)(c + 2) / 65535.0f;

  ck_assert_double_eq_tol (a->rate_hz, b->rate_hz, 1e-6 * a->rate_hz);
  ck_assert_uint_eq (a->n_samples, b->n_samples);
  for (guint64 i = 0; i < a->n_samples; i += 37)
    {
      float x, y;
      ck_assert (soleus_recording_read (made, c, i, 1, &x, NULL));
      ck_assert (soleus_recording_read (read, c, i, 1, &y, NULL));
      ck_assert_float_eq_tol (x, y, step);
      ck_assert_double_eq_tol (
          soleus_channel_time_s (a, i), soleus_channel_time_s (b, i), 1e-6);
    }
}

START_TEST (recordings_of_any_shape_survive_edf)
  {
    g_autoptr (GRand) random =
        g_rand_new_with_seed (soleus_test_seed () + (guint32)_i);
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "any.edf", NULL);
    g_autoptr (SoleusRecording) made = random_recording (random);
    g_autoptr (SoleusRecording) read = NULL;
    g_autoptr (GError) error = NULL;

    ck_assert (soleus_edf_write (made, NULL, path, NULL, &error));
    soleus_test_no_error (error);
    read = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    damage_check_recording (read);
    ck_assert (g_date_time_equal (
        soleus_recording_get_start (made), soleus_recording_get_start (read)));
    ck_assert_double_eq_tol (soleus_recording_get_observed_s (made),
        soleus_recording_get_observed_s (read), 1e-6);
    for (guint c = 0; c < soleus_recording_get_n_channels (made); c++)
      compare_channel (made, read, c);
  }
END_TEST

/* --- headers of sound files --- */

typedef struct
{
  guint8 bytes[128];
  gsize n;
} Chunks;

static void
put (Chunks *chunks, guint64 value, guint n)
{
  for (guint i = 0; i < n; i++)
    chunks->bytes[chunks->n++] = (guint8)(value >> (8 * i));
}

static void
put_text (Chunks *chunks, const char *text)
{
  memcpy (chunks->bytes + chunks->n, text, 4);
  chunks->n += 4;
}

/* RIFF with a format of @tag and @bits, two channels, and @n_data bytes told
 * of which 16 are there. */
static Chunks
make_wav (guint tag, guint bits, guint block, guint32 n_data)
{
  Chunks chunks = {{0}, 0};

  put_text (&chunks, "RIFF");
  put (&chunks, 0, 4);
  put_text (&chunks, "WAVE");
  put_text (&chunks, "LIST"); /* of odd length, filled up */
  put (&chunks, 3, 4);
  put (&chunks, 0, 4);
  put_text (&chunks, "fmt ");
  put (&chunks, 16, 4);
  put (&chunks, tag, 2);
  put (&chunks, 2, 2);
  put (&chunks, 5000, 4);
  put (&chunks, 0, 4);
  put (&chunks, block, 2);
  put (&chunks, bits, 2);
  put_text (&chunks, "data");
  put (&chunks, n_data, 4);
  chunks.n += 16;
  return chunks;
}

static const struct
{
  guint tag;
  guint bits;
  guint block;
  guint32 n_data;
  gboolean plain;
  guint64 n_frames;
  guint64 n_missing;
} wavs[] = {
    {1, 16, 4, 16, TRUE, 4, 0},
    {1, 16, 4, 8, TRUE, 2, 0},
    {1, 16, 4, 400, TRUE, 4, 96},
    {1, 16, 4, 0, TRUE, 4, 0},
    {1, 16, 4, G_MAXUINT32, TRUE, 4, 0},
    {1, 32, 8, 16, TRUE, 2, 0},
    {3, 32, 8, 16, TRUE, 2, 0},
    {3, 64, 16, 16, TRUE, 1, 0},
    {1, 24, 6, 16, FALSE, 0, 0},
    {1, 8, 2, 16, FALSE, 0, 0},
    {17, 4, 1, 16, FALSE, 0, 0},
    {1, 16, 5, 16, FALSE, 0, 0},
    {1, 16, 0, 16, FALSE, 0, 0},
};

START_TEST (plain_sound_is_read_where_it_stands_and_nothing_else)
  {
    Chunks chunks =
        make_wav (wavs[_i].tag, wavs[_i].bits, wavs[_i].block, wavs[_i].n_data);
    SoleusWav wav;

    ck_assert_int_eq (
        soleus_wav_read (chunks.bytes, chunks.n, &wav), wavs[_i].plain);
    if (!wavs[_i].plain)
      return;
    ck_assert_uint_eq (wav.rate_hz, 5000);
    ck_assert_uint_eq (wav.n_channels, 2);
    ck_assert_uint_eq (wav.data_offset, chunks.n - 16);
    ck_assert_uint_eq (wav.n_frames, wavs[_i].n_frames);
    ck_assert_uint_eq (wav.n_missing, wavs[_i].n_missing);
  }
END_TEST

START_TEST (a_sound_header_may_end_anywhere)
  {
    Chunks chunks = make_wav (1, 16, 4, 16);
    SoleusWav wav;

    for (gsize n = 0; n < chunks.n - 16; n++)
      {
        g_autofree guint8 *cut = g_memdup2 (chunks.bytes, n + 1);
        ck_assert (!soleus_wav_read (cut, n, &wav));
      }
  }
END_TEST

/* --- headers of WFDB --- */

static const struct
{
  const char *line; /* of the one signal */
  guint format;
  guint per_frame;
  guint64 skew;
  guint64 prolog;
  double gain;
  double baseline;
  const char *unit;
  gboolean calibrated;
  const char *label;
} signals[] = {
    {"a.dat 16", 16, 1, 0, 0, 200, 0, "mV", FALSE, ""},
    {"a.dat 16 200", 16, 1, 0, 0, 200, 0, "mV", TRUE, ""},
    {"a.dat 16 0", 16, 1, 0, 0, 200, 0, "mV", FALSE, ""},
    {"a.dat 212x3:7+512 100(5)/uV 12 9 1 2 0 EMG left leg", 212, 3, 7, 512, 100,
        5, "uV", TRUE, "EMG left leg"},
    {"a.dat 16+24 1e3/mV 16 9 1 2 0 x", 16, 1, 0, 24, 1000, 9, "mV", TRUE, "x"},
    {"a.dat 16 -50.5(-3) 16 9", 16, 1, 0, 0, -50.5, -3, "mV", TRUE, ""},
    {"a.dat 16 200e/g 16 9", 16, 1, 0, 0, 200, 9, "mV", TRUE, ""},
};

START_TEST (a_signal_line_has_all_its_parts)
  {
    g_autofree char *text =
        g_strdup_printf ("rec 1 500\n%s\n# a comment\n", signals[_i].line);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusWfdbHeader) header =
        soleus_wfdb_header_read ((const guint8 *)text, strlen (text), &error);
    const SoleusWfdbSignal *signal;

    soleus_test_no_error (error);
    signal = g_ptr_array_index (header->signals, 0);
    ck_assert_uint_eq (signal->codec->format, signals[_i].format);
    ck_assert_uint_eq (signal->samples_per_frame, signals[_i].per_frame);
    ck_assert_uint_eq (signal->skew_frames, signals[_i].skew);
    ck_assert_uint_eq (signal->prolog_bytes, signals[_i].prolog);
    ck_assert_double_eq (signal->gain, signals[_i].gain);
    ck_assert_double_eq (signal->baseline, signals[_i].baseline);
    ck_assert_str_eq (signal->unit, signals[_i].unit);
    ck_assert_int_eq (signal->calibrated, signals[_i].calibrated);
    ck_assert_str_eq (signal->label, signals[_i].label);
    ck_assert_uint_eq (header->comments->len, 1);
  }
END_TEST

static const struct
{
  const char *text;
  double rate_hz; /* 0: refused */
} records[] = {
    {"rec 1\na.dat 16\n", 250},
    {"rec 1 500\na.dat 16\n", 500},
    {"rec 1 360/100(7) 5\na.dat 16\n", 360},
    {"# first\n\nrec 1 500 10\r\na.dat 16\r\n", 500},
    {"", 0},
    {"rec\n", 0},
    {"rec 0 500\n", 0},
    {"rec 2 500\na.dat 16\n", 0},
    {"rec 9999 500\n", 0},
    {"rec 1 -5\na.dat 16\n", 0},
    {"rec 1 1e9\na.dat 16\n", 0},
    {"rec/0 1 500\n", 0},
    {"rec/2 1 500\ns1 5\n", 0},
    {"rec/1 1 500\ns1 x\n", 0},
    {"rec 1 500\na.dat 16x0\n", 0},
    {"rec 1 500\na.dat 16xyz\n", 0},
    {"rec 1 500\na.dat\n", 0},
};

START_TEST (a_record_line_has_its_rate_or_is_refused)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusWfdbHeader) header = soleus_wfdb_header_read (
        (const guint8 *)records[_i].text, strlen (records[_i].text), &error);

    if (records[_i].rate_hz > 0)
      {
        soleus_test_no_error (error);
        ck_assert_double_eq (header->frame_rate_hz, records[_i].rate_hz);
      }
    else
      {
        ck_assert_ptr_null (header);
        soleus_test_error (&error, SOLEUS_ERROR_INVALID, "expected", NULL);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("properties");
  TCase *tcase = tcase_create ("properties");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, every_row_of_the_table_is_whole_and_its_id_finds_it);
  tcase_add_test (tcase, no_row_claims_nothing_or_a_single_byte_for_sure);
  tcase_add_loop_test (tcase,
      content_tells_the_format_and_the_name_where_it_does_not, 0,
      G_N_ELEMENTS (sniffs));
  tcase_add_test (tcase, a_format_that_was_told_is_used_or_named);
  tcase_add_loop_test (tcase, recordings_of_any_shape_survive_edf, 0, 12);
  tcase_add_loop_test (tcase,
      plain_sound_is_read_where_it_stands_and_nothing_else, 0,
      G_N_ELEMENTS (wavs));
  tcase_add_test (tcase, a_sound_header_may_end_anywhere);
  tcase_add_loop_test (
      tcase, a_signal_line_has_all_its_parts, 0, G_N_ELEMENTS (signals));
  tcase_add_loop_test (tcase, a_record_line_has_its_rate_or_is_refused, 0,
      G_N_ELEMENTS (records));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
