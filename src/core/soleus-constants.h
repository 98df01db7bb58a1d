/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The constants of the scientific specification (section 7): one row each,
 * with unit, evidence mark and source, so that the report and the "why" texts
 * print from here. A range has two values, a single number has value == high.
 */
typedef enum
{
#define SOLEUS_CONSTANT(name, low, high, unit, source) SOLEUS_C_##name,
#include "soleus-constants.inc"
#undef SOLEUS_CONSTANT
  SOLEUS_N_CONSTANTS
} SoleusConstantId;

typedef struct
{
  const char *name;
  double value; /* or the lower end of a range */
  double high;
  const char *unit;
  const char *source; /* "V57", "C", "D", "M AASM" */
} SoleusConstant;

const SoleusConstant *soleus_constant_get (SoleusConstantId id);

/* The value, or the lower end. */
double soleus_constant (SoleusConstantId id);
/* The upper end of a range. */
double soleus_constant_high (SoleusConstantId id);

G_END_DECLS
