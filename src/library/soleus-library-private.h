/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "soleus-library.h"

/* What was found at the library's path, so far as the file system tells. */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 n_bytes;
  gint64 changed_ns;
  gint64 n_log_bytes;
  gint64 log_changed_ns;
} SoleusLibraryLook;

struct _SoleusLibrary
{
  sqlite3 *db;
  char *path;
  GHashTable *statements; /* SQL text to sqlite3_stmt, kept prepared */
  gint64 data_version;
  guint64 device; /* of the file that was opened; 0: in memory */
  guint64 inode;
  gboolean is_read_only;
  gboolean is_lost; /* its file went away, or its disk does not answer */
  char *copy_folder; /* of the copy that is shown instead; NULL: none */

  /* Of what lies in its place since it was lost. */
  GError *refusal; /* why it was not taken; NULL: it was not tried */
  SoleusLibraryLook refused;
  SoleusLibraryLook checked; /* every page of it was read and was sound */
};

/* The statement for @sql, prepared once, reset and with nothing bound. NULL
 * on error. Borrowed. */
sqlite3_stmt *soleus_library_statement (
    SoleusLibrary *library, const char *sql, GError **error);

/* Runs a statement that gives no rows, then resets it. */
gboolean soleus_library_run (
    SoleusLibrary *library, sqlite3_stmt *statement, GError **error);
gboolean soleus_library_exec (
    SoleusLibrary *library, const char *sql, GError **error);

/* BEGIN IMMEDIATE: the right to write is taken before anything is read.
 * Fails when the file was replaced or deleted under us. */
gboolean soleus_library_begin (SoleusLibrary *library, GError **error);
/* COMMIT when @done, and ROLLBACK when not or when it cannot. Returns
 * whether the work is kept. */
gboolean soleus_library_end (
    SoleusLibrary *library, gboolean done, GError **error);

/* The sentence for what SQLite said last. Returns FALSE. */
gboolean soleus_library_fail (SoleusLibrary *library, GError **error);

/* The sentence for a library whose content makes no sense. Returns FALSE. */
gboolean soleus_library_damaged (SoleusLibrary *library, GError **error);

/* TRUE when @pragma, a check, answers "ok". */
gboolean soleus_library_check_with (
    SoleusLibrary *library, const char *pragma, GError **error);

/* Whether the file is new or a library of a version we know. Writes nothing:
 * what is none stays as it is, byte for byte. */
gboolean soleus_library_recognise (SoleusLibrary *library, GError **error);

/* Brings the schema to the newest version; a backup is made before. */
gboolean soleus_library_migrate (SoleusLibrary *library, GError **error);
