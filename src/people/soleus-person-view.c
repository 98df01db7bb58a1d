/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-person-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-class.h"
#include "soleus-course-chart.h"
#include "soleus-diary.h"
#include "soleus-error.h"
#include "soleus-people-words.h"
#include "soleus-poisson.h"

/* Colours of a figure are told apart up to here. */
#define MAX_SERIES 5

void
soleus_person_view_free (SoleusPersonView *view)
{
  if (view == NULL)
    return;
  soleus_library_person_free (view->person);
  g_clear_pointer (&view->recordings, g_ptr_array_unref);
  g_clear_pointer (&view->rates, g_array_unref);
  g_clear_pointer (&view->places, g_ptr_array_unref);
  g_clear_pointer (&view->patterns, g_ptr_array_unref);
  g_clear_pointer (&view->points, g_array_unref);
  g_clear_pointer (&view->effects, g_array_unref);
  g_clear_pointer (&view->diary, g_ptr_array_unref);
  g_clear_pointer (&view->figure, soleus_figure_unref);
  g_free (view);
}

static gboolean
take_person (
    SoleusPersonView *view, SoleusLibrary *library, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) people = soleus_library_dup_people (library, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      const SoleusLibraryPerson *person = g_ptr_array_index (people, i);
      if (person->id != id)
        continue;
      view->person = g_ptr_array_steal_index (people, i);
      return TRUE;
    }
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
      _ ("This person is no longer in the library."));
  return FALSE;
}

static GPtrArray *
patterns_of (const GArray *rates, const char *asked)
{
  GPtrArray *patterns = g_ptr_array_new ();

  g_ptr_array_add (patterns, (gpointer)asked);
  for (guint i = 0; i < rates->len; i++)
    {
      const SoleusLibraryRate *rate =
          &g_array_index (rates, SoleusLibraryRateRow, i).rate;
      if (rate->n > 0 && *rate->pattern != '\0'
          && !g_ptr_array_find (patterns, rate->pattern, NULL))
        g_ptr_array_add (patterns, (gpointer)rate->pattern);
    }
  return patterns;
}

/* --- the figure ------------------------------------------------------------
 */

static void
add_points (GArray *course, const GArray *points, guint series)
{
  for (guint i = 0; i < points->len; i++)
    {
      const SoleusPersonPoint *point =
          &g_array_index (points, SoleusPersonPoint, i);
      SoleusCoursePoint row = {.n = point->count.n,
          .observed_s = point->count.observed_s,
          .series = series,
          .name = point->name};
      gint64 at;
      if (!soleus_diary_seconds (point->start, &at))
        continue;
      row.at_s = (double)at;
      soleus_poisson_rate_per_min (
          row.n, row.observed_s, &row.rate_per_min, &row.low, &row.high);
      g_array_append_val (course, row);
    }
}

static void
add_events (GArray *events, const GPtrArray *diary)
{
  for (guint i = 0; i < diary->len; i++)
    {
      const SoleusDiaryEntry *entry = g_ptr_array_index (diary, i);
      SoleusCourseEvent event = {
          .trigger = soleus_trigger_name (entry->trigger)};
      gint64 at;
      if (!soleus_diary_seconds (entry->at, &at))
        continue;
      event.at_s = (double)at;
      g_array_append_val (events, event);
    }
}

static SoleusFigure *
figure_of (const SoleusPersonView *view, const SoleusPersonRequest *request)
{
  g_autoptr (GArray) points =
      g_array_new (FALSE, FALSE, sizeof (SoleusCoursePoint));
  g_autoptr (GArray) events =
      g_array_new (FALSE, FALSE, sizeof (SoleusCourseEvent));
  const SoleusClass *row =
      soleus_class_get (soleus_pattern_from_id (view->pattern));
  const gboolean apart = request->each_place && request->place == NULL;
  const guint n_series = apart ? MIN (view->places->len, MAX_SERIES) : 0;

  for (guint s = 0; s < n_series; s++)
    {
      const SoleusPersonChoice choice = {.pattern = view->pattern,
          .place = g_ptr_array_index (view->places, s)};
      g_autoptr (GArray) own = soleus_person_points (view->rates, &choice);
      add_points (points, own, s);
    }
  if (!apart)
    add_points (points, view->points, 0);
  add_events (events, view->diary);
  return soleus_course_figure_new (
      &(SoleusCourse){.what = row == NULL ? view->pattern : _ (row->plural),
          .points = (const SoleusCoursePoint *)(void *)points->data,
          .n_points = points->len,
          .events = (const SoleusCourseEvent *)(void *)events->data,
          .n_events = events->len,
          .series = (const char *const *)view->places->pdata,
          .n_series = n_series});
}

SoleusPersonView *
soleus_person_view_new (
    SoleusLibrary *library, const SoleusPersonRequest *request, GError **error)
{
  g_autoptr (SoleusPersonView) view = g_new0 (SoleusPersonView, 1);
  const SoleusPersonChoice choice = {
      .pattern = request->pattern, .place = request->place};

  view->pattern = g_intern_string (request->pattern);
  view->window_h = request->window_h;
  if (!take_person (view, library, request->person, error))
    return NULL;
  view->recordings =
      soleus_library_dup_recordings_of (library, request->person, error);
  if (view->recordings != NULL)
    view->rates = soleus_library_dup_rates (library, request->person, error);
  if (view->rates != NULL)
    view->diary = soleus_library_dup_diary (library, request->person, error);
  if (view->diary == NULL)
    return NULL;
  view->places = soleus_person_places (view->rates);
  view->patterns = patterns_of (view->rates, view->pattern);
  view->points = soleus_person_points (view->rates, &choice);
  view->effects =
      soleus_diary_effects (view->diary, view->points, request->window_h);
  view->figure = figure_of (view, request);
  return g_steal_pointer (&view);
}

char *
soleus_person_view_dup_places (const SoleusPersonView *view, gint64 recording)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < view->rates->len; i++)
    {
      const SoleusLibraryRateRow *row =
          &g_array_index (view->rates, SoleusLibraryRateRow, i);
      if (row->recording != recording || *row->rate.pattern != '\0')
        continue;
      g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? ", " : "",
          soleus_person_place (&row->rate),
          strcmp (row->rate.kind, "emg") == 0 ? "EMG" : _ ("accelerometer"));
    }
  return g_string_free (text, FALSE);
}

const SoleusPersonPoint *
soleus_person_view_get_point (const SoleusPersonView *view, gint64 recording)
{
  for (guint i = 0; i < view->points->len; i++)
    {
      const SoleusPersonPoint *point =
          &g_array_index (view->points, SoleusPersonPoint, i);
      if (point->recording == recording)
        return point;
    }
  return NULL;
}
