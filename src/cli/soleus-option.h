/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One option of a command: what is parsed and what the help prints. */
typedef struct
{
  const char *name; /* without the dashes */
  char letter; /* the short form, 0: none */
  const char *argument; /* N_(): name of its value; NULL: a switch */
  const char *help; /* N_(): what it does, a sentence */
  gboolean repeats; /* may be given more than once */
  const char *more; /* following words with this ending are values as well */
} SoleusOption;

/* Ends a table of options. */
#define SOLEUS_OPTION_END \
  { \
    NULL, 0, NULL, NULL, FALSE, NULL \
  }

/* --help, --version, --quiet: every command takes them. */
extern const SoleusOption soleus_option_general[];

/* Corrections of a recording's facts and of the analysis: every command that
 * opens a recording takes them. */
extern const SoleusOption soleus_option_recording[];

G_END_DECLS
