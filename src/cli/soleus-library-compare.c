/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "soleus-arguments.h"
#include "soleus-config.h"
#include "soleus-json-writer.h"
#include "soleus-people-words.h"
#include "soleus-poisson.h"
#include "soleus-robust.h"

/* Half a page of A4, points. */
#define WIDTH 540.0
#define HEIGHT 300.0

static void
put_values (SoleusJsonWriter *json, const char *key, const GArray *values)
{
  const double *x = (const double *)(void *)values->data;
  const double shares[] = {0.25, 0.5, 0.75};

  soleus_json_begin_object (json, key);
  soleus_json_int (json, "n", values->len);
  soleus_json_begin_array (json, "quartiles");
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    soleus_json_number (json, NULL,
        values->len == 0 ? NAN
                         : soleus_quantile_double (x, values->len, shares[i]));
  soleus_json_end_array (json);
  soleus_json_end_object (json);
}

static void
put_side (SoleusJsonWriter *json, const char *key, const SoleusPairSide *side)
{
  double rate, low, high;

  soleus_poisson_rate_per_min (
      side->count.n, side->count.observed_s, &rate, &low, &high);
  soleus_json_begin_object (json, key);
  soleus_json_string (json, "name", side->name);
  soleus_json_string (json, "places", side->places);
  soleus_json_string (json, "kind", side->kind);
  soleus_json_string (json, "unit", side->unit);
  soleus_json_string (json, "settings_hash", side->settings_hash);
  soleus_json_int (json, "n", side->count.n);
  soleus_json_number (json, "observed_s", side->count.observed_s);
  soleus_json_number (json, "rate_per_min", rate);
  soleus_json_number (json, "rate_low", low);
  soleus_json_number (json, "rate_high", high);
  put_values (json, "amplitude", side->amplitudes);
  put_values (json, "interval_s", side->intervals_s);
  soleus_json_end_object (json);
}

static void
put_pair (const SoleusPair *pair)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_stream (stdout);
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "schema", "soleus-pair/1");
  soleus_json_string (&json, "version", SOLEUS_VERSION);
  soleus_json_string (&json, "pattern", pair->pattern);
  put_side (&json, "first", &pair->first);
  put_side (&json, "second", &pair->second);
  soleus_json_number (&json, "ratio", pair->ratio.ratio.value);
  soleus_json_number (&json, "ratio_low", pair->ratio.ratio.low);
  soleus_json_number (&json, "ratio_high", pair->ratio.ratio.high);
  soleus_json_number (&json, "p", pair->ratio.p);
  soleus_json_bool (&json, "differs", pair->ratio.differs);
  soleus_json_number (&json, "more_min", pair->ratio.more_min);
  soleus_json_bool (
      &json, "other_places", (pair->differs & SOLEUS_PAIR_PLACES) != 0);
  soleus_json_bool (
      &json, "other_sensor", (pair->differs & SOLEUS_PAIR_SENSOR) != 0);
  soleus_json_bool (
      &json, "other_settings", (pair->differs & SOLEUS_PAIR_SETTINGS) != 0);
  soleus_json_end_object (&json);
  soleus_sink_close (sink, NULL);
}

static void
print_side (const SoleusPairSide *side)
{
  g_autofree char *rate = soleus_count_dup_words (side->count);

  g_print ("%s (%s)\n  %s\n", side->name, side->places, rate);
}

void
soleus_library_print_pair (const SoleusPair *pair, gboolean json)
{
  g_autofree char *words = soleus_rate_ratio_dup_words (&pair->ratio);
  g_autofree char *summary = soleus_pair_dup_summary (pair);
  g_autoptr (GPtrArray) warnings = soleus_pair_dup_warnings (pair);

  if (json)
    {
      put_pair (pair);
      return;
    }
  print_side (&pair->first);
  print_side (&pair->second);
  g_print ("\n%s\n%s\n", words, summary);
  for (guint i = 0; i < warnings->len; i++)
    g_print ("%s\n", (const char *)g_ptr_array_index (warnings, i));
}

gboolean
soleus_library_can_draw (const char *path, GError **error)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; soleus_figure_formats[i].id != NULL; i++)
    if (dot != NULL && strcmp (soleus_figure_formats[i].id, dot + 1) == 0)
      return TRUE;
  return soleus_arguments_refuse (
      "output", path, "*.png, *.svg, *.pdf, *.csv", error);
}

gboolean
soleus_library_draw_pair (
    const SoleusPair *pair, const char *path, GError **error)
{
  g_autoptr (SoleusFigure) figure = soleus_pair_figure_new (pair);
  g_autofree char *title = g_strdup_printf (
      "%s, %s – %s", pair->pattern, pair->first.name, pair->second.name);
  g_autoptr (GBytes) bytes = soleus_figure_render (
      figure, strrchr (path, '.') + 1, title, WIDTH, HEIGHT, error);
  g_autoptr (SoleusSink) sink =
      bytes == NULL ? NULL : soleus_sink_new_file (path, error);
  gsize size;
  const char *data;

  if (sink == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  soleus_sink_write (sink, data, size);
  return soleus_sink_close (sink, error);
}
