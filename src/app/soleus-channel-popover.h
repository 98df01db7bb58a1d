/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-track-plot.h"

G_BEGIN_DECLS

/* What a person says of a channel: muscle, side, kind; and how tall its
 * signal is drawn. Each change is one step of undo. */
#define SOLEUS_TYPE_CHANNEL_POPOVER (soleus_channel_popover_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChannelPopover, soleus_channel_popover, SOLEUS,
    CHANNEL_POPOVER, GtkPopover)

GtkWidget *soleus_channel_popover_new (
    SoleusDocument *document, SoleusTrackPlot *plot);

G_END_DECLS
