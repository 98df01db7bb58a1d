/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-pattern.h"
#include "soleus-question.h"

G_BEGIN_DECLS

/*
 * The small language in which causes, red flags and rules say when they
 * hold. A condition is up to SOLEUS_MAX_TERMS terms, all of which must hold;
 * alternatives are rows of their own.
 */
typedef enum
{
  SOLEUS_TERM_END,
  SOLEUS_TERM_YES, /* a key was answered yes */
  SOLEUS_TERM_NO,
  SOLEUS_TERM_NOT_YES, /* no or unknown */
  SOLEUS_TERM_NOT_NO, /* yes or unknown */
  /* A part was answered yes; or its question was, with no part answered at
   * all (a bare yes is taken at its most serious). */
  SOLEUS_TERM_PART,
  SOLEUS_TERM_SEEN, /* a pattern with mu x q of MU_MIN x RED_FLAG_Q or more */
  SOLEUS_TERM_SCORED, /* a pattern with a score of at least CONF_LOW */
  SOLEUS_TERM_FACT,
  SOLEUS_TERM_FLAG, /* a red flag was raised, at urgency `least` or above */
  SOLEUS_TERM_RULE /* a hard rule was raised */
} SoleusTermKind;

/* What is neither a pattern nor an answer alone. */
typedef enum
{
  SOLEUS_FACT_ONE_SIDE, /* Q31.one_side, or recorded both, one active */
  SOLEUS_FACT_BOTH_SIDES, /* recorded both, both active; Q31.one_side no */
  SOLEUS_FACT_TEMPLATES, /* three or more different units */
  SOLEUS_FACT_AGE_OVER_50,
  SOLEUS_FACT_CHILD_OR_PREGNANT, /* rule H8: under 16; pregnancy */
  SOLEUS_FACT_PERSISTENT, /* rule H8: any sign that stays */
  SOLEUS_FACT_MANY_PLACES, /* told, or both sides seen, or the whole body */
  SOLEUS_FACT_FREQUENT, /* rule H1, measured form */
  SOLEUS_N_FACTS
} SoleusFact;

typedef struct
{
  SoleusTermKind kind;
  /* A key, pattern, fact, flag or rule. GTCS stands for either of its two
   * labels, TREM for a tremor of any kind. */
  int what;
  int least;
  double low_hz; /* with high_hz > 0: only a tremor in this band */
  double high_hz;
} SoleusTerm;

#define SOLEUS_MAX_TERMS 4

/* At this urgency when all terms hold; no terms: always. */
typedef struct
{
  SoleusUrgency urgency;
  SoleusTerm terms[SOLEUS_MAX_TERMS];
} SoleusUrgencyRow;

/* Points when the term holds; `also`, when set, must hold too. */
typedef struct
{
  double points;
  SoleusTerm term;
  SoleusTerm also;
} SoleusWeight;

/* "one_side", "templates", ... */
const char *soleus_fact_id (SoleusFact fact);

G_END_DECLS
