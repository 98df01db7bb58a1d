/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The reference list (science.md 8). Citations are not translated. */
typedef struct
{
  const char *key; /* "V3", as in a row's source */
  const char *text;
} SoleusSource;

guint soleus_source_get_n (void);
const SoleusSource *soleus_source_get (guint i);
/* NULL: no such key. */
const SoleusSource *soleus_source_find (const char *key);

/* What the marks C, D and M mean; N_(). NULL: no such mark. */
const char *soleus_source_mark (const char *mark);

G_END_DECLS
