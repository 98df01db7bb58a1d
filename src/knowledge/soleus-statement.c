/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-statement.h"

#include <glib/gi18n-lib.h>

#define TEXT(text) \
  { \
    SOLEUS_SENTENCE_TEXT, FALSE, text \
  }
#define TEXT_END(text) \
  { \
    SOLEUS_SENTENCE_TEXT, TRUE, text \
  }
#define ENTRY(text) \
  { \
    SOLEUS_SENTENCE_LIST_ENTRY, FALSE, text \
  }

static const SoleusSentence sentences[] = {
    {SOLEUS_SENTENCE_TITLE, TRUE, N_ ("Muscle twitching in the calf")},
    TEXT (N_ ("Generally speaking, muscle twitches are involuntary "
              "contractions of muscle fibers, and almost any muscle group on "
              "the body can be affected.")),
    TEXT (N_ ("The possible causes of twitching in the calf muscles can be of "
              "a rather harmless nature on the one hand, but on the other hand "
              "a more serious illness can also be behind it.")),
    TEXT_END (N_ ("In most cases, small muscle twitches in the calf are "
                  "harmless and can be remedied with little circumstance.")),
    TEXT (N_ ("Twitching in the calf often occurs after intense sporting "
              "activity.")),
    TEXT (N_ ("In many cases this is then a magnesium deficiency.")),
    TEXT (N_ ("On the other hand, muscle twitches all over the body can also "
              "be an expression of a severe epileptic seizure (grand mal "
              "seizure), which is usually preceded by a loss of "
              "consciousness.")),
    TEXT_END (N_ ("On the other hand, a muscle twitching over the whole body "
                  "can occur as part of a cold shiver or chills.")),
    {SOLEUS_SENTENCE_LIST_INTRO, FALSE,
        N_ ("These causes can be triggers for muscle twitches in the calf:")},
    ENTRY (N_ ("Liquid shortage")),
    ENTRY (N_ ("Vitamin/trace element deficiency")),
    ENTRY (N_ ("Hypoglycemia")),
    ENTRY (N_ ("High stress level")),
    ENTRY (N_ ("Magnesium deficiency")),
    ENTRY (N_ ("Mental imbalance")),
    ENTRY (N_ ("Nerve entrapment")),
    ENTRY (N_ ("Alcohol")),
    ENTRY (N_ ("Drugs")),
    ENTRY (N_ ("Hypothermia")),
    {SOLEUS_SENTENCE_LIST_ENTRY, TRUE, N_ ("Side effects of certain drugs")},
    TEXT (N_ ("In addition to the above-mentioned causes, more serious "
              "diseases can also be triggers, so that a doctor should always "
              "be consulted if there are frequent twitches in the calf "
              "muscles.")),
    {SOLEUS_SENTENCE_LIST_INTRO, FALSE,
        N_ ("Many neurological diseases can be accompanied by muscle twitches "
            "of any muscle group, for example")},
    ENTRY (N_ ("Epilepsies")),
    ENTRY (N_ ("Multiple Sclerosis")),
    ENTRY (N_ ("Amyotrophic lateral sclerosis")),
    ENTRY (N_ ("Parkinson")),
    ENTRY (N_ ("Creutzfeldt-Jakob disease")),
    ENTRY (N_ ("Wilson’s disease")),
    ENTRY (N_ ("Tourette’s syndrome")),
    ENTRY (N_ ("Tics")),
    ENTRY (N_ ("Meningitis")),
    ENTRY (N_ ("Cerebral hemorrhages")),
    {SOLEUS_SENTENCE_LIST_ENTRY, TRUE,
        N_ ("Circulatory disorders in the affected muscles and the so-called "
            "restless legs syndrome can be accompanied by muscle twitches in "
            "the calf.")},
    TEXT (N_ ("The treatment of muscle twitches in the calf basically depends "
              "on the underlying cause.")),
    TEXT (N_ ("In the simplest cases, muscle twitches can be treated by "
              "relieving stress or by taking calcium and magnesium, sufficient "
              "fluid intake and a balanced diet.")),
    TEXT (N_ ("If the cause lies in neurological diseases, in most cases a "
              "more complex treatment is necessary, which often consists of a "
              "combination of taking special medication, physiotherapy and "
              "occupational therapy.")),
    TEXT_END (N_ ("In the rarest cases, surgical therapy is also a "
                  "possibility.")),
};

/* Rows of the table above. */
enum
{
  ROW_S9 = 20,
  ROW_S12 = 33,
  ROW_S13 = 34,
  ROW_S14 = 35,
  ROW_S15 = 36
};

static const SoleusStatement statements[SOLEUS_N_STATEMENTS] = {
    {"S1", 1, 1},
    {"S2", 2, 1},
    {"S3", 3, 1},
    {"S4", 4, 1},
    {"S5", 5, 1},
    {"S6", 6, 1},
    {"S7", 7, 1},
    {"S8", 8, 12},
    {"S9", ROW_S9, 1},
    {"S10", 21, 11},
    {"S11", 32, 1},
    {"S12", ROW_S12, 1},
    {"S13", ROW_S13, 1},
    {"S14", ROW_S14, 1},
    {"S15", ROW_S15, 1},
};

static const SoleusAdvice advice[SOLEUS_N_ADVICE] = {
    [SOLEUS_ADVICE_A1] = {"A1", N_ ("relieving stress"), ROW_S13},
    [SOLEUS_ADVICE_A2] = {"A2", N_ ("sufficient fluid intake"), ROW_S13},
    [SOLEUS_ADVICE_A3] = {"A3", N_ ("taking calcium and magnesium"), ROW_S13},
    [SOLEUS_ADVICE_A4] = {"A4", N_ ("a balanced diet"), ROW_S13},
    [SOLEUS_ADVICE_A5] = {"A5",
        N_ ("a combination of taking special medication, physiotherapy and "
            "occupational therapy"),
        ROW_S14},
    [SOLEUS_ADVICE_A6] = {"A6",
        N_ ("In the rarest cases, surgical therapy is also a possibility."),
        ROW_S15},
    [SOLEUS_ADVICE_A7] = {"A7",
        N_ ("a doctor should always be consulted if there are frequent "
            "twitches in the calf muscles"),
        ROW_S9},
};

guint
soleus_sentence_get_n (void)
{
  return G_N_ELEMENTS (sentences);
}

const SoleusSentence *
soleus_sentence_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (sentences), NULL);
  return &sentences[i];
}

const SoleusStatement *
soleus_statement_get (guint i)
{
  g_return_val_if_fail (i < SOLEUS_N_STATEMENTS, NULL);
  return &statements[i];
}

static char *
dup_statement (guint i, gboolean translated)
{
  const SoleusStatement *statement = soleus_statement_get (i);
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < statement->n; row++)
    {
      const char *english = sentences[statement->first + row].text;

      if (row > 0)
        g_string_append (text, "\n• ");
      g_string_append (text, translated ? _ (english) : english);
    }
  return g_string_free (text, FALSE);
}

char *
soleus_statement_dup_text (guint i)
{
  return dup_statement (i, TRUE);
}

char *
soleus_statement_dup_english (guint i)
{
  return dup_statement (i, FALSE);
}

const SoleusAdvice *
soleus_advice_get (SoleusAdviceId id)
{
  g_return_val_if_fail ((guint)id < SOLEUS_N_ADVICE, NULL);
  return &advice[id];
}
