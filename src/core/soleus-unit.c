/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-unit.h"

#include <string.h>

/* Standard gravity, exact: CGPM 1901. */
#define STANDARD_GRAVITY_M_S2 9.80665

/* Case matters first ("mV" is not "MV"); the lower-case rows at the end
 * catch the spellings that cannot be mistaken. */
static const SoleusUnit units[] = {
    {"uV", SOLEUS_QUANTITY_VOLTAGE, 1.0},
    {"mV", SOLEUS_QUANTITY_VOLTAGE, 1e3},
    {"V", SOLEUS_QUANTITY_VOLTAGE, 1e6},
    {"nV", SOLEUS_QUANTITY_VOLTAGE, 1e-3},
    {"g", SOLEUS_QUANTITY_ACCELERATION, 1.0},
    {"G", SOLEUS_QUANTITY_ACCELERATION, 1.0},
    {"mg", SOLEUS_QUANTITY_ACCELERATION, 1e-3},
    {"mG", SOLEUS_QUANTITY_ACCELERATION, 1e-3},
    {"gn", SOLEUS_QUANTITY_ACCELERATION, 1.0},
    {"m/s^2", SOLEUS_QUANTITY_ACCELERATION, 1.0 / STANDARD_GRAVITY_M_S2},
    {"m/s2", SOLEUS_QUANTITY_ACCELERATION, 1.0 / STANDARD_GRAVITY_M_S2},
    {"m/s\302\262", SOLEUS_QUANTITY_ACCELERATION, 1.0 / STANDARD_GRAVITY_M_S2},
    {"m/s/s", SOLEUS_QUANTITY_ACCELERATION, 1.0 / STANDARD_GRAVITY_M_S2},
    {"m s-2", SOLEUS_QUANTITY_ACCELERATION, 1.0 / STANDARD_GRAVITY_M_S2},
    {"uv", SOLEUS_QUANTITY_VOLTAGE, 1.0},
    {"UV", SOLEUS_QUANTITY_VOLTAGE, 1.0},
    {"mv", SOLEUS_QUANTITY_VOLTAGE, 1e3},
    {"v", SOLEUS_QUANTITY_VOLTAGE, 1e6},
    {"volt", SOLEUS_QUANTITY_VOLTAGE, 1e6},
    {"volts", SOLEUS_QUANTITY_VOLTAGE, 1e6},
    {"microvolt", SOLEUS_QUANTITY_VOLTAGE, 1.0},
    {"microvolts", SOLEUS_QUANTITY_VOLTAGE, 1.0},
    {"millivolt", SOLEUS_QUANTITY_VOLTAGE, 1e3},
    {"millivolts", SOLEUS_QUANTITY_VOLTAGE, 1e3},
};

/* Both micro signs (U+00B5, U+03BC) become "u", brackets and space go. */
static char *
plain_spelling (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\302\265", "u", 0);
  g_string_replace (plain, "\316\274", "u", 0);
  for (const char *p = "[]()"; *p != '\0'; p++)
    {
      const char bracket[2] = {*p, '\0'};
      g_string_replace (plain, bracket, "", 0);
    }
  return g_strdup (g_strstrip (plain->str));
}

const SoleusUnit *
soleus_unit_lookup (const char *text)
{
  g_autofree char *plain = NULL;

  if (text == NULL)
    return NULL;
  plain = plain_spelling (text);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].spelling, plain) == 0)
      return &units[i];
  return NULL;
}

const char *
soleus_quantity_unit (SoleusQuantity quantity)
{
  static const char *const names[] = {"", "uV", "g"};

  g_return_val_if_fail ((guint)quantity < G_N_ELEMENTS (names), "");
  return names[quantity];
}
