/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-text-dialect.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-time-stamp.h"

#define MAX_JSON_BYTES (64 << 10)
#define MAX_JSON_DEPTH 16

static void
rename_column (SoleusTextColumn *column, char *name, const char *unit)
{
  g_free (column->name);
  column->name = name;
  if (unit != NULL && column->unit == NULL)
    column->unit = g_strdup (unit);
}

/* What stands behind "key" and ":" or "=" in a header line, or NULL. */
static char *
find_value (const SoleusTextLayout *layout, const char *key)
{
  for (guint i = 0; i < layout->preamble->len; i++)
    {
      const char *line = g_ptr_array_index (layout->preamble, i);
      const char *p = line + strspn (line, "#% ");
      if (g_ascii_strncasecmp (p, key, strlen (key)) != 0)
        continue;
      p += strlen (key);
      p += strspn (p, " :=");
      return g_strstrip (g_strdup (p));
    }
  return NULL;
}

/* "# Labels:= acc_x	acc_y	acc_z", "# Units:= m/s^2" */
static void
apply_biosppy (SoleusTextLayout *layout)
{
  g_autofree char *labels = find_value (layout, "Labels");
  g_autofree char *units = find_value (layout, "Units");
  g_auto (GStrv) names =
      g_strsplit_set (labels != NULL ? labels : "", " \t", -1);
  g_auto (GStrv) words = g_strsplit_set (units != NULL ? units : "", " \t", -1);
  guint n_words = g_strv_length (words);

  for (guint c = 0; c < layout->n_columns && names[c] != NULL; c++)
    {
      const char *unit = n_words == 0 ? NULL : words[MIN (c, n_words - 1)];
      rename_column (&layout->columns[c], g_strdup (names[c]), unit);
    }
}

/* Index, electrodes in uV, three axes in g, time of day. Newer files have a
 * line of names, which then says all this. */
static void
apply_openbci (SoleusTextLayout *layout)
{
  const guint n = layout->n_columns;

  if (n < 6 || *layout->columns[0].name != '\0')
    return;
  layout->columns[0].role = SOLEUS_COLUMN_COUNTER;
  for (guint c = 1; c + 1 < n; c++)
    {
      SoleusTextColumn *column = &layout->columns[c];
      if (c + 4 < n)
        rename_column (column, g_strdup_printf ("EXG %u", c), "uV");
      else
        rename_column (
            column, g_strdup_printf ("Accel %c", 'X' + (int)(c + 4 - n)), "g");
    }
}

static const char *
json_text (JsonArray *array, guint i)
{
  JsonNode *node;

  if (array == NULL || i >= json_array_get_length (array))
    return "";
  node = json_array_get_element (array, i);
  if (!JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return "";
  return json_node_get_string (node);
}

static JsonArray *
json_list (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
      ? json_node_get_array (node)
      : NULL;
}

/* Columns of one device from column @first on; returns the next. The sensor
 * is told for the channels, which come last. */
static guint
apply_device (SoleusTextLayout *layout, JsonObject *device, guint first)
{
  JsonArray *columns = json_list (device, "column");
  JsonArray *sensors = json_list (device, "sensor");
  guint n = columns == NULL ? 0 : json_array_get_length (columns);
  guint n_sensors = sensors == NULL ? 0 : json_array_get_length (sensors);
  guint c = 0;

  for (; c < n && first + c < layout->n_columns; c++)
    {
      SoleusTextColumn *column = &layout->columns[first + c];
      const char *name = json_text (columns, c);
      const char *sensor =
          c + n_sensors < n ? "" : json_text (sensors, c + n_sensors - n);
      gboolean plain = *sensor == '\0' || strcmp (sensor, "RAW") == 0
          || strcmp (sensor, "XYZ") == 0;
      if (strcmp (name, "nSeq") == 0)
        column->role = SOLEUS_COLUMN_COUNTER;
      else if (strcmp (name, "DI") == 0 || strcmp (name, "DO") == 0)
        column->role = SOLEUS_COLUMN_LEFT_OUT;
      rename_column (column,
          plain ? g_strdup (name) : g_strdup_printf ("%s %s", sensor, name),
          NULL);
    }
  return first + c;
}

static void
take_json_start (SoleusTextLayout *layout, JsonObject *device)
{
  JsonNode *date = json_object_get_member (device, "date");
  JsonNode *time = json_object_get_member (device, "time");
  g_autofree char *stamp = NULL;
  double start_s;

  if (date == NULL || time == NULL || !JSON_NODE_HOLDS_VALUE (date)
      || !JSON_NODE_HOLDS_VALUE (time)
      || json_node_get_value_type (date) != G_TYPE_STRING
      || json_node_get_value_type (time) != G_TYPE_STRING)
    return;
  stamp = g_strdup_printf (
      "%s %s", json_node_get_string (date), json_node_get_string (time));
  if (soleus_time_stamp_read (stamp, strlen (stamp), &start_s)
      == SOLEUS_STAMP_DATE)
    layout->start_s = start_s;
}

static gboolean
nested_too_deep (const char *text)
{
  int depth = 0;

  for (; *text != '\0'; text++)
    {
      depth += *text == '{' || *text == '[';
      depth -= *text == '}' || *text == ']';
      if (depth > MAX_JSON_DEPTH)
        return TRUE;
    }
  return FALSE;
}

static void
apply_opensignals (SoleusTextLayout *layout)
{
  for (guint i = 0; i < layout->preamble->len; i++)
    {
      const char *json = strchr (g_ptr_array_index (layout->preamble, i), '{');
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GList) devices = NULL;
      JsonObject *root;
      guint next = 0;
      if (json == NULL || strlen (json) > MAX_JSON_BYTES
          || nested_too_deep (json)
          || !json_parser_load_from_data (parser, json, -1, NULL)
          || json_parser_get_root (parser) == NULL
          || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
        continue;
      root = json_node_get_object (json_parser_get_root (parser));
      devices = json_object_get_members (root);
      for (GList *l = devices; l != NULL; l = l->next)
        {
          JsonNode *node = json_object_get_member (root, l->data);
          if (!JSON_NODE_HOLDS_OBJECT (node))
            continue;
          next = apply_device (layout, json_node_get_object (node), next);
          take_json_start (layout, json_node_get_object (node));
        }
      return;
    }
}

/* "Start Time 10:00:00", "Start Date 9/17/2019"; values in g. */
static void
apply_actilife (SoleusTextLayout *layout)
{
  g_autofree char *time = find_value (layout, "Start Time");
  g_autofree char *date = find_value (layout, "Start Date");
  g_autofree char *stamp = g_strdup_printf (
      "%s %s", date != NULL ? date : "", time != NULL ? time : "");
  double start_s;

  if (soleus_time_stamp_read (stamp, strlen (stamp), &start_s)
      == SOLEUS_STAMP_DATE)
    layout->start_s = start_s;
  for (guint c = 0; c < layout->n_columns; c++)
    if (strstr (layout->columns[c].name, "Accel") != NULL
        && layout->columns[c].unit == NULL)
      layout->columns[c].unit = g_strdup ("g");
}

static void
apply_nothing (SoleusTextLayout *layout)
{
}

/* Known by words that stand somewhere in the lines before the numbers. */
static const struct
{
  const char *words;
  const char *name;
  void (*apply) (SoleusTextLayout *layout);
} dialects[] = {
    {"Simple Text Format", "BioSPPy", apply_biosppy},
    {"OpenSignals Text File Format", "OpenSignals", apply_opensignals},
    {"OpenBCI Raw", "OpenBCI", apply_openbci},
    {"ActiGraph", "ActiLife", apply_actilife},
    {"seconds_elapsed", "Sensor Logger", apply_nothing},
    {"gFx", "Physics Toolbox", apply_nothing},
    {"Acceleration x (m/s^2)", "phyphox", apply_nothing},
    {"X [s]", "Delsys", apply_nothing},
    {"X[s]", "Delsys", apply_nothing},
    {"Noraxon", "Noraxon", apply_nothing},
};

/* How programs write the rate, or the time between samples, into headers. */
static const struct
{
  const char *pattern; /* its first group is the number, the second a unit */
  gboolean is_interval;
} rate_patterns[] = {
    {"(?i)sampl\\w*[ _-]*(?:rate|freq\\w*)[^0-9]{0,20}([0-9.]+) *(k?hz)?",
        FALSE},
    {"(?i)\\bat ([0-9.]+) *(k?hz)", FALSE},
    {"(?i)\\bfs *[:=]+ *([0-9.]+) *(k?hz)?", FALSE},
    {"(?i)\\binterval[^0-9]{0,10}([0-9.]+) *(m?s)\\b", TRUE},
};

static double
match_rate_hz (const char *line, guint i)
{
  g_autoptr (GRegex) regex = g_regex_new (rate_patterns[i].pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL, *unit = NULL;
  double value;

  if (!g_regex_match (regex, line, 0, &match))
    return 0.0;
  number = g_match_info_fetch (match, 1);
  unit = g_match_info_fetch (match, 2);
  if (!soleus_text_to_double (number, &value) || !(value > 0))
    return 0.0;
  if (unit != NULL && g_ascii_tolower (unit[0]) == 'k')
    value *= 1e3;
  if (unit != NULL && g_ascii_tolower (unit[0]) == 'm')
    value *= 1e-3;
  if (rate_patterns[i].is_interval)
    value = 1.0 / value;
  return value >= 0.001 && value <= 1e6 ? value : 0.0;
}

static void
find_rate (SoleusTextLayout *layout)
{
  for (guint i = 0; i < layout->preamble->len && i < 100; i++)
    for (guint k = 0; k < G_N_ELEMENTS (rate_patterns); k++)
      if (layout->rate_hz == 0.0)
        layout->rate_hz =
            match_rate_hz (g_ptr_array_index (layout->preamble, i), k);
}

static gboolean
preamble_has (const SoleusTextLayout *layout, const char *words)
{
  for (guint i = 0; i < layout->preamble->len; i++)
    if (strstr (g_ptr_array_index (layout->preamble, i), words) != NULL)
      return TRUE;
  return FALSE;
}

void
soleus_text_dialect_apply (SoleusTextLayout *layout)
{
  find_rate (layout);
  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++)
    if (preamble_has (layout, dialects[i].words))
      {
        layout->dialect = dialects[i].name;
        dialects[i].apply (layout);
        return;
      }
}
