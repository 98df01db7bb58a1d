/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"
#include "soleus-reader.h"

typedef enum
{
  COLUMN_ONSET,
  COLUMN_DURATION,
  COLUMN_END,
  COLUMN_TEXT,
  COLUMN_CHANNEL,
  N_COLUMNS
} Column;

/* What programs call their columns, in small letters. */
static const struct
{
  const char *word;
  Column column;
} words[] = {
    {"onset_s", COLUMN_ONSET},
    {"onset", COLUMN_ONSET},
    {"time_s", COLUMN_ONSET},
    {"time", COLUMN_ONSET},
    {"start_s", COLUMN_ONSET},
    {"start", COLUMN_ONSET},
    {"begin", COLUMN_ONSET},
    {"duration_s", COLUMN_DURATION},
    {"duration", COLUMN_DURATION},
    {"end_s", COLUMN_END},
    {"end", COLUMN_END},
    {"stop", COLUMN_END},
    {"offset_s", COLUMN_END},
    {"label", COLUMN_TEXT},
    {"trial_type", COLUMN_TEXT},
    {"annotation", COLUMN_TEXT},
    {"description", COLUMN_TEXT},
    {"text", COLUMN_TEXT},
    {"event", COLUMN_TEXT},
    {"pattern", COLUMN_TEXT},
    {"name", COLUMN_TEXT},
    {"type", COLUMN_TEXT},
    {"value", COLUMN_TEXT},
    {"channel", COLUMN_CHANNEL},
    {"channels", COLUMN_CHANNEL},
    {"ch_names", COLUMN_CHANNEL},
};

/* Which field holds which column; -1: none. A better word comes earlier in
 * the table and is not replaced by a later one. */
static void
find_columns (char *const *fields, int *where)
{
  gsize rank[N_COLUMNS];

  for (int c = 0; c < N_COLUMNS; c++)
    {
      where[c] = -1;
      rank[c] = G_N_ELEMENTS (words);
    }
  for (int f = 0; fields[f] != NULL; f++)
    {
      g_autofree char *word = g_ascii_strdown (fields[f], -1);
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (strcmp (words[i].word, word) == 0 && i < rank[words[i].column])
          {
            where[words[i].column] = f;
            rank[words[i].column] = i;
          }
    }
}

static char
guess_separator (const char *line)
{
  const char candidates[] = "\t;,";
  char best = ',';
  gsize most = 0;

  for (const char *c = candidates; *c != '\0'; c++)
    {
      gsize count = 0;
      for (const char *p = line; *p != '\0'; p++)
        count += *p == *c;
      if (count > most)
        {
          best = *c;
          most = count;
        }
    }
  return best;
}

static const char *
field_at (char *const *fields, guint n, int where)
{
  return where < 0 || (guint)where >= n ? "" : fields[where];
}

static gboolean
add_row (SoleusEventList *list, char *const *fields, const int *where,
    const SoleusEventContext *context)
{
  const guint n = g_strv_length ((char **)fields);
  const char *duration = field_at (fields, n, where[COLUMN_DURATION]);
  const char *end = field_at (fields, n, where[COLUMN_END]);
  g_autoptr (GString) channels =
      g_string_new (field_at (fields, n, where[COLUMN_CHANNEL]));
  double onset_s, duration_s = 0.0, end_s;

  if (!soleus_event_time (
          field_at (fields, n, where[COLUMN_ONSET]), context->start, &onset_s))
    return FALSE;
  if (*duration != '\0' && strcmp (duration, "n/a") != 0
      && !soleus_event_seconds (duration, &duration_s))
    return FALSE;
  if (*duration == '\0' && *end != '\0'
      && soleus_event_time (end, context->start, &end_s))
    duration_s = end_s - onset_s;
  if (strcmp (channels->str, "n/a") == 0)
    g_string_truncate (channels, 0);
  soleus_event_list_add (list, onset_s, duration_s,
      field_at (fields, n, where[COLUMN_TEXT]), channels->str);
  return TRUE;
}

static gboolean
is_comment (const char *line)
{
  return *line == '#' || *line == '\0';
}

SoleusEventList *
soleus_event_table_read (const guint8 *bytes, gsize n,
    const SoleusEventContext *context, GError **error)
{
  g_autoptr (SoleusEventList) list = soleus_event_list_new ();
  g_auto (GStrv) lines = soleus_event_lines (bytes, n);
  char **line = lines;
  int where[N_COLUMNS];
  char separator = ',';

  while (*line != NULL && is_comment (*line))
    line++;
  if (*line != NULL)
    {
      g_auto (GStrv) header = NULL;
      separator = guess_separator (*line);
      header = soleus_event_fields (*line, separator);
      find_columns (header, where);
    }
  if (*line == NULL || where[COLUMN_ONSET] < 0)
    {
      soleus_reader_fail (error,
          _ ("the header “%.60s” names no onset, expected a column onset, "
             "onset_s, time_s or start"),
          *line == NULL ? "" : *line);
      return NULL;
    }
  for (line++; *line != NULL; line++)
    {
      g_auto (GStrv) fields = NULL;
      if (is_comment (*line))
        continue;
      fields = soleus_event_fields (*line, separator);
      list->n_broken += !add_row (list, fields, where, context);
    }
  return g_steal_pointer (&list);
}

guint
soleus_event_table_sniff (const char *text, char separator)
{
  g_auto (GStrv) lines =
      soleus_event_lines ((const guint8 *)text, strlen (text));
  int where[N_COLUMNS];

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = NULL;
      if (is_comment (*line))
        continue;
      if (guess_separator (*line) != separator)
        return 0;
      fields = soleus_event_fields (*line, separator);
      find_columns (fields, where);
      if (where[COLUMN_ONSET] < 0)
        return 0;
      return where[COLUMN_TEXT] >= 0 || where[COLUMN_DURATION] >= 0 ? 70 : 40;
    }
  return 0;
}
