/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-mark.h"
#include "soleus-recording.h"
#include "soleus-span.h"

G_BEGIN_DECLS

/* When the body did what, from annotations of the file and a person's marks
 * whose text is a condition id. An annotation without duration holds until the
 * next condition or the end. */
typedef struct
{
  GArray *spans[SOLEUS_N_CONDITIONS]; /* of SoleusSpan, sorted, disjoint */
} SoleusConditions;

SoleusConditions *soleus_conditions_new (const SoleusRecording *recording,
    const SoleusMark *const *marks, guint n_marks);
void soleus_conditions_free (SoleusConditions *conditions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusConditions, soleus_conditions_free)

/* Whether more than half of @span is under it. */
gboolean soleus_conditions_hold (const SoleusConditions *conditions,
    SoleusCondition condition, SoleusSpan span);

G_END_DECLS
