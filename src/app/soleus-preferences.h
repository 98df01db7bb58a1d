/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The window of the preferences; every change holds at once. */
GtkWindow *soleus_preferences_new (GtkWindow *parent);

/* Light, dark or as the desktop says; the caller keeps @settings. */
void soleus_preferences_follow_scheme (GSettings *settings);

G_END_DECLS
