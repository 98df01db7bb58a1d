/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cli-case.h"
#include "soleus-library-people.h"

G_BEGIN_DECLS

/* Notes an analysed recording as one of @person's, with its result and its
 * rates. One transaction each; a recording that is there is brought up to
 * date. */
gboolean soleus_library_add_case (SoleusLibrary *library, gint64 person,
    const SoleusCliCase *one, GError **error);

/* One entry; @at as people write it. FALSE with a sentence for what is no
 * time. */
gboolean soleus_library_note_diary (SoleusLibrary *library, gint64 person,
    const char *at, const char *trigger, GError **error);

/*
 * Adds the entries of a table to a diary: columns "at" (ISO 8601, "date" and
 * "time" serve as well) and "trigger", if there also "note"; parted by comma,
 * semicolon or tabulator. @n gets how many lines had an entry. FALSE with a
 * sentence that names the line; then nothing after it was read.
 */
gboolean soleus_library_import_diary (SoleusLibrary *library, gint64 person,
    const char *path, guint *n, GError **error);

G_END_DECLS
