/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* What the recording and the answers may mean: urgency, whether the recording
 * is usable, what it shows and cannot show, questions, the 26 causes, advice,
 * what to tell the doctor. */
#define SOLEUS_TYPE_FINDINGS_PANEL (soleus_findings_panel_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFindingsPanel, soleus_findings_panel, SOLEUS,
    FINDINGS_PANEL, GtkWidget)

void soleus_findings_panel_set_document (
    SoleusFindingsPanel *self, SoleusDocument *document);

/* In clinical words, or in plain ones. */
void soleus_findings_panel_set_clinical (
    SoleusFindingsPanel *self, gboolean clinical);

G_END_DECLS
