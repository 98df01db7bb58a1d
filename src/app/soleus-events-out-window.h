/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

/* The events of a recording for another program: which, in what format, and
 * what that format does not keep, before anything is written. */
#define SOLEUS_TYPE_EVENTS_OUT_WINDOW (soleus_events_out_window_get_type ())
G_DECLARE_FINAL_TYPE (SoleusEventsOutWindow, soleus_events_out_window, SOLEUS,
    EVENTS_OUT_WINDOW, AdwWindow)

/*
 * Signals:
 *   written (char *path)
 */
GtkWindow *soleus_events_out_window_new (
    GtkWindow *parent, SoleusSession *session);

G_END_DECLS
