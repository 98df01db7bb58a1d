/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-report-preview.h"
#include "soleus-session.h"

G_BEGIN_DECLS

/* Makes the report of what the session holds now, in a thread; what is
 * decided meanwhile is not in it. */
void soleus_session_report_async (SoleusSession *self,
    const SoleusReportOptions *options, GCancellable *cancellable,
    GAsyncReadyCallback callback, gpointer user_data);
/* NULL with SOLEUS_ERROR_MISSING before the analysis, _CANCELLED, or the
 * error of the recording. */
SoleusReportPreview *soleus_session_report_finish (
    SoleusSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
