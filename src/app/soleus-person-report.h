/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-person-view.h"

G_BEGIN_DECLS

/* Asks for a file and writes the report of @view's person there, as PDF, web
 * page or Markdown by its ending; in a thread. A failure is told over
 * @parent. @request: what is shown; its strings are interned. */
void soleus_person_report_ask (GtkWindow *parent, const char *library_path,
    const SoleusPersonRequest *request, const char *pseudonym);

G_END_DECLS
