/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_QUANTITY_UNKNOWN, /* counts, full scale, or not told */
  SOLEUS_QUANTITY_VOLTAGE,
  SOLEUS_QUANTITY_ACCELERATION
} SoleusQuantity;

/* How a unit is spelt in files, and the factor from it to the unit that
 * Soleus reckons in: uV for voltage, g for acceleration. */
typedef struct
{
  const char *spelling;
  SoleusQuantity quantity;
  double to_own_unit;
} SoleusUnit;

/* The row for @text (surrounding space, brackets and the two micro signs do
 * not matter), or NULL where the spelling is not known. */
const SoleusUnit *soleus_unit_lookup (const char *text);

/* "uV", "g", or "" for SOLEUS_QUANTITY_UNKNOWN. */
const char *soleus_quantity_unit (SoleusQuantity quantity);

G_END_DECLS
