/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "report-case.h"
#include "soleus-rhythm-figure.h"

#define RATE_HZ 100.0
#define N_SAMPLES 4000
#define RHYTHM_HZ 5.0
#define SIZE_G 0.02

/* Three axes: nothing, a sine, half of it; from 10 s on. */
static SoleusRecording *
shaking (SoleusKind kind)
{
  static float samples[3][N_SAMPLES];
  const float *rows[] = {samples[0], samples[1], samples[2]};
  SoleusRecordingFacts facts = {.format_id = "memory"};

  facts.name = g_strdup ("shaking.csv");
  facts.fingerprint = g_strdup ("00");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  for (guint c = 0; c < 3; c++)
    {
      SoleusChannel *channel = soleus_channel_new (
          "Acc", kind, kind == SOLEUS_KIND_EMG ? "uV" : "g", RATE_HZ);

      channel->calibrated = TRUE;
      soleus_channel_add_run (channel, G_N_ELEMENTS (samples[c]), 0.0);
      g_ptr_array_add (facts.channels, channel);
      for (guint i = 0; i < G_N_ELEMENTS (samples[c]); i++)
        samples[c][i] = i < 10 * RATE_HZ
            ? 0.0f
            : (float)(SIZE_G * c * (c == 2 ? 0.25 : 1.0)
                * sin (2.0 * G_PI * RHYTHM_HZ * i / RATE_HZ));
    }
  return soleus_recording_new_in_memory (&facts, rows);
}

static const SoleusTremor tremor = {
    .channels = {{7}},
    .span = {12.0, 36.0},
    .frequency_hz = RHYTHM_HZ,
};

START_TEST (strength_is_that_of_all_axes_together)
  {
    g_autoptr (SoleusRecording) recording = shaking (SOLEUS_KIND_ACCELEROMETER);
    double expected = SIZE_G * sqrt ((1.0 + 0.25) / 2.0);

    /* 2 %: what a window of 4 s leaves outside of 1 Hz. */
    ck_assert_double_eq_tol (
        soleus_rhythm_rms (recording, &tremor), expected, 0.02 * expected);
  }
END_TEST

START_TEST (strength_without_samples_is_not_measured)
  {
    g_autoptr (SoleusRecording) recording = shaking (SOLEUS_KIND_ACCELEROMETER);
    SoleusTremor beyond = tremor;

    beyond.span = (SoleusSpan){50.0, 60.0};
    ck_assert_double_nan (soleus_rhythm_rms (recording, &beyond));
    ck_assert_ptr_null (soleus_rhythm_figure_new (recording, &beyond));
    beyond = tremor;
    beyond.channels = (SoleusChannelSet){{0}};
    ck_assert_double_nan (soleus_rhythm_rms (recording, &beyond));
  }
END_TEST

START_TEST (the_strongest_axis_is_shown)
  {
    g_autoptr (SoleusRecording) recording = shaking (SOLEUS_KIND_ACCELEROMETER);
    SoleusRhythmFigure *figure = soleus_rhythm_figure_new (recording, &tremor);

    ck_assert_ptr_nonnull (figure);
    ck_assert_uint_eq (soleus_rhythm_figure_get_channel (figure), 1);
    soleus_rhythm_figure_free (figure);
  }
END_TEST

static void
put_tremors (ReportCase *made, guint n)
{
  SoleusTremor row =
      g_array_index (made->example.analysis->tremor, SoleusTremor, 0);

  g_array_set_size (made->example.analysis->tremor, 0);
  for (guint i = 0; i < n; i++)
    {
      row.span = (SoleusSpan){i, i + 1.0 + 0.125 * i};
      g_array_append_val (made->example.analysis->tremor, row);
    }
}

START_TEST (the_longest_stretches_come_first_and_the_rest_is_told)
  {
    ReportCase made;
    const SoleusTable *table;

    report_case_init (&made, SOLEUS_READER_FILE);
    put_tremors (&made, 12);
    soleus_section_rhythm (&made.build);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    ck_assert_uint_eq (soleus_table_get_n_rows (table), 12);
    ck_assert (!report_case_says (&made, "not printed"));
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 1), "0:00:11");
    ck_assert_str_eq (soleus_table_get_cell (table, 11, 1), "0:00:00");
    report_case_clear (&made);
    report_case_init (&made, SOLEUS_READER_FILE);
    put_tremors (&made, 13);
    soleus_section_rhythm (&made.build);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    ck_assert_uint_eq (soleus_table_get_n_rows (table), 12);
    ck_assert (report_case_says (&made, "1 shorter stretch is not printed"));
    report_case_clear (&made);
  }
END_TEST

START_TEST (what_the_body_did_is_said)
  {
    ReportCase made;
    g_autoptr (SoleusMark) mark = soleus_mark_new (&(SoleusMark){
        .id = 9,
        .onset_s = 18.0,
        .duration_s = 8.0,
        .label = (char *)"posture+load",
        .note = (char *)"",
        .rater = (char *)"",
        .confidence = NAN,
        .origin = SOLEUS_ORIGIN_MINE,
    });
    g_autoptr (SoleusDecisions) told = NULL;

    report_case_init (&made, SOLEUS_READER_FILE);
    soleus_section_rhythm (&made.build);
    ck_assert_str_eq (
        soleus_table_get_cell (
            report_case_first (&made, SOLEUS_BLOCK_TABLE)->table, 0, 3),
        "–");
    report_case_clear (&made);
    report_case_init (&made, SOLEUS_READER_FILE);
    told = soleus_decisions_with_mark (made.example.decisions, mark);
    made.example.input.decisions = told;
    soleus_section_rhythm (&made.build);
    ck_assert_str_eq (
        soleus_table_get_cell (
            report_case_first (&made, SOLEUS_BLOCK_TABLE)->table, 0, 3),
        "holding a weight");
    report_case_clear (&made);
  }
END_TEST

START_TEST (a_shaken_sensor_moves_by_its_strength)
  {
    ReportCase made;

    report_case_init_empty (&made, SOLEUS_READER_FILE);
    soleus_recording_unref (made.example.recording);
    made.example.recording = made.example.input.recording =
        shaking (SOLEUS_KIND_ACCELEROMETER);
    g_array_append_val (made.example.analysis->tremor, tremor);
    soleus_section_rhythm (&made.build);
    /* 0.02 g * sqrt (0.625) = 15.8 mg; * 9.81 / (2 pi 5)^2 = 0.157 mm. */
    ck_assert (report_case_says (&made, "16\u00a0mg, 0.16\u00a0mm"));
    report_case_clear (&made);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("section-rhythm");
  TCase *tcase = tcase_create ("section-rhythm");

  tcase_add_test (tcase, strength_is_that_of_all_axes_together);
  tcase_add_test (tcase, strength_without_samples_is_not_measured);
  tcase_add_test (tcase, the_strongest_axis_is_shown);
  tcase_add_test (tcase, the_longest_stretches_come_first_and_the_rest_is_told);
  tcase_add_test (tcase, what_the_body_did_is_said);
  tcase_add_test (tcase, a_shaken_sensor_moves_by_its_strength);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
