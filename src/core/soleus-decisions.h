/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-answers.h"
#include "soleus-mark.h"
#include "soleus-parameters.h"
#include "soleus-recording-override.h"

G_BEGIN_DECLS

/*
 * Everything a person decided about one recording. An immutable snapshot,
 * reference counted; a change is a new snapshot that shares what stayed.
 * Undo is a stack of these.
 */
typedef struct _SoleusDecisions SoleusDecisions;

SoleusDecisions *soleus_decisions_new (void);
SoleusDecisions *soleus_decisions_ref (const SoleusDecisions *decisions);
void soleus_decisions_unref (SoleusDecisions *decisions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusDecisions, soleus_decisions_unref)

/* Marks sorted by onset, then id. Borrowed. */
guint soleus_decisions_get_n_marks (const SoleusDecisions *decisions);
const SoleusMark *soleus_decisions_get_mark (
    const SoleusDecisions *decisions, guint i);
const SoleusMark *soleus_decisions_find_mark (
    const SoleusDecisions *decisions, guint64 id);
/* Verdicts on found episodes, sorted by id. */
guint soleus_decisions_get_n_edits (const SoleusDecisions *decisions);
const SoleusEdit *soleus_decisions_get_edit (
    const SoleusDecisions *decisions, guint i);
/* Never NULL. */
const SoleusAnswers *soleus_decisions_get_answers (
    const SoleusDecisions *decisions);
const SoleusParameters *soleus_decisions_get_parameters (
    const SoleusDecisions *decisions);
/* At most one a channel, sorted by channel. */
guint soleus_decisions_get_n_overrides (const SoleusDecisions *decisions);
const SoleusChannelOverride *soleus_decisions_get_override (
    const SoleusDecisions *decisions, guint i);
/* Free text about the recording, "" at first. */
const char *soleus_decisions_get_note (const SoleusDecisions *decisions);

/* One more than any id in use: for new marks and edits. */
guint64 soleus_decisions_next_id (const SoleusDecisions *decisions);

/* New snapshots. A mark or edit with a known id replaces the old one;
 * removing an unknown id changes nothing but is no error. */
SoleusDecisions *soleus_decisions_with_mark (
    const SoleusDecisions *decisions, const SoleusMark *mark);
SoleusDecisions *soleus_decisions_with_marks (const SoleusDecisions *decisions,
    const SoleusMark *const *marks, guint n_marks);
SoleusDecisions *soleus_decisions_without_mark (
    const SoleusDecisions *decisions, guint64 id);
SoleusDecisions *soleus_decisions_without_marks (
    const SoleusDecisions *decisions, const guint64 *ids, guint n_ids);
SoleusDecisions *soleus_decisions_with_edit (
    const SoleusDecisions *decisions, const SoleusEdit *edit);
SoleusDecisions *soleus_decisions_with_edits (const SoleusDecisions *decisions,
    const SoleusEdit *const *edits, guint n_edits);
SoleusDecisions *soleus_decisions_without_edit (
    const SoleusDecisions *decisions, guint64 id);
SoleusDecisions *soleus_decisions_without_edits (
    const SoleusDecisions *decisions, const guint64 *ids, guint n_ids);
SoleusDecisions *soleus_decisions_with_answers (
    const SoleusDecisions *decisions, const SoleusAnswers *answers);
SoleusDecisions *soleus_decisions_with_parameters (
    const SoleusDecisions *decisions, const SoleusParameters *parameters);
SoleusDecisions *soleus_decisions_with_override (
    const SoleusDecisions *decisions, const SoleusChannelOverride *override);
SoleusDecisions *soleus_decisions_with_note (
    const SoleusDecisions *decisions, const char *note);

/* New ids start at @next_id or above: those below were given once already. */
SoleusDecisions *soleus_decisions_with_next_id (
    const SoleusDecisions *decisions, guint64 next_id);

/* The same decisions; next_id may differ. */
gboolean soleus_decisions_equal (
    const SoleusDecisions *a, const SoleusDecisions *b);

G_END_DECLS
