/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

/* People and trends: everybody in the library of @session, one of them over
 * time, and a search over all that is kept. Recordings open in windows of
 * @parent's application. */
#define SOLEUS_TYPE_PEOPLE_WINDOW (soleus_people_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusPeopleWindow, soleus_people_window, SOLEUS, PEOPLE_WINDOW, AdwWindow)

GtkWindow *soleus_people_window_new (GtkWindow *parent, SoleusSession *session);

G_END_DECLS
