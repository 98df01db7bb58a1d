/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-library-people.h"

G_BEGIN_DECLS

/* A person's diary of triggers, as people write it. */

/* "2026-05-01", "2026-05-01T08:00" or with seconds, with "T" where a space
 * was; NULL: no such time. Free with g_free(). */
char *soleus_diary_dup_time (const char *text);
/* Seconds since 1970 as if the person's local time were UTC, so that a diary
 * and recordings without a zone meet. FALSE: no time (or NULL). */
gboolean soleus_diary_seconds (const char *text, gint64 *seconds);

/* One entry; @at as above, @note may be NULL. SOLEUS_ERROR_USAGE with a
 * sentence for what is no time or no word. */
gboolean soleus_diary_note (SoleusLibrary *library, gint64 person,
    const char *at, const char *trigger, const char *note, GError **error);

/*
 * Adds the entries of the table @text to a diary: columns "at" (ISO 8601,
 * "date" and "time" serve as well) and "trigger", if there also "note"; parted
 * by comma, semicolon or tabulator. @n gets how many lines had an entry. FALSE
 * with a sentence that names @name and the line; then nothing after it was
 * read.
 */
gboolean soleus_diary_import (SoleusLibrary *library, gint64 person,
    const char *name, const char *text, guint *n, GError **error);
/* The same of a file: UTF-8, at most 64 MB. What is none is refused before
 * anything was added, with SOLEUS_ERROR_MISSING, _IO, _UNSUPPORTED (too large)
 * or _INVALID (not UTF-8). */
gboolean soleus_diary_import_file (SoleusLibrary *library, gint64 person,
    const char *path, guint *n, GError **error);

G_END_DECLS
