/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-context.h"
#include "soleus-findings.h"

G_BEGIN_DECLS

/* Private to this room: the points of one cause. */
typedef struct
{
  double points; /* base + both below, to 1e-6 */
  double pattern_points;
  double context_points;
} SoleusPoints;

void soleus_points_count (const SoleusContext *context,
    const SoleusCause *cause, SoleusPoints *points);

/* Appends the reasons of @cause to @list (of SoleusPoint): for, against,
 * missing; the lengths go to @n_of_sign[3]. */
void soleus_points_list (const SoleusContext *context, const SoleusCause *cause,
    GArray *list, guint *n_of_sign);

SoleusBand soleus_points_band (double points);

/* What the cause would ask for if it were the cause, before hard rules. */
SoleusUrgency soleus_cause_urgency (
    const SoleusContext *context, const SoleusCause *cause);

G_END_DECLS
