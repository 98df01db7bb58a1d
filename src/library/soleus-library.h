/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * The person's library: one SQLite file, the system of record for decisions.
 * One connection; use it from one thread. Other windows and programs may
 * have the same file open: nothing of theirs is overwritten silently.
 *
 * A change is on the disk when the function that made it returns: the file
 * is in WAL mode with synchronous = FULL, so that a commit waits for the
 * disk. NORMAL would be faster by that wait (some milliseconds, and people
 * make a few changes a second at most), but a power cut could then take back
 * changes that were shown as kept. Deleted rows are overwritten
 * (secure_delete). Nothing is ever sent anywhere.
 *
 * Errors are SOLEUS_ERROR_IO (full, read-only, locked, gone), _INVALID (not
 * a library, damaged), _UNSUPPORTED (made by a newer Soleus); the message is
 * a sentence for the person.
 */
typedef struct _SoleusLibrary SoleusLibrary;

/* Not an error: the library's folder does not exist yet; it is made. A library
 * that can be read but not written is opened all the same, and refuses every
 * change. */
SoleusLibrary *soleus_library_open (const char *path, GError **error);
void soleus_library_close (SoleusLibrary *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusLibrary, soleus_library_close)

/* $XDG_DATA_HOME/soleus/library.db; free with g_free(). */
char *soleus_library_dup_standard_path (void);
const char *soleus_library_get_path (const SoleusLibrary *library);

gboolean soleus_library_is_read_only (const SoleusLibrary *library);

/* Whether its file went away or its disk did not answer, since it was opened
 * or came back. Looks. */
gboolean soleus_library_is_lost (SoleusLibrary *library);
/* The sentence for that, for somebody who is not changing anything; where
 * something lies in its place that cannot be used, why. */
GError *soleus_library_dup_loss (const SoleusLibrary *library);
/* Opens the file at its path anew after it was lost (a stick that was pulled
 * out is a new disk when it returns). What lies there now may be another
 * library: ids of before mean nothing. FALSE: it was not lost, is not there
 * yet, or cannot be used; nothing of it is then kept open, and changes say
 * why. Waits for nobody and checks the same bytes once: cheap to call each
 * second. */
gboolean soleus_library_come_back (SoleusLibrary *library);

/* Whether a change waits a moment for another program that writes (as it does
 * when opened), or is refused at once as locked. */
void soleus_library_set_patient (SoleusLibrary *library, gboolean patient);

/* Every page and every reference. TRUE: sound. */
gboolean soleus_library_check (SoleusLibrary *library, GError **error);

/* Whether someone else wrote to the file since the last call. Cheap. */
gboolean soleus_library_was_changed (SoleusLibrary *library);

/* --- recordings ------------------------------------------------------- */

/*
 * The row of @recording, found by its content: a moved or renamed file is
 * the same recording, and the new place is noted. One without a fingerprint
 * (made in memory) is known by its name. Made when there is none.
 * @opened_us is the clock time to note, as g_get_real_time().
 */
gboolean soleus_library_enter (SoleusLibrary *library,
    const SoleusRecording *recording, gint64 opened_us, gint64 *id,
    GError **error);

/* The same without writing anything: @id is 0 where the library does not know
 * the recording. */
gboolean soleus_library_find (SoleusLibrary *library,
    const SoleusRecording *recording, gint64 *id, GError **error);

/* What the newest analysis made of a recording, in a few numbers: for the
 * list of recent recordings and for trends. Language free. */
typedef struct
{
  const char *pattern; /* id that describes the whole; NULL: nothing twitches */
  guint n_twitches;
  double usable_rest_s;
  double rate_per_min; /* NAN with no usable time */
  const char *urgency; /* "U0" to "U3" */
} SoleusLibraryResult;

gboolean soleus_library_set_result (SoleusLibrary *library, gint64 id,
    const SoleusLibraryResult *result, GError **error);

typedef struct
{
  gint64 id;
  char *fingerprint;
  char *name;
  char *path; /* where it was last seen; NULL: made in memory */
  char *start; /* ISO 8601, NULL: not known */
  gint64 opened_us;
  guint n_marks;
  gboolean has_result; /* FALSE: never analysed */
  SoleusLibraryResult result; /* strings interned */
} SoleusLibraryRecording;
void soleus_library_recording_free (SoleusLibraryRecording *recording);

/* Newest first, at most @n_max. Of SoleusLibraryRecording. */
GPtrArray *soleus_library_dup_recordings (
    SoleusLibrary *library, guint n_max, GError **error);

/* Those of @person by their start, those without one last. The same. */
GPtrArray *soleus_library_dup_recordings_of (
    SoleusLibrary *library, gint64 person, GError **error);

/* What an analysis of another recording came to; strings interned. */
typedef struct
{
  const char *start; /* ISO 8601; NULL: not known */
  double rate_per_min;
  double usable_rest_s;
} SoleusLibraryEarlier;

/* The other analysed recordings of the person whose recording @id is; where
 * it is nobody's, those that are nobody's. An array of SoleusLibraryEarlier
 * in the order of their starts. */
GArray *soleus_library_dup_earlier (
    SoleusLibrary *library, gint64 id, GError **error);

/* Forgets a recording with all its decisions and their history, and
 * overwrites them on the disk. */
gboolean soleus_library_forget (
    SoleusLibrary *library, gint64 id, GError **error);

/* --- the person's own settings ------------------------------------------- */

/* NULL: never set (or it cannot be read). Free with g_free(). */
char *soleus_library_dup_setting (SoleusLibrary *library, const char *key);
/* @value NULL takes it back. */
gboolean soleus_library_set_setting (
    SoleusLibrary *library, const char *key, const char *value, GError **error);

G_END_DECLS
