/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-batch-list.h"
#include "soleus-cli-settings.h"
#include "soleus-progress.h"
#include "soleus-report.h"

G_BEGIN_DECLS

/*
 * A cohort on its way into a folder:
 *
 *   recordings/NAME/   analysis.json, bursts.csv, episodes.csv, report.*
 *   recordings.csv     one table of all, in the order of the list
 *   columns.csv        what its columns mean, with units
 *   failures.csv       what could not be done, and why
 *
 * The folder of a recording appears whole or not at all, so that a run that
 * was killed is taken up again where it stood.
 */
typedef struct
{
  const char *folder;
  const SoleusCliSettings *settings;
  gboolean with_report;
  SoleusReportOptions report;
  char *key; /* of everything that changes a result */
} SoleusBatch;

/* Makes the folder. FALSE when it holds results already and @resume was not
 * given, or results of other settings. */
gboolean soleus_batch_begin (
    SoleusBatch *batch, gboolean resume, GError **error);
void soleus_batch_clear (SoleusBatch *batch);

/* Whether the results of @item stand there, made from the file as it is now
 * (by its size and time of change). */
gboolean soleus_batch_is_done (
    const SoleusBatch *batch, const SoleusBatchItem *item);

/* Opens, analyses and writes one recording; any thread. */
gboolean soleus_batch_do (const SoleusBatch *batch, const SoleusBatchItem *item,
    SoleusProgress *progress, GError **error);

/* Writes the tables. @reasons[i] says why item i failed; NULL: it did not. */
gboolean soleus_batch_write_tables (const SoleusBatch *batch,
    const GPtrArray *items, char *const *reasons, GError **error);

G_END_DECLS
