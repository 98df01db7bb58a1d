/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-class.h"

#include <math.h>
const SoleusClass *
soleus_class_get (SoleusPattern pattern)
{
  if (pattern == SOLEUS_PATTERN_NONE)
    return NULL;
  g_return_val_if_fail ((guint)pattern < SOLEUS_N_PATTERNS, NULL);
  if (pattern < SOLEUS_PATTERN_MYOC)
    return &soleus_classes_units[pattern];
  return &soleus_classes_movements[pattern - SOLEUS_PATTERN_MYOC];
}

double
soleus_trapezoid_membership (const SoleusTrapezoid *row, double value)
{
  if (isnan (value))
    return NAN;
  if (!isnan (row->low) && value < row->low)
    return value <= row->shoulder_low
        ? 0
        : (value - row->shoulder_low) / (row->low - row->shoulder_low);
  if (!isnan (row->high) && value > row->high)
    return value >= row->shoulder_high
        ? 0
        : (row->shoulder_high - value) / (row->shoulder_high - row->high);
  return 1;
}
