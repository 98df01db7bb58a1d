/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-class.h"
#include "soleus-findings.h"
#include "soleus-wording.h"

/* Every string a person can read from the tables of this room. */

typedef enum
{
  PLAIN, /* for everybody: school grade 8 */
  CLINICAL,
  QUOTE /* the document's own words */
} Voice;

typedef struct
{
  const char *text;
  Voice voice;
} Words;

static void
add (GArray *list, const char *text, Voice voice)
{
  Words words = {text, voice};

  if (text != NULL)
    g_array_append_val (list, words);
}

static void
add_causes (GArray *list)
{
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      const SoleusCause *cause = soleus_cause_get ((SoleusCauseId)i);

      add (list, cause->quote, QUOTE);
      add (list, cause->label, CLINICAL);
      add (list, cause->usually, PLAIN);
      add (list, cause->urgency_note, PLAIN);
      for (guint remark = 0; remark < SOLEUS_MAX_REMARKS; remark++)
        add (list, cause->remarks[remark].text, CLINICAL);
    }
}

static void
add_questions (GArray *list)
{
  for (int i = 0; i < SOLEUS_N_KEYS; i++)
    {
      const SoleusQuestion *question = soleus_question_get ((SoleusKey)i);

      add (list, question->text, PLAIN);
      add (list, question->why, PLAIN);
      add (list, question->clinical, CLINICAL);
    }
}

static void
add_rules (GArray *list)
{
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    {
      add (list, soleus_rule_get ((SoleusRuleId)i)->text, PLAIN);
      add (list, soleus_rule_get ((SoleusRuleId)i)->quote, QUOTE);
    }
  for (int i = 0; i < SOLEUS_N_FLAGS; i++)
    {
      add (list, soleus_flag_get ((SoleusFlagId)i)->title, CLINICAL);
      add (list, soleus_flag_get ((SoleusFlagId)i)->text, PLAIN);
      add (list, soleus_flag_get ((SoleusFlagId)i)->first_aid, PLAIN);
    }
}

static void
add_classes (GArray *list)
{
  for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
    {
      const SoleusClass *row = soleus_class_get ((SoleusPattern)i);

      add (list, row->plain, CLINICAL);
      add (list, row->clinical, CLINICAL);
      add (list, row->criteria, CLINICAL);
      add (list, row->definition, PLAIN);
    }
  for (int i = 1; i <= SOLEUS_N_FAMILIES; i++)
    {
      add (list, soleus_family_get (i)->name, CLINICAL);
      add (list, soleus_family_get (i)->members, CLINICAL);
      add (list, soleus_family_get (i)->sentence, CLINICAL);
      add (list, soleus_family_get (i)->plain_sentence, PLAIN);
    }
}

static void
add_wording (GArray *list)
{
  add (list, soleus_wording_origin (), CLINICAL);
  add (list, soleus_wording_points (), PLAIN);
  add (list, soleus_wording_added (), PLAIN);
  for (int topic = SOLEUS_SHOWN_TWITCHES; topic < SOLEUS_N_SHOWN_TOPICS;
       topic++)
    {
      add (list,
          soleus_wording_method (
              (SoleusShownTopic)topic, SOLEUS_PATTERN_NONE, SOLEUS_VOICE_PLAIN),
          PLAIN);
      add (list,
          soleus_wording_method ((SoleusShownTopic)topic, SOLEUS_PATTERN_NONE,
              SOLEUS_VOICE_CLINICAL),
          CLINICAL);
    }
  for (int urgency = 0; urgency <= SOLEUS_URGENCY_U3; urgency++)
    {
      SoleusUrgencyWords words;

      soleus_wording_urgency ((SoleusUrgency)urgency, &words);
      add (list, words.title, CLINICAL);
      add (list, words.sentence, PLAIN);
      add (list, words.added, PLAIN);
    }
}

static GArray *
all_words (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Words));

  add_causes (list);
  add_questions (list);
  add_rules (list);
  add_classes (list);
  add_wording (list);
  for (guint i = 0; i < soleus_sentence_get_n (); i++)
    add (list, soleus_sentence_get (i)->text, QUOTE);
  return list;
}

START_TEST (no_string_says_what_must_not_be_said)
  {
    /* Verdicts; words of fear; false comfort. */
    static const char *const forbidden[] = {"you have", "diagnosis", "diagnose",
        "ruled out", "normal", "dangerous", "deadly", "fatal", "terrible",
        "alarming", "panic", "nothing to worry", "no need to worry",
        "don't worry", "certainly", "definitely", "perfectly"};
    g_autoptr (GArray) list = all_words ();

    ck_assert_uint_gt (list->len, 500);
    for (guint i = 0; i < list->len; i++)
      {
        g_autofree char *text =
            g_utf8_strdown (g_array_index (list, Words, i).text, -1);

        for (gsize word = 0; word < G_N_ELEMENTS (forbidden); word++)
          ck_assert_msg (strstr (text, forbidden[word]) == NULL,
              "\"%s\" in: %s", forbidden[word], text);
      }
  }
END_TEST

START_TEST (the_notice_is_the_one_that_was_agreed)
  {
    ck_assert_str_eq (soleus_wording_notice (),
        "For education, research and documentation. Not a medical device, not "
        "CE-marked, not FDA-cleared. It does not diagnose. It cannot exclude "
        "any illness. Do not delay seeing a doctor because of it. In an "
        "emergency call the emergency number.");
  }
END_TEST

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

/* Groups of vowels, without a silent e at the end. */
static guint
n_syllables (const char *word)
{
  guint n = 0;
  gsize length = strlen (word);

  for (gsize i = 0; i < length; i++)
    if (is_vowel (word[i]) && (i == 0 || !is_vowel (word[i - 1])))
      n++;
  if (n > 1 && length > 2 && word[length - 1] == 'e'
      && !is_vowel (word[length - 2]) && word[length - 2] != 'l')
    n--;
  return MAX (n, 1);
}

typedef struct
{
  double words;
  double sentences;
  double syllables;
} Counts;

static void
count (const char *text, Counts *counts)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \n-/", -1);

  for (char **word = words; *word != NULL; word++)
    {
      gsize length = strlen (*word);

      if (length == 0)
        continue;
      if (strchr (".?!", (*word)[length - 1]) != NULL)
        counts->sentences++;
      g_strcanon (*word, G_CSET_a_2_z, '\0');
      if (**word == '\0')
        continue;
      counts->words++;
      counts->syllables += n_syllables (*word);
    }
}

/* Flesch and Kincaid, 1975. */
static double
school_grade (const Counts *counts)
{
  return 0.39 * counts->words / counts->sentences
      + 11.8 * counts->syllables / counts->words - 15.59;
}

START_TEST (plain_words_are_at_school_grade_eight_or_below)
  {
    g_autoptr (GArray) list = all_words ();
    Counts all = {0};
    guint n_hard = 0, n = 0;

    for (guint i = 0; i < list->len; i++)
      {
        const Words *words = &g_array_index (list, Words, i);
        Counts one = {0};

        if (words->voice != PLAIN)
          continue;
        n++;
        count (words->text, &all);
        count (words->text, &one);
        /* One string alone is too short for the figure to mean much. */
        if (school_grade (&one) > 14)
          {
            n_hard++;
            g_printerr ("grade %.1f: %s\n", school_grade (&one), words->text);
          }
      }
    g_printerr (
        "%u plain strings: school grade %.2f\n", n, school_grade (&all));
    ck_assert_double_le (school_grade (&all), 8);
    ck_assert_uint_le (n_hard, n / 20);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("words");
  TCase *tc = tcase_create ("words");

  tcase_add_test (tc, no_string_says_what_must_not_be_said);
  tcase_add_test (tc, the_notice_is_the_one_that_was_agreed);
  tcase_add_test (tc, plain_words_are_at_school_grade_eight_or_below);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
