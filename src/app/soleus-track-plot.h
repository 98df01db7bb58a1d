/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-document.h"
#include "soleus-track.h"

G_BEGIN_DECLS

/* The trace, the marks and the value axis of one channel. Draws only; what
 * the mouse does is the track area's business. */
#define SOLEUS_TYPE_TRACK_PLOT (soleus_track_plot_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusTrackPlot, soleus_track_plot, SOLEUS, TRACK_PLOT, GtkWidget)

GtkWidget *soleus_track_plot_new (SoleusDocument *document, guint channel);

guint soleus_track_plot_get_channel (SoleusTrackPlot *self);
/* The name stands inside the plot, where there is no header beside it. */
void soleus_track_plot_set_show_label (SoleusTrackPlot *self, gboolean show);
/* Taller (> 1) or smaller signals, from then on as the person chose. */
void soleus_track_plot_gain (SoleusTrackPlot *self, double factor);
/* What a box of the calibrated grid is worth, in the unit told; NAN:
 * nothing is drawn yet. Four boxes fill the track. */
const char *soleus_track_plot_get_unit (SoleusTrackPlot *self);
double soleus_track_plot_get_division (SoleusTrackPlot *self);
gboolean soleus_track_plot_is_by_hand (SoleusTrackPlot *self);
void soleus_track_plot_set_division (
    SoleusTrackPlot *self, double per_division);
/* The scale follows what is in sight again. */
void soleus_track_plot_follow (SoleusTrackPlot *self);

/* Time and what lies under a point of the widget. FALSE: not on the plot. */
gboolean soleus_track_plot_time_at (
    SoleusTrackPlot *self, double x, double *time_s);
gint64 soleus_track_plot_episode_at (
    SoleusTrackPlot *self, double x, double y, guint64 *mark_id);
/* Left edge and width of the time axis inside the widget. */
/* Where that point is for what is chosen, and when. ELSEWHERE too when
 * nothing that is chosen is on this track. */
SoleusTrackPlace soleus_track_plot_place_at (
    SoleusTrackPlot *self, double x, double y, double *time_s);
void soleus_track_plot_get_time_extent (
    SoleusTrackPlot *self, double *x, double *width);

G_END_DECLS
