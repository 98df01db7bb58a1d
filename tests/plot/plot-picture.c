/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-picture.h"

#include <math.h>

#include "soleus-test.h"

void
plot_picture_init (PlotPicture *picture, int width, int height)
{
  *picture = (PlotPicture){.width = width, .height = height};
  picture->surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  picture->cr = cairo_create (picture->surface);
  cairo_set_source_rgb (picture->cr, 1.0, 1.0, 1.0);
  cairo_paint (picture->cr);
}

void
plot_picture_clear (PlotPicture *picture)
{
  ck_assert_int_eq (cairo_status (picture->cr), CAIRO_STATUS_SUCCESS);
  cairo_destroy (picture->cr);
  cairo_surface_destroy (picture->surface);
}

static guint32
pixel (PlotPicture *picture, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (picture->surface);
  int stride = cairo_image_surface_get_stride (picture->surface);

  return *(const guint32 *)(data + y * stride + 4 * x) & 0xffffff;
}

/* Calls @visit with every pixel of @rect inside the picture. */
static void
each_pixel (PlotPicture *picture, const SoleusRect *rect,
    void (*visit) (int x, int y, guint32 color, gpointer user_data),
    gpointer user_data)
{
  int left = MAX ((int)rect->x, 0), top = MAX ((int)rect->y, 0);
  int right = MIN ((int)(rect->x + rect->width), picture->width);
  int bottom = MIN ((int)(rect->y + rect->height), picture->height);

  cairo_surface_flush (picture->surface);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      visit (x, y, pixel (picture, x, y), user_data);
}

static void
count_ink (int x, int y, guint32 color, gpointer user_data)
{
  *(guint *)user_data += color != 0xffffff;
}

guint
plot_picture_ink (PlotPicture *picture, const SoleusRect *rect)
{
  guint n = 0;

  each_pixel (picture, rect, count_ink, &n);
  return n;
}

typedef struct
{
  const SoleusColor *color;
  double near;
  guint n;
} ColorCount;

static void
count_color (int x, int y, guint32 color, gpointer user_data)
{
  ColorCount *count = user_data;

  count->n +=
      fabs ((color >> 16 & 255) / 255.0 - count->color->red) <= count->near
      && fabs ((color >> 8 & 255) / 255.0 - count->color->green) <= count->near
      && fabs ((color & 255) / 255.0 - count->color->blue) <= count->near;
}

guint
plot_picture_of_color (PlotPicture *picture, const SoleusRect *rect,
    const SoleusColor *color, double near)
{
  ColorCount count = {color, near, 0};

  each_pixel (picture, rect, count_color, &count);
  return count.n;
}

typedef struct
{
  int left, top, right, bottom;
} Bounds;

static void
widen (int x, int y, guint32 color, gpointer user_data)
{
  Bounds *bounds = user_data;

  if (color == 0xffffff)
    return;
  bounds->left = MIN (bounds->left, x);
  bounds->top = MIN (bounds->top, y);
  bounds->right = MAX (bounds->right, x + 1);
  bounds->bottom = MAX (bounds->bottom, y + 1);
}

SoleusRect
plot_picture_bounds (PlotPicture *picture, const SoleusRect *rect)
{
  Bounds bounds = {G_MAXINT, G_MAXINT, -1, -1};

  each_pixel (picture, rect, widen, &bounds);
  if (bounds.right < 0)
    return (SoleusRect){0};
  return (SoleusRect){bounds.left, bounds.top, bounds.right - bounds.left,
      bounds.bottom - bounds.top};
}
