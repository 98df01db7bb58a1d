/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-step.h"

#include <glib/gi18n-lib.h>

static const char *const ids[SOLEUS_N_STEPS] = {
    [SOLEUS_STEP_ADD_MARKS] = "add-marks",
    [SOLEUS_STEP_IMPORT_MARKS] = "import-marks",
    [SOLEUS_STEP_MOVE_MARKS] = "move-marks",
    [SOLEUS_STEP_RELABEL_MARKS] = "relabel-marks",
    [SOLEUS_STEP_CHANGE_MARKS] = "change-marks",
    [SOLEUS_STEP_REMOVE_MARKS] = "remove-marks",
    [SOLEUS_STEP_SPLIT_MARKS] = "split-marks",
    [SOLEUS_STEP_MERGE_MARKS] = "merge-marks",
    [SOLEUS_STEP_ACCEPT] = "accept",
    [SOLEUS_STEP_REJECT] = "reject",
    [SOLEUS_STEP_UNJUDGE] = "unjudge",
    [SOLEUS_STEP_CHANGE_EPISODES] = "change-episodes",
    [SOLEUS_STEP_ANSWER] = "answer",
    [SOLEUS_STEP_CHANNEL] = "channel",
    [SOLEUS_STEP_PARAMETERS] = "parameters",
    [SOLEUS_STEP_NOTE] = "note",
};

const char *
soleus_step_id (SoleusStep step)
{
  g_return_val_if_fail ((guint)step < SOLEUS_N_STEPS, NULL);
  return ids[step];
}

/* A switch and no table: xgettext reads both forms where ngettext stands. */
static const char *
name_of_marks (SoleusStep step, guint n)
{
  switch (step)
    {
    case SOLEUS_STEP_ADD_MARKS:
      return ngettext ("Add annotation", "Add %u annotations", n);
    case SOLEUS_STEP_IMPORT_MARKS:
      return ngettext ("Import %u annotation", "Import %u annotations", n);
    case SOLEUS_STEP_MOVE_MARKS:
      return ngettext ("Move annotation", "Move %u annotations", n);
    case SOLEUS_STEP_RELABEL_MARKS:
      return ngettext ("Relabel annotation", "Relabel %u annotations", n);
    case SOLEUS_STEP_CHANGE_MARKS:
      return ngettext ("Change annotation", "Change %u annotations", n);
    case SOLEUS_STEP_REMOVE_MARKS:
      return ngettext ("Delete annotation", "Delete %u annotations", n);
    case SOLEUS_STEP_SPLIT_MARKS:
      return ngettext ("Split annotation", "Split %u annotations", n);
    case SOLEUS_STEP_MERGE_MARKS:
      return ngettext ("Merge %u annotation", "Merge %u annotations", n);
    default:
      return NULL;
    }
}

static const char *
name_of_other (SoleusStep step, guint n)
{
  switch (step)
    {
    case SOLEUS_STEP_ACCEPT:
      return ngettext ("Accept episode", "Accept %u episodes", n);
    case SOLEUS_STEP_REJECT:
      return ngettext ("Reject episode", "Reject %u episodes", n);
    case SOLEUS_STEP_UNJUDGE:
      return ngettext ("Take verdict back", "Take %u verdicts back", n);
    case SOLEUS_STEP_CHANGE_EPISODES:
      return ngettext ("Change episode", "Change %u episodes", n);
    case SOLEUS_STEP_ANSWER:
      return ngettext ("Change answer", "Change %u answers", n);
    case SOLEUS_STEP_CHANNEL:
      return _ ("Change channel");
    case SOLEUS_STEP_PARAMETERS:
      return ngettext ("Change setting", "Change %u settings", n);
    case SOLEUS_STEP_NOTE:
      return _ ("Change note");
    default:
      return NULL;
    }
}

char *
soleus_step_dup_name (const char *id, guint n)
{
  for (int i = 0; i < SOLEUS_N_STEPS; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      {
        const char *name = name_of_marks ((SoleusStep)i, n);
        if (name == NULL)
          name = name_of_other ((SoleusStep)i, n);
        return g_strdup_printf (name, n);
      }
  return g_strdup (_ ("Change"));
}
