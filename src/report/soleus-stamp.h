/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-report-input.h"
#include "soleus-sink.h"

G_BEGIN_DECLS

/*
 * What every table of results says of its making: the hash of all settings
 * and the version, as the last two columns of each row, so that a row that
 * was cut out of its table still says where it comes from.
 */
#define SOLEUS_STAMP_COLUMNS "settings_hash,version"

/* 16 hexadecimal digits; free with g_free(). */
char *soleus_stamp_dup_hash (const SoleusReportInput *input);
/* The end of a row, ",HASH,VERSION\n"; free with g_free(). */
char *soleus_stamp_dup_row_end (const SoleusReportInput *input);

/*
 * All parameters as one file that --params reads again: {"schema":
 * "soleus-parameters/1", "version", "settings_hash", "parameters"}.
 */
void soleus_export_parameters (
    const SoleusParameters *parameters, const char *version, SoleusSink *sink);

G_END_DECLS
