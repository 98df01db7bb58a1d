/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wording.h"

#include <glib/gi18n-lib.h>

#include "soleus-question.h"

static void
heading (GString *text, const char *words)
{
  g_string_append_printf (text, "\n%s\n", words);
}

static void
item (GString *text, const char *words)
{
  g_string_append_printf (text, "- %s\n", words);
}

static void
tell_person (GString *text, const SoleusAnswers *answers)
{
  g_autofree char *places =
      g_strjoinv (", ", (char **)soleus_answers_get_places (answers));

  if (soleus_answers_get_age_years (answers) >= 0)
    g_string_append_printf (
        text, _ ("Age: %d\n"), soleus_answers_get_age_years (answers));
  if (soleus_answers_get_muscle (answers) != NULL)
    g_string_append_printf (
        text, _ ("Muscle: %s\n"), soleus_answers_get_muscle (answers));
  if (*places != '\0')
    g_string_append_printf (text, _ ("Places that twitch: %s\n"), places);
}

static void
tell_answers (GString *text, const SoleusAnswers *answers, SoleusAnswer answer)
{
  for (int i = 0; i < SOLEUS_N_KEYS; i++)
    {
      const SoleusQuestion *question = soleus_question_get ((SoleusKey)i);

      if (soleus_answers_get (answers, question->id) == answer)
        item (text, _ (question->clinical));
    }
}

static gboolean
has_answer (const SoleusAnswers *answers, SoleusAnswer answer)
{
  for (int i = 0; i < SOLEUS_N_KEYS; i++)
    if (soleus_answers_get (answers, soleus_question_get ((SoleusKey)i)->id)
        == answer)
      return TRUE;
  return FALSE;
}

static void
tell_flags (GString *text, const SoleusFindings *findings)
{
  if (findings->red_flags->len == 0)
    return;
  heading (text, _ ("Warning signs (added, not from the document)"));
  for (guint i = 0; i < findings->red_flags->len; i++)
    {
      const SoleusRaisedFlag *raised =
          &g_array_index (findings->red_flags, SoleusRaisedFlag, i);

      item (text, _ (soleus_flag_get (raised->flag)->title));
    }
}

static void
tell_causes (GString *text, const SoleusFindings *findings)
{
  gboolean any = FALSE;

  heading (text, _ ("What the program found to fit"));
  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      const SoleusFinding *finding = &findings->findings[i];
      g_autofree char *line = NULL;

      if (finding->band == SOLEUS_BAND_LITTLE)
        continue;
      any = TRUE;
      /* Translators: a cause and how well it fits. */
      line = g_strdup_printf (C_ ("cause: band", "%s: %s"),
          _ (soleus_cause_get (finding->cause)->label),
          soleus_wording_band (finding->band));
      item (text, line);
    }
  if (!any)
    item (text, _ ("Little or nothing points to any of the 26 causes."));
}

char *
soleus_wording_dup_for_doctor (const SoleusEvidence *evidence,
    const SoleusAnswers *answers, const SoleusFindings *findings)
{
  GString *text = g_string_new (NULL);
  g_autofree char *shows =
      soleus_wording_dup_shows (evidence, SOLEUS_VOICE_CLINICAL);

  g_string_append_printf (text, "%s\n", _ ("What to tell your doctor"));
  tell_person (text, answers);
  heading (text, _ ("What was measured"));
  item (text, shows);
  if (has_answer (answers, SOLEUS_ANSWER_YES))
    {
      heading (text, _ ("Answered yes"));
      tell_answers (text, answers, SOLEUS_ANSWER_YES);
    }
  if (has_answer (answers, SOLEUS_ANSWER_NO))
    {
      heading (text, _ ("Answered no"));
      tell_answers (text, answers, SOLEUS_ANSWER_NO);
    }
  tell_flags (text, findings);
  tell_causes (text, findings);
  heading (text, _ ("Examinations a doctor may think of (added)"));
  item (text, _ ("needle EMG and nerve conduction"));
  item (text,
      _ ("blood: magnesium, calcium, potassium, glucose, TSH, CK, ferritin, "
         "B12; copper when fitting"));
  g_string_append_printf (text, "\n%s\n", soleus_wording_notice ());
  return g_string_free (text, FALSE);
}
