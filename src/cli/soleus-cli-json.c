/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-cli-file.h"
#include "soleus-error.h"

JsonObject *
soleus_cli_json_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) own = NULL;
  JsonNode *root;

  if (!soleus_cli_file_load (path, &text, &length, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, (gssize)length, &own))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s: this is no JSON (%s), expected a JSON object."), path,
          own->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_dup_object (root);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("%s: the file holds %s, expected a JSON object."), path,
      root == NULL ? "nothing" : json_node_type_name (root));
  return NULL;
}

static JsonNode *
member (JsonObject *object, const char *name, JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_TYPE (node) == type ? node : NULL;
}

static double
number_of (JsonNode *node)
{
  GType type = node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      ? G_TYPE_NONE
      : json_node_get_value_type (node);

  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64
      ? json_node_get_double (node)
      : (double)NAN;
}

double
soleus_cli_json_number (JsonObject *object, const char *name)
{
  return number_of (json_object_get_member (object, name));
}

const char *
soleus_cli_json_text (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_VALUE);

  return node == NULL ? NULL : json_node_get_string (node);
}

JsonArray *
soleus_cli_json_array (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_ARRAY);

  return node == NULL ? NULL : json_node_get_array (node);
}

JsonObject *
soleus_cli_json_object (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name, JSON_NODE_OBJECT);

  return node == NULL ? NULL : json_node_get_object (node);
}

JsonObject *
soleus_cli_json_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

double
soleus_cli_json_number_at (JsonArray *array, guint i)
{
  return number_of (json_array_get_element (array, i));
}
