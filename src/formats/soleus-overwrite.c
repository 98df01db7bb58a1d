/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-overwrite.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-file.h"

/* Headers that name other files are texts, and short. */
#define MAX_HEADER_BYTES (64 << 10)

static gboolean
is_same_place (const char *a, const char *b)
{
  GStatBuf left, right;

  return g_stat (a, &left) == 0 && g_stat (b, &right) == 0
      && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/* Formats whose recordings are several files: a header that names the others,
 * and annotations that are found by their name. */
static const struct
{
  const char *format_id;
  const char *annotations;
} families[] = {{"wfdb", ".atr"}, {"brainvision", ".vmrk"}};

static gboolean
has_stem_of (const char *path, const char *name, const char *ending)
{
  g_autofree char *own = g_path_get_basename (path);
  const char *dot = strrchr (own, '.');
  const gsize n = dot == NULL ? strlen (own) : (gsize)(dot - own);

  return strncmp (own, name, n) == 0 && strcmp (name + n, ending) == 0;
}

/* Whether the header at @path names the existing file @output beside it. */
static gboolean
is_part (const char *format_id, const char *path, const char *output)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *other = g_path_get_dirname (output);
  g_autofree char *name = g_path_get_basename (output);
  g_autoptr (SoleusFile) header = NULL;

  if (!g_file_test (output, G_FILE_TEST_EXISTS)
      || !is_same_place (folder, other))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      if (strcmp (families[i].format_id, format_id) != 0)
        continue;
      header = soleus_file_open (path, NULL);
      return has_stem_of (path, name, families[i].annotations)
          || (header != NULL
              && g_strstr_len ((const char *)header->data,
                  (gssize)MIN (header->size, MAX_HEADER_BYTES), name));
    }
  return FALSE;
}

gboolean
soleus_overwrite_check (
    const SoleusRecording *recording, const char *output, GError **error)
{
  const char *path = soleus_recording_get_path (recording);
  const char *format_id = soleus_recording_get_format_id (recording);

  if (path == NULL)
    return TRUE;
  if (is_same_place (path, output))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("%s: this is the recording itself, expected another file to "
             "write."),
          output);
      return FALSE;
    }
  if (!is_part (format_id == NULL ? "" : format_id, path, output))
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("%s: this file is part of the recording, expected another file to "
         "write."),
      output);
  return FALSE;
}
