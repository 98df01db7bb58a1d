/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-channel.h"

G_BEGIN_DECLS

/* A drawn body to choose a muscle and its side from, by mouse, touch or arrows
 * and Enter. What a list says as well.
 *
 * Signal:
 *   chosen (muscle, side)  the plain word; side is a SoleusSide, UNKNOWN for
 *                          what lies in the middle */
#define SOLEUS_TYPE_BODY_CHOOSER (soleus_body_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusBodyChooser, soleus_body_chooser, SOLEUS, BODY_CHOOSER, GtkWidget)

/* What is chosen; NULL: nothing. */
void soleus_body_chooser_set (
    SoleusBodyChooser *self, const char *muscle, SoleusSide side);

G_END_DECLS
