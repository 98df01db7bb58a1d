/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-palette.h"

G_BEGIN_DECLS

/* The plot theme that goes with what the desktop shows: light or dark, the
 * widget's own font and size. */
void soleus_widget_theme (GtkWidget *widget, SoleusTheme *theme);

/* Has @widget drawn anew whenever the desktop's looks change. */
void soleus_widget_follow_theme (GtkWidget *widget);

G_END_DECLS
