/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-manual.h"

#include <string.h>

#include "soleus-command.h"
#include "soleus-config.h"

static const char head[] =
    ".SH NAME\n"
    "soleus\\-cli \\- find, measure and report muscle twitches\n"
    ".SH SYNOPSIS\n"
    ".B soleus\\-cli\n"
    ".I COMMAND\n"
    "[\\fIoptions and files\\fR]\n"
    ".br\n"
    ".B soleus\\-cli\n"
    "[\\fICOMMAND\\fR]\n"
    ".B \\-\\-help\n"
    ".SH DESCRIPTION\n"
    "Soleus reads recordings of muscles (EMG on the skin or by needle,\n"
    "accelerometers), finds every twitch in them, measures it, and says which\n"
    "of the known causes fit, and how urgent it is to see a doctor. It does\n"
    "not diagnose.\n"
    ".PP\n"
    "For education, research and documentation. Not a medical device.\n"
    ".PP\n"
    "Data go to standard output, everything else to standard error. A "
    "progress\n"
    "bar is drawn only where standard error is a terminal; nothing is ever\n"
    "coloured.\n";

static const char tail[] =
    ".SH EXIT STATUS\n"
    ".TP\n.B 0\nThe command did what was asked.\n"
    ".TP\n.B 1\nIt could not; one sentence on standard error says why: the\n"
    "file, the thing, its value and what was expected.\n"
    ".TP\n.B 2\nThe command line is wrong.\n"
    ".SH ENVIRONMENT\n"
    ".TP\n.B SOURCE_DATE_EPOCH\nThe date that a report bears, in seconds "
    "since\n"
    "1970, so that the same recording gives the same bytes.\n"
    ".TP\n.B TMPDIR\nWhere the samples of formats that cannot be read at "
    "random\n"
    "lie while a recording is open.\n"
    ".TP\n.BR LC_ALL \", \" LC_MESSAGES \", \" LANGUAGE\nThe language of what\n"
    "people read. Numbers in files do not depend on it.\n"
    ".TP\n.B SOLEUS_LOCALE_DIR\nThe folder of the translations, of a program\n"
    "that is not installed.\n"
    ".SH FILES\n"
    ".TP\n.I ~/.local/share/soleus/library.db\nThe library: marks, answers "
    "and\n"
    "results. The only place where anything is kept.\n"
    ".TP\n.I RECORDING.soleus.json\nCorrections of the recording beside it: a\n"
    "JSON object with the keys of the options kind, unit, rate, scale, muscle\n"
    "and side.\n"
    ".SH SEE ALSO\n"
    ".BR soleus (1)\n";

void
soleus_manual_escape (GString *out, const char *text)
{
  gboolean line_start = TRUE;

  for (; *text != '\0'; text++)
    {
      /* A full stop or an apostrophe at the start of a line is a request. */
      if (line_start && (*text == '.' || *text == '\''))
        g_string_append (out, "\\&");
      if (*text == '\\')
        g_string_append (out, "\\e");
      else if (*text == '-')
        g_string_append (out, "\\-");
      else if (*text == '\'')
        g_string_append (out, "\\(aq");
      else if (*text == '^')
        g_string_append (out, "\\(ha");
      else if (*text == '~')
        g_string_append (out, "\\(ti");
      else
        g_string_append_c (out, *text);
      line_start = *text == '\n';
    }
}

static void
append_line (GString *out, const char *text)
{
  soleus_manual_escape (out, text);
  g_string_append_c (out, '\n');
}

static void
append_paragraphs (GString *out, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (char **at = paragraphs; *at != NULL; at++)
    {
      if (at != paragraphs)
        g_string_append (out, ".PP\n");
      append_line (out, *at);
    }
}

static void
append_options (GString *out, const SoleusOption *option)
{
  for (; option->name != NULL; option++)
    {
      g_string_append (out, ".TP\n");
      if (option->letter != 0)
        g_string_append_printf (out, "\\fB\\-%c\\fR, ", option->letter);
      g_string_append (out, "\\fB\\-\\-");
      soleus_manual_escape (out, option->name);
      g_string_append (out, "\\fR");
      if (option->argument != NULL)
        {
          g_string_append (out, " \\fI");
          soleus_manual_escape (out, option->argument);
          g_string_append (out, "\\fR");
          if (option->more != NULL)
            g_string_append (out, "...");
        }
      g_string_append_c (out, '\n');
      append_line (out, option->help);
    }
}

static void
append_command (GString *out, const SoleusCommand *command)
{
  g_string_append_printf (
      out, ".SS %s\n.B soleus\\-cli %s\n", command->name, command->name);
  append_line (out, command->synopsis);
  g_string_append (out, ".PP\n");
  append_paragraphs (out, command->description);
  append_options (out, command->options);
  g_string_append (out, ".PP\n");
  if (command->opens_recordings)
    g_string_append (out,
        "It also takes the options of every command that "
        "opens a recording.\n");
  for (const SoleusExample *row = command->examples; row->command; row++)
    {
      g_string_append (out, ".TP\n.B soleus\\-cli ");
      append_line (out, row->command);
      append_line (out, row->meaning);
    }
}

char *
soleus_manual_dup (void)
{
  GString *out = g_string_new (NULL);

  /* No date: the same source gives the same page. */
  g_string_append_printf (out,
      ".TH SOLEUS\\-CLI 1 \"\" \"Soleus %s\" \"User Commands\"\n%s",
      SOLEUS_VERSION, head);
  g_string_append (out, ".SH OPTIONS OF EVERY COMMAND\n");
  append_options (out, soleus_option_general);
  g_string_append (
      out, ".SH OPTIONS OF EVERY COMMAND THAT OPENS A RECORDING\n");
  append_options (out, soleus_option_recording);
  g_string_append (out, ".SH COMMANDS\n");
  for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
    append_command (out, *at);
  g_string_append (out, tail);
  return g_string_free (out, FALSE);
}
