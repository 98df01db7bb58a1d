/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-import-job.h"

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-sidecar.h"
#include "soleus-words.h"

#define MAX_COLUMNS 4
#define MAX_ROWS 16
#define CELL_CHARS 13

typedef struct
{
  char *path;
  SoleusImport *import;
  SoleusProgress progress;
} Try;

static void
try_free (gpointer data)
{
  Try *try = data;

  g_free (try->path);
  soleus_import_free (try->import);
  g_free (try);
}

void
soleus_import_try_free (SoleusImportTry *result)
{
  if (result == NULL)
    return;
  g_clear_pointer (&result->tables, g_ptr_array_unref);
  g_clear_pointer (&result->recording, soleus_recording_unref);
  g_clear_error (&result->error);
  g_free (result);
}

static SoleusRecording *
open_once (Try *try, const char *rate, GError **error)
{
  const SoleusWish wish = {"rate", NULL, rate};
  g_autoptr (GPtrArray) told = try->import->wishes == NULL
      ? NULL
      : soleus_sidecar_parse (try->import->wishes, -1, NULL);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (SoleusWish));
  SoleusOpenOptions options = {.dataset = try->import->dataset};

  if (rate != NULL)
    g_array_append_val (wishes, wish);
  for (guint i = 0; told != NULL && i < told->len; i++)
    g_array_append_vals (wishes, g_ptr_array_index (told, i), 1);
  options.wishes = (const SoleusWish *)(gconstpointer)wishes->data;
  options.n_wishes = wishes->len;
  return soleus_open (try->path, &options, &try->progress, error);
}

static void
try_thread (
    GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Try *try = data;
  SoleusImportTry *result = g_new0 (SoleusImportTry, 1);

  result->tables = soleus_open_list_tables (try->path);
  result->recording = open_once (try, NULL, &result->error);
  if (g_error_matches (result->error, SOLEUS_ERROR, SOLEUS_ERROR_NO_RATE))
    {
      result->rate_missing = TRUE;
      result->recording = open_once (try, "1000", NULL);
    }
  g_task_return_pointer (task, result, (GDestroyNotify)soleus_import_try_free);
}

static void
forget_task (gpointer task, GClosure *closure)
{
  g_object_unref (task);
}

static void
on_cancelled (GCancellable *cancellable, gpointer task)
{
  Try *try = g_task_get_task_data (task);

  soleus_progress_cancel (&try->progress);
}

void
soleus_import_try_async (const char *path, const SoleusImport *import,
    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Try *try = g_new0 (Try, 1);

  try->path = g_strdup (path);
  try->import = soleus_import_new (import->dataset, import->wishes);
  g_task_set_source_tag (task, soleus_import_try_async);
  g_task_set_task_data (task, try, try_free);
  /* The task holds both as long as the handler may run. */
  g_signal_connect_data (cancellable, "cancelled", G_CALLBACK (on_cancelled),
      g_object_ref (task), forget_task, 0);
  g_task_run_in_thread (task, try_thread);
}

SoleusImportTry *
soleus_import_try_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* Right-aligned in a column; what is longer is cut. */
static void
append_cell (GString *text, const char *value)
{
  g_autofree char *cut = g_utf8_strlen (value, -1) < CELL_CHARS
      ? g_strdup (value)
      : g_utf8_substring (value, 0, CELL_CHARS - 1);

  g_string_append_printf (
      text, "%*s%s", CELL_CHARS - (int)g_utf8_strlen (cut, -1), "", cut);
}

char *
soleus_import_dup_rows (SoleusRecording *recording, guint n_rows)
{
  const guint n =
      MIN (soleus_recording_get_n_channels (recording), MAX_COLUMNS);
  g_autoptr (GString) text = g_string_new (NULL);
  float samples[MAX_COLUMNS][MAX_ROWS];
  gsize n_read[MAX_COLUMNS];

  n_rows = MIN (n_rows, MAX_ROWS);
  for (guint c = 0; c < n; c++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, c);
      n_read[c] = (gsize)MIN (n_rows, channel->n_samples);
      if (n_read[c] > 0
          && !soleus_recording_read (
              recording, c, 0, n_read[c], samples[c], NULL))
        n_read[c] = 0;
    }
  for (guint c = 0; c < n; c++)
    append_cell (text, soleus_recording_get_channel (recording, c)->label);
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append_c (text, '\n');
      for (guint c = 0; c < n; c++)
        {
          g_autofree char *value = row < n_read[c]
              ? soleus_words_dup_value ((double)samples[c][row], NULL)
              : g_strdup ("");
          append_cell (text, value);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
