/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

/*
 * How a file is to be read: its table, its rate, and of each channel the
 * kind, the unit, the scale and the rate, with a look at the first samples.
 */
#define SOLEUS_TYPE_IMPORT_WINDOW (soleus_import_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusImportWindow, soleus_import_window, SOLEUS, IMPORT_WINDOW, AdwWindow)

/* Gets what was chosen when the person opens the file so. */
typedef void (*SoleusImportUse) (
    const char *path, const SoleusImport *import, gpointer user_data);

/* For the file at @path; what the library remembers of it stands there
 * already. @user_data must outlive the window. */
GtkWindow *soleus_import_window_new (GtkWindow *parent, SoleusSession *session,
    const char *path, SoleusImportUse use, gpointer user_data);

G_END_DECLS
