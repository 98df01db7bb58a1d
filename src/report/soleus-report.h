/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-progress.h"
#include "soleus-report-input.h"
#include "soleus-sink.h"

G_BEGIN_DECLS

/* Who reads it: chooses the sections. The 26 causes, the document and the
 * standing notice are in every one, unless sections are chosen one by one. */
typedef enum
{
  SOLEUS_READER_PERSON,
  SOLEUS_READER_DOCTOR,
  SOLEUS_READER_FILE, /* everything */
  SOLEUS_N_READERS
} SoleusReader;

typedef enum
{
  SOLEUS_PAPER_A4,
  SOLEUS_PAPER_LETTER
} SoleusPaper;

typedef enum
{
  SOLEUS_REPORT_PDF,
  SOLEUS_REPORT_HTML,
  SOLEUS_REPORT_MARKDOWN
} SoleusReportFormat;

typedef struct
{
  SoleusReader reader;
  SoleusPaper paper;
  SoleusReportFormat format;
  gboolean grey; /* no colour */
  gboolean brief; /* one page for who has no time; no sections */
  guint sections; /* as of soleus_report_sections_from_ids(); 0: the reader's */
  const char *list_name; /* file in which all episodes stand, where not all
                            are printed; NULL: none was written */
  GDateTime *created; /* when; NULL: not told, and then not printed */
} SoleusReportOptions;

/* FILE, A4, PDF, colour, no date, all of the reader's sections. */
void soleus_report_options_init (SoleusReportOptions *options);

/*
 * Writes the report. The same input and options give the same bytes on one
 * machine. FALSE with SOLEUS_ERROR_CANCELLED, or with the error of the sink
 * or the recording; the sink is not closed.
 */
gboolean soleus_report_write (const SoleusReportInput *input,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error);

/* Episodes that were kept and that the report of @options does not print. */
guint soleus_report_n_not_printed (
    const SoleusReportInput *input, const SoleusReportOptions *options);

/* Sections by their ids, "results,causes", in any order. FALSE: @unknown gets
 * the first word that is none (free with g_free()). */
gboolean soleus_report_sections_from_ids (
    const char *ids, guint *sections, char **unknown);
/* All ids, joined by commas, in the order of the report; free with g_free(). */
char *soleus_report_sections_dup_ids (void);

/* "person", "doctor", "file"; "pdf", "html", "md". FALSE: none of these. */
gboolean soleus_reader_from_id (const char *id, SoleusReader *reader);
gboolean soleus_report_format_from_id (
    const char *id, SoleusReportFormat *format);

G_END_DECLS
