/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-session.h"

#include <math.h>

#include "soleus-session-fixture.h"
#include "soleus-simulate.h"

/* The whole way on a recording with known twitches: found, judged, found
 * again with other settings, and the verdicts are where they were. */

#define SEED 4

static SoleusRecording *
twitching_calf (void)
{
  SoleusSimulateOptions options;
  g_autoptr (GError) error = NULL;
  SoleusRecording *recording;

  soleus_simulate_options_init (&options);
  options.seed = SEED;
  options.duration_s = 60.0;
  options.per_min = 20.0;
  options.snr = 20.0;
  recording = soleus_simulate (
      soleus_recipe_find ("FASC"), &options, NULL, NULL, &error);
  soleus_test_no_error (error);
  return recording;
}

static void
show (Fixture *fixture)
{
  g_autoptr (SoleusRecording) recording = twitching_calf ();
  g_autoptr (GError) error = NULL;

  soleus_session_take_recording (fixture->session, recording, &error);
  soleus_test_no_error (error);
  fixture_wait (fixture->session);
}

/* Onset of the last episode that is rejected, NAN when none is. */
static double
onset_of_rejected (SoleusSession *session, guint *n_rejected)
{
  const SoleusAnalysis *analysis = soleus_session_get_analysis (session);
  double onset_s = NAN;

  *n_rejected = 0;
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (!episode->rejected)
        continue;
      (*n_rejected)++;
      onset_s = episode->onset_s;
    }
  return onset_s;
}

/* The accelerometer feels the same twitches; rates are of the EMG. */
static guint
first_of_emg (SoleusSession *session, double *onset_s)
{
  const SoleusAnalysis *analysis = soleus_session_get_analysis (session);

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (!soleus_channel_set_has (&episode->channels, 0))
        continue;
      *onset_s = episode->onset_s;
      return episode->id;
    }
  ck_abort_msg ("no twitch was found in the EMG");
  return 0;
}

/* What is counted of the EMG, whatever the others hold. */
static guint
n_of_emg (SoleusSession *session)
{
  const SoleusAnalysis *analysis = soleus_session_get_analysis (session);
  guint n = 0;

  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const SoleusSummary *row =
          &g_array_index (analysis->summary, SoleusSummary, i);
      n += row->channel == 0 ? row->n : 0;
    }
  return n;
}

START_TEST (a_rejected_twitch_stays_rejected_when_settings_change)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "flow.db", NULL);
    g_autoptr (GPtrArray) unmatched = NULL;
    Fixture fixture;
    GListModel *rows;
    double onset_s;
    guint n_twitches;
    guint n_rejected;
    guint id;

    fixture_open (&fixture, path);
    show (&fixture);
    rows = G_LIST_MODEL (soleus_session_get_episodes (fixture.session));
    ck_assert_uint_ge (g_list_model_get_n_items (rows), 3);
    n_twitches = n_of_emg (fixture.session);
    id = first_of_emg (fixture.session, &onset_s);
    ck_assert (soleus_session_judge (
        fixture.session, &id, 1, SOLEUS_VERDICT_REJECTED));
    ck_assert_double_eq (
        onset_of_rejected (fixture.session, &n_rejected), onset_s);
    /* What was rejected counts nowhere. */
    ck_assert_uint_lt (n_of_emg (fixture.session), n_twitches);

    ck_assert (soleus_session_set_parameter (
        fixture.session, SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 0.3));
    fixture_wait (fixture.session);
    /* Another setting may move an onset by a few samples. */
    ck_assert_double_eq_tol (
        onset_of_rejected (fixture.session, &n_rejected), onset_s, 0.05);
    ck_assert_uint_eq (n_rejected, 1);
    unmatched = soleus_session_dup_unmatched (fixture.session);
    ck_assert_uint_eq (unmatched->len, 0);
    fixture_close (&fixture);

    fixture_open (&fixture, path);
    show (&fixture);
    onset_of_rejected (fixture.session, &n_rejected);
    ck_assert_uint_eq (n_rejected, 1);
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert (soleus_session_undo (fixture.session));
    onset_of_rejected (fixture.session, &n_rejected);
    ck_assert_uint_eq (n_rejected, 0);
    fixture_wait (fixture.session);
    fixture_close (&fixture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("flow");
  TCase *tc = tcase_create ("flow");

  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, a_rejected_twitch_stays_rejected_when_settings_change);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
