/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The manual page soleus-cli(1), made from the tables that make the help, as
 * troff source with the macros of man(7). Free with g_free(). */
char *soleus_manual_dup (void);

/* Appends @text as troff that prints just it, whatever it holds. */
void soleus_manual_escape (GString *out, const char *text);

G_END_DECLS
