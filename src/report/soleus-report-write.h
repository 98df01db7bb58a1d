/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-block.h"
#include "soleus-report.h"

/* Private to report: one writer a format. */

/* "de" of "de_DE.UTF-8": the first language that is asked for, else "en"; free
 * with g_free(). */
char *soleus_report_dup_language (void);

/* In the format of @options. */
gboolean soleus_report_write_document (const SoleusReportDocument *document,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error);

gboolean soleus_report_write_pdf (const SoleusReportDocument *document,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error);

gboolean soleus_report_write_html (const SoleusReportDocument *document,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error);

gboolean soleus_report_write_markdown (const SoleusReportDocument *document,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error);
