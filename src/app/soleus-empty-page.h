/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

/* What a window without a recording shows: what Soleus is, the way in, and
 * the recordings of last time with what was found in them. */
#define SOLEUS_TYPE_EMPTY_PAGE (soleus_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusEmptyPage, soleus_empty_page, SOLEUS, EMPTY_PAGE, AdwBin)

/* Asks the library anew. */
void soleus_empty_page_refresh (SoleusEmptyPage *self, SoleusSession *session);

G_END_DECLS
