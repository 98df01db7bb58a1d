/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The units a person wants to read; others stay as they are. */
typedef struct
{
  gboolean millivolts; /* instead of uV */
  gboolean metres; /* m/s2 instead of g */
} SoleusUnits;

/* What values in @unit are told in, and what they are multiplied with. */
const char *soleus_units_get (
    const SoleusUnits *units, const char *unit, double *factor);
/* Three significant digits with their unit, "0.086 mV". */
char *soleus_units_dup_value (
    const SoleusUnits *units, double value, const char *unit);

G_END_DECLS
