/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* Asks for a time and shows it in the middle of the page. */
void soleus_time_dialog_ask (GtkWindow *parent, SoleusDocument *document);

G_END_DECLS
