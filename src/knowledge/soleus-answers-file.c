/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-answers-file.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-question.h"

#define MAX_AGE_YEARS 130
#define N_OTHER_KEYS 4

const char *const *
soleus_answers_legal_keys (void)
{
  static const char *keys[SOLEUS_N_KEYS + N_OTHER_KEYS + 1];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      guint n = 0;

      for (int i = 0; i < SOLEUS_N_KEYS; i++)
        keys[n++] = soleus_question_get ((SoleusKey)i)->id;
      keys[n++] = "age";
      keys[n++] = "muscle";
      keys[n++] = "side";
      keys[n++] = "places";
      g_once_init_leave (&once, 1);
    }
  return keys;
}

static char *
print_value (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  if (g_utf8_strlen (text, -1) > 60)
    {
      g_autofree char *start = g_utf8_substring (text, 0, 57);

      return g_strconcat (start, "...", NULL);
    }
  return g_steal_pointer (&text);
}

static gboolean
refuse_value (
    const char *key, JsonNode *node, const char *expected, GError **error)
{
  g_autofree char *value = print_value (node);

  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("Answers: %s is %s, expected %s"), key, value, expected);
  return FALSE;
}

static gboolean
refuse_key (const char *key, GError **error)
{
  g_autofree char *keys =
      g_strjoinv (", ", (char **)soleus_answers_legal_keys ());

  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("Answers: unknown key \"%s\", expected one of %s"), key, keys);
  return FALSE;
}

static const char *
string_of (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static void
take (SoleusAnswers **answers, SoleusAnswers *next)
{
  soleus_answers_unref (*answers);
  *answers = next;
}

static gboolean
read_answer (
    SoleusAnswers **answers, SoleusKey key, JsonNode *node, GError **error)
{
  const char *id = soleus_question_get (key)->id;
  SoleusAnswer answer;

  if (!soleus_answer_from_id (string_of (node), &answer))
    return refuse_value (id, node, "\"yes\", \"no\" or \"unknown\"", error);
  take (answers, soleus_answers_with (*answers, id, answer));
  return TRUE;
}

static gboolean
read_age (SoleusAnswers **answers, JsonNode *node, GError **error)
{
  gint64 age;

  if (!JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64
      || json_node_get_int (node) < 0
      || json_node_get_int (node) > MAX_AGE_YEARS)
    return refuse_value ("age", node, _ ("whole years from 0 to 130"), error);
  age = json_node_get_int (node);
  take (answers, soleus_answers_with_age (*answers, (int)age));
  return TRUE;
}

static gboolean
read_muscle (SoleusAnswers **answers, JsonNode *node, GError **error)
{
  const char *muscle = string_of (node);

  if (muscle == NULL)
    return refuse_value ("muscle", node, _ ("a name"), error);
  take (answers,
      soleus_answers_with_muscle (
          *answers, muscle, soleus_answers_get_side (*answers)));
  return TRUE;
}

static gboolean
read_side (SoleusAnswers **answers, JsonNode *node, GError **error)
{
  SoleusSide side;

  if (soleus_side_from_id (string_of (node), &side)
      && side != SOLEUS_SIDE_UNKNOWN)
    {
      take (answers,
          soleus_answers_with_muscle (
              *answers, soleus_answers_get_muscle (*answers), side));
      return TRUE;
    }
  return refuse_value ("side", node, "\"left\" or \"right\"", error);
}

static gboolean
read_places (SoleusAnswers **answers, JsonNode *node, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  JsonArray *array =
      JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *place = string_of (json_array_get_element (array, i));

      if (place == NULL)
        {
          array = NULL;
          break;
        }
      g_ptr_array_add (places, (gpointer)place);
    }
  if (array == NULL)
    return refuse_value ("places", node, _ ("a list of names"), error);
  g_ptr_array_add (places, NULL);
  take (answers,
      soleus_answers_with_places (
          *answers, (const char *const *)places->pdata));
  return TRUE;
}

static const struct
{
  const char *key;
  gboolean (*read) (SoleusAnswers **answers, JsonNode *node, GError **error);
} others[N_OTHER_KEYS] = {
    {"age", read_age},
    {"muscle", read_muscle},
    {"side", read_side},
    {"places", read_places},
};

static gboolean
read_member (
    SoleusAnswers **answers, const char *key, JsonNode *node, GError **error)
{
  SoleusKey question = soleus_key_from_id (key);

  if (question != SOLEUS_KEY_NONE)
    return read_answer (answers, question, node, error);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (others[i].key, key) == 0)
      return JSON_NODE_HOLDS_NULL (node)
          || others[i].read (answers, node, error);
  return refuse_key (key, error);
}

SoleusAnswers *
soleus_answers_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SoleusAnswers) answers = soleus_answers_new ();
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GList) keys = NULL;
  JsonNode *root;
  JsonObject *object;

  if (!json_parser_load_from_data (parser, text, length, &wrong))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("Answers: not JSON (%s)"), wrong->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("Answers: expected a JSON object of question keys"));
      return NULL;
    }
  object = json_node_get_object (root);
  keys = json_object_get_members (object);
  for (GList *item = keys; item != NULL; item = item->next)
    if (!read_member (&answers, item->data,
            json_object_get_member (object, item->data), error))
      return NULL;
  return g_steal_pointer (&answers);
}

char *
soleus_answers_print (const SoleusAnswers *answers)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree const char **keys = soleus_answers_dup_keys (answers);
  const char *const *places = soleus_answers_get_places (answers);
  g_autofree char *text = NULL;

  for (const char **key = keys; *key != NULL; key++)
    json_object_set_string_member (
        object, *key, soleus_answer_id (soleus_answers_get (answers, *key)));
  if (soleus_answers_get_age_years (answers) >= 0)
    json_object_set_int_member (
        object, "age", soleus_answers_get_age_years (answers));
  if (soleus_answers_get_muscle (answers) != NULL)
    json_object_set_string_member (
        object, "muscle", soleus_answers_get_muscle (answers));
  if (soleus_answers_get_side (answers) != SOLEUS_SIDE_UNKNOWN)
    json_object_set_string_member (
        object, "side", soleus_side_id (soleus_answers_get_side (answers)));
  if (*places != NULL)
    {
      JsonArray *array = json_array_new ();

      for (; *places != NULL; places++)
        json_array_add_string_element (array, *places);
      json_object_set_array_member (object, "places", array);
    }
  json_node_set_object (root, object);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
