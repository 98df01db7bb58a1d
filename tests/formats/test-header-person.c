/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-header-person.h"
#include "soleus-test.h"

/* A recording read from a file that begins with such a header. */
static SoleusRecording *
recording_with (
    const char *format_id, const char *patient, const char *recorded)
{
  g_autofree char *path =
      g_build_filename (soleus_test_tmp_dir (), "head.edf", NULL);
  char bytes[256];
  SoleusRecordingFacts facts = {.format_id = format_id};

  memset (bytes, ' ', sizeof bytes);
  memcpy (bytes + 8, patient, strlen (patient));
  memcpy (bytes + 88, recorded, strlen (recorded));
  ck_assert (g_file_set_contents (path, bytes, sizeof bytes, NULL));
  facts.name = g_strdup ("head.edf");
  facts.path = g_steal_pointer (&path);
  facts.fingerprint = g_strdup ("00");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  return soleus_recording_new_in_memory (&facts, NULL);
}

static const struct
{
  const char *patient, *recorded, *before, *after;
} cases[] = {
    {"MCH-0234567 F 02-AUG-1951 Haagse_Harry",
        "Startdate 02-MAR-2002 EMG561 BK/JOP Sony_MNC",
        "harry, HAAGSE: mch-0234567 in F 02; EMG561 Sony",
        "X, X: X-X in F 02; X Sony"},
    /* Nobody is named, and words that name nobody stay. */
    {"X X X X", "Startdate X X X X", "X may move", "X may move"},
    {"patient unknown", "EMG of the calf", "patient, calf", "patient, calf"},
    {"Jürgen Müller", "", "MÜLLER? jürgens Jürgen.", "X? jürgens X."},
    {"J\xFCrgen M\xFCller", "", "Müller, jürgen", "X, X"},
    {"X M 01-JAN-1980 Jan_Novak", "", "Jan moved; Novak in JAN",
        "X moved; X in X"},
    /* A study's code names a pattern: labels stay, words in a sentence go. */
    {"FASC-012 X X X", "", "FASC", "FASC"},
    {"FASC-012 X X X", "", "FASC 012 moved", "X X moved"},
    {"Li Wu", "", "Li Wu walks", "Li Wu walks"},
    {"Harry", "", "", ""},
};

START_TEST (words_of_the_header_become_an_x_and_others_stay)
  {
    g_autoptr (SoleusRecording) recording =
        recording_with ("edf", cases[_i].patient, cases[_i].recorded);
    g_autoptr (SoleusHeaderPerson) person =
        soleus_header_person_new (recording);
    gboolean changed = FALSE;
    g_autofree char *text =
        soleus_header_person_dup_scrubbed (person, cases[_i].before, &changed);

    ck_assert_str_eq (text, cases[_i].after);
    ck_assert_int_eq (changed, !g_str_equal (cases[_i].before, text));
    if (g_utf8_validate (cases[_i].patient, -1, NULL))
      ck_assert_str_eq (person->patient, cases[_i].patient);
    else
      ck_assert_str_eq (person->patient, "Jürgen Müller");
  }
END_TEST

START_TEST (a_list_says_how_many_of_its_events_were_changed)
  {
    g_autoptr (SoleusRecording) recording =
        recording_with ("bdf", "X F X Harry", "");
    g_autoptr (SoleusHeaderPerson) person =
        soleus_header_person_new (recording);
    g_autoptr (SoleusEventList) list = soleus_event_list_new ();

    soleus_event_list_add (list, 1.0, 0.0, "Harry", NULL);
    soleus_event_list_add (list, 2.0, 0.0, "FASC", NULL);
    ck_assert_uint_eq (soleus_header_person_scrub_list (person, list), 1);
    ck_assert_str_eq (soleus_event_list_get (list, 0)->text, "X");
    ck_assert_str_eq (soleus_event_list_get (list, 1)->text, "FASC");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("header-person");
  TCase *tcase = tcase_create ("header-person");

  tcase_add_loop_test (tcase, words_of_the_header_become_an_x_and_others_stay,
      0, G_N_ELEMENTS (cases));
  tcase_add_test (tcase, a_list_says_how_many_of_its_events_were_changed);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
