/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-progress.h"

#include <signal.h>
#include <unistd.h>

#define BAR_COLUMNS 40
/* The eye sees no more than ten a second, and a terminal is slow. */
#define SHORTEST_MS 100

/* The one bar of the program: a signal handler can reach nothing else. */
static SoleusProgress progress;
static struct
{
  char *what;
  gboolean shown;
  gint64 last_us;
} bar;

char *
soleus_cli_progress_dup_line (const char *what, double fraction, guint width)
{
  const glong taken = g_utf8_strlen (what, -1) + 12;
  const guint room =
      (glong)width > taken ? MIN ((guint)(width - taken), BAR_COLUMNS) : 0;
  const guint filled = (guint)(CLAMP (fraction, 0.0, 1.0) * room);
  GString *line = g_string_new (what);

  g_string_append (line, "  [");
  for (guint i = 0; i < room; i++)
    g_string_append_c (line, i < filled ? '=' : ' ');
  g_string_append_printf (
      line, "] %3d %%", (int)(CLAMP (fraction, 0.0, 1.0) * 100.0));
  return g_string_free (line, FALSE);
}

static void
report (double fraction, gpointer user_data)
{
  const gint64 now_us = g_get_monotonic_time ();
  g_autofree char *line = NULL;

  if (now_us - bar.last_us < SHORTEST_MS * 1000)
    return;
  bar.last_us = now_us;
  line = soleus_cli_progress_dup_line (bar.what, fraction, 78);
  g_printerr ("\r%s", line);
}

static void
interrupted (int signal_number)
{
  /* A second one ends the program at once. */
  signal (signal_number, SIG_DFL);
  soleus_progress_cancel (&progress);
}

SoleusProgress *
soleus_cli_progress_begin (const SoleusArguments *arguments, const char *what)
{
  bar.shown =
      isatty (STDERR_FILENO) && !soleus_arguments_has (arguments, "quiet");
  bar.last_us = 0;
  g_free (bar.what);
  bar.what = g_strdup (what);
  progress = (SoleusProgress){bar.shown ? report : NULL, NULL, 0};
  signal (SIGINT, interrupted);
  return &progress;
}

void
soleus_cli_progress_say (const char *what)
{
  if (g_strcmp0 (bar.what, what) == 0)
    return;
  g_free (bar.what);
  bar.what = g_strdup (what);
}

void
soleus_cli_progress_end (void)
{
  signal (SIGINT, SIG_DFL);
  /* Back to the start of the line, and wipe it. */
  if (bar.shown && bar.last_us != 0)
    g_printerr ("\r\033[K");
  bar.shown = FALSE;
}
