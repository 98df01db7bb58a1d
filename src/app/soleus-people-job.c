/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-people-job.h"

typedef struct
{
  char *library_path;
  SoleusPeopleWork work;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Job;

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job->library_path);
  g_free (job);
}

static void
run (
    GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (SoleusLibrary) library =
      soleus_library_open (job->library_path, &error);
  gpointer result =
      library == NULL ? NULL : job->work (library, job->data, &error);

  if (error == NULL)
    g_task_return_pointer (task, result, job->free_result);
  else
    g_task_return_error (task, error);
}

void
soleus_people_job_start (const char *library_path, SoleusPeopleWork work,
    gpointer data, GDestroyNotify free_data, GDestroyNotify free_result,
    gpointer source, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);
  Job *job = g_new0 (Job, 1);

  job->library_path = g_strdup (library_path);
  job->work = work;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
}

gpointer
soleus_people_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gconstpointer
soleus_people_job_get_data (GAsyncResult *result)
{
  const Job *job = g_task_get_task_data (G_TASK (result));

  return job->data;
}
