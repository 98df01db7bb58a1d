/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "report-example.h"
#include "soleus-question.h"
#include "soleus-report-build.h"
#include "soleus-statement.h"

typedef struct
{
  ReportExample example;
  SoleusReportOptions options;
  SoleusReportBuild build;
} Case;

/* @decisions NULL: nobody decided anything; taken over. */
static void
case_init (Case *made, SoleusReader reader, SoleusDecisions *decisions)
{
  report_example_init (&made->example, 1);
  soleus_decisions_unref (made->example.decisions);
  made->example.decisions = decisions;
  made->example.input.decisions = decisions;
  soleus_report_options_init (&made->options);
  made->options.reader = reader;
  made->build = (SoleusReportBuild){
      .input = &made->example.input,
      .options = &made->options,
      .document = soleus_report_document_new ("Report", "name", "notice"),
      .voice = SOLEUS_VOICE_PLAIN,
  };
}

static void
case_clear (Case *made)
{
  soleus_report_document_free (made->build.document);
  if (made->example.decisions == NULL)
    made->example.decisions = soleus_decisions_new ();
  report_example_clear (&made->example);
}

static const SoleusBlock *
block_at (const Case *made, guint i)
{
  return g_ptr_array_index (made->build.document->blocks, i);
}

static const SoleusTable *
table_of (const Case *made)
{
  for (guint i = 0; i < made->build.document->blocks->len; i++)
    if (block_at (made, i)->kind == SOLEUS_BLOCK_TABLE)
      return block_at (made, i)->table;
  return NULL;
}

/* --- marks and note -------------------------------------------------------
 */

static SoleusDecisions *
with_marks (guint n)
{
  g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
  SoleusDecisions *decisions = soleus_decisions_ref (empty);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("label %u", i);
      g_autoptr (SoleusMark) mark = soleus_mark_new (&(SoleusMark){
          .id = 1 + i,
          .onset_s = i,
          .duration_s = 0.5,
          .label = label,
          .note = (char *)"a note",
          .rater = (char *)"A. B.",
          .confidence = NAN,
          .origin = SOLEUS_ORIGIN_MINE,
      });
      SoleusDecisions *more = soleus_decisions_with_mark (decisions, mark);
      soleus_decisions_unref (decisions);
      decisions = more;
    }
  return decisions;
}

static const struct
{
  guint n_marks;
  guint n_rows;
  const char *rest;
} mark_rows[] = {
    {1, 1, NULL},
    {500, 500, NULL},
    {501, 500, "1 more mark is not printed."},
    {503, 500, "3 more marks are not printed."},
};

START_TEST (marks_are_listed_up_to_500_and_the_rest_is_counted)
  {
    const guint n = mark_rows[_i].n_rows;
    const SoleusTable *table;
    const SoleusBlock *last;
    g_autofree char *label = g_strdup_printf ("label %u", n - 1);
    Case made;

    case_init (&made, SOLEUS_READER_FILE, with_marks (mark_rows[_i].n_marks));
    soleus_section_marks (&made.build);
    table = table_of (&made);
    ck_assert_uint_eq (soleus_table_get_n_rows (table), n);
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 0), "0:00:00.000");
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 2), "label 0");
    ck_assert_str_eq (soleus_table_get_cell (table, n - 1, 2), label);
    ck_assert_str_eq (soleus_table_get_cell (table, n - 1, 3), "a note");
    ck_assert_str_eq (soleus_table_get_cell (table, n - 1, 4), "A. B.");
    last = block_at (&made, made.build.document->blocks->len - 1);
    if (mark_rows[_i].rest == NULL)
      ck_assert_int_eq (last->kind, SOLEUS_BLOCK_TABLE);
    else
      ck_assert_str_eq (last->text, mark_rows[_i].rest);
    case_clear (&made);
  }
END_TEST

START_TEST (without_a_mark_there_is_no_list_of_marks)
  {
    Case made;

    case_init (&made, SOLEUS_READER_FILE, NULL);
    soleus_section_marks (&made.build);
    ck_assert_uint_eq (made.build.document->blocks->len, 0);
    case_clear (&made);
    case_init (&made, SOLEUS_READER_FILE, with_marks (0));
    soleus_section_marks (&made.build);
    ck_assert_uint_eq (made.build.document->blocks->len, 0);
    case_clear (&made);
  }
END_TEST

START_TEST (a_note_stands_under_its_heading_word_for_word)
  {
    static const char words[] = "Took <b>magnesium</b>,\n*twice*.";
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    Case made;

    case_init (
        &made, SOLEUS_READER_FILE, soleus_decisions_with_note (empty, words));
    soleus_section_marks (&made.build);
    ck_assert_uint_eq (made.build.document->blocks->len, 2);
    ck_assert_int_eq (block_at (&made, 0)->kind, SOLEUS_BLOCK_HEADING);
    ck_assert_str_eq (block_at (&made, 0)->text, "Note");
    ck_assert_str_eq (block_at (&made, 1)->text, words);
    case_clear (&made);
  }
END_TEST

/* --- answers -------------------------------------------------------------- */

/* Takes over @answers. */
static SoleusDecisions *
with_answers (SoleusAnswers *answers)
{
  g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
  g_autoptr (SoleusAnswers) own = answers;

  return soleus_decisions_with_answers (empty, own);
}

START_TEST (no_answer_at_all_leaves_every_question_open)
  {
    guint n_questions = 0;
    g_autofree char *rest = NULL;
    Case made;

    for (int i = 0; i < SOLEUS_N_KEYS; i++)
      n_questions +=
          soleus_question_get ((SoleusKey)i)->parent == SOLEUS_KEY_NONE;
    rest = g_strdup_printf ("%u questions were not answered.", n_questions);
    case_init (&made, SOLEUS_READER_DOCTOR, NULL);
    soleus_section_answers (&made.build);
    ck_assert_uint_eq (soleus_table_get_n_rows (table_of (&made)), 0);
    ck_assert_str_eq (
        block_at (&made, made.build.document->blocks->len - 1)->text, rest);
    case_clear (&made);
    /* The file lists each of them instead. */
    case_init (&made, SOLEUS_READER_FILE, NULL);
    soleus_section_answers (&made.build);
    ck_assert_uint_eq (soleus_table_get_n_rows (table_of (&made)), n_questions);
    for (guint i = 0; i < n_questions; i++)
      ck_assert_str_eq (
          soleus_table_get_cell (table_of (&made), i, 2), "not known");
    case_clear (&made);
  }
END_TEST

START_TEST (the_person_comes_before_the_questions)
  {
    static const char *const places[] = {"calf", "eyelid", NULL};
    static const char *const expected[][3] = {
        {"", "Age in years", "0"},
        {"", "Places that twitch", "calf, eyelid"},
        {"Q04", NULL, "no"},
    };
    g_autoptr (SoleusAnswers) none = soleus_answers_new ();
    g_autoptr (SoleusAnswers) aged = soleus_answers_with_age (none, 0);
    g_autoptr (SoleusAnswers) placed =
        soleus_answers_with_places (aged, places);
    Case made;

    case_init (&made, SOLEUS_READER_PERSON,
        with_answers (soleus_answers_with (placed, "Q04", SOLEUS_ANSWER_NO)));
    soleus_section_answers (&made.build);
    ck_assert_uint_eq (
        soleus_table_get_n_rows (table_of (&made)), G_N_ELEMENTS (expected));
    for (guint row = 0; row < G_N_ELEMENTS (expected); row++)
      for (guint c = 0; c < 3; c++)
        if (expected[row][c] != NULL)
          ck_assert_str_eq (soleus_table_get_cell (table_of (&made), row, c),
              expected[row][c]);
    case_clear (&made);
  }
END_TEST

START_TEST (a_part_of_a_question_is_listed_once_it_is_answered)
  {
    for (int i = 0; i < SOLEUS_N_KEYS; i++)
      {
        const SoleusQuestion *question = soleus_question_get ((SoleusKey)i);
        g_autoptr (SoleusAnswers) none = soleus_answers_new ();
        Case made;

        if (question->parent == SOLEUS_KEY_NONE)
          continue;
        case_init (&made, SOLEUS_READER_DOCTOR,
            with_answers (
                soleus_answers_with (none, question->id, SOLEUS_ANSWER_YES)));
        soleus_section_answers (&made.build);
        ck_assert_uint_eq (soleus_table_get_n_rows (table_of (&made)), 1);
        ck_assert_str_eq (soleus_table_get_cell (table_of (&made), 0, 0), "");
        ck_assert_str_eq (
            soleus_table_get_cell (table_of (&made), 0, 1), question->text);
        ck_assert_str_eq (
            soleus_table_get_cell (table_of (&made), 0, 2), "yes");
        case_clear (&made);
        return;
      }
  }
END_TEST

/* --- the document --------------------------------------------------------- */

START_TEST (all_sentences_stand_once_and_in_their_order)
  {
    g_autoptr (GString) all = g_string_new (NULL);
    const char *at;
    Case made;

    case_init (&made, SOLEUS_READER_PERSON, NULL);
    soleus_section_document (&made.build);
    for (guint i = 0; i < made.build.document->blocks->len; i++)
      if (block_at (&made, i)->kind == SOLEUS_BLOCK_QUOTE)
        g_string_append_printf (all, "%s\n", block_at (&made, i)->text);
    at = all->str;
    for (guint i = 0; i < soleus_sentence_get_n (); i++)
      {
        const char *text = soleus_sentence_get (i)->text;
        const char *found = strstr (at, text);

        ck_assert_msg (found != NULL, "%s", text);
        /* Nothing but line breaks and the dots of a list between them. */
        while (at < found)
          {
            ck_assert_msg (
                strchr ("\n ", *at) != NULL || g_utf8_get_char (at) == 0x2022,
                "before: %s", text);
            at = g_utf8_next_char (at);
          }
        at = found + strlen (text);
      }
    ck_assert_str_eq (at, "\n");
    case_clear (&made);
  }
END_TEST

/* Every sentence of the document, in English and whole, below the words it was
 * translated to; in English nothing stands there. */
START_TEST (a_translation_has_the_english_words_beside_it)
  {
    const char *marked = "Übersetzt; auf Englisch: ";
    guint n = 0;
    Case made;

    if (_i == 1)
      {
        g_setenv ("LANGUAGE", "de", TRUE);
        setlocale (LC_ALL, "C.UTF-8");
        bindtextdomain (GETTEXT_PACKAGE, SOLEUS_TEST_LOCALE_DIR);
        bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
        textdomain (GETTEXT_PACKAGE);
        if (soleus_wording_review () == NULL)
          return; /* built without the German catalogue */
      }
    case_init (&made, SOLEUS_READER_FILE, NULL);
    soleus_section_document (&made.build);
    for (guint i = 1; i < made.build.document->blocks->len; i++)
      if (block_at (&made, i - 1)->kind == SOLEUS_BLOCK_QUOTE)
        {
          const SoleusBlock *block = block_at (&made, i);

          ck_assert (g_str_has_prefix (block->text, marked) == (_i == 1));
          n++;
        }
    ck_assert_uint_ge (n, SOLEUS_N_STATEMENTS);
    case_clear (&made);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("section-document");
  TCase *tcase = tcase_create ("section-document");

  tcase_set_timeout (tcase, 30);
  tcase_add_loop_test (tcase,
      marks_are_listed_up_to_500_and_the_rest_is_counted, 0,
      G_N_ELEMENTS (mark_rows));
  tcase_add_test (tcase, without_a_mark_there_is_no_list_of_marks);
  tcase_add_test (tcase, a_note_stands_under_its_heading_word_for_word);
  tcase_add_test (tcase, no_answer_at_all_leaves_every_question_open);
  tcase_add_test (tcase, the_person_comes_before_the_questions);
  tcase_add_test (tcase, a_part_of_a_question_is_listed_once_it_is_answered);
  tcase_add_test (tcase, all_sentences_stand_once_and_in_their_order);
  tcase_add_loop_test (
      tcase, a_translation_has_the_english_words_beside_it, 0, 2);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
