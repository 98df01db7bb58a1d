/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

/*
 * The report before it is written: its pages as they will be, for whom, on
 * which paper; saved as PDF or printed by the system's dialog. Emits
 * "save" (SoleusReportOptions *, to be copied) when a file is to be written.
 */
#define SOLEUS_TYPE_REPORT_WINDOW (soleus_report_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusReportWindow, soleus_report_window, SOLEUS, REPORT_WINDOW, AdwWindow)

GtkWindow *soleus_report_window_new (GtkWindow *parent, SoleusSession *session);
/* Into a file, as a printer would get it: for scripts and tests. FALSE: the
 * pages are not there yet, or it could not be. */
gboolean soleus_report_window_print_to (
    SoleusReportWindow *self, const char *path);

G_END_DECLS
