/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-analysis.h"
#include "soleus-filtered-view.h"
#include "soleus-recording.h"
#include "soleus-view-state.h"

G_BEGIN_DECLS

/*
 * Short texts of the window, in the reader's language and number format.
 * Pure; dup: free with g_free().
 */

/* "EMG, left calf" for a header or a screen reader. */
char *soleus_words_dup_channel (const SoleusChannel *channel);
/* "left soleus", "soleus", "left"; "" when neither is told. */
char *soleus_words_dup_place (const SoleusChannel *channel);
/* "EDF · 2 EMG 2 kHz, 3 accelerometer 100 Hz · 31 min 04 s". */
char *soleus_words_dup_facts (const SoleusRecording *recording);
/* A moment as the time axis tells it: "12:04:10.25", "0:01:05", "-0:00:05". */
char *soleus_words_dup_time (SoleusViewState *state,
    const SoleusRecording *recording, double time_s, guint n_decimals);
/* The start that clock times are reckoned from; NULL: none are told. */
GDateTime *soleus_words_get_clock (
    SoleusViewState *state, const SoleusRecording *recording);
/* "Showing 0:04:10.2 to 0:04:20.2 of 31 min 04 s." and what is selected. */
char *soleus_words_dup_visible (
    SoleusViewState *state, const SoleusRecording *recording);

/* "A 0:04:10.250 · B 0:04:10.750 · 500.0 ms · 2.00 Hz": the two cursors; ""
 * without. The one that keys move is marked. */
char *soleus_words_dup_ruler (
    SoleusViewState *state, const SoleusRecording *recording);
/* "A 12 µV · B -3 µV · B − A -15 µV": the samples under them. */
char *soleus_words_dup_reading (double first, double second, const char *unit);

/* "50 µV, 100 ms a division": what a box of the calibrated grid is worth. */
char *soleus_words_dup_division (double value, const char *unit, double time_s);

const char *soleus_words_kind (SoleusKind kind);
/* "" when unknown. */
const char *soleus_words_side (SoleusSide side);
const char *soleus_words_origin (SoleusOrigin origin);
const char *soleus_words_condition (SoleusCondition condition);
/* Plain name of a pattern, state or condition id; own words as they are. */
const char *soleus_words_label (const char *label);

/* What the column of the list of episodes sorted by @property means, with its
 * unit; NULL: no such column. */
const char *soleus_words_column (const char *property);

/* Three significant digits at most: "86 µV", "0.02 g"; "–" for NAN. */
char *soleus_words_dup_value (double value, const char *unit);

/* "20 to 450 Hz, without 50 Hz hum"; "as recorded" where nothing is done. */
char *soleus_words_dup_filter (const SoleusViewFilter *filter);

/* Muscles to choose from, the calf first; translated with _(). NULL ends. */
extern const char *const soleus_words_muscles[];

/* The word of the keys 1 to 9 where the person has chosen none: what is
 * marked most. @key 1 to 9. */
const char *soleus_words_key_label (const char *chosen, guint key);

/* Labels offered for an annotation: ids of patterns and conditions that a
 * person can see or know. NULL ends. */
extern const char *const soleus_words_labels[];

G_END_DECLS
