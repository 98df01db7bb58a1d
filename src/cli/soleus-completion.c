/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-completion.h"

#include <string.h>

#include "soleus-choices.h"

#define N_TABLES 3

static void
tables_of (const SoleusCommand *command, const SoleusOption *tables[N_TABLES])
{
  tables[0] = command->options;
  tables[1] = soleus_option_general;
  tables[2] = command->opens_recordings ? soleus_option_recording : NULL;
}

typedef void (*EachOption) (
    GString *out, const SoleusCommand *command, const SoleusOption *option);

static void
each_option (GString *out, const SoleusCommand *command, EachOption write)
{
  const SoleusOption *tables[N_TABLES];

  tables_of (command, tables);
  for (guint i = 0; i < N_TABLES; i++)
    for (const SoleusOption *row = tables[i]; row && row->name; row++)
      write (out, command, row);
}

/* The first sentence of a help text, without its full stop. */
static char *
dup_short (const char *help)
{
  const char *stop = strstr (help, ". ");
  const char *colon = strstr (help, ": ");
  gsize n = stop != NULL ? (gsize)(stop - help) : strlen (help);

  if (colon != NULL && (gsize)(colon - help) < n)
    n = (gsize)(colon - help);
  if (n > 0 && help[n - 1] == '.')
    n--;
  return g_strndup (help, n);
}

/* Appends @text with every letter of @special behind a backslash, and made
 * fit for single quotes with @quote. */
static void
append_quoted (
    GString *out, const char *text, const char *special, const char *quote)
{
  for (; *text != '\0'; text++)
    if (*text == '\'')
      g_string_append (out, quote);
    else
      {
        if (strchr (special, *text) != NULL)
          g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
      }
}

/* --- bash
 * ---------------------------------------------------------------------- */

static void
bash_option (
    GString *out, const SoleusCommand *command, const SoleusOption *option)
{
  g_string_append_printf (out, " --%s", option->name);
  if (option->letter != 0)
    g_string_append_printf (out, " -%c", option->letter);
}

static void
bash_words (
    GString *out, const SoleusCommand *command, const SoleusOption *option)
{
  g_autofree char *words = soleus_choices_dup (command, option->name);

  if (option->argument == NULL || words == NULL)
    return;
  g_string_append_printf (out, "    %s:--%s", command->name, option->name);
  if (option->letter != 0)
    g_string_append_printf (out, "|%s:-%c", command->name, option->letter);
  g_string_append_printf (out, ") echo '%s' ;;\n", words);
}

static const char bash_end[] =
    "_soleus_cli ()\n"
    "{\n"
    "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
    "  local command=${COMP_WORDS[1]} words=\n"
    "  COMPREPLY=()\n"
    "  # Bash parts words at \"=\": --format=pdf is three of them.\n"
    "  if [ \"$cur\" = = ]; then\n"
    "    cur=\n"
    "  elif [ \"$prev\" = = ] && [ \"$COMP_CWORD\" -gt 2 ]; then\n"
    "    prev=${COMP_WORDS[COMP_CWORD-2]}\n"
    "  fi\n"
    "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
    "    words=$_soleus_cli_commands\n"
    "  else\n"
    "    words=$(_soleus_cli_values \"$command:$prev\")\n"
    "    if [ -z \"$words\" ]; then\n"
    "      case $cur in\n"
    "        -*) words=$(_soleus_cli_options \"$command\") ;;\n"
    "        *) [ \"$COMP_CWORD\" -ne 2 ] ||\n"
    "             words=$(_soleus_cli_values \"$command:\") ;;\n"
    "      esac\n"
    "    fi\n"
    "  fi\n"
    "  [ -z \"$words\" ] ||\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
    "}\n"
    "complete -o bashdefault -o default -F _soleus_cli soleus-cli\n";

char *
soleus_completion_dup_bash (void)
{
  GString *out = g_string_new (
      "# shellcheck shell=bash\n\n_soleus_cli_commands='--help --version");

  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    g_string_append_printf (out, " %s", (*at)->name);
  g_string_append (out, "'\n\n_soleus_cli_options ()\n{\n  case $1 in\n");
  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    {
      g_string_append_printf (out, "    %s) echo '", (*at)->name);
      each_option (out, *at, bash_option);
      g_string_append (out, "' ;;\n");
    }
  g_string_append (out,
      "  esac\n}\n\n"
      "# COMMAND:OPTION, or COMMAND: for its first word.\n"
      "_soleus_cli_values ()\n{\n  case $1 in\n");
  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    {
      g_autofree char *first = soleus_choices_dup_first_word (*at);

      each_option (out, *at, bash_words);
      if (first != NULL)
        g_string_append_printf (
            out, "    %s:) echo '%s' ;;\n", (*at)->name, first);
    }
  g_string_append_printf (out, "  esac\n}\n\n%s", bash_end);
  return g_string_free (out, FALSE);
}

/* --- zsh
 * ----------------------------------------------------------------------- */

#define ZSH_SPECIAL "[]:\\"
#define ZSH_QUOTE "'\\''"

/* '*--set=[what it does]:KEY=VALUE:_files', once a long and a short form. */
static void
zsh_form (GString *out, const SoleusCommand *command,
    const SoleusOption *option, const char *form, const char *joint)
{
  g_autofree char *words = soleus_choices_dup (command, option->name);
  g_autofree char *meaning = dup_short (option->help);

  g_string_append (out, " \\\n        '");
  if (option->repeats)
    g_string_append_c (out, '*');
  else if (option->letter != 0)
    g_string_append_printf (out, "(-%c --%s)", option->letter, option->name);
  g_string_append_printf (
      out, "%s%s[", form, option->argument != NULL ? joint : "");
  append_quoted (out, meaning, ZSH_SPECIAL, ZSH_QUOTE);
  g_string_append_c (out, ']');
  if (option->argument != NULL)
    {
      g_string_append_c (out, ':');
      append_quoted (out, option->argument, ZSH_SPECIAL, ZSH_QUOTE);
      if (words != NULL)
        g_string_append_printf (out, ":(%s)", words);
      else
        g_string_append (out, ":_files");
    }
  g_string_append_c (out, '\'');
}

static void
zsh_option (
    GString *out, const SoleusCommand *command, const SoleusOption *option)
{
  g_autofree char *name = g_strconcat ("--", option->name, NULL);
  const char letter[] = {'-', option->letter, '\0'};

  zsh_form (out, command, option, name, "=");
  if (option->letter != 0)
    zsh_form (out, command, option, letter, "+");
}

char *
soleus_completion_dup_zsh (void)
{
  GString *out = g_string_new ("#compdef soleus-cli\n\n"
                               "local -a commands\n"
                               "commands=(\n");

  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    {
      g_string_append_printf (out, "  '%s:", (*at)->name);
      append_quoted (out, (*at)->summary, "\\", ZSH_QUOTE);
      g_string_append (out, "'\n");
    }
  g_string_append (out,
      ")\n\n"
      "if (( CURRENT == 2 )); then\n"
      "  _describe -t commands command commands\n"
      "  _arguments '(-h --help)'{-h,--help}'[Print this help and end]' "
      "'--version[Print the version and end]'\n"
      "  return\n"
      "fi\n"
      "shift words\n"
      "(( CURRENT-- ))\n"
      "case $words[1] in\n");
  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    {
      g_autofree char *first = soleus_choices_dup_first_word (*at);

      g_string_append_printf (out, "  %s)\n    _arguments -s", (*at)->name);
      each_option (out, *at, zsh_option);
      if (first != NULL)
        g_string_append_printf (out, " \\\n        '1:what:(%s)'", first);
      g_string_append (out, " \\\n        '*:file:_files' ;;\n");
    }
  g_string_append (out, "esac\n");
  return g_string_free (out, FALSE);
}

/* --- fish
 * ---------------------------------------------------------------------- */

#define FISH_QUOTE "\\'"

static void
fish_option (
    GString *out, const SoleusCommand *command, const SoleusOption *option)
{
  g_autofree char *words = soleus_choices_dup (command, option->name);
  g_autofree char *meaning = dup_short (option->help);

  g_string_append_printf (out,
      "complete -c soleus-cli -n '__fish_seen_subcommand_from %s' -l %s",
      command->name, option->name);
  if (option->letter != 0)
    g_string_append_printf (out, " -s %c", option->letter);
  if (words != NULL && option->argument != NULL)
    g_string_append_printf (out, " -x -a '%s'", words);
  else if (option->argument != NULL)
    g_string_append (out, " -r -F");
  g_string_append (out, " -d '");
  append_quoted (out, meaning, "\\", FISH_QUOTE);
  g_string_append (out, "'\n");
}

char *
soleus_completion_dup_fish (void)
{
  GString *out = g_string_new (
      "complete -c soleus-cli -n __fish_use_subcommand -f -l help -s h "
      "-d 'Print this help and end'\n"
      "complete -c soleus-cli -n __fish_use_subcommand -f -l version "
      "-d 'Print the version and end'\n");

  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    {
      g_autofree char *first = soleus_choices_dup_first_word (*at);

      g_string_append_printf (out,
          "complete -c soleus-cli -n __fish_use_subcommand -f -a %s -d '",
          (*at)->name);
      append_quoted (out, (*at)->summary, "\\", FISH_QUOTE);
      g_string_append (out, "'\n");
      if (first != NULL)
        g_string_append_printf (out,
            "complete -c soleus-cli -n '__fish_seen_subcommand_from %s' -f "
            "-a '%s'\n",
            (*at)->name, first);
      each_option (out, *at, fish_option);
    }
  return g_string_free (out, FALSE);
}
