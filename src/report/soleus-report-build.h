/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to report: sections and what they are made with. */

#include "soleus-block.h"
#include "soleus-report.h"
#include "soleus-wording.h"

typedef struct
{
  const SoleusReportInput *input;
  const SoleusReportOptions *options;
  SoleusViewData *view; /* built */
  SoleusReportDocument *document;
  SoleusVoice voice;
} SoleusReportBuild;

/* Parts of page one, for the brief as well. */
void soleus_summary_add_title (SoleusReportBuild *build);
void soleus_summary_add_banner (SoleusReportBuild *build);
void soleus_summary_add_shows (SoleusReportBuild *build, SoleusTextSize size);
void soleus_summary_add_overview (SoleusReportBuild *build, double height);
void soleus_summary_add_nearest_causes (SoleusReportBuild *build, guint most);
/* Anchor of a cause's heading; free with g_free(). */
char *soleus_cause_dup_anchor (SoleusCauseId cause);
/* A rate a minute with its interval, "8.26 (5.04–12.76)". */
char *soleus_rate_dup_text (const SoleusSummary *row);
/* "73 µV (61–101)"; "–" where it was not measured. */
char *soleus_quartiles_dup_text (const SoleusSummary *row, const char *unit);

/* All on one page. */
void soleus_section_brief (SoleusReportBuild *build);
/* One a section; the table in soleus-report.c says who reads which. */
void soleus_section_summary (SoleusReportBuild *build);
void soleus_section_recording (SoleusReportBuild *build);
void soleus_section_quality (SoleusReportBuild *build);
void soleus_section_results (SoleusReportBuild *build);
void soleus_section_figures (SoleusReportBuild *build);
void soleus_section_rhythm (SoleusReportBuild *build);
void soleus_section_legs (SoleusReportBuild *build);
void soleus_section_strips (SoleusReportBuild *build);
void soleus_section_limits (SoleusReportBuild *build);
void soleus_section_causes (SoleusReportBuild *build);
void soleus_section_for_doctor (SoleusReportBuild *build);
void soleus_section_document (SoleusReportBuild *build);
void soleus_section_answers (SoleusReportBuild *build);
void soleus_section_marks (SoleusReportBuild *build);
void soleus_section_method (SoleusReportBuild *build);
void soleus_section_read_log (SoleusReportBuild *build);
void soleus_section_sources (SoleusReportBuild *build);
void soleus_section_annex (SoleusReportBuild *build);

/* Ready for a report of @input, whose view is built, or to be set. */
void soleus_report_build_init (SoleusReportBuild *build,
    const SoleusReportInput *input, const SoleusReportOptions *options);
/* The whole document; free with soleus_report_document_free(). */
SoleusReportDocument *soleus_report_build_document (SoleusReportBuild *build);

/* --- texts that several sections use; all in the reader's language,
 * free with g_free() --------------------------------------------------------
 */

/* Two significant digits and the unit, "86 µV", "0.012 g", "–". */
char *soleus_value_dup_text (double value, const char *unit);
/* By a format with one double in it; "–" where it was not measured. */
char *soleus_number_dup_text (const char *format, double value);
/* "Left calf (gastrocnemius, left)"; a very long label is cut, or whole. */
char *soleus_channel_dup_name (const SoleusChannel *channel);
char *soleus_channel_dup_full_name (const SoleusChannel *channel);
/* What stands in the first column of row @i of @rows (SoleusSummary): the
 * channel, with its muscle where it is named first; NULL: a row before it,
 * of another axis of the same sensor, says the same. */
char *soleus_summary_dup_row_name (
    SoleusReportBuild *build, const GArray *rows, guint i);
/* Labels joined by commas; words that all begin with stand once. */
char *soleus_channels_dup_names (
    const SoleusRecording *recording, const SoleusChannelSet *channels);
const char *soleus_pattern_name (SoleusPattern pattern, SoleusVoice voice);
/* The sentence of a reason id of a verdict or channel. */
const char *soleus_reason_text (const char *id);
/* Unit of a channel's amplitudes as people read it. */
const char *soleus_channel_unit_text (const SoleusChannel *channel);
/* Words of the document in quotation marks. */
char *soleus_quoted_dup (const char *words);
