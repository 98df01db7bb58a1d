/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-settings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-cli-json.h"
#include "soleus-error.h"
#include "soleus-pattern.h"
#include "soleus-summarise.h"

#define SCHEMA "soleus-analysis/1"

/* Twitches of @channel by the summary. */
static double
count_twitches (JsonArray *summary, double channel)
{
  double n = 0.0;

  for (guint i = 0; summary != NULL && i < json_array_get_length (summary); i++)
    {
      JsonObject *row = soleus_cli_json_element (summary, i);
      double count;
      if (row == NULL || soleus_cli_json_number (row, "channel") != channel
          || !soleus_pattern_is_twitch (
              soleus_pattern_from_id (soleus_cli_json_text (row, "pattern"))))
        continue;
      count = soleus_cli_json_number (row, "n");
      n += isfinite (count) ? count : 0.0;
    }
  return n;
}

/* The channel with the most twitches, then the longest rest: as the evidence
 * of a recording is reckoned. */
static void
take_rate (JsonObject *file, SoleusHistoryRow *row)
{
  JsonArray *quality = soleus_cli_json_array (file, "quality");
  JsonArray *summary = soleus_cli_json_array (file, "summary");
  double most = -1.0;

  for (guint i = 0; quality != NULL && i < json_array_get_length (quality); i++)
    {
      JsonObject *one = soleus_cli_json_element (quality, i);
      double rest_s, n;
      if (one == NULL)
        continue;
      rest_s = soleus_cli_json_number (one, "usable_rest_s");
      n = count_twitches (summary, soleus_cli_json_number (one, "channel"));
      if (!(rest_s > 0.0) || n < most
          || (n == most && rest_s <= row->usable_rest_s))
        continue;
      most = n;
      row->usable_rest_s = rest_s;
      row->rate_per_min = 60.0 * n / rest_s;
    }
}

gboolean
soleus_cli_history_add (
    SoleusHistory *history, const char *path, GError **error)
{
  g_autoptr (JsonObject) file = soleus_cli_json_load (path, error);
  SoleusHistoryRow row = {G_MININT64, (double)NAN, 0.0};
  const char *schema;

  if (file == NULL)
    return FALSE;
  schema = soleus_cli_json_text (file, "schema");
  if (g_strcmp0 (schema, SCHEMA) != 0)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s: schema “%s”, expected “%s”."), path,
          schema == NULL ? "" : schema, SCHEMA);
      return FALSE;
    }
  if (json_object_has_member (file, "recording")
      && JSON_NODE_HOLDS_OBJECT (json_object_get_member (file, "recording")))
    row.day = soleus_history_day_of_text (soleus_cli_json_text (
        json_object_get_object_member (file, "recording"), "start"));
  take_rate (file, &row);
  soleus_history_add (history, &row);
  return TRUE;
}
