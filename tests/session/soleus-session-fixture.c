/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-fixture.h"

#include "soleus-test.h"

#include <math.h>

static void
on_problem (SoleusSession *session, GError *error, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_problems++;
  g_free (fixture->problem);
  fixture->problem = g_strdup (error->message);
}

static void
on_step_done (SoleusSession *session, const char *label, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->step);
  fixture->step = g_strdup (label);
}

static void
on_elsewhere (SoleusSession *session, gpointer user_data)
{
  ((Fixture *)user_data)->n_elsewhere++;
}

void
fixture_open (Fixture *fixture, const char *library_path)
{
  g_autoptr (GError) error = NULL;

  *fixture = (Fixture){NULL};
  fixture->session = soleus_session_new (library_path, &error);
  soleus_test_no_error (error);
  g_signal_connect (
      fixture->session, "problem", G_CALLBACK (on_problem), fixture);
  g_signal_connect (
      fixture->session, "step-done", G_CALLBACK (on_step_done), fixture);
  g_signal_connect (fixture->session, "changed-elsewhere",
      G_CALLBACK (on_elsewhere), fixture);
}

void
fixture_close (Fixture *fixture)
{
  g_object_unref (fixture->session);
  g_free (fixture->problem);
  g_free (fixture->step);
}

SoleusRecording *
fixture_recording (void)
{
  static float samples[2000];
  const float *channels[] = {samples};
  SoleusChannel *channel =
      soleus_channel_new ("Calf", SOLEUS_KIND_EMG, "uV", 1000.0);
  SoleusRecordingFacts facts = {
      .name = g_strdup ("calf.edf"),
      .format_id = "test",
      .fingerprint = g_strdup ("calf"),
      .start = g_date_time_new_utc (2026, 3, 12, 12, 4, 10.0),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new (),
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i] = (float)((i * 7919 % 13) - 6.0
        + (i >= 1000 && i < 1015 ? 200.0 * sin (i * 0.6) : 0.0));
  channel->calibrated = TRUE;
  soleus_channel_add_run (channel, G_N_ELEMENTS (samples), 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, channels);
}

static gboolean
too_late (gpointer user_data)
{
  ck_abort_msg ("waited %d s in vain", SOLEUS_WAIT_S);
  return G_SOURCE_REMOVE;
}

void
fixture_wait (SoleusSession *session)
{
  guint source = g_timeout_add_seconds (SOLEUS_WAIT_S, too_late, NULL);

  while (soleus_session_get_busy (session)
      || soleus_session_get_analysing (session))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

void
fixture_show (Fixture *fixture)
{
  g_autoptr (SoleusRecording) recording = fixture_recording ();
  g_autoptr (GError) error = NULL;

  soleus_session_take_recording (fixture->session, recording, &error);
  soleus_test_no_error (error);
  fixture_wait (fixture->session);
}

SoleusMark
fixture_mark (double onset_s, const char *label)
{
  return (SoleusMark){.onset_s = onset_s,
      .duration_s = 0.4,
      .channels = soleus_channel_set_of (0),
      .label = (char *)label,
      .confidence = NAN,
      .origin = SOLEUS_ORIGIN_MINE};
}

guint
fixture_n_marks (SoleusSession *session)
{
  return soleus_decisions_get_n_marks (soleus_session_get_decisions (session));
}

void
fixture_wait_for (const gboolean *done)
{
  guint source = g_timeout_add_seconds (SOLEUS_WAIT_S, too_late, NULL);

  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}
