/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-cli-case.h"
#include "soleus-cli-progress.h"
#include "soleus-cli-text.h"
#include "soleus-config.h"
#include "soleus-export-json-parts.h"
#include "soleus-json-writer.h"

static const SoleusOption options[] = {
    {"json", 0, NULL,
        N_ ("Print JSON “soleus-info/1”: the “recording” object of the "
            "analysis."),
        FALSE, NULL},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"info night.edf", N_ ("What is in the file, and how it was understood.")},
    {"info table.csv --rate 1000 --unit uV --json",
        N_ ("A table that says neither rate nor unit.")},
    {NULL, NULL},
};

static gboolean
print_json (const SoleusRecording *recording, GError **error)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_stream (stdout);
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "schema", "soleus-info/1");
  soleus_json_string (&json, "version", SOLEUS_VERSION);
  soleus_json_put_recording (&json, recording);
  soleus_json_end_object (&json);
  return soleus_sink_close (sink, error);
}

static void
print_channel (const SoleusChannel *channel, guint c)
{
  g_autofree char *rate = g_strdup_printf ("%.7g Hz", channel->rate_hz);
  g_autofree char *place = soleus_cli_text_dup_place (channel);
  const char *reason_id;

  g_print ("  %2u  %-18s %-13s %10s  %s%s%s\n", c, channel->label,
      soleus_kind_id (channel->kind), rate,
      *channel->unit == '\0' ? "-" : channel->unit,
      channel->calibrated ? "" : _ (" (not calibrated)"), place);
  if (!soleus_channel_can_show_twitches (channel, &reason_id)
      && reason_id != NULL && channel->kind != SOLEUS_KIND_OTHER)
    {
      g_autofree char *reason = soleus_cli_text_dup_reason (reason_id);
      g_print ("      %s\n", reason);
    }
}

static void
print_log (const SoleusReadLog *log)
{
  const guint n = soleus_read_log_get_n (log);

  if (n > 0)
    g_print ("\n%s\n", _ ("How the file was read"));
  for (guint i = 0; i < n; i++)
    {
      const SoleusLogEntry *entry = soleus_read_log_get (log, i);
      g_autofree char *sentence = soleus_log_entry_dup_text (entry);
      g_autofree char *mark =
          g_strdup_printf ("[%s]", soleus_log_level_id (entry->level));
      soleus_cli_text_print_item (mark, sentence, 2);
    }
  if (soleus_read_log_get_n_dropped (log) > 0)
    g_print (ngettext ("  … and %u line more\n", "  … and %u lines more\n",
                 soleus_read_log_get_n_dropped (log)),
        soleus_read_log_get_n_dropped (log));
}

static void
print_text (const SoleusRecording *recording)
{
  g_autofree char *head = soleus_cli_text_dup_head (recording);

  g_print ("%s\n", head);
  g_print ("\n%s\n", _ ("Channels"));
  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    print_channel (soleus_recording_get_channel (recording, c), c);
  g_print ("\n%s: %u\n", _ ("Annotations in the file"),
      soleus_recording_get_n_annotations (recording));
  print_log (soleus_recording_get_log (recording));
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  g_autoptr (SoleusCliSettings) settings =
      soleus_cli_settings_new (arguments, error);
  g_autoptr (SoleusRecording) recording = NULL;
  SoleusProgress *progress;

  if (settings == NULL)
    return FALSE;
  progress = soleus_cli_progress_begin (arguments, _ ("Opening"));
  recording = soleus_cli_open (
      soleus_arguments_get_words (arguments)[0], settings, progress, error);
  soleus_cli_progress_end ();
  if (recording == NULL)
    return FALSE;
  if (soleus_arguments_has (arguments, "json"))
    return print_json (recording, error);
  print_text (recording);
  return TRUE;
}

const SoleusCommand soleus_command_info = {
    .name = "info",
    .summary = N_ ("say what is in a recording and how it was understood"),
    .synopsis = "FILE [--json] [OPTIONS]",
    .description = N_ (
        "Opens the recording and prints its facts: format, start, length, "
        "gaps, every channel with kind, unit, rate, muscle and side, and the "
        "read log, which says what the file told, what was assumed, what was "
        "repaired and what is lost.\n\n"
        "Corrections are taken from the options below and from the sidecar "
        "FILE.soleus.json beside the recording, a JSON object of the same "
        "keys: {\"kind\": {\"0\": \"emg\"}, \"rate\": 1000}. Options win."),
    .options = options,
    .opens_recordings = TRUE,
    .min_words = 1,
    .max_words = 1,
    .words = N_ ("one recording"),
    .examples = examples,
    .run = run,
};
