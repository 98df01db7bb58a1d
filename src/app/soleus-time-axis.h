/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* The one time axis under all tracks. */
#define SOLEUS_TYPE_TIME_AXIS (soleus_time_axis_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusTimeAxis, soleus_time_axis, SOLEUS, TIME_AXIS, GtkWidget)

void soleus_time_axis_set_document (
    SoleusTimeAxis *self, SoleusDocument *document);
/* Where time runs inside the widget: below the plots of the tracks. Told
 * before each drawing; does not cause one. */
void soleus_time_axis_set_extent (SoleusTimeAxis *self, double x, double width);

G_END_DECLS
