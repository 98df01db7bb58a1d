/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-channel.h"

G_BEGIN_DECLS

typedef struct
{
  const char *word; /* lower case; a trailing * matches any ending */
  SoleusKind kind;
} SoleusKindWord;

typedef struct
{
  const char *word; /* the same */
  const char *muscle;
} SoleusMuscleWord;

/* The row for the lower-case @word, or NULL. */
const SoleusKindWord *soleus_kind_word (const char *word);
const SoleusMuscleWord *soleus_muscle_word (const char *word);
/* SOLEUS_SIDE_UNKNOWN for any other word. */
SoleusSide soleus_side_word (const char *word);
/* TRUE for the electrode places of the 10-20 system and its references
 * ("fp1", "cz", "m2"). */
gboolean soleus_is_scalp_word (const char *word);

G_END_DECLS
