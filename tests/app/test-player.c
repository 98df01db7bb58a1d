/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-player.h"

#define RATE_HZ 1000.0
#define N 4000
#define PATIENCE_MS 15000

static SoleusRecording *
silence (void)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new ("EMG", SOLEUS_KIND_EMG, "uV", RATE_HZ);
  static const float x[N];
  const float *rows[] = {x};

  facts.name = g_strdup ("silence");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  soleus_channel_add_run (channel, N, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

typedef struct
{
  guint n_stopped;
  char *problem;
  double first_s;
  double last_s;
} Heard;

static void
on_stopped (SoleusPlayer *player, const char *problem, Heard *heard)
{
  heard->n_stopped++;
  g_free (heard->problem);
  heard->problem = g_strdup (problem);
}

static void
on_position (SoleusPlayer *player, double time_s, Heard *heard)
{
  if (isnan (heard->first_s))
    heard->first_s = time_s;
  heard->last_s = time_s;
}

static gboolean
start (SoleusPlayer *player, Heard *heard, SoleusRecording *recording,
    SoleusSpan span)
{
  *heard = (Heard){.first_s = NAN, .last_s = NAN};
  g_signal_connect (player, "stopped", G_CALLBACK (on_stopped), heard);
  g_signal_connect (player, "position", G_CALLBACK (on_position), heard);
  return soleus_player_play (
      player, soleus_sound_new (recording, NULL, 0, span, 1.0));
}

static void
run_until (const Heard *heard, guint n_stopped)
{
  for (int i = 0; i < PATIENCE_MS && heard->n_stopped < n_stopped; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

START_TEST (the_cursor_runs_with_the_sound_to_its_end)
  {
    g_autoptr (SoleusRecording) recording = silence ();
    g_autoptr (SoleusPlayer) player = soleus_player_new ();
    Heard heard;

    g_setenv ("SOLEUS_AUDIO_SINK", "fakesink sync=true", TRUE);
    ck_assert (start (player, &heard, recording, (SoleusSpan){1.0, 2.0}));
    ck_assert (soleus_player_is_playing (player));
    run_until (&heard, 1);
    ck_assert_uint_eq (heard.n_stopped, 1);
    ck_assert_ptr_null (heard.problem);
    ck_assert (!soleus_player_is_playing (player));
    ck_assert_double_ge (heard.first_s, 1.0);
    ck_assert_double_gt (heard.last_s, 1.5);
    ck_assert_double_le (heard.last_s, 2.05);
    g_free (heard.problem);
  }
END_TEST

START_TEST (it_can_be_stopped_and_played_again)
  {
    g_autoptr (SoleusRecording) recording = silence ();
    g_autoptr (SoleusPlayer) player = soleus_player_new ();
    Heard heard;

    g_setenv ("SOLEUS_AUDIO_SINK", "fakesink sync=true", TRUE);
    ck_assert (start (player, &heard, recording, (SoleusSpan){0.0, 4.0}));
    soleus_player_stop (player);
    ck_assert_uint_eq (heard.n_stopped, 1);
    ck_assert (!soleus_player_is_playing (player));
    soleus_player_stop (player);
    ck_assert_uint_eq (heard.n_stopped, 1);
    ck_assert (soleus_player_play (player,
        soleus_sound_new (recording, NULL, 0, (SoleusSpan){3.8, 4.0}, 1.0)));
    run_until (&heard, 2);
    ck_assert_uint_eq (heard.n_stopped, 2);
    g_free (heard.problem);
  }
END_TEST

START_TEST (a_device_that_is_not_there_is_told)
  {
    g_autoptr (SoleusRecording) recording = silence ();
    g_autoptr (SoleusPlayer) player = soleus_player_new ();
    Heard heard;

    g_setenv ("SOLEUS_AUDIO_SINK", "nosuchsink", TRUE);
    ck_assert (!start (player, &heard, recording, (SoleusSpan){0.0, 4.0}));
    ck_assert_uint_eq (heard.n_stopped, 1);
    ck_assert_ptr_nonnull (heard.problem);
    ck_assert (!soleus_player_is_playing (player));
    g_free (heard.problem);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("player");
  TCase *tcase = tcase_create ("player");

  tcase_set_timeout (tcase, 40);
  tcase_add_test (tcase, the_cursor_runs_with_the_sound_to_its_end);
  tcase_add_test (tcase, it_can_be_stopped_and_played_again);
  tcase_add_test (tcase, a_device_that_is_not_there_is_told);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
