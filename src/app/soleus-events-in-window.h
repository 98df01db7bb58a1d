/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

/* A list of events of another program, looked at before it is taken: in which
 * format it was read, what would come in, and what would not. */
#define SOLEUS_TYPE_EVENTS_IN_WINDOW (soleus_events_in_window_get_type ())
G_DECLARE_FINAL_TYPE (SoleusEventsInWindow, soleus_events_in_window, SOLEUS,
    EVENTS_IN_WINDOW, AdwWindow)

/* NULL and a sentence in @error where @path is no list that can be read. */
GtkWindow *soleus_events_in_window_new (GtkWindow *parent,
    SoleusSession *session, const char *path, GError **error);

G_END_DECLS
