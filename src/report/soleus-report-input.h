/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-decisions.h"
#include "soleus-evidence.h"
#include "soleus-findings.h"
#include "soleus-recording.h"
#include "soleus-view-data.h"

G_BEGIN_DECLS

/* What every report and export is made from. Everything is borrowed and must
 * stay unchanged for the length of the call; any thread. */
typedef struct
{
  SoleusRecording *recording;
  const SoleusAnalysis *analysis; /* with the decisions applied */
  const SoleusFindings *findings;
  const SoleusDecisions *decisions; /* NULL: nobody decided anything */
  const SoleusEvidence *evidence; /* NULL: nothing was measured */
  SoleusViewData *view; /* built; NULL: a report builds its own */
  const char *version; /* of Soleus */
} SoleusReportInput;

G_END_DECLS
