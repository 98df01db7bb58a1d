/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* One recording in one window; empty at first. */
#define SOLEUS_TYPE_WINDOW (soleus_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusWindow, soleus_window, SOLEUS, WINDOW, AdwApplicationWindow)

/* @library_path as for soleus_session_new(). A library that cannot be opened
 * is told to the person, and nothing is kept. */
GtkWidget *soleus_window_new (
    GtkApplication *application, const char *library_path);

SoleusDocument *soleus_window_get_document (SoleusWindow *self);
/* No recording yet, and none being opened. */
gboolean soleus_window_is_empty (SoleusWindow *self);
/* The file it shows or is opening, or NULL. */
const char *soleus_window_get_path (SoleusWindow *self);

void soleus_window_open (SoleusWindow *self, const char *path);
/* The demonstration recording, made on the spot. */
void soleus_window_open_demonstration (SoleusWindow *self);

G_END_DECLS
