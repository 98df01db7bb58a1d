/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-palette.h"

/* Lines rising to the right when @slope is 1, falling when it is -1. They
 * start at multiples of @spacing of the page, so that neighbouring hatches
 * join and a scrolled one does not flicker. */
static void
add_diagonals (cairo_t *cr, double slope, double x, double y, double width,
    double height, double spacing)
{
  double pitch = spacing * G_SQRT2;
  double from = slope > 0.0 ? x + y : x - y - height;
  double reach = width + height;

  for (double at = ceil (from / pitch) * pitch; at < from + reach; at += pitch)
    {
      double top = slope > 0.0 ? at - y : at + y;
      double bottom = slope > 0.0 ? at - y - height : at + y + height;

      cairo_move_to (cr, top, y);
      cairo_line_to (cr, bottom, y + height);
    }
}

static void
add_uprights (cairo_t *cr, double x, double y, double width, double height,
    double spacing)
{
  for (double at = ceil (x / spacing) * spacing; at < x + width; at += spacing)
    {
      cairo_move_to (cr, at, y);
      cairo_line_to (cr, at, y + height);
    }
}

static void
add_levels (cairo_t *cr, double x, double y, double width, double height,
    double spacing)
{
  for (double at = ceil (y / spacing) * spacing; at < y + height; at += spacing)
    {
      cairo_move_to (cr, x, at);
      cairo_line_to (cr, x + width, at);
    }
}

static void
add_dots (cairo_t *cr, double x, double y, double width, double height,
    double spacing, double size)
{
  for (double down = ceil (y / spacing) * spacing; down < y + height;
       down += spacing)
    for (double at = ceil (x / spacing) * spacing; at < x + width;
         at += spacing)
      {
        cairo_move_to (cr, at - size / 2.0, down);
        cairo_line_to (cr, at + size / 2.0, down);
      }
}

void
soleus_hatch_fill (cairo_t *cr, SoleusHatch hatch, const SoleusColor *color,
    double x, double y, double width, double height, double spacing,
    double line_width)
{
  if (hatch == SOLEUS_HATCH_NONE || !(width > 0.0) || !(height > 0.0)
      || !(spacing > 0.0))
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  soleus_color_set_source (cr, color);
  cairo_set_line_width (cr, line_width);
  if (hatch == SOLEUS_HATCH_UP || hatch == SOLEUS_HATCH_CROSS)
    add_diagonals (cr, 1.0, x, y, width, height, spacing);
  if (hatch == SOLEUS_HATCH_DOWN || hatch == SOLEUS_HATCH_CROSS)
    add_diagonals (cr, -1.0, x, y, width, height, spacing);
  if (hatch == SOLEUS_HATCH_UPRIGHT)
    add_uprights (cr, x, y, width, height, spacing);
  if (hatch == SOLEUS_HATCH_LEVEL)
    add_levels (cr, x, y, width, height, spacing);
  if (hatch == SOLEUS_HATCH_DOTS)
    add_dots (cr, x, y, width, height, spacing, 1.5 * line_width);
  cairo_stroke (cr);
  cairo_restore (cr);
}
