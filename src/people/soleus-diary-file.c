/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-diary.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "soleus-error.h"

#define MAX_BYTES (64 * 1024 * 1024)

static gboolean
refuse (int code, const char *path, const char *why, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, SOLEUS_ERROR, code,
      _ ("%s: could not be read (%s), expected a text file."), shown, why);
  return FALSE;
}

static gboolean
load (const char *path, char **text, GError **error)
{
  GStatBuf facts;
  gsize length;
  g_autoptr (GError) own = NULL;

  if (g_stat (path, &facts) != 0)
    return refuse (errno == ENOENT ? SOLEUS_ERROR_MISSING : SOLEUS_ERROR_IO,
        path, g_strerror (errno), error);
  if (S_ISDIR (facts.st_mode))
    return refuse (SOLEUS_ERROR_IO, path, g_strerror (EISDIR), error);
  if (facts.st_size > MAX_BYTES)
    return refuse (SOLEUS_ERROR_UNSUPPORTED, path, g_strerror (EFBIG), error);
  if (!g_file_get_contents (path, text, &length, &own))
    return refuse (SOLEUS_ERROR_IO, path, own->message, error);
  if (!g_utf8_validate_len (*text, length, NULL))
    return refuse (SOLEUS_ERROR_INVALID, path, g_strerror (EILSEQ), error);
  return TRUE;
}

gboolean
soleus_diary_import_file (SoleusLibrary *library, gint64 person,
    const char *path, guint *n, GError **error)
{
  g_autofree char *text = NULL;

  *n = 0;
  return load (path, &text, error)
      && soleus_diary_import (library, person, path, text, n, error);
}
