/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-track.h"

/* A picture in memory that tests look at pixel by pixel. */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  int width;
  int height;
} PlotPicture;

/* White, @width x @height. */
void plot_picture_init (PlotPicture *picture, int width, int height);
/* Asserts that nothing went wrong in cairo. */
void plot_picture_clear (PlotPicture *picture);

/* Pixels of @rect that are not white. */
guint plot_picture_ink (PlotPicture *picture, const SoleusRect *rect);
/* Pixels of @rect within @near (0 to 1) of @color in every channel. */
guint plot_picture_of_color (PlotPicture *picture, const SoleusRect *rect,
    const SoleusColor *color, double near);
/* Smallest rectangle around all ink of @rect; width 0 where there is none. */
SoleusRect plot_picture_bounds (PlotPicture *picture, const SoleusRect *rect);
