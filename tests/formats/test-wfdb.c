/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define N_FRAMES 600

static void
save (const char *name, const void *bytes, gsize n)
{
  g_autofree char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);

  ck_assert (g_file_set_contents (path, bytes, (gssize)n, NULL));
}

static SoleusRecording *
open_header (const char *text, GError **error)
{
  g_autofree char *path =
      g_build_filename (soleus_test_tmp_dir (), "rec.hea", NULL);

  save ("rec.hea", text, strlen (text));
  return soleus_open (path, NULL, NULL, error);
}

/* A value that fits into @bits. */
static int
value_at (guint i, guint bits)
{
  const int half = 1 << (bits - 1);

  return (int)((guint)(i * 7919u) % (guint)(2 * half - 2)) - half + 1;
}

static void
put (GByteArray *bytes, guint32 value, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = (guint8)(value >> (8 * i));
      g_byte_array_append (bytes, &byte, 1);
    }
}

/* Packs samples as the WFDB guide's signal(5) says. */
static GByteArray *
pack (guint format, guint bits)
{
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < N_FRAMES; i++)
    {
      const guint32 a = (guint32)value_at (i, bits);
      const guint32 b = (guint32)value_at (i + 1, bits);
      const guint32 c = (guint32)value_at (i + 2, bits);
      switch (format)
        {
        case 16:
          put (bytes, a, 2);
          break;
        case 24:
          put (bytes, a, 3);
          break;
        case 32:
          put (bytes, a, 4);
          break;
        case 61:
          put (bytes, (a >> 8 & 0xff) | (a & 0xff) << 8, 2);
          break;
        case 80:
          put (bytes, a + 128, 1);
          break;
        case 160:
          put (bytes, a + 32768, 2);
          break;
        case 212:
          if (i % 2 == 0)
            put (bytes,
                (a & 0xff) | (a >> 8 & 0xf) << 8 | (b >> 8 & 0xf) << 12
                    | (b & 0xff) << 16,
                3);
          break;
        case 310:
          if (i % 3 == 0)
            put (bytes,
                (a & 0x3ff) << 1 | (c & 0x1f) << 11 | (b & 0x3ff) << 17
                    | (c >> 5 & 0x1f) << 27,
                4);
          break;
        case 311:
          if (i % 3 == 0)
            put (bytes, (a & 0x3ff) | (b & 0x3ff) << 10 | (c & 0x3ff) << 20, 4);
          break;
        default:
          ck_abort_msg ("format %u", format);
        }
    }
  return bytes;
}

static const struct
{
  guint format;
  guint bits;
} formats[] = {{16, 16}, {24, 24}, {32, 30}, {61, 16}, {80, 8}, {160, 16},
    {212, 12}, {310, 10}, {311, 10}};

START_TEST (every_packing_gives_its_samples)
  {
    const guint format = formats[_i].format;
    g_autoptr (GByteArray) bytes = pack (format, formats[_i].bits);
    g_autofree char *text = g_strdup_printf (
        "rec 1 1000 %u\nrec.dat %u 2(5)/uV 0 0 0 0 0 EMG soleus\n", N_FRAMES,
        format);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    float samples[N_FRAMES];

    save ("rec.dat", bytes->data, bytes->len);
    recording = open_header (text, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, N_FRAMES);
    ck_assert_str_eq (
        soleus_recording_get_channel (recording, 0)->muscle, "soleus");
    /* From an odd place, so that no group begins there. */
    ck_assert (soleus_recording_read (
        recording, 0, 7, N_FRAMES - 7, samples + 7, NULL));
    for (guint i = 7; i < N_FRAMES; i++)
      {
        double expected = (value_at (i, formats[_i].bits) - 5) / 2.0;
        ck_assert_float_eq_tol (samples[i], (float)expected,
            (float)(1e-6 * fabs (expected) + 1e-3));
      }
  }
END_TEST

START_TEST (differences_are_added_up)
  {
    const gint8 steps[] = {0, 5, -3, 100, -128, 127};
    const float expected[] = {50, 55, 52, 152, 24, 151};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    float samples[6];

    save ("rec.dat", steps, sizeof steps);
    recording =
        open_header ("rec 1 200 6\nrec.dat 8 1/uV 8 0 50 0 0 EMG\n", &error);
    soleus_test_no_error (error);
    ck_assert (soleus_recording_read (recording, 0, 0, 6, samples, NULL));
    for (guint i = 0; i < 6; i++)
      ck_assert_float_eq (samples[i], expected[i]);
  }
END_TEST

/* Two signals of steps in one file: the first with two samples in a frame, the
 * second a frame late, all behind two bytes of something else. */
START_TEST (differences_lie_in_frames_with_a_skew_and_a_prolog)
  {
    const gint8 bytes[] = {99, 99, 1, 2, 50, 3, 4, 10, 5, 6, 20};
    const float a[] = {101, 103, 106, 110, 115, 121}, b[] = {510, 530};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    float samples[6];

    save ("rec.dat", bytes, sizeof bytes);
    recording = open_header ("rec 2 200 3\nrec.dat 8x2+2 1/uV 8 0 100 0 0 EMG\n"
                             "rec.dat 8:1 1/uV 8 0 500 0 0 EMG B\n",
        &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, 6);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 1)->n_samples, 2);
    ck_assert (soleus_recording_read (recording, 0, 0, 6, samples, NULL));
    for (guint i = 0; i < 6; i++)
      ck_assert_float_eq (samples[i], a[i]);
    ck_assert (soleus_recording_read (recording, 1, 0, 2, samples, NULL));
    for (guint i = 0; i < 2; i++)
      ck_assert_float_eq (samples[i], b[i]);
  }
END_TEST

/* Gains as headers write them, and what a count of 200 then is in uV. */
static const struct
{
  const char *gain;
  float uv;
} gains[] = {{"200/uV", 1.0f}, {"2e2/uV", 1.0f}, {"2E+2/uV", 1.0f},
    {"2000e-1/uV", 1.0f}, {"0.2/uV", 1000.0f}, {"+200/uV", 1.0f},
    {"200/mV", 1000.0f}};

START_TEST (a_gain_is_read_with_its_exponent_and_sign)
  {
    const gint16 count = 200;
    g_autofree char *text = g_strdup_printf (
        "rec 1 200 1\nrec.dat 16 %s 16 0 0 0 0 EMG\n", gains[_i].gain);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    float sample;

    save ("rec.dat", &count, sizeof count);
    recording = open_header (text, &error);
    soleus_test_no_error (error);
    ck_assert (soleus_recording_read (recording, 0, 0, 1, &sample, NULL));
    ck_assert_float_eq_tol (sample, gains[_i].uv, 1e-4f);
  }
END_TEST

START_TEST (frames_hold_several_rates_skews_and_missing_samples)
  {
    /* Two samples of A and one of B in a frame; B is late by one frame. */
    const gint16 frames[] = {1, 2, 99, 3, 4, 10, 5, -32768, 20, 7, 8, 30};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    float a[8], b[3];

    save ("rec.dat", "skip", 4);
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_byte_array_append (bytes, (const guint8 *)"skip", 4);
      for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
        put (bytes, (guint16)frames[i], 2);
      save ("rec.dat", bytes->data, bytes->len);
    }
    recording = open_header ("rec 2 500 4 10:20:30.5 21/03/2019\n"
                             "rec.dat 16x2+4 1/uV 16 0 0 0 0 EMG A\n"
                             "rec.dat 16:1 1/uV 16 0 0 0 0 EMG B\n",
        &error);
    soleus_test_no_error (error);
    ck_assert_double_eq (
        soleus_recording_get_channel (recording, 0)->rate_hz, 1000.0);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, 8);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 1)->n_samples, 3);
    ck_assert (soleus_recording_read (recording, 0, 0, 8, a, NULL));
    ck_assert (soleus_recording_read (recording, 1, 0, 3, b, NULL));
    ck_assert_float_eq (a[3], 4.0f);
    ck_assert (isnan (a[5]));
    ck_assert_float_eq (a[7], 8.0f);
    ck_assert_float_eq (b[0], 10.0f);
    ck_assert_float_eq (b[2], 30.0f);
    ck_assert_int_eq (
        g_date_time_get_day_of_month (soleus_recording_get_start (recording)),
        21);
  }
END_TEST

START_TEST (segments_join_and_a_null_segment_is_a_gap)
  {
    const gint16 one[] = {1, 2, 3}, two[] = {4, 5};
    static const char first[] = "s1 1 100 3\ns1.dat 16 1/uV 16 0 0 0 0 EMG\n";
    static const char second[] = "s2 1 100 2\ns2.dat 16 10/uV 16 0 0 0 0 EMG\n";
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;
    float samples[8];

    save ("s1.hea", first, strlen (first));
    save ("s2.hea", second, strlen (second));
    save ("s1.dat", one, sizeof one);
    save ("s2.dat", two, sizeof two);
    recording = open_header ("rec/4 1 100 13\ns1 3\ns2 2\n~ 5\ns1 3\n", &error);
    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_uint_eq (channel->n_runs, 2);
    ck_assert_uint_eq (channel->runs[0].n, 5);
    ck_assert_double_eq_tol (channel->runs[1].start_s, 0.1, 1e-9);
    ck_assert (soleus_recording_read (recording, 0, 0, 8, samples, NULL));
    ck_assert_float_eq (samples[2], 3.0f);
    ck_assert_float_eq_tol (samples[3], 0.4f, 1e-6f);
    ck_assert_float_eq (samples[5], 1.0f);
  }
END_TEST

static const struct
{
  const char *text;
  int code;
  const char *value;
} refusals[] = {
    {"rec 1 1000 10\n../../etc/passwd 16 1/uV 16 0 0 0 0 EMG\n",
        SOLEUS_ERROR_INVALID, "../../etc/passwd"},
    {"rec 1 1000 10\n/etc/passwd 16 1/uV 16 0 0 0 0 EMG\n",
        SOLEUS_ERROR_INVALID, "/etc/passwd"},
    {"rec 1 1000 10\nnone.dat 16 1/uV 16 0 0 0 0 EMG\n", SOLEUS_ERROR_MISSING,
        "none.dat"},
    {"rec 1 1000 10\nrec.dat 516 1/uV 16 0 0 0 0 EMG\n",
        SOLEUS_ERROR_UNSUPPORTED, "516"},
    {"rec 2 1000 10\nrec.dat 16 1/uV 16 0 0 0 0 EMG\n", SOLEUS_ERROR_INVALID,
        "1 signals"},
    {"rec 1 0 10\nrec.dat 16 1/uV 16 0 0 0 0 EMG\n", SOLEUS_ERROR_INVALID,
        "“0”"},
    {"rec 1 1000 10\nrec.dat 16+99999 1/uV 16 0 0 0 0 EMG\n",
        SOLEUS_ERROR_INVALID, "99999"},
    {"what is this\n", SOLEUS_ERROR_INVALID, "what is this"},
};

START_TEST (headers_that_cannot_be_are_refused)
  {
    g_autoptr (GError) error = NULL;

    save ("rec.dat", "0123456789", 10);
    ck_assert_ptr_null (open_header (refusals[_i].text, &error));
    soleus_test_error (
        &error, refusals[_i].code, "rec.hea", refusals[_i].value, NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("wfdb");
  TCase *tcase = tcase_create ("wfdb");

  tcase_add_loop_test (
      tcase, every_packing_gives_its_samples, 0, G_N_ELEMENTS (formats));
  tcase_add_test (tcase, differences_are_added_up);
  tcase_add_test (tcase, differences_lie_in_frames_with_a_skew_and_a_prolog);
  tcase_add_loop_test (tcase, a_gain_is_read_with_its_exponent_and_sign, 0,
      G_N_ELEMENTS (gains));
  tcase_add_test (tcase, frames_hold_several_rates_skews_and_missing_samples);
  tcase_add_test (tcase, segments_join_and_a_null_segment_is_a_gap);
  tcase_add_loop_test (
      tcase, headers_that_cannot_be_are_refused, 0, G_N_ELEMENTS (refusals));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
