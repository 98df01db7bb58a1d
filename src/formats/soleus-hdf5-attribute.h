/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-bytes.h"

G_BEGIN_DECLS

/* An attribute of the object at @address, text or numbers, whichever it is
 * stored as; of up to 64 numbers the first. FALSE, NULL: there is none. Free
 * the text with g_free(). */
gboolean soleus_hdf5_number (
    const SoleusHdf5 *h5, guint64 address, const char *name, double *value);
char *soleus_hdf5_text (
    const SoleusHdf5 *h5, guint64 address, const char *name);

G_END_DECLS
