/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "report-case.h"
#include "soleus-pages.h"

static void
build (ReportCase *made)
{
  soleus_report_document_free (made->build.document);
  soleus_report_build_document (&made->build);
}

/* As much as a report can have to say: 20 channels of four patterns, an
 * emergency with all its reasons, long labels. */
static void
fill (ReportCase *made)
{
  g_autoptr (SoleusAnswers) answers = soleus_answers_new ();
  static const char *const keys[] = {
      "Q02", "Q03", "Q17.dark_urine", "Q16", "Q22", "Q11"};

  report_example_clear (&made->example);
  report_example_init (&made->example, 20);
  for (guint i = 0; i < 60; i++)
    {
      SoleusSummary row = g_array_index (
          made->example.analysis->summary, SoleusSummary, i % 20);
      row.n = 100 + i;
      row.pattern = SOLEUS_PATTERN_FASC + 1 + i / 20;
      g_array_append_val (made->example.analysis->summary, row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      SoleusAnswers *more =
          soleus_answers_with (answers, keys[i], SOLEUS_ANSWER_YES);
      if (more == NULL)
        continue;
      soleus_answers_unref (answers);
      answers = more;
    }
  soleus_findings_unref (made->example.findings);
  made->example.findings =
      soleus_evaluate (&made->example.evidence, answers, NULL);
  made->example.input.findings = made->example.findings;
  made->example.analysis->plm->aasm.n_plm = 40;
  made->example.analysis->frequency_hz = 5.8;
}

START_TEST (the_brief_is_one_page_whatever_was_found)
  {
    ReportCase made;
    g_autoptr (SoleusPages) pages = NULL;

    report_case_init (&made, SOLEUS_READER_DOCTOR);
    made.options.brief = TRUE;
    fill (&made);
    ck_assert_int_eq (made.example.findings->urgency, SOLEUS_URGENCY_U3);
    build (&made);
    pages = soleus_pages_new (made.build.document, (SoleusPaper)_i,
        soleus_theme_get (SOLEUS_THEME_PRINT));
    ck_assert_uint_eq (soleus_pages_get_n (pages), 1);
    ck_assert (report_case_says (&made, "74 more rows are in the full report"));
    ck_assert (report_case_says (&made, "Periodic leg movements: 40 by AASM"));
    ck_assert (report_case_says (&made, "The main rhythm is at 5.8 Hz."));
    report_case_clear (&made);
  }
END_TEST

START_TEST (the_brief_names_every_cause_once)
  {
    ReportCase made;

    report_case_init (&made, (SoleusReader)_i);
    made.options.brief = TRUE;
    build (&made);
    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      ck_assert_msg (
          report_case_says (&made, soleus_cause_get ((SoleusCauseId)i)->quote),
          "%s", soleus_cause_get ((SoleusCauseId)i)->quote);
    ck_assert_int_eq (
        ((SoleusBlock *)g_ptr_array_index (made.build.document->blocks, 1))
            ->kind,
        SOLEUS_BLOCK_NOTICE);
    report_case_clear (&made);
  }
END_TEST

START_TEST (the_rows_with_most_come_first_in_the_brief)
  {
    ReportCase made;
    const SoleusTable *table;

    report_case_init (&made, SOLEUS_READER_DOCTOR);
    made.options.brief = TRUE;
    fill (&made);
    build (&made);
    table = report_case_first (&made, SOLEUS_BLOCK_TABLE)->table;
    ck_assert_uint_eq (soleus_table_get_n_rows (table), 6);
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 2), "159");
    ck_assert_str_eq (soleus_table_get_cell (table, 5, 2), "154");
    report_case_clear (&made);
  }
END_TEST

START_TEST (sections_are_known_by_their_names)
  {
    guint one = 0, both = 0, all = 0;
    g_autofree char *unknown = NULL;
    g_autofree char *ids = soleus_report_sections_dup_ids ();

    ck_assert (soleus_report_sections_from_ids ("legs", &one, &unknown));
    ck_assert (
        soleus_report_sections_from_ids (" method, legs", &both, &unknown));
    ck_assert_uint_ne (one, 0);
    ck_assert_uint_eq (both & one, one);
    ck_assert_uint_ne (both, one);
    ck_assert (soleus_report_sections_from_ids (ids, &all, &unknown));
    ck_assert_uint_eq (all, (1u << 18) - 1);
    ck_assert_ptr_null (unknown);
    ck_assert (!soleus_report_sections_from_ids ("legs,,", &one, &unknown));
    ck_assert_str_eq (unknown, "");
    g_clear_pointer (&unknown, g_free);
    ck_assert (!soleus_report_sections_from_ids ("arms,legs", &one, &unknown));
    ck_assert_str_eq (unknown, "arms");
  }
END_TEST

START_TEST (chosen_sections_come_alone_but_with_the_title)
  {
    ReportCase made;
    guint n_headings = 0;

    report_case_init (&made, SOLEUS_READER_PERSON);
    ck_assert (soleus_report_sections_from_ids (
        "method,limits", &made.options.sections, &(char *){NULL}));
    build (&made);
    ck_assert_ptr_nonnull (report_case_first (&made, SOLEUS_BLOCK_TITLE));
    for (guint i = 0; i < made.build.document->blocks->len; i++)
      {
        const SoleusBlock *block =
            g_ptr_array_index (made.build.document->blocks, i);
        n_headings += block->kind == SOLEUS_BLOCK_HEADING && block->level == 1;
      }
    ck_assert_uint_eq (n_headings, 2);
    /* With the summary the title comes once. */
    ck_assert (soleus_report_sections_from_ids (
        "summary", &made.options.sections, &(char *){NULL}));
    build (&made);
    n_headings = 0;
    for (guint i = 0; i < made.build.document->blocks->len; i++)
      n_headings +=
          ((SoleusBlock *)g_ptr_array_index (made.build.document->blocks, i))
              ->kind
          == SOLEUS_BLOCK_TITLE;
    ck_assert_uint_eq (n_headings, 1);
    report_case_clear (&made);
  }
END_TEST

static const struct
{
  SoleusReader reader;
  guint n_more;
  guint n_left;
} lists[] = {
    {SOLEUS_READER_FILE, 1986, 0},
    {SOLEUS_READER_FILE, 1987, 1},
    {SOLEUS_READER_DOCTOR, 86, 0},
    {SOLEUS_READER_DOCTOR, 96, 10},
};

START_TEST (what_is_not_printed_is_counted_and_its_file_named)
  {
    ReportCase made;
    gboolean named;

    report_case_init (&made, lists[_i].reader);
    report_example_add_episodes (&made.example, lists[_i].n_more);
    ck_assert_uint_eq (
        soleus_report_n_not_printed (&made.example.input, &made.options),
        lists[_i].n_left);
    made.options.list_name = "calf.episodes.csv";
    soleus_section_annex (&made.build);
    named = report_case_says (&made, "the file “calf.episodes.csv” beside");
    ck_assert_int_eq (named, lists[_i].n_left > 0);
    report_case_clear (&made);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("report-choice");
  TCase *tcase = tcase_create ("report-choice");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, the_brief_is_one_page_whatever_was_found,
      SOLEUS_PAPER_A4, SOLEUS_PAPER_LETTER + 1);
  tcase_add_loop_test (
      tcase, the_brief_names_every_cause_once, 0, SOLEUS_N_READERS);
  tcase_add_test (tcase, the_rows_with_most_come_first_in_the_brief);
  tcase_add_test (tcase, sections_are_known_by_their_names);
  tcase_add_test (tcase, chosen_sections_come_alone_but_with_the_title);
  tcase_add_loop_test (tcase, what_is_not_printed_is_counted_and_its_file_named,
      0, G_N_ELEMENTS (lists));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
