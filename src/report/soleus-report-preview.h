/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-pages.h"
#include "soleus-progress.h"
#include "soleus-report.h"

G_BEGIN_DECLS

/*
 * The pages of a report, to be looked at or printed: those that the PDF of
 * the same input and options has. Holds what they are drawn from.
 */
typedef struct _SoleusReportPreview SoleusReportPreview;

/* Reads the recording: for a thread. NULL with SOLEUS_ERROR_CANCELLED or the
 * error of the recording. */
SoleusReportPreview *soleus_report_preview_new (const SoleusReportInput *input,
    const SoleusReportOptions *options, SoleusProgress *progress,
    GError **error);
SoleusReportPreview *soleus_report_preview_ref (SoleusReportPreview *preview);
void soleus_report_preview_unref (SoleusReportPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusReportPreview, soleus_report_preview_unref)

/* Those it was made with, the date too: a file of the same. Borrowed. */
const SoleusReportOptions *soleus_report_preview_get_options (
    const SoleusReportPreview *preview);
/* Borrowed; set by the first call, and drawn by the same thread. */
SoleusPages *soleus_report_preview_get_pages (SoleusReportPreview *preview);

G_END_DECLS
