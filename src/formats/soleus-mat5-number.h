/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of one number of the type @type ("mi" of the format's document):
 * 1, 2, 4 or 8; 0: no number. */
gsize soleus_mat5_number_size (guint32 type);

/* @bytes, [n * size], to @out, [n]. @type is one with a size. */
void soleus_mat5_numbers (
    guint32 type, gboolean swapped, const guint8 *bytes, gsize n, double *out);

G_END_DECLS
