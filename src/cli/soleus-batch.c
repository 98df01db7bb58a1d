/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-batch.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "soleus-answers-file.h"
#include "soleus-cli-case.h"
#include "soleus-cli-file.h"
#include "soleus-config.h"
#include "soleus-csv.h"
#include "soleus-error.h"
#include "soleus-export-csv.h"
#include "soleus-export-excluded.h"
#include "soleus-export-json.h"
#include "soleus-export-table.h"
#include "soleus-stamp.h"

#define KEY_FILE ".settings"
#define SOURCE_FILE ".source"
/* Written last: with it a recording is done. */
#define ROWS_FILE ".rows.csv"

static const char *const report_names[] = {
    [SOLEUS_REPORT_PDF] = "report.pdf",
    [SOLEUS_REPORT_HTML] = "report.html",
    [SOLEUS_REPORT_MARKDOWN] = "report.md",
};

static void
key_add (GChecksum *sum, const char *text)
{
  /* With its NUL, so that two texts never read as one. */
  if (text != NULL)
    g_checksum_update (sum, (const guchar *)text, (gssize)strlen (text) + 1);
  else
    g_checksum_update (sum, (const guchar *)"\1", 1);
}

static char *
dup_key (const SoleusBatch *batch)
{
  const SoleusCliSettings *settings = batch->settings;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *hash =
      soleus_parameters_dup_hash (&settings->parameters, SOLEUS_VERSION);
  g_autofree char *answers = soleus_answers_print (settings->answers);
  g_autofree char *report = g_strdup_printf ("%d %d %d %d", batch->with_report,
      (int)batch->report.format, (int)batch->report.reader,
      (int)batch->report.paper);

  key_add (sum, hash);
  key_add (sum, answers);
  key_add (sum, report);
  for (guint i = 0; i < settings->wishes->len; i++)
    {
      const SoleusWish *wish = &g_array_index (settings->wishes, SoleusWish, i);
      key_add (sum, wish->key);
      key_add (sum, wish->channel);
      key_add (sum, wish->value);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0777) == 0)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s: could not be made (%s), expected a place for a folder."), path,
      g_strerror (errno));
  return FALSE;
}

static gboolean
save_text (
    const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);

  if (sink == NULL)
    return FALSE;
  soleus_sink_puts (sink, text);
  return soleus_sink_close (sink, error);
}

gboolean
soleus_batch_begin (SoleusBatch *batch, gboolean resume, GError **error)
{
  g_autofree char *key_path = g_build_filename (batch->folder, KEY_FILE, NULL);
  g_autofree char *old = NULL;

  batch->key = dup_key (batch);
  if (!g_file_get_contents (key_path, &old, NULL, NULL))
    return make_folder (batch->folder, error)
        && save_text (batch->folder, KEY_FILE, batch->key, error);
  if (!resume)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("%s: holds the results of another run, expected a new folder, or "
             "--resume to go on with it."),
          batch->folder);
      return FALSE;
    }
  if (strcmp (old, batch->key) == 0)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("%s: its results were made with other settings, expected the same "
         "ones or a new folder."),
      batch->folder);
  return FALSE;
}

void
soleus_batch_clear (SoleusBatch *batch)
{
  g_clear_pointer (&batch->key, g_free);
}

static char *
place_of (const SoleusBatch *batch, const SoleusBatchItem *item)
{
  return g_build_filename (batch->folder, "recordings", item->name, NULL);
}

/* Size and time of change; NULL: there is no such file. */
static char *
dup_source (const SoleusBatchItem *item)
{
  GStatBuf facts;

  if (g_stat (item->path, &facts) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
      (gint64)facts.st_size, (gint64)facts.st_mtime);
}

gboolean
soleus_batch_is_done (const SoleusBatch *batch, const SoleusBatchItem *item)
{
  g_autofree char *place = place_of (batch, item);
  g_autofree char *rows = g_build_filename (place, ROWS_FILE, NULL);
  g_autofree char *source_path = g_build_filename (place, SOURCE_FILE, NULL);
  g_autofree char *now = dup_source (item);
  g_autofree char *then = NULL;

  return now != NULL && g_file_test (rows, G_FILE_TEST_EXISTS)
      && g_file_get_contents (source_path, &then, NULL, NULL)
      && strcmp (now, then) == 0;
}

typedef void (*Put) (const SoleusReportInput *input, SoleusSink *sink);

static void
put_bursts (const SoleusReportInput *input, SoleusSink *sink)
{
  soleus_export_csv_stamped (input, SOLEUS_LEVEL_BURST, sink);
}

static void
put_episodes (const SoleusReportInput *input, SoleusSink *sink)
{
  soleus_export_csv_stamped (input, SOLEUS_LEVEL_EPISODE, sink);
}

static void
put_parameters (const SoleusReportInput *input, SoleusSink *sink)
{
  soleus_export_parameters (&input->analysis->parameters, input->version, sink);
}

static const struct
{
  const char *name;
  Put put;
} exports[] = {
    {"analysis.json", soleus_export_json},
    {"bursts.csv", put_bursts},
    {"episodes.csv", put_episodes},
    {"excluded.csv", soleus_export_excluded},
    {"parameters.json", put_parameters},
};

static gboolean
write_report (const SoleusBatch *batch, const SoleusReportInput *input,
    const char *folder, SoleusProgress *progress, GError **error)
{
  g_autofree char *path =
      g_build_filename (folder, report_names[batch->report.format], NULL);
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);

  return sink != NULL
      && soleus_report_write (input, &batch->report, sink, progress, error)
      && soleus_sink_close (sink, error);
}

static gboolean
write_rows (const SoleusReportInput *input, const char *name,
    const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, ROWS_FILE, NULL);
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);

  if (sink == NULL)
    return FALSE;
  soleus_export_table_rows (input, name, sink);
  return soleus_sink_close (sink, error);
}

static gboolean
write_exports (
    const SoleusReportInput *input, const char *folder, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_build_filename (folder, exports[i].name, NULL);
      g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);
      if (sink == NULL)
        return FALSE;
      exports[i].put (input, sink);
      if (!soleus_sink_close (sink, error))
        return FALSE;
    }
  return TRUE;
}

/* What an earlier run left; only files of our own names. */
static void
empty_folder (const char *folder)
{
  static const char *const names[] = {ROWS_FILE, SOURCE_FILE, "analysis.json",
      "bursts.csv", "episodes.csv", "excluded.csv", "parameters.json",
      "report.pdf", "report.html", "report.md"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
move_in_place (const char *part, const char *place, GError **error)
{
  empty_folder (place);
  if (g_rename (part, place) == 0)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s: could not be written (%s), expected a place that is free."),
      place, g_strerror (errno));
  return FALSE;
}

gboolean
soleus_batch_do (const SoleusBatch *batch, const SoleusBatchItem *item,
    SoleusProgress *progress, GError **error)
{
  g_autofree char *place = place_of (batch, item);
  g_autofree char *part = g_strconcat (place, ".part", NULL);
  /* Before it is read: a file that changes meanwhile is done again. */
  g_autofree char *source = dup_source (item);
  g_autoptr (SoleusCliCase) one =
      soleus_cli_case_new (item->path, batch->settings, progress, error);
  SoleusReportInput input;

  if (one == NULL)
    return FALSE;
  input = soleus_cli_case_input (one);
  empty_folder (part);
  return make_folder (part, error) && write_exports (&input, part, error)
      && (!batch->with_report
          || write_report (batch, &input, part, progress, error))
      && save_text (part, SOURCE_FILE, source != NULL ? source : "", error)
      && write_rows (&input, item->name, part, error)
      && move_in_place (part, place, error);
}

static gboolean
write_table (const SoleusBatch *batch, const GPtrArray *items, GError **error)
{
  g_autofree char *path =
      g_build_filename (batch->folder, "recordings.csv", NULL);
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);

  if (sink == NULL)
    return FALSE;
  soleus_export_table_head (sink);
  for (guint i = 0; i < items->len; i++)
    {
      const SoleusBatchItem *item = g_ptr_array_index (items, i);
      g_autofree char *place = place_of (batch, item);
      g_autofree char *rows_path = g_build_filename (place, ROWS_FILE, NULL);
      g_autofree char *rows = NULL;
      gsize n;

      if (soleus_batch_is_done (batch, item)
          && g_file_get_contents (rows_path, &rows, &n, NULL))
        soleus_sink_write (sink, rows, n);
    }
  return soleus_sink_close (sink, error);
}

static gboolean
write_failures (const SoleusBatch *batch, const GPtrArray *items,
    char *const *reasons, GError **error)
{
  g_autofree char *path =
      g_build_filename (batch->folder, "failures.csv", NULL);
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);

  if (sink == NULL)
    return FALSE;
  soleus_sink_puts (sink, "recording,path,reason\n");
  for (guint i = 0; i < items->len; i++)
    {
      const SoleusBatchItem *item = g_ptr_array_index (items, i);
      if (reasons[i] == NULL)
        continue;
      soleus_csv_text (sink, item->name);
      soleus_sink_puts (sink, ",");
      soleus_csv_text (sink, item->path);
      soleus_sink_puts (sink, ",");
      soleus_csv_text (sink, reasons[i]);
      soleus_sink_puts (sink, "\n");
    }
  return soleus_sink_close (sink, error);
}

static gboolean
write_dictionary (const SoleusBatch *batch, GError **error)
{
  g_autofree char *path = g_build_filename (batch->folder, "columns.csv", NULL);
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);

  if (sink == NULL)
    return FALSE;
  soleus_export_table_dictionary (sink);
  return soleus_sink_close (sink, error);
}

gboolean
soleus_batch_write_tables (const SoleusBatch *batch, const GPtrArray *items,
    char *const *reasons, GError **error)
{
  return write_table (batch, items, error) && write_dictionary (batch, error)
      && write_failures (batch, items, reasons, error);
}
