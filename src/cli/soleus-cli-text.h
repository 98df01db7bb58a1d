/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-recording.h"

G_BEGIN_DECLS

/* Words for a terminal, in the reader's language. dup: free with g_free(). */

/* Prints wrapped to 78 columns behind @indent spaces. */
void soleus_cli_text_print (const char *text, guint indent);
/* The same behind a mark such as "-"; broken lines begin under the text. */
void soleus_cli_text_print_item (
    const char *mark, const char *text, guint indent);
/* A heading with an empty line before it. */
void soleus_cli_text_heading (const char *text);

/* "2:05 min", "8:00:00 h", "12.5 s". */
char *soleus_cli_text_dup_duration (double duration_s);
/* Name, format, start, length and gaps, two lines. */
char *soleus_cli_text_dup_head (const SoleusRecording *recording);
/* ", gastrocnemius, left"; "" where nothing is known. */
char *soleus_cli_text_dup_place (const SoleusChannel *channel);
/* The sentence of a text id of the read log. */
char *soleus_cli_text_dup_reason (const char *text_id);

G_END_DECLS
