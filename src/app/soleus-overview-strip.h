/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* The whole recording in one strip; the visible part is dragged, its edges
 * make it longer or shorter. */
#define SOLEUS_TYPE_OVERVIEW_STRIP (soleus_overview_strip_get_type ())
G_DECLARE_FINAL_TYPE (SoleusOverviewStrip, soleus_overview_strip, SOLEUS,
    OVERVIEW_STRIP, GtkWidget)

void soleus_overview_strip_set_document (
    SoleusOverviewStrip *self, SoleusDocument *document);

G_END_DECLS
