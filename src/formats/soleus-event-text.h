/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Small things that event lists in text share. */

/* Lines without their ends and without a byte order mark, ended by NULL; at
 * most 64 MiB of text are looked at. */
char **soleus_event_lines (const guint8 *bytes, gsize n);

/* Fields of one line, with "quoted, ""fields""" taken apart. */
char **soleus_event_fields (const char *line, char separator);
/* Appends @text, quoted when it holds the separator, a quote or a line end. */
void soleus_event_append_field (GString *out, const char *text, char separator);

/* "12.5", "+12.5", "12,5"; FALSE: not a number. */
gboolean soleus_event_seconds (const char *text, double *seconds);
/* "1:02:03.5" or "01:02:03,5": seconds of the day. */
gboolean soleus_event_clock (const char *text, double *seconds);
/* A time as number, as h:mm:ss from the start, or as an ISO date-time less
 * @start; @start may be NULL. */
gboolean soleus_event_time (
    const char *text, GDateTime *start, double *seconds);

/* @seconds in the C locale with @n_decimals. */
void soleus_event_append_seconds (GString *out, double seconds, int n_decimals);

/* Line ends and tabs become spaces: for formats that cannot hold them. Free
 * with g_free(). */
char *soleus_event_one_line (const char *text);

G_END_DECLS
