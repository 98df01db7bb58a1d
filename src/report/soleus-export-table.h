/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-report-input.h"
#include "soleus-sink.h"

G_BEGIN_DECLS

/*
 * The results of many recordings as one tidy table: a row a recording,
 * channel and pattern, one variable a column, with the settings' hash and the
 * version in each row. A channel in which nothing was found has one row with
 * no pattern and n = 0; a channel that cannot show twitches has none. UTF-8,
 * lines end with a line feed. What was not measured is an empty field.
 */
void soleus_export_table_head (SoleusSink *sink);
/* @name stands in the first column: how the cohort calls the recording. */
void soleus_export_table_rows (
    const SoleusReportInput *input, const char *name, SoleusSink *sink);
/* The columns themselves as a table: column,unit,meaning. English, as the
 * names of the columns are. */
void soleus_export_table_dictionary (SoleusSink *sink);

G_END_DECLS
