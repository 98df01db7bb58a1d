/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-cli-case.h"
#include "soleus-cli-progress.h"
#include "soleus-diary.h"
#include "soleus-error.h"
#include "soleus-library-add.h"
#include "soleus-library-compare.h"
#include "soleus-library-share.h"
#include "soleus-library-words.h"
#include "soleus-report-trend.h"

#define MAX_WINDOW_H (24.0 * 31.0)

static const SoleusOption options[] = {
    {"library", 0, N_ ("FILE"),
        N_ ("The library; yours where not given. It is made when there is "
            "none."),
        FALSE, NULL},
    {"person", 'p', N_ ("PSEUDONYM"),
        N_ ("Who it is about: a word of your own, never a name."), FALSE, NULL},
    {"born", 0, N_ ("YEAR"), N_ ("With “add”: the year of birth."), FALSE,
        NULL},
    {"pattern", 0, N_ ("ID"), N_ ("What is counted; FASC where not given."),
        FALSE, NULL},
    {"over", 0, N_ ("MUSCLE"), N_ ("Only channels over this muscle."), FALSE,
        NULL},
    {"window-h", 0, N_ ("HOURS"),
        N_ ("How long after an entry of the diary a recording may begin and "
            "still belong to it; 24 where not given."),
        FALSE, NULL},
    {"at", 0, N_ ("TIME"),
        N_ ("With “diary”: when it was, like 2026-05-01T08:00."), FALSE, NULL},
    {"trigger", 0, N_ ("WORD"),
        N_ ("With “diary”: what it was, such as sport, coffee, alcohol, "
            "sleep, magnesium, stress, cold, medicine."),
        FALSE, NULL},
    {"import", 0, N_ ("FILE"),
        N_ ("With “diary”: a table with the columns at and trigger, if you "
            "like also note."),
        FALSE, NULL},
    {"output", 'o', N_ ("FILE"),
        N_ ("With “export” and “report”: the file to make; with “compare”: "
            "its figure (png, svg, pdf, csv)."),
        FALSE, NULL},
    {"json", 0, NULL, N_ ("Print “trend”, “effects” and “compare” as JSON."),
        FALSE, NULL},
    {"yes", 0, NULL, N_ ("With “forget”: really do it."), FALSE, NULL},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"library add may*.edf --person fox",
        N_ ("Analyse recordings and note them as fox's.")},
    {"library trend --person fox", N_ ("How often it twitches, over time.")},
    {"library diary --person fox --at 2026-05-01T08:00 --trigger coffee",
        N_ ("An entry in the diary.")},
    {"library compare may.edf june.edf", N_ ("Two recordings on one scale.")},
    {"library report --person fox -o fox.pdf",
        N_ ("The course of fox's rate as a report.")},
    {"library search tremor", N_ ("Where tremor was found, or written.")},
    {"library export --person fox -o fox.soleus",
        N_ ("All of fox in one file, for another machine.")},
    {"library effects --person fox",
        N_ ("The rate after each trigger and without it.")},
    {NULL, NULL},
};

/* What every action gets. */
typedef struct
{
  const SoleusArguments *arguments;
  SoleusLibrary *library;
  gint64 person; /* 0: none was named */
  SoleusPersonChoice choice;
  gboolean json;
} Context;

typedef struct
{
  const char *name;
  gboolean needs_person;
  guint min_words; /* behind the action's own */
  guint max_words;
  const char *expected; /* N_(): how many */
  gboolean (*run) (Context *context, GError **error);
} Action;

static gboolean
use_case (const SoleusCliCase *one, gpointer user_data, GError **error)
{
  Context *context = user_data;

  return soleus_library_add_case (
      context->library, context->person, one, error);
}

static gboolean
add (Context *context, GError **error)
{
  g_autoptr (SoleusCliSettings) settings =
      soleus_cli_settings_new (context->arguments, error);
  double year;

  if (settings == NULL
      || !soleus_arguments_get_number (
          context->arguments, "born", 1880.0, 2100.0, -1.0, &year, error)
      || !soleus_library_describe_person (
          context->library, context->person, (int)year, NULL, error))
    return FALSE;
  return soleus_cli_case_each_from (
      context->arguments, 1, settings, use_case, context, error);
}

static gboolean
people (Context *context, GError **error)
{
  g_autoptr (GPtrArray) list =
      soleus_library_dup_people (context->library, error);

  if (list == NULL)
    return FALSE;
  soleus_library_print_people (list);
  return TRUE;
}

static GArray *
points_of (Context *context, GError **error)
{
  g_autoptr (GArray) rates =
      soleus_library_dup_rates (context->library, context->person, error);

  return rates == NULL ? NULL : soleus_person_points (rates, &context->choice);
}

static gboolean
trend (Context *context, GError **error)
{
  g_autoptr (GArray) points = points_of (context, error);

  if (points == NULL)
    return FALSE;
  soleus_library_print_trend (points, &context->choice, context->json);
  return TRUE;
}

static gboolean
effects (Context *context, GError **error)
{
  g_autoptr (GArray) points = points_of (context, error);
  g_autoptr (GPtrArray) diary = NULL;
  g_autoptr (GArray) list = NULL;
  double window_h;

  if (points != NULL)
    diary = soleus_library_dup_diary (context->library, context->person, error);
  if (diary == NULL
      || !soleus_arguments_get_number (context->arguments, "window-h", 0.1,
          MAX_WINDOW_H, 24.0, &window_h, error))
    return FALSE;
  list = soleus_diary_effects (diary, points, window_h);
  soleus_library_print_effects (
      list, &context->choice, window_h, context->json);
  return TRUE;
}

static gboolean
import_diary (Context *context, const char *path, GError **error)
{
  guint n;

  return soleus_diary_import_file (
      context->library, context->person, path, &n, error);
}

static gboolean
diary (Context *context, GError **error)
{
  const char *at = soleus_arguments_get (context->arguments, "at");
  const char *trigger = soleus_arguments_get (context->arguments, "trigger");
  const char *path = soleus_arguments_get (context->arguments, "import");
  g_autoptr (GPtrArray) entries = NULL;

  if ((at == NULL) != (trigger == NULL))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("library diary: one of --at and --trigger is missing, expected "
             "both."));
      return FALSE;
    }
  if (path != NULL && !import_diary (context, path, error))
    return FALSE;
  if (at != NULL
      && !soleus_diary_note (
          context->library, context->person, at, trigger, NULL, error))
    return FALSE;
  entries = soleus_library_dup_diary (context->library, context->person, error);
  if (entries == NULL)
    return FALSE;
  soleus_library_print_diary (entries);
  return TRUE;
}

#define MOST_HITS 1000

static gboolean
search (Context *context, GError **error)
{
  const char *words = soleus_arguments_get_words (context->arguments)[1];
  g_autoptr (GPtrArray) hits =
      soleus_library_search (context->library, words, MOST_HITS, error);

  if (hits == NULL)
    return FALSE;
  soleus_library_print_hits (hits);
  return TRUE;
}

/* The whole library, or the part of the person who was named. */
static gboolean
export_file (Context *context, GError **error)
{
  const char *path = soleus_arguments_get (context->arguments, "output");

  if (path != NULL)
    return soleus_library_export (
        context->library, context->person, path, error);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("library export: there is no file to write, expected --output."));
  return FALSE;
}

static gboolean
import_file (Context *context, GError **error)
{
  const char *path = soleus_arguments_get_words (context->arguments)[1];
  SoleusLibraryImported imported;

  if (!soleus_library_import (context->library, path, &imported, error))
    return FALSE;
  g_print (
      _ ("Taken over: %u recordings, %u new people. Left as they are here, "
         "because something was decided already: %u recordings.\n"),
      imported.n_recordings, imported.n_people, imported.n_kept);
  return TRUE;
}

static SoleusCliCase *
open_case (Context *context, const SoleusCliSettings *settings, guint word,
    GError **error)
{
  SoleusProgress *progress =
      soleus_cli_progress_begin (context->arguments, _ ("Analysing"));
  SoleusCliCase *one = soleus_cli_case_new (
      soleus_arguments_get_words (context->arguments)[word], settings, progress,
      error);

  soleus_cli_progress_end ();
  return one;
}

static gboolean
compare (Context *context, GError **error)
{
  const char *path = soleus_arguments_get (context->arguments, "output");
  g_autoptr (SoleusCliSettings) settings = NULL;
  g_autoptr (SoleusCliCase) first = NULL;
  g_autoptr (SoleusCliCase) second = NULL;
  g_autoptr (SoleusPair) pair = NULL;

  /* Before the minutes of work. */
  if (path != NULL && !soleus_library_can_draw (path, error))
    return FALSE;
  settings = soleus_cli_settings_new (context->arguments, error);
  if (settings != NULL)
    first = open_case (context, settings, 1, error);
  if (first != NULL)
    second = open_case (context, settings, 2, error);
  if (second == NULL)
    return FALSE;
  pair = soleus_pair_new (first->recording, first->analysis, second->recording,
      second->analysis, soleus_pattern_from_id (context->choice.pattern));
  soleus_library_print_pair (pair, context->json);
  return path == NULL || soleus_library_draw_pair (pair, path, error);
}

static gboolean
report (Context *context, GError **error)
{
  const char *path = soleus_arguments_get (context->arguments, "output");
  const char *dot = path == NULL ? NULL : strrchr (path, '.');
  g_autoptr (SoleusPersonView) view = NULL;
  g_autoptr (SoleusSink) sink = NULL;
  SoleusPersonRequest request = {
      .person = context->person, .pattern = context->choice.pattern};
  SoleusReportOptions wanted;

  soleus_report_options_init (&wanted);
  if (dot == NULL || !soleus_report_format_from_id (dot + 1, &wanted.format))
    return soleus_arguments_refuse (
        "output", path == NULL ? "" : path, "*.pdf, *.html, *.md", error);
  if (!soleus_arguments_get_number (context->arguments, "window-h", 0.1,
          MAX_WINDOW_H, SOLEUS_DIARY_WINDOW_H, &request.window_h, error))
    return FALSE;
  view = soleus_person_view_new (context->library, &request, error);
  sink = view == NULL ? NULL : soleus_sink_new_file (path, error);
  return sink != NULL
      && soleus_trend_report_write (view, &wanted, sink, NULL, error)
      && soleus_sink_close (sink, error);
}

static gboolean
forget (Context *context, GError **error)
{
  if (soleus_arguments_has (context->arguments, "yes"))
    return soleus_library_forget_person (
        context->library, context->person, error);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("library forget: this deletes a person with recordings, marks and "
         "diary for good, expected --yes."));
  return FALSE;
}

static const Action actions[] = {
    {"people", FALSE, 0, 0, N_ ("none"), people},
    {"add", TRUE, 1, G_MAXUINT, N_ ("at least one"), add},
    {"trend", TRUE, 0, 0, N_ ("none"), trend},
    {"diary", TRUE, 0, 0, N_ ("none"), diary},
    {"effects", TRUE, 0, 0, N_ ("none"), effects},
    {"compare", FALSE, 2, 2, N_ ("two recordings"), compare},
    {"report", TRUE, 0, 0, N_ ("none"), report},
    {"search", FALSE, 1, 1, N_ ("the words to look for"), search},
    {"export", FALSE, 0, 0, N_ ("none"), export_file},
    {"import", FALSE, 1, 1, N_ ("one file"), import_file},
    {"forget", TRUE, 0, 0, N_ ("none"), forget},
};

static const Action *
action_of (const SoleusArguments *arguments, GError **error)
{
  const char *word = soleus_arguments_get_words (arguments)[0];
  const guint n = soleus_arguments_get_n_words (arguments) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const Action *action = &actions[i];
      if (strcmp (action->name, word) != 0)
        continue;
      if (n >= action->min_words && n <= action->max_words)
        return action;
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("library %s: the command line names %u files, expected %s."), word,
          n, _ (action->expected));
      return NULL;
    }
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("library: “%s”, expected people, add, trend, diary, effects, "
         "compare, report, search, export, import or forget."),
      word);
  return NULL;
}

static gboolean
set_person (Context *context, const Action *action, GError **error)
{
  const char *pseudonym = soleus_arguments_get (context->arguments, "person");

  if (!action->needs_person
      && (action->run != export_file || pseudonym == NULL))
    return TRUE;
  if (pseudonym == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("library %s: nobody is named, expected --person."), action->name);
      return FALSE;
    }
  /* Only adding recordings or an entry makes somebody new. */
  if (action->run == add || action->run == diary)
    return soleus_library_enter_person (
        context->library, pseudonym, &context->person, error);
  return soleus_library_find_person (
      context->library, pseudonym, &context->person, error);
}

static gboolean
read_choice (Context *context, GError **error)
{
  const char *pattern = soleus_arguments_get (context->arguments, "pattern");

  context->json = soleus_arguments_has (context->arguments, "json");
  context->choice =
      (SoleusPersonChoice){.pattern = pattern == NULL ? "FASC" : pattern,
          .muscle = soleus_arguments_get (context->arguments, "over")};
  if (soleus_pattern_from_id (context->choice.pattern) != SOLEUS_PATTERN_NONE)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Option --pattern: “%s”, expected the id of a pattern such as FASC."),
      pattern);
  return FALSE;
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  const char *path = soleus_arguments_get (arguments, "library");
  const Action *action = action_of (arguments, error);
  g_autofree char *standard = soleus_library_dup_standard_path ();
  g_autoptr (SoleusLibrary) library = NULL;
  Context context = {.arguments = arguments};

  if (action == NULL || !read_choice (&context, error))
    return FALSE;
  library = soleus_library_open (path != NULL ? path : standard, error);
  context.library = library;
  return library != NULL && set_person (&context, action, error)
      && action->run (&context, error);
}

const SoleusCommand soleus_command_library = {
    .name = "library",
    .summary = N_ ("people over time: recordings, trends, a diary"),
    .synopsis = "people|add|trend|diary|effects|compare|report|search| "
                "export|import|forget [FILE...] "
                "[--person PSEUDONYM] [--library FILE] [OPTIONS]",
    .description = /* xgettext:no-c-format */ N_ (
        "Keeps what was found in a person's recordings, and what happened in "
        "between.\n\n"
        "“people” lists who is there. “add” analyses recordings and notes them "
        "as a person's. “trend” prints the rate a clean minute of each with "
        "its exact 95 % interval. “diary” notes or lists triggers. “effects” "
        "compares recordings that begin within a day after a trigger with the "
        "others: what goes together, with its interval, is no proof of a "
        "cause, and where it cannot be told yet it says so. “compare” holds "
        "two "
        "recordings against each other, “report” writes a person's course as "
        "PDF, HTML or Markdown. “search” lists the "
        "recordings that hold some words in their name, person, findings, "
        "notes or labels. “export” writes the library, or a person's part "
        "of it, into one file, and “import” takes such a file over without "
        "changing what was decided here. “forget” deletes a person with "
        "everything.\n\n"
        "A person is a pseudonym of your own; no name is ever asked for, and "
        "nothing is sent anywhere."),
    .options = options,
    .opens_recordings = TRUE,
    .min_words = 1,
    .max_words = G_MAXUINT,
    .words = N_ ("an action"),
    .examples = examples,
    .run = run,
};
