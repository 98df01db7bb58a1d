/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* Two raters' marks side by side, how well they agree, and by one key each
 * the list they come to agree on. The tracks behind follow. */
#define SOLEUS_TYPE_RATING_WINDOW (soleus_rating_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusRatingWindow, soleus_rating_window, SOLEUS, RATING_WINDOW, AdwWindow)

/* There must be two raters: see soleus_rating_dup_raters(). */
GtkWindow *soleus_rating_window_new (
    GtkWindow *parent, SoleusDocument *document);

G_END_DECLS
