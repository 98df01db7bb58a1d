/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-batch.h"
#include "soleus-cli-progress.h"
#include "soleus-error.h"

static const SoleusOption options[] = {
    {"output", 'o', N_ ("FOLDER"),
        N_ ("Where the results go: a new folder, or with --resume that of an "
            "earlier run. Required but with --list."),
        FALSE, NULL},
    {"resume", 0, NULL,
        N_ ("Go on with a run that was stopped: what is done and whose file "
            "did not change is left as it is."),
        FALSE, NULL},
    {"report", 0, N_ ("FORMAT"),
        N_ ("Write a report of each recording as well: pdf, html or md."),
        FALSE, NULL},
    {"for", 0, N_ ("READER"),
        N_ ("Who reads the reports: person, doctor, or file (the standard)."),
        FALSE, NULL},
    {"answers", 'a', N_ ("FILE"),
        N_ ("Answers that hold for every recording, as “analyse” takes them."),
        FALSE, NULL},
    {"allow-failures", 0, NULL,
        N_ ("End with status 0 although some recordings failed: they stand in "
            "failures.csv."),
        FALSE, NULL},
    {"list", 0, NULL,
        N_ ("Only print the recordings as a list, a path and a name a line, "
            "and analyse nothing."),
        FALSE, NULL},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"batch nights -o results", N_ ("Every recording in the folder.")},
    {"batch nights -o results --resume -j 8",
        N_ ("Go on after an interruption, eight at once.")},
    {"batch list.txt -o results --report pdf --for doctor",
        N_ ("Those of a list, each with a report.")},
    {NULL, NULL},
};

typedef struct
{
  SoleusBatch batch;
  GPtrArray *items;
  char **reasons; /* [items->len]; NULL: done, or not yet */
  SoleusProgress *progress; /* shown; main thread */
  SoleusProgress silent;
  GMutex mutex;
  GCond finished;
  guint n_done; /* of those that had to be done */
  guint n_failed;
} Run;

static void
work (gpointer data, gpointer user_data)
{
  guint i = GPOINTER_TO_UINT (data) - 1;
  Run *run = user_data;
  GError *error = NULL;

  if (!soleus_progress_cancelled (&run->silent))
    soleus_batch_do (
        &run->batch, g_ptr_array_index (run->items, i), &run->silent, &error);
  g_mutex_lock (&run->mutex);
  if (error != NULL)
    {
      run->reasons[i] = g_strdup (error->message);
      run->n_failed++;
    }
  run->n_done++;
  g_cond_signal (&run->finished);
  g_mutex_unlock (&run->mutex);
  g_clear_error (&error);
}

/* "12 of 200, about 3 min left"; no guess before the first is done. */
static char *
dup_line (guint done, guint n, gint64 elapsed_us)
{
  double left_s =
      done == 0 ? NAN : (double)elapsed_us / 1e6 / done * (double)(n - done);

  if (isnan (left_s))
    return g_strdup_printf (_ ("%u of %u"), done, n);
  if (left_s < 90.0)
    return g_strdup_printf (
        _ ("%u of %u, about %.0f s left"), done, n, ceil (left_s));
  if (left_s < 5400.0)
    return g_strdup_printf (
        _ ("%u of %u, about %.0f min left"), done, n, ceil (left_s / 60.0));
  return g_strdup_printf (
      _ ("%u of %u, about %.1f h left"), done, n, left_s / 3600.0);
}

static void
watch (Run *run, guint n)
{
  const gint64 begin_us = g_get_monotonic_time ();

  g_mutex_lock (&run->mutex);
  while (run->n_done < n)
    {
      /* Wakes up to look for Ctrl-C as well. */
      g_cond_wait_until (&run->finished, &run->mutex,
          g_get_monotonic_time () + G_TIME_SPAN_SECOND / 5);
      if (soleus_progress_cancelled (run->progress))
        soleus_progress_cancel (&run->silent);
      g_autofree char *line =
          dup_line (run->n_done, n, g_get_monotonic_time () - begin_us);
      soleus_cli_progress_say (line);
      soleus_progress_report (run->progress, (double)run->n_done / n);
    }
  g_mutex_unlock (&run->mutex);
}

/* FALSE: stopped by the user. */
static gboolean
do_all (Run *run, const SoleusArguments *arguments, guint n_jobs)
{
  GThreadPool *pool = g_thread_pool_new (work, run, (int)n_jobs, FALSE, NULL);
  guint n = 0;

  g_mutex_init (&run->mutex);
  g_cond_init (&run->finished);
  run->progress = soleus_cli_progress_begin (arguments, "");
  for (guint i = 0; i < run->items->len; i++)
    if (!soleus_batch_is_done (&run->batch, g_ptr_array_index (run->items, i)))
      {
        g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
        n++;
      }
  watch (run, n);
  g_thread_pool_free (pool, FALSE, TRUE);
  soleus_cli_progress_end ();
  g_mutex_clear (&run->mutex);
  g_cond_clear (&run->finished);
  return !soleus_progress_cancelled (&run->silent);
}

static gboolean
end_well (const Run *run, const SoleusArguments *arguments, GError **error)
{
  if (!soleus_arguments_has (arguments, "quiet"))
    g_printerr (
        ngettext ("%u recording: %u failed. The table is %s.\n",
            "%u recordings: %u failed. The table is %s.\n", run->items->len),
        run->items->len, run->n_failed, "recordings.csv");
  if (run->n_failed == 0 || soleus_arguments_has (arguments, "allow-failures"))
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      ngettext ("%s: %u recording failed, expected none; failures.csv says why",
          "%s: %u recordings failed, expected none; failures.csv says why",
          run->n_failed),
      run->batch.folder, run->n_failed);
  return FALSE;
}

static gboolean
run_batch (Run *run, const SoleusArguments *arguments, GError **error)
{
  const SoleusCliSettings *settings = run->batch.settings;

  if (!soleus_batch_begin (
          &run->batch, soleus_arguments_has (arguments, "resume"), error))
    return FALSE;
  if (!do_all (run, arguments, settings->n_jobs))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED,
          _ ("%s: stopped; --resume goes on with it."), run->batch.folder);
      return FALSE;
    }
  return soleus_batch_write_tables (
             &run->batch, run->items, run->reasons, error)
      && end_well (run, arguments, error);
}

static gboolean
read_report (
    SoleusBatch *batch, const SoleusArguments *arguments, GError **error)
{
  const char *format = soleus_arguments_get (arguments, "report");
  const char *reader = soleus_arguments_get (arguments, "for");

  soleus_report_options_init (&batch->report);
  batch->with_report = format != NULL;
  if (format != NULL
      && !soleus_report_format_from_id (format, &batch->report.format))
    return soleus_arguments_refuse ("report", format, "pdf, html, md", error);
  if (reader != NULL && !soleus_reader_from_id (reader, &batch->report.reader))
    return soleus_arguments_refuse (
        "for", reader, "person, doctor, file", error);
  return TRUE;
}

static void
print_list (const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const SoleusBatchItem *item = g_ptr_array_index (items, i);
      g_autofree char *path = g_canonicalize_filename (item->path, NULL);
      g_print ("%s\t%s\n", path, item->name);
    }
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  const char *folder = soleus_arguments_get (arguments, "output");
  g_autoptr (SoleusCliSettings) settings = NULL;
  g_autoptr (GPtrArray) items = NULL;
  Run batch = {0};
  gboolean done;

  if (folder == NULL && !soleus_arguments_has (arguments, "list"))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("batch: no folder for the results, expected --output."));
      return FALSE;
    }
  items = soleus_batch_list (soleus_arguments_get_words (arguments)[0], error);
  if (items == NULL)
    return FALSE;
  if (soleus_arguments_has (arguments, "list"))
    {
      print_list (items);
      return TRUE;
    }
  settings = soleus_cli_settings_new (arguments, error);
  batch.batch = (SoleusBatch){.folder = folder, .settings = settings};
  if (settings == NULL || !read_report (&batch.batch, arguments, error))
    return FALSE;
  batch.items = items;
  batch.reasons = g_new0 (char *, items->len);
  done = run_batch (&batch, arguments, error);
  for (guint i = 0; i < items->len; i++)
    g_free (batch.reasons[i]);
  g_free (batch.reasons);
  soleus_batch_clear (&batch.batch);
  return done;
}

const SoleusCommand soleus_command_batch = {
    .name = "batch",
    .summary = N_ ("analyse many recordings into one folder and one table"),
    .synopsis = "FOLDER|LIST|- -o FOLDER [-j N] [--report FORMAT] "
                "[--answers A.json] [--resume] [OPTIONS]",
    .description = N_ (
        "Analyses every recording of a folder, or of a list with a path a "
        "line, and writes a folder of results for each (analysis.json, "
        "bursts.csv, episodes.csv, a report if asked for) and one table of "
        "all, recordings.csv, in the order of the list whatever the number "
        "of jobs; columns.csv says what its columns mean. Recordings that "
        "fail stand in failures.csv with the reason and the others go on.\n\n"
        "A run that was stopped is taken up with --resume: a folder of results "
        "appears whole or not at all, so nothing is done twice and nothing is "
        "lost."),
    .options = options,
    .opens_recordings = TRUE,
    .min_words = 1,
    .max_words = 1,
    .words = N_ ("one folder or list"),
    .examples = examples,
    .run = run,
};
