/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include "soleus-library-people.h"
#include "soleus-question.h"

void
soleus_session_read_history (SoleusSession *self)
{
  g_autoptr (GArray) rows =
      soleus_library_dup_earlier (self->library, self->state.id, NULL);

  g_clear_pointer (&self->history, soleus_history_unref);
  self->history = soleus_history_new ();
  /* A library that cannot be read says so elsewhere; without earlier rates
   * this recording is judged by itself. */
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SoleusLibraryEarlier *row =
          &g_array_index (rows, SoleusLibraryEarlier, i);
      SoleusHistoryRow earlier = {soleus_history_day_of_text (row->start),
          row->rate_per_min, row->usable_rest_s};

      soleus_history_add (self->history, &earlier);
    }
}

gint64
soleus_session_get_recording_id (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), 0);
  return self->state.id;
}

gboolean
soleus_session_set_person (SoleusSession *self, gint64 person)
{
  GError *error = NULL;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->state.id != 0, FALSE);
  if (!soleus_library_set_person (
          self->library, self->state.id, person, &error))
    return soleus_session_tell (self, error);
  soleus_session_read_history (self);
  soleus_session_show (self);
  return TRUE;
}

const SoleusHistory *
soleus_session_get_history (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return self->history;
}

/* --- what stays the same from recording to recording ---------------------
 */

#define AGE_KEY "person.age"
#define OLDEST_YEARS 120

static char *
dup_setting_key (SoleusKey key)
{
  return g_strconcat ("person.", soleus_question_get (key)->id, NULL);
}

static void
keep (SoleusSession *self, const char *key, const char *value)
{
  g_autofree char *kept = soleus_library_dup_setting (self->library, key);

  if (g_strcmp0 (kept, value) != 0)
    soleus_library_set_setting (self->library, key, value, NULL);
}

/* Kept beside the decisions: an undo takes the answer back for this recording
 * and leaves what was said for the next. A library that cannot be written has
 * said so already, with the answer itself. */
void
soleus_session_remember (SoleusSession *self)
{
  const SoleusAnswers *answers =
      soleus_decisions_get_answers (self->state.decisions);
  int age = soleus_answers_get_age_years (answers);

  if (age >= 0)
    {
      g_autofree char *text = g_strdup_printf ("%d", age);

      keep (self, AGE_KEY, text);
    }
  for (int i = 0; i < SOLEUS_N_KEYS; i++)
    {
      SoleusAnswer answer =
          soleus_answers_get (answers, soleus_question_get (i)->id);
      g_autofree char *key = NULL;

      if (!soleus_question_lasts (i) || answer == SOLEUS_ANSWER_UNKNOWN)
        continue;
      key = dup_setting_key (i);
      keep (self, key, soleus_answer_id (answer));
    }
}

/* @answers with what @self remembers and they do not tell. */
static SoleusAnswers *
fill_in (SoleusSession *self, const SoleusAnswers *told, SoleusAnswers *answers)
{
  g_autofree char *age = soleus_library_dup_setting (self->library, AGE_KEY);
  gint64 years;

  if (age != NULL && soleus_answers_get_age_years (told) < 0
      && g_ascii_string_to_signed (age, 10, 0, OLDEST_YEARS, &years, NULL))
    {
      SoleusAnswers *next = soleus_answers_with_age (answers, (int)years);

      soleus_answers_unref (answers);
      answers = next;
    }
  for (int i = 0; i < SOLEUS_N_KEYS; i++)
    {
      const char *id = soleus_question_get (i)->id;
      g_autofree char *key = dup_setting_key (i);
      g_autofree char *value = NULL;
      SoleusAnswer answer;
      SoleusAnswers *next;

      if (!soleus_question_lasts (i)
          || soleus_answers_get (told, id) != SOLEUS_ANSWER_UNKNOWN)
        continue;
      value = soleus_library_dup_setting (self->library, key);
      if (value == NULL || !soleus_answer_from_id (value, &answer))
        continue;
      next = soleus_answers_with (answers, id, answer);
      soleus_answers_unref (answers);
      answers = next;
    }
  return answers;
}

SoleusAnswers *
soleus_session_dup_remembered (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return fill_in (self, soleus_decisions_get_answers (self->state.decisions),
      soleus_answers_new ());
}

gboolean
soleus_session_take_over_remembered (SoleusSession *self)
{
  const SoleusAnswers *told;
  g_autoptr (SoleusAnswers) answers = NULL;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  told = soleus_decisions_get_answers (self->state.decisions);
  answers = fill_in (self, told, soleus_answers_ref (told));
  return soleus_session_set_answers (self, answers);
}
