/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-events.h"

G_BEGIN_DECLS

/*
 * Event lists that are tables with a header line: reads any of the usual
 * column names (onset, time, start; duration, end; label, text,
 * description; channel). Lines that begin with "#" are comments. An error
 * when no column tells the onset.
 */
SoleusEventList *soleus_event_table_read (const guint8 *bytes, gsize n,
    const SoleusEventContext *context, GError **error);

/* 0 to 100: whether the first line is a header with an onset in it. */
guint soleus_event_table_sniff (const char *text, char separator);

G_END_DECLS
