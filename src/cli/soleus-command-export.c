/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-apply.h"
#include "soleus-cli-case.h"
#include "soleus-cli-events.h"
#include "soleus-cli-progress.h"
#include "soleus-error.h"
#include "soleus-event-recording.h"
#include "soleus-export-csv.h"
#include "soleus-library-history.h"

static const SoleusOption options[] = {
    {"to", 'f', N_ ("FORMAT"),
        N_ ("audacity, bids (with its .json), csv, edf (annotations alone), "
            "edfbrowser-csv, edfbrowser-xml, mne, wfdb; edf-copy, the "
            "recording itself with the events as annotations; or bids-folder, "
            "the recording and its events in a folder for sharing. Else by "
            "the ending of the output."),
        FALSE, NULL},
    {"output", 'o', N_ ("FILE"), N_ ("The file to write."), FALSE, NULL},
    {"only", 0, N_ ("WHAT"),
        N_ ("annotations (those of the file; nothing is analysed) or found; "
            "without it both."),
        FALSE, NULL},
    {"level", 'l', N_ ("LEVEL"),
        N_ ("What of the found is listed: discharge, burst or episode (the "
            "standard)."),
        FALSE, NULL},
    {"library", 0, N_ ("FILE"),
        N_ ("Also write the marks that this library holds of the recording, "
            "and leave out what was rejected there."),
        FALSE, NULL},
    {"rater", 0, N_ ("NAME"),
        N_ ("Nothing but the marks of this rater in the library; consensus "
            "for what two raters agreed on."),
        FALSE, NULL},
    {"person", 0, N_ ("PSEUDONYM"),
        N_ ("Who it is in a bids-folder; without it 01."), FALSE, NULL},
    {"keep-names", 0, NULL,
        N_ ("Keep the names that the file's header holds; else they are in "
            "no copy, and an X stands for them in the texts of events."),
        FALSE, NULL},
    {"check", 0, NULL,
        N_ ("Say what the format would lose, and write nothing."), FALSE, NULL},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"export night.edf --to bids -o night_events.tsv",
        N_ ("Annotations and found episodes, with the sidecar "
            "night_events.json.")},
    {"export night.edf --to edf-copy -o marked.edf",
        N_ ("A copy of the recording with all events in it.")},
    {"export night.edf --to bids-folder -o study --person p07",
        N_ ("Recording, events and what describes them, without a name.")},
    {"export night.edf --to audacity --check",
        N_ ("What Audacity's labels would not keep.")},
    {NULL, NULL},
};

typedef struct
{
  SoleusCliTarget target;
  SoleusEventLevel level;
  gboolean annotations;
  gboolean found;
  const char *library_path; /* NULL: none */
  const char *rater; /* NULL: all */
} Wanted;

static gboolean
unknown (
    const char *option, const char *word, const char *expected, GError **error)
{
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Option --%s: “%s”, expected %s."), option, word, expected);
  return FALSE;
}

static gboolean
read_rater (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  wanted->rater = soleus_arguments_get (arguments, "rater");
  if (wanted->rater == NULL)
    return TRUE;
  wanted->annotations = wanted->found = FALSE;
  if (wanted->library_path == NULL)
    g_set_error_literal (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
        _ ("--rater needs the library that has the marks: --library FILE."));
  return wanted->library_path != NULL;
}

static gboolean
read_wanted (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  const char *only = soleus_arguments_get (arguments, "only");
  const char *level = soleus_arguments_get (arguments, "level");

  if (!soleus_cli_target_read (arguments, &wanted->target, error))
    return FALSE;
  wanted->annotations = only == NULL || strcmp (only, "annotations") == 0;
  wanted->found = only == NULL || strcmp (only, "found") == 0;
  if (!wanted->annotations && !wanted->found)
    return unknown ("only", only, "annotations, found", error);
  wanted->library_path = soleus_arguments_get (arguments, "library");
  wanted->level = SOLEUS_LEVEL_EPISODE;
  if (!read_rater (arguments, wanted, error))
    return FALSE;
  if (level != NULL && !soleus_event_level_from_id (level, &wanted->level))
    return unknown ("level", level, "discharge, burst, episode", error);
  return TRUE;
}

typedef struct
{
  SoleusEventList *list;
  const SoleusRecording *recording;
} Filling;

static void
add_row (const SoleusEventRow *row, gpointer user_data)
{
  Filling *filling = user_data;

  /* Marks come from the decisions, with their own words. */
  if (row->episode == NULL || row->episode->mark_id == 0)
    soleus_event_list_add_span (filling->list, filling->recording, row->onset_s,
        row->duration_s, soleus_pattern_id (row->pattern), row->channels);
}

/* What a person decided; empty without a library. NULL on error. */
static SoleusDecisions *
load_decisions (
    const char *path, const SoleusRecording *recording, GError **error)
{
  g_autoptr (SoleusLibrary) library = NULL;
  SoleusLibraryState state = {0};
  SoleusDecisions *decisions = NULL;
  gint64 id = 0;

  if (path == NULL)
    return soleus_decisions_new ();
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
          _ ("%s: there is no such library."), path);
      return NULL;
    }
  library = soleus_library_open (path, error);
  if (library == NULL || !soleus_library_find (library, recording, &id, error))
    return NULL;
  if (id == 0)
    return soleus_decisions_new ();
  if (soleus_library_load (library, id, &state, error))
    decisions = soleus_decisions_ref (state.decisions);
  soleus_library_state_clear (&state);
  return decisions;
}

/* @one: NULL where nothing is to be analysed. */
static gboolean
write_all (SoleusRecording *recording, const SoleusCliCase *one,
    const Wanted *wanted, SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusEventList) list = soleus_event_list_new ();
  g_autoptr (SoleusDecisions) decisions =
      load_decisions (wanted->library_path, recording, error);
  g_autoptr (SoleusAnalysis) applied = NULL;
  Filling filling = {list, recording};

  if (decisions == NULL)
    return FALSE;
  if (wanted->annotations)
    soleus_event_list_add_annotations (list, recording);
  soleus_event_list_add_marks (list, recording, decisions, wanted->rater);
  if (one != NULL)
    {
      SoleusReportInput input = soleus_cli_case_input (one);
      applied = soleus_apply (one->analysis, decisions);
      input.analysis = applied;
      soleus_export_each (&input, wanted->level, add_row, &filling);
    }
  return soleus_cli_write_events (
      list, recording, &wanted->target, progress, error);
}

static gboolean
run_wanted (const char *path, const SoleusCliSettings *settings,
    const Wanted *wanted, SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (SoleusCliCase) one = NULL;

  if (!wanted->found)
    {
      recording = soleus_cli_open (path, settings, progress, error);
      return recording != NULL
          && write_all (recording, NULL, wanted, progress, error);
    }
  one = soleus_cli_case_new (path, settings, progress, error);
  return one != NULL
      && write_all (one->recording, one, wanted, progress, error);
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  Wanted wanted = {.found = FALSE};
  g_autoptr (SoleusCliSettings) settings = NULL;
  SoleusProgress *progress;
  gboolean done;

  if (!read_wanted (arguments, &wanted, error))
    return FALSE;
  settings = soleus_cli_settings_new (arguments, error);
  if (settings == NULL)
    return FALSE;
  if (wanted.found)
    wanted.target.parameters = &settings->parameters;
  progress = soleus_cli_progress_begin (arguments, _ ("Exporting"));
  done = run_wanted (soleus_arguments_get_words (arguments)[0], settings,
      &wanted, progress, error);
  soleus_cli_progress_end ();
  return done;
}

const SoleusCommand soleus_command_export = {
    .name = "export",
    .summary = N_ ("write the events of a recording for other programs"),
    .synopsis = "FILE --to FORMAT -o OUT [--only WHAT] [--level LEVEL] "
                "[--check] [OPTIONS]",
    .description = N_ (
        "Writes the annotations of the file and what the analysis finds, as a "
        "list of events or into a copy of the recording. Events of the "
        "analysis are called by their pattern ids.\n\n"
        "What the format cannot keep is found by reading the list back and is "
        "said on standard error before anything is written. The file stands "
        "there whole or not at all, and never takes the place of the "
        "recording."),
    .options = options,
    .opens_recordings = TRUE,
    .min_words = 1,
    .max_words = 1,
    .words = N_ ("one recording"),
    .examples = examples,
    .run = run,
};
