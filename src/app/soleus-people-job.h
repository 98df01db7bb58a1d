/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-library.h"

G_BEGIN_DECLS

/*
 * A question to the library, or a change of it, in a thread: a long one never
 * makes the window wait. Each opens the file anew, which takes milliseconds,
 * so that no connection is shared between threads.
 */

/* NULL and an error; what it returns goes to the callback. */
typedef gpointer (*SoleusPeopleWork) (
    SoleusLibrary *library, gconstpointer data, GError **error);

/* Takes over @data. @free_result frees what was not picked up. The callback
 * gets @source, which is kept alive until then. */
void soleus_people_job_start (const char *library_path, SoleusPeopleWork work,
    gpointer data, GDestroyNotify free_data, GDestroyNotify free_result,
    gpointer source, GAsyncReadyCallback callback);
gpointer soleus_people_job_finish (GAsyncResult *result, GError **error);
/* What was asked; borrowed. */
gconstpointer soleus_people_job_get_data (GAsyncResult *result);

G_END_DECLS
