/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <stdlib.h>

#include "soleus-sound.h"

#define RATE_HZ 1000.0
#define SECONDS 10

/* A swing of 100 Hz (EMG) or 5 Hz, a gap of 1 s after 6 s. */
static SoleusRecording *
swinging (SoleusKind kind)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel = soleus_channel_new (
      "swing", kind, kind == SOLEUS_KIND_EMG ? "uV" : "g", RATE_HZ);
  guint n = (guint)(SECONDS * RATE_HZ);
  g_autofree float *x = g_new (float, n);
  const float *rows[] = {x};
  double hz = kind == SOLEUS_KIND_EMG ? 100.0 : 5.0;

  for (guint i = 0; i < n; i++)
    x[i] = (float)(20.0 * sin (2.0 * G_PI * hz * i / RATE_HZ));
  facts.name = g_strdup ("swing");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  soleus_channel_add_run (channel, 6000, 0.0);
  soleus_channel_add_run (channel, n - 6000, 7.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

static guint
read_all (SoleusSound *sound, gint16 *out, guint n_max, gsize block)
{
  guint n = 0;
  gsize got;

  while (n < n_max
      && (got = soleus_sound_read (sound, out + n, MIN (block, n_max - n))) > 0)
    n += (guint)got;
  return n;
}

static guint
count_crossings (const gint16 *x, guint n)
{
  guint crossings = 0;

  for (guint i = 1; i < n; i++)
    crossings += (x[i - 1] < 0) != (x[i] < 0);
  return crossings;
}

START_TEST (emg_is_heard_sample_by_sample)
  {
    g_autoptr (SoleusRecording) recording = swinging (SOLEUS_KIND_EMG);
    g_autoptr (SoleusSound) sound =
        soleus_sound_new (recording, NULL, 0, (SoleusSpan){2.0, 4.0}, 1.0);
    gint16 out[3000];

    ck_assert_uint_eq (soleus_sound_get_rate_hz (sound), 1000);
    ck_assert_uint_eq (read_all (sound, out, 3000, 300), 2000);
    /* 100 Hz over 2 s: two crossings a turn. */
    ck_assert_uint_ge (count_crossings (out, 2000), 396);
    ck_assert_uint_le (count_crossings (out, 2000), 402);
    ck_assert_uint_eq (soleus_sound_read (sound, out, 10), 0);
  }
END_TEST

START_TEST (blocks_sound_as_one)
  {
    g_autoptr (SoleusRecording) recording = swinging (SOLEUS_KIND_EMG);
    SoleusSpan span = {1.0, 3.0};
    g_autoptr (SoleusSound) one =
        soleus_sound_new (recording, NULL, 0, span, 1.0);
    g_autoptr (SoleusSound) many =
        soleus_sound_new (recording, NULL, 0, span, 1.0);
    gint16 whole[2000], parts[2000];

    read_all (one, whole, 2000, 2000);
    read_all (many, parts, 2000, 77);
    for (int i = 0; i < 2000; i++)
      ck_assert_int_le (abs (whole[i] - parts[i]), 200);
  }
END_TEST

START_TEST (half_speed_takes_twice_as_long)
  {
    g_autoptr (SoleusRecording) recording = swinging (SOLEUS_KIND_EMG);
    g_autoptr (SoleusSound) sound =
        soleus_sound_new (recording, NULL, 0, (SoleusSpan){2.0, 4.0}, 0.5);
    gint16 out[3000];

    ck_assert_uint_eq (soleus_sound_get_rate_hz (sound), 500);
    ck_assert_uint_eq (read_all (sound, out, 3000, 1000), 2000);
    ck_assert_double_eq_tol (soleus_sound_get_time_s (sound, 1000), 3.0, 1e-9);
  }
END_TEST

START_TEST (a_gap_is_silent_and_keeps_its_length)
  {
    g_autoptr (SoleusRecording) recording = swinging (SOLEUS_KIND_EMG);
    g_autoptr (SoleusSound) sound =
        soleus_sound_new (recording, NULL, 0, (SoleusSpan){5.0, 9.0}, 1.0);
    gint16 out[5000];

    ck_assert_uint_eq (read_all (sound, out, 5000, 512), 4000);
    for (int i = 1005; i < 1995; i++)
      ck_assert_int_eq (out[i], 0);
    ck_assert_uint_gt (count_crossings (out + 2100, 800), 150);
  }
END_TEST

START_TEST (acceleration_bends_a_tone_by_an_octave)
  {
    g_autoptr (SoleusRecording) recording =
        swinging (SOLEUS_KIND_ACCELEROMETER);
    g_autoptr (SoleusSound) sound =
        soleus_sound_new (recording, NULL, 0, (SoleusSpan){1.0, 3.0}, 1.0);
    static gint16 out[50000];
    guint n = read_all (sound, out, 50000, 4096);
    guint fewest = 1000, most = 0;

    ck_assert_uint_eq (n, 44100);
    /* Windows of 20 ms: 165 to 660 Hz have 6 to 27 crossings there. */
    for (guint i = 0; i + 441 <= n; i += 441)
      {
        guint crossings = count_crossings (out + i, 441);

        fewest = MIN (fewest, crossings);
        most = MAX (most, crossings);
      }
    ck_assert_uint_le (fewest, 9);
    ck_assert_uint_ge (fewest, 5);
    ck_assert_uint_ge (most, 22);
    ck_assert_uint_le (most, 28);
  }
END_TEST

START_TEST (loud_stays_below_the_limit)
  {
    g_autoptr (SoleusRecording) recording = swinging (SOLEUS_KIND_EMG);
    g_autoptr (SoleusSound) sound =
        soleus_sound_new (recording, NULL, 0, (SoleusSpan){0.0, 6.0}, 1.0);
    static gint16 out[6000];
    guint n = read_all (sound, out, 6000, 6000);
    int highest = 0;

    for (guint i = 0; i < n; i++)
      highest = MAX (highest, abs (out[i]));
    /* tanh (0.7) of the full scale. */
    ck_assert_int_ge (highest, 18000);
    ck_assert_int_le (highest, 20000);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("sound");
  TCase *tcase = tcase_create ("sound");

  tcase_add_test (tcase, emg_is_heard_sample_by_sample);
  tcase_add_test (tcase, blocks_sound_as_one);
  tcase_add_test (tcase, half_speed_takes_twice_as_long);
  tcase_add_test (tcase, a_gap_is_silent_and_keeps_its_length);
  tcase_add_test (tcase, acceleration_bends_a_tone_by_an_octave);
  tcase_add_test (tcase, loud_stays_below_the_limit);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
