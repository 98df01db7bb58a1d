/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wish.h"

#include <glib/gi18n-lib.h>

#include "soleus-channel.h"
#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-unit.h"

static gboolean
is_kind (const char *value)
{
  SoleusKind kind;

  return soleus_kind_from_id (value, &kind);
}

static gboolean
is_unit (const char *value)
{
  return soleus_unit_lookup (value) != NULL;
}

static gboolean
is_rate (const char *value)
{
  double rate_hz;

  return soleus_text_to_double (value, &rate_hz) && rate_hz >= 0.001
      && rate_hz <= 1e6;
}

static gboolean
is_scale (const char *value)
{
  double scale;

  return soleus_text_to_double (value, &scale) && scale != 0.0;
}

static gboolean
is_word (const char *value)
{
  return *value != '\0' && g_utf8_validate (value, -1, NULL);
}

static gboolean
is_side (const char *value)
{
  SoleusSide side;

  return soleus_side_from_id (value, &side);
}

static const struct
{
  const char *key;
  gboolean (*fits) (const char *value); /* NULL: takes no value */
  const char *expected;
} rows[] = {
    {"channel", NULL, N_ ("a channel number or label")},
    {"kind", is_kind, N_ ("emg, accelerometer or other")},
    {"unit", is_unit, N_ ("one like uV, mV, V, g, mg or m/s^2")},
    {"rate", is_rate, N_ ("0.001 to 1,000,000 Hz")},
    {"scale", is_scale, N_ ("a number other than 0")},
    {"muscle", is_word, N_ ("a word")},
    {"side", is_side, N_ ("left or right")},
};

const char *const *
soleus_wish_keys (void)
{
  static const char *const keys[] = {
      "channel", "kind", "unit", "rate", "scale", "muscle", "side", NULL};

  return keys;
}

gboolean
soleus_wish_check (const SoleusWish *wish, GError **error)
{
  g_autofree char *legal = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *given = rows[i].fits == NULL ? wish->channel : wish->value;
      if (g_strcmp0 (rows[i].key, wish->key) != 0)
        continue;
      if (given != NULL && (rows[i].fits == NULL || rows[i].fits (given)))
        return TRUE;
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("%s “%s” cannot be, expected %s."), wish->key,
          given != NULL ? given : "", _ (rows[i].expected));
      return FALSE;
    }
  legal = g_strjoinv (", ", (char **)soleus_wish_keys ());
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("“%s” is nothing that can be told of a channel, expected one of %s."),
      wish->key, legal);
  return FALSE;
}
