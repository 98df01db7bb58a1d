/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cli-case.h"
#include "soleus-library-people.h"

G_BEGIN_DECLS

/* Notes an analysed recording as one of @person's, with its result and its
 * rates. One transaction each; a recording that is there is brought up to
 * date. */
gboolean soleus_library_add_case (SoleusLibrary *library, gint64 person,
    const SoleusCliCase *one, GError **error);

G_END_DECLS
