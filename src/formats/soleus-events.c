/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-atomic-file.h"
#include "soleus-error.h"
#include "soleus-file.h"

#define SNIFF_BYTES 4096

static const SoleusEventContext no_context;

const SoleusEventFormat *
soleus_event_format_from_id (const char *id)
{
  for (const SoleusEventFormat *const *row = soleus_event_formats ();
       *row != NULL; row++)
    if (strcmp ((*row)->id, id) == 0)
      return *row;
  return NULL;
}

static const SoleusEventFormat *
sniff (const SoleusFile *file)
{
  const gsize n = MIN (file->size, (gsize)SNIFF_BYTES);
  /* Ended by a zero byte, so that rows may search it as text. */
  g_autofree char *head = g_strndup ((const char *)file->data, n);
  const SoleusEventFormat *best = NULL;
  guint best_score = 0;

  for (const SoleusEventFormat *const *row = soleus_event_formats ();
       *row != NULL; row++)
    {
      guint score = (*row)->sniff (head, n, file->name);
      if (score > best_score)
        {
          best = *row;
          best_score = score;
        }
    }
  return best;
}

const SoleusEventFormat *
soleus_events_recognise (const char *path)
{
  g_autoptr (SoleusFile) file = soleus_file_open (path, NULL);

  return file == NULL ? NULL : sniff (file);
}

SoleusEventList *
soleus_events_read (const char *path, const SoleusEventFormat *format,
    const SoleusEventContext *context, GError **error)
{
  g_autoptr (SoleusFile) file = soleus_file_open (path, error);
  g_autoptr (SoleusEventList) list = NULL;

  if (file == NULL)
    {
      g_prefix_error (error, "“%s”: ", path);
      return NULL;
    }
  if (format == NULL)
    format = sniff (file);
  if (format == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
          _ ("“%s”: its content is no event list that Soleus knows, expected "
             "one of EDF+, BIDS, Audacity labels, CSV or their like."),
          path);
      return NULL;
    }
  list = format->read (
      file->data, file->size, context != NULL ? context : &no_context, error);
  if (list == NULL)
    {
      g_prefix_error (error, "“%s”: ", path);
      return NULL;
    }
  if (list->events->len == 0 && list->n_broken > 0)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("“%s”: none of its %u lines could be read as %s."), path,
          list->n_broken, _ (format->name));
      return NULL;
    }
  soleus_event_list_sort (list);
  return g_steal_pointer (&list);
}

static gboolean
write_file (const char *path, const char *bytes, gsize n, GError **error)
{
  g_autoptr (SoleusAtomicFile) file = soleus_atomic_file_new (path, error);

  return file != NULL && soleus_atomic_file_write (file, bytes, n, error)
      && soleus_atomic_file_commit (file, error);
}

/* "night_events.tsv": "night_events.json". */
static char *
dup_json_path (const char *path)
{
  const char *dot = strrchr (path, '.');
  const char *slash = strrchr (path, '/');
  const gsize n = dot == NULL || (slash != NULL && dot < slash)
      ? strlen (path)
      : (gsize)(dot - path);

  return g_strdup_printf ("%.*s.json", (int)n, path);
}

gboolean
soleus_events_write (const SoleusEventList *list,
    const SoleusEventFormat *format, const SoleusEventContext *context,
    const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autofree char *json_path = NULL;

  if (format->write == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
          _ ("“%s”: %s is read, but not written, expected another format."),
          path, _ (format->name));
      return FALSE;
    }
  if (!format->write (
          list, context != NULL ? context : &no_context, text, error))
    {
      g_prefix_error (error, "“%s”: ", path);
      return FALSE;
    }
  if (!write_file (path, text->str, text->len, error))
    return FALSE;
  if (format->dup_json == NULL)
    return TRUE;
  json = format->dup_json (list);
  json_path = dup_json_path (path);
  return strcmp (json_path, path) == 0
      || write_file (json_path, json, strlen (json), error);
}
