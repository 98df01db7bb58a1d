/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-units.h"

#include "soleus-words.h"

/* [bipm2019] */
#define STANDARD_GRAVITY 9.80665

const char *
soleus_units_get (const SoleusUnits *units, const char *unit, double *factor)
{
  *factor = 1.0;
  if (units->millivolts && g_strcmp0 (unit, "uV") == 0)
    {
      *factor = 1e-3;
      return "mV";
    }
  if (units->metres && g_strcmp0 (unit, "g") == 0)
    {
      *factor = STANDARD_GRAVITY;
      return "m/s²";
    }
  return unit;
}

char *
soleus_units_dup_value (
    const SoleusUnits *units, double value, const char *unit)
{
  double factor;
  const char *told = soleus_units_get (units, unit, &factor);

  return soleus_words_dup_value (value * factor, told);
}
