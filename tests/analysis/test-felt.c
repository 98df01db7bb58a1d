/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rows.h"
#include "soleus-conditions.h"
#include "soleus-felt.h"
#include "soleus-test.h"

/* A minute of one channel with the annotations @felt_s, ended by NAN. */
static SoleusRecording *
make_recording (const double *felt_s)
{
  SoleusRecordingFacts facts = {.name = g_strdup ("test"),
      .format_id = "test",
      .fingerprint = g_strdup ("test"),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .annotations = g_ptr_array_new_with_free_func (
          (GDestroyNotify)soleus_annotation_free),
      .log = soleus_read_log_new ()};
  SoleusChannel *channel =
      soleus_channel_new ("x", SOLEUS_KIND_EMG, "uV", 100.0);
  g_autofree float *zeros = g_new0 (float, 6000);
  const float *samples[] = {zeros};

  soleus_channel_add_run (channel, 6000, 0.0);
  g_ptr_array_add (facts.channels, channel);
  for (; !isnan (*felt_s); felt_s++)
    g_ptr_array_add (
        facts.annotations, soleus_annotation_new (*felt_s, 0.0, "felt-one"));
  g_ptr_array_add (
      facts.annotations, soleus_annotation_new (1.0, 0.0, "something else"));
  return soleus_recording_new_in_memory (&facts, samples);
}

static void
add_twitch (SoleusAnalysis *analysis, guint channel, double onset_s)
{
  rows_add_both (
      analysis, channel, onset_s, onset_s + 0.02, SOLEUS_PATTERN_FASC);
}

/* Counts @felt_s against @analysis. */
static SoleusEvidence
count (const SoleusAnalysis *analysis, const double *felt_s,
    const SoleusDecisions *decisions)
{
  g_autoptr (SoleusRecording) recording = make_recording (felt_s);
  SoleusEvidence out;

  soleus_evidence_init (&out);
  soleus_felt_count (recording, analysis, decisions, &out);
  return out;
}

START_TEST (felt_seen_and_unfelt_are_counted_with_the_delay)
  {
    static const double felt_s[] = {10.5, 21.0, 40.0, NAN};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEvidence out;

    add_twitch (analysis, 0, 10.0);
    add_twitch (analysis, 0, 20.0);
    add_twitch (analysis, 0, 30.0);
    add_twitch (analysis, 0, 45.0);
    add_twitch (analysis, 0, 50.0);
    out = count (analysis, felt_s, NULL);
    ck_assert_uint_eq (out.n_felt, 3);
    ck_assert_uint_eq (out.n_felt_measured, 2);
    ck_assert_uint_eq (out.n_unfelt, 3);
    ck_assert_double_eq_tol (out.felt_delay_s, 0.75, 1e-9);
    ck_assert_double_eq_tol (out.felt_delay_low_s, 0.5, 1e-9);
    ck_assert_double_eq_tol (out.felt_delay_high_s, 1.0, 1e-9);
  }
END_TEST

START_TEST (nothing_is_said_where_nobody_marked)
  {
    static const double felt_s[] = {NAN};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEvidence out;

    add_twitch (analysis, 0, 10.0);
    out = count (analysis, felt_s, NULL);
    ck_assert_uint_eq (out.n_felt, 0);
    ck_assert_uint_eq (out.n_felt_measured, 0);
    ck_assert_uint_eq (out.n_unfelt, 0);
    ck_assert (isnan (out.felt_delay_s));
    ck_assert (isnan (out.felt_delay_low_s));
    ck_assert (isnan (out.felt_delay_high_s));
  }
END_TEST

START_TEST (a_moment_belongs_to_a_twitch_from_2_s_before_to_250_ms_after_it)
  {
    static const struct
    {
      double late_s;
      guint n_measured;
    } rows[] = {{-0.26, 0}, {-0.24, 1}, {0.0, 1}, {1.99, 1}, {2.01, 0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const double felt_s[] = {20.0 + rows[i].late_s, NAN};
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        SoleusEvidence out;

        add_twitch (analysis, 0, 20.0);
        out = count (analysis, felt_s, NULL);
        ck_assert_uint_eq (out.n_felt_measured, rows[i].n_measured);
        ck_assert_uint_eq (out.n_unfelt, 1 - rows[i].n_measured);
      }
  }
END_TEST

START_TEST (each_moment_and_each_twitch_counts_once)
  {
    static const double felt_s[] = {10.4, 10.6, 20.9, NAN};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEvidence out;

    add_twitch (analysis, 0, 10.0);
    /* Two before one moment: the nearer is the felt one. */
    add_twitch (analysis, 0, 20.0);
    add_twitch (analysis, 0, 20.7);
    out = count (analysis, felt_s, NULL);
    ck_assert_uint_eq (out.n_felt, 3);
    ck_assert_uint_eq (out.n_felt_measured, 2);
    ck_assert_uint_eq (out.n_unfelt, 1);
    ck_assert_double_eq_tol (out.felt_delay_low_s, 0.2, 1e-9);
    ck_assert_double_eq_tol (out.felt_delay_high_s, 0.4, 1e-9);
  }
END_TEST

START_TEST (a_twitch_on_two_channels_is_one)
  {
    static const double felt_s[] = {10.5, NAN};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEvidence out;

    add_twitch (analysis, 0, 10.0);
    add_twitch (analysis, 1, 10.03);
    add_twitch (analysis, 0, 30.0);
    add_twitch (analysis, 1, 30.09);
    add_twitch (analysis, 0, 40.0);
    add_twitch (analysis, 1, 40.11);
    out = count (analysis, felt_s, NULL);
    ck_assert_uint_eq (out.n_felt_measured, 1);
    ck_assert_uint_eq (out.n_unfelt, 3);
  }
END_TEST

START_TEST (a_bout_holds_all_moments_within_it_and_is_no_unfelt_twitch)
  {
    static const double felt_s[] = {12.0, 15.0, 21.9, 22.1, NAN};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEvidence out;

    rows_add_episode (analysis, 0, 10.0, 20.0, SOLEUS_PATTERN_CRAMP);
    rows_add_episode (analysis, 0, 30.0, 40.0, SOLEUS_PATTERN_TREM);
    out = count (analysis, felt_s, NULL);
    ck_assert_uint_eq (out.n_felt_measured, 3);
    ck_assert_uint_eq (out.n_unfelt, 0);
    ck_assert (isnan (out.felt_delay_s));
  }
END_TEST

START_TEST (what_was_rejected_or_made_on_purpose_is_not_felt)
  {
    static const double felt_s[] = {10.5, 20.5, NAN};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEvidence out;

    rows_add_both (analysis, 0, 10.0, 10.02, SOLEUS_PATTERN_FASC)->rejected =
        TRUE;
    rows_add_episode (analysis, 0, 20.0, 22.0, SOLEUS_PATTERN_VOL);
    out = count (analysis, felt_s, NULL);
    ck_assert_uint_eq (out.n_felt, 2);
    ck_assert_uint_eq (out.n_felt_measured, 0);
    ck_assert_uint_eq (out.n_unfelt, 0);
  }
END_TEST

START_TEST (a_persons_marks_count_with_those_of_the_file)
  {
    static const double felt_s[] = {10.5, NAN};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    g_autoptr (SoleusDecisions) none = soleus_decisions_new ();
    SoleusMark values = {.id = 1,
        .onset_s = 20.25,
        .channels = soleus_channel_set_of (0),
        .label = (char *)"felt-one",
        .note = (char *)"",
        .rater = (char *)"",
        .confidence = NAN,
        .origin = SOLEUS_ORIGIN_MINE};
    g_autoptr (SoleusMark) mark = soleus_mark_new (&values);
    g_autoptr (SoleusDecisions) decisions =
        soleus_decisions_with_mark (none, mark);
    SoleusEvidence out;

    add_twitch (analysis, 0, 10.0);
    add_twitch (analysis, 0, 20.0);
    out = count (analysis, felt_s, decisions);
    ck_assert_uint_eq (out.n_felt, 2);
    ck_assert_uint_eq (out.n_felt_measured, 2);
    ck_assert_uint_eq (out.n_unfelt, 0);
    ck_assert_double_eq_tol (out.felt_delay_s, 0.375, 1e-9);
  }
END_TEST

START_TEST (a_felt_moment_does_not_end_what_lasts)
  {
    static const double felt_s[] = {20.0, NAN};
    g_autoptr (SoleusRecording) recording = make_recording (felt_s);
    SoleusMark values = {.onset_s = 10.0,
        .channels = soleus_channel_set_of (0),
        .label = (char *)"rest",
        .note = (char *)"",
        .rater = (char *)"",
        .confidence = NAN};
    g_autoptr (SoleusMark) mark = soleus_mark_new (&values);
    const SoleusMark *marks[] = {mark};
    g_autoptr (SoleusConditions) conditions =
        soleus_conditions_new (recording, marks, 1);

    ck_assert (soleus_conditions_hold (
        conditions, SOLEUS_CONDITION_REST, (SoleusSpan){40.0, 50.0}));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("felt");
  TCase *tc = tcase_create ("felt");

  tcase_add_test (tc, felt_seen_and_unfelt_are_counted_with_the_delay);
  tcase_add_test (tc, nothing_is_said_where_nobody_marked);
  tcase_add_test (
      tc, a_moment_belongs_to_a_twitch_from_2_s_before_to_250_ms_after_it);
  tcase_add_test (tc, each_moment_and_each_twitch_counts_once);
  tcase_add_test (tc, a_twitch_on_two_channels_is_one);
  tcase_add_test (
      tc, a_bout_holds_all_moments_within_it_and_is_no_unfelt_twitch);
  tcase_add_test (tc, what_was_rejected_or_made_on_purpose_is_not_felt);
  tcase_add_test (tc, a_persons_marks_count_with_those_of_the_file);
  tcase_add_test (tc, a_felt_moment_does_not_end_what_lasts);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
