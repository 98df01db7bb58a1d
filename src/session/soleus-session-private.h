/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-session.h"

#include "soleus-library-history.h"
#include "soleus-step.h"

#define SOLEUS_SESSION_N_KEYS 9

/* Work in a thread. The session borrows it while it is the one that counts;
 * it belongs to its task. */
typedef struct
{
  SoleusProgress progress;
  int permille; /* atomic */
} SoleusJob;

struct _SoleusSession
{
  GObject parent_instance;

  SoleusLibrary *library;
  SoleusLibraryState state; /* decisions are never NULL; id 0: no recording */

  SoleusRecording *base; /* as the file says */
  SoleusRecording *recording; /* with the person's corrections */
  SoleusAnalysis *found; /* without decisions */
  SoleusAnalysis *applied;
  SoleusEvidence evidence;
  SoleusHistory *history; /* the person's other recordings */
  SoleusFindings *findings;
  SoleusEpisodeList *episodes;
  char *analysis_error;

  gboolean has_default_parameters;
  SoleusParameters default_parameters; /* of recordings without their own */

  SoleusJob *open_job; /* NULL: not opening */
  SoleusJob *analysis_job; /* NULL: not analysing */
  GPtrArray *export_jobs; /* of SoleusJob, borrowed */
  double progress;
  guint progress_source;
  guint delay_source;
  guint watch_source;

  gboolean is_blind;
  guint64 blind_from; /* the position of undo then */
  SoleusDecisions *shown; /* while blind, of @shown_of; or NULL */
  SoleusDecisions *shown_of;

  char *key_labels[SOLEUS_SESSION_N_KEYS];
  char *rater;
  gboolean is_apart; /* the library is back, what is shown is not in it yet */
  guint n_joins; /* after which the steps are not those that were shown */
  char *told_loss; /* of the library, until it is back; NULL: nothing */
};

typedef enum
{
  SOLEUS_SESSION_RECORDING = 1,
  SOLEUS_SESSION_ANALYSIS,
  SOLEUS_SESSION_FINDINGS,
  SOLEUS_SESSION_DECISIONS,
  SOLEUS_SESSION_EPISODES,
  SOLEUS_SESSION_OPENING,
  SOLEUS_SESSION_ANALYSING,
  SOLEUS_SESSION_BUSY,
  SOLEUS_SESSION_PROGRESS,
  SOLEUS_SESSION_ANALYSIS_ERROR,
  SOLEUS_SESSION_CAN_UNDO,
  SOLEUS_SESSION_CAN_REDO,
  SOLEUS_SESSION_UNDO_LABEL,
  SOLEUS_SESSION_REDO_LABEL,
  SOLEUS_SESSION_TITLE,
  SOLEUS_SESSION_N_PROPERTIES
} SoleusSessionProperty;

void soleus_session_notify (SoleusSession *self, SoleusSessionProperty which);
/* Emits ::problem and frees @error. Returns FALSE. */
gboolean soleus_session_tell (SoleusSession *self, GError *error);
void soleus_session_emit_step_done (SoleusSession *self, const char *label);
void soleus_session_emit_changed_elsewhere (SoleusSession *self);

/* Remembers @import for the content of @path. */
gboolean soleus_session_keep_import (SoleusSession *self, const char *path,
    const SoleusImport *import, GError **error);

/* A job begins or ends: busy and progress follow. */
void soleus_session_jobs_changed (SoleusSession *self);
void soleus_job_init (SoleusJob *job);

/* The decisions differ from @old: analyse anew where they ask for it, and
 * show what they make of what was found. */
void soleus_session_decisions_changed (
    SoleusSession *self, const SoleusDecisions *old);
/* found or decisions changed: apply, evaluate, list, notify. */
void soleus_session_show (SoleusSession *self);
/* The recording with the corrections of the decisions. FALSE and a word to
 * the person where they do not fit it; it is then shown without. */
gboolean soleus_session_correct (SoleusSession *self);

/* What is shown of the decisions is found anew. */
void soleus_session_forget_shown (SoleusSession *self);
/* What was found, without anything a blind rater must not see. */
SoleusAnalysis *soleus_session_dup_shown_analysis (SoleusSession *self);

/* Starts now, or a moment after the last of a row of changes. */
void soleus_session_start_analysis (SoleusSession *self);
void soleus_session_schedule_analysis (SoleusSession *self);
/* Whether the signal has to be looked at again. */
gboolean soleus_session_needs_analysis (
    const SoleusDecisions *old, const SoleusDecisions *now);

/*
 * A change: the decisions that should hold instead of @now, or NULL where
 * there is nothing to do. It is called again when another window was faster,
 * with what is there then.
 */
typedef SoleusDecisions *(*SoleusChange) (
    const SoleusDecisions *now, gconstpointer args);
gboolean soleus_session_commit (SoleusSession *self, SoleusChange change,
    gconstpointer args, SoleusStep step, guint n);

/* Reads what the library has for this recording. */
gboolean soleus_session_reload (SoleusSession *self, GError **error);
/* Rates of the person's other recordings, as the library knows them now. */
void soleus_session_read_history (SoleusSession *self);
/* Keeps the answers that stay the same for the next recording. */
void soleus_session_remember (SoleusSession *self);
/* Looks now and then whether another window changed something. */
void soleus_session_watch (SoleusSession *self);
