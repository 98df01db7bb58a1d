/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-episode-list.h"

#include <math.h>

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Changed;

static void
on_changed (GListModel *model, guint position, guint removed, guint added,
    gpointer user_data)
{
  Changed *changed = user_data;

  changed->n_signals++;
  changed->position = position;
  changed->removed = removed;
  changed->added = added;
}

static void
add_episode (SoleusAnalysis *analysis, guint id, double onset_s)
{
  SoleusEpisode episode = {
      .id = id,
      .onset_s = onset_s,
      .duration_s = 0.02,
      .channels = soleus_channel_set_of (0),
      .pattern = SOLEUS_PATTERN_FASC,
      .score = 0.8,
      .frequency_hz = NAN,
      .n_bursts = 1,
      .ambiguous_with = SOLEUS_PATTERN_NONE,
  };

  g_array_append_val (analysis->episodes, episode);
}

/* @n episodes, one a second, with ids from 1. */
static SoleusAnalysis *
episodes (guint n)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();

  for (guint i = 0; i < n; i++)
    add_episode (analysis, i + 1, i);
  return analysis;
}

START_TEST (an_edit_changes_the_one_row_it_touched)
  {
    g_autoptr (SoleusEpisodeList) list = soleus_episode_list_new ();
    g_autoptr (SoleusAnalysis) before = episodes (100);
    g_autoptr (SoleusAnalysis) after = episodes (100);
    Changed changed = {0};

    soleus_episode_list_set_analysis (list, before, NULL, NULL);
    g_signal_connect (list, "items-changed", G_CALLBACK (on_changed), &changed);
    g_array_index (after->episodes, SoleusEpisode, 41).rejected = TRUE;
    soleus_episode_list_set_analysis (list, after, NULL, NULL);

    ck_assert_uint_eq (changed.n_signals, 1);
    ck_assert_uint_eq (changed.position, 41);
    ck_assert_uint_eq (changed.removed, 1);
    ck_assert_uint_eq (changed.added, 1);
  }
END_TEST

START_TEST (the_same_episodes_again_change_nothing)
  {
    g_autoptr (SoleusEpisodeList) list = soleus_episode_list_new ();
    g_autoptr (SoleusAnalysis) before = episodes (20);
    g_autoptr (SoleusAnalysis) after = episodes (20);
    Changed changed = {0};

    soleus_episode_list_set_analysis (list, before, NULL, NULL);
    g_signal_connect (list, "items-changed", G_CALLBACK (on_changed), &changed);
    soleus_episode_list_set_analysis (list, after, NULL, NULL);
    ck_assert_uint_eq (changed.n_signals, 0);
  }
END_TEST

START_TEST (a_row_put_in_the_middle_is_one_addition)
  {
    g_autoptr (SoleusEpisodeList) list = soleus_episode_list_new ();
    g_autoptr (SoleusAnalysis) before = soleus_analysis_new ();
    g_autoptr (SoleusAnalysis) after = soleus_analysis_new ();
    Changed changed = {0};

    for (guint i = 0; i < 10; i++)
      {
        add_episode (before, i + 1, i);
        add_episode (after, i + 1, i);
        if (i == 6)
          add_episode (after, 99, 6.5);
      }
    soleus_episode_list_set_analysis (list, before, NULL, NULL);
    g_signal_connect (list, "items-changed", G_CALLBACK (on_changed), &changed);
    soleus_episode_list_set_analysis (list, after, NULL, NULL);
    ck_assert_uint_eq (changed.position, 7);
    ck_assert_uint_eq (changed.removed, 0);
    ck_assert_uint_eq (changed.added, 1);
    ck_assert_uint_eq (soleus_episode_list_find (list, 99), 7);
    ck_assert_uint_eq (soleus_episode_list_find (list, 1000), G_MAXUINT);
  }
END_TEST

START_TEST (a_hundred_thousand_rows_make_items_only_when_asked)
  {
    g_autoptr (SoleusEpisodeList) list = soleus_episode_list_new ();
    g_autoptr (SoleusAnalysis) many = episodes (100000);
    g_autoptr (SoleusEpisodeItem) item = NULL;
    gint64 start_us = soleus_test_cpu_us ();

    soleus_episode_list_set_analysis (list, many, NULL, NULL);
    ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 100000);
    item = g_list_model_get_item (G_LIST_MODEL (list), 77777);
    /* 100,000 objects alone would take longer than this. */
    ck_assert_int_lt (soleus_test_cpu_us () - start_us, 100000);
    ck_assert_uint_eq (soleus_episode_item_get_episode (item)->id, 77778);
    ck_assert_uint_eq (soleus_episode_list_find_time (list, 500.5), 501);
    ck_assert_uint_eq (soleus_episode_list_find_time (list, 500.0), 500);
    ck_assert_uint_eq (soleus_episode_list_find_time (list, 1e9), 100000);
    ck_assert_ptr_null (g_list_model_get_item (G_LIST_MODEL (list), 100000));
  }
END_TEST

START_TEST (an_item_tells_its_row_by_properties)
  {
    g_autoptr (SoleusEpisodeList) list = soleus_episode_list_new ();
    g_autoptr (SoleusAnalysis) analysis = episodes (2);
    g_autoptr (SoleusEpisodeItem) item = NULL;
    g_autofree char *label = NULL;
    g_autofree char *channels = NULL;
    SoleusBurst bursts[] = {
        {.episode = 1, .amplitude = 40.0}, {.episode = 1, .amplitude = 86.0}};
    double onset, amplitude, frequency;
    gboolean rejected;

    g_array_append_vals (analysis->bursts, bursts, 2);
    g_array_index (analysis->episodes, SoleusEpisode, 1).rejected = TRUE;
    soleus_episode_list_set_analysis (list, analysis, NULL, NULL);
    item = g_list_model_get_item (G_LIST_MODEL (list), 1);
    g_object_get (item, "label", &label, "channels", &channels, "onset", &onset,
        "amplitude", &amplitude, "frequency", &frequency, "rejected", &rejected,
        NULL);
    ck_assert_str_eq (label, "FASC");
    ck_assert_str_eq (channels, "1");
    ck_assert_double_eq (onset, 1.0);
    ck_assert_double_eq (amplitude, 86.0);
    ck_assert (isnan (frequency));
    ck_assert (rejected);
  }
END_TEST

START_TEST (a_mark_shows_the_persons_own_words)
  {
    g_autoptr (SoleusEpisodeList) list = soleus_episode_list_new ();
    g_autoptr (SoleusAnalysis) analysis = episodes (1);
    g_autoptr (SoleusDecisions) none = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) decisions = NULL;
    g_autoptr (SoleusEpisodeItem) item = NULL;
    SoleusMark values = {.id = 7, .label = (char *)"felt it", .confidence = 1};
    g_autoptr (SoleusMark) mark = soleus_mark_new (&values);

    decisions = soleus_decisions_with_mark (none, mark);
    g_array_index (analysis->episodes, SoleusEpisode, 0).mark_id = 7;
    soleus_episode_list_set_analysis (list, analysis, decisions, NULL);
    item = g_list_model_get_item (G_LIST_MODEL (list), 0);
    ck_assert_str_eq (soleus_episode_item_get_label (item), "felt it");
    ck_assert_uint_eq (soleus_episode_list_find_mark (list, 7), 0);
    ck_assert_uint_eq (soleus_episode_list_find_mark (list, 8), G_MAXUINT);
  }
END_TEST

START_TEST (marks_that_are_no_episode_stand_among_them_in_time)
  {
    g_autoptr (SoleusEpisodeList) list = soleus_episode_list_new ();
    g_autoptr (SoleusAnalysis) analysis = episodes (5);
    g_autoptr (SoleusDecisions) decisions = soleus_decisions_new ();
    const double onsets_s[] = {-1.0, 2.0, 2.5, 2.7, 99.0};
    const guint64 order[] = {1, 0, 0, 0, 2, 3, 4, 0, 0, 5};

    for (guint i = 0; i < G_N_ELEMENTS (onsets_s); i++)
      {
        SoleusMark values = {.id = i + 1,
            .onset_s = onsets_s[i],
            .label = (char *)"felt it",
            .confidence = NAN};
        g_autoptr (SoleusMark) mark = soleus_mark_new (&values);
        SoleusDecisions *next = soleus_decisions_with_mark (decisions, mark);
        soleus_decisions_unref (decisions);
        decisions = next;
      }
    soleus_episode_list_set_analysis (list, NULL, decisions, NULL);
    ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 5);

    soleus_episode_list_set_analysis (list, analysis, decisions, NULL);
    ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 10);
    for (guint i = 0; i < 10; i++)
      {
        const SoleusEpisode *row = soleus_episode_list_get_episode (list, i);
        ck_assert_uint_eq (row->mark_id, order[i]);
        ck_assert_uint_eq (soleus_episode_list_find (list, row->id), i);
        if (order[i] != 0)
          ck_assert_uint_eq (soleus_episode_list_find_mark (list, order[i]), i);
      }
    ck_assert_uint_eq (soleus_episode_list_find_time (list, 2.6), 6);
    ck_assert_ptr_null (soleus_episode_list_get_episode (list, 10));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("episode-list");
  TCase *tc = tcase_create ("model");

  tcase_add_test (tc, an_edit_changes_the_one_row_it_touched);
  tcase_add_test (tc, the_same_episodes_again_change_nothing);
  tcase_add_test (tc, a_row_put_in_the_middle_is_one_addition);
  tcase_add_test (tc, a_hundred_thousand_rows_make_items_only_when_asked);
  tcase_add_test (tc, an_item_tells_its_row_by_properties);
  tcase_add_test (tc, a_mark_shows_the_persons_own_words);
  tcase_add_test (tc, marks_that_are_no_episode_stand_among_them_in_time);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
