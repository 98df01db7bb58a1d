/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-channel.h"
#include "soleus-import-choice.h"

G_BEGIN_DECLS

/* A channel in the import window: what it is taken for, and what can be
 * corrected. Emits "changed". */
#define SOLEUS_TYPE_IMPORT_ROW (soleus_import_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusImportRow, soleus_import_row, SOLEUS, IMPORT_ROW, AdwExpanderRow)

GtkWidget *soleus_import_row_new (
    const char *label, const SoleusImportChannel *told);
/* Shows what @channel was read as. */
void soleus_import_row_show (
    SoleusImportRow *self, const SoleusChannel *channel);
/* FALSE: a number in it cannot be; @told (out) then lacks it. */
gboolean soleus_import_row_get (
    SoleusImportRow *self, SoleusImportChannel *told);

G_END_DECLS
