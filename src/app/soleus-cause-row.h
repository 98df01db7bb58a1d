/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-findings.h"
#include "soleus-wording.h"

G_BEGIN_DECLS

/* One of the 26 causes: the document's words and the band; opens to what
 * speaks for it, against it, what is not known, the document's statement and
 * advice, and the literature apart. */
#define SOLEUS_TYPE_CAUSE_ROW (soleus_cause_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusCauseRow, soleus_cause_row, SOLEUS, CAUSE_ROW, AdwExpanderRow)

GtkWidget *soleus_cause_row_new (SoleusCauseId cause);

SoleusCauseId soleus_cause_row_get_cause (SoleusCauseRow *self);
/* Stays open or closed as it was. @measured: a sentence about this cause alone
 * that was measured; NULL: none. */
void soleus_cause_row_set_findings (SoleusCauseRow *self,
    const SoleusFindings *findings, const char *measured, SoleusVoice voice);

G_END_DECLS
