/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-figure.h"

G_BEGIN_DECLS

/* Shows a figure; what it says in numbers is its description for a screen
 * reader. The picture is kept, so that nothing is drawn twice. */
#define SOLEUS_TYPE_CHART_VIEW (soleus_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusChartView, soleus_chart_view, SOLEUS, CHART_VIEW, GtkWidget)

/* Takes a reference; NULL: nothing. */
void soleus_chart_view_set_figure (SoleusChartView *self, SoleusFigure *figure);
/* Borrowed, or NULL. */
SoleusFigure *soleus_chart_view_get_figure (SoleusChartView *self);

G_END_DECLS
