/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-track-list.h"

/* "0 1 -2": in order, hidden ones with a sign. */
static char *
as_text (const SoleusTrackList *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < soleus_track_list_get_n (list); i++)
    {
      guint channel = soleus_track_list_get_channel (list, i);

      g_string_append_printf (text, "%s%s%u", i > 0 ? " " : "",
          soleus_track_list_is_hidden (list, channel) ? "-" : "", channel);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_is (const SoleusTrackList *list, const char *wanted)
{
  g_autofree char *text = as_text (list);

  ck_assert_str_eq (text, wanted);
}

START_TEST (a_new_recording_has_its_channels_in_order)
  {
    g_autoptr (SoleusTrackList) list = soleus_track_list_new ();

    assert_is (list, "");
    soleus_track_list_reset (list, 3);
    assert_is (list, "0 1 2");
    ck_assert (soleus_track_list_hide (list, 1));
    soleus_track_list_reset (list, 2);
    assert_is (list, "0 1");
  }
END_TEST

START_TEST (a_derived_track_stands_below_its_source)
  {
    g_autoptr (SoleusTrackList) list = soleus_track_list_new ();

    soleus_track_list_reset (list, 3);
    soleus_track_list_add (list, 3, 0);
    assert_is (list, "0 3 1 2");
    soleus_track_list_add (list, 4, 99);
    assert_is (list, "0 3 1 2 4");
  }
END_TEST

START_TEST (the_last_track_cannot_be_hidden)
  {
    g_autoptr (SoleusTrackList) list = soleus_track_list_new ();

    soleus_track_list_reset (list, 2);
    ck_assert (!soleus_track_list_show_all (list));
    ck_assert (soleus_track_list_hide (list, 0));
    ck_assert (!soleus_track_list_hide (list, 0));
    ck_assert (!soleus_track_list_hide (list, 1));
    ck_assert (!soleus_track_list_hide (list, 7));
    ck_assert_uint_eq (soleus_track_list_get_n_hidden (list), 1);
    assert_is (list, "-0 1");
    ck_assert (soleus_track_list_show_all (list));
    assert_is (list, "0 1");
  }
END_TEST

START_TEST (a_move_goes_over_what_is_hidden_and_ends_at_the_edge)
  {
    g_autoptr (SoleusTrackList) list = soleus_track_list_new ();

    soleus_track_list_reset (list, 4);
    ck_assert (soleus_track_list_hide (list, 1));
    ck_assert (!soleus_track_list_move (list, 0, -1));
    ck_assert (soleus_track_list_move (list, 0, 1));
    assert_is (list, "-1 2 0 3");
    ck_assert (!soleus_track_list_move (list, 2, -1));
    ck_assert (soleus_track_list_move (list, 3, -1));
    assert_is (list, "-1 2 3 0");
    ck_assert (!soleus_track_list_move (list, 0, 1));
    ck_assert (!soleus_track_list_move (list, 0, 0));
    ck_assert (!soleus_track_list_move (list, 9, 1));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-track-list");
  TCase *tests = tcase_create ("track-list");

  tcase_add_test (tests, a_new_recording_has_its_channels_in_order);
  tcase_add_test (tests, a_derived_track_stands_below_its_source);
  tcase_add_test (tests, the_last_track_cannot_be_hidden);
  tcase_add_test (tests, a_move_goes_over_what_is_hidden_and_ends_at_the_edge);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
