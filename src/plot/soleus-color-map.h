/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-palette.h"

G_BEGIN_DECLS

/* A colour for a share of 0 (dark, blue) to 1 (bright, yellow): equal steps
 * look equally far apart, lightness alone carries the order, and nothing in it
 * is lost to a colour-blind reader (viridis [smith2015]). Shares outside are
 * cut off. */
SoleusColor soleus_color_map (double share);
/* The same as 0xffRRGGBB. */
guint32 soleus_color_map_pixel (double share);

G_END_DECLS
