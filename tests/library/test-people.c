/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "soleus-channel.h"
#include "soleus-error.h"
#include "soleus-library-people.h"

static SoleusLibrary *
fresh (const char *name)
{
  g_autofree char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);
  g_autoptr (GError) error = NULL;
  SoleusLibrary *library;

  g_unlink (path);
  library = soleus_library_open (path, &error);
  soleus_test_no_error (error);
  return library;
}

static SoleusRecording *
recording_of (const char *name, const char *start)
{
  SoleusRecordingFacts facts = {.name = g_strdup (name),
      .format_id = "edf",
      .fingerprint = g_strconcat ("print of ", name, NULL),
      .start =
          start == NULL ? NULL : g_date_time_new_from_iso8601 (start, NULL),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};
  static const float silence[100];
  const float *samples[] = {silence};
  SoleusChannel *channel =
      soleus_channel_new ("EMG", SOLEUS_KIND_EMG, "uV", 1000.0);

  soleus_channel_add_run (channel, 100, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, samples);
}

static gint64
enter (
    SoleusLibrary *library, const char *name, const char *start, gint64 person)
{
  g_autoptr (SoleusRecording) recording = recording_of (name, start);
  gint64 id = 0;

  ck_assert (soleus_library_enter (library, recording, 1, &id, NULL));
  if (person != 0)
    ck_assert (soleus_library_set_person (library, id, person, NULL));
  return id;
}

static gint64
person (SoleusLibrary *library, const char *pseudonym)
{
  gint64 id = 0;

  ck_assert (soleus_library_enter_person (library, pseudonym, &id, NULL));
  return id;
}

static const SoleusLibraryPerson *
row (const GPtrArray *people, guint i)
{
  return g_ptr_array_index (people, i);
}

START_TEST (a_person_is_known_by_their_pseudonym_whatever_its_case)
  {
    g_autoptr (SoleusLibrary) library = fresh ("case.db");
    g_autoptr (GPtrArray) people = NULL;
    gint64 fox = person (library, "Fox"), again = person (library, "fOX");
    gint64 owl = person (library, "Äule");

    ck_assert_int_eq (fox, again);
    ck_assert_int_ne (fox, owl);
    ck_assert (
        soleus_library_describe_person (library, fox, 1970, "left calf", NULL));
    ck_assert (soleus_library_describe_person (library, fox, -1, NULL, NULL));
    people = soleus_library_dup_people (library, NULL);
    ck_assert_uint_eq (people->len, 2);
    ck_assert_str_eq (row (people, 0)->pseudonym, "Fox");
    ck_assert_int_eq (row (people, 0)->birth_year, 1970);
    ck_assert_str_eq (row (people, 0)->note, "left calf");
    ck_assert_int_eq (row (people, 1)->birth_year, 0);
  }
END_TEST

START_TEST (what_was_told_of_somebody_can_be_taken_out)
  {
    g_autoptr (SoleusLibrary) library = fresh ("untold.db");
    g_autoptr (GPtrArray) people = NULL;
    gint64 fox = person (library, "fox");

    ck_assert (
        soleus_library_describe_person (library, fox, 1970, "left calf", NULL));
    ck_assert (soleus_library_describe_person (library, fox, 0, "", NULL));
    people = soleus_library_dup_people (library, NULL);
    ck_assert_int_eq (row (people, 0)->birth_year, 0);
    ck_assert_str_eq (row (people, 0)->note, "");
  }
END_TEST

START_TEST (nobody_and_no_name_are_said)
  {
    g_autoptr (SoleusLibrary) library = fresh ("nobody.db");
    g_autoptr (GError) error = NULL;
    gint64 id = 77;

    ck_assert (!soleus_library_find_person (library, "Elk", &id, &error));
    soleus_test_error (&error, SOLEUS_ERROR_MISSING, "Elk", NULL);
    ck_assert (!soleus_library_enter_person (library, "", &id, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "empty", NULL);
    ck_assert_int_eq (id, 77);
  }
END_TEST

START_TEST (rates_come_back_in_the_order_of_time)
  {
    g_autoptr (SoleusLibrary) library = fresh ("rates.db");
    gint64 fox = person (library, "Fox"), owl = person (library, "Owl");
    gint64 late = enter (library, "late.edf", "2026-05-02T20:00:00Z", fox);
    gint64 none = enter (library, "when.edf", NULL, fox);
    gint64 early = enter (library, "early.edf", "2026-05-01T20:00:00Z", fox);
    gint64 other = enter (library, "owl.edf", "2026-04-01T20:00:00Z", owl);
    const SoleusLibraryRate rates[] = {
        {1, "EMG 2", "soleus", "left", "emg", "FASC", 7, 300.0},
        {0, "EMG 1", NULL, NULL, "emg", "FASC", 3, 299.5},
        {0, "EMG 1", NULL, NULL, "emg", "", 0, 299.5}};
    const gint64 ids[] = {late, none, early, other};
    g_autoptr (GArray) rows = NULL;
    const SoleusLibraryRateRow *first;

    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      ck_assert (soleus_library_set_rates (
          library, ids[i], "abc", rates, i == 1 ? 1 : 3, NULL));
    rows = soleus_library_dup_rates (library, fox, NULL);
    ck_assert_uint_eq (rows->len, 7);
    first = &g_array_index (rows, SoleusLibraryRateRow, 0);
    ck_assert_int_eq (first[0].recording, early);
    ck_assert_str_eq (first[0].rate.pattern, "");
    ck_assert_str_eq (first[1].rate.pattern, "FASC");
    ck_assert_uint_eq (first[1].rate.n, 3);
    ck_assert_double_eq (first[1].rate.usable_rest_s, 299.5);
    ck_assert_ptr_null (first[1].rate.muscle);
    ck_assert_str_eq (first[2].rate.muscle, "soleus");
    ck_assert_str_eq (first[2].settings_hash, "abc");
    ck_assert_int_eq (first[3].recording, late);
    ck_assert_int_eq (first[6].recording, none);
    ck_assert_ptr_null (first[6].start);
  }
END_TEST

START_TEST (a_new_analysis_takes_the_place_of_the_old_one)
  {
    g_autoptr (SoleusLibrary) library = fresh ("again.db");
    gint64 fox = person (library, "Fox");
    gint64 id = enter (library, "a.edf", NULL, fox);
    const SoleusLibraryRate rates[] = {
        {0, "EMG", NULL, NULL, "emg", "FASC", 3, 60.0},
        {0, "EMG", NULL, NULL, "emg", "DBL", 1, 60.0}};
    g_autoptr (GArray) rows = NULL;

    ck_assert (soleus_library_set_rates (library, id, "old", rates, 2, NULL));
    ck_assert (soleus_library_set_rates (library, id, "new", rates, 1, NULL));
    rows = soleus_library_dup_rates (library, fox, NULL);
    ck_assert_uint_eq (rows->len, 1);
    ck_assert_str_eq (
        g_array_index (rows, SoleusLibraryRateRow, 0).settings_hash, "new");
  }
END_TEST

START_TEST (a_diary_is_in_order_and_holds_nothing_twice)
  {
    g_autoptr (SoleusLibrary) library = fresh ("diary.db");
    gint64 fox = person (library, "Fox"), owl = person (library, "Owl");
    g_autoptr (GPtrArray) entries = NULL;
    static const char *const times[] = {
        "2026-05-02T08:00", "2026-05-01T08:00", "2026-05-02T08:00"};

    for (guint i = 0; i < G_N_ELEMENTS (times); i++)
      ck_assert (soleus_library_add_diary (
          library, fox, times[i], "coffee", i == 0 ? "two" : NULL, NULL));
    ck_assert (
        soleus_library_add_diary (library, owl, times[0], "sport", NULL, NULL));
    entries = soleus_library_dup_diary (library, fox, NULL);
    ck_assert_uint_eq (entries->len, 2);
    ck_assert_str_eq (
        ((SoleusDiaryEntry *)g_ptr_array_index (entries, 0))->at, times[1]);
    ck_assert_str_eq (
        ((SoleusDiaryEntry *)g_ptr_array_index (entries, 1))->note, "two");
  }
END_TEST

/* Whether the bytes stand anywhere in the file or its log. */
static gboolean
holds (const char *path, const char *word)
{
  static const char *const endings[] = {"", "-wal"};

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_autofree char *bytes = NULL;
      gsize n;
      if (g_file_get_contents (name, &bytes, &n, NULL)
          && g_strstr_len (bytes, (gssize)n, word) == NULL)
        {
          /* Binary: the search must go over NULs. */
          for (gsize k = 0; k + strlen (word) <= n; k++)
            if (memcmp (bytes + k, word, strlen (word)) == 0)
              return TRUE;
        }
      else if (bytes != NULL)
        return TRUE;
    }
  return FALSE;
}

START_TEST (a_person_who_is_forgotten_leaves_no_byte)
  {
    g_autoptr (SoleusLibrary) library = fresh ("forget.db");
    gint64 fox = person (library, "Zebrafox"), owl = person (library, "Owl");
    gint64 id = enter (library, "zebranight.edf", NULL, fox);
    const SoleusLibraryRate rate = {
        0, "Zebralabel", NULL, NULL, "emg", "FASC", 3, 60.0};
    g_autoptr (GPtrArray) people = NULL;
    g_autoptr (GPtrArray) recordings = NULL;
    const char *path = soleus_library_get_path (library);

    enter (library, "kept.edf", NULL, owl);
    ck_assert (soleus_library_set_rates (library, id, "x", &rate, 1, NULL));
    ck_assert (soleus_library_add_diary (
        library, fox, "2026-05-02T08:00", "Zebracoffee", NULL, NULL));
    ck_assert (holds (path, "Zebrafox"));
    ck_assert (soleus_library_forget_person (library, fox, NULL));
    static const char *const words[] = {
        "Zebrafox", "zebranight", "Zebralabel", "Zebracoffee"};
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      ck_assert_msg (!holds (path, words[i]), "%s is still there", words[i]);
    people = soleus_library_dup_people (library, NULL);
    ck_assert_uint_eq (people->len, 1);
    ck_assert_uint_eq (row (people, 0)->n_recordings, 1);
    recordings = soleus_library_dup_recordings (library, 9, NULL);
    ck_assert_uint_eq (recordings->len, 1);
  }
END_TEST

START_TEST (a_recording_can_change_hands)
  {
    g_autoptr (SoleusLibrary) library = fresh ("hands.db");
    gint64 fox = person (library, "Fox"), owl = person (library, "Owl");
    gint64 id = enter (library, "a.edf", NULL, fox);
    g_autoptr (GPtrArray) people = NULL;

    ck_assert (soleus_library_set_person (library, id, owl, NULL));
    people = soleus_library_dup_people (library, NULL);
    ck_assert_uint_eq (row (people, 0)->n_recordings, 0);
    ck_assert_uint_eq (row (people, 1)->n_recordings, 1);
    ck_assert (soleus_library_set_person (library, id, 0, NULL));
    g_ptr_array_unref (people);
    people = soleus_library_dup_people (library, NULL);
    ck_assert_uint_eq (row (people, 1)->n_recordings, 0);
  }
END_TEST

START_TEST (recordings_of_a_person_come_by_their_start)
  {
    g_autoptr (SoleusLibrary) library = fresh ("theirs.db");
    gint64 fox = person (library, "fox"), owl = person (library, "owl");
    gint64 undated = enter (library, "undated", NULL, fox);
    gint64 late = enter (library, "late", "2026-05-02T08:00:00Z", fox);
    gint64 early = enter (library, "early", "2026-05-01T08:00:00Z", fox);
    const gint64 expected[] = {early, late, undated};
    g_autoptr (GPtrArray) list = NULL;
    gint64 whose = 77;

    enter (library, "another's", "2026-05-01T09:00:00Z", owl);
    list = soleus_library_dup_recordings_of (library, fox, NULL);
    ck_assert_uint_eq (list->len, G_N_ELEMENTS (expected));
    for (guint i = 0; i < list->len; i++)
      ck_assert_int_eq (
          ((SoleusLibraryRecording *)list->pdata[i])->id, expected[i]);
    ck_assert (soleus_library_get_person (library, late, &whose, NULL));
    ck_assert_int_eq (whose, fox);
    ck_assert (soleus_library_get_person (library, 9999, &whose, NULL));
    ck_assert_int_eq (whose, 0);
  }
END_TEST

START_TEST (an_entry_can_be_taken_out_of_a_diary)
  {
    g_autoptr (SoleusLibrary) library = fresh ("out.db");
    gint64 fox = person (library, "fox");
    g_autoptr (GPtrArray) before = NULL;
    g_autoptr (GPtrArray) after = NULL;

    ck_assert (soleus_library_add_diary (
        library, fox, "2026-05-01T08:00", "coffee", NULL, NULL));
    ck_assert (soleus_library_add_diary (
        library, fox, "2026-05-02T08:00", "sport", NULL, NULL));
    before = soleus_library_dup_diary (library, fox, NULL);
    for (guint i = 0; i < 2; i++)
      ck_assert (soleus_library_remove_diary (
          library, ((SoleusDiaryEntry *)before->pdata[0])->id, NULL));
    after = soleus_library_dup_diary (library, fox, NULL);
    ck_assert_uint_eq (after->len, 1);
    ck_assert_str_eq (((SoleusDiaryEntry *)after->pdata[0])->trigger, "sport");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("people");
  TCase *tc = tcase_create ("people");

  tcase_add_test (tc, a_person_is_known_by_their_pseudonym_whatever_its_case);
  tcase_add_test (tc, what_was_told_of_somebody_can_be_taken_out);
  tcase_add_test (tc, nobody_and_no_name_are_said);
  tcase_add_test (tc, rates_come_back_in_the_order_of_time);
  tcase_add_test (tc, a_new_analysis_takes_the_place_of_the_old_one);
  tcase_add_test (tc, a_diary_is_in_order_and_holds_nothing_twice);
  tcase_add_test (tc, a_person_who_is_forgotten_leaves_no_byte);
  tcase_add_test (tc, a_recording_can_change_hands);
  tcase_add_test (tc, recordings_of_a_person_come_by_their_start);
  tcase_add_test (tc, an_entry_can_be_taken_out_of_a_diary);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
