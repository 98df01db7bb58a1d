/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-recording.h"

G_BEGIN_DECLS

/* What was read from the file, assumed, repaired and lost. */
#define SOLEUS_TYPE_READ_LOG_WINDOW (soleus_read_log_window_get_type ())
G_DECLARE_FINAL_TYPE (SoleusReadLogWindow, soleus_read_log_window, SOLEUS,
    READ_LOG_WINDOW, AdwWindow)

GtkWindow *soleus_read_log_window_new (
    GtkWindow *parent, const SoleusRecording *recording);

G_END_DECLS
