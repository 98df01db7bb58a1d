/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-match-list.h"

G_BEGIN_DECLS

/* Adds one event; what is not a number is left out, a duration below 0 is
 * none. @label and @channels may be NULL. */
void soleus_match_list_add (SoleusMatchList *list, double onset_s,
    double duration_s, const char *label, const SoleusChannelSet *channels);

/*
 * Rows of a table in which the first line names the columns, parted by comma,
 * semicolon or tabulator, quoted as in RFC 4180, one line a row. Times are in
 * seconds.
 * FALSE with a sentence: no column of onsets, or a row whose onset is no
 * number.
 */
gboolean soleus_match_table_read (
    SoleusMatchList *list, const char *path, GError **error);

/* The fields of one line; a field in double quotes may hold @separator. */
GPtrArray *soleus_match_table_split (const char *line, char separator);

G_END_DECLS
