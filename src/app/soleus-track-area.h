/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* All tracks on one time axis. The mouse selects, scrolls and zooms here;
 * floating buttons stand by the selection. */
#define SOLEUS_TYPE_TRACK_AREA (soleus_track_area_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusTrackArea, soleus_track_area, SOLEUS, TRACK_AREA, GtkWidget)

void soleus_track_area_set_document (
    SoleusTrackArea *self, SoleusDocument *document);
/* FALSE: names stand inside the plots. */
void soleus_track_area_set_show_headers (SoleusTrackArea *self, gboolean show);
/* Taller signals: the track under the pointer, else all. */
void soleus_track_area_gain (SoleusTrackArea *self, double factor);
/* Channel of the track under the pointer, else the one a person looks at. */
guint soleus_track_area_get_channel (SoleusTrackArea *self);
/* Where the selection lies in this widget, as high as the floating buttons,
 * for a popover; FALSE: nowhere in sight. */
gboolean soleus_track_area_get_selection_rect (
    SoleusTrackArea *self, GdkRectangle *rect);

/* The time under the pointer, NAN while it is elsewhere. */
double soleus_track_area_get_pointer_s (SoleusTrackArea *self);

G_END_DECLS
