/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "knowledge-case.h"
#include "soleus-class.h"
#include "soleus-wording.h"

/* What a reader of German gets from the tables, through gettext. */

static SoleusFindings *
evaluate (SoleusEvidence *evidence, const char *words, const char *answer_words)
{
  g_autoptr (SoleusAnswers) answers = case_answers (answer_words);

  case_evidence (evidence, words);
  return soleus_evaluate (evidence, answers, NULL);
}

static void
check_german (const char *english)
{
  if (english == NULL)
    return;
  /* A word or two may be the same in both languages. */
  if (strlen (english) > 20 && strchr (english, ' ') != NULL)
    ck_assert_msg (
        strcmp (_ (english), english) != 0, "not translated: %s", english);
}

START_TEST (every_sentence_of_the_document_is_translated)
  {
    for (guint i = 0; i < soleus_sentence_get_n (); i++)
      check_german (soleus_sentence_get (i)->text);
    for (int i = 0; i < SOLEUS_N_ADVICE; i++)
      check_german (soleus_advice_get ((SoleusAdviceId)i)->quote);
  }
END_TEST

START_TEST (every_cause_is_translated)
  {
    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      {
        const SoleusCause *cause = soleus_cause_get ((SoleusCauseId)i);

        check_german (cause->quote);
        check_german (cause->usually);
        check_german (cause->urgency_note);
        for (guint remark = 0; remark < SOLEUS_MAX_REMARKS; remark++)
          check_german (cause->remarks[remark].text);
      }
    ck_assert_str_eq (
        _ (soleus_cause_get (SOLEUS_CAUSE_K05)->quote), "Magnesiummangel");
    ck_assert_str_eq (
        _ (soleus_cause_get (SOLEUS_CAUSE_K24)->quote), "Hirnblutungen");
  }
END_TEST

START_TEST (every_question_flag_and_rule_is_translated)
  {
    for (int i = 0; i < SOLEUS_N_KEYS; i++)
      {
        const SoleusQuestion *question = soleus_question_get ((SoleusKey)i);

        check_german (question->text);
        check_german (question->clinical);
        check_german (question->why);
        ck_assert_msg (g_str_has_suffix (_ (question->text), "?"), "%s",
            _ (question->text));
      }
    for (int i = 0; i < SOLEUS_N_FLAGS; i++)
      {
        check_german (soleus_flag_get ((SoleusFlagId)i)->title);
        check_german (soleus_flag_get ((SoleusFlagId)i)->text);
        check_german (soleus_flag_get ((SoleusFlagId)i)->first_aid);
      }
    for (int i = 0; i < SOLEUS_N_RULES; i++)
      check_german (soleus_rule_get ((SoleusRuleId)i)->text);
  }
END_TEST

START_TEST (every_pattern_and_family_is_translated)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      {
        check_german (soleus_class_get ((SoleusPattern)i)->definition);
        check_german (soleus_class_get ((SoleusPattern)i)->criteria);
        check_german (soleus_class_get ((SoleusPattern)i)->plural);
      }
    for (int i = 1; i <= SOLEUS_N_FAMILIES; i++)
      {
        check_german (soleus_family_get (i)->sentence);
        check_german (soleus_family_get (i)->plain_sentence);
        check_german (soleus_family_get (i)->members);
      }
  }
END_TEST

START_TEST (reasons_are_german_sentences_with_their_points)
  {
    SoleusEvidence evidence;
    g_autoptr (SoleusFindings) findings =
        evaluate (&evidence, "FASC=0.8", "Q01 !Q08");
    guint n;
    const SoleusPoint *points = soleus_finding_get_points (findings,
        soleus_findings_get (findings, SOLEUS_CAUSE_K12), SOLEUS_SIGN_FOR, &n);
    g_autofree char *signal =
        soleus_wording_dup_point (&points[0], SOLEUS_VOICE_PLAIN);
    g_autofree char *answer =
        soleus_wording_dup_point (&points[1], SOLEUS_VOICE_PLAIN);

    ck_assert_str_eq (
        signal, "Die Aufzeichnung zeigt: einzelne Zuckungen. (+1.6 Punkte)");
    ck_assert (g_str_has_prefix (answer, "Mit Ja beantwortet: „"));
  }
END_TEST

START_TEST (the_paragraph_and_the_doctors_page_are_german)
  {
    SoleusEvidence evidence;
    g_autoptr (SoleusAnswers) answers = case_answers ("Q01");
    g_autoptr (SoleusFindings) findings =
        evaluate (&evidence, "FASC=0.8", "Q01");
    g_autofree char *shows = NULL;
    g_autofree char *page = NULL;

    evidence.n_twitches = 1;
    evidence.usable_rest_s = 600;
    evidence.rate_per_min = 0.1;
    evidence.rate_low = 0.003;
    evidence.rate_high = 0.56;
    shows = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
    ck_assert_str_eq (shows,
        "Es gibt 1 Zuckung in 10.0 Minuten Ruhe: 0.1 pro Minute (0.00 bis "
        "0.6).");
    page = soleus_wording_dup_for_doctor (&evidence, answers, findings);
    ck_assert_ptr_nonnull (strstr (page, "Mit Ja beantwortet"));
    ck_assert_ptr_nonnull (strstr (page, "Nach hartem Sport: passt gut"));
    ck_assert_ptr_null (strstr (page, "Answered"));
  }
END_TEST

START_TEST (urgency_and_emergency_are_german)
  {
    SoleusUrgencyWords words;
    g_autofree char *call = soleus_wording_dup_call ("112");

    soleus_wording_urgency (SOLEUS_URGENCY_U3, &words);
    ck_assert_str_eq (words.title, "Notfall: Rufen Sie jetzt Hilfe");
    ck_assert_str_eq (call, "Rufen Sie jetzt 112 an.");
    ck_assert_str_eq (soleus_wording_score (0.9), "hoch");
    ck_assert (g_str_has_prefix (soleus_wording_notice (), "Für Lehre"));
  }
END_TEST

START_TEST (a_translation_is_marked_and_its_english_words_stand_beside)
  {
    const char *english = soleus_advice_get (SOLEUS_ADVICE_A1)->quote;
    g_autofree char *beside = soleus_wording_dup_english (_ (english), english);
    g_autofree char *same = soleus_wording_dup_english (english, english);
    g_autofree char *statement = soleus_statement_dup_english (0);
    g_autofree char *shown = soleus_statement_dup_text (0);

    ck_assert (g_str_has_prefix (beside, "Übersetzt; auf Englisch: "));
    ck_assert_ptr_nonnull (strstr (beside, english));
    ck_assert_ptr_null (same);
    ck_assert (g_str_has_prefix (soleus_wording_review (), "Dies ist eine Ü"));
    ck_assert (g_str_has_prefix (statement,
        soleus_sentence_get (soleus_statement_get (0)->first)->text));
    ck_assert_str_ne (statement, shown);
  }
END_TEST

/* --- how hard it is to read ------------------------------------------------
 */

typedef struct
{
  double words;
  double sentences;
  double long_words; /* more than six letters */
  double short_words; /* one syllable */
  double hard_words; /* three syllables or more */
} Counts;

static gboolean
is_vowel (gunichar c)
{
  return c != 0 && g_utf8_strchr ("aeiouyäöü", -1, c) != NULL;
}

static void
count_word (const char *word, Counts *counts)
{
  guint n_letters = 0, n_syllables = 0;
  gboolean vowel = FALSE;

  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (word));

      if (c == '.' || c == '?' || c == '!')
        counts->sentences++;
      if (!g_unichar_isalpha (c))
        continue;
      n_letters++;
      n_syllables += is_vowel (c) && !vowel;
      vowel = is_vowel (c);
    }
  if (n_letters == 0)
    return;
  counts->words++;
  counts->long_words += n_letters > 6;
  counts->short_words += n_syllables <= 1;
  counts->hard_words += n_syllables >= 3;
}

static void
count (const char *english, Counts *counts)
{
  g_auto (GStrv) words = NULL;

  if (english == NULL)
    return;
  words = g_strsplit_set (_ (english), " \n-/", -1);
  for (char **word = words; *word != NULL; word++)
    count_word (*word, counts);
}

/* First Vienna formula for texts of fact, Bamberger and Vanecek 1984: the
 * school grade a German text is fit for. */
static double
school_grade (const Counts *counts)
{
  const double pct = 100.0 / counts->words;

  return 0.1935 * pct * counts->hard_words
      + 0.1672 * counts->words / counts->sentences
      + 0.1297 * pct * counts->long_words - 0.0327 * pct * counts->short_words
      - 0.875;
}

START_TEST (plain_german_is_at_school_grade_eight_or_below)
  {
    Counts counts = {0};

    for (int i = 0; i < SOLEUS_N_KEYS; i++)
      {
        count (soleus_question_get ((SoleusKey)i)->text, &counts);
        count (soleus_question_get ((SoleusKey)i)->why, &counts);
      }
    for (int i = 0; i < SOLEUS_N_FLAGS; i++)
      {
        count (soleus_flag_get ((SoleusFlagId)i)->text, &counts);
        count (soleus_flag_get ((SoleusFlagId)i)->first_aid, &counts);
      }
    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      {
        count (soleus_cause_get ((SoleusCauseId)i)->usually, &counts);
        count (soleus_cause_get ((SoleusCauseId)i)->urgency_note, &counts);
      }
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      count (soleus_class_get ((SoleusPattern)i)->definition, &counts);
    for (int i = 1; i <= SOLEUS_N_FAMILIES; i++)
      count (soleus_family_get (i)->plain_sentence, &counts);
    g_printerr ("%.0f German words: school grade %.2f\n", counts.words,
        school_grade (&counts));
    ck_assert_double_gt (counts.words, 1500);
    ck_assert_double_le (school_grade (&counts), 8);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("german");
  TCase *tc = tcase_create ("words");

  tcase_add_test (tc, every_sentence_of_the_document_is_translated);
  tcase_add_test (tc, every_cause_is_translated);
  tcase_add_test (tc, every_question_flag_and_rule_is_translated);
  tcase_add_test (tc, every_pattern_and_family_is_translated);
  tcase_add_test (tc, reasons_are_german_sentences_with_their_points);
  tcase_add_test (tc, the_paragraph_and_the_doctors_page_are_german);
  tcase_add_test (tc, urgency_and_emergency_are_german);
  tcase_add_test (
      tc, a_translation_is_marked_and_its_english_words_stand_beside);
  tcase_add_test (tc, plain_german_is_at_school_grade_eight_or_below);
  suite_add_tcase (suite, tc);
  return suite;
}

int
main (void)
{
  /* Any locale but "C" lets LANGUAGE choose; numbers stay as they are. */
  g_setenv ("LANGUAGE", "de", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, SOLEUS_TEST_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* As both programs do; ngettext() asks for it. */
  textdomain (GETTEXT_PACKAGE);
  return soleus_test_main_with_judge (make_suite, "the German catalogue",
      g_file_test (SOLEUS_TEST_LOCALE_DIR "/de/LC_MESSAGES/soleus.mo",
          G_FILE_TEST_EXISTS));
}
