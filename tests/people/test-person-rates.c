/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-person-rates.h"

static const SoleusPersonChoice fasc = {.pattern = "FASC"};

static void
add (GArray *rows, gint64 recording, const char *start, guint channel,
    const char *kind, const char *muscle, const char *pattern, guint n,
    double usable_s)
{
  SoleusLibraryRateRow row = {.recording = recording,
      .name = "r.edf",
      .start = start,
      .settings_hash = "x",
      .rate = {channel, "EMG", muscle, "left", kind, pattern, n, usable_s}};

  g_array_append_val (rows, row);
}

static GArray *
rows_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SoleusLibraryRateRow));
}

static const SoleusPersonPoint *
point (const GArray *points, guint i)
{
  ck_assert_uint_lt (i, points->len);
  return &g_array_index (points, SoleusPersonPoint, i);
}

START_TEST (channels_of_a_recording_are_added_up)
  {
    g_autoptr (GArray) rows = rows_new ();
    g_autoptr (GArray) points = NULL;

    add (rows, 1, NULL, 0, "emg", "soleus", "", 0, 60.0);
    add (rows, 1, NULL, 0, "emg", "soleus", "DBL", 9, 60.0);
    add (rows, 1, NULL, 0, "emg", "soleus", "FASC", 4, 60.0);
    add (rows, 1, NULL, 1, "emg", NULL, "", 0, 50.0);
    add (rows, 1, NULL, 1, "emg", NULL, "FASC", 3, 50.0);
    add (rows, 1, NULL, 2, "accelerometer", NULL, "", 0, 60.0);
    add (rows, 1, NULL, 2, "accelerometer", NULL, "FASC", 70, 60.0);
    points = soleus_person_points (rows, &fasc);
    ck_assert_uint_eq (points->len, 1);
    ck_assert_uint_eq (point (points, 0)->count.n, 7);
    ck_assert_double_eq (point (points, 0)->count.observed_s, 110.0);
    ck_assert_str_eq (point (points, 0)->places, "soleus left, EMG");
  }
END_TEST

START_TEST (a_recording_without_emg_is_told_by_its_accelerometer)
  {
    g_autoptr (GArray) rows = rows_new ();
    g_autoptr (GArray) points = NULL;

    add (rows, 1, NULL, 2, "accelerometer", NULL, "", 0, 60.0);
    add (rows, 2, NULL, 0, "emg", NULL, "", 0, 30.0);
    points = soleus_person_points (rows, &fasc);
    ck_assert_uint_eq (points->len, 2);
    ck_assert_uint_eq (point (points, 0)->count.n, 0);
    ck_assert_double_eq (point (points, 0)->count.observed_s, 60.0);
    ck_assert_double_eq (point (points, 1)->count.observed_s, 30.0);
  }
END_TEST

START_TEST (only_the_chosen_muscle_counts)
  {
    const SoleusPersonChoice soleus = {.pattern = "FASC", .muscle = "soleus"};
    g_autoptr (GArray) rows = rows_new ();
    g_autoptr (GArray) points = NULL;

    add (rows, 1, NULL, 0, "emg", "tibialis", "", 0, 60.0);
    add (rows, 2, NULL, 0, "emg", "tibialis", "", 0, 60.0);
    add (rows, 2, NULL, 1, "emg", "soleus", "", 0, 40.0);
    add (rows, 2, NULL, 1, "emg", "soleus", "FASC", 2, 40.0);
    points = soleus_person_points (rows, &soleus);
    ck_assert_uint_eq (points->len, 1);
    ck_assert_int_eq (point (points, 0)->recording, 2);
    ck_assert_uint_eq (point (points, 0)->count.n, 2);
  }
END_TEST

/* Evenings of ten days of May, @n twitches in ten minutes each. */
static GArray *
ten_days (const guint n[10])
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SoleusPersonPoint));

  for (guint day = 0; day < 10; day++)
    {
      g_autofree char *start =
          g_strdup_printf ("2026-05-%02uT20:00:00Z", day + 1);
      SoleusPersonPoint row = {.recording = day + 1,
          .start = g_intern_string (start),
          .count = {n[day], 600.0}};
      g_array_append_val (points, row);
    }
  return points;
}

static GPtrArray *
diary_new (void)
{
  return g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_diary_entry_free);
}

static void
note (GPtrArray *diary, const char *at, const char *trigger)
{
  SoleusDiaryEntry *entry = g_new0 (SoleusDiaryEntry, 1);

  entry->at = g_strdup (at);
  entry->trigger = g_strdup (trigger);
  entry->note = g_strdup ("");
  g_ptr_array_add (diary, entry);
}

START_TEST (a_known_effect_is_found_and_none_is_made_up)
  {
    /* Coffee on odd days doubles; tea is had on two of either kind. */
    const guint n[] = {40, 19, 42, 21, 39, 20, 41, 18, 38, 22};
    g_autoptr (GArray) points = ten_days (n);
    g_autoptr (GPtrArray) diary = diary_new ();
    g_autoptr (GArray) effects = NULL;
    const SoleusDiaryEffect *coffee, *tea;

    for (guint day = 1; day <= 9; day += 2)
      {
        g_autofree char *at = g_strdup_printf ("2026-05-%02uT08:00", day);
        note (diary, at, "coffee");
      }
    note (diary, "2026-05-01 09:00", "tea");
    note (diary, "2026-05-02T09:00:00", "tea");
    note (diary, "2026-05-03T09:00", "tea");
    note (diary, "2026-05-04T09:00", "tea");
    effects = soleus_diary_effects (diary, points, 20.0);
    ck_assert_uint_eq (effects->len, 2);
    coffee = &g_array_index (effects, SoleusDiaryEffect, 0);
    tea = &g_array_index (effects, SoleusDiaryEffect, 1);
    ck_assert_str_eq (coffee->trigger, "coffee");
    ck_assert_uint_eq (coffee->n_occasions, 5);
    ck_assert_uint_eq (coffee->n_after, 5);
    ck_assert_uint_eq (coffee->n_without, 5);
    ck_assert (coffee->ratio.differs);
    ck_assert_double_eq_tol (coffee->ratio.ratio.value, 2.0, 1e-9);
    ck_assert_double_eq_tol (coffee->after.observed_s, 3000.0, 1e-9);
    ck_assert_uint_eq (tea->n_occasions, 4);
    ck_assert (!tea->ratio.differs);
  }
END_TEST

START_TEST (the_window_decides_what_comes_after)
  {
    const guint n[10] = {5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
    g_autoptr (GArray) points = ten_days (n);
    g_autoptr (GPtrArray) diary = diary_new ();
    static const struct
    {
      double window_h;
      guint n_after;
    } windows[] = {{11.9, 0}, {12.0, 1}, {35.9, 1}, {36.0, 2}, {1000.0, 10}};

    note (diary, "2026-05-01T08:00", "cold");
    for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
      {
        g_autoptr (GArray) effects =
            soleus_diary_effects (diary, points, windows[i].window_h);
        const SoleusDiaryEffect *cold =
            &g_array_index (effects, SoleusDiaryEffect, 0);
        ck_assert_uint_eq (cold->n_after, windows[i].n_after);
        ck_assert_uint_eq (cold->n_after + cold->n_without, 10);
        ck_assert (!cold->ratio.differs);
      }
  }
END_TEST

START_TEST (times_that_are_none_are_left_out)
  {
    const guint n[10] = {5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
    g_autoptr (GArray) points = ten_days (n);
    g_autoptr (GPtrArray) diary = diary_new ();
    g_autoptr (GArray) effects = NULL;
    const SoleusDiaryEffect *sport;

    g_array_index (points, SoleusPersonPoint, 3).start = NULL;
    note (diary, "yesterday", "sport");
    effects = soleus_diary_effects (diary, points, 24.0);
    sport = &g_array_index (effects, SoleusDiaryEffect, 0);
    ck_assert_uint_eq (sport->n_after, 0);
    ck_assert_uint_eq (sport->n_without, 9);
    ck_assert (isnan (sport->ratio.ratio.value));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("person-rates");
  TCase *tc = tcase_create ("person-rates");

  tcase_add_test (tc, channels_of_a_recording_are_added_up);
  tcase_add_test (tc, a_recording_without_emg_is_told_by_its_accelerometer);
  tcase_add_test (tc, only_the_chosen_muscle_counts);
  tcase_add_test (tc, a_known_effect_is_found_and_none_is_made_up);
  tcase_add_test (tc, the_window_decides_what_comes_after);
  tcase_add_test (tc, times_that_are_none_are_left_out);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
