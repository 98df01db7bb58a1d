/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-words.h"

#include <math.h>
#include <string.h>

static SoleusRecording *
new_recording (const char *name)
{
  static const float silence[100];
  const float *samples[] = {silence, silence, silence};
  SoleusRecordingFacts facts = {.name = g_strdup (name),
      .format_id = "edf",
      .fingerprint = g_strdup ("f"),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};

  for (int i = 0; i < 3; i++)
    {
      SoleusChannel *channel = soleus_channel_new (i < 2 ? "EMG" : "Acc X",
          i < 2 ? SOLEUS_KIND_EMG : SOLEUS_KIND_ACCELEROMETER,
          i < 2 ? "uV" : "g", i < 2 ? 50.0 : 25.0);

      soleus_channel_add_run (channel, 100, 0.0);
      g_ptr_array_add (facts.channels, channel);
    }
  return soleus_recording_new_in_memory (&facts, samples);
}

START_TEST (the_facts_line_says_format_channels_and_length)
  {
    g_autoptr (SoleusRecording) recording = new_recording ("Left calf.edf");
    g_autofree char *facts = soleus_words_dup_facts (recording);

    ck_assert_str_eq (
        facts, "EDF · 2 EMG 50 Hz, 1 accelerometer 25 Hz · 4.0 s");
  }
END_TEST

START_TEST (a_name_without_an_ending_gives_the_name_of_the_format)
  {
    g_autoptr (SoleusRecording) recording = new_recording ("recording");
    g_autofree char *facts = soleus_words_dup_facts (recording);

    ck_assert_msg (
        g_str_has_suffix (facts, "2 EMG 50 Hz, 1 accelerometer 25 Hz · 4.0 s"),
        "%s", facts);
    ck_assert (!g_str_has_prefix (facts, "2 EMG"));
  }
END_TEST

START_TEST (the_view_is_spoken_with_its_selection)
  {
    g_autoptr (SoleusRecording) recording = new_recording ("a.edf");
    g_autoptr (SoleusViewState) state = soleus_view_state_new ();
    g_autofree char *plain = NULL;
    g_autofree char *selected = NULL;

    soleus_view_state_reset (state, soleus_zoom_limits (4.0, 50.0));
    plain = soleus_words_dup_visible (state, recording);
    ck_assert_str_eq (plain, "Showing 0:00:00.0 to 0:00:04.0 of 4.0 s.");
    soleus_view_state_select (state, (SoleusSpan){1.0, 1.5}, 0);
    selected = soleus_words_dup_visible (state, recording);
    ck_assert_str_eq (selected,
        "Showing 0:00:00.0 to 0:00:04.0 of 4.0 s. Selected 500 ms from "
        "0:00:01.000.");
  }
END_TEST

START_TEST (values_have_three_digits_and_their_unit)
  {
    static const struct
    {
      double value;
      const char *unit;
      const char *text;
    } rows[] = {{86.04, "uV", "86.0 µV"}, {1234.4, "uV", "1234 µV"},
        {0.02, "g", "0.0200 g"}, {3.14159, NULL, "3.14"}, {NAN, "uV", "–"},
        {0.0, "Hz", "0 Hz"}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autofree char *text =
            soleus_words_dup_value (rows[i].value, rows[i].unit);

        ck_assert_str_eq (text, rows[i].text);
      }
  }
END_TEST

START_TEST (every_offered_label_is_an_id_with_words)
  {
    for (const char *const *id = soleus_words_labels; *id != NULL; id++)
      {
        ck_assert_msg (soleus_pattern_from_id (*id) != SOLEUS_PATTERN_NONE
                || soleus_condition_from_id (*id) != SOLEUS_CONDITION_NONE,
            "%s is no id", *id);
        ck_assert_str_ne (soleus_words_label (*id), *id);
      }
    ck_assert_str_eq (soleus_words_label ("my own"), "my own");
  }
END_TEST

START_TEST (every_key_has_a_word_until_the_person_chooses_another)
  {
    for (guint key = 1; key <= 9; key++)
      {
        ck_assert_str_ne (soleus_words_key_label ("", key), "");
        ck_assert_str_eq (soleus_words_key_label ("mine", key), "mine");
      }
    ck_assert_str_eq (soleus_words_key_label (NULL, 10), "");
  }
END_TEST

START_TEST (the_calf_comes_first_among_the_muscles)
  {
    ck_assert_str_eq (soleus_words_muscles[0], "calf");
  }
END_TEST

START_TEST (a_channel_is_named_with_kind_side_and_muscle)
  {
    g_autoptr (SoleusChannel) channel =
        soleus_channel_new ("A1", SOLEUS_KIND_EMG, "uV", 1000.0);
    g_autofree char *bare = soleus_words_dup_channel (channel);
    g_autofree char *full = NULL;

    channel->muscle = g_strdup ("soleus");
    channel->side = SOLEUS_SIDE_LEFT;
    full = soleus_words_dup_channel (channel);
    ck_assert_str_eq (bare, "A1, EMG, calf (assumed)");
    ck_assert_str_eq (full, "A1, EMG, left soleus");
  }
END_TEST

START_TEST (a_filter_says_its_band_and_its_hum)
  {
    SoleusViewFilter none = {0.0, 0.0, NAN, 0.0};
    SoleusViewFilter band = {20.0, 450.0, NAN, 0.0};
    SoleusViewFilter hum = {2.0, 45.0, 50.0, 0.0};
    g_autofree char *recorded = soleus_words_dup_filter (&none);
    g_autofree char *banded = soleus_words_dup_filter (&band);
    g_autofree char *without = soleus_words_dup_filter (&hum);

    ck_assert_str_eq (recorded, "as recorded");
    ck_assert_str_eq (banded, "20 to 450 Hz");
    ck_assert_str_eq (without, "2 to 45 Hz, without 50 Hz hum");
  }
END_TEST

START_TEST (every_column_of_the_list_is_explained_with_its_unit)
  {
    static const struct
    {
      const char *property;
      const char *unit;
    } rows[] = {{"onset", "seconds"}, {"label", ""}, {"channels", ""},
        {"amplitude", "µV"}, {"duration", "milliseconds"}, {"frequency", "Hz"},
        {"score", "not the probability"}, {"origin", ""}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const char *text = soleus_words_column (rows[i].property);
        ck_assert_msg (text != NULL && strstr (text, rows[i].unit) != NULL,
            "%s", rows[i].property);
      }
    ck_assert_ptr_null (soleus_words_column ("no-such"));
  }
END_TEST

START_TEST (two_cursors_tell_milliseconds_and_how_often_a_second)
  {
    static const struct
    {
      double second_s;
      const char *text;
    } rows[] = {
        {0.75, "‹A› 0:00:00.2500 · B 0:00:00.7500 · 500.0 ms · 2 Hz"},
        {0.25, "‹A› 0:00:00.2500 · B 0:00:00.2500 · 0.0 ms"},
        {0.0, "‹A› 0:00:00.2500 · B 0:00:00.0000 · -250.0 ms · 4 Hz"},
        {3.25, "‹A› 0:00:00.2500 · B 0:00:03.2500 · 3000 ms · 0.333 Hz"},
    };
    g_autoptr (SoleusRecording) recording = new_recording ("a.edf");
    g_autoptr (SoleusViewState) state = soleus_view_state_new ();
    g_autofree char *none = soleus_words_dup_ruler (state, recording);
    g_autofree char *spoken = NULL;

    ck_assert_str_eq (none, "");
    soleus_view_state_reset (state, soleus_zoom_limits (4.0, 50.0));
    soleus_view_state_set_cursor_s (state, 0.25);
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autofree char *text = NULL;

        soleus_view_state_set_second_s (state, rows[i].second_s);
        text = soleus_words_dup_ruler (state, recording);
        ck_assert_str_eq (text, rows[i].text);
      }
    soleus_view_state_swap_cursors (state);
    spoken = soleus_words_dup_visible (state, recording);
    ck_assert_msg (
        strstr (spoken, "Cursors: A 0:00:00.2500 · ‹B›") != NULL, "%s", spoken);
  }
END_TEST

START_TEST (a_reading_is_both_values_and_their_difference)
  {
    g_autofree char *text = soleus_words_dup_reading (12.0, -3.0, "uV");
    g_autofree char *gap = soleus_words_dup_reading (12.0, NAN, "uV");

    ck_assert_str_eq (text, "A 12.0 µV · B -3.00 µV · B − A -15.0 µV");
    ck_assert_str_eq (gap, "A 12.0 µV · B – · B − A –");
  }
END_TEST

START_TEST (a_box_of_the_grid_is_told_with_both_units)
  {
    g_autofree char *fine = soleus_words_dup_division (50.0, "uV", 0.1);
    g_autofree char *wide = soleus_words_dup_division (0.002, "g", 2.0);

    ck_assert_str_eq (fine, "50 µV, 100 ms a division");
    ck_assert_str_eq (wide, "0.002 g, 2 s a division");
  }
END_TEST

START_TEST (a_moment_is_told_as_the_time_axis_wants_it)
  {
    g_autoptr (SoleusRecording) recording = new_recording ("a.edf");
    g_autoptr (SoleusViewState) state = soleus_view_state_new ();
    g_autofree char *from_start = NULL;
    g_autofree char *before = NULL;

    soleus_view_state_reset (state, soleus_zoom_limits (4.0, 50.0));
    soleus_view_state_set_time_axis (state, SOLEUS_TIME_ELAPSED);
    ck_assert_ptr_null (soleus_words_get_clock (state, recording));
    from_start = soleus_words_dup_time (state, recording, 1.5, 1);
    ck_assert_str_eq (from_start, "0:00:01.5");
    soleus_view_state_set_lights_off (state, 2.0);
    before = soleus_words_dup_time (state, recording, 1.5, 1);
    ck_assert_str_eq (before, "-0:00:00.5");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-words");
  TCase *tests = tcase_create ("words");

  tcase_add_test (tests, the_facts_line_says_format_channels_and_length);
  tcase_add_test (tests, a_name_without_an_ending_gives_the_name_of_the_format);
  tcase_add_test (tests, the_view_is_spoken_with_its_selection);
  tcase_add_test (tests, values_have_three_digits_and_their_unit);
  tcase_add_test (tests, every_offered_label_is_an_id_with_words);
  tcase_add_test (tests, every_key_has_a_word_until_the_person_chooses_another);
  tcase_add_test (tests, the_calf_comes_first_among_the_muscles);
  tcase_add_test (tests, a_channel_is_named_with_kind_side_and_muscle);
  tcase_add_test (tests, a_filter_says_its_band_and_its_hum);
  tcase_add_test (tests, every_column_of_the_list_is_explained_with_its_unit);
  tcase_add_test (tests, two_cursors_tell_milliseconds_and_how_often_a_second);
  tcase_add_test (tests, a_reading_is_both_values_and_their_difference);
  tcase_add_test (tests, a_box_of_the_grid_is_told_with_both_units);
  tcase_add_test (tests, a_moment_is_told_as_the_time_axis_wants_it);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
