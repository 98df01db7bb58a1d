/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Walks an XML text: @enter and @leave at each element, @leave with the text
 * directly inside it (trimmed). Entities other than the five of XML are
 * errors, so nothing is ever fetched or blown up. FALSE and
 * SOLEUS_ERROR_INVALID for what is no XML.
 */
typedef struct
{
  void (*enter) (const char *element, const char *const *names,
      const char *const *values, gpointer user_data); /* may be NULL */
  void (*leave) (const char *element, const char *text, gpointer user_data);
} SoleusEventXmlCalls;

gboolean soleus_event_xml_walk (const guint8 *bytes, gsize n,
    const SoleusEventXmlCalls *calls, gpointer user_data, GError **error);

/* The value of attribute @name, or "". */
const char *soleus_event_xml_attribute (
    const char *const *names, const char *const *values, const char *name);

G_END_DECLS
