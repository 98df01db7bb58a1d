/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short word at the foot of the window that goes by itself, with a button
 * where there is something to take back or to see. One at a time: the newest
 * takes the place of the one before it.
 *
 * AdwToastOverlay of libadwaita 1.2 frees a toast that goes while it still
 * comes, and the program ends; hands are quicker than that. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_TOAST (soleus_toast_get_type ())
G_DECLARE_FINAL_TYPE (SoleusToast, soleus_toast, SOLEUS, TOAST, AdwBin)

/* Shows @text (plain text) for five seconds, for as long as the pointer or
 * the keyboard is on it, or until it is closed. @label, @action: a button, with
 * its mnemonic and the name of an action above the toast; NULL: none. */
void soleus_toast_show (
    SoleusToast *self, const char *text, const char *label, const char *action);

G_END_DECLS
