/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-condition.h"
#include "soleus-evidence.h"
#include "soleus-question.h"
#include "soleus-rule.h"

G_BEGIN_DECLS

/*
 * Everything an evaluation asks, resolved once: answers by key, evidence,
 * facts. Private to this room. A part answered yes makes its question yes
 * (the more exact answer wins).
 */
typedef struct
{
  SoleusAnswer given[SOLEUS_N_KEYS]; /* as said */
  SoleusAnswer answers[SOLEUS_N_KEYS]; /* with what follows from it */
  gboolean bare[SOLEUS_N_KEYS]; /* question said yes, no part answered */
  int age_years; /* -1: unknown */
  guint n_places;
  SoleusEvidence evidence;
  gboolean frequent; /* rule H1, measured */
  gboolean presume; /* let a bare yes raise its most serious part */
  /* Filled while evaluating: urgency by which raised, or -1. */
  int flags[SOLEUS_N_FLAGS];
  int rules[SOLEUS_N_RULES];
} SoleusContext;

void soleus_context_init (SoleusContext *context,
    const SoleusEvidence *evidence, const SoleusAnswers *answers,
    const SoleusHistory *history);
/* Says @answer to @key and brings everything that follows up to date. */
void soleus_context_set (
    SoleusContext *context, SoleusKey key, SoleusAnswer answer);

/* mu x q, or the score, of a pattern; GTCS and TREM as in SoleusTerm. */
double soleus_context_value (
    const SoleusContext *context, SoleusPattern pattern);
double soleus_context_score (
    const SoleusContext *context, SoleusPattern pattern);

gboolean soleus_context_fact (const SoleusContext *context, SoleusFact fact);
gboolean soleus_context_holds (
    const SoleusContext *context, const SoleusTerm *term);
/* All terms of @row; the row that ends a table (no terms) holds always. */
gboolean soleus_context_row_holds (
    const SoleusContext *context, const SoleusUrgencyRow *row);
/* TRUE when a term of @row speaks of the signal. */
gboolean soleus_row_is_measured (const SoleusUrgencyRow *row);

/* The highest urgency of @rows that holds, -1: none; @n rows, ended by an
 * empty one. @which takes the row, or NULL. */
int soleus_context_highest (const SoleusContext *context,
    const SoleusUrgencyRow *rows, guint n, const SoleusUrgencyRow **which);

/* Raises flags, then rules. */
void soleus_context_raise (SoleusContext *context);

G_END_DECLS
