/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-person-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-dialogs.h"
#include "soleus-people-job.h"
#include "soleus-report-trend.h"

typedef struct
{
  GtkWindow *parent; /* owned */
  char *library_path;
  SoleusPersonRequest request;
  char *path; /* NULL: not chosen yet */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->parent);
  g_free (wanted->library_path);
  g_free (wanted->path);
  g_free (wanted);
}

static gpointer
work_report (SoleusLibrary *library, gconstpointer data, GError **error)
{
  const Wanted *wanted = data;
  const char *dot = strrchr (wanted->path, '.');
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (SoleusPersonView) view =
      soleus_person_view_new (library, &wanted->request, error);
  g_autoptr (SoleusSink) sink = NULL;
  SoleusReportOptions options;

  if (view == NULL)
    return NULL;
  soleus_report_options_init (&options);
  if (dot != NULL)
    soleus_report_format_from_id (dot + 1, &options.format);
  options.created = now;
  sink = soleus_sink_new_file (wanted->path, error);
  if (sink != NULL
      && soleus_trend_report_write (view, &options, sink, NULL, error))
    soleus_sink_close (sink, error);
  return NULL;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  soleus_people_job_finish (result, &error);
  if (error != NULL && gtk_widget_get_mapped (GTK_WIDGET (source)))
    soleus_dialogs_tell (GTK_WINDOW (source),
        _ ("The report could not be written"), error->message);
}

static void
on_path (const char *path, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (path == NULL)
    {
      wanted_free (wanted);
      return;
    }
  wanted->path = g_strdup (path);
  soleus_people_job_start (wanted->library_path, work_report, wanted,
      wanted_free, NULL, wanted->parent, on_written);
}

void
soleus_person_report_ask (GtkWindow *parent, const char *library_path,
    const SoleusPersonRequest *request, const char *pseudonym)
{
  g_autofree char *name = g_strdup_printf ("%s.pdf", pseudonym);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->parent = g_object_ref (parent);
  wanted->library_path = g_strdup (library_path);
  wanted->request = *request;
  soleus_dialogs_save (parent, _ ("Save the report"), name, on_path, wanted);
}
