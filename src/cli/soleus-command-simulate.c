/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cli-progress.h"
#include "soleus-edf-write.h"
#include "soleus-error.h"
#include "soleus-simulate.h"

static const SoleusOption options[] = {
    {"output", 'o', N_ ("FILE"),
        N_ ("The recording to write, EDF+. Required "
            "unless --list or --truth stands alone."),
        FALSE, NULL},
    {"truth", 't', N_ ("FILE"),
        N_ ("Write the truth as JSON: every discharge, burst, episode, state "
            "and artefact."),
        FALSE, NULL},
    {"list", 0, NULL, N_ ("List the patterns and end."), FALSE, NULL},
    {"seed", 's', N_ ("N"),
        N_ ("Start of the random numbers, 1 where not given. The same seed "
            "gives the same files."),
        FALSE, NULL},
    {"duration", 'd', N_ ("S"), N_ ("Length in seconds."), FALSE, NULL},
    {"rate", 0, N_ ("HZ"),
        N_ ("Samples a second of EMG: 2000 on the skin, 20000 with a needle "
            "where not given."),
        FALSE, NULL},
    {"acc-rate", 0, N_ ("HZ"),
        N_ ("Samples a second of the accelerometer, 100 where not given; 0 "
            "leaves it out."),
        FALSE, NULL},
    {"channels", 'n', N_ ("N"), N_ ("Number of EMG channels."), FALSE, NULL},
    {"model", 'm', N_ ("MODEL"),
        N_ ("Shape of a unit's potential: hermite (Hermite-Rodriguez "
            "functions) or tripole (travelling tripole)."),
        FALSE, NULL},
    {"array", 0, NULL,
        N_ ("Channels 20 mm apart along one muscle instead of one a muscle; "
            "needs --model tripole."),
        FALSE, NULL},
    {"snr", 0, N_ ("X"),
        N_ ("Single potentials: peak to peak over noise RMS; bursts: 20 log10 "
            "of RMS over noise RMS, dB. Without it amplitudes are drawn as "
            "they are found in people."),
        FALSE, NULL},
    {"per-minute", 0, N_ ("X"),
        N_ ("Events a minute, where the pattern has such "
            "a rate."),
        FALSE, NULL},
    {"frequency", 'f', N_ ("HZ"),
        N_ ("Beats or repetitions a second, where the pattern has a rhythm."),
        FALSE, NULL},
    {"noise", 0, N_ ("HOW"),
        N_ ("clean (amplifier alone), plain (and slow noise and wander, the "
            "standard), mixed (and mains, heart, pops, movements, "
            "contractions), hard (all of it strong, and steady activity)."),
        FALSE, NULL},
    {"set", 0, N_ ("ITEM=X"),
        N_ ("One item of the noise by itself, such as mains-uv=20 or pops=2; "
            "--list names them."),
        TRUE, NULL},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"simulate FASC -o twitches.edf --truth twitches.json --seed 7",
        N_ ("Two minutes of isolated twitches with their truth.")},
    {"simulate TREM -o tremor.edf --frequency 6 --snr 6 --duration 30",
        N_ ("A 6 Hz tremor at 6 dB.")},
    {"simulate DBL -o doublets.edf --model tripole --noise mixed "
     "--set mains-uv=20",
        N_ ("Doublets of the physical model under mains of 20 uV, the heart, "
            "pops and contractions.")},
    {NULL, NULL},
};

static void
print_list (void)
{
  for (const SoleusRecipe *row = soleus_recipes; row->id != NULL; row++)
    g_print ("%-14s %s\n", row->id, _ (row->summary));
  g_print ("\n");
  for (guint i = 0; i < SOLEUS_N_DISTURBS; i++)
    {
      const SoleusDisturbRow *row = soleus_disturb_get_row ((SoleusDisturb)i);
      g_print ("%-14s %s\n", row->key, _ (row->help));
    }
}

static gboolean
read_item (SoleusSimulateOptions *out, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');

  for (guint i = 0; equals != NULL && i < SOLEUS_N_DISTURBS; i++)
    {
      const SoleusDisturbRow *row = soleus_disturb_get_row ((SoleusDisturb)i);
      if (strlen (row->key) == (gsize)(equals - text)
          && g_str_has_prefix (text, row->key)
          && soleus_arguments_number (equals + 1, &out->disturbs[i])
          && out->disturbs[i] >= 0.0 && out->disturbs[i] <= row->max)
        return TRUE;
    }
  return soleus_arguments_refuse (
      "set", text, _ ("an item of “simulate --list” and its number"), error);
}

static gboolean
read_words (const SoleusArguments *arguments, SoleusSimulateOptions *out,
    GError **error)
{
  const char *model = soleus_arguments_get (arguments, "model");
  const char *noise = soleus_arguments_get (arguments, "noise");
  const char *const *items = soleus_arguments_get_all (arguments, "set");

  if (model != NULL && !soleus_shape_from_id (model, &out->shape))
    return soleus_arguments_refuse ("model", model, "hermite, tripole", error);
  if (noise != NULL && !soleus_weather_from_id (noise, &out->weather))
    return soleus_arguments_refuse (
        "noise", noise, "clean, plain, mixed, hard", error);
  out->array = soleus_arguments_has (arguments, "array");
  if (out->array && out->shape != SOLEUS_SHAPE_TRIPOLE)
    return soleus_arguments_refuse (
        "array", model == NULL ? "hermite" : model, "--model tripole", error);
  for (; *items != NULL; items++)
    if (!read_item (out, *items, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_numbers (const SoleusArguments *arguments, SoleusSimulateOptions *out,
    GError **error)
{
  const struct
  {
    const char *name;
    double min, max;
    double *value;
  } rows[] = {
      {"duration", 1.0, 172800.0, &out->duration_s},
      {"rate", 150.0, 100000.0, &out->rate_hz},
      {"acc-rate", 0.0, 5000.0, &out->acc_rate_hz},
      {"snr", -20.0, 200.0, &out->snr},
      {"per-minute", 0.01, 6000.0, &out->per_min},
      {"frequency", 0.01, 500.0, &out->frequency_hz},
  };
  double channels = out->n_channels, seed = (double)out->seed;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!soleus_arguments_get_number (arguments, rows[i].name, rows[i].min,
            rows[i].max, *rows[i].value, rows[i].value, error))
      return FALSE;
  if (!soleus_arguments_get_number (
          arguments, "channels", 1.0, 64.0, channels, &channels, error)
      || !soleus_arguments_get_number (
          arguments, "seed", 0.0, 9e15, seed, &seed, error))
    return FALSE;
  out->n_channels = (int)channels;
  out->seed = (guint64)seed;
  return TRUE;
}

static const SoleusRecipe *
find_recipe (const SoleusArguments *arguments, GError **error)
{
  const char *id = soleus_arguments_get_words (arguments)[0];
  const SoleusRecipe *recipe = id == NULL ? NULL : soleus_recipe_find (id);

  if (recipe != NULL)
    return recipe;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Pattern “%s” cannot be simulated, expected one of those that "
         "“soleus-cli simulate --list” names."),
      id == NULL ? "" : id);
  return NULL;
}

static gboolean
write_truth (const SoleusTruth *truth, const char *path, GError **error)
{
  g_autofree char *json = soleus_truth_dup_json (truth);
  g_autoptr (GError) own = NULL;

  if (g_file_set_contents (path, json, -1, &own))
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s: could not be written (%s)."), path, own->message);
  return FALSE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  g_autofree char *left = g_canonicalize_filename (a, NULL);
  g_autofree char *right = g_canonicalize_filename (b, NULL);

  return strcmp (left, right) == 0;
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  const char *path = soleus_arguments_get (arguments, "output");
  const char *truth_path = soleus_arguments_get (arguments, "truth");
  SoleusSimulateOptions wanted;
  const SoleusRecipe *recipe;
  SoleusProgress *progress;
  g_autoptr (SoleusTruth) truth = NULL;
  g_autoptr (SoleusRecording) recording = NULL;
  gboolean done;

  if (soleus_arguments_has (arguments, "list"))
    {
      print_list ();
      return TRUE;
    }
  soleus_simulate_options_init (&wanted);
  recipe = find_recipe (arguments, error);
  if (recipe == NULL || !read_numbers (arguments, &wanted, error)
      || !read_words (arguments, &wanted, error))
    return FALSE;
  if (path == NULL && truth_path == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("simulate: no file to write, expected --output or --truth."));
      return FALSE;
    }
  if (path != NULL && truth_path != NULL && is_same_file (path, truth_path))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("%s: both --output and --truth would be written there, expected "
             "two files."),
          path);
      return FALSE;
    }
  progress = soleus_cli_progress_begin (arguments, _ ("Simulating"));
  recording = soleus_simulate (recipe, &wanted, &truth, progress, error);
  done = recording != NULL
      && (path == NULL || soleus_edf_write (recording, NULL, path, NULL, error))
      && (truth_path == NULL || write_truth (truth, truth_path, error));
  soleus_cli_progress_end ();
  return done;
}

const SoleusCommand soleus_command_simulate = {
    .name = "simulate",
    .summary = N_ ("make a recording of a pattern with known truth"),
    .synopsis = "PATTERN -o OUT.edf [--truth OUT.json] [--seed N] [--snr X] "
                "[--noise HOW] ...",
    .description = N_ (
        "Plays a recipe from physiology: motor units with their shapes and "
        "firing, the twitch they give the skin, the limb they move, and the "
        "noise of electrodes, mains, heart and sensor. What is made is "
        "synthetic and says so in its annotations.\n\n"
        "The truth is a JSON file “soleus-truth/1” with the same names as the "
        "analysis: bursts, episodes, states and artefacts. Onset and offset "
        "of a burst are the first and last instant at which its signal, free "
        "of noise, exceeds a tenth of its own peak.\n\n"
        "Signals are held in memory: 8 bytes a sample while they are made."),
    .options = options,
    .min_words = 0,
    .max_words = 1,
    .words = N_ ("one pattern"),
    .examples = examples,
    .run = run,
};
