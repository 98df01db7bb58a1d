/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-help.h"

#define WIDTH 78

void
soleus_cli_text_print (const char *text, guint indent)
{
  GString *out = g_string_new (NULL);

  soleus_help_wrap (out, text, indent, 0, WIDTH);
  g_print ("%s", out->str);
  g_string_free (out, TRUE);
}

void
soleus_cli_text_print_item (const char *mark, const char *text, guint indent)
{
  GString *out = g_string_new (NULL);
  g_autofree char *line = g_strconcat (mark, " ", text, NULL);

  soleus_help_wrap (
      out, line, indent, (guint)g_utf8_strlen (mark, -1) + 1, WIDTH);
  g_print ("%s", out->str);
  g_string_free (out, TRUE);
}

void
soleus_cli_text_heading (const char *text)
{
  g_print ("\n%s\n", text);
}

char *
soleus_cli_text_dup_duration (double duration_s)
{
  const long total_s = lround (duration_s);

  /* What three digits round to 60 s is a minute. */
  if (duration_s < 59.95)
    return g_strdup_printf (_ ("%.3g s"), duration_s);
  if (total_s < 3600)
    return g_strdup_printf (_ ("%ld:%02ld min"), total_s / 60, total_s % 60);
  return g_strdup_printf (
      _ ("%ld:%02ld:%02ld h"), total_s / 3600, total_s / 60 % 60, total_s % 60);
}

static char *
dup_gaps (const SoleusRecording *recording)
{
  const double lost_s = soleus_recording_get_duration_s (recording)
      - soleus_recording_get_observed_s (recording);
  g_autofree char *lost = NULL;
  guint n_segments;

  soleus_recording_get_segments (recording, &n_segments);
  if (n_segments < 2)
    return g_strdup (_ ("no gaps"));
  lost = soleus_cli_text_dup_duration (lost_s);
  return g_strdup_printf (
      ngettext ("%u gap, %s in all", "%u gaps, %s in all", n_segments - 1),
      n_segments - 1, lost);
}

char *
soleus_cli_text_dup_head (const SoleusRecording *recording)
{
  GDateTime *start = soleus_recording_get_start (recording);
  g_autofree char *when = start == NULL
      ? g_strdup (_ ("start not known"))
      : g_date_time_format (start, _ ("%Y-%m-%d %H:%M:%S"));
  g_autofree char *length = soleus_cli_text_dup_duration (
      soleus_recording_get_duration_s (recording));
  g_autofree char *gaps = dup_gaps (recording);

  return g_strdup_printf ("%s\n  %s, %s, %s, %s",
      soleus_recording_get_name (recording),
      soleus_recording_get_format_id (recording), when, length, gaps);
}

char *
soleus_cli_text_dup_place (const SoleusChannel *channel)
{
  const char *side = channel->side == SOLEUS_SIDE_LEFT ? _ ("left")
      : channel->side == SOLEUS_SIDE_RIGHT             ? _ ("right")
                                                       : NULL;

  gboolean assumed = FALSE;
  const char *muscle = soleus_channel_get_muscle (channel, &assumed);
  /* Translators: %s is a muscle that nobody told, "calf". */
  g_autofree char *place = muscle == NULL ? g_strdup ("")
      : assumed ? g_strdup_printf (_ ("%s (assumed)"), _ (muscle))
                : g_strdup (_ (muscle));

  return g_strdup_printf ("%s%s%s%s", *place == '\0' ? "" : ", ", place,
      side == NULL ? "" : ", ", side == NULL ? "" : side);
}

char *
soleus_cli_text_dup_reason (const char *text_id)
{
  const char *text = soleus_read_log_text (text_id);

  return g_strdup (text == NULL ? text_id : _ (text));
}
