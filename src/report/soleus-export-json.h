/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-report-input.h"
#include "soleus-sink.h"

G_BEGIN_DECLS

/*
 * The analysis as JSON "soleus-analysis/1" (docs/soleus-analysis-1.schema.
 * json), streamed. Ids, numbers and units only, numbers in the C locale,
 * times in seconds to 0.1 ms; the same input gives the same bytes. What was
 * not measured is null. Episodes that a person rejected, and their bursts,
 * stand under "excluded" and nowhere else.
 */
void soleus_export_json (const SoleusReportInput *input, SoleusSink *sink);

G_END_DECLS
