/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-compare.h"
#include "soleus-decisions.h"

G_BEGIN_DECLS

/* Two people's marks of one recording beside each other, and the list they
 * come to agree on. Pure; the session keeps what is decided. */

/* Names of those who marked (char *), in the order of their first mark, ""
 * for marks of nobody's; without the consensus. g_ptr_array_unref(). */
GPtrArray *soleus_rating_dup_raters (const SoleusDecisions *decisions);

/* One event of the two lists, as one or both saw it; or what was agreed on
 * where neither of them has a mark now. */
typedef struct
{
  SoleusMark *first; /* NULL: the first has none there */
  SoleusMark *second;
  SoleusMark *agreed; /* what was agreed on there; NULL: nothing yet */
} SoleusRatingPair;
/* Any of its marks, the first before the second: where it lies. */
const SoleusMark *soleus_rating_pair_get_mark (const SoleusRatingPair *pair);

typedef struct
{
  GPtrArray *pairs; /* of SoleusRatingPair, by onset */
  SoleusComparison *figures; /* the second against the first */
} SoleusRating;

/* @duration_s of the recording, for kappa. */
SoleusRating *soleus_rating_new (const SoleusDecisions *decisions,
    const char *first, const char *second, double duration_s);
void soleus_rating_free (SoleusRating *rating);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusRating, soleus_rating_free)

/* Whether both gave it the same label. */
gboolean soleus_rating_pair_same (const SoleusRatingPair *pair);

typedef enum
{
  SOLEUS_TAKE_FIRST,
  SOLEUS_TAKE_SECOND,
  SOLEUS_TAKE_NEITHER
} SoleusTake;

/* The mark to be kept for @pair, with the id of what was agreed on before, or
 * 0. Neither is a mark too, see SOLEUS_LABEL_NEITHER. @reason is its note; ""
 * leaves that of the mark taken. NULL: the one taken has none there. Free with
 * soleus_mark_unref(). */
SoleusMark *soleus_rating_dup_agreed (
    const SoleusRatingPair *pair, SoleusTake take, const char *reason);

G_END_DECLS
