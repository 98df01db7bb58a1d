/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-span.h"

G_BEGIN_DECLS

/* Where an axis has its marks, as plain data: mark i stands at
 * first + i * step. */
typedef struct
{
  double first;
  double step; /* 0 with n == 0 */
  guint n;
  guint n_decimals; /* digits after the sign that tell marks apart */
  guint n_minor; /* small divisions between two marks */
} SoleusTicks;

/* Steps of 1, 2 or 5 times a power of ten; marks in [low, high], at most
 * @max_ticks (at least 2). n == 0 when the range is empty or not finite. */
SoleusTicks soleus_ticks_linear (double low, double high, guint max_ticks);

/* Steps people count time in: 1-2-5 below a second, then 1, 2, 5, 10, 15, 30
 * seconds and minutes, 1, 2, 3, 6, 12, 24 hours. With @start marks stand at
 * round clock times, else at round seconds of the recording. */
SoleusTicks soleus_ticks_time (
    SoleusSpan span, GDateTime *start, guint max_ticks);

/* The largest of 1, 2, 5 times a power of ten of which at least @n fit into
 * @range > 0: what a box of a calibrated grid is worth. */
double soleus_ticks_division (double range, guint n);
/* Marks at the multiples of @step in [low, high]. */
SoleusTicks soleus_ticks_of_step (double low, double high, double step);

double soleus_ticks_value (const SoleusTicks *ticks, guint i);

/* Text of mark i in the reader's locale; free with g_free(). "-0" is never
 * said. */
char *soleus_ticks_dup_label (const SoleusTicks *ticks, guint i);
/* "12:04:10", "0.25 s", "1:02:03": clock time with @start, else time from the
 * beginning. */
char *soleus_ticks_dup_time_label (
    const SoleusTicks *ticks, guint i, GDateTime *start);

/* A moment as text with @n_decimals of a second: "12:04:10.250" with @start,
 * else "0:04:10.250". */
char *soleus_time_dup_text (double time_s, GDateTime *start, guint n_decimals);
/* "31 min 04 s", "2 h 05 min", "4.2 s", "35 ms". */
char *soleus_duration_dup_text (double duration_s);

G_END_DECLS
