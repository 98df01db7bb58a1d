/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-c3d-header.h"

/* Hand-made C3D: the same content for every processor and number type. */
#define C3D_N_POINTS 2
#define C3D_N_CHANNELS 3
#define C3D_PER_FRAME 10
#define C3D_N_FRAMES 50

/* "case.c3d" in the tmp dir, which tells @n_used channels and ends
 * @n_bytes_less before its end; free the path with g_free(). */
char *c3d_bytes_save (SoleusC3dProcessor processor, gboolean floats, int n_used,
    guint n_bytes_less);
