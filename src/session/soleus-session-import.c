/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include "soleus-file.h"

/* Whether anything was ever remembered: else no file is looked at twice. */
#define ANY_KEY "imports"

SoleusImport *
soleus_import_new (const char *dataset, const char *wishes)
{
  SoleusImport *import = g_new0 (SoleusImport, 1);

  import->dataset = g_strdup (dataset);
  import->wishes = g_strdup (wishes);
  return import;
}

void
soleus_import_free (SoleusImport *import)
{
  if (import == NULL)
    return;
  g_free (import->dataset);
  g_free (import->wishes);
  g_free (import);
}

/* By content, so that a moved file is known again. NULL: it cannot be read. */
static char *
dup_fingerprint (const char *path)
{
  g_autoptr (SoleusFile) file = soleus_file_open (path, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (file == NULL)
    return NULL;
  soleus_file_fingerprint (file, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

SoleusImport *
soleus_session_dup_import (SoleusSession *self, const char *path)
{
  g_autofree char *any = soleus_library_dup_setting (self->library, ANY_KEY);
  g_autofree char *fingerprint = any == NULL ? NULL : dup_fingerprint (path);
  g_autofree char *dataset_key = NULL, *wishes_key = NULL;
  SoleusImport *import = g_new0 (SoleusImport, 1);

  if (fingerprint == NULL)
    return import;
  dataset_key = g_strconcat ("import-table:", fingerprint, NULL);
  wishes_key = g_strconcat ("import:", fingerprint, NULL);
  import->dataset = soleus_library_dup_setting (self->library, dataset_key);
  import->wishes = soleus_library_dup_setting (self->library, wishes_key);
  return import;
}

gboolean
soleus_session_keep_import (SoleusSession *self, const char *path,
    const SoleusImport *import, GError **error)
{
  g_autofree char *fingerprint = dup_fingerprint (path);
  g_autofree char *dataset_key = NULL, *wishes_key = NULL;

  if (fingerprint == NULL)
    return TRUE;
  dataset_key = g_strconcat ("import-table:", fingerprint, NULL);
  wishes_key = g_strconcat ("import:", fingerprint, NULL);
  return soleus_library_set_setting (self->library, ANY_KEY, "yes", error)
      && soleus_library_set_setting (
          self->library, dataset_key, import->dataset, error)
      && soleus_library_set_setting (
          self->library, wishes_key, import->wishes, error);
}
