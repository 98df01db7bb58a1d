/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "soleus-error.h"

#define MAX_BYTES (64 * 1024 * 1024)

static gboolean
refuse (int code, const char *path, const char *why, GError **error)
{
  g_set_error (error, SOLEUS_ERROR, code,
      _ ("%s: could not be read (%s), expected a text file."), path, why);
  return FALSE;
}

gboolean
soleus_cli_file_load (
    const char *path, char **text, gsize *length, GError **error)
{
  GStatBuf facts;
  g_autoptr (GError) own = NULL;

  if (g_stat (path, &facts) != 0)
    return refuse (errno == ENOENT ? SOLEUS_ERROR_MISSING : SOLEUS_ERROR_IO,
        path, g_strerror (errno), error);
  if (S_ISDIR (facts.st_mode))
    return refuse (SOLEUS_ERROR_IO, path, g_strerror (EISDIR), error);
  if (facts.st_size > MAX_BYTES)
    return refuse (SOLEUS_ERROR_UNSUPPORTED, path, g_strerror (EFBIG), error);
  if (g_file_get_contents (path, text, length, &own))
    return TRUE;
  return refuse (SOLEUS_ERROR_IO, path, own->message, error);
}
