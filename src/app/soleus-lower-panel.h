/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-chart-pane.h"
#include "soleus-review-pane.h"

G_BEGIN_DECLS

/* Below the tracks: the episodes, their review, and the figures, a tab
 * each. */
#define SOLEUS_TYPE_LOWER_PANEL (soleus_lower_panel_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusLowerPanel, soleus_lower_panel, SOLEUS, LOWER_PANEL, AdwBin)

void soleus_lower_panel_set_document (
    SoleusLowerPanel *self, SoleusDocument *document);

/* "episodes", "review" or the id of a figure; others do nothing. */
void soleus_lower_panel_show (SoleusLowerPanel *self, const char *tab);
SoleusReviewPane *soleus_lower_panel_get_review (SoleusLowerPanel *self);
/* NULL: no figure has that id. */
SoleusChartPane *soleus_lower_panel_get_chart (
    SoleusLowerPanel *self, const char *id);

G_END_DECLS
