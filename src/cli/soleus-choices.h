/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-command.h"

G_BEGIN_DECLS

/* The words that an option takes and no others; for completion. */
typedef struct
{
  const char *command; /* NULL: every command */
  const char *option; /* without the dashes */
  const char *words; /* parted by spaces */
} SoleusChoice;

/* Ends with a NULL option. */
extern const SoleusChoice soleus_choices[];

/* The words that @option of @command takes, parted by spaces; NULL: any (a
 * number, a file). */
char *soleus_choices_dup (const SoleusCommand *command, const char *option);

/* The words that may stand as the first word of @command itself, such as the
 * pattern of "simulate"; NULL: any. */
char *soleus_choices_dup_first_word (const SoleusCommand *command);

G_END_DECLS
