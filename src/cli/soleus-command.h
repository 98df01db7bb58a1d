/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-arguments.h"

G_BEGIN_DECLS

/* How a command ends. */
#define SOLEUS_EXIT_DONE 0
#define SOLEUS_EXIT_COULD_NOT 1
#define SOLEUS_EXIT_USAGE 2

typedef struct
{
  const char *command; /* as typed after "soleus-cli " */
  const char *meaning; /* N_() */
} SoleusExample;

/*
 * One command: everything that parsing and help need. A new command is a file
 * soleus-command-NAME.c that defines soleus_command_NAME, and its name in
 * meson.build.
 */
typedef struct
{
  const char *name;
  const char *summary; /* N_(), one line without a full stop */
  const char *synopsis; /* "FILE [--json]" */
  const char *description; /* N_(), paragraphs parted by an empty line */
  const SoleusOption *options; /* its own; ends with SOLEUS_OPTION_END */
  gboolean opens_recordings; /* takes soleus_option_recording as well */
  guint min_words;
  guint max_words;
  const char *words; /* N_(): what the words are, "one recording" */
  const SoleusExample *examples; /* ends with a NULL command */
  /* FALSE with @error: its sentence goes to standard error. SOLEUS_ERROR_USAGE
   * ends the program with 2, every other error with 1. */
  gboolean (*run) (const SoleusArguments *arguments, GError **error);
} SoleusCommand;

/* All commands in the order of the help, NULL-terminated. */
extern const SoleusCommand *const soleus_commands[];

/* NULL when there is none of that name. */
const SoleusCommand *soleus_command_find (const char *name);

/* One sentence on standard error, behind the program's name. */
void soleus_command_complain (const char *message);

/* Runs "soleus-cli @words"; the exit status. */
int soleus_command_run (const char *const *words);

G_END_DECLS
