/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* Checking found episodes one after the other, the most doubtful first: what
 * it is, three verdicts with one key each, and what the checked ones say of
 * the detector on this recording. */
#define SOLEUS_TYPE_REVIEW_PANE (soleus_review_pane_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusReviewPane, soleus_review_pane, SOLEUS, REVIEW_PANE, AdwBin)

GtkWidget *soleus_review_pane_new (SoleusDocument *document);

/* Shows the most doubtful episode that is neither checked nor passed over;
 * the one it showed is passed over. FALSE: there is none left. */
gboolean soleus_review_pane_next (SoleusReviewPane *self);
/* Says yes or no to the chosen episode and goes on. FALSE: none is chosen. */
gboolean soleus_review_pane_judge (
    SoleusReviewPane *self, SoleusVerdictKind verdict);
/* How many found episodes nobody has checked. */
guint soleus_review_pane_get_n_open (SoleusReviewPane *self);

G_END_DECLS
