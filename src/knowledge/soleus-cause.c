/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cause.h"

#include <glib/gi18n-lib.h>

static const char *const group_labels[SOLEUS_N_GROUPS] = {
    [SOLEUS_GROUP_EVERYDAY] = N_ ("Everyday triggers"),
    [SOLEUS_GROUP_CIRCUMSTANCES] = N_ ("Circumstances"),
    [SOLEUS_GROUP_NEUROLOGICAL] = N_ ("Neurological diseases"),
    [SOLEUS_GROUP_CIRCULATION] = N_ ("Circulation and restless legs"),
};

const SoleusCause *
soleus_cause_get (SoleusCauseId id)
{
  g_return_val_if_fail ((guint)id < SOLEUS_N_CAUSES, NULL);
  if (id <= SOLEUS_CAUSE_K11)
    return &soleus_causes_everyday[id - SOLEUS_CAUSE_K01];
  if (id <= SOLEUS_CAUSE_K14)
    return &soleus_causes_circumstances[id - SOLEUS_CAUSE_K12];
  if (id <= SOLEUS_CAUSE_K24)
    return &soleus_causes_neurological[id - SOLEUS_CAUSE_K15];
  return &soleus_causes_circulation[id - SOLEUS_CAUSE_K25];
}

int
soleus_cause_from_id (const char *id)
{
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    if (g_strcmp0 (soleus_cause_get ((SoleusCauseId)i)->id, id) == 0)
      return i;
  return -1;
}

const char *
soleus_group_label (SoleusCauseGroup group)
{
  g_return_val_if_fail ((guint)group < SOLEUS_N_GROUPS, NULL);
  return group_labels[group];
}
