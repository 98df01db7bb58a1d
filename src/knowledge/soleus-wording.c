/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wording.h"

#include <glib/gi18n-lib.h>

#include "soleus-constants.h"

static const char *const bands[] = {
    [SOLEUS_BAND_LITTLE] = N_ ("little or nothing points to it"),
    [SOLEUS_BAND_POSSIBLE] = N_ ("possible"),
    [SOLEUS_BAND_FITS] = N_ ("fits well"),
};

static const SoleusUrgencyWords urgencies[] = {
    [SOLEUS_URGENCY_U0] =
        {
            N_ ("Self-care"),
            N_ ("Nothing told or measured so far asks for a doctor soon. See "
                "one when twitches come often, when they stay, or when you "
                "are worried."),
            NULL,
        },
    [SOLEUS_URGENCY_U1] =
        {
            N_ ("See a doctor"),
            N_ ("Make an appointment within days to weeks, and take this "
                "report with you."),
            N_ ("The document asks for a doctor when twitches are frequent; "
                "the other reasons are added."),
        },
    [SOLEUS_URGENCY_U2] =
        {
            N_ ("See a doctor today"),
            N_ ("Have this looked at today: call your doctor, the doctor on "
                "call or a hospital."),
            N_ ("Added from general medical practice; not from the "
                "document."),
        },
    [SOLEUS_URGENCY_U3] =
        {
            N_ ("Emergency: call for help now"),
            N_ ("Call the emergency number now. Do not wait for the "
                "recording."),
            N_ ("Added from general medical practice; not from the "
                "document."),
        },
};

const char *
soleus_wording_notice (void)
{
  return _ ("For education, research and documentation. Not a medical device, "
            "not CE-marked, not FDA-cleared. It does not diagnose. It cannot "
            "exclude any illness. Do not delay seeing a doctor because of it. "
            "In an emergency call the emergency number.");
}

const char *
soleus_wording_origin (void)
{
  return _ ("Causes and advice follow the given text “Muscle twitching in the "
            "calf”; statements marked * were added.");
}

const char *
soleus_wording_review (void)
{
  const char *source =
      N_ ("This is a translation from English. No clinician who speaks this "
          "language has reviewed it yet.");
  const char *shown = _ (source);

  return g_str_equal (shown, source) ? NULL : shown;
}

char *
soleus_wording_dup_english (const char *shown, const char *english)
{
  if (g_str_equal (shown, english))
    return NULL;
  return g_strdup_printf (_ ("Translated; in English: “%s”"), english);
}

const char *
soleus_wording_points (void)
{
  return _ ("One point means roughly a factor of two in the odds. That is a "
            "choice of experts and was not measured.");
}

const char *
soleus_wording_added (void)
{
  return _ ("* Added; not from the document.");
}

const char *
soleus_wording_band (SoleusBand band)
{
  g_return_val_if_fail ((guint)band < G_N_ELEMENTS (bands), NULL);
  return _ (bands[band]);
}

const char *
soleus_wording_score (double score)
{
  if (score < soleus_constant (SOLEUS_C_CONF_LOW))
    return C_ ("score", "low");
  if (score < soleus_constant (SOLEUS_C_CONF_HIGH))
    return C_ ("score", "medium");
  return C_ ("score", "high");
}

void
soleus_wording_urgency (SoleusUrgency urgency, SoleusUrgencyWords *words)
{
  g_return_if_fail ((guint)urgency < G_N_ELEMENTS (urgencies));
  words->title = _ (urgencies[urgency].title);
  words->sentence = _ (urgencies[urgency].sentence);
  words->added =
      urgencies[urgency].added == NULL ? NULL : _ (urgencies[urgency].added);
}

const char *
soleus_wording_presumed (const SoleusFindings *findings)
{
  return findings->presumed
      ? _ ("One answer is taken at its most serious until the questions about "
           "it are answered.")
      : NULL;
}

char *
soleus_wording_dup_call (const char *number)
{
  /* Translators: %s is a telephone number. */
  return g_strdup_printf (_ ("Call %s now."), number);
}

static void
add_once (GPtrArray *lines, const char *text)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (g_ptr_array_index (lines, i), text))
      return;
  g_ptr_array_add (lines, g_strdup (text));
}

/* "See a doctor within weeks." and no more: the banner says that itself. */
static gboolean
is_one_statement (const char *note)
{
  return strchr (note, ';') == NULL && strchr (note, '.')[1] == '\0';
}

static void
add_causes (GPtrArray *lines, const SoleusFindings *findings)
{
  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      const SoleusFinding *finding = &findings->findings[i];
      const SoleusCause *cause = soleus_cause_get (finding->cause);

      if (finding->band == SOLEUS_BAND_LITTLE
          || finding->urgency != findings->urgency)
        continue;
      /* Translators: a cause, and when it is urgent or what goes with it. Not
       * a verdict. */
      g_ptr_array_add (lines,
          g_strdup_printf (_ ("Some of this fits “%s” as well as other "
                              "causes. %s"),
              _ (cause->label),
              _ (is_one_statement (cause->urgency_note)
                      ? cause->usually
                      : cause->urgency_note)));
    }
}

GPtrArray *
soleus_wording_urgency_because (const SoleusFindings *findings)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  if (findings->urgency == SOLEUS_URGENCY_U0)
    return lines;
  for (guint i = 0; i < findings->red_flags->len; i++)
    {
      const SoleusRaisedFlag *raised =
          &g_array_index (findings->red_flags, SoleusRaisedFlag, i);

      if (raised->urgency == findings->urgency)
        add_once (lines, _ (soleus_flag_get (raised->flag)->text));
    }
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    {
      const SoleusRule *rule = soleus_rule_get ((SoleusRuleId)i);

      if (findings->rules[i]
          && (findings->urgency == SOLEUS_URGENCY_U1 || i == SOLEUS_RULE_H2))
        add_once (lines, _ (rule->text));
    }
  if (lines->len == 0)
    add_causes (lines, findings);
  return lines;
}

/* A cause that asks for help at once where no red flag does: the first aid is
 * that of the flag for the same illness. */
static const struct
{
  SoleusCauseId cause;
  SoleusFlagId flag;
} aided[] = {
    {SOLEUS_CAUSE_K03, SOLEUS_FLAG_RF9},
    {SOLEUS_CAUSE_K13, SOLEUS_FLAG_RF1},
    {SOLEUS_CAUSE_K15, SOLEUS_FLAG_RF1},
    {SOLEUS_CAUSE_K23, SOLEUS_FLAG_RF3},
    {SOLEUS_CAUSE_K24, SOLEUS_FLAG_RF4},
};

/* The flags whose first aid is told, of const SoleusFlag. */
static GPtrArray *
flags_with_aid (const SoleusFindings *findings)
{
  GPtrArray *flags = g_ptr_array_new ();

  for (guint i = 0; i < findings->red_flags->len; i++)
    {
      const SoleusRaisedFlag *raised =
          &g_array_index (findings->red_flags, SoleusRaisedFlag, i);
      const SoleusFlag *flag = soleus_flag_get (raised->flag);

      if (raised->urgency >= SOLEUS_URGENCY_U2 && flag->first_aid != NULL)
        g_ptr_array_add (flags, (gpointer)flag);
    }
  for (gsize i = 0; flags->len == 0 && i < G_N_ELEMENTS (aided); i++)
    {
      const SoleusFinding *finding =
          soleus_findings_get (findings, aided[i].cause);

      if (finding->band != SOLEUS_BAND_LITTLE
          && finding->urgency == SOLEUS_URGENCY_U3)
        g_ptr_array_add (flags, (gpointer)soleus_flag_get (aided[i].flag));
    }
  return flags;
}

GPtrArray *
soleus_wording_first_aid (const SoleusFindings *findings)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) flags = flags_with_aid (findings);

  for (guint i = 0; i < flags->len; i++)
    {
      const SoleusFlag *flag = g_ptr_array_index (flags, i);

      add_once (lines, _ (flag->first_aid));
    }
  return lines;
}

char *
soleus_wording_dup_first_aid_sources (const SoleusFindings *findings)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) flags = flags_with_aid (findings);

  for (guint i = 0; i < flags->len; i++)
    {
      const SoleusFlag *flag = g_ptr_array_index (flags, i);
      g_auto (GStrv) words = g_strsplit (flag->first_aid_sources, " ", -1);

      for (guint word = 0; words[word] != NULL; word++)
        add_once (keys, words[word]);
    }
  if (keys->len == 0)
    return NULL;
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (", ", (char **)keys->pdata);
}
