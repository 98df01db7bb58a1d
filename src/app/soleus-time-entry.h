/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a person writes for a time: "250", "4:10.5", "1:02:03" from the start
 * of the recording; with @start a full "12:04:10" is clock time (of the next
 * day when it is before the start). Decimal point or comma. FALSE: none of
 * these.
 */
gboolean soleus_time_entry_parse (
    const char *text, GDateTime *start, double *time_s);

G_END_DECLS
