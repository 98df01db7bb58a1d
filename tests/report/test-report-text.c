/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "report-example.h"
#include "soleus-event-rows.h"
#include "soleus-report-build.h"

static const struct
{
  double value;
  const char *unit;
  const char *text;
} value_rows[] = {
    {0.0, "µV", "0\u00a0µV"},
    {86.24, "µV", "86\u00a0µV"},
    {155.25, "µV", "155\u00a0µV"},
    {5.49, "µV", "5.5\u00a0µV"},
    {0.01234, "g", "0.012\u00a0g"},
    {-3.96, "", "-4.0"},
    /* What rounding makes longer keeps two digits. */
    {9.94, "µV", "9.9\u00a0µV"},
    {9.96, "µV", "10\u00a0µV"},
    {-99.6, "µV", "-100\u00a0µV"},
    {0.996, "g", "1.0\u00a0g"},
    {0.00996, "g", "0.010\u00a0g"},
    {9999.6, "µV", "10000\u00a0µV"},
    {1e-30, "g", "0.000000000\u00a0g"},
    {NAN, "µV", "–"},
    {INFINITY, "µV", "–"},
};

START_TEST (values_have_two_significant_digits_and_their_unit)
  {
    g_autofree char *text =
        soleus_value_dup_text (value_rows[_i].value, value_rows[_i].unit);

    ck_assert_str_eq (text, value_rows[_i].text);
  }
END_TEST

static const struct
{
  const char *label;
  const char *muscle;
  SoleusSide side;
  const char *name;
} name_rows[] = {
    {"EMG 1", NULL, SOLEUS_SIDE_UNKNOWN, "EMG 1"},
    {"EMG 1", "soleus", SOLEUS_SIDE_UNKNOWN, "EMG 1 (soleus)"},
    {"EMG 1", NULL, SOLEUS_SIDE_RIGHT, "EMG 1 (right)"},
    {"EMG 1", "soleus", SOLEUS_SIDE_LEFT, "EMG 1 (soleus, left)"},
    {"", NULL, SOLEUS_SIDE_UNKNOWN, ""},
    {"0123456789012345678901234567890123456789x", NULL, SOLEUS_SIDE_UNKNOWN,
        "01234567890123456789…1234567890123456789x"},
    {"ääääääääääääääääääääääääääääääääääääääääää", NULL, SOLEUS_SIDE_UNKNOWN,
        "ääääääääääääääääääää…ääääääääääääääääääää"},
};

START_TEST (channels_are_named_with_muscle_and_side)
  {
    g_autoptr (SoleusChannel) channel =
        soleus_channel_new (name_rows[_i].label, SOLEUS_KIND_EMG, "uV", 1000.0);
    g_autofree char *name = NULL;
    g_autofree char *full = NULL;

    channel->muscle = g_strdup (name_rows[_i].muscle);
    channel->side = name_rows[_i].side;
    name = soleus_channel_dup_name (channel);
    full = soleus_channel_dup_full_name (channel);
    ck_assert_str_eq (name, name_rows[_i].name);
    ck_assert (g_str_has_prefix (full, name_rows[_i].label));
    /* What nobody told is never shown as a fact. */
    ck_assert_int_eq (g_str_has_suffix (full, ", calf (assumed)"),
        name_rows[_i].muscle == NULL);
  }
END_TEST

START_TEST (labels_are_joined_in_the_order_of_the_channels)
  {
    ReportExample example;
    SoleusChannelSet channels = soleus_channel_set_of (2);
    g_autofree char *commas = NULL;
    g_autofree char *bars = NULL;

    report_example_init (&example, 3);
    soleus_channel_set_add (&channels, 0);
    /* A channel that the recording does not have is passed over. */
    soleus_channel_set_add (&channels, 9);
    commas = soleus_channels_dup_names (example.recording, &channels);
    bars = soleus_channel_labels_dup (example.recording, &channels);
    ck_assert_str_eq (commas, "Calf 1, 3");
    ck_assert_str_eq (bars, "Calf 1|Calf 3");
    report_example_clear (&example);
  }
END_TEST

static const struct
{
  const char *labels[3];
  const char *names;
} label_rows[] = {
    {{"Acc X", "Acc Y", "Acc Z"}, "Acc X, Y, Z"},
    {{"EMG gast med L", "EMG gast lat L", "EMG gast lat R"},
        "EMG gast med L, lat L, lat R"},
    {{"EMG tib", "Acc X", "Acc Y"}, "EMG tib, Acc X, Acc Y"},
    {{"EMG1", "EMG2", "EMG3"}, "EMG1, EMG2, EMG3"},
    {{"leg", "leg x", "leg y"}, "leg, leg x, leg y"},
    {{"a b", "a b", "a b"}, "a b, b, b"},
};

START_TEST (words_that_all_labels_begin_with_stand_once)
  {
    SoleusRecordingFacts facts = {.format_id = "memory"};
    SoleusChannelSet set = soleus_channel_set_of (0);
    g_autoptr (SoleusRecording) recording = NULL;
    g_autofree char *names = NULL;
    float x[1] = {0.0f};
    const float *rows[] = {x, x, x};

    facts.name = g_strdup ("a");
    facts.log = soleus_read_log_new ();
    facts.channels =
        g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
    for (guint c = 0; c < 3; c++)
      {
        SoleusChannel *channel = soleus_channel_new (
            label_rows[_i].labels[c], SOLEUS_KIND_EMG, "uV", 1000.0);
        soleus_channel_add_run (channel, 1, 0.0);
        g_ptr_array_add (facts.channels, channel);
        soleus_channel_set_add (&set, c);
      }
    recording = soleus_recording_new_in_memory (&facts, rows);
    names = soleus_channels_dup_names (recording, &set);
    ck_assert_str_eq (names, label_rows[_i].names);
  }
END_TEST

static const struct
{
  const char *unit;
  gboolean calibrated;
  const char *shown;
  const char *exported;
} unit_rows[] = {
    {"uV", TRUE, "µV", "uV"},
    {"g", TRUE, "g", "g"},
    {"", FALSE, "× noise", "x noise"},
    {"uV", FALSE, "× noise", "x noise"},
};

START_TEST (units_of_amplitudes_are_honest_about_calibration)
  {
    SoleusRecordingFacts facts = {.format_id = "memory"};
    SoleusChannel *channel =
        soleus_channel_new ("a", SOLEUS_KIND_EMG, unit_rows[_i].unit, 1000.0);
    SoleusBurst burst = {.channels = soleus_channel_set_of (0)};
    SoleusBurst nowhere = {.channels = soleus_channel_set_of (4)};
    g_autoptr (SoleusRecording) recording = NULL;
    float x[1] = {0.0f};
    const float *rows[] = {x};

    channel->calibrated = unit_rows[_i].calibrated;
    soleus_channel_add_run (channel, 1, 0.0);
    facts.name = g_strdup ("a");
    facts.log = soleus_read_log_new ();
    facts.channels =
        g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
    g_ptr_array_add (facts.channels, channel);
    recording = soleus_recording_new_in_memory (&facts, rows);
    ck_assert_str_eq (
        soleus_channel_unit_text (soleus_recording_get_channel (recording, 0)),
        unit_rows[_i].shown);
    ck_assert_str_eq (
        soleus_burst_unit (recording, &burst), unit_rows[_i].exported);
    ck_assert_str_eq (soleus_burst_unit (recording, &nowhere), "");
  }
END_TEST

static const struct
{
  double rate, low, high;
  const char *text;
} rate_rows[] = {
    {1.25, 0.15, 4.52, "1.25 (0.15–4.52)"},
    {4.04, 1.1, 9.99, "4.04 (1.10–9.99)"},
    {4.04, 1.1, 10.0, "4.0 (1.1–10.0)"},
    {9.94, 6.37, 14.79, "9.9 (6.4–14.8)"},
    {80.0, 70.0, 100.0, "80 (70–100)"},
    {NAN, 0.0, 0.0, "–"},
};

START_TEST (a_rate_has_as_many_digits_as_its_column_is_wide)
  {
    SoleusSummary row = {
        .rate_per_min = rate_rows[_i].rate,
        .rate_low = rate_rows[_i].low,
        .rate_high = rate_rows[_i].high,
    };
    g_autofree char *text = soleus_rate_dup_text (&row);

    ck_assert_str_eq (text, rate_rows[_i].text);
  }
END_TEST

/* An episode from 100 s on with bursts of 2 s at 101, 130 and 170 s, and one
 * of 60 s; another episode has one at its very middle. */
static const struct
{
  double duration_s, longest_s, shown_s;
} shown_rows[] = {
    {80.0, 10.0, 131.0}, /* its middle is 140 s */
    {10.0, 10.0, 105.0}, /* fits as a whole */
    {10.5, 10.0, 102.0},
    {80.0, 1.0, 140.0}, /* no burst fits */
    {80.0, 70.0, 141.0},
};

START_TEST (of_a_long_episode_a_burst_is_shown)
  {
    static const double onsets_s[] = {101.0, 130.0, 170.0};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEpisode episode = {
        .onset_s = 100.0, .duration_s = shown_rows[_i].duration_s};
    SoleusBurst burst = {.episode = 0, .duration_s = 2.0};
    SoleusBurst longer = {.episode = 0, .onset_s = 111.0, .duration_s = 60.0};
    SoleusBurst other = {.episode = 1, .onset_s = 140.0, .duration_s = 0.5};

    g_array_append_val (analysis->episodes, episode);
    g_array_append_val (analysis->episodes, episode);
    g_array_append_val (analysis->bursts, longer);
    g_array_append_val (analysis->bursts, other);
    for (guint i = 0; i < G_N_ELEMENTS (onsets_s); i++)
      {
        burst.onset_s = onsets_s[i];
        g_array_append_val (analysis->bursts, burst);
      }
    ck_assert_double_eq_tol (
        soleus_episode_shown_s (analysis,
            &g_array_index (analysis->episodes, SoleusEpisode, 0),
            shown_rows[_i].longest_s),
        shown_rows[_i].shown_s, 1e-9);
  }
END_TEST

START_TEST (bursts_count_unless_their_episode_was_rejected)
  {
    ReportExample example;
    SoleusBurst burst = {.episode = -1};

    report_example_init (&example, 1);
    ck_assert (soleus_burst_is_listed (example.analysis, &burst));
    ck_assert_ptr_null (soleus_burst_episode (example.analysis, &burst));
    burst.episode = 2;
    ck_assert (!soleus_burst_is_listed (example.analysis, &burst));
    burst.episode = 3;
    ck_assert (soleus_burst_is_listed (example.analysis, &burst));
    burst.episode = 100000;
    ck_assert_ptr_null (soleus_burst_episode (example.analysis, &burst));
    report_example_clear (&example);
  }
END_TEST

START_TEST (reason_ids_become_sentences)
  {
    ck_assert_str_eq (
        soleus_reason_text ("no-samples"), "This channel holds no samples.");
    ck_assert_str_eq (
        soleus_reason_text ("not-in-any-table"), "not-in-any-table");
    ck_assert_str_eq (soleus_reason_text (NULL), "");
  }
END_TEST

START_TEST (every_pattern_has_a_name_in_both_voices)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      for (int voice = 0; voice < 2; voice++)
        ck_assert_int_gt (
            strlen (soleus_pattern_name ((SoleusPattern)i, (SoleusVoice)voice)),
            2);
    ck_assert_str_eq (
        soleus_pattern_name (SOLEUS_PATTERN_NONE, SOLEUS_VOICE_PLAIN), "");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("report-text");
  TCase *tcase = tcase_create ("report-text");

  tcase_add_loop_test (tcase, values_have_two_significant_digits_and_their_unit,
      0, G_N_ELEMENTS (value_rows));
  tcase_add_loop_test (tcase, channels_are_named_with_muscle_and_side, 0,
      G_N_ELEMENTS (name_rows));
  tcase_add_test (tcase, labels_are_joined_in_the_order_of_the_channels);
  tcase_add_loop_test (tcase, words_that_all_labels_begin_with_stand_once, 0,
      G_N_ELEMENTS (label_rows));
  tcase_add_loop_test (tcase, a_rate_has_as_many_digits_as_its_column_is_wide,
      0, G_N_ELEMENTS (rate_rows));
  tcase_add_loop_test (
      tcase, of_a_long_episode_a_burst_is_shown, 0, G_N_ELEMENTS (shown_rows));
  tcase_add_loop_test (tcase, units_of_amplitudes_are_honest_about_calibration,
      0, G_N_ELEMENTS (unit_rows));
  tcase_add_test (tcase, bursts_count_unless_their_episode_was_rejected);
  tcase_add_test (tcase, reason_ids_become_sentences);
  tcase_add_test (tcase, every_pattern_has_a_name_in_both_voices);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
