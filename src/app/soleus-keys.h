/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-key-table.h"

G_BEGIN_DECLS

/* Puts the key table to work. */

/* The rows that work everywhere, as accelerators of @application. */
void soleus_keys_install (GtkApplication *application);
/* A controller with the rows of @scope, for the widget they work in. */
GtkEventController *soleus_keys_controller_new (SoleusKeyScope scope);
/* The shortcuts window, made from the table. */
GtkWindow *soleus_keys_window_new (GtkWindow *parent);

G_END_DECLS
