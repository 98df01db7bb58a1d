/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-library-people.h"
#include "soleus-session-fixture.h"

/* A recording of the library, of @day in March, analysed: one twitch in
 * @rest_s / @n seconds. */
static void
keep_earlier (const char *path, int day, double rate_per_min, double rest_s)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusLibrary) library = soleus_library_open (path, &error);
  SoleusRecordingFacts facts = {
      .name = g_strdup_printf ("march-%d.edf", day),
      .format_id = "test",
      .fingerprint = g_strdup_printf ("march-%d", day),
      .start = g_date_time_new_utc (2026, 3, day, 20, 0, 0.0),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new (),
  };
  g_autoptr (SoleusRecording) recording =
      soleus_recording_new_in_memory (&facts, NULL);
  SoleusLibraryResult result = {
      .pattern = "FASC",
      .n_twitches = (guint)(rate_per_min * rest_s / 60.0),
      .usable_rest_s = rest_s,
      .rate_per_min = rate_per_min,
      .urgency = "U0",
  };
  gint64 id;

  soleus_test_no_error (error);
  ck_assert (soleus_library_enter (library, recording, day, &id, &error));
  ck_assert (soleus_library_set_result (library, id, &result, &error));
}

/* Without a channel. */
static SoleusRecording *
named_recording (const char *name)
{
  SoleusRecordingFacts facts = {
      .name = g_strdup (name),
      .format_id = "test",
      .fingerprint = g_strdup (name),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new (),
  };

  return soleus_recording_new_in_memory (&facts, NULL);
}

static gboolean
is_raised (SoleusSession *session, SoleusRuleId rule)
{
  return soleus_session_get_findings (session)->rules[rule];
}

START_TEST (frequent_twitches_on_two_earlier_days_raise_rule_h1)
  {
    static const struct
    {
      int day;
      double rate_per_min;
      double rest_s;
      gboolean raised; /* with this one and those above it */
    } rows[] = {
        {1, 2.0, 900.0, FALSE},
        {2, 0.5, 900.0, FALSE},
        {3, 2.0, 300.0, FALSE},
        {4, 2.0, 900.0, TRUE},
    };
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "rates.db", NULL);

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        Fixture fixture;

        keep_earlier (path, rows[i].day, rows[i].rate_per_min, rows[i].rest_s);
        fixture_open (&fixture, path);
        fixture_show (&fixture);
        ck_assert_uint_eq (
            soleus_history_get_n (soleus_session_get_history (fixture.session)),
            i + 1);
        ck_assert_msg (
            is_raised (fixture.session, SOLEUS_RULE_H1) == rows[i].raised,
            "day %d", rows[i].day);
        ck_assert_int_ge (
            soleus_session_get_findings (fixture.session)->urgency,
            rows[i].raised ? SOLEUS_URGENCY_U1 : SOLEUS_URGENCY_U0);
        fixture_close (&fixture);
      }
  }
END_TEST

START_TEST (a_recording_is_not_its_own_history)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "own.db", NULL);
    Fixture fixture;

    for (int i = 0; i < 2; i++)
      {
        fixture_open (&fixture, path);
        fixture_show (&fixture);
        ck_assert_uint_eq (
            soleus_history_get_n (soleus_session_get_history (fixture.session)),
            0);
        fixture_close (&fixture);
      }
  }
END_TEST

/* A recording given to somebody is held against theirs, no longer against
 * those that are nobody's; what it was analysed to goes along. */
START_TEST (a_recording_is_held_against_those_of_its_person)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "whose.db", NULL);
    g_autoptr (SoleusLibrary) library = NULL;
    g_autoptr (GArray) rates = NULL;
    Fixture fixture;
    gint64 fox;

    keep_earlier (path, 1, 6.0, 600.0);
    library = soleus_library_open (path, NULL);
    ck_assert (soleus_library_enter_person (library, "fox", &fox, NULL));
    fixture_open (&fixture, path);
    fixture_show (&fixture);
    ck_assert_uint_eq (
        soleus_history_get_n (soleus_session_get_history (fixture.session)), 1);
    ck_assert_int_ne (soleus_session_get_recording_id (fixture.session), 0);
    ck_assert (soleus_session_set_person (fixture.session, fox));
    ck_assert_uint_eq (
        soleus_history_get_n (soleus_session_get_history (fixture.session)), 0);
    rates = soleus_library_dup_rates (library, fox, NULL);
    ck_assert_uint_gt (rates->len, 0);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_red_flag_among_the_answers_does_not_wait_for_the_analysis)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "flag.db", NULL);
    g_autoptr (SoleusRecording) recording = fixture_recording ();
    g_autoptr (GError) error = NULL;
    Fixture fixture;

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    ck_assert (soleus_session_set_answer (
        fixture.session, "Q28.face_or_speech", SOLEUS_ANSWER_YES));
    fixture_close (&fixture);

    fixture_open (&fixture, path);
    ck_assert_ptr_null (soleus_session_get_findings (fixture.session));
    ck_assert (
        soleus_session_take_recording (fixture.session, recording, &error));
    soleus_test_no_error (error);
    ck_assert_ptr_null (soleus_session_get_analysis (fixture.session));
    ck_assert_ptr_null (soleus_session_get_evidence (fixture.session));
    ck_assert_int_eq (soleus_session_get_findings (fixture.session)->urgency,
        SOLEUS_URGENCY_U3);
    ck_assert (!soleus_session_get_findings (fixture.session)->measured);
    fixture_wait (fixture.session);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_felt_mark_is_counted_and_starts_no_new_analysis)
  {
    Fixture fixture;
    SoleusMark values = fixture_mark (1.5, "felt-one");
    const SoleusEvidence *evidence;

    values.duration_s = 0.0;
    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    ck_assert_uint_eq (
        soleus_session_get_evidence (fixture.session)->n_felt, 0);
    ck_assert_uint_ne (soleus_session_add_mark (fixture.session, &values), 0);
    ck_assert (!soleus_session_get_analysing (fixture.session));
    evidence = soleus_session_get_evidence (fixture.session);
    ck_assert_uint_eq (evidence->n_felt, 1);
    /* The burst of the fixture begins at 1 s. */
    ck_assert_uint_eq (evidence->n_felt_measured, 1);
    ck_assert_uint_eq (evidence->n_unfelt, 0);
    ck_assert_double_eq_tol (evidence->felt_delay_s, 0.5, 0.02);
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert_uint_eq (
        soleus_session_get_evidence (fixture.session)->n_felt, 0);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (what_stays_the_same_is_offered_for_the_next_recording)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "person.db", NULL);
    g_autoptr (SoleusAnswers) none = soleus_answers_new ();
    g_autoptr (SoleusAnswers) aged = soleus_answers_with_age (none, 52);
    g_autoptr (SoleusRecording) other = NULL;
    g_autoptr (SoleusAnswers) remembered = NULL;
    g_autoptr (SoleusAnswers) nothing = NULL;
    g_autofree const char **keys = NULL;
    g_autoptr (GError) error = NULL;
    const SoleusAnswers *told;
    Fixture fixture;

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    ck_assert (soleus_session_set_answers (fixture.session, aged));
    ck_assert (soleus_session_set_answer (
        fixture.session, "Q33.kidney", SOLEUS_ANSWER_NO));
    /* Of these twitches, not of the person. */
    ck_assert (
        soleus_session_set_answer (fixture.session, "Q01", SOLEUS_ANSWER_YES));
    nothing = soleus_session_dup_remembered (fixture.session);
    ck_assert (soleus_answers_equal (nothing, none));

    other = named_recording ("april");
    ck_assert (soleus_session_take_recording (fixture.session, other, &error));
    fixture_wait (fixture.session);
    remembered = soleus_session_dup_remembered (fixture.session);
    ck_assert_int_eq (soleus_answers_get_age_years (remembered), 52);
    keys = soleus_answers_dup_keys (remembered);
    ck_assert_pstr_eq (keys[0], "Q33.kidney");
    ck_assert_ptr_null (keys[1]);
    told = soleus_decisions_get_answers (
        soleus_session_get_decisions (fixture.session));
    ck_assert (soleus_answers_equal (told, none));

    ck_assert (soleus_session_take_over_remembered (fixture.session));
    told = soleus_decisions_get_answers (
        soleus_session_get_decisions (fixture.session));
    ck_assert_int_eq (soleus_answers_get_age_years (told), 52);
    ck_assert_int_eq (
        soleus_answers_get (told, "Q33.kidney"), SOLEUS_ANSWER_NO);
    ck_assert (soleus_session_undo (fixture.session));
    fixture_close (&fixture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("history");
  TCase *tc = tcase_create ("history");

  tcase_set_timeout (tc, 80);
  tcase_add_test (tc, frequent_twitches_on_two_earlier_days_raise_rule_h1);
  tcase_add_test (tc, a_recording_is_not_its_own_history);
  tcase_add_test (tc, a_recording_is_held_against_those_of_its_person);
  tcase_add_test (
      tc, a_red_flag_among_the_answers_does_not_wait_for_the_analysis);
  tcase_add_test (tc, a_felt_mark_is_counted_and_starts_no_new_analysis);
  tcase_add_test (tc, what_stays_the_same_is_offered_for_the_next_recording);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
