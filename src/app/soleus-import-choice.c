/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-import-choice.h"

#include <math.h>
#include <string.h>

#include "soleus-channel.h"
#include "soleus-cursor.h"
#include "soleus-sidecar.h"

const char *const soleus_import_units[] = {
    "uV", "mV", "V", "g", "mg", "m/s^2", NULL};

static const char *
channel_kind (const SoleusImportChannel *channel, char *buffer)
{
  return channel->kind;
}

static const char *
channel_unit (const SoleusImportChannel *channel, char *buffer)
{
  return channel->unit;
}

static const char *
channel_scale (const SoleusImportChannel *channel, char *buffer)
{
  return channel->scale == 0.0
      ? NULL
      : g_ascii_dtostr (buffer, G_ASCII_DTOSTR_BUF_SIZE, channel->scale);
}

static const char *
channel_rate (const SoleusImportChannel *channel, char *buffer)
{
  return channel->rate_hz == 0.0
      ? NULL
      : g_ascii_dtostr (buffer, G_ASCII_DTOSTR_BUF_SIZE, channel->rate_hz);
}

static const struct
{
  const char *key;
  const char *(*get) (const SoleusImportChannel *channel, char *buffer);
} keys[] = {
    {"kind", channel_kind},
    {"unit", channel_unit},
    {"scale", channel_scale},
    {"rate", channel_rate},
};

static void
begin_member (GString *json, const char *key)
{
  g_string_append_printf (json, "%s\"%s\": ", json->len > 1 ? ", " : "", key);
}

char *
soleus_import_choice_dup_json (
    const SoleusImportChannel *channels, guint n, double rate_hz)
{
  g_autoptr (GString) json = g_string_new ("{");
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      guint n_told = 0;
      if (keys[k].get == channel_rate && rate_hz > 0.0)
        continue;
      for (guint c = 0; c < n; c++)
        {
          const char *value = keys[k].get (&channels[c], buffer);
          if (value == NULL)
            continue;
          if (n_told == 0)
            begin_member (json, keys[k].key);
          g_string_append_printf (
              json, "%s\"%u\": \"%s\"", n_told++ == 0 ? "{" : ", ", c, value);
        }
      if (n_told > 0)
        g_string_append_c (json, '}');
    }
  if (rate_hz > 0.0)
    {
      begin_member (json, "rate");
      g_string_append (json, g_ascii_dtostr (buffer, sizeof buffer, rate_hz));
    }
  if (json->len == 1)
    return NULL;
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static const char *
known_unit (const char *unit)
{
  for (gsize i = 0; soleus_import_units[i] != NULL; i++)
    if (strcmp (soleus_import_units[i], unit) == 0)
      return soleus_import_units[i];
  return NULL;
}

static void
take_wish (const SoleusWish *wish, SoleusImportChannel *channel)
{
  SoleusKind kind;

  if (strcmp (wish->key, "kind") == 0
      && soleus_kind_from_id (wish->value, &kind))
    channel->kind = soleus_kind_id (kind);
  else if (strcmp (wish->key, "unit") == 0)
    channel->unit = known_unit (wish->value);
  else if (strcmp (wish->key, "scale") == 0)
    soleus_text_to_double (wish->value, &channel->scale);
  else if (strcmp (wish->key, "rate") == 0)
    soleus_text_to_double (wish->value, &channel->rate_hz);
}

void
soleus_import_choice_read (
    const char *json, SoleusImportChannel *channels, guint n, double *rate_hz)
{
  g_autoptr (GPtrArray) wishes =
      json == NULL ? NULL : soleus_sidecar_parse (json, -1, NULL);

  *rate_hz = 0.0;
  for (guint c = 0; c < n; c++)
    channels[c] = (SoleusImportChannel){NULL};
  for (guint i = 0; wishes != NULL && i < wishes->len; i++)
    {
      const SoleusWish *wish = g_ptr_array_index (wishes, i);
      gint64 c;
      if (wish->channel == NULL && strcmp (wish->key, "rate") == 0)
        soleus_text_to_double (wish->value, rate_hz);
      else if (wish->channel != NULL && soleus_text_to_int (wish->channel, &c)
          && c >= 0 && c < n)
        take_wish (wish, &channels[c]);
    }
}

gboolean
soleus_import_choice_number (const char *text, double *value)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');

  *value = 0.0;
  if (*g_strstrip (plain) == '\0')
    return TRUE;
  return soleus_text_to_double (plain, value) && *value != 0.0;
}
