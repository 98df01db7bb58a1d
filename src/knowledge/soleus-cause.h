/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-condition.h"
#include "soleus-pattern.h"
#include "soleus-question.h"
#include "soleus-statement.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_CAUSE_K01,
  SOLEUS_CAUSE_K02,
  SOLEUS_CAUSE_K03,
  SOLEUS_CAUSE_K04,
  SOLEUS_CAUSE_K05,
  SOLEUS_CAUSE_K06,
  SOLEUS_CAUSE_K07,
  SOLEUS_CAUSE_K08,
  SOLEUS_CAUSE_K09,
  SOLEUS_CAUSE_K10,
  SOLEUS_CAUSE_K11,
  SOLEUS_CAUSE_K12,
  SOLEUS_CAUSE_K13,
  SOLEUS_CAUSE_K14,
  SOLEUS_CAUSE_K15,
  SOLEUS_CAUSE_K16,
  SOLEUS_CAUSE_K17,
  SOLEUS_CAUSE_K18,
  SOLEUS_CAUSE_K19,
  SOLEUS_CAUSE_K20,
  SOLEUS_CAUSE_K21,
  SOLEUS_CAUSE_K22,
  SOLEUS_CAUSE_K23,
  SOLEUS_CAUSE_K24,
  SOLEUS_CAUSE_K25,
  SOLEUS_CAUSE_K26,
  SOLEUS_N_CAUSES
} SoleusCauseId;

/* The document's own grouping. */
typedef enum
{
  SOLEUS_GROUP_EVERYDAY,
  SOLEUS_GROUP_CIRCUMSTANCES,
  SOLEUS_GROUP_NEUROLOGICAL,
  SOLEUS_GROUP_CIRCULATION,
  SOLEUS_N_GROUPS
} SoleusCauseGroup;

/* A remark of the literature: always added, never the document's. */
typedef struct
{
  const char *text; /* N_(), whole sentences */
  const char *sources; /* keys of the reference list, "V16 V3"; or "D", "M" */
} SoleusRemark;

#define SOLEUS_MAX_REMARKS 4
#define SOLEUS_MAX_WEIGHTS 6
#define SOLEUS_MAX_URGENCIES 6

typedef struct
{
  const char *id; /* "K01" */
  SoleusCauseGroup group;
  const char *quote; /* N_(), the document's words */
  const char *label; /* N_(), ours, short, for a heading */
  guint statement; /* 0 to 14: the statement it stands in */
  double base; /* points before any evidence */
  /* The points table (science.md 3.5); points 0 ends a list. */
  SoleusWeight patterns[SOLEUS_MAX_WEIGHTS]; /* together CAP_PATTERN at most */
  SoleusWeight speaks_for[SOLEUS_MAX_WEIGHTS]; /* CAP_CONTEXT at most */
  SoleusWeight speaks_against[SOLEUS_MAX_WEIGHTS];
  /* The highest row that holds counts; an empty row is U0, always. */
  SoleusUrgencyRow urgency[SOLEUS_MAX_URGENCIES];
  guint advice; /* SOLEUS_ADVICE_BIT()s */
  const char *urgency_note; /* N_(), when it is urgent; added */
  const char *usually; /* N_(), what usually comes with it; added */
  SoleusRemark remarks[SOLEUS_MAX_REMARKS]; /* text NULL: end */
} SoleusCause;

/* The rows, one file a group; use soleus_cause_get(). */
extern const SoleusCause soleus_causes_everyday[];
extern const SoleusCause soleus_causes_circumstances[];
extern const SoleusCause soleus_causes_neurological[];
extern const SoleusCause soleus_causes_circulation[];

const SoleusCause *soleus_cause_get (SoleusCauseId id);
/* -1: no such cause. */
int soleus_cause_from_id (const char *id);

/* N_(), the heading of a group. */
const char *soleus_group_label (SoleusCauseGroup group);

G_END_DECLS
