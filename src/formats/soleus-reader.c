/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-reader.h"

#include <stdarg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-label.h"

/* Files that one header may name. */
#define MAX_COMPANIONS 1024
#define MAX_LABEL_CHARS 80

/* The last wish of @key for the next channel, or NULL. */
static const char *
find_wish (const SoleusReader *reader, const char *key, const char *label)
{
  g_autofree char *number = g_strdup_printf ("%u", reader->channels->len);
  const char *value = NULL;

  for (guint i = 0; reader->wishes != NULL && i < reader->wishes->len; i++)
    {
      const SoleusWish *wish = g_ptr_array_index (reader->wishes, i);
      if (strcmp (wish->key, key) != 0)
        continue;
      if (wish->channel == NULL || strcmp (wish->channel, number) == 0
          || g_ascii_strcasecmp (wish->channel, label) == 0)
        value = wish->value;
    }
  return value;
}

/* Some programs put a whole path or sentence in a column's head. */
static void
shorten (SoleusChannel *channel)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (channel->label, -1) <= MAX_LABEL_CHARS)
    return;
  begin = g_utf8_substring (channel->label, 0, MAX_LABEL_CHARS - 1);
  g_free (channel->label);
  channel->label = g_strconcat (g_strchomp (begin), "…", NULL);
}

SoleusChannel *
soleus_reader_add_channel (SoleusReader *reader, const char *label,
    const char *unit, double rate_hz, double *to_own)
{
  const char *wished_unit = find_wish (reader, "unit", label);
  const char *wished_kind = find_wish (reader, "kind", label);
  SoleusKind kind = SOLEUS_KIND_OTHER;
  SoleusChannel *channel;

  *to_own = 1.0;
  if (wished_kind != NULL)
    soleus_kind_from_id (wished_kind, &kind);
  if (reader->channels->len >= SOLEUS_MAX_CHANNELS)
    {
      soleus_read_log_add (reader->log, SOLEUS_LOG_LOST, "channel-left-out",
          "label", label, "limit", G_STRINGIFY (SOLEUS_MAX_CHANNELS), NULL);
      return NULL;
    }
  channel = soleus_label_make_channel (label,
      wished_unit != NULL ? wished_unit : unit,
      wished_kind != NULL ? &kind : NULL, rate_hz, to_own);
  shorten (channel);
  g_ptr_array_add (reader->channels, channel);
  return channel;
}

static SoleusFile *
open_beside (SoleusReader *reader, const char *name, GError **error)
{
  g_autofree char *dir = NULL;
  g_autofree char *path = NULL;
  SoleusFile *file;

  if (*name == '\0' || strchr (name, '/') != NULL || strchr (name, '\\') != NULL
      || strcmp (name, "..") == 0 || strcmp (name, ".") == 0)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("the header names the file “%s”, expected a name without a "
             "folder"),
          name);
      return NULL;
    }
  if (reader->file->path == NULL && reader->companions->len > 0)
    return g_ptr_array_index (reader->companions, 0);
  if (reader->file->path == NULL || reader->companions->len >= MAX_COMPANIONS)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
          _ ("the header names the file “%s”, which cannot be opened"), name);
      return NULL;
    }
  dir = g_path_get_dirname (reader->file->path);
  path = g_build_filename (dir, name, NULL);
  file = soleus_file_open (path, error);
  if (file == NULL)
    g_prefix_error (error, _ ("“%s”, which the header names: "), name);
  else
    g_ptr_array_add (reader->companions, file);
  return file;
}

SoleusFile *
soleus_reader_open_companion (
    SoleusReader *reader, const char *name, GError **error)
{
  for (guint i = 0; i < reader->companions->len; i++)
    {
      SoleusFile *file = g_ptr_array_index (reader->companions, i);
      if (strcmp (file->name, name) == 0)
        return file;
    }
  return open_beside (reader, name, error);
}

SoleusFile *
soleus_reader_find_companion (SoleusReader *reader, const char *name)
{
  /* What stands for the named file of bytes in memory is no other file. */
  if (reader->file->path == NULL)
    return NULL;
  return soleus_reader_open_companion (reader, name, NULL);
}

void
soleus_reader_add_annotation (
    SoleusReader *reader, SoleusAnnotation *annotation)
{
  g_ptr_array_add (reader->annotations, annotation);
}

gboolean
soleus_reader_fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error =
        g_error_new_valist (SOLEUS_ERROR, SOLEUS_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

gboolean
soleus_reader_fail_no_rate (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error =
        g_error_new_valist (SOLEUS_ERROR, SOLEUS_ERROR_NO_RATE, format, args);
  va_end (args);
  return FALSE;
}
