/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-palette.h"

G_BEGIN_DECLS

/* Text on a drawing: one line, tabular figures, in the theme's font. */
typedef struct
{
  const SoleusColor *color;
  double x;
  double y;
  double align_x; /* 0: x is the left edge, 0.5 the middle, 1 the right */
  double align_y; /* the same for top and bottom */
  double max_width; /* ellipsized to this; 0: as long as it is */
  double scale; /* of the theme's size; 0: 1 */
  gboolean bold;
  gboolean halo; /* a rim of the background colour, to lie over lines */
} SoleusPlotText;

void soleus_plot_text_draw (cairo_t *cr, const SoleusTheme *theme,
    const char *text, const SoleusPlotText *place);
double soleus_plot_text_width (
    cairo_t *cr, const SoleusTheme *theme, const char *text);

G_END_DECLS
