/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-sidecar.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "soleus-error.h"

#define MAX_SIDECAR_BYTES (1 << 20)
/* Limits of nesting, so that the parser's recursion stays small. */
#define MAX_DEPTH 8

void
soleus_wish_free (SoleusWish *wish)
{
  g_free ((char *)wish->key);
  g_free ((char *)wish->channel);
  g_free ((char *)wish->value);
  g_free (wish);
}

/* A number or text as text; NULL for anything else. */
static char *
node_to_text (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return g_strdup (
          g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
    default:
      return NULL;
    }
}

static gboolean
add_wish (GPtrArray *wishes, const char *key, const char *channel,
    JsonNode *value, GError **error)
{
  SoleusWish *wish = g_new0 (SoleusWish, 1);

  g_ptr_array_add (wishes, wish);
  wish->key = g_strdup (key);
  wish->channel = g_strdup (channel);
  if (value != NULL)
    wish->value = node_to_text (value);
  return soleus_wish_check (wish, error);
}

static gboolean
add_channel_list (GPtrArray *wishes, JsonNode *node, GError **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autofree char *one = node_to_text (node);
      return add_wish (wishes, "channel", one, NULL, error);
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *one = node_to_text (json_array_get_element (array, i));
      if (!add_wish (wishes, "channel", one, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_member (GPtrArray *wishes, const char *key, JsonNode *node, GError **error)
{
  g_autoptr (GList) channels = NULL;
  JsonObject *object;

  if (strcmp (key, "channel") == 0)
    return add_channel_list (wishes, node, error);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return add_wish (wishes, key, NULL, node, error);
  object = json_node_get_object (node);
  channels = json_object_get_members (object);
  for (GList *l = channels; l != NULL; l = l->next)
    if (!add_wish (wishes, key, l->data,
            json_object_get_member (object, l->data), error))
      return FALSE;
  return TRUE;
}

static gboolean
too_deep (const char *text, gsize length)
{
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      depth += text[i] == '[' || text[i] == '{';
      depth -= text[i] == ']' || text[i] == '}';
      if (depth > MAX_DEPTH)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
soleus_sidecar_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GPtrArray) wishes =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_wish_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) cause = NULL;
  g_autoptr (GList) keys = NULL;
  JsonObject *object;

  if (length < 0)
    length = (gssize)strlen (text);
  if (!g_utf8_validate (text, length, NULL) || too_deep (text, (gsize)length)
      || !json_parser_load_from_data (parser, text, length, &cause)
      || json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("the corrections are no JSON object: %s"),
          cause != NULL ? cause->message
                        : _ ("expected {\"rate\": 1000, ...}"));
      return NULL;
    }
  object = json_node_get_object (json_parser_get_root (parser));
  keys = json_object_get_members (object);
  for (GList *l = keys; l != NULL; l = l->next)
    if (!add_member (
            wishes, l->data, json_object_get_member (object, l->data), error))
      return NULL;
  return g_steal_pointer (&wishes);
}

GPtrArray *
soleus_sidecar_load (const char *path, GError **error)
{
  g_autofree char *sidecar = g_strconcat (path, ".soleus.json", NULL);
  g_autofree char *name = g_filename_display_basename (sidecar);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) wishes = NULL;
  gsize length;

  if (!g_file_test (sidecar, G_FILE_TEST_IS_REGULAR))
    return g_ptr_array_new ();
  if (!g_file_get_contents (sidecar, &text, &length, NULL)
      || length > MAX_SIDECAR_BYTES)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s cannot be read, expected at most 1 MiB of JSON."), name);
      return NULL;
    }
  wishes = soleus_sidecar_parse (text, (gssize)length, error);
  if (wishes == NULL)
    g_prefix_error (error, "%s: ", name);
  return g_steal_pointer (&wishes);
}
