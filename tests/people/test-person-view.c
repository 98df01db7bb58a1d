/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-channel.h"
#include "soleus-diary.h"
#include "soleus-error.h"
#include "soleus-people-words.h"
#include "soleus-person-view.h"

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

/* A recording of ten clean minutes with @n single twitches over the left
 * soleus, and as many again over the right one. */
static gint64
enter (SoleusLibrary *library, gint64 person, const char *name,
    const char *start, guint n)
{
  g_autoptr (SoleusRecording) recording = recording_of (name, start);
  const SoleusLibraryRate rates[] = {
      {0, "E1", "soleus", "left", "emg", "", 0, 600.0},
      {0, "E1", "soleus", "left", "emg", "FASC", n, 600.0},
      {1, "E2", "soleus", "right", "emg", "", 0, 600.0},
      {1, "E2", "soleus", "right", "emg", "FASC", n, 600.0},
      {1, "E2", "soleus", "right", "emg", "CRAMP", 1, 600.0}};
  gint64 id = 0;

  ck_assert (soleus_library_enter (library, recording, 1, &id, NULL));
  ck_assert (soleus_library_set_person (library, id, person, NULL));
  ck_assert (soleus_library_set_rates (
      library, id, "x", rates, G_N_ELEMENTS (rates), NULL));
  return id;
}

static SoleusLibrary *
fresh (gint64 *fox)
{
  SoleusLibrary *library = soleus_library_open (":memory:", NULL);

  ck_assert_ptr_nonnull (library);
  ck_assert (soleus_library_enter_person (library, "fox", fox, NULL));
  return library;
}

static SoleusPersonView *
look (SoleusLibrary *library, gint64 person, const char *place, gboolean each)
{
  g_autoptr (GError) error = NULL;
  SoleusPersonView *view = soleus_person_view_new (library,
      &(SoleusPersonRequest){
          person, "FASC", place, each, SOLEUS_DIARY_WINDOW_H},
      &error);

  soleus_test_no_error (error);
  return view;
}

static guint
n_lines (const SoleusPersonView *view)
{
  g_autofree char *csv = soleus_figure_dup_csv (view->figure);
  guint n = 0;

  for (const char *p = csv; *p != '\0'; p++)
    n += *p == '\n';
  return n - 1;
}

START_TEST (recordings_come_in_time_with_their_places_and_rates)
  {
    gint64 fox, late, early, undated;
    g_autoptr (SoleusLibrary) library = fresh (&fox);
    g_autoptr (SoleusPersonView) view = NULL;
    g_autofree char *places = NULL;

    late = enter (library, fox, "late", "2026-05-02T08:00:00Z", 40);
    early = enter (library, fox, "early", "2026-05-01T08:00:00Z", 10);
    undated = enter (library, fox, "undated", NULL, 20);
    enter (library, 0, "nobody's", "2026-05-03T08:00:00Z", 20);
    view = look (library, fox, NULL, FALSE);
    ck_assert_str_eq (view->person->pseudonym, "fox");
    ck_assert_uint_eq (view->recordings->len, 3);
    ck_assert_int_eq (
        ((SoleusLibraryRecording *)view->recordings->pdata[0])->id, early);
    ck_assert_int_eq (
        ((SoleusLibraryRecording *)view->recordings->pdata[2])->id, undated);
    ck_assert_uint_eq (soleus_person_view_get_point (view, late)->count.n, 80);
    places = soleus_person_view_dup_places (view, late);
    ck_assert_str_eq (places, "soleus left (EMG), soleus right (EMG)");
    /* What has no date has no place on a time line. */
    ck_assert_uint_eq (n_lines (view), 2);
    ck_assert_uint_eq (view->patterns->len, 2);
    ck_assert_str_eq (view->patterns->pdata[1], "CRAMP");
  }
END_TEST

START_TEST (places_are_shown_together_alone_or_side_by_side)
  {
    gint64 fox;
    g_autoptr (SoleusLibrary) library = fresh (&fox);
    g_autoptr (SoleusPersonView) alone = NULL;
    g_autoptr (SoleusPersonView) each = NULL;
    g_autofree char *csv = NULL;

    enter (library, fox, "one", "2026-05-01T08:00:00Z", 10);
    alone = look (library, fox, "soleus right", FALSE);
    ck_assert_uint_eq (
        g_array_index (alone->points, SoleusPersonPoint, 0).count.n, 10);
    each = look (library, fox, NULL, TRUE);
    ck_assert_uint_eq (n_lines (each), 2);
    csv = soleus_figure_dup_csv (each->figure);
    ck_assert_ptr_nonnull (strstr (csv, "\"soleus left\",10,600,1,"));
    ck_assert_ptr_nonnull (strstr (csv, "\"soleus right\",10,600,1,"));
  }
END_TEST

START_TEST (an_effect_is_told_as_going_together)
  {
    gint64 fox;
    g_autoptr (SoleusLibrary) library = fresh (&fox);
    g_autoptr (SoleusPersonView) view = NULL;
    g_autofree char *words = NULL;
    g_autofree char *rates = NULL;
    const SoleusDiaryEffect *effect;

    for (guint day = 1; day <= 8; day++)
      {
        g_autofree char *name = g_strdup_printf ("day %u", day);
        g_autofree char *at =
            g_strdup_printf ("2026-05-%02uT20:00:00Z", 2 * day);
        g_autofree char *before =
            g_strdup_printf ("2026-05-%02uT12:00", 2 * day);
        enter (library, fox, name, at, day % 2 == 0 ? 60 : 20);
        if (day % 2 == 0)
          ck_assert (
              soleus_diary_note (library, fox, before, "sport", NULL, NULL));
      }
    view = look (library, fox, NULL, FALSE);
    effect = &g_array_index (view->effects, SoleusDiaryEffect, 0);
    words = soleus_diary_effect_dup_words (effect);
    rates = soleus_diary_effect_dup_rates (effect);
    ck_assert_ptr_nonnull (strstr (words, "They go together: 3.00 times"));
    ck_assert_ptr_nonnull (strstr (words, "does not show that one causes"));
    ck_assert_str_eq (rates,
        "after: 6.00 a minute (4 recordings), without: "
        "2.00 a minute (4 recordings)");
  }
END_TEST

START_TEST (what_cannot_be_told_yet_is_said_so)
  {
    const SoleusRateRatio few =
        soleus_rate_ratio ((SoleusCount){3, 120.0}, (SoleusCount){6, 120.0});
    const SoleusRateRatio none =
        soleus_rate_ratio ((SoleusCount){0, 120.0}, (SoleusCount){0, 120.0});
    const SoleusRateRatio many =
        soleus_rate_ratio ((SoleusCount){30, 600.0}, (SoleusCount){90, 600.0});
    const SoleusRateRatio endless =
        soleus_rate_ratio ((SoleusCount){0, 600.0}, (SoleusCount){90, 600.0});
    g_autofree char *few_words = soleus_rate_ratio_dup_words (&few);
    g_autofree char *none_words = soleus_rate_ratio_dup_words (&none);
    g_autofree char *many_words = soleus_rate_ratio_dup_words (&many);
    g_autofree char *endless_words = soleus_rate_ratio_dup_words (&endless);

    ck_assert_ptr_nonnull (
        strstr (few_words, "Cannot tell yet: 2.00 times as many"));
    ck_assert_ptr_nonnull (strstr (few_words, "more minutes of each"));
    ck_assert_ptr_nonnull (strstr (none_words, "Cannot tell yet"));
    ck_assert_ptr_nonnull (strstr (many_words, "has 3.00 times as many"));
    ck_assert_ptr_nonnull (strstr (endless_words, "has ∞ times as many"));
  }
END_TEST

START_TEST (somebody_who_is_gone_is_missed)
  {
    gint64 fox;
    g_autoptr (SoleusLibrary) library = fresh (&fox);
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (soleus_person_view_new (library,
        &(SoleusPersonRequest){fox + 1, "FASC", NULL, FALSE, 24.0}, &error));
    ck_assert (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("person-view");
  TCase *tc = tcase_create ("person-view");

  tcase_add_test (tc, recordings_come_in_time_with_their_places_and_rates);
  tcase_add_test (tc, places_are_shown_together_alone_or_side_by_side);
  tcase_add_test (tc, an_effect_is_told_as_going_together);
  tcase_add_test (tc, what_cannot_be_told_yet_is_said_so);
  tcase_add_test (tc, somebody_who_is_gone_is_missed);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
