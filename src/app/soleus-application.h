/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-window.h"

G_BEGIN_DECLS

/* The program: command line, one window per recording, About and keys. */
#define SOLEUS_TYPE_APPLICATION (soleus_application_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusApplication, soleus_application, SOLEUS, APPLICATION, AdwApplication)

SoleusApplication *soleus_application_new (void);

/* Shows @path: raises the window that has it, else opens it in @window when
 * that is empty, else in a window of its own. @window may be NULL. */
void soleus_application_open_path (
    SoleusApplication *self, SoleusWindow *window, const char *path);
/* The same for the demonstration. */
void soleus_application_open_demonstration (
    SoleusApplication *self, SoleusWindow *window);

G_END_DECLS
