/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-analysis.h"
#include "soleus-findings.h"

G_BEGIN_DECLS

/* Two ways of speaking. */
typedef enum
{
  SOLEUS_VOICE_PLAIN,
  SOLEUS_VOICE_CLINICAL
} SoleusVoice;

/* All of these are in the reader's language. dup: free with g_free(). */

/* The notice that stands on every page (science.md 6.3). */
const char *soleus_wording_notice (void);
/* Where causes and advice come from, and what the star means. */
const char *soleus_wording_origin (void);
/* What to know of a translation before one trusts it; NULL in English. */
const char *soleus_wording_review (void);
/* The document's @english words, marked as what @shown is translated from;
 * NULL where both are the same. */
char *soleus_wording_dup_english (const char *shown, const char *english);
/* What a point is. */
const char *soleus_wording_points (void);

/* Marks what is ours and not the document's. */
const char *soleus_wording_added (void);

/* "fits well", "possible", "little or nothing points to it". */
const char *soleus_wording_band (SoleusBand band);

typedef struct
{
  const char *title; /* "See a doctor" */
  const char *sentence; /* what to do, and how soon */
  const char *added; /* says that this is ours; NULL at U0 */
} SoleusUrgencyWords;

/* The words of the banner, translated. */
void soleus_wording_urgency (SoleusUrgency urgency, SoleusUrgencyWords *words);
/* Why the banner stands where it stands: one sentence a rule, red flag or
 * cause, most urgent first; of char *. Free with g_ptr_array_unref(). */
GPtrArray *soleus_wording_urgency_because (const SoleusFindings *findings);

/* What to do until help comes, of char *, each once, most urgent first; empty
 * below U2. Ours, not the document's: print soleus_wording_added() with it.
 * Free with g_ptr_array_unref(). */
GPtrArray *soleus_wording_first_aid (const SoleusFindings *findings);
/* Where those words come from: keys of soleus_source_find() and marks, each
 * once; NULL where there is no first aid. Free with g_free(). */
char *soleus_wording_dup_first_aid_sources (const SoleusFindings *findings);
/* "Call 112 now." */
char *soleus_wording_dup_call (const char *number);
/* What to say where a bare yes was taken at its most serious; NULL where it
 * was not. */
const char *soleus_wording_presumed (const SoleusFindings *findings);

/* A sentence for one reason of a finding, or of an episode. */
char *soleus_wording_dup_point (const SoleusPoint *point, SoleusVoice voice);
char *soleus_wording_dup_reason (const SoleusReason *reason, SoleusVoice voice);

/* "low", "medium", "high", translated. */
const char *soleus_wording_score (double score);

/* What the recording shows: one paragraph with numbers. */
char *soleus_wording_dup_shows (
    const SoleusEvidence *evidence, SoleusVoice voice);

/* What a sentence of that paragraph is about. */
typedef enum
{
  SOLEUS_SHOWN_NOTHING,
  SOLEUS_SHOWN_TWITCHES,
  SOLEUS_SHOWN_PATTERN, /* see SoleusShown.pattern */
  SOLEUS_SHOWN_PLM,
  SOLEUS_SHOWN_HALF_TIME,
  SOLEUS_SHOWN_PLACES,
  SOLEUS_SHOWN_FELT,
  SOLEUS_N_SHOWN_TOPICS
} SoleusShownTopic;

typedef struct
{
  char *text; /* one sentence */
  SoleusShownTopic topic;
  SoleusPattern pattern; /* NONE for all other topics */
} SoleusShown;

/* The same sentence by sentence, of SoleusShown, so that each number can lead
 * to what stands behind it. Free with g_ptr_array_unref(). */
GPtrArray *soleus_wording_list_shows (
    const SoleusEvidence *evidence, SoleusVoice voice);
/* How the numbers of such a sentence are made; NULL for NOTHING. */
const char *soleus_wording_method (
    SoleusShownTopic topic, SoleusPattern pattern, SoleusVoice voice);
/* The rate's fall, as measured, for the cause that is about sport (K12); NULL
 * where nothing was measured. */
char *soleus_wording_dup_after_sport (const SoleusEvidence *evidence);

/* What it cannot show: families, length, sensor; of char *. Free with
 * g_ptr_array_unref(). */
GPtrArray *soleus_wording_cannot_show (
    const SoleusEvidence *evidence, SoleusVoice voice);
/* What to tell the doctor, to copy or print; plain text, lines. */
char *soleus_wording_dup_for_doctor (const SoleusEvidence *evidence,
    const SoleusAnswers *answers, const SoleusFindings *findings);

G_END_DECLS
