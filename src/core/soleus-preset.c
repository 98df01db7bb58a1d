/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-preset.h"

#include <string.h>

const char *const soleus_preset_ids[] = {
    "standard", "sensitive", "strict", "needle", NULL};

/* In the order of the names. */
static const struct
{
  SoleusParameter parameter;
  double value;
} rows[] = {
    {SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 0.1},
    {SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 10.0},
    {SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 0.02},
    {SOLEUS_PARAMETER_NEEDLE, 1.0},
};

gboolean
soleus_preset_apply (const char *id, SoleusParameters *parameters)
{
  for (guint i = 0; soleus_preset_ids[i] != NULL; i++)
    if (id != NULL && strcmp (soleus_preset_ids[i], id) == 0)
      return soleus_parameters_set (
          parameters, rows[i].parameter, rows[i].value, NULL);
  return FALSE;
}
