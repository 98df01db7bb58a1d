/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* The spectrogram lane below the tracks; hidden until it is asked for. */
#define SOLEUS_TYPE_SPECTROGRAM_VIEW (soleus_spectrogram_view_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSpectrogramView, soleus_spectrogram_view, SOLEUS,
    SPECTROGRAM_VIEW, GtkWidget)

void soleus_spectrogram_view_set_document (
    SoleusSpectrogramView *self, SoleusDocument *document);
/* Where the tracks have their time, in this widget's pixels. */
void soleus_spectrogram_view_set_extent (
    SoleusSpectrogramView *self, double x, double width);

G_END_DECLS
