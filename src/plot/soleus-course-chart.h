/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-figure.h"

G_BEGIN_DECLS

/* A person's recordings over days, weeks, years. Times are seconds since 1970
 * in the person's own local time; strings are interned or outlive the call. */

/* One recording, or one place of it. */
typedef struct
{
  double at_s;
  guint n;
  double observed_s;
  double rate_per_min; /* NAN: nothing was observed */
  double low; /* 95 % interval */
  double high;
  guint series; /* which of the names */
  const char *name; /* of the recording */
} SoleusCoursePoint;

/* A word of the diary. */
typedef struct
{
  double at_s;
  const char *trigger;
} SoleusCourseEvent;

typedef struct
{
  const char *what; /* what is counted, in the reader's words */
  const SoleusCoursePoint *points;
  guint n_points;
  const SoleusCourseEvent *events;
  guint n_events;
  const char *const *series; /* names; no legend for a single one */
  guint n_series;
} SoleusCourse;

/* Rates with their intervals over time, and below them a lane for each word of
 * the diary (the eight that are said most often). Says so where there is no
 * point. */
void soleus_course_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusCourse *course);

/* Takes copies. Its table has a row a point. */
SoleusFigure *soleus_course_figure_new (const SoleusCourse *course);

/* Days, weeks, months or years: at most @max_ticks moments in [low_s, high_s]
 * that begin one, in local days; an array of double. @format gets how
 * g_date_time_format () is to tell them. */
GArray *soleus_course_dup_ticks (
    double low_s, double high_s, guint max_ticks, const char **format);

G_END_DECLS
