/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report-example.h"
#include "soleus-report-build.h"

/* One section of the example's report, to be looked at block by block. */
typedef struct
{
  ReportExample example;
  SoleusReportOptions options;
  SoleusReportBuild build;
} ReportCase;

void report_case_init (ReportCase *made, SoleusReader reader);
/* Of a recording of silence in which nothing was found. */
void report_case_init_empty (ReportCase *made, SoleusReader reader);
void report_case_clear (ReportCase *made);

/* The first block of a kind, or NULL. */
const SoleusBlock *report_case_first (
    const ReportCase *made, SoleusBlockKind kind);
/* Whether any block says @words, in its text, lead, margin or table. */
gboolean report_case_says (const ReportCase *made, const char *words);
