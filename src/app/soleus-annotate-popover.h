/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* Which word a span gets: one of nine of the person's own, one of the list,
 * or any other; and a note. For a new mark or for one that is there. */
#define SOLEUS_TYPE_ANNOTATE_POPOVER (soleus_annotate_popover_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAnnotatePopover, soleus_annotate_popover, SOLEUS,
    ANNOTATE_POPOVER, GtkPopover)

GtkWidget *soleus_annotate_popover_new (SoleusDocument *document);

/* Asks for the word of the selection, or changes the chosen mark. Does
 * nothing when there is neither. */
void soleus_annotate_popover_ask (
    SoleusAnnotatePopover *self, const GdkRectangle *at);

/* Marks the selection with @label at once, or relabels the chosen mark.
 * FALSE: neither is there, or it could not be kept. */
gboolean soleus_annotate_apply (
    SoleusDocument *document, const char *label, const char *note);

G_END_DECLS
