/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-command.h"

G_BEGIN_DECLS

/* The help of the program and of one command, in the form of a manual page,
 * 78 columns wide, in the reader's language. Free with g_free(). */
char *soleus_help_dup_program (void);
char *soleus_help_dup_command (const SoleusCommand *command);

/* Appends @text to @out, wrapped at spaces so that no line is wider than
 * @width columns, every line behind @indent spaces, those that were broken off
 * behind @hang more; line breaks in @text are kept. A word wider than the line
 * stands alone on its line. */
void soleus_help_wrap (
    GString *out, const char *text, guint indent, guint hang, guint width);

G_END_DECLS
