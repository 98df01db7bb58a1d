/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-session-events.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "soleus-session-fixture.h"
#include "soleus-session-private.h"

/* One sample of the fixture's recording. */
#define SAMPLE_S 1e-3

static char *
path_of (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

/* Of SoleusEventsIn; fails the test where it cannot be read. */
static SoleusEventsIn *
read_in (Fixture *fixture, const char *path, const SoleusEventFormat *format)
{
  g_autoptr (GError) error = NULL;
  SoleusEventsIn *in =
      soleus_events_in_new (fixture->session, path, format, &error);

  soleus_test_no_error (error);
  return in;
}

static SoleusEventsIn *
read_text (Fixture *fixture, const char *text)
{
  g_autofree char *path = path_of ("list.csv");

  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return read_in (fixture, path, NULL);
}

static void
mark_some (Fixture *fixture)
{
  static const char *const words[] = {"FASC", "felt it", "CRAMP", "rest"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      SoleusMark values = fixture_mark (0.1 + 0.3 * i, words[i]);
      values.duration_s = 0.05 + 0.04 * i;
      ck_assert_uint_ne (
          soleus_session_add_mark (fixture->session, &values), 0);
    }
}

START_TEST (a_list_comes_back_through_every_format_the_window_writes)
  {
    const SoleusEventFormat *const *formats = soleus_event_formats ();
    guint n_written = 0;

    for (; *formats != NULL; formats++)
      {
        const SoleusEventFormat *format = *formats;
        g_autoptr (SoleusEventList) list = NULL;
        g_autoptr (SoleusEventsIn) in = NULL;
        g_autoptr (GPtrArray) losses = NULL;
        g_autofree char *path = path_of (format->id);
        g_autoptr (GError) error = NULL;
        const double step_s =
            format->resolution_s > 0 ? format->resolution_s : SAMPLE_S;
        Fixture fixture;

        if (format->write == NULL)
          continue;
        fixture_open (&fixture, ":memory:");
        fixture_show (&fixture);
        mark_some (&fixture);
        list = soleus_session_dup_events (fixture.session, SOLEUS_EVENTS_MINE);
        losses = soleus_session_dup_event_losses (
            fixture.session, list, format, &error);
        soleus_test_no_error (error);
        ck_assert (soleus_session_write_events (
            fixture.session, list, format, path, &error));
        soleus_test_no_error (error);
        fixture_close (&fixture);

        fixture_open (&fixture, ":memory:");
        fixture_show (&fixture);
        in = read_in (&fixture, path, format);
        ck_assert_uint_eq (in->marks->len, 4);
        ck_assert (soleus_events_in_take (in, fixture.session, "fox"));
        ck_assert_str_eq (fixture.step, "Import 4 annotations");
        for (guint i = 0; i < 4; i++)
          {
            const SoleusMark *mark = soleus_decisions_get_mark (
                soleus_session_get_decisions (fixture.session), i);
            const SoleusEvent *event = soleus_event_list_get (list, i);
            /* Half a step to each side, and a double's last digits. */
            ck_assert_double_eq_tol (
                mark->onset_s, event->onset_s, 0.5 * step_s + 1e-9);
            if (format->keeps_duration)
              ck_assert_double_eq_tol (
                  mark->duration_s, event->duration_s, step_s + 1e-9);
            if (losses->len == 0)
              ck_assert_str_eq (mark->label, event->text);
            ck_assert_str_eq (mark->rater, "fox");
            ck_assert_int_eq (mark->origin, SOLEUS_ORIGIN_IMPORTED);
          }
        n_written++;
        fixture_close (&fixture);
      }
    ck_assert_uint_ge (n_written, 8);
  }
END_TEST

START_TEST (what_does_not_come_in_is_said_before)
  {
    Fixture fixture;
    g_autoptr (SoleusEventsIn) in = NULL;
    g_autoptr (SoleusEventsIn) again = NULL;
    g_autoptr (GPtrArray) losses = NULL;
    g_autoptr (GPtrArray) all_known = NULL;
    static const char list[] = "onset_s,duration_s,label,channel\n"
                               "0.5,0.1,FASC,Calf\n"
                               "1.9,0.1,FASC,Thigh\n"
                               "2.5,0.1,FASC,Calf\n"
                               "-0.1,0.1,FASC,Calf\n";

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    in = read_text (&fixture, list);
    ck_assert_str_eq (in->format->id, "csv");
    ck_assert_uint_eq (in->marks->len, 2);
    ck_assert_uint_eq (in->n_outside, 2);
    ck_assert_uint_eq (in->n_unknown, 1);
    losses = soleus_events_in_dup_losses (in);
    ck_assert_uint_eq (losses->len, 2);
    ck_assert (strstr (g_ptr_array_index (losses, 0), "2 events lie outside"));
    /* Nothing was changed so far. */
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 0);
    ck_assert (soleus_events_in_take (in, fixture.session, ""));

    again = read_text (&fixture, list);
    ck_assert_uint_eq (again->n_known, 2);
    ck_assert_uint_eq (again->marks->len, 0);
    all_known = soleus_events_in_dup_losses (again);
    ck_assert (strstr (g_ptr_array_index (all_known, 1), "2 events are there"));
    ck_assert (!soleus_events_in_take (again, fixture.session, ""));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 2);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (events_that_differ_in_anything_are_not_the_same)
  {
    Fixture fixture;
    g_autoptr (SoleusEventsIn) first = NULL;
    g_autoptr (SoleusEventsIn) in = NULL;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    first = read_text (
        &fixture, "onset_s,duration_s,label,channel\n0.5,0.1,FASC,Calf\n");
    soleus_events_in_take (first, fixture.session, "");
    in = read_text (&fixture,
        "onset_s,duration_s,label,channel\n"
        "0.4999,0.1,FASC,Calf\n0.5001,0.1,FASC,Calf\n"
        "0.5,0.2,FASC,Calf\n0.5,0.1,CRAMP,Calf\n0.5,0.1,FASC,\n");
    ck_assert_uint_eq (in->n_known, 0);
    ck_assert_uint_eq (in->marks->len, 5);
    fixture_close (&fixture);
  }
END_TEST

/* A found episode at 0.5 s, judged by the caller. */
static void
find_one (Fixture *fixture)
{
  SoleusSession *self = fixture->session;
  SoleusAnalysis *analysis = soleus_analysis_copy (self->found);
  SoleusEpisode episode = {.channels = soleus_channel_set_of (0),
      .onset_s = 0.5,
      .duration_s = 0.02,
      .pattern = SOLEUS_PATTERN_FASC,
      .frequency_hz = NAN,
      .n_bursts = 1,
      .ambiguous_with = SOLEUS_PATTERN_NONE};

  g_array_set_size (analysis->episodes, 0);
  g_array_set_size (analysis->bursts, 0);
  g_array_append_val (analysis->episodes, episode);
  g_clear_pointer (&self->found, soleus_analysis_unref);
  self->found = analysis;
  soleus_session_show (self);
}

static char *
dup_texts (SoleusSession *session, SoleusEventsOf which)
{
  g_autoptr (SoleusEventList) list = soleus_session_dup_events (session, which);
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    g_string_append_printf (
        texts, "%s;", soleus_event_list_get (list, i)->text);
  return g_string_free (texts, FALSE);
}

START_TEST (marks_and_findings_go_out_as_they_are_wanted)
  {
    Fixture fixture;
    SoleusMark values = fixture_mark (0.1, "MYOC");
    const guint id = 0;
    char *texts;
    static const struct
    {
      SoleusEventsOf which;
      const char *texts;
    } rows[] = {{SOLEUS_EVENTS_MINE, "MYOC;"}, {SOLEUS_EVENTS_FOUND, "FASC;"},
        {SOLEUS_EVENTS_MINE | SOLEUS_EVENTS_FOUND, "MYOC;FASC;"},
        {SOLEUS_EVENTS_FILE, ""}};

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    find_one (&fixture);
    soleus_session_add_mark (fixture.session, &values);
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        texts = dup_texts (fixture.session, rows[i].which);
        ck_assert_str_eq (texts, rows[i].texts);
        g_free (texts);
      }
    soleus_session_change_episode (fixture.session, id, 0.5, 0.02, "swallowed");
    texts = dup_texts (fixture.session, SOLEUS_EVENTS_FOUND);
    ck_assert_str_eq (texts, "swallowed;");
    g_free (texts);
    soleus_session_judge (fixture.session, &id, 1, SOLEUS_VERDICT_REJECTED);
    texts = dup_texts (fixture.session, SOLEUS_EVENTS_FOUND);
    ck_assert_str_eq (texts, "");
    g_free (texts);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (what_was_agreed_on_goes_out_by_itself)
  {
    static const struct
    {
      const char *rater;
      const char *label;
    } marks[] = {{"ann", "MYOC"}, {"consensus", "CRAMP"},
        {"consensus", "neither"}, {"bob", "TREM"}};
    Fixture fixture;
    g_autofree char *mine = NULL;
    g_autofree char *agreed = NULL;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
      {
        SoleusMark values = fixture_mark (0.1 + 0.3 * i, marks[i].label);
        values.rater = (char *)marks[i].rater;
        soleus_session_add_mark (fixture.session, &values);
      }
    mine = dup_texts (fixture.session, SOLEUS_EVENTS_MINE);
    agreed = dup_texts (fixture.session, SOLEUS_EVENTS_AGREED);
    ck_assert_str_eq (mine, "MYOC;TREM;");
    ck_assert_str_eq (agreed, "CRAMP;");
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_list_that_cannot_be_read_names_itself)
  {
    Fixture fixture;
    g_autoptr (GError) error = NULL;
    g_autofree char *path = path_of ("nothing.bin");

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    ck_assert (g_file_set_contents (path, "\1\2\3\4", 4, NULL));
    ck_assert_ptr_null (
        soleus_events_in_new (fixture.session, path, NULL, &error));
    ck_assert_ptr_nonnull (strstr (error->message, "nothing.bin"));
    g_clear_error (&error);
    g_unlink (path);
    ck_assert_ptr_null (
        soleus_events_in_new (fixture.session, path, NULL, &error));
    ck_assert_ptr_nonnull (strstr (error->message, "nothing.bin"));
    fixture_close (&fixture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("events");
  TCase *tc = tcase_create ("events");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_list_comes_back_through_every_format_the_window_writes);
  tcase_add_test (tc, what_does_not_come_in_is_said_before);
  tcase_add_test (tc, events_that_differ_in_anything_are_not_the_same);
  tcase_add_test (tc, marks_and_findings_go_out_as_they_are_wanted);
  tcase_add_test (tc, what_was_agreed_on_goes_out_by_itself);
  tcase_add_test (tc, a_list_that_cannot_be_read_names_itself);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
