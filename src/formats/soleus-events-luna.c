/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_luna;

/* Where start and stop stand in lines of 3, 4 and 6 fields, and whether the
 * fields before them are instance and channel. */
static const struct
{
  guint n_fields;
  int instance;
  int channel;
  int start;
} shapes[] = {
    {3, -1, -1, 1},
    {4, 1, -1, 2},
    {6, 1, 2, 3},
};

static const char *
told (char *const *fields, int where)
{
  return where < 0 || strcmp (fields[where], ".") == 0 ? "" : fields[where];
}

/* A clock time is one of the day: it counts from the start's. */
static gboolean
read_time (const char *text, GDateTime *start, double *seconds)
{
  double start_of_day_s;

  if (soleus_event_seconds (text, seconds))
    return TRUE;
  if (g_str_has_prefix (text, "0+"))
    return soleus_event_clock (text + 2, seconds);
  if (start == NULL || !soleus_event_clock (text, seconds))
    return FALSE;
  start_of_day_s = g_date_time_get_hour (start) * 3600.0
      + g_date_time_get_minute (start) * 60.0 + g_date_time_get_seconds (start);
  *seconds -= start_of_day_s;
  if (*seconds < 0.0)
    *seconds += 86400.0;
  return TRUE;
}

/* Stop is a time, "+duration", or "..." for the start of the next line. */
static gboolean
read_line (SoleusEventList *list, const char *line, GDateTime *start,
    gboolean *to_next)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  const guint n = g_strv_length (fields);
  double start_s, stop_s;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      const char *stop, *instance;
      if (shapes[i].n_fields != n)
        continue;
      stop = fields[shapes[i].start + 1];
      if (!read_time (fields[shapes[i].start], start, &start_s))
        return FALSE;
      *to_next = strcmp (stop, "...") == 0;
      if (*to_next)
        stop_s = start_s;
      else if (*stop == '+' && soleus_event_seconds (stop + 1, &stop_s))
        stop_s += start_s;
      else if (!read_time (stop, start, &stop_s))
        return FALSE;
      instance = told (fields, shapes[i].instance);
      text = *instance == '\0' ? g_strdup (fields[0])
                               : g_strdup_printf ("%s %s", fields[0], instance);
      soleus_event_list_add (list, start_s, stop_s - start_s, text,
          told (fields, shapes[i].channel));
      return TRUE;
    }
  return FALSE;
}

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  SoleusEventList *list = soleus_event_list_new ();
  g_auto (GStrv) lines = soleus_event_lines (bytes, n);
  SoleusEvent *open = NULL;

  for (char **line = lines; *line != NULL; line++)
    {
      gboolean to_next = FALSE;
      if (**line == '#' || **line == '\0'
          || g_str_has_prefix (*line, "class\t"))
        continue;
      if (!read_line (list, *line, context->start, &to_next))
        {
          list->n_broken++;
          continue;
        }
      if (open != NULL)
        {
          const SoleusEvent *last =
              soleus_event_list_get (list, soleus_event_list_get_n (list) - 1);
          open->duration_s = MAX (last->onset_s - open->onset_s, 0.0);
        }
      open = to_next ? g_ptr_array_index (list->events, list->events->len - 1)
                     : NULL;
    }
  return list;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  if (g_str_has_prefix (text, "class\tinstance\tchannel"))
    return 100;
  return g_str_has_suffix (name, ".annot") ? 60 : 0;
}

const SoleusEventFormat soleus_events_luna = {
    .id = "luna",
    .name = N_ ("Luna annotations"),
    .globs = "*.annot",
    .resolution_s = 1e-3,
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = read_list,
};
