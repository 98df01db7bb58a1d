/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 78
#define INDENT 7
#define OPTION_INDENT 15

static guint
columns (const char *text, gsize n_bytes)
{
  guint n = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_iszerowidth (c))
        n += g_unichar_iswide (c) ? 2 : 1;
    }
  return n;
}

static void
append_spaces (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
wrap_line (
    GString *out, const char *line, guint indent, guint hang, guint width)
{
  guint margin = indent;
  guint at = 0;

  while (*line != '\0')
    {
      gsize n_bytes = strcspn (line, " ");
      guint n = columns (line, n_bytes);

      if (at > 0 && at + 1 + n > width)
        {
          g_string_append_c (out, '\n');
          at = 0;
          margin = indent + hang;
        }
      if (at == 0)
        append_spaces (out, margin);
      else
        g_string_append_c (out, ' ');
      at += n + (at == 0 ? margin : 1);
      g_string_append_len (out, line, (gssize)n_bytes);
      line += n_bytes;
      line += strspn (line, " ");
    }
  g_string_append_c (out, '\n');
}

void
soleus_help_wrap (
    GString *out, const char *text, guint indent, guint hang, guint width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    wrap_line (out, *line, indent, hang, width);
}

static void
append_heading (GString *out, const char *heading)
{
  g_string_append_printf (out, "%s%s\n", out->len == 0 ? "" : "\n", heading);
}

static void
append_options (GString *out, const SoleusOption *option)
{
  for (; option->name != NULL; option++)
    {
      append_spaces (out, INDENT);
      if (option->letter != 0)
        g_string_append_printf (out, "-%c, ", option->letter);
      g_string_append_printf (out, "--%s", option->name);
      if (option->argument != NULL)
        g_string_append_printf (out, " %s%s", _ (option->argument),
            option->more == NULL ? "" : "...");
      g_string_append_c (out, '\n');
      soleus_help_wrap (out, _ (option->help), OPTION_INDENT, 0, WIDTH);
    }
}

static void
append_exit_status (GString *out)
{
  append_heading (out, _ ("EXIT STATUS"));
  soleus_help_wrap (
      out, _ ("0 The command did what was asked."), INDENT, 2, WIDTH);
  soleus_help_wrap (out,
      _ ("1 It could not; one sentence on standard error says why: the file, "
         "the thing, its value and what was expected."),
      INDENT, 2, WIDTH);
  soleus_help_wrap (out, _ ("2 The command line is wrong."), INDENT, 2, WIDTH);
}

char *
soleus_help_dup_command (const SoleusCommand *command)
{
  g_autofree char *synopsis =
      g_strdup_printf ("soleus-cli %s %s", command->name, command->synopsis);
  g_autofree char *name = g_strdup_printf (
      "soleus-cli %s - %s", command->name, _ (command->summary));
  GString *out = g_string_new (NULL);

  append_heading (out, _ ("NAME"));
  soleus_help_wrap (out, name, INDENT, 4, WIDTH);
  append_heading (out, _ ("SYNOPSIS"));
  soleus_help_wrap (out, synopsis, INDENT, 4, WIDTH);
  append_heading (out, _ ("DESCRIPTION"));
  soleus_help_wrap (out, _ (command->description), INDENT, 0, WIDTH);
  append_heading (out, _ ("OPTIONS"));
  append_options (out, command->options);
  append_options (out, soleus_option_general);
  if (command->opens_recordings)
    {
      append_heading (
          out, _ ("OPTIONS OF EVERY COMMAND THAT OPENS A RECORDING"));
      append_options (out, soleus_option_recording);
    }
  append_exit_status (out);
  append_heading (out, _ ("EXAMPLES"));
  for (const SoleusExample *row = command->examples; row->command; row++)
    {
      g_autofree char *line = g_strconcat ("soleus-cli ", row->command, NULL);
      soleus_help_wrap (out, line, INDENT, 0, WIDTH);
      soleus_help_wrap (out, _ (row->meaning), OPTION_INDENT, 0, WIDTH);
    }
  return g_string_free (out, FALSE);
}

char *
soleus_help_dup_program (void)
{
  GString *out = g_string_new (NULL);

  append_heading (out, _ ("NAME"));
  g_string_append_printf (out, "%*ssoleus-cli - %s\n", INDENT, "",
      _ ("find, measure and report muscle twitches"));
  append_heading (out, _ ("SYNOPSIS"));
  g_string_append_printf (
      out, "%*ssoleus-cli COMMAND [%s]\n", INDENT, "", _ ("options and files"));
  append_heading (out, _ ("DESCRIPTION"));
  soleus_help_wrap (out,
      _ ("Soleus reads recordings of muscles (EMG on the skin or by needle, "
         "accelerometers), finds every twitch in them, measures it, and says "
         "which of the known causes fit, and how urgent it is to see a "
         "doctor. It does not diagnose.\n\n"
         "Data go to standard output, everything else to standard error. "
         "“soleus-cli COMMAND --help” explains a command."),
      INDENT, 0, WIDTH);
  append_heading (out, _ ("COMMANDS"));
  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    g_string_append_printf (
        out, "%*s%-10s %s\n", INDENT, "", (*at)->name, _ ((*at)->summary));
  append_heading (out, _ ("OPTIONS"));
  append_options (out, soleus_option_general);
  append_exit_status (out);
  return g_string_free (out, FALSE);
}
