/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-sink.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "soleus-error.h"

struct _SoleusSink
{
  FILE *stream; /* NULL: memory */
  GByteArray *memory;
  char *path; /* of the file to be; NULL: not a file of ours */
  char *part_path; /* what is written until it is whole */
  GError *error;
};

static void
fail (SoleusSink *sink)
{
  int number = errno;

  if (sink->error == NULL)
    g_set_error (&sink->error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
        _ ("%s: could not be written: %s"),
        sink->path != NULL ? sink->path : _ ("the output"),
        g_strerror (number));
}

SoleusSink *
soleus_sink_new_file (const char *path, GError **error)
{
  g_autoptr (SoleusSink) sink = g_new0 (SoleusSink, 1);
  int fd;

  sink->path = g_strdup (path);
  sink->part_path = g_strdup_printf ("%s.XXXXXX", path);
  fd = g_mkstemp_full (sink->part_path, O_WRONLY | O_CLOEXEC, 0666);
  if (fd >= 0)
    sink->stream = fdopen (fd, "wb");
  if (sink->stream == NULL)
    {
      fail (sink);
      if (fd < 0)
        g_clear_pointer (&sink->part_path, g_free);
      g_propagate_error (error, g_steal_pointer (&sink->error));
      return NULL;
    }
  return g_steal_pointer (&sink);
}

SoleusSink *
soleus_sink_new_stream (FILE *stream)
{
  SoleusSink *sink = g_new0 (SoleusSink, 1);

  sink->stream = stream;
  return sink;
}

SoleusSink *
soleus_sink_new_memory (void)
{
  SoleusSink *sink = g_new0 (SoleusSink, 1);

  sink->memory = g_byte_array_new ();
  return sink;
}

void
soleus_sink_free (SoleusSink *sink)
{
  if (sink == NULL)
    return;
  if (sink->path != NULL && sink->stream != NULL)
    fclose (sink->stream);
  if (sink->part_path != NULL)
    g_unlink (sink->part_path);
  g_clear_pointer (&sink->memory, g_byte_array_unref);
  g_clear_error (&sink->error);
  g_free (sink->path);
  g_free (sink->part_path);
  g_free (sink);
}

void
soleus_sink_write (SoleusSink *sink, const char *bytes, gsize n)
{
  if (sink->error != NULL || n == 0)
    return;
  if (sink->memory != NULL)
    g_byte_array_append (sink->memory, (const guint8 *)bytes, (guint)n);
  else if (fwrite (bytes, 1, n, sink->stream) != n)
    fail (sink);
}

void
soleus_sink_puts (SoleusSink *sink, const char *text)
{
  soleus_sink_write (sink, text, strlen (text));
}

gboolean
soleus_sink_ok (const SoleusSink *sink)
{
  return sink->error == NULL;
}

/* The file is on the disk before it takes its name: a power cut leaves the
 * old one or the new one. */
static void
finish_file (SoleusSink *sink)
{
  FILE *stream = g_steal_pointer (&sink->stream);

  if (fflush (stream) != 0 || fsync (fileno (stream)) != 0)
    fail (sink);
  if (fclose (stream) != 0)
    fail (sink);
  if (sink->error == NULL && g_rename (sink->part_path, sink->path) != 0)
    fail (sink);
  if (sink->error == NULL)
    g_clear_pointer (&sink->part_path, g_free);
}

gboolean
soleus_sink_close (SoleusSink *sink, GError **error)
{
  if (sink->path != NULL && sink->stream != NULL)
    finish_file (sink);
  else if (sink->stream != NULL && fflush (sink->stream) != 0)
    fail (sink);
  if (sink->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (sink->error));
  return FALSE;
}

GBytes *
soleus_sink_dup_bytes (const SoleusSink *sink)
{
  g_return_val_if_fail (sink->memory != NULL, NULL);
  return g_bytes_new (sink->memory->data, sink->memory->len);
}
