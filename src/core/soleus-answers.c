/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-answers.h"

#include <string.h>

struct _SoleusAnswers
{
  GHashTable *values; /* interned key to SoleusAnswer, never UNKNOWN */
  int age_years;
  char *muscle;
  SoleusSide side;
  char **places;
};

SoleusAnswers *
soleus_answers_new (void)
{
  SoleusAnswers *answers = g_atomic_rc_box_new0 (SoleusAnswers);

  answers->values = g_hash_table_new (g_str_hash, g_str_equal);
  answers->age_years = -1;
  answers->places = g_new0 (char *, 1);
  return answers;
}

SoleusAnswers *
soleus_answers_ref (const SoleusAnswers *answers)
{
  return g_atomic_rc_box_acquire ((SoleusAnswers *)answers);
}

static void
answers_clear (gpointer data)
{
  SoleusAnswers *answers = data;

  g_hash_table_unref (answers->values);
  g_free (answers->muscle);
  g_strfreev (answers->places);
}

void
soleus_answers_unref (SoleusAnswers *answers)
{
  if (answers != NULL)
    g_atomic_rc_box_release_full (answers, answers_clear);
}

static SoleusAnswers *
answers_copy (const SoleusAnswers *answers)
{
  SoleusAnswers *copy = soleus_answers_new ();
  GHashTableIter iter;
  gpointer key, value;

  if (answers == NULL)
    return copy;
  g_hash_table_iter_init (&iter, answers->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->values, key, value);
  copy->age_years = answers->age_years;
  copy->muscle = g_strdup (answers->muscle);
  copy->side = answers->side;
  g_strfreev (copy->places);
  copy->places = g_strdupv (answers->places);
  return copy;
}

SoleusAnswer
soleus_answers_get (const SoleusAnswers *answers, const char *key)
{
  if (answers == NULL)
    return SOLEUS_ANSWER_UNKNOWN;
  return (SoleusAnswer)GPOINTER_TO_INT (
      g_hash_table_lookup (answers->values, key));
}

int
soleus_answers_get_age_years (const SoleusAnswers *answers)
{
  return answers == NULL ? -1 : answers->age_years;
}

const char *
soleus_answers_get_muscle (const SoleusAnswers *answers)
{
  return answers == NULL ? NULL : answers->muscle;
}

SoleusSide
soleus_answers_get_side (const SoleusAnswers *answers)
{
  return answers == NULL ? SOLEUS_SIDE_UNKNOWN : answers->side;
}

const char *const *
soleus_answers_get_places (const SoleusAnswers *answers)
{
  static const char *const none[] = {NULL};

  return answers == NULL ? none : (const char *const *)answers->places;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

const char **
soleus_answers_dup_keys (const SoleusAnswers *answers)
{
  guint n = 0;
  const char **keys;

  if (answers == NULL)
    return g_new0 (const char *, 1);
  keys = (const char **)g_hash_table_get_keys_as_array (answers->values, &n);
  qsort (keys, n, sizeof *keys, compare_keys);
  return keys;
}

SoleusAnswers *
soleus_answers_with (
    const SoleusAnswers *answers, const char *key, SoleusAnswer value)
{
  SoleusAnswers *next = answers_copy (answers);

  if (value == SOLEUS_ANSWER_UNKNOWN)
    g_hash_table_remove (next->values, key);
  else
    g_hash_table_insert (
        next->values, (gpointer)g_intern_string (key), GINT_TO_POINTER (value));
  return next;
}

SoleusAnswers *
soleus_answers_with_age (const SoleusAnswers *answers, int age_years)
{
  SoleusAnswers *next = answers_copy (answers);

  next->age_years = MAX (age_years, -1);
  return next;
}

SoleusAnswers *
soleus_answers_with_muscle (
    const SoleusAnswers *answers, const char *muscle, SoleusSide side)
{
  SoleusAnswers *next = answers_copy (answers);

  g_free (next->muscle);
  next->muscle = g_strdup (muscle);
  next->side = side;
  return next;
}

SoleusAnswers *
soleus_answers_with_places (
    const SoleusAnswers *answers, const char *const *places)
{
  SoleusAnswers *next = answers_copy (answers);

  g_strfreev (next->places);
  next->places =
      places == NULL ? g_new0 (char *, 1) : g_strdupv ((char **)places);
  return next;
}

gboolean
soleus_answers_equal (const SoleusAnswers *a, const SoleusAnswers *b)
{
  g_autofree const char **keys_a = soleus_answers_dup_keys (a);
  g_autofree const char **keys_b = soleus_answers_dup_keys (b);

  if (!g_strv_equal (keys_a, keys_b))
    return FALSE;
  for (const char **key = keys_a; *key != NULL; key++)
    if (soleus_answers_get (a, *key) != soleus_answers_get (b, *key))
      return FALSE;
  return soleus_answers_get_age_years (a) == soleus_answers_get_age_years (b)
      && soleus_answers_get_side (a) == soleus_answers_get_side (b)
      && g_strcmp0 (
             soleus_answers_get_muscle (a), soleus_answers_get_muscle (b))
      == 0
      && g_strv_equal (
          soleus_answers_get_places (a), soleus_answers_get_places (b));
}

static const char *const answer_ids[] = {"unknown", "no", "yes"};

const char *
soleus_answer_id (SoleusAnswer answer)
{
  return answer_ids[answer];
}

gboolean
soleus_answer_from_id (const char *id, SoleusAnswer *answer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answer_ids); i++)
    if (g_strcmp0 (answer_ids[i], id) == 0)
      {
        *answer = (SoleusAnswer)i;
        return TRUE;
      }
  return FALSE;
}
