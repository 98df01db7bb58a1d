/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-library-history.h"
#include "soleus-library-people.h"
#include "soleus-library-search.h"
#include "soleus-random-decisions.h"

static gint64
enter (SoleusLibrary *library, const char *name, gint64 opened_us)
{
  g_autofree char *path = g_strconcat ("/data/", name, NULL);
  g_autoptr (SoleusRecording) recording = soleus_tiny_recording (name, path);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  ck_assert (soleus_library_enter (library, recording, opened_us, &id, &error));
  soleus_test_no_error (error);
  return id;
}

static void
mark (SoleusLibrary *library, gint64 id, const char *label, const char *note)
{
  SoleusLibraryState state = {0};
  SoleusMark values = {.onset_s = 1.0,
      .duration_s = 0.5,
      .label = (char *)label,
      .note = (char *)note,
      .rater = (char *)"",
      .confidence = NAN,
      .origin = SOLEUS_ORIGIN_MINE};
  g_autoptr (SoleusMark) row = NULL;
  g_autoptr (SoleusDecisions) next = NULL;

  ck_assert (soleus_library_load (library, id, &state, NULL));
  values.id = soleus_decisions_next_id (state.decisions);
  row = soleus_mark_new (&values);
  next = soleus_decisions_with_mark (state.decisions, row);
  ck_assert (
      soleus_library_store (library, &state, next, "add-marks", 1, NULL));
  soleus_library_state_clear (&state);
}

/* Names of what is found, "a b"; @where gets the place in the first. */
static char *
find (SoleusLibrary *library, const char *words, SoleusFoundIn *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits =
      soleus_library_search (library, words, 100, &error);
  GString *names = g_string_new (NULL);

  soleus_test_no_error (error);
  *where = 0;
  for (guint i = 0; i < hits->len; i++)
    {
      const SoleusLibraryHit *hit = g_ptr_array_index (hits, i);
      if (i == 0)
        *where = hit->where;
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", hit->name);
    }
  return g_string_free (names, FALSE);
}

static SoleusLibrary *
make_library (void)
{
  SoleusLibrary *library = soleus_library_open (":memory:", NULL);
  const SoleusLibraryResult result = {"TREM", 0, 60.0, NAN, "U0"};
  const gint64 dawn = enter (library, "dawn.edf", 3);
  const gint64 dusk = enter (library, "dusk.edf", 2);
  const gint64 noon = enter (library, "noon.edf", 1);
  gint64 fox = 0;

  ck_assert (soleus_library_enter_person (library, "fox", &fox, NULL));
  ck_assert (
      soleus_library_describe_person (library, fox, -1, "runs 100%", NULL));
  ck_assert (soleus_library_set_person (library, dusk, fox, NULL));
  ck_assert (soleus_library_set_result (library, noon, &result, NULL));
  mark (library, dawn, "swallowed", "");
  mark (library, dusk, "FASC", "woke up");
  mark (library, noon, "rest", "");
  return library;
}

START_TEST (words_are_found_wherever_they_stand)
  {
    static const struct
    {
      const char *words;
      const char *names;
      SoleusFoundIn where;
    } rows[] = {
        {"swallow", "dawn.edf", SOLEUS_FOUND_IN_LABEL},
        {"WOKE", "dusk.edf", SOLEUS_FOUND_IN_NOTE},
        {"fox", "dusk.edf", SOLEUS_FOUND_IN_PERSON},
        {"runs", "dusk.edf", SOLEUS_FOUND_IN_PERSON},
        {"trem", "noon.edf", SOLEUS_FOUND_IN_FINDING},
        {"noon", "noon.edf", SOLEUS_FOUND_IN_NAME},
        {"data", "dawn.edf dusk.edf noon.edf", SOLEUS_FOUND_IN_NAME},
        {"nothing like it", "", 0},
        /* What LIKE would take for any letter is itself. */
        {"100%", "dusk.edf", SOLEUS_FOUND_IN_PERSON},
        {"d_wn", "", 0},
        {"dawn%edf", "", 0},
        {"\\", "", 0},
    };
    g_autoptr (SoleusLibrary) library = make_library ();

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusFoundIn where;
        g_autofree char *names = find (library, rows[i].words, &where);
        ck_assert_str_eq (names, rows[i].names);
        ck_assert_uint_eq (where, rows[i].where);
      }
  }
END_TEST

START_TEST (what_was_undone_is_not_found)
  {
    g_autoptr (SoleusLibrary) library = make_library ();
    SoleusLibraryState state = {0};
    SoleusFoundIn where;
    char *names;

    ck_assert (soleus_library_load (library, 1, &state, NULL));
    ck_assert (soleus_library_undo (library, &state, NULL));
    names = find (library, "swallow", &where);
    ck_assert_str_eq (names, "");
    g_free (names);
    ck_assert (soleus_library_redo (library, &state, NULL));
    names = find (library, "swallow", &where);
    ck_assert_str_eq (names, "dawn.edf");
    g_free (names);
    soleus_library_state_clear (&state);
  }
END_TEST

START_TEST (what_was_deleted_or_counted_none_is_not_found)
  {
    g_autoptr (SoleusLibrary) library = make_library ();
    const SoleusLibraryRate none = {
        0, "Calf", NULL, NULL, "emg", "CRD", 0, 60.0};
    const guint64 id = 1;
    SoleusLibraryState state = {0};
    g_autoptr (SoleusDecisions) next = NULL;
    SoleusFoundIn where;
    char *names;

    ck_assert (soleus_library_load (library, 1, &state, NULL));
    next = soleus_decisions_without_mark (state.decisions, id);
    ck_assert (
        soleus_library_store (library, &state, next, "remove-marks", 1, NULL));
    names = find (library, "swallow", &where);
    ck_assert_str_eq (names, "");
    g_free (names);
    ck_assert (soleus_library_set_rates (library, 1, "h", &none, 1, NULL));
    names = find (library, "CRD", &where);
    ck_assert_str_eq (names, "");
    g_free (names);
    soleus_library_state_clear (&state);
  }
END_TEST

START_TEST (no_more_are_told_than_wanted)
  {
    g_autoptr (SoleusLibrary) library = make_library ();
    g_autoptr (GPtrArray) hits =
        soleus_library_search (library, "data", 2, NULL);

    ck_assert_uint_eq (hits->len, 2);
  }
END_TEST

START_TEST (earlier_recordings_are_those_of_the_same_person)
  {
    g_autoptr (SoleusLibrary) library = make_library ();
    SoleusLibraryResult result = {"FASC", 3, 60.0, 3.0, "U0"};
    g_autoptr (GArray) of_nobody = NULL;
    g_autoptr (GArray) of_fox = NULL;
    gint64 fox;

    /* 1 dawn and 3 noon are nobody's, 2 dusk is fox's. */
    for (gint64 id = 1; id <= 3; id++)
      {
        result.rate_per_min = 1.0 * (double)id;
        ck_assert (soleus_library_set_result (library, id, &result, NULL));
      }
    of_nobody = soleus_library_dup_earlier (library, 1, NULL);
    ck_assert_uint_eq (of_nobody->len, 1);
    ck_assert_double_eq (
        g_array_index (of_nobody, SoleusLibraryEarlier, 0).rate_per_min, 3.0);
    of_fox = soleus_library_dup_earlier (library, 2, NULL);
    ck_assert_uint_eq (of_fox->len, 0);
    ck_assert (soleus_library_find_person (library, "fox", &fox, NULL));
    ck_assert (soleus_library_set_person (library, 3, fox, NULL));
    g_array_unref (g_steal_pointer (&of_fox));
    of_fox = soleus_library_dup_earlier (library, 2, NULL);
    ck_assert_uint_eq (of_fox->len, 1);
    ck_assert_double_eq (
        g_array_index (of_fox, SoleusLibraryEarlier, 0).rate_per_min, 3.0);
    ck_assert_double_eq (
        g_array_index (of_fox, SoleusLibraryEarlier, 0).usable_rest_s, 60.0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("search");
  TCase *tc = tcase_create ("search");

  tcase_add_test (tc, words_are_found_wherever_they_stand);
  tcase_add_test (tc, what_was_undone_is_not_found);
  tcase_add_test (tc, what_was_deleted_or_counted_none_is_not_found);
  tcase_add_test (tc, no_more_are_told_than_wanted);
  tcase_add_test (tc, earlier_recordings_are_those_of_the_same_person);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
