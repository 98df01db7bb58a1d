/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-library.h"

G_BEGIN_DECLS

/*
 * Writes the library into one new file that can be carried elsewhere: all of
 * it, or with @person not 0 that person's recordings, decisions with their
 * history, rates and diary alone, and none of the settings. It is a library
 * itself. The file appears whole or not at all. SOLEUS_ERROR_IO, also where
 * @path is there already.
 */
gboolean soleus_library_export (
    SoleusLibrary *library, gint64 person, const char *path, GError **error);

typedef struct
{
  guint n_people; /* new here */
  guint n_recordings; /* taken over */
  guint n_kept; /* left as they are here: both sides decided something */
} SoleusLibraryImported;

/*
 * Takes over what another library's file holds, whatever its version, in one
 * transaction; @path itself is only read. People are the same by pseudonym,
 * recordings by content. Where both have decisions about a recording, those
 * here stay: nothing is overwritten. Settings are not taken.
 */
gboolean soleus_library_import (SoleusLibrary *library, const char *path,
    SoleusLibraryImported *imported, GError **error);

G_END_DECLS
