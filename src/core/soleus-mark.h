/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-channel-set.h"
#include "soleus-pattern.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_ORIGIN_FOUND,
  SOLEUS_ORIGIN_MINE,
  SOLEUS_ORIGIN_IMPORTED
} SoleusOrigin;

/*
 * A span that a person marked. The label is a pattern, artefact, state or
 * condition id, or free text. Immutable and reference counted: a change is
 * a new mark with the same id.
 */
typedef struct
{
  guint64 id; /* unique in a recording, given once, never reused */
  double onset_s;
  double duration_s; /* >= 0 */
  SoleusChannelSet channels;
  char *label; /* never NULL or empty */
  char *note; /* "" where there is none */
  char *rater; /* "" where nobody said */
  double confidence; /* 0 to 1; NAN: not said */
  SoleusOrigin origin;
} SoleusMark;

/* Who the marks are by that several raters came to agree on; in files and in
 * every language. */
#define SOLEUS_RATER_CONSENSUS "consensus"
/* What the consensus calls a place where there is nothing: kept, so that it is
 * not asked again, with the reason as its note. */
#define SOLEUS_LABEL_NEITHER "neither"

/* A copy of @values with its own strings; free with soleus_mark_unref(). */
SoleusMark *soleus_mark_new (const SoleusMark *values);
SoleusMark *soleus_mark_ref (const SoleusMark *mark);
void soleus_mark_unref (SoleusMark *mark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusMark, soleus_mark_unref)
gboolean soleus_mark_equal (const SoleusMark *a, const SoleusMark *b);
/* By the consensus; and whether it says that nothing is there. */
gboolean soleus_mark_is_agreed (const SoleusMark *mark);
gboolean soleus_mark_is_neither (const SoleusMark *mark);

/* "found", "mine", "imported". */
const char *soleus_origin_id (SoleusOrigin origin);

/*
 * What a person decided of an episode that was found. It is matched to the
 * episodes of any later analysis by pattern, channels and time, so that a
 * new analysis keeps it.
 */
typedef enum
{
  SOLEUS_VERDICT_ACCEPTED,
  SOLEUS_VERDICT_REJECTED,
  SOLEUS_VERDICT_CHANGED /* moved or relabelled: see the new values */
} SoleusVerdictKind;

typedef struct
{
  guint64 id;
  SoleusVerdictKind verdict;
  /* The episode as it was found. */
  double found_onset_s;
  double found_duration_s;
  SoleusChannelSet found_channels;
  SoleusPattern found_pattern;
  /* As the person wants it (VERDICT_CHANGED only). */
  double onset_s;
  double duration_s;
  char *label; /* NULL: as found */
} SoleusEdit;

SoleusEdit *soleus_edit_new (const SoleusEdit *values);
SoleusEdit *soleus_edit_ref (const SoleusEdit *edit);
void soleus_edit_unref (SoleusEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusEdit, soleus_edit_unref)
gboolean soleus_edit_equal (const SoleusEdit *a, const SoleusEdit *b);

G_END_DECLS
