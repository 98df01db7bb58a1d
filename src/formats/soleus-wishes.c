/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wishes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-channel-choice.h"
#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-recording-override.h"

int
soleus_recording_find_channel (
    const SoleusRecording *recording, const char *name)
{
  const guint n = soleus_recording_get_n_channels (recording);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  gint64 number;

  for (guint c = 0; c < n; c++)
    if (strcmp (soleus_recording_get_channel (recording, c)->label, name) == 0)
      return (int)c;
  for (guint c = 0; c < n; c++)
    {
      g_autofree char *label = g_utf8_casefold (
          soleus_recording_get_channel (recording, c)->label, -1);
      if (strcmp (label, folded) == 0)
        return (int)c;
    }
  if (soleus_text_to_int (name, &number) && number >= 0 && number < n)
    return (int)number;
  return -1;
}

static int
find_or_fail (
    const SoleusRecording *recording, const char *name, GError **error)
{
  int channel = soleus_recording_find_channel (recording, name);
  g_autoptr (GString) labels = g_string_new (NULL);
  guint n;

  if (channel >= 0)
    return channel;
  n = soleus_recording_get_n_channels (recording);
  for (guint c = 0; c < MIN (n, 20); c++)
    g_string_append_printf (labels, "%s%s", c == 0 ? "" : ", ",
        soleus_recording_get_channel (recording, c)->label);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("there is no channel “%s”, expected 0 to %u or one of %s%s"), name,
      n == 0 ? 0 : n - 1, labels->str, n > 20 ? ", …" : "");
  return -1;
}

static void
fill_kind (SoleusChannelOverride *row, const char *value)
{
  soleus_kind_from_id (value, &row->kind);
}

static void
fill_rate (SoleusChannelOverride *row, const char *value)
{
  soleus_text_to_double (value, &row->rate_hz);
}

static void
fill_scale (SoleusChannelOverride *row, const char *value)
{
  soleus_text_to_double (value, &row->scale);
}

static void
fill_muscle (SoleusChannelOverride *row, const char *value)
{
  row->muscle = g_strdup (value);
}

static void
fill_side (SoleusChannelOverride *row, const char *value)
{
  soleus_side_from_id (value, &row->side);
}

static const struct
{
  const char *key;
  SoleusOverrideMask mask;
  void (*fill) (SoleusChannelOverride *row, const char *value);
} fills[] = {
    {"kind", SOLEUS_OVERRIDE_KIND, fill_kind},
    {"rate", SOLEUS_OVERRIDE_RATE, fill_rate},
    {"scale", SOLEUS_OVERRIDE_SCALE, fill_scale},
    {"muscle", SOLEUS_OVERRIDE_MUSCLE, fill_muscle},
    {"side", SOLEUS_OVERRIDE_SIDE, fill_side},
};

/* A factor says what the numbers are: without a unit of the file they are
 * the own unit of the kind. */
static void
calibrate (SoleusChannelOverride *row, const SoleusChannel *info)
{
  if (row->mask != SOLEUS_OVERRIDE_SCALE || info->calibrated)
    return;
  if (info->kind == SOLEUS_KIND_OTHER)
    return;
  row->mask |= SOLEUS_OVERRIDE_UNIT;
  row->unit = g_strdup (info->kind == SOLEUS_KIND_ACCELEROMETER ? "g" : "uV");
}

static void
add_override (GPtrArray *overrides, const SoleusRecording *recording,
    guint channel, const SoleusWish *wish)
{
  const SoleusChannel *info = soleus_recording_get_channel (recording, channel);

  for (gsize i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      SoleusChannelOverride *row;
      if (strcmp (fills[i].key, wish->key) != 0)
        continue;
      row = g_new0 (SoleusChannelOverride, 1);
      row->channel = channel;
      row->mask = fills[i].mask;
      fills[i].fill (row, wish->value);
      calibrate (row, info);
      /* The file already has this rate: its gaps need not go. */
      if (row->mask == SOLEUS_OVERRIDE_RATE && row->rate_hz == info->rate_hz)
        soleus_channel_override_free (row);
      else
        g_ptr_array_add (overrides, row);
      return;
    }
}

static gboolean
collect (const SoleusRecording *recording, const GPtrArray *wishes,
    GPtrArray *overrides, GArray *chosen, GError **error)
{
  const guint n = soleus_recording_get_n_channels (recording);

  for (guint i = 0; i < wishes->len; i++)
    {
      const SoleusWish *wish = g_ptr_array_index (wishes, i);
      int channel = -1;
      if (wish->channel != NULL)
        {
          channel = find_or_fail (recording, wish->channel, error);
          if (channel < 0)
            return FALSE;
        }
      if (strcmp (wish->key, "channel") == 0)
        {
          guint one = (guint)channel;
          g_array_append_val (chosen, one);
        }
      else if (channel >= 0)
        add_override (overrides, recording, (guint)channel, wish);
      else
        for (guint c = 0; c < n; c++)
          add_override (overrides, recording, c, wish);
    }
  return TRUE;
}

SoleusRecording *
soleus_wishes_apply (
    SoleusRecording *recording, const GPtrArray *wishes, GError **error)
{
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_channel_override_free);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (SoleusRecording) corrected = NULL;

  if (!collect (recording, wishes, overrides, chosen, error))
    return NULL;
  if (overrides->len == 0)
    corrected = soleus_recording_ref (recording);
  else
    corrected = soleus_recording_with_overrides (recording,
        (const SoleusChannelOverride *const *)overrides->pdata, overrides->len,
        error);
  if (corrected == NULL || chosen->len == 0)
    return g_steal_pointer (&corrected);
  return soleus_channel_choice (
      corrected, (const guint *)(gconstpointer)chosen->data, chosen->len);
}

void
soleus_wishes_log (const GPtrArray *wishes, const SoleusRecording *recording,
    SoleusReadLog *log)
{
  for (guint i = 0; i < wishes->len; i++)
    {
      const SoleusWish *wish = g_ptr_array_index (wishes, i);
      int channel;
      if (wish->value == NULL)
        continue;
      if (wish->channel == NULL)
        {
          soleus_read_log_add (log, SOLEUS_LOG_UNDERSTOOD, "told-of-all", "key",
              wish->key, "value", wish->value, NULL);
          continue;
        }
      channel = soleus_recording_find_channel (recording, wish->channel);
      if (channel >= 0)
        soleus_read_log_add (log, SOLEUS_LOG_UNDERSTOOD, "told-of-channel",
            "label",
            soleus_recording_get_channel (recording, (guint)channel)->label,
            "key", wish->key, "value", wish->value, NULL);
    }
}
