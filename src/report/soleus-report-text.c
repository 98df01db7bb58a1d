/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-class.h"
#include "soleus-report-build.h"

#define SIGNIFICANT_DIGITS 2

char *
soleus_value_dup_text (double value, const char *unit)
{
  g_autofree char *rounded =
      g_strdup_printf ("%.*e", SIGNIFICANT_DIGITS - 1, value);
  g_autofree char *number = NULL;
  int decimals = 0;

  if (!isfinite (value))
    return g_strdup ("–");
  /* The exponent after rounding: 9.96 is 10, not 10.0. */
  if (value != 0.0)
    decimals = SIGNIFICANT_DIGITS - 1
        - (int)g_ascii_strtoll (strchr (rounded, 'e') + 1, NULL, 10);
  number = g_strdup_printf ("%.*f", CLAMP (decimals, 0, 9), value);
  return unit[0] == '\0' ? g_steal_pointer (&number)
                         : g_strdup_printf ("%s\u00a0%s", number, unit);
}

char *
soleus_number_dup_text (const char *format, double value)
{
  return isfinite (value) ? g_strdup_printf (format, value) : g_strdup ("–");
}

/* A label that would fill a page is cut in the middle; the list of channels
 * has it whole. */
#define MAX_LABEL_CHARS 40

static char *
dup_short (const char *label)
{
  g_autofree char *valid = g_utf8_make_valid (label, -1);
  glong n = g_utf8_strlen (valid, -1);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;

  if (n <= MAX_LABEL_CHARS)
    return g_steal_pointer (&valid);
  head = g_utf8_substring (valid, 0, MAX_LABEL_CHARS / 2);
  tail = g_utf8_substring (valid, n - MAX_LABEL_CHARS / 2, n);
  return g_strdup_printf ("%s…%s", head, tail);
}

static char *
dup_name (const SoleusChannel *channel, const char *label)
{
  static const char *const sides[] = {
      [SOLEUS_SIDE_UNKNOWN] = "",
      [SOLEUS_SIDE_LEFT] = N_ ("left"),
      [SOLEUS_SIDE_RIGHT] = N_ ("right"),
  };
  const char *side =
      channel->side == SOLEUS_SIDE_UNKNOWN ? "" : _ (sides[channel->side]);

  if (channel->muscle != NULL && side[0] != '\0')
    return g_strdup_printf ("%s (%s, %s)", label, channel->muscle, side);
  if (channel->muscle != NULL || side[0] != '\0')
    return g_strdup_printf (
        "%s (%s)", label, channel->muscle != NULL ? channel->muscle : side);
  return g_strdup (label);
}

char *
soleus_channel_dup_name (const SoleusChannel *channel)
{
  g_autofree char *label = dup_short (channel->label);

  return dup_name (channel, label);
}

char *
soleus_channel_dup_full_name (const SoleusChannel *channel)
{
  g_autofree char *name = dup_name (channel, channel->label);
  gboolean assumed = FALSE;
  const char *muscle = soleus_channel_get_muscle (channel, &assumed);

  if (!assumed)
    return g_steal_pointer (&name);
  /* Translators: a channel, then the muscle that nobody told, "calf". */
  return g_strdup_printf (_ ("%s, %s (assumed)"), name, _ (muscle));
}

/* Bytes of the words that all labels of @channels begin with: 4 of "Acc X"
 * and "Acc Y". */
static gsize
shared_words (
    const SoleusRecording *recording, const SoleusChannelSet *channels, guint n)
{
  const char *first = NULL;
  gsize shared = 0;

  for (int i = soleus_channel_set_next (channels, -1); i >= 0 && (guint)i < n;
       i = soleus_channel_set_next (channels, i))
    {
      const char *label =
          soleus_recording_get_channel (recording, (guint)i)->label;
      gsize same = 0, words = 0;

      if (first == NULL)
        {
          first = label;
          shared = strlen (label);
          continue;
        }
      for (; same < shared && label[same] == first[same]; same++)
        if (label[same] == ' ')
          words = same + 1;
      shared = words;
    }
  return shared;
}

char *
soleus_channels_dup_names (
    const SoleusRecording *recording, const SoleusChannelSet *channels)
{
  GString *text = g_string_new (NULL);
  guint n = soleus_recording_get_n_channels (recording);
  gsize shared = shared_words (recording, channels, n);

  for (int i = soleus_channel_set_next (channels, -1); i >= 0 && (guint)i < n;
       i = soleus_channel_set_next (channels, i))
    {
      const char *label =
          soleus_recording_get_channel (recording, (guint)i)->label;
      gsize skipped = text->len > 0 ? shared : 0;

      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, label + skipped);
    }
  return g_string_free (text, FALSE);
}

const char *
soleus_pattern_name (SoleusPattern pattern, SoleusVoice voice)
{
  const SoleusClass *row = soleus_class_get (pattern);

  if (row == NULL)
    return "";
  return _ (voice == SOLEUS_VOICE_PLAIN ? row->plain : row->clinical);
}

const char *
soleus_reason_text (const char *id)
{
  const char *text = id == NULL ? NULL : soleus_read_log_text (id);

  if (text == NULL)
    return id == NULL ? "" : id;
  return _ (text);
}

const char *
soleus_channel_unit_text (const SoleusChannel *channel)
{
  if (!channel->calibrated)
    /* TRANSLATORS: unit of an amplitude without a known scale: multiples of
     * the noise floor */
    return _ ("× noise");
  return strcmp (channel->unit, "uV") == 0 ? "µV" : channel->unit;
}

char *
soleus_quoted_dup (const char *words)
{
  /* TRANSLATORS: the quotation marks of the language around %s */
  return g_strdup_printf (_ ("“%s”"), words);
}
