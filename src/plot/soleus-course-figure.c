/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-course-chart.h"

typedef struct
{
  SoleusCourse course; /* of the arrays below */
  char *what;
  SoleusCoursePoint *points;
  SoleusCourseEvent *events;
  char **series;
} Copy;

static void
draw (gconstpointer data, cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect)
{
  soleus_course_chart_draw (cr, theme, rect, &((const Copy *)data)->course);
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_numbers (GString *out, const SoleusCoursePoint *point)
{
  const double values[] = {
      point->observed_s, point->rate_per_min, point->low, point->high};

  g_string_append_printf (out, "%u", point->n);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      g_string_append_c (out, ',');
      if (isfinite (values[i]))
        g_string_append (
            out, g_ascii_formatd (text, sizeof text, "%.6g", values[i]));
    }
}

static void
write_csv (gconstpointer data, GString *out)
{
  const SoleusCourse *course = &((const Copy *)data)->course;

  g_string_append (out,
      "start,place,n,observed_s,rate_per_min,"
      "rate_low_per_min,rate_high_per_min,recording\n");
  for (guint i = 0; i < course->n_points; i++)
    {
      const SoleusCoursePoint *point = &course->points[i];
      g_autoptr (GDateTime) at =
          g_date_time_new_from_unix_utc ((gint64)point->at_s);
      g_autofree char *text = g_date_time_format (at, "%Y-%m-%dT%H:%M:%S");

      g_string_append_printf (out, "%s,", text);
      append_quoted (out,
          point->series < course->n_series ? course->series[point->series]
                                           : "");
      g_string_append_c (out, ',');
      append_numbers (out, point);
      g_string_append_c (out, ',');
      append_quoted (out, point->name);
      g_string_append_c (out, '\n');
    }
}

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->what);
  g_free (copy->points);
  g_free (copy->events);
  g_strfreev (copy->series);
  g_free (copy);
}

static char *
dup_summary (const SoleusCourse *course)
{
  double observed_s = 0.0;
  guint n = 0;

  for (guint i = 0; i < course->n_points; i++)
    if (isfinite (course->points[i].rate_per_min))
      {
        n += course->points[i].n;
        observed_s += course->points[i].observed_s;
      }
  if (!(observed_s > 0.0))
    return g_strdup (_ ("No clean time to take a rate from yet."));
  return g_strdup_printf (
      _ ("n = %u in %.1f clean minutes: %.3g a minute together"), n,
      observed_s / 60.0, 60.0 * n / observed_s);
}

SoleusFigure *
soleus_course_figure_new (const SoleusCourse *course)
{
  static const SoleusFigureClass figure_class = {draw, write_csv, copy_free};
  Copy *copy = g_new0 (Copy, 1);

  copy->what = g_strdup (course->what);
  copy->points =
      g_memdup2 (course->points, course->n_points * sizeof (SoleusCoursePoint));
  copy->events =
      g_memdup2 (course->events, course->n_events * sizeof (SoleusCourseEvent));
  for (guint i = 0; i < course->n_points; i++)
    copy->points[i].name = g_intern_string (course->points[i].name);
  for (guint i = 0; i < course->n_events; i++)
    copy->events[i].trigger = g_intern_string (course->events[i].trigger);
  copy->series = g_new0 (char *, course->n_series + 1);
  for (guint i = 0; i < course->n_series; i++)
    copy->series[i] = g_strdup (course->series[i]);
  copy->course = (SoleusCourse){.what = copy->what,
      .points = copy->points,
      .n_points = course->n_points,
      .events = copy->events,
      .n_events = course->n_events,
      .series = (const char *const *)copy->series,
      .n_series = course->n_series};
  return soleus_figure_new (&figure_class, copy, dup_summary (course));
}
