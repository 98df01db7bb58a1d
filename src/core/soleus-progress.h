/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How long work reports and how it is stopped. The caller owns the struct
 * and may set `cancelled` from any thread; report may be NULL and is called
 * from the thread that works, with 0 <= fraction <= 1.
 */
typedef struct
{
  void (*report) (double fraction, gpointer user_data);
  gpointer user_data;
  int cancelled; /* atomic */
} SoleusProgress;

/* Every function takes a NULL progress: then nothing is told or asked. */
void soleus_progress_report (SoleusProgress *progress, double fraction);
void soleus_progress_cancel (SoleusProgress *progress);
gboolean soleus_progress_cancelled (SoleusProgress *progress);

/* TRUE and SOLEUS_ERROR_CANCELLED once cancelled. */
gboolean soleus_progress_stop (SoleusProgress *progress, GError **error);

G_END_DECLS
