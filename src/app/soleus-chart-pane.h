/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-figure-job.h"

G_BEGIN_DECLS

/* One figure with its channel, its numbers in words, and its way out: copy
 * and save as picture, drawing, page or numbers. Made in a thread while it is
 * seen; never makes the window wait. */
#define SOLEUS_TYPE_CHART_PANE (soleus_chart_pane_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusChartPane, soleus_chart_pane, SOLEUS, CHART_PANE, AdwBin)

GtkWidget *soleus_chart_pane_new (
    SoleusDocument *document, SoleusFigureKind kind);

/* Writes the figure; FALSE: there is none yet, or @error tells. */
gboolean soleus_chart_pane_save (SoleusChartPane *self, const char *format_id,
    const char *path, GError **error);

G_END_DECLS
