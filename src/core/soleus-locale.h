/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Takes the user's locale and Soleus's translations: from the folder that the
 * environment variable SOLEUS_LOCALE_DIR names (a program that is not
 * installed), else from where they are installed. Call it once, first in
 * main(): it is not safe beside other threads.
 */
void soleus_locale_init (void);

G_END_DECLS
