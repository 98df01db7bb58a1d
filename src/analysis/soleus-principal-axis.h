/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The direction of the largest variance of up to three axes [n] (means
 * removed), and the signal along it to @out [n]. The magnitude would double
 * the frequency of what swings around zero. The sign is that of the largest
 * component. Returns the share of the variance along it, 0 to 1. */
double soleus_principal_axis (
    const float *const *axes, guint n_axes, gsize n, float *out);

G_END_DECLS
