/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Packed samples to float: out[i] = value[i] * gain + shift, [n]. @bytes need
 * not be aligned. */
void soleus_convert_i16_le (
    const guint8 *bytes, gsize n, float gain, float shift, float *out);
void soleus_convert_i24_le (
    const guint8 *bytes, gsize n, float gain, float shift, float *out);
G_END_DECLS
