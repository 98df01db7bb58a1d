/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-track-plot.h"

G_BEGIN_DECLS

/* A channel in the window: its name (a button that opens muscle, side and
 * kind) and its plot. */
#define SOLEUS_TYPE_TRACK_ROW (soleus_track_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusTrackRow, soleus_track_row, SOLEUS, TRACK_ROW, GtkBox)

GtkWidget *soleus_track_row_new (SoleusDocument *document, guint channel);

SoleusTrackPlot *soleus_track_row_get_plot (SoleusTrackRow *self);
/* Headers of one group are equally wide, so that time runs below time. */
void soleus_track_row_join (SoleusTrackRow *self, GtkSizeGroup *group);
/* FALSE: the name stands inside the plot. */
void soleus_track_row_set_show_header (SoleusTrackRow *self, gboolean show);

G_END_DECLS
