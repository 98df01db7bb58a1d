/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-condition.h"
#include "soleus-pattern.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_RULE_H1,
  SOLEUS_RULE_H2,
  SOLEUS_RULE_H3,
  SOLEUS_RULE_H4,
  SOLEUS_RULE_H5,
  SOLEUS_RULE_H6,
  SOLEUS_RULE_H7,
  SOLEUS_RULE_H8,
  SOLEUS_N_RULES
} SoleusRuleId;

typedef enum
{
  SOLEUS_FLAG_RF1,
  SOLEUS_FLAG_RF2,
  SOLEUS_FLAG_RF3,
  SOLEUS_FLAG_RF4,
  SOLEUS_FLAG_RF5,
  SOLEUS_FLAG_RF6,
  SOLEUS_FLAG_RF7,
  SOLEUS_FLAG_RF7B,
  SOLEUS_FLAG_RF8,
  SOLEUS_FLAG_RF9,
  SOLEUS_FLAG_RF10,
  SOLEUS_FLAG_RF11,
  SOLEUS_FLAG_RF12,
  SOLEUS_FLAG_RF13,
  SOLEUS_FLAG_RF14,
  SOLEUS_FLAG_RF15,
  SOLEUS_N_FLAGS
} SoleusFlagId;

#define SOLEUS_MAX_RAISED 14

/* A hard rule: holds before, and whatever, the scores. */
typedef struct
{
  const char *id; /* "H1" */
  const char *text; /* N_(), what the reader is told */
  const char *quote; /* N_(), words of the document, or NULL */
  const char *sources;
  gboolean always; /* holds in every result, not only when raised */
  SoleusUrgencyRow raised[SOLEUS_MAX_RAISED]; /* as in SoleusFlag */
} SoleusRule;

/* A red flag: added from general medical practice, not the document's. */
typedef struct
{
  const char *id; /* "RF7b" */
  const char *title; /* N_(), short */
  const char *text; /* N_(), what the reader is told */
  const char *first_aid; /* N_(), what to do until help comes; or NULL */
  const char *first_aid_sources;
  const char *sources;
  /* The highest row that holds counts; none: not raised. Ends with an empty
   * row. */
  SoleusUrgencyRow raised[SOLEUS_MAX_RAISED];
} SoleusFlag;

const SoleusRule *soleus_rule_get (SoleusRuleId id);
const SoleusFlag *soleus_flag_get (SoleusFlagId id);
/* -1: no such id. */
int soleus_rule_from_id (const char *id);
int soleus_flag_from_id (const char *id);

G_END_DECLS
