/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-answers.h"
#include "soleus-arguments.h"
#include "soleus-evidence.h"
#include "soleus-parameters.h"
#include "soleus-wish.h"

G_BEGIN_DECLS

/* What the command line says of recordings, before any is opened. */
typedef struct
{
  GArray *wishes; /* of SoleusWish; their strings belong to `words` */
  GPtrArray *words;
  const char *dataset; /* table inside the file; NULL: the largest */
  SoleusParameters parameters;
  SoleusAnswers *answers; /* never NULL */
  SoleusHistory *history; /* NULL: none given */
  guint n_jobs; /* 1 or more */
} SoleusCliSettings;

/* From the options of soleus_option_recording, and from --answers and
 * --history where the command has them. NULL with a sentence: _USAGE for a
 * value that cannot be, else what is wrong with a file. */
SoleusCliSettings *soleus_cli_settings_new (
    const SoleusArguments *arguments, GError **error);
void soleus_cli_settings_free (SoleusCliSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusCliSettings, soleus_cli_settings_free)

/* Earlier analyses ("soleus-analysis/1") as rows of a history. FALSE with a
 * sentence when a file is none. */
gboolean soleus_cli_history_add (
    SoleusHistory *history, const char *path, GError **error);

G_END_DECLS
