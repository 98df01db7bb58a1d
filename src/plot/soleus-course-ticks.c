/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "soleus-course-chart.h"

#define DAY_S 86400.0

/* How far the marks of an axis stand apart, from near to far. */
typedef struct
{
  int days; /* 0: months */
  int months;
  const char *format; /* N_() */
} Step;

static const Step steps[] = {
    /* TRANSLATORS: a day on the axis of a chart, "24 Nov", as
     * g_date_time_format() takes it */
    {1, 0, N_ ("%-d %b")},
    {2, 0, N_ ("%-d %b")},
    {7, 0, N_ ("%-d %b")},
    {14, 0, N_ ("%-d %b")},
    /* TRANSLATORS: a month on the axis of a chart, "Nov 2026" */
    {0, 1, N_ ("%b %Y")},
    {0, 3, N_ ("%b %Y")},
    {0, 6, N_ ("%b %Y")},
    {0, 12, "%Y"},
    {0, 24, "%Y"},
    {0, 60, "%Y"},
    {0, 120, "%Y"},
    {0, 600, "%Y"},
};

/* The first moment of the step's kind at or before @at. Weeks begin on
 * Monday. */
static GDateTime *
step_begin (const Step *step, GDateTime *at)
{
  int year, month, day, index;
  g_autoptr (GDateTime) midnight = NULL;

  g_date_time_get_ymd (at, &year, &month, &day);
  if (step->days == 0)
    {
      index = 12 * year + month - 1;
      index -= index % step->months;
      return g_date_time_new_utc (index / 12, index % 12 + 1, 1, 0, 0, 0.0);
    }
  midnight = g_date_time_new_utc (year, month, day, 0, 0, 0.0);
  return g_date_time_add_days (midnight,
      step->days < 7 ? 0 : 1 - g_date_time_get_day_of_week (midnight));
}

static GArray *
marks_of (const Step *step, double low_s, double high_s, guint max)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GDateTime) low = g_date_time_new_from_unix_utc ((gint64)low_s);
  GDateTime *at = low == NULL ? NULL : step_begin (step, low);

  while (at != NULL && marks->len <= max)
    {
      const double at_s = (double)g_date_time_to_unix (at);
      GDateTime *next = step->days > 0
          ? g_date_time_add_days (at, step->days)
          : g_date_time_add_months (at, step->months);
      if (at_s >= low_s && at_s <= high_s)
        g_array_append_val (marks, at_s);
      g_date_time_unref (at);
      at = next;
      if (at_s > high_s)
        break;
    }
  g_clear_pointer (&at, g_date_time_unref);
  return marks;
}

GArray *
soleus_course_dup_ticks (
    double low_s, double high_s, guint max_ticks, const char **format)
{
  GArray *marks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      *format = _ (steps[i].format);
      /* A step far too small would be walked through for nothing. */
      if (steps[i].days > 0
          && (high_s - low_s) / (steps[i].days * DAY_S) > 2.0 * max_ticks)
        continue;
      g_clear_pointer (&marks, g_array_unref);
      marks = marks_of (&steps[i], low_s, high_s, max_ticks);
      if (marks->len <= max_ticks)
        return marks;
    }
  return marks;
}
