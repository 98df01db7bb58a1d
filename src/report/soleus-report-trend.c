/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-report-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-people-words.h"
#include "soleus-poisson.h"
#include "soleus-report-build.h"
#include "soleus-report-write.h"

#define FIGURE_HEIGHT 230.0
/* Characters of an ISO time that people need: day and minute. */
#define N_TIME_CHARS 16

static void
draw_course (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer data)
{
  soleus_figure_draw (data, cr, theme, rect);
}

static char *
dup_born (const SoleusLibraryPerson *person)
{
  return person->birth_year == 0
      ? g_strdup ("")
      : g_strdup_printf (_ ("born %d"), person->birth_year);
}

static void
add_course (SoleusReportDocument *document, const SoleusPersonView *view)
{
  g_autoptr (GPtrArray) warnings = soleus_points_dup_warnings (view->points);

  soleus_report_document_add_heading (document, 1, _ ("Rate over time"));
  soleus_report_document_add_figure (document,
      /* xgettext:no-c-format */
      _ ("One mark a recording, with the exact 95 % interval of its rate; "
         "below, the words of the diary on the same time line."),
      soleus_figure_get_summary (view->figure), FIGURE_HEIGHT, draw_course,
      soleus_figure_ref (view->figure), (GDestroyNotify)soleus_figure_unref);
  soleus_report_document_add_text (
      document, SOLEUS_SIZE_BODY, soleus_figure_get_summary (view->figure));
  for (guint i = 0; i < warnings->len; i++)
    soleus_report_document_add_text (
        document, SOLEUS_SIZE_BODY, g_ptr_array_index (warnings, i));
}

static void
add_effects (SoleusReportDocument *document, const SoleusPersonView *view)
{
  g_autofree char *window = NULL;

  if (view->effects->len == 0)
    return;
  soleus_report_document_add_heading (
      document, 1, _ ("What Goes with the Diary"));
  window = g_strdup_printf (
      _ ("Recordings begun within %g hours after an entry, against the "
         "others. What goes together is no proof of a cause."),
      view->window_h);
  soleus_report_document_add_text (document, SOLEUS_SIZE_SMALL, window);
  for (guint i = 0; i < view->effects->len; i++)
    {
      const SoleusDiaryEffect *effect =
          &g_array_index (view->effects, SoleusDiaryEffect, i);
      g_autofree char *words = soleus_diary_effect_dup_words (effect);
      g_autofree char *rates = soleus_diary_effect_dup_rates (effect);
      g_autofree char *lead = soleus_diary_effect_dup_title (effect);
      g_autofree char *text =
          g_strdup_printf ("%s%s%s", rates, *rates == '\0' ? "" : ". ", words);
      soleus_report_document_add_item (document, lead, text);
    }
}

static char *
dup_interval (SoleusCount count)
{
  double rate, low, high;

  soleus_poisson_rate_per_min (count.n, count.observed_s, &rate, &low, &high);
  return isnan (rate) ? g_strdup ("–")
                      : g_strdup_printf ("%.2f (%.2f–%.2f)", rate, low, high);
}

static char *
dup_time (const char *start)
{
  char *text = start == NULL ? g_strdup ("–") : g_strndup (start, N_TIME_CHARS);

  return g_strdelimit (text, "T", ' ');
}

static void
add_recordings (SoleusReportDocument *document, const SoleusPersonView *view)
{
  SoleusTable *table;

  soleus_report_document_add_heading (document, 1, _ ("Recordings"));
  table = soleus_report_document_add_table (document,
      /* xgettext:no-c-format */
      _ ("Counts and rates a clean minute, with the exact 95 % interval"))
              ->table;
  soleus_table_add_column (table, _ ("Start"), SOLEUS_CELL_START, 2.4);
  soleus_table_add_column (table, _ ("Recording"), SOLEUS_CELL_START, 3.2);
  soleus_table_add_column (table, _ ("Where"), SOLEUS_CELL_START, 3.4);
  soleus_table_add_column (table, _ ("n"), SOLEUS_CELL_END, 0.9);
  soleus_table_add_column (table, _ ("Quiet min"), SOLEUS_CELL_END, 1.4);
  soleus_table_add_column (table, _ ("Per minute"), SOLEUS_CELL_END, 2.7);
  for (guint i = 0; i < view->points->len; i++)
    {
      const SoleusPersonPoint *point =
          &g_array_index (view->points, SoleusPersonPoint, i);
      g_autofree char *start = dup_time (point->start);
      g_autofree char *n = g_strdup_printf ("%u", point->count.n);
      g_autofree char *minutes =
          g_strdup_printf ("%.1f", point->count.observed_s / 60.0);
      g_autofree char *rate = dup_interval (point->count);
      soleus_table_add_row (
          table, start, point->name, point->places, n, minutes, rate);
    }
}

gboolean
soleus_trend_report_write (const SoleusPersonView *view,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusReportDocument) document =
      soleus_report_document_new (_ ("Muscle twitches over time"),
          view->person->pseudonym, soleus_wording_notice ());
  g_autofree char *born = dup_born (view->person);
  g_autofree char *title = g_strdup_printf (
      "%s: %s", _ ("Muscle twitches over time"), view->person->pseudonym);

  if (options->created != NULL)
    document->created = soleus_report_dup_created (options->created);
  soleus_report_document_add_title (document, title, born);
  add_course (document, view);
  add_effects (document, view);
  add_recordings (document, view);
  soleus_report_document_add_text (
      document, SOLEUS_SIZE_SMALL, soleus_wording_notice ());
  return soleus_report_write_document (
      document, options, sink, progress, error);
}
