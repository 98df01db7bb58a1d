/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-pattern.h"

G_BEGIN_DECLS

#define SOLEUS_N_FAMILIES 8

/* What cannot be told apart at the skin (science.md 1.6). */
typedef struct
{
  const char *id; /* "F1" */
  const char *name; /* N_(), clinical */
  const char *plain; /* N_() */
  const char *members; /* N_() */
  const char *sentence; /* N_(), the honest sentence, clinical */
  const char *plain_sentence; /* N_(), the same in plain words */
  const char *sources;
} SoleusFamily;

/* @number 1 to 8; NULL outside. */
const SoleusFamily *soleus_family_get (int number);

/* Membership of a feature in a class: 1 from low to high, falling to 0 at the
 * shoulders. NAN: open on that side. */
typedef struct
{
  const char *feature; /* "rate_hz", "cv", "duration_ms"; NULL ends a list */
  double shoulder_low;
  double low;
  double high;
  double shoulder_high;
  double weight;
} SoleusTrapezoid;

#define SOLEUS_MAX_TRAPEZOIDS 4

typedef struct
{
  const char *id; /* as soleus_pattern_id() */
  const char *plain; /* N_(), what a person would call it */
  const char *plural; /* N_(), the same for many */
  const char *clinical; /* N_(), term of art */
  const char *definition; /* N_(), plain, one sentence */
  const char *criteria; /* N_(), clinical, the numbers */
  int family; /* 1 to 8; 0: none */
  gboolean needle_only;
  guint n_min; /* bursts or groups needed; 0: no rule */
  guint precedence; /* 1 is first; 0: not in the order */
  const char *sources;
  SoleusTrapezoid features[SOLEUS_MAX_TRAPEZOIDS + 1];
} SoleusClass;

/* The rows; use soleus_class_get(). */
extern const SoleusClass soleus_classes_units[];
extern const SoleusClass soleus_classes_movements[];

/* NULL for NONE. */
const SoleusClass *soleus_class_get (SoleusPattern pattern);

/* 0 to 1. NAN for NAN. */
double soleus_trapezoid_membership (const SoleusTrapezoid *row, double value);

G_END_DECLS
