/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-report.h"

/* A made-up case with a row in every list: two channels, 15 episodes, one of
 * them rejected, a mark, answers Q01 and Q04 yes. */
typedef struct
{
  SoleusRecording *recording;
  SoleusAnalysis *analysis;
  SoleusDecisions *decisions;
  SoleusFindings *findings;
  SoleusEvidence evidence;
  SoleusReportInput input;
} ReportExample;

void report_example_init (ReportExample *example, guint n_channels);
/* The same over @recording, with nothing found in it; takes it over. */
void report_example_init_empty (
    ReportExample *example, SoleusRecording *recording);
void report_example_clear (ReportExample *example);

/* @n_samples of silence at 1000 Hz in one channel with @label. */
SoleusRecording *report_example_silence (const char *label, guint n_samples);

/* @n_more twitches, one a second from 40 s on. */
void report_example_add_episodes (ReportExample *example, guint n_more);
