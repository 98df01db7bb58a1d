/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-packets.h"
#include "soleus-spool.h"
#include "soleus-strided.h"
#include "soleus-test.h"

/* More than three chunks of 16,384. */
#define N 60000

static float
value (guint channel, guint64 i)
{
  return (float)(i * 3 + channel * 1000000);
}

static SoleusSpool *
make_spool (void)
{
  g_autoptr (GError) error = NULL;
  SoleusSpool *spool = soleus_spool_new (3, &error);

  soleus_test_no_error (error);
  /* By turns, in blocks and one by one; the third channel stays shorter. */
  for (guint64 i = 0; i < N; i++)
    {
      float two[2] = {value (0, i), value (0, i + 1)};
      if (i % 2 == 0)
        ck_assert (soleus_spool_add (spool, 0, two, 2, &error));
      soleus_spool_add_one (spool, 1, value (1, i));
      if (i % 100 == 0)
        soleus_spool_add_one (spool, 2, value (2, i / 100));
    }
  ck_assert (soleus_spool_finish (spool, &error));
  return spool;
}

START_TEST (what_went_in_comes_out_at_any_place_and_length)
  {
    g_autoptr (SoleusSpool) spool = make_spool ();
    static const guint64 places[] = {0, 1, 16383, 16384, 16385, 32767, 59990};
    static const gsize lengths[] = {1, 2, 10, 16384};
    g_autofree float *out = g_new (float, 20000);

    ck_assert_uint_eq (soleus_spool_get_n (spool, 0), N);
    ck_assert_uint_eq (soleus_spool_get_n (spool, 2), N / 100);
    for (guint p = 0; p < G_N_ELEMENTS (places); p++)
      for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
        for (guint c = 0; c < 2; c++)
          {
            gsize n = MIN (lengths[l], N - places[p]);
            ck_assert (
                soleus_spool_class.read (spool, c, places[p], n, out, NULL));
            for (gsize i = 0; i < n; i++)
              ck_assert_float_eq (out[i], value (c, places[p] + i));
          }
  }
END_TEST

START_TEST (scale_and_order_of_channels_are_set_behind_the_samples)
  {
    g_autoptr (SoleusSpool) spool = make_spool ();
    float out[2];

    soleus_spool_set_scale (spool, 0, 0.5, -7.0);
    soleus_spool_map (spool, 0, 2);
    ck_assert (soleus_spool_class.read (spool, 0, 10, 2, out, NULL));
    ck_assert_float_eq (out[0], value (2, 10) * 0.5f - 7.0f);
    ck_assert_float_eq (out[1], value (2, 11) * 0.5f - 7.0f);
  }
END_TEST

START_TEST (pages_that_were_let_go_are_read_again)
  {
    g_autoptr (SoleusSpool) spool = make_spool ();
    float out;

    soleus_spool_class.forget (spool, 1, 0, N);
    soleus_spool_class.forget (spool, 1, 100, 20);
    ck_assert (soleus_spool_class.read (spool, 1, 20000, 1, &out, NULL));
    ck_assert_float_eq (out, value (1, 20000));
  }
END_TEST

START_TEST (an_empty_spool_is_sound)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusSpool) spool = soleus_spool_new (0, &error);

    ck_assert (soleus_spool_finish (spool, &error));
    soleus_test_no_error (error);
  }
END_TEST

START_TEST (a_folder_that_cannot_be_written_gives_way_to_another)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusSpool) spool = NULL;

    g_setenv ("TMPDIR", "/nowhere/at/all", TRUE);
    spool = soleus_spool_new (1, &error);
    /* g_get_tmp_dir() follows TMPDIR too: then the error is a sentence. */
    if (spool == NULL)
      soleus_test_error (&error, SOLEUS_ERROR_IO, "temporary file", NULL);
  }
END_TEST

/* --- packets with clock times --- */

static SoleusChannel *
runs_of (const SoleusPackets *packets)
{
  SoleusChannel *channel = soleus_channel_new ("x", SOLEUS_KIND_ACCELEROMETER,
      "g", soleus_packets_get_rate_hz (packets));

  soleus_packets_add_runs (packets, channel);
  return channel;
}

START_TEST (packets_that_follow_each_other_are_one_run)
  {
    SoleusPackets *packets = soleus_packets_new (100.0);
    g_autoptr (SoleusChannel) channel = NULL;
    g_autoptr (GDateTime) start = NULL;

    for (guint i = 0; i < 100; i++)
      soleus_packets_add (packets, 1e9 + i, 100);
    soleus_packets_finish (packets);
    channel = runs_of (packets);
    ck_assert_uint_eq (channel->n_runs, 1);
    ck_assert_uint_eq (channel->n_samples, 10000);
    ck_assert_double_eq (channel->rate_hz, 100.0);
    start = soleus_packets_dup_start (packets);
    ck_assert_int_eq (g_date_time_to_unix (start), 1000000000);
    soleus_packets_free (packets);
  }
END_TEST

START_TEST (a_lost_packet_is_a_gap_and_a_late_one_is_not)
  {
    SoleusPackets *packets = soleus_packets_new (100.0);
    g_autoptr (SoleusChannel) channel = NULL;
    g_autoptr (SoleusReadLog) log = soleus_read_log_new ();

    for (guint i = 0; i < 50; i++)
      if (i != 20)
        soleus_packets_add (packets, 1e9 + i + (i == 30 ? 0.3 : 0.0), 100);
    soleus_packets_finish (packets);
    channel = runs_of (packets);
    ck_assert_uint_eq (channel->n_runs, 2);
    ck_assert_uint_eq (channel->runs[0].n, 2000);
    ck_assert_double_eq_tol (channel->runs[1].start_s, 21.0, 1e-6);
    soleus_packets_tell (packets, log);
    ck_assert_uint_eq (soleus_read_log_get_n (log), 1);
    ck_assert_str_eq (soleus_read_log_get (log, 0)->text_id, "times-have-gaps");
    soleus_packets_free (packets);
  }
END_TEST

START_TEST (a_clock_that_disagrees_with_the_rate_wins_beyond_a_hundredth)
  {
    static const struct
    {
      double step_s;
      double rate_hz;
    } cases[] = {{1.0, 100.0}, {1.005, 100.0}, {1.02, 100.0 / 1.02},
        {0.95, 100.0 / 0.95}};

    for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
      {
        SoleusPackets *packets = soleus_packets_new (100.0);
        for (guint i = 0; i < 60; i++)
          soleus_packets_add (packets, 1e9 + i * cases[k].step_s, 100);
        soleus_packets_finish (packets);
        ck_assert_double_eq_tol (
            soleus_packets_get_rate_hz (packets), cases[k].rate_hz, 1e-3);
        soleus_packets_free (packets);
      }
  }
END_TEST

START_TEST (a_clock_that_was_set_does_not_stop_time)
  {
    SoleusPackets *packets = soleus_packets_new (100.0);
    g_autoptr (SoleusChannel) channel = NULL;

    for (guint i = 0; i < 30; i++)
      soleus_packets_add (packets,
          (i < 10          ? 1e9
                  : i < 20 ? 5e8
                           : 2e9)
              + i,
          100);
    soleus_packets_finish (packets);
    channel = runs_of (packets);
    ck_assert_uint_eq (channel->n_samples, 3000);
    ck_assert_double_eq_tol (soleus_channel_end_s (channel), 30.0, 1e-6);
    soleus_packets_free (packets);
  }
END_TEST

/* --- samples at even steps --- */

START_TEST (samples_of_every_type_stand_at_even_steps)
  {
    static const struct
    {
      SoleusSampleType type;
      guint8 bytes[8];
      float value;
    } cases[] = {{SOLEUS_SAMPLE_I16, {0xff, 0xff}, -1.0f},
        {SOLEUS_SAMPLE_U16, {0xff, 0xff}, 65535.0f},
        {SOLEUS_SAMPLE_I32, {0xfe, 0xff, 0xff, 0xff}, -2.0f},
        {SOLEUS_SAMPLE_F32, {0, 0, 0x80, 0x3f}, 1.0f},
        {SOLEUS_SAMPLE_F64, {0, 0, 0, 0, 0, 0, 0xf0, 0x3f}, 1.0f}};

    for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
      {
        guint8 bytes[64] = {0};
        g_autoptr (SoleusFile) file =
            soleus_file_new_for_bytes ("x", bytes, sizeof bytes);
        SoleusStridedLane lane = {file, 1, 10, cases[k].type, 3.0, 0.25};
        gpointer source;
        float out[2];
        memcpy (
            bytes + 1 + 10, cases[k].bytes, soleus_sample_size (cases[k].type));
        source = soleus_strided_new (&lane, 1);
        ck_assert (soleus_strided_class.read (source, 0, 0, 2, out, NULL));
        ck_assert_float_eq (out[0], 0.25f);
        ck_assert_float_eq (out[1], cases[k].value * 3.0f + 0.25f);
        soleus_strided_class.free (source);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("spool");
  TCase *tcase = tcase_create ("spool");

  tcase_add_test (tcase, what_went_in_comes_out_at_any_place_and_length);
  tcase_add_test (
      tcase, scale_and_order_of_channels_are_set_behind_the_samples);
  tcase_add_test (tcase, pages_that_were_let_go_are_read_again);
  tcase_add_test (tcase, an_empty_spool_is_sound);
  tcase_add_test (tcase, a_folder_that_cannot_be_written_gives_way_to_another);
  tcase_add_test (tcase, packets_that_follow_each_other_are_one_run);
  tcase_add_test (tcase, a_lost_packet_is_a_gap_and_a_late_one_is_not);
  tcase_add_test (
      tcase, a_clock_that_disagrees_with_the_rate_wins_beyond_a_hundredth);
  tcase_add_test (tcase, a_clock_that_was_set_does_not_stop_time);
  tcase_add_test (tcase, samples_of_every_type_stand_at_even_steps);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
