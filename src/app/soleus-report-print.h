/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-report-preview.h"

G_BEGIN_DECLS

/* Prints the pages of @preview, which is held until it returns, through the
 * system's dialog with its own preview; or with @pdf_path into that file and
 * without a dialog. FALSE and GTK's error. */
gboolean soleus_report_print (SoleusReportPreview *preview, GtkWindow *parent,
    const char *pdf_path, GError **error);

G_END_DECLS
