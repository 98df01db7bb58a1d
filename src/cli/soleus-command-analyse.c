/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "soleus-cli-case.h"
#include "soleus-cli-result.h"
#include "soleus-error.h"
#include "soleus-export-csv.h"
#include "soleus-export-excluded.h"
#include "soleus-export-json.h"
#include "soleus-overwrite.h"

static const SoleusOption options[] = {
    {"json", 0, NULL,
        N_ ("Print the analysis as JSON “soleus-analysis/1”; of several files "
            "one document after the other."),
        FALSE, NULL},
    {"events", 'e', N_ ("FILE"),
        N_ ("Write the events as CSV: onset_s, duration_s, label, channel, "
            "frequency_hz, score. Takes one recording."),
        FALSE, NULL},
    {"level", 'l', N_ ("LEVEL"),
        N_ ("What --events lists: discharge, burst (the standard) or "
            "episode."),
        FALSE, NULL},
    {"excluded", 0, N_ ("FILE"),
        N_ ("Write what was left out, and why, as CSV: disturbed stretches, "
            "gaps, time not at rest, unusable channels. Takes one recording."),
        FALSE, NULL},
    {"answers", 'a', N_ ("FILE"),
        N_ ("The person's answers, a JSON object: {\"Q01\": \"yes\", \"age\": "
            "52}. “soleus-cli questions --json” lists all keys."),
        FALSE, NULL},
    {"history", 0, N_ ("FILE.json"),
        N_ ("Earlier analyses of the same person, as --json wrote them."), TRUE,
        ".json"},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"analyse calf.edf", N_ ("The result in words.")},
    {"analyse calf.edf --json --answers me.json > calf.json",
        N_ ("The result as data, with the person's answers.")},
    {"analyse night.edf --events bursts.csv --level burst",
        N_ ("Every burst as a row of a table, besides the words.")},
    {"analyse --history may.json june.json -- july.edf",
        N_ ("With what was found earlier: twitches that stay ask for a "
            "doctor.")},
    {NULL, NULL},
};

typedef struct
{
  gboolean json;
  const char *events_path; /* NULL: none */
  SoleusEventLevel level;
  const char *excluded_path; /* NULL: none */
  guint n_printed;
} Wanted;

static gboolean
write_events (
    const SoleusReportInput *input, const Wanted *wanted, GError **error)
{
  g_autoptr (SoleusSink) sink = NULL;

  if (soleus_overwrite_check (input->recording, wanted->events_path, error))
    sink = soleus_sink_new_file (wanted->events_path, error);
  if (sink == NULL)
    return FALSE;
  soleus_export_csv (input, wanted->level, sink);
  return soleus_sink_close (sink, error);
}

static gboolean
write_excluded (
    const SoleusReportInput *input, const char *path, GError **error)
{
  g_autoptr (SoleusSink) sink = NULL;

  if (soleus_overwrite_check (input->recording, path, error))
    sink = soleus_sink_new_file (path, error);
  if (sink == NULL)
    return FALSE;
  soleus_export_excluded (input, sink);
  return soleus_sink_close (sink, error);
}

static gboolean
print_json (const SoleusReportInput *input, GError **error)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_stream (stdout);

  soleus_export_json (input, sink);
  return soleus_sink_close (sink, error);
}

static gboolean
use_case (const SoleusCliCase *one, gpointer user_data, GError **error)
{
  Wanted *wanted = user_data;
  const SoleusReportInput input = soleus_cli_case_input (one);

  if (wanted->events_path != NULL && !write_events (&input, wanted, error))
    return FALSE;
  if (wanted->excluded_path != NULL
      && !write_excluded (&input, wanted->excluded_path, error))
    return FALSE;
  if (wanted->json)
    return print_json (&input, error);
  if (wanted->n_printed++ > 0)
    g_print ("\n\n");
  soleus_cli_result_print (one);
  return TRUE;
}

static gboolean
read_wanted (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  const char *level = soleus_arguments_get (arguments, "level");

  wanted->json = soleus_arguments_has (arguments, "json");
  wanted->events_path = soleus_arguments_get (arguments, "events");
  wanted->excluded_path = soleus_arguments_get (arguments, "excluded");
  wanted->level = SOLEUS_LEVEL_BURST;
  if (level != NULL && !soleus_event_level_from_id (level, &wanted->level))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("Option --level: “%s”, expected discharge, burst or episode."),
          level);
      return FALSE;
    }
  if ((wanted->events_path == NULL && wanted->excluded_path == NULL)
      || soleus_arguments_get_n_words (arguments) == 1)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Option --%s: %u recordings, expected one."),
      wanted->events_path != NULL ? "events" : "excluded",
      soleus_arguments_get_n_words (arguments));
  return FALSE;
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  Wanted wanted = {0};
  g_autoptr (SoleusCliSettings) settings = NULL;

  if (!read_wanted (arguments, &wanted, error))
    return FALSE;
  settings = soleus_cli_settings_new (arguments, error);
  return settings != NULL
      && soleus_cli_case_each (arguments, settings, use_case, &wanted, error);
}

const SoleusCommand soleus_command_analyse = {
    .name = "analyse",
    .summary = N_ ("find and measure every twitch, and say what may cause it"),
    .synopsis = "FILE... [--json] [--events OUT.csv [--level LEVEL]] "
                "[--answers A.json] [--history OLD.json...] [OPTIONS]",
    .description = N_ (
        "Looks for twitches, grouped twitches, tremor, contractions and other "
        "patterns in every channel that can show them, measures each, and "
        "counts them over the time of usable rest. Then it weighs 26 causes by "
        "what was found and by the person's answers, and says how urgent it is "
        "to see a doctor.\n\n"
        "Without --json the result is printed in words. The analysis depends "
        "on the file and the parameters alone: the same file gives the same "
        "bytes, whatever folder it lies in and however many cores work on "
        "it. No library is read.\n\n"
        "With several files each is done; the exit status is 1 when any could "
        "not be."),
    .options = options,
    .opens_recordings = TRUE,
    .min_words = 1,
    .max_words = G_MAXUINT,
    .words = N_ ("at least one recording"),
    .examples = examples,
    .run = run,
};
