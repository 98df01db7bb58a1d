/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-overwrite.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "soleus-error.h"

gboolean
soleus_overwrite_check (
    const SoleusRecording *recording, const char *output, GError **error)
{
  const char *path = soleus_recording_get_path (recording);
  GStatBuf own, other;

  if (path == NULL || g_stat (path, &own) != 0 || g_stat (output, &other) != 0
      || own.st_dev != other.st_dev || own.st_ino != other.st_ino)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("%s: this is the recording itself, expected another file to write."),
      output);
  return FALSE;
}
