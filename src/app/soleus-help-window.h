/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the help in the desktop's viewer, or in a window of our own where
 * there is none (or where it could not reach our pages, in a sandbox). */
void soleus_help_show (GtkApplication *application);

G_END_DECLS
