/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "knowledge-case.h"

#include <string.h>

#include "soleus-question.h"
#include "soleus-test.h"

static SoleusAnswers *
say (SoleusAnswers *answers, const char *key, SoleusAnswer answer)
{
  SoleusAnswers *next;

  ck_assert_msg (
      soleus_key_from_id (key) != SOLEUS_KEY_NONE, "%s is no key", key);
  next = soleus_answers_with (answers, key, answer);
  soleus_answers_unref (answers);
  return next;
}

static SoleusAnswers *
say_number (SoleusAnswers *answers, const char *word)
{
  static const char *const places[] = {"left calf", "right calf", NULL};
  SoleusAnswers *next;

  if (g_str_has_prefix (word, "age="))
    next = soleus_answers_with_age (
        answers, (int)g_ascii_strtoll (word + 4, NULL, 10));
  else
    next = soleus_answers_with_places (answers, places);
  soleus_answers_unref (answers);
  return next;
}

static SoleusAnswers *
say_no_to_the_rest (SoleusAnswers *answers)
{
  for (int i = 0; i < SOLEUS_N_KEYS; i++)
    {
      const SoleusQuestion *question = soleus_question_get ((SoleusKey)i);

      if (question->parent == SOLEUS_KEY_NONE
          && soleus_answers_get (answers, question->id)
              == SOLEUS_ANSWER_UNKNOWN)
        answers = say (answers, question->id, SOLEUS_ANSWER_NO);
    }
  return answers;
}

SoleusAnswers *
case_answers (const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  SoleusAnswers *answers = soleus_answers_new ();

  for (char **word = list; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (strcmp (*word, "*no") == 0)
        answers = say_no_to_the_rest (answers);
      else if (strchr (*word, '=') != NULL)
        answers = say_number (answers, *word);
      else if (**word == '!')
        answers = say (answers, *word + 1, SOLEUS_ANSWER_NO);
      else
        answers = say (answers, *word, SOLEUS_ANSWER_YES);
    }
  return answers;
}

static void
put (SoleusEvidence *evidence, const char *name, double value)
{
  SoleusPattern pattern = soleus_pattern_from_id (name);

  if (strcmp (name, "hz") == 0)
    evidence->tremor_hz = value;
  else if (strcmp (name, "q") == 0)
    evidence->q = value;
  else if (strcmp (name, "templates") == 0)
    evidence->n_templates = (int)value;
  else if (strcmp (name, "rate") == 0)
    evidence->rate_per_min = value;
  else if (strcmp (name, "rest_s") == 0)
    evidence->usable_rest_s = value;
  else if (strcmp (name, "day") == 0)
    evidence->day = (gint64)value;
  else if (strcmp (name, "left") == 0)
    evidence->left_recorded = evidence->left_active = TRUE;
  else if (strcmp (name, "right") == 0)
    evidence->right_recorded = evidence->right_active = TRUE;
  else if (strcmp (name, "right-quiet") == 0)
    evidence->right_recorded = TRUE;
  else
    {
      ck_assert_msg (pattern != SOLEUS_PATTERN_NONE, "%s?", name);
      evidence->value[pattern] = value;
      evidence->score[pattern] = value;
      evidence->n_episodes[pattern] = 1;
    }
}

void
case_evidence (SoleusEvidence *evidence, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words == NULL ? "" : words, " ", -1);

  soleus_evidence_init (evidence);
  evidence->measured = words != NULL;
  evidence->q = words != NULL ? 1 : 0;
  for (char **word = list; *word != NULL; word++)
    if (**word != '\0')
      {
        g_auto (GStrv) pair = g_strsplit (*word, "=", 2);

        put (evidence, pair[0],
            pair[1] == NULL ? 1 : g_ascii_strtod (pair[1], NULL));
      }
}
