/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "soleus-config.h"
#include "soleus-error.h"
#include "soleus-help.h"

#define SOLEUS_COMMAND(name) extern const SoleusCommand soleus_command_##name;
#include "soleus-commands.inc"
#undef SOLEUS_COMMAND

const SoleusCommand *const soleus_commands[] = {
#define SOLEUS_COMMAND(name) &soleus_command_##name,
#include "soleus-commands.inc"
#undef SOLEUS_COMMAND
    NULL,
};

const SoleusCommand *
soleus_command_find (const char *name)
{
  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    if (strcmp ((*at)->name, name) == 0)
      return *at;
  return NULL;
}

void
soleus_command_complain (const char *message)
{
  /* Some rooms end their sentence, some leave that to the caller. */
  g_printerr ("soleus-cli: %s%s\n", message,
      g_str_has_suffix (message, ".") || g_str_has_suffix (message, "?") ? ""
                                                                         : ".");
}

/* One sentence on standard error; the exit status. */
static int
complain (const GError *error)
{
  gboolean usage = g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE);

  soleus_command_complain (error->message);
  return usage ? SOLEUS_EXIT_USAGE : SOLEUS_EXIT_COULD_NOT;
}

/* A full disk behind standard output must not look like success. */
static gboolean
flush_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("Standard output: could not be written (%s)."), g_strerror (errno));
  return FALSE;
}

/* "--help" and "--version" win over everything else on the line. */
static gboolean
answer_general (const char *const *words, const SoleusCommand *command)
{
  for (; *words != NULL && strcmp (*words, "--") != 0; words++)
    {
      if (strcmp (*words, "--version") == 0)
        {
          g_print ("soleus-cli %s\n", SOLEUS_VERSION);
          return TRUE;
        }
      if (strcmp (*words, "--help") == 0 || strcmp (*words, "-h") == 0)
        {
          g_autofree char *text = command == NULL
              ? soleus_help_dup_program ()
              : soleus_help_dup_command (command);
          g_print ("%s", text);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
check_words (const SoleusCommand *command, guint n_words, GError **error)
{
  if (n_words >= command->min_words && n_words <= command->max_words)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      ngettext ("%s: the command line names %u thing, expected %s.",
          "%s: the command line names %u things, expected %s.", n_words),
      command->name, n_words, _ (command->words));
  return FALSE;
}

static gboolean
run_command (
    const SoleusCommand *command, const char *const *words, GError **error)
{
  const SoleusOption *tables[] = {command->options, soleus_option_general,
      command->opens_recordings ? soleus_option_recording : NULL, NULL};
  g_autoptr (SoleusArguments) arguments =
      soleus_arguments_parse (tables, words, error);

  if (arguments == NULL)
    return FALSE;
  return check_words (command, soleus_arguments_get_n_words (arguments), error)
      && command->run (arguments, error) && flush_output (error);
}

static gboolean
run_words (const char *const *words, GError **error)
{
  const SoleusCommand *command =
      words[0] == NULL ? NULL : soleus_command_find (words[0]);

  if (answer_general (words, command))
    return flush_output (error);
  if (command != NULL)
    return run_command (command, words + 1, error);
  if (words[0] == NULL)
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
        _ ("The command is missing, expected one of those that “soleus-cli "
           "--help” lists."));
  else
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
        _ ("Command “%s” is not known, expected one of those that “soleus-cli "
           "--help” lists."),
        words[0]);
  return FALSE;
}

int
soleus_command_run (const char *const *words)
{
  g_autoptr (GError) error = NULL;

  return run_words (words, &error) ? SOLEUS_EXIT_DONE : complain (error);
}
