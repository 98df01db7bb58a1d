/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-add.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cli-file.h"
#include "soleus-error.h"
#include "soleus-match-table.h"

static SoleusLibraryRate
rate_of (const SoleusCliCase *one, guint index, const char *pattern, guint n)
{
  const SoleusChannel *channel =
      soleus_recording_get_channel (one->recording, index);
  const SoleusQuality *quality =
      &g_array_index (one->analysis->quality, SoleusQuality, index);

  return (SoleusLibraryRate){.channel = index,
      .label = channel->label,
      .muscle = channel->muscle,
      .side = channel->side == SOLEUS_SIDE_UNKNOWN
          ? NULL
          : soleus_side_id (channel->side),
      .kind = soleus_kind_id (channel->kind),
      .pattern = pattern,
      .n = n,
      .usable_rest_s = quality->usable_rest_s};
}

/* The axes of a sensor are one place: the first stands for them. */
static gboolean
stands_for_its_place (const SoleusCliCase *one, guint index)
{
  const int sensor =
      soleus_recording_get_channel (one->recording, index)->sensor;

  for (guint i = 0; sensor >= 0 && i < index; i++)
    if (soleus_recording_get_channel (one->recording, i)->sensor == sensor)
      return FALSE;
  return g_array_index (one->analysis->quality, SoleusQuality, index).searched;
}

/* A row a place for its clean time, and one for each pattern found there. */
static GArray *
rates_of (const SoleusCliCase *one)
{
  const GArray *summary = one->analysis->summary;
  GArray *rates = g_array_new (FALSE, FALSE, sizeof (SoleusLibraryRate));

  for (guint i = 0; i < one->analysis->quality->len; i++)
    {
      SoleusLibraryRate row;
      if (!stands_for_its_place (one, i))
        continue;
      row = rate_of (one, i, "", 0);
      g_array_append_val (rates, row);
      for (guint k = 0; k < summary->len; k++)
        {
          const SoleusSummary *found =
              &g_array_index (summary, SoleusSummary, k);
          if (found->channel != i)
            continue;
          row = rate_of (one, i, soleus_pattern_id (found->pattern), found->n);
          g_array_append_val (rates, row);
        }
    }
  return rates;
}

static SoleusLibraryResult
result_of (const SoleusCliCase *one)
{
  const SoleusEvidence *evidence = &one->evidence;
  const gboolean named = one->analysis->record_pattern != SOLEUS_PATTERN_NONE;

  return (SoleusLibraryResult){.pattern = named
          ? soleus_pattern_id (one->analysis->record_pattern)
          : NULL,
      .n_twitches = evidence->n_twitches,
      .usable_rest_s = evidence->usable_rest_s,
      .rate_per_min = evidence->rate_per_min,
      .urgency = soleus_urgency_id (one->findings->urgency)};
}

gboolean
soleus_library_add_case (SoleusLibrary *library, gint64 person,
    const SoleusCliCase *one, GError **error)
{
  g_autoptr (GArray) rates = rates_of (one);
  const SoleusLibraryResult result = result_of (one);
  gint64 id = 0;

  return soleus_library_enter (
             library, one->recording, g_get_real_time (), &id, error)
      && soleus_library_set_person (library, id, person, error)
      && soleus_library_set_result (library, id, &result, error)
      && soleus_library_set_rates (library, id, one->analysis->settings_hash,
          (const SoleusLibraryRate *)(void *)rates->data, rates->len, error);
}

/* Places of the columns in a line; -1: none. */
typedef struct
{
  int at;
  int date;
  int time;
  int trigger;
  int note;
} DiaryColumns;

static DiaryColumns
columns_of (const GPtrArray *fields)
{
  DiaryColumns columns = {-1, -1, -1, -1, -1};
  const struct
  {
    const char *name;
    int *column;
  } names[] = {{"at", &columns.at}, {"date", &columns.date},
      {"time", &columns.time}, {"trigger", &columns.trigger},
      {"note", &columns.note}};

  for (guint i = 0; i < fields->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      if (g_ascii_strcasecmp (g_ptr_array_index (fields, i), names[k].name)
          == 0)
        *names[k].column = (int)i;
  return columns;
}

static const char *
field (const GPtrArray *fields, int column)
{
  return column >= 0 && (guint)column < fields->len
      ? g_ptr_array_index (fields, column)
      : "";
}

/* "2026-05-01", "2026-05-01T08:00" or with seconds, with "T" where a space
 * was; NULL: no such time. */
static char *
dup_time (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *full = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (strlen (copy) > 10 && copy[10] == ' ')
    copy[10] = 'T';
  full = strlen (copy) == 10 ? g_strconcat (copy, "T00:00:00", NULL)
      : strlen (copy) == 16  ? g_strconcat (copy, ":00", NULL)
                             : g_strdup (copy);
  time = g_date_time_new_from_iso8601 (full, zone);
  return time == NULL ? NULL : g_steal_pointer (&copy);
}

gboolean
soleus_library_note_diary (SoleusLibrary *library, gint64 person,
    const char *at, const char *trigger, GError **error)
{
  g_autofree char *time = dup_time (at);

  if (time != NULL && *trigger != '\0')
    return soleus_library_add_diary (
        library, person, time, trigger, NULL, error);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Diary: “%s” at “%s”, expected a word at a time like "
         "2026-05-01T08:00."),
      trigger, at);
  return FALSE;
}

static char *
dup_row_time (const GPtrArray *fields, const DiaryColumns *columns)
{
  const char *clock = field (fields, columns->time);
  g_autofree char *text = columns->at >= 0
      ? g_strdup (field (fields, columns->at))
      : g_strconcat (field (fields, columns->date), *clock == '\0' ? "" : "T",
          clock, NULL);

  return dup_time (text);
}

static gboolean
fail_line (const char *path, guint line, const char *value,
    const char *expected, GError **error)
{
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("%s, line %u: “%s”, expected %s."), path, line, value, expected);
  return FALSE;
}

static gboolean
add_entry (SoleusLibrary *library, gint64 person, const char *path, guint line,
    const GPtrArray *fields, const DiaryColumns *columns, GError **error)
{
  g_autofree char *at = dup_row_time (fields, columns);
  const char *trigger = field (fields, columns->trigger);

  if (at == NULL)
    return fail_line (path, line,
        field (fields, columns->at >= 0 ? columns->at : columns->date),
        _ ("a time like 2026-05-01T08:00"), error);
  if (*trigger == '\0')
    return fail_line (path, line, "", _ ("a trigger such as coffee"), error);
  return soleus_library_add_diary (
      library, person, at, trigger, field (fields, columns->note), error);
}

gboolean
soleus_library_import_diary (SoleusLibrary *library, gint64 person,
    const char *path, guint *n, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) head = NULL;
  DiaryColumns columns;
  gsize length;
  char separator;

  *n = 0;
  if (!soleus_cli_file_load (path, &text, &length, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  g_strchomp (lines[0]);
  separator = strchr (lines[0], '\t') != NULL ? '\t'
      : strchr (lines[0], ';') != NULL        ? ';'
                                              : ',';
  head = soleus_match_table_split (lines[0], separator);
  columns = columns_of (head);
  if ((columns.at < 0 && columns.date < 0) || columns.trigger < 0)
    return fail_line (path, 1, lines[0],
        _ ("columns “at” (or “date” and “time”) and “trigger”"), error);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) fields = NULL;
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      fields = soleus_match_table_split (lines[i], separator);
      if (!add_entry (library, person, path, i + 1, fields, &columns, error))
        return FALSE;
      (*n)++;
    }
  return TRUE;
}
