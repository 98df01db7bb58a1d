/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-analysis.h"
#include "soleus-decisions.h"
#include "soleus-episode-list.h"
#include "soleus-evidence.h"
#include "soleus-findings.h"
#include "soleus-rating.h"
#include "soleus-recording.h"
#include "soleus-report.h"

G_BEGIN_DECLS

/*
 * One open recording: the fact, what the person decided about it, and the
 * newest consequence. Belongs to the main thread; everything slow runs in
 * threads of its own.
 *
 * Every change is in the library before the function that made it returns.
 * A change the library refuses (full disk, folder read-only, locked) is not
 * made: what the session shows is what is kept. The function then returns
 * FALSE (or 0) and ::problem is emitted with a sentence for the person.
 *
 * Properties, all read-only, notified when they change:
 *   recording       pointer, SoleusRecording with the channel corrections
 *   analysis        pointer, SoleusAnalysis with the decisions applied
 *   findings        pointer, SoleusFindings
 *   decisions       pointer, SoleusDecisions
 *   episodes        SoleusEpisodeList, the same object for life
 *   opening         boolean
 *   analysing       boolean
 *   busy            boolean: opening, analysing or exporting
 *   progress        double, 0 to 1, of what busy tells
 *   analysis-error  string or NULL: why there is no new analysis
 *   can-undo, can-redo       boolean
 *   undo-label, redo-label   string or NULL: "Delete 3 marks"
 *   title           string: name of the recording, or NULL
 *
 * Signals:
 *   problem (GError *error)
 *       a change could not be kept, or the library has a word to say
 *   step-done (char *label)
 *       the person made a change (not undo or redo): text for a toast
 *   changed-elsewhere ()
 *       another window or program changed this recording's decisions; they
 *       are shown already
 */
#define SOLEUS_TYPE_SESSION (soleus_session_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSession, soleus_session, SOLEUS, SESSION, GObject)

/*
 * A session over the library at @library_path. NULL takes the person's own
 * ($XDG_DATA_HOME/soleus/library.db), ":memory:" keeps nothing. A library
 * that cannot be opened leaves NULL and the reason in @error; a window then
 * says so and goes on with ":memory:".
 */
SoleusSession *soleus_session_new (const char *library_path, GError **error);
/* ":memory:" or where the library is. */
const char *soleus_session_get_library_path (SoleusSession *self);

/* TRUE: what the library has is shown, and every change is refused with a
 * sentence. A window says so at the start. */
gboolean soleus_session_is_read_only (SoleusSession *self);

/* --- opening ---------------------------------------------------------- */

/*
 * Opens @path off the main thread, takes over the decisions the library has
 * for its content (also when the file moved or was renamed), and starts the
 * analysis. Until it succeeds the session keeps what it had. Errors:
 * SOLEUS_ERROR, one sentence; SOLEUS_ERROR_CANCELLED after soleus_session_
 * cancel (), @cancellable or a later open.
 */
void soleus_session_open_async (SoleusSession *self, const char *path,
    GCancellable *cancellable, GAsyncReadyCallback callback,
    gpointer user_data);
gboolean soleus_session_open_finish (
    SoleusSession *self, GAsyncResult *result, GError **error);
/* How a file is to be read where it does not tell, or tells wrong. NULL: as
 * the file has it. */
typedef struct
{
  char *dataset; /* table of an HDF5 or MATLAB file */
  char *wishes; /* corrections: JSON as in a sidecar, see soleus-sidecar.h */
} SoleusImport;
SoleusImport *soleus_import_new (const char *dataset, const char *wishes);
void soleus_import_free (SoleusImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusImport, soleus_import_free)

/* What the library remembers for the content of @path; never NULL. An open
 * takes it by itself. */
SoleusImport *soleus_session_dup_import (SoleusSession *self, const char *path);
/* As soleus_session_open_async (), read as @import says, which is remembered
 * once the file could be opened so. */
void soleus_session_open_as_async (SoleusSession *self, const char *path,
    const SoleusImport *import, GCancellable *cancellable,
    GAsyncReadyCallback callback, gpointer user_data);
/* The same for a recording in hand (the demonstration, a test). FALSE when
 * the library cannot be read; the session keeps what it had. When it cannot
 * be written the recording is shown all the same and ::problem says so. */
gboolean soleus_session_take_recording (
    SoleusSession *self, SoleusRecording *recording, GError **error);

/* --- what there is; borrowed, NULL before there is any ------------------ */

/* With the channel corrections of the decisions. */
SoleusRecording *soleus_session_get_recording (SoleusSession *self);
/* Found episodes with the person's edits, and their own marks. Stays while a
 * new one is made; NULL until the first is done. */
const SoleusAnalysis *soleus_session_get_analysis (SoleusSession *self);
/* What the 26 causes have for and against them now: before the first analysis
 * by the answers alone. With the rates of the library's other recordings. */
const SoleusFindings *soleus_session_get_findings (SoleusSession *self);
/* The numbers that the findings were made from. */
const SoleusEvidence *soleus_session_get_evidence (SoleusSession *self);
/* Rates of the same person's other recordings (or, where it is nobody's, of
 * those that are nobody's), for rule H1; never NULL while there is a
 * recording. */
const SoleusHistory *soleus_session_get_history (SoleusSession *self);
/* Row of the open recording in the library; 0: none, or it is not there. */
gint64 soleus_session_get_recording_id (SoleusSession *self);
/* Says whose the open recording is, @person as in soleus-library-people.h,
 * 0: nobody's; what was found is then held against that person's other
 * recordings. */
gboolean soleus_session_set_person (SoleusSession *self, gint64 person);
/* Never NULL. */
const SoleusDecisions *soleus_session_get_decisions (SoleusSession *self);
SoleusEpisodeList *soleus_session_get_episodes (SoleusSession *self);
gboolean soleus_session_get_busy (SoleusSession *self);
gboolean soleus_session_get_analysing (SoleusSession *self);
double soleus_session_get_progress (SoleusSession *self);
/* A sentence, or NULL. */
const char *soleus_session_get_analysis_error (SoleusSession *self);

/* --- marks: each call is one step of undo ------------------------------ */

/* @values->id is ignored; the rater is the session's when it is empty. The
 * id of the new mark, 0 when it could not be kept. */
guint64 soleus_session_add_mark (SoleusSession *self, const SoleusMark *values);
/* Many at once (an import), one step. @values[n]. */
gboolean soleus_session_add_marks (
    SoleusSession *self, const SoleusMark *const *values, guint n);
/* Move, resize, relabel, note: the mark with @values->id becomes @values. */
gboolean soleus_session_update_mark (
    SoleusSession *self, const SoleusMark *values);
/* Many at once, one step. @values[n]; ids that are gone are left out. */
gboolean soleus_session_update_marks (
    SoleusSession *self, const SoleusMark *const *values, guint n);
gboolean soleus_session_remove_marks (
    SoleusSession *self, const guint64 *ids, guint n);
/* Two marks of one, cut at @time_s strictly inside it. */
gboolean soleus_session_split_mark (
    SoleusSession *self, guint64 id, double time_s);
/* One mark over all of @ids[n], n >= 2, with the label of the first. */
gboolean soleus_session_merge_marks (
    SoleusSession *self, const guint64 *ids, guint n);

/* --- found episodes: @ids are SoleusEpisode.id of the shown analysis ---- */

/* ACCEPTED or REJECTED. A person's own mark is no finding: it is left out. */
gboolean soleus_session_judge (
    SoleusSession *self, const guint *ids, guint n, SoleusVerdictKind verdict);
/* Takes the verdicts back: as found. */
gboolean soleus_session_unjudge (
    SoleusSession *self, const guint *ids, guint n);
/* Moved, resized or relabelled. @label NULL: as found. For a person's own
 * mark the mark changes. */
gboolean soleus_session_change_episode (SoleusSession *self, guint id,
    double onset_s, double duration_s, const char *label);
/* Another place, with the label it has. */
gboolean soleus_session_move_episode (
    SoleusSession *self, guint id, double onset_s, double duration_s);
/* Verdicts that match nothing in the newest analysis: listed, never lost.
 * Of SoleusEdit; free with g_ptr_array_unref(). */
GPtrArray *soleus_session_dup_unmatched (SoleusSession *self);

/* --- answers and settings ---------------------------------------------- */

gboolean soleus_session_set_answer (
    SoleusSession *self, const char *key, SoleusAnswer answer);
/* All of them in one step (an answers file; age, muscle, places). */
gboolean soleus_session_set_answers (
    SoleusSession *self, const SoleusAnswers *answers);
/* Answers that stay the same from recording to recording (age, known
 * illnesses), told for an earlier one and not yet for this: never taken
 * silently. Free with soleus_answers_unref(). */
SoleusAnswers *soleus_session_dup_remembered (SoleusSession *self);
/* Makes them answers of this recording, in one step. */
gboolean soleus_session_take_over_remembered (SoleusSession *self);
/* Correct what the file says of a channel. An empty mask takes all of that
 * channel's corrections back. SOLEUS_ERROR_INVALID comes by ::problem. */
gboolean soleus_session_set_channel (
    SoleusSession *self, const SoleusChannelOverride *override);
gboolean soleus_session_set_parameter (
    SoleusSession *self, SoleusParameter parameter, double value);
/* What recordings are searched with that have no parameters of their own; from
 * the next analysis on. Nothing of it is kept in the library. */
void soleus_session_set_default_parameters (
    SoleusSession *self, const SoleusParameters *parameters);
gboolean soleus_session_set_parameters (
    SoleusSession *self, const SoleusParameters *parameters);
gboolean soleus_session_set_note (SoleusSession *self, const char *note);

/* --- undo: without limit, through a closed window ----------------------- */

gboolean soleus_session_undo (SoleusSession *self);
gboolean soleus_session_redo (SoleusSession *self);
gboolean soleus_session_can_undo (SoleusSession *self);
gboolean soleus_session_can_redo (SoleusSession *self);
/* In the person's language, "Delete 3 marks"; NULL: nothing to undo. */
char *soleus_session_dup_undo_label (SoleusSession *self);
char *soleus_session_dup_redo_label (SoleusSession *self);

/* --- a second rating, blind --------------------------------------------- */

/*
 * While it is on, everything a session shows (decisions, analysis, episodes,
 * findings) holds the marks of the session's rater alone: not what others
 * marked, not what was found, no verdicts. Nothing is changed by it, marks
 * that are hidden stay as they are, and undo ends where it was turned on.
 * FALSE: the rater has no name yet.
 */
gboolean soleus_session_set_blind (SoleusSession *self, gboolean blind);
gboolean soleus_session_get_blind (SoleusSession *self);

/* Takes what one of two raters marked into the consensus, or that neither is
 * right, in the place of what was agreed before. @reason: a note to it, "" for
 * none. One step. FALSE: the one taken has no mark there, or it could not be
 * kept. What was agreed is taken out again by soleus_session_remove_marks ().
 */
gboolean soleus_session_agree (SoleusSession *self,
    const SoleusRatingPair *pair, SoleusTake take, const char *reason);

/* --- work ---------------------------------------------------------------- */

/* Starts the analysis anew; also happens by itself a moment after a change
 * of parameters, channels, or marks that name a condition. */
void soleus_session_reanalyse (SoleusSession *self);
/* Stops opening, analysis and export. What was there stays. */
void soleus_session_cancel (SoleusSession *self);

/* What can be written. The rows live for ever. */
typedef struct
{
  const char *id; /* "pdf", "json", "events", ... */
  const char *name; /* N_(): "Report (PDF)" */
  const char *extension; /* ".pdf" */
} SoleusExportKind;
const SoleusExportKind *soleus_session_get_export_kinds (guint *n_kinds);

/* Writes @path off the main thread, from what the session shows now; the
 * file appears whole or not at all. @options are for reports: their format
 * is that of the kind; NULL: the standard ones. */
void soleus_session_export_async (SoleusSession *self, const char *kind_id,
    const char *path, const SoleusReportOptions *options,
    GCancellable *cancellable, GAsyncReadyCallback callback,
    gpointer user_data);
gboolean soleus_session_export_finish (
    SoleusSession *self, GAsyncResult *result, GError **error);

/* --- the person's own words and the library ------------------------------ */

/* Labels of the keys 1 to 9, @key 1 to 9; "" where none is set. */
const char *soleus_session_get_key_label (SoleusSession *self, guint key);
gboolean soleus_session_set_key_label (
    SoleusSession *self, guint key, const char *label);
/* Name that new marks carry, "" at first. */
const char *soleus_session_get_rater (SoleusSession *self);
gboolean soleus_session_set_rater (SoleusSession *self, const char *rater);

/* A recording the library knows. */
typedef struct
{
  gint64 id;
  char *name;
  char *path; /* where it was last seen; may be gone */
  char *finding; /* one line, "" while nothing was found yet */
  gint64 opened_us; /* clock time, as g_get_real_time() */
} SoleusRecent;
void soleus_recent_free (SoleusRecent *recent);
/* Newest first, at most @n_max. Of SoleusRecent; g_ptr_array_unref(). */
GPtrArray *soleus_session_dup_recents (SoleusSession *self, guint n_max);
/* Takes recording @id of the recents out of the library, with every decision
 * about it and their history; they are overwritten on the disk and cannot
 * come back. Not the recording that is open. */
gboolean soleus_session_forget (SoleusSession *self, gint64 id);

G_END_DECLS
