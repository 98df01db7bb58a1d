/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-events.h"
#include "soleus-test.h"

static guint
count (const SoleusEventList *list, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    n += strcmp (soleus_event_list_get (list, i)->text, text) == 0;
  return n;
}

static SoleusEventList *
read_real (const char *relative, double rate_hz)
{
  const SoleusEventContext context = {.rate_hz = rate_hz};
  g_autofree char *path = soleus_test_recording (relative);
  g_autoptr (GError) error = NULL;
  SoleusEventList *list = soleus_events_read (path, NULL, &context, &error);

  soleus_test_no_error (error);
  return list;
}

/* How many there are was counted in the files with a plain text search. */
START_TEST (two_scorers_lists_of_one_night_are_read_whole)
  {
    g_autoptr (SoleusEventList) one =
        read_real ("leg-event-lists/Generic - test1 Unbekannt.txt", 0.0);
    g_autoptr (SoleusEventList) other =
        read_real ("leg-event-lists/Generic_NO_test1.txt", 0.0);
    const SoleusEvent *first = soleus_event_list_get (one, 0);

    ck_assert_uint_eq (one->n_broken, 0);
    ck_assert_uint_eq (other->n_broken, 0);
    /* The index of the recordings tells 219 and 89 for one of the two. */
    ck_assert (count (one, "LeftLegPhasic") == 219
        || count (other, "LeftLegPhasic") == 219);
    ck_assert (count (one, "RightLegPhasic") == 89
        || count (other, "RightLegPhasic") == 89);
    /* 01:18:00.197 after a start at 01:00:00. */
    ck_assert_double_eq_tol (first->onset_s, 1080.197, 1e-6);
    ck_assert_double_eq_tol (first->duration_s, 29.675, 1e-6);
    ck_assert_str_eq (first->text, "ChinArtifact");
    first = soleus_event_list_get (other, 0);
    ck_assert_double_eq_tol (first->onset_s, 1080.865, 1e-6);
  }
END_TEST

START_TEST (sleep_stages_and_breathing_events_are_read)
  {
    g_autoptr (SoleusEventList) stages =
        read_real ("leg-event-lists/Sleep profile - test1 Unbekannt.txt", 0.0);
    g_autoptr (SoleusEventList) flow =
        read_real ("leg-event-lists/Flow Events - test1 Unbekannt.txt", 0.0);
    const SoleusEvent *second = soleus_event_list_get (stages, 1);

    ck_assert_double_eq_tol (second->onset_s, 30.0, 1e-9);
    ck_assert_double_eq_tol (second->duration_s, 30.0, 1e-9);
    ck_assert_str_eq (second->text, "N2");
    ck_assert_uint_eq (count (flow, "Flow Limitation"), 1);
  }
END_TEST

START_TEST (beats_of_a_wfdb_record_stand_at_their_samples)
  {
    /* The published listing of record 100: 2,239 normal beats, 33 atrial and
     * one ventricular; the first rows at samples 18, 77 and 370. */
    g_autoptr (SoleusEventList) list = read_real ("wfdb/100.atr", 360.0);

    ck_assert_uint_eq (list->n_broken, 0);
    ck_assert_double_eq_tol (
        soleus_event_list_get (list, 0)->onset_s, 18.0 / 360.0, 1e-9);
    ck_assert_str_eq (soleus_event_list_get (list, 0)->text, "(N");
    ck_assert_double_eq_tol (
        soleus_event_list_get (list, 1)->onset_s, 77.0 / 360.0, 1e-9);
    ck_assert_str_eq (soleus_event_list_get (list, 1)->text, "N");
    ck_assert_double_eq_tol (
        soleus_event_list_get (list, 2)->onset_s, 370.0 / 360.0, 1e-9);
    ck_assert_uint_eq (count (list, "N"), 2239);
    ck_assert_uint_eq (count (list, "A"), 33);
    ck_assert_uint_eq (count (list, "V"), 1);
  }
END_TEST

START_TEST (a_plain_list_of_stimuli_is_read)
  {
    g_autoptr (SoleusEventList) list =
        read_real ("evoked-calf-twitches/physiology_events.csv", 0.0);

    ck_assert_uint_eq (count (list, "Hreflex"), 20);
    ck_assert_double_eq_tol (
        soleus_event_list_get (list, 0)->onset_s, 13.321015, 1e-9);
  }
END_TEST

START_TEST (annotations_inside_a_recording_are_read_as_a_list)
  {
    g_autoptr (SoleusEventList) utf8 = read_real ("edf-bdf/test_utf8.edf", 0.0);
    g_autoptr (SoleusEventList) eight =
        read_real ("edf-bdf/edfAnnonC.edf", 0.0);

    ck_assert_uint_eq (soleus_event_list_get_n (utf8), 5);
    /* The onset of the first record is taken off. */
    ck_assert_double_eq_tol (
        soleus_event_list_get (utf8, 2)->onset_s, 119.605, 1e-3);
    ck_assert_str_eq (soleus_event_list_get (utf8, 2)->text,
        "\344\270\255\346\226\207\346\265\213\350\257\225"
        "\345\205\253\344\270\252\345\255\227");
    ck_assert_uint_eq (soleus_event_list_get_n (eight), 8);
    ck_assert_double_eq_tol (
        soleus_event_list_get (eight, 0)->onset_s, 0.049, 1e-3);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("events-recordings");
  TCase *tc = tcase_create ("real lists");

  tcase_add_test (tc, two_scorers_lists_of_one_night_are_read_whole);
  tcase_add_test (tc, sleep_stages_and_breathing_events_are_read);
  tcase_add_test (tc, beats_of_a_wfdb_record_stand_at_their_samples);
  tcase_add_test (tc, a_plain_list_of_stimuli_is_read);
  tcase_add_test (tc, annotations_inside_a_recording_are_read_as_a_list);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN_WITH_RECORDINGS (make_suite)
