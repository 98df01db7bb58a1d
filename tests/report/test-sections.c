/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "report-case.h"
#include "soleus-question.h"
#include "soleus-source.h"
#include "soleus-statement.h"

static guint
n_blocks (const ReportCase *made)
{
  return made->build.document->blocks->len;
}

static const SoleusBlock *
block_at (const ReportCase *made, guint i)
{
  return g_ptr_array_index (made->build.document->blocks, i);
}

static guint
count_kind (const ReportCase *made, SoleusBlockKind kind)
{
  guint n = 0;

  for (guint i = 0; i < n_blocks (made); i++)
    n += block_at (made, i)->kind == kind;
  return n;
}

/* --- page one
 * --------------------------------------------------------------------- */

START_TEST (page_one_has_banner_verdict_both_halves_and_causes)
  {
    ReportCase made;
    const SoleusBlock *table;

    report_case_init (&made, SOLEUS_READER_DOCTOR);
    soleus_section_summary (&made.build);
    ck_assert_int_eq (block_at (&made, 0)->kind, SOLEUS_BLOCK_TITLE);
    ck_assert_int_eq (block_at (&made, 1)->kind, SOLEUS_BLOCK_NOTICE);
    ck_assert_int_eq (block_at (&made, 1)->urgency, SOLEUS_URGENCY_U1);
    ck_assert_int_eq (block_at (&made, 2)->size, SOLEUS_SIZE_LARGE);
    ck_assert_str_eq (block_at (&made, 2)->lead, "The recording is usable.");
    ck_assert_uint_eq (count_kind (&made, SOLEUS_BLOCK_QUOTE), 2);
    ck_assert (report_case_says (
        &made, "a more serious illness can also be behind it"));
    ck_assert (
        report_case_says (&made, "In most cases, small muscle twitches"));
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE);
    ck_assert_ptr_nonnull (table);
    ck_assert_str_eq (soleus_table_get_cell (table->table, 0, 0),
        "after intense sporting activity");
    ck_assert_str_eq (soleus_table_get_cell (table->table, 0, 2), "6.6");
    /* The clinical pages begin on a page of their own. */
    ck_assert_int_eq (
        block_at (&made, n_blocks (&made) - 1)->kind, SOLEUS_BLOCK_PAGE_BREAK);
    report_case_clear (&made);
  }
END_TEST

START_TEST (the_harmless_half_never_stands_beside_urgent_advice)
  {
    ReportCase made;
    g_autoptr (SoleusAnswers) none = soleus_answers_new ();
    g_autoptr (SoleusAnswers) answers =
        soleus_answers_with (none, "Q17.dark_urine", SOLEUS_ANSWER_YES);

    report_case_init (&made, SOLEUS_READER_PERSON);
    soleus_findings_unref (made.example.findings);
    made.example.findings =
        soleus_evaluate (&made.example.evidence, answers, NULL);
    made.example.input.findings = made.example.findings;
    ck_assert_int_ge (made.example.findings->urgency, SOLEUS_URGENCY_U2);
    soleus_section_summary (&made.build);
    ck_assert_uint_eq (count_kind (&made, SOLEUS_BLOCK_QUOTE), 0);
    ck_assert (!report_case_says (&made, "harmless"));
    ck_assert_int_ge (report_case_first (&made, SOLEUS_BLOCK_NOTICE)->urgency,
        SOLEUS_URGENCY_U2);
    report_case_clear (&made);
  }
END_TEST

START_TEST (page_one_without_a_pointer_to_any_cause_says_so)
  {
    ReportCase made;

    report_case_init_empty (&made, SOLEUS_READER_PERSON);
    made.example.analysis->verdict.usable = SOLEUS_USABLE_NO;
    g_ptr_array_add (
        made.example.analysis->verdict.because, (gpointer) "no-samples");
    soleus_section_summary (&made.build);
    ck_assert_ptr_null (report_case_first (&made, SOLEUS_BLOCK_TABLE));
    ck_assert (
        report_case_says (&made, "Little or nothing points to any single one"));
    ck_assert (report_case_says (&made, "The recording is not usable."));
    ck_assert (report_case_says (&made, "This channel holds no samples."));
    report_case_clear (&made);
  }
END_TEST

/* --- clinical sections
 * -------------------------------------------------------------- */

static const char *const said_by_file[] = {"example.edf",
    "30.0 s, of which 28.0 s hold samples, in 2 stretches",
    "the file does not say", "0123456789abcdef", "28000", "EMG", "0.83",
    "28 min 24 s", "2.3\u00a0µV", "21\u00a0µV", "none seen", "2.0 %",
    "1.44 (1.04–1.96)", "86\u00a0µV (61–122)", "31.20", "41",
    "5.83 (5.71–5.95)", "62 %", "8.5", "h of recording", "WASM 2016",
    "92\u00a0µV", "12.4", "felt-one", "like a tap on the inside",
    "Nothing had to be assumed or repaired.", "false_alarms_per_min",
    "no clinical study was made", "not a seizure alarm"};

START_TEST (the_clinical_sections_print_what_was_measured)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_FILE);
    soleus_section_recording (&made.build);
    soleus_section_quality (&made.build);
    soleus_section_results (&made.build);
    soleus_section_rhythm (&made.build);
    soleus_section_legs (&made.build);
    soleus_section_limits (&made.build);
    soleus_section_marks (&made.build);
    soleus_section_read_log (&made.build);
    soleus_section_method (&made.build);
    ck_assert_msg (
        report_case_says (&made, said_by_file[_i]), "%s", said_by_file[_i]);
    report_case_clear (&made);
  }
END_TEST

START_TEST (what_was_not_measured_is_a_dash_and_no_zero)
  {
    ReportCase made;
    SoleusSummary *summary;
    SoleusQuality *quality;
    const SoleusTable *table;

    report_case_init (&made, SOLEUS_READER_FILE);
    summary = &g_array_index (made.example.analysis->summary, SoleusSummary, 0);
    summary->rate_per_min = summary->iei_cv = summary->iei_median_s = NAN;
    summary->amplitude_median = summary->duration_median_ms = NAN;
    quality = &g_array_index (made.example.analysis->quality, SoleusQuality, 0);
    quality->noise_rms = quality->detection_limit = quality->clipped_share =
        NAN;
    soleus_section_results (&made.build);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    for (guint c = 4; c < 9; c++)
      ck_assert_str_eq (soleus_table_get_cell (table, 0, c), "–");
    report_case_clear (&made);
    report_case_init (&made, SOLEUS_READER_FILE);
    quality = &g_array_index (made.example.analysis->quality, SoleusQuality, 0);
    quality->noise_rms = quality->detection_limit = quality->clipped_share =
        NAN;
    soleus_section_quality (&made.build);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 3), "–");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 4), "–");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 6), "–");
    report_case_clear (&made);
  }
END_TEST

START_TEST (a_channel_that_was_not_searched_says_why)
  {
    ReportCase made;
    SoleusQuality *quality;

    report_case_init (&made, SOLEUS_READER_FILE);
    quality = &g_array_index (made.example.analysis->quality, SoleusQuality, 1);
    quality->searched = FALSE;
    quality->reason_id = "emg-rate-too-low";
    soleus_section_quality (&made.build);
    ck_assert (report_case_says (&made, "not searched"));
    ck_assert (report_case_says (&made, "sampled too slowly to show a twitch"));
    report_case_clear (&made);
  }
END_TEST

START_TEST (a_recording_with_nothing_found_has_no_empty_tables)
  {
    ReportCase made;

    report_case_init_empty (&made, SOLEUS_READER_FILE);
    soleus_section_results (&made.build);
    soleus_section_figures (&made.build);
    soleus_section_rhythm (&made.build);
    soleus_section_legs (&made.build);
    soleus_section_strips (&made.build);
    soleus_section_quality (&made.build);
    soleus_section_marks (&made.build);
    soleus_section_annex (&made.build);
    ck_assert_uint_eq (count_kind (&made, SOLEUS_BLOCK_TABLE), 0);
    ck_assert_uint_eq (count_kind (&made, SOLEUS_BLOCK_FIGURE), 0);
    ck_assert (report_case_says (&made, "No twitches were found"));
    ck_assert (report_case_says (&made, "There is none."));
    report_case_clear (&made);
  }
END_TEST

START_TEST (of_intervals_and_rate_only_what_is_there_is_drawn)
  {
    ReportCase made;
    const SoleusBlock *figure;

    report_case_init (&made, SOLEUS_READER_FILE);
    report_example_add_episodes (&made.example, 20);
    g_array_set_size (made.example.analysis->trend, 0);
    soleus_section_figures (&made.build);
    figure = report_case_first (&made, SOLEUS_BLOCK_FIGURE);
    ck_assert (g_str_has_prefix (figure->text, "The intervals from onset"));
    ck_assert_ptr_null (strstr (figure->text, "rate over time"));
    report_case_clear (&made);

    report_case_init (&made, SOLEUS_READER_FILE);
    g_array_set_size (made.example.analysis->bursts, 1);
    g_array_set_size (made.example.analysis->episodes, 1);
    soleus_section_figures (&made.build);
    figure = report_case_first (&made, SOLEUS_BLOCK_FIGURE);
    ck_assert (g_str_has_prefix (figure->text, "The rate over time"));
    report_case_clear (&made);
  }
END_TEST

/* The seizure's own sentence, and that of every report, are one. */
START_TEST (no_limit_is_told_twice)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_FILE);
    made.example.evidence.score[SOLEUS_PATTERN_GTCS] = 0.5;
    soleus_section_limits (&made.build);
    ck_assert (report_case_says (&made, "This program is not a seizure alarm"));
    for (guint i = 0; i < n_blocks (&made); i++)
      for (guint k = 0; k < i; k++)
        ck_assert_str_ne (block_at (&made, i)->text, block_at (&made, k)->text);
    report_case_clear (&made);
  }
END_TEST

START_TEST (points_below_zero_have_a_minus_and_zero_has_none)
  {
    ReportCase made;
    SoleusFinding *finding;

    report_case_init (&made, SOLEUS_READER_FILE);
    finding = &made.example.findings->findings[SOLEUS_N_CAUSES - 1];
    finding->points = -2.04;
    finding[-1].points = -0.04;
    soleus_section_causes (&made.build);
    ck_assert (report_case_says (&made, "· −2.0 points"));
    ck_assert (!report_case_says (&made, "-0.0"));
    ck_assert (!report_case_says (&made, "−0.0"));
    report_case_clear (&made);
  }
END_TEST

/* --- causes, document, answers
 * ------------------------------------------------------- */

START_TEST (no_cause_is_hidden_from_any_reader)
  {
    ReportCase made;

    report_case_init (&made, (SoleusReader)_i);
    soleus_section_causes (&made.build);
    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      ck_assert_msg (
          report_case_says (&made, soleus_cause_get ((SoleusCauseId)i)->quote),
          "%s", soleus_cause_get ((SoleusCauseId)i)->quote);
    report_case_clear (&made);
  }
END_TEST

START_TEST (causes_come_by_band_with_points_and_reasons)
  {
    ReportCase made;
    guint fits = 0, possible = 0, little = 0;

    report_case_init (&made, SOLEUS_READER_FILE);
    soleus_section_causes (&made.build);
    for (guint i = 0; i < n_blocks (&made); i++)
      {
        const SoleusBlock *block = block_at (&made, i);
        if (block->kind != SOLEUS_BLOCK_HEADING || block->level != 2)
          continue;
        fits = g_str_equal (block->text, "Fits well") ? i : fits;
        possible = g_str_equal (block->text, "Possible") ? i : possible;
        little = g_str_has_prefix (block->text, "Little") ? i : little;
      }
    ck_assert_uint_gt (fits, 0);
    ck_assert_uint_gt (possible, fits);
    ck_assert_uint_gt (little, possible);
    ck_assert_str_eq (
        block_at (&made, fits + 1)->text, "after intense sporting activity");
    ck_assert (g_str_has_prefix (
        block_at (&made, fits + 1)->side, "K12 · 6.6 points"));
    ck_assert_str_eq (block_at (&made, fits + 2)->lead, "Speaks for it");
    ck_assert (report_case_says (&made, "The document advises"));
    ck_assert (report_case_says (&made, "* Added"));
    report_case_clear (&made);
  }
END_TEST

START_TEST (warning_signs_are_marked_as_added)
  {
    ReportCase made;
    g_autoptr (SoleusAnswers) none = soleus_answers_new ();
    g_autoptr (SoleusAnswers) whole =
        soleus_answers_with (none, "Q02", SOLEUS_ANSWER_YES);
    g_autoptr (SoleusAnswers) both =
        soleus_answers_with (whole, "Q03", SOLEUS_ANSWER_YES);

    report_case_init (&made, SOLEUS_READER_PERSON);
    soleus_findings_unref (made.example.findings);
    made.example.findings = soleus_evaluate (NULL, both, NULL);
    made.example.input.findings = made.example.findings;
    soleus_section_causes (&made.build);
    ck_assert (report_case_says (&made, "added, not the document's"));
    ck_assert (report_case_says (&made, "RF1 · U3"));
    ck_assert (report_case_says (&made, "from an answer"));
    report_case_clear (&made);
  }
END_TEST

START_TEST (the_document_is_quoted_sentence_by_sentence)
  {
    ReportCase made;
    guint n_quotes;

    report_case_init (&made, SOLEUS_READER_PERSON);
    soleus_section_document (&made.build);
    n_quotes = count_kind (&made, SOLEUS_BLOCK_QUOTE);
    ck_assert_uint_ge (n_quotes, SOLEUS_N_STATEMENTS);
    for (guint i = 0; i < soleus_sentence_get_n (); i++)
      ck_assert (report_case_says (&made, soleus_sentence_get (i)->text));
    for (guint i = 0; i < SOLEUS_N_STATEMENTS; i++)
      ck_assert (report_case_says (&made, soleus_statement_get (i)->id));
    for (guint i = 0; i < n_blocks (&made); i++)
      if (block_at (&made, i)->kind == SOLEUS_BLOCK_QUOTE)
        /* A quotation holds nothing of ours. */
        ck_assert_ptr_null (strchr (block_at (&made, i)->text, '*'));
    report_case_clear (&made);
  }
END_TEST

START_TEST (the_file_lists_every_question_the_doctor_the_answered)
  {
    ReportCase made;
    const SoleusTable *table;

    report_case_init (&made, SOLEUS_READER_FILE);
    soleus_section_answers (&made.build);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    ck_assert_uint_eq (soleus_table_get_n_rows (table), 34);
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 2), "yes");
    ck_assert_str_eq (soleus_table_get_cell (table, 1, 2), "not known");
    report_case_clear (&made);
    report_case_init (&made, SOLEUS_READER_DOCTOR);
    soleus_section_answers (&made.build);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    ck_assert_uint_eq (soleus_table_get_n_rows (table), 2);
    ck_assert (report_case_says (&made, "32 questions were not answered."));
    report_case_clear (&made);
  }
END_TEST

START_TEST (the_notice_and_title_are_not_said_twice_to_the_doctor)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_PERSON);
    soleus_section_for_doctor (&made.build);
    ck_assert_int_eq (block_at (&made, 0)->kind, SOLEUS_BLOCK_HEADING);
    ck_assert (!report_case_says (&made, soleus_wording_notice ()));
    for (guint i = 1; i < n_blocks (&made); i++)
      {
        ck_assert_str_ne (block_at (&made, i)->text, block_at (&made, 0)->text);
        ck_assert (!g_str_has_prefix (block_at (&made, i)->text, "- "));
      }
    ck_assert_uint_ge (count_kind (&made, SOLEUS_BLOCK_ITEM), 3);
    report_case_clear (&made);
  }
END_TEST

START_TEST (every_source_is_listed_under_its_key)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_FILE);
    soleus_section_sources (&made.build);
    ck_assert_uint_eq (n_blocks (&made), 1 + 3 + soleus_source_get_n ());
    for (guint i = 0; i < soleus_source_get_n (); i++)
      ck_assert_str_eq (
          block_at (&made, 4 + i)->side, soleus_source_get (i)->key);
    report_case_clear (&made);
  }
END_TEST

/* --- the list of episodes
 * -------------------------------------------------------------- */

static const struct
{
  SoleusReader reader;
  guint n_more;
  guint n_rows;
  const char *rest;
} annex_rows[] = {
    {SOLEUS_READER_FILE, 0, 14, NULL},
    {SOLEUS_READER_FILE, 1986, 2000, NULL},
    {SOLEUS_READER_FILE, 1987, 2000, "1 more episode is not printed"},
    {SOLEUS_READER_DOCTOR, 186, 100, "100 more episodes are not printed"},
};

START_TEST (the_annex_stops_where_its_reader_does)
  {
    ReportCase made;
    const SoleusTable *table;

    report_case_init (&made, annex_rows[_i].reader);
    report_example_add_episodes (&made.example, annex_rows[_i].n_more);
    soleus_section_annex (&made.build);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    ck_assert_uint_eq (soleus_table_get_n_rows (table), annex_rows[_i].n_rows);
    if (annex_rows[_i].rest != NULL)
      ck_assert (report_case_says (&made, annex_rows[_i].rest));
    else
      ck_assert (!report_case_says (&made, "printed"));
    ck_assert (
        report_case_says (&made, "1 found episode was rejected by hand"));
    report_case_clear (&made);
  }
END_TEST

START_TEST (a_row_of_the_annex_has_what_was_measured)
  {
    ReportCase made;
    const SoleusTable *table;
    SoleusEpisode *rows;

    report_case_init (&made, SOLEUS_READER_FILE);
    rows = (SoleusEpisode *)made.example.analysis->episodes->data;
    rows[1].ambiguous_with = SOLEUS_PATTERN_TREM;
    rows[1].frequency_hz = 5.83;
    rows[1].accepted = TRUE;
    rows[3].origin = SOLEUS_ORIGIN_MINE;
    soleus_section_annex (&made.build);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 0), "0:00:01.000");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 2), "Calf 1");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 3), "155\u00a0µV");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 4), "30 ms");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 5), "");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 6), "low");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 7), "found");
    ck_assert_ptr_nonnull (strstr (soleus_table_get_cell (table, 1, 1), " / "));
    ck_assert_str_eq (soleus_table_get_cell (table, 1, 5), "5.8 Hz");
    ck_assert_str_eq (soleus_table_get_cell (table, 1, 7), "found, confirmed");
    /* Row 2 was rejected: row 3 of the analysis comes next. A score is the
     * program's: a mark by hand has none. */
    ck_assert_str_eq (soleus_table_get_cell (table, 2, 0), "0:00:07.000");
    ck_assert_str_eq (soleus_table_get_cell (table, 2, 6), "");
    ck_assert_str_eq (soleus_table_get_cell (table, 2, 7), "by hand");
    report_case_clear (&made);
  }
END_TEST

START_TEST (figures_are_drawn_and_described)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_FILE);
    soleus_section_summary (&made.build);
    soleus_section_figures (&made.build);
    soleus_section_rhythm (&made.build);
    soleus_section_legs (&made.build);
    soleus_section_strips (&made.build);
    ck_assert_uint_eq (count_kind (&made, SOLEUS_BLOCK_FIGURE), 6);
    for (guint i = 0; i < n_blocks (&made); i++)
      {
        const SoleusBlock *block = block_at (&made, i);
        SoleusRect rect = {0, 0, 480, block->figure_height};
        cairo_surface_t *surface;
        cairo_t *cr;
        const guchar *pixels;
        gsize n, n_ink = 0;

        if (block->kind != SOLEUS_BLOCK_FIGURE)
          continue;
        ck_assert_int_gt (strlen (block->alt), 10);
        ck_assert_int_gt (strlen (block->text), 30);
        surface = cairo_image_surface_create (
            CAIRO_FORMAT_A8, 480, (int)block->figure_height);
        cr = cairo_create (surface);
        block->draw (
            cr, soleus_theme_get (SOLEUS_THEME_PRINT), &rect, block->draw_data);
        ck_assert_int_eq (cairo_status (cr), CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_flush (surface);
        pixels = cairo_image_surface_get_data (surface);
        n = (gsize)cairo_image_surface_get_stride (surface)
            * (gsize)block->figure_height;
        for (gsize p = 0; p < n; p++)
          n_ink += pixels[p] > 0;
        ck_assert_uint_gt (n_ink, 500);
        cairo_surface_destroy (surface);
      }
    report_case_clear (&made);
  }
END_TEST

static void
add_clinical_tests (TCase *tcase)
{
  tcase_add_loop_test (tcase, the_clinical_sections_print_what_was_measured, 0,
      G_N_ELEMENTS (said_by_file));
  tcase_add_test (tcase, what_was_not_measured_is_a_dash_and_no_zero);
  tcase_add_test (tcase, a_channel_that_was_not_searched_says_why);
  tcase_add_test (tcase, a_recording_with_nothing_found_has_no_empty_tables);
  tcase_add_loop_test (tcase, the_annex_stops_where_its_reader_does, 0,
      G_N_ELEMENTS (annex_rows));
  tcase_add_test (tcase, a_row_of_the_annex_has_what_was_measured);
  tcase_add_test (tcase, figures_are_drawn_and_described);
  tcase_add_test (tcase, of_intervals_and_rate_only_what_is_there_is_drawn);
  tcase_add_test (tcase, no_limit_is_told_twice);
  tcase_add_test (tcase, points_below_zero_have_a_minus_and_zero_has_none);
  tcase_add_test (tcase, every_source_is_listed_under_its_key);
}

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("sections");
  TCase *tcase = tcase_create ("sections");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, page_one_has_banner_verdict_both_halves_and_causes);
  tcase_add_test (tcase, the_harmless_half_never_stands_beside_urgent_advice);
  tcase_add_test (tcase, page_one_without_a_pointer_to_any_cause_says_so);
  tcase_add_loop_test (
      tcase, no_cause_is_hidden_from_any_reader, 0, SOLEUS_N_READERS);
  tcase_add_test (tcase, causes_come_by_band_with_points_and_reasons);
  tcase_add_test (tcase, warning_signs_are_marked_as_added);
  tcase_add_test (tcase, the_document_is_quoted_sentence_by_sentence);
  tcase_add_test (tcase, the_file_lists_every_question_the_doctor_the_answered);
  tcase_add_test (tcase, the_notice_and_title_are_not_said_twice_to_the_doctor);
  add_clinical_tests (tcase);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
