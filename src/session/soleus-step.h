/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person can do in one step of undo. The library keeps the id, people
 * read the name in their language. */
typedef enum
{
  SOLEUS_STEP_ADD_MARKS,
  SOLEUS_STEP_IMPORT_MARKS,
  SOLEUS_STEP_MOVE_MARKS,
  SOLEUS_STEP_RELABEL_MARKS,
  SOLEUS_STEP_CHANGE_MARKS,
  SOLEUS_STEP_REMOVE_MARKS,
  SOLEUS_STEP_SPLIT_MARKS,
  SOLEUS_STEP_MERGE_MARKS,
  SOLEUS_STEP_ACCEPT,
  SOLEUS_STEP_REJECT,
  SOLEUS_STEP_UNJUDGE,
  SOLEUS_STEP_CHANGE_EPISODES,
  SOLEUS_STEP_ANSWER,
  SOLEUS_STEP_CHANNEL,
  SOLEUS_STEP_PARAMETERS,
  SOLEUS_STEP_NOTE,
  SOLEUS_N_STEPS
} SoleusStep;

/* "remove-marks": stands in the library, never changes. */
const char *soleus_step_id (SoleusStep step);

/* "Delete 3 annotations", in the person's language. An id that a newer
 * Soleus wrote gives a general word. Free with g_free(). */
char *soleus_step_dup_name (const char *id, guint n);

G_END_DECLS
