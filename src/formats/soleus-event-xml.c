/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-error.h"

typedef struct
{
  const SoleusEventXmlCalls *calls;
  gpointer user_data;
  GString *text;
} Walk;

static void
start_element (GMarkupParseContext *context, const char *element,
    const char **names, const char **values, gpointer data, GError **error)
{
  Walk *walk = data;

  g_string_truncate (walk->text, 0);
  if (walk->calls->enter != NULL)
    walk->calls->enter (element, names, values, walk->user_data);
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data,
    GError **error)
{
  Walk *walk = data;

  walk->calls->leave (element, g_strstrip (walk->text->str), walk->user_data);
  g_string_truncate (walk->text, 0);
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize n,
    gpointer data, GError **error)
{
  Walk *walk = data;

  g_string_append_len (walk->text, text, (gssize)n);
}

static const GMarkupParser parser = {
    .start_element = start_element,
    .end_element = end_element,
    .text = take_text,
};

gboolean
soleus_event_xml_walk (const guint8 *bytes, gsize n,
    const SoleusEventXmlCalls *calls, gpointer user_data, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Walk walk = {calls, user_data, text};
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (
      &parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &walk, NULL);
  g_autoptr (GError) own = NULL;

  /* A byte order mark is no part of the text. */
  if (n >= 3 && memcmp (bytes, "\357\273\277", 3) == 0)
    {
      bytes += 3;
      n -= 3;
    }
  if (g_markup_parse_context_parse (
          context, (const char *)bytes, (gssize)n, &own)
      && g_markup_parse_context_end_parse (context, &own))
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("it is no sound XML: %s"), own->message);
  return FALSE;
}

const char *
soleus_event_xml_attribute (
    const char *const *names, const char *const *values, const char *name)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return values[i];
  return "";
}
