/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-progress.h"

#include <glib/gi18n-lib.h>

#include "soleus-error.h"

void
soleus_progress_report (SoleusProgress *progress, double fraction)
{
  if (progress != NULL && progress->report != NULL)
    progress->report (CLAMP (fraction, 0.0, 1.0), progress->user_data);
}

void
soleus_progress_cancel (SoleusProgress *progress)
{
  if (progress != NULL)
    g_atomic_int_set (&progress->cancelled, 1);
}

gboolean
soleus_progress_cancelled (SoleusProgress *progress)
{
  return progress != NULL && g_atomic_int_get (&progress->cancelled) != 0;
}

gboolean
soleus_progress_stop (SoleusProgress *progress, GError **error)
{
  if (!soleus_progress_cancelled (progress))
    return FALSE;
  g_set_error_literal (
      error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED, _ ("Stopped on request."));
  return TRUE;
}
