/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>

#include "soleus-cli-case.h"
#include "soleus-cli-events.h"
#include "soleus-cli-progress.h"
#include "soleus-error.h"
#include "soleus-event-recording.h"
#include "soleus-library-history.h"

static const SoleusOption options[] = {
    {"from", 0, N_ ("FORMAT"),
        N_ ("The format of the list, where its content does not tell."), FALSE,
        NULL},
    {"to", 'f', N_ ("FORMAT"),
        N_ ("Write the list in this format, or edf-copy: the recording itself "
            "with its own annotations and the list."),
        FALSE, NULL},
    {"output", 'o', N_ ("FILE"),
        N_ ("The file to write; without it and without --library the list is "
            "printed as CSV."),
        FALSE, NULL},
    {"library", 0, N_ ("FILE"),
        N_ ("Keep the events as marks of the recording in this library, as "
            "one step that the window can undo."),
        FALSE, NULL},
    {"keep-names", 0, NULL,
        N_ ("Keep the names that the file's header holds; else they are in "
            "no copy, and an X stands for them in the texts of events."),
        FALSE, NULL},
    {"check", 0, NULL,
        N_ ("Say what does not fit and what would be lost, and write "
            "nothing."),
        FALSE, NULL},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"import night.edf scorer.txt",
        N_ ("The list as seconds of that recording, as CSV.")},
    {"import night.edf labels.txt --to edf-copy -o marked.edf",
        N_ ("Audacity's labels into a copy of the recording.")},
    {"import night.edf scorer.txt --library study.db",
        N_ ("The scorer's events as marks.")},
    {NULL, NULL},
};

/* @text: a sentence for @n with the number in it. */
static void
say_count (guint n, const char *text)
{
  g_autofree char *sentence = g_strdup_printf (text, n);

  if (n > 0)
    g_printerr ("soleus-cli: %s\n", sentence);
}

/* What of the list does not fit this recording. */
static void
say_fit (const SoleusEventList *list, const SoleusRecording *recording)
{
  const SoleusEventFit fit = soleus_event_list_fit (list, recording);

  say_count (list->n_broken,
      ngettext ("%u line of the list could not be read.",
          "%u lines of the list could not be read.", list->n_broken));
  say_count (fit.n_outside,
      ngettext ("%u event lies outside the recording.",
          "%u events lie outside the recording.", fit.n_outside));
  say_count (fit.n_unknown,
      ngettext ("%u event names a channel that the recording does not have.",
          "%u events name a channel that the recording does not have.",
          fit.n_unknown));
}

static SoleusDecisions *
add_marks (const SoleusDecisions *now, const SoleusEventList *list,
    const SoleusRecording *recording)
{
  guint n_unknown;
  g_autoptr (GPtrArray) marks = soleus_event_list_dup_marks (
      list, recording, soleus_decisions_next_id (now), &n_unknown);

  return soleus_decisions_with_marks (
      now, (const SoleusMark *const *)marks->pdata, marks->len);
}

static gboolean
keep (const SoleusEventList *list, const SoleusRecording *recording,
    const char *path, GError **error)
{
  g_autoptr (SoleusLibrary) library = soleus_library_open (path, error);
  g_autoptr (SoleusDecisions) next = NULL;
  SoleusLibraryState state = {0};
  gboolean kept;

  if (library == NULL
      || !soleus_library_enter (
          library, recording, g_get_real_time (), &state.id, error)
      || !soleus_library_load (library, state.id, &state, error))
    return FALSE;
  next = add_marks (state.decisions, list, recording);
  kept = soleus_library_store (library, &state, next, "import-marks",
      soleus_event_list_get_n (list), error);
  soleus_library_state_clear (&state);
  return kept;
}

/* CSV on standard output. */
static gboolean
print (const SoleusEventList *list, GError **error)
{
  const SoleusEventContext none = {0};
  g_autoptr (GString) text = g_string_new (NULL);

  if (!soleus_event_format_from_id ("csv")->write (list, &none, text, error))
    return FALSE;
  g_print ("%s", text->str);
  return TRUE;
}

static gboolean
use_list (SoleusEventList *list, SoleusRecording *recording,
    const SoleusArguments *arguments, SoleusProgress *progress, GError **error)
{
  const char *library = soleus_arguments_get (arguments, "library");
  const gboolean check = soleus_arguments_has (arguments, "check");
  SoleusCliTarget target;

  if (!soleus_arguments_has (arguments, "quiet"))
    say_fit (list, recording);
  if (soleus_arguments_has (arguments, "output")
      || soleus_arguments_has (arguments, "to"))
    {
      if (!soleus_cli_target_read (arguments, &target, error))
        return FALSE;
      if (target.format == NULL)
        soleus_event_list_add_annotations (list, recording);
      return soleus_cli_write_events (
          list, recording, &target, progress, error);
    }
  if (check)
    return TRUE;
  return library != NULL ? keep (list, recording, library, error)
                         : print (list, error);
}

static gboolean
run_words (const SoleusArguments *arguments, const SoleusCliSettings *settings,
    const SoleusEventFormat *from, SoleusProgress *progress, GError **error)
{
  const char *const *words = soleus_arguments_get_words (arguments);
  g_autoptr (SoleusRecording) recording =
      soleus_cli_open (words[0], settings, progress, error);
  g_autoptr (SoleusEventList) list = NULL;
  g_auto (SoleusEventFrame) frame = {0};

  if (recording == NULL)
    return FALSE;
  soleus_event_frame_init (&frame, recording);
  list = soleus_events_read (words[1], from, &frame.context, error);
  return list != NULL && use_list (list, recording, arguments, progress, error);
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  const char *from_id = soleus_arguments_get (arguments, "from");
  const SoleusEventFormat *from = NULL;
  g_autoptr (SoleusCliSettings) settings = NULL;
  SoleusProgress *progress;
  gboolean done;

  if (from_id != NULL)
    {
      from = soleus_cli_event_format ("from", from_id, FALSE, error);
      if (from == NULL)
        return FALSE;
    }
  settings = soleus_cli_settings_new (arguments, error);
  if (settings == NULL)
    return FALSE;
  progress = soleus_cli_progress_begin (arguments, _ ("Importing"));
  done = run_words (arguments, settings, from, progress, error);
  soleus_cli_progress_end ();
  return done;
}

const SoleusCommand soleus_command_import = {
    .name = "import",
    .summary = N_ ("read a list of events that belongs to a recording"),
    .synopsis = "FILE EVENTS [--from FORMAT] [--to FORMAT -o OUT] "
                "[--library FILE] [--check] [OPTIONS]",
    .description = N_ (
        "Reads a list of events of another program: EDF+, BIDS, Audacity, CSV, "
        "EDFbrowser, WFDB, MNE, SpikeRecorder, SigViewer, ELAN, NSRR, Luna and "
        "two scorers' lists. The recording gives the start for clock times, "
        "the rate for sample numbers and the channels for labels.\n\n"
        "Lines that cannot be read, events outside the recording and channels "
        "that it does not have are said on standard error first, and so is "
        "what a format to be written cannot keep."),
    .options = options,
    .opens_recordings = TRUE,
    .min_words = 2,
    .max_words = 2,
    .words = N_ ("one recording and one list of events"),
    .examples = examples,
    .run = run,
};
