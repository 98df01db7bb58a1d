/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-settings.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-answers-file.h"
#include "soleus-cli-file.h"
#include "soleus-cli-json.h"
#include "soleus-config.h"
#include "soleus-error.h"
#include "soleus-preset.h"
#include "soleus-stamp.h"

#define MAX_JOBS 256

/* Options that are corrections of a channel. */
static const char *const wish_options[] = {
    "kind", "unit", "rate", "scale", "muscle", "side"};

static const char *
keep (SoleusCliSettings *settings, char *text)
{
  g_ptr_array_add (settings->words, text);
  return text;
}

static gboolean
add_wish (SoleusCliSettings *settings, SoleusWish wish, GError **error)
{
  if (!soleus_wish_check (&wish, error))
    return FALSE;
  g_array_append_val (settings->wishes, wish);
  return TRUE;
}

/* "N=VALUE", or VALUE alone for every channel. A label may hold "=". */
static gboolean
read_wish (SoleusCliSettings *settings, const char *key, const char *text,
    GError **error)
{
  const char *equals = strrchr (text, '=');
  SoleusWish wish = {.key = key};

  if (equals == NULL)
    wish.value = keep (settings, g_strdup (text));
  else
    {
      wish.channel = keep (settings, g_strndup (text, (gsize)(equals - text)));
      wish.value = keep (settings, g_strdup (equals + 1));
    }
  return add_wish (settings, wish, error);
}

static gboolean
read_wishes (SoleusCliSettings *settings, const SoleusArguments *arguments,
    GError **error)
{
  const char *const *at = soleus_arguments_get_all (arguments, "channel");

  for (; *at != NULL; at++)
    {
      const SoleusWish wish = {
          .key = "channel", .channel = keep (settings, g_strdup (*at))};
      if (!add_wish (settings, wish, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (wish_options); i++)
    for (at = soleus_arguments_get_all (arguments, wish_options[i]);
         *at != NULL; at++)
      if (!read_wish (settings, wish_options[i], *at, error))
        return FALSE;
  return TRUE;
}

static char *
dup_legal_keys (void)
{
  GString *list = g_string_new (NULL);

  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ",
        soleus_parameter_get_spec ((SoleusParameter)i)->key);
  return g_string_free (list, FALSE);
}

/* The numbers of @path, or of its "parameters" where it is an analysis. */
static gboolean
read_parameter_file (
    SoleusCliSettings *settings, const char *path, GError **error)
{
  g_autoptr (JsonObject) file = soleus_cli_json_load (path, error);
  JsonObject *object = file;
  g_autoptr (GList) names = NULL;

  if (file == NULL)
    return FALSE;
  if (json_object_has_member (file, "parameters")
      && JSON_NODE_HOLDS_OBJECT (json_object_get_member (file, "parameters")))
    object = json_object_get_object_member (file, "parameters");
  names = json_object_get_members (object);
  for (GList *at = names; at != NULL; at = at->next)
    {
      const char *key = at->data;
      SoleusParameter parameter;
      if (!soleus_parameter_from_key (key, &parameter))
        {
          g_autofree char *legal = dup_legal_keys ();
          g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
              _ ("%s: parameter “%s” is not known, expected one of %s."), path,
              key, legal);
          return FALSE;
        }
      if (!soleus_parameters_set (&settings->parameters, parameter,
              soleus_cli_json_number (object, key), error))
        {
          g_prefix_error (error, "%s: ", path);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_setting (SoleusCliSettings *settings, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *key =
      g_strndup (text, equals == NULL ? strlen (text) : (gsize)(equals - text));
  g_autoptr (GError) own = NULL;
  SoleusParameter parameter;
  double value;

  if (equals == NULL || !soleus_parameter_from_key (key, &parameter)
      || !soleus_arguments_number (equals + 1, &value))
    {
      g_autofree char *legal = dup_legal_keys ();
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("Option --set: “%s”, expected KEY=NUMBER with one of %s."), text,
          legal);
      return FALSE;
    }
  if (soleus_parameters_set (&settings->parameters, parameter, value, &own))
    return TRUE;
  g_set_error (
      error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE, "--set: %s", own->message);
  return FALSE;
}

static gboolean
read_preset (SoleusCliSettings *settings, const char *name, GError **error)
{
  if (soleus_preset_apply (name, &settings->parameters))
    return TRUE;
  return soleus_arguments_refuse (
      "preset", name, "standard, sensitive, strict, needle", error);
}

/* Preset, then file, then electrode, then --set: the closer word wins. */
static gboolean
read_parameters (SoleusCliSettings *settings, const SoleusArguments *arguments,
    GError **error)
{
  const char *preset = soleus_arguments_get (arguments, "preset");
  const char *path = soleus_arguments_get (arguments, "params");
  const char *electrode = soleus_arguments_get (arguments, "electrode");
  const char *const *at = soleus_arguments_get_all (arguments, "set");

  if (preset != NULL && !read_preset (settings, preset, error))
    return FALSE;
  if (path != NULL && !read_parameter_file (settings, path, error))
    return FALSE;
  if (electrode != NULL && strcmp (electrode, "surface") != 0
      && strcmp (electrode, "needle") != 0)
    return soleus_arguments_refuse (
        "electrode", electrode, "surface, needle", error);
  if (electrode != NULL)
    settings->parameters.values[SOLEUS_PARAMETER_NEEDLE] =
        strcmp (electrode, "needle") == 0 ? 1.0 : 0.0;
  for (; *at != NULL; at++)
    if (!read_setting (settings, *at, error))
      return FALSE;
  return TRUE;
}

/* All that hold now, as one file. */
static gboolean
write_parameters (
    const SoleusCliSettings *settings, const char *path, GError **error)
{
  g_autoptr (SoleusSink) sink = NULL;

  if (path == NULL)
    return TRUE;
  sink = soleus_sink_new_file (path, error);
  if (sink == NULL)
    return FALSE;
  soleus_export_parameters (&settings->parameters, SOLEUS_VERSION, sink);
  return soleus_sink_close (sink, error);
}

static gboolean
read_answers (SoleusCliSettings *settings, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (path == NULL)
    {
      settings->answers = soleus_answers_new ();
      return TRUE;
    }
  if (!soleus_cli_file_load (path, &text, &length, error))
    return FALSE;
  settings->answers = soleus_answers_parse (text, (gssize)length, error);
  if (settings->answers == NULL)
    g_prefix_error (error, "%s: ", path);
  return settings->answers != NULL;
}

static gboolean
read_history (SoleusCliSettings *settings, const SoleusArguments *arguments,
    GError **error)
{
  const char *const *at = soleus_arguments_get_all (arguments, "history");

  if (*at != NULL)
    settings->history = soleus_history_new ();
  for (; *at != NULL; at++)
    if (!soleus_cli_history_add (settings->history, *at, error))
      return FALSE;
  return TRUE;
}

SoleusCliSettings *
soleus_cli_settings_new (const SoleusArguments *arguments, GError **error)
{
  g_autoptr (SoleusCliSettings) settings = g_new0 (SoleusCliSettings, 1);
  double n_jobs = g_get_num_processors ();

  settings->wishes = g_array_new (FALSE, FALSE, sizeof (SoleusWish));
  settings->words = g_ptr_array_new_with_free_func (g_free);
  settings->dataset =
      keep (settings, g_strdup (soleus_arguments_get (arguments, "dataset")));
  soleus_parameters_init (&settings->parameters);
  if (!read_wishes (settings, arguments, error)
      || !read_parameters (settings, arguments, error)
      || !soleus_arguments_get_number (
          arguments, "jobs", 1.0, MAX_JOBS, n_jobs, &n_jobs, error)
      || !read_answers (
          settings, soleus_arguments_get (arguments, "answers"), error)
      || !read_history (settings, arguments, error)
      || !write_parameters (
          settings, soleus_arguments_get (arguments, "params-out"), error))
    return NULL;
  settings->n_jobs = (guint)n_jobs;
  return g_steal_pointer (&settings);
}

void
soleus_cli_settings_free (SoleusCliSettings *settings)
{
  if (settings == NULL)
    return;
  g_array_unref (settings->wishes);
  g_ptr_array_unref (settings->words);
  g_clear_pointer (&settings->answers, soleus_answers_unref);
  g_clear_pointer (&settings->history, soleus_history_unref);
  g_free (settings);
}
