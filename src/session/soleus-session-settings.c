/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

typedef struct
{
  const char *key;
  SoleusAnswer answer;
} KeyAnswer;

static SoleusDecisions *
answer_one (const SoleusDecisions *now, gconstpointer args)
{
  const KeyAnswer *one = args;
  g_autoptr (SoleusAnswers) answers = soleus_answers_with (
      soleus_decisions_get_answers (now), one->key, one->answer);

  return soleus_decisions_with_answers (now, answers);
}

gboolean
soleus_session_set_answer (
    SoleusSession *self, const char *key, SoleusAnswer answer)
{
  const KeyAnswer one = {key, answer};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  if (!soleus_session_commit (self, answer_one, &one, SOLEUS_STEP_ANSWER, 1))
    return FALSE;
  soleus_session_remember (self);
  return TRUE;
}

static SoleusDecisions *
answer_all (const SoleusDecisions *now, gconstpointer args)
{
  return soleus_decisions_with_answers (now, args);
}

/* How many answers differ, for the name of the step. */
static guint
count_answers (const SoleusAnswers *old, const SoleusAnswers *now)
{
  g_autofree const char **old_keys = soleus_answers_dup_keys (old);
  g_autofree const char **keys = soleus_answers_dup_keys (now);
  guint n = 0;

  for (guint i = 0; keys[i] != NULL; i++)
    n += soleus_answers_get (old, keys[i]) != soleus_answers_get (now, keys[i]);
  for (guint i = 0; old_keys[i] != NULL; i++)
    n += soleus_answers_get (now, old_keys[i]) == SOLEUS_ANSWER_UNKNOWN;
  return MAX (n, 1);
}

gboolean
soleus_session_set_answers (SoleusSession *self, const SoleusAnswers *answers)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  if (!soleus_session_commit (self, answer_all, answers, SOLEUS_STEP_ANSWER,
          count_answers (
              soleus_decisions_get_answers (self->state.decisions), answers)))
    return FALSE;
  soleus_session_remember (self);
  return TRUE;
}

static SoleusDecisions *
correct_channel (const SoleusDecisions *now, gconstpointer args)
{
  return soleus_decisions_with_override (now, args);
}

gboolean
soleus_session_set_channel (
    SoleusSession *self, const SoleusChannelOverride *override)
{
  GError *error = NULL;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  /* What cannot be is refused before it is kept. */
  if (self->base != NULL)
    {
      g_autoptr (SoleusRecording) corrected =
          soleus_recording_with_overrides (self->base, &override, 1, &error);
      if (corrected == NULL)
        return soleus_session_tell (self, error);
    }
  return soleus_session_commit (
      self, correct_channel, override, SOLEUS_STEP_CHANNEL, 1);
}

static SoleusDecisions *
set_parameters (const SoleusDecisions *now, gconstpointer args)
{
  return soleus_decisions_with_parameters (now, args);
}

void
soleus_session_set_default_parameters (
    SoleusSession *self, const SoleusParameters *parameters)
{
  g_return_if_fail (SOLEUS_IS_SESSION (self));
  self->default_parameters = *parameters;
  self->has_default_parameters = TRUE;
}

gboolean
soleus_session_set_parameters (
    SoleusSession *self, const SoleusParameters *parameters)
{
  const SoleusParameters *old;
  guint n = 0;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  old = soleus_decisions_get_parameters (self->state.decisions);
  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    n += old->values[i] != parameters->values[i];
  return soleus_session_commit (
      self, set_parameters, parameters, SOLEUS_STEP_PARAMETERS, MAX (n, 1));
}

gboolean
soleus_session_set_parameter (
    SoleusSession *self, SoleusParameter parameter, double value)
{
  SoleusParameters parameters;
  GError *error = NULL;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  parameters = *soleus_decisions_get_parameters (self->state.decisions);
  if (!soleus_parameters_set (&parameters, parameter, value, &error))
    return soleus_session_tell (self, error);
  return soleus_session_set_parameters (self, &parameters);
}

static SoleusDecisions *
set_note (const SoleusDecisions *now, gconstpointer args)
{
  return soleus_decisions_with_note (now, args);
}

gboolean
soleus_session_set_note (SoleusSession *self, const char *note)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return soleus_session_commit (self, set_note, note, SOLEUS_STEP_NOTE, 1);
}
