/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_STAMP_NONE,
  SOLEUS_STAMP_CLOCK, /* time of day: begins again at midnight */
  SOLEUS_STAMP_DATE /* date and time */
} SoleusStampKind;

/*
 * Reads a date-time ("2019-03-21 14:58:00:500", "2019-03-21T14:58:00.5Z",
 * "21.03.2019 14:58:00,5", "3/21/2019 2:58:00.500 PM") or a time of day
 * ("15:15:28.048"), all of @text, [n]. @time_s gets seconds of the day, or
 * since 1970-01-01 00:00 of the recorder's own zone. Slashed dates are month
 * first unless that cannot be.
 */
SoleusStampKind soleus_time_stamp_read (
    const char *text, gsize n, double *time_s);

/* The clock time @time_s seconds after 1970, to the microsecond; NULL for NAN
 * and what is before 1970 or far from now. */
GDateTime *soleus_date_time_from_s (double time_s);

G_END_DECLS
