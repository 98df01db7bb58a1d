/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-paint.h"

#include "soleus-pyramid.h"

#include <math.h>
#include <string.h>

/* What the picture shows; where any of it changes, all is drawn anew. */
typedef struct
{
  SoleusViewData *data; /* a reference */
  guint channel;
  double column_s;
  double low;
  double high;
  double built_s; /* of the pyramid, where it is drawn from; else 0 */
  double plot_y;
  double plot_height;
  guint n_columns;
  int scale;
  double thick;
  SoleusColor color;
  gboolean faint;
} Key;

struct _SoleusTraceLayer
{
  cairo_surface_t *surface; /* NULL: nothing is drawn yet */
  Key key;
  gint64 first; /* column of the grid at its left edge */
  int scale;
  guint64 n_drawn;
};

SoleusTraceLayer *
soleus_trace_layer_new (void)
{
  SoleusTraceLayer *layer = g_new0 (SoleusTraceLayer, 1);

  layer->scale = 1;
  return layer;
}

static void
clear (SoleusTraceLayer *layer)
{
  g_clear_pointer (&layer->surface, cairo_surface_destroy);
  g_clear_pointer (&layer->key.data, soleus_view_data_unref);
}

void
soleus_trace_layer_free (SoleusTraceLayer *layer)
{
  clear (layer);
  g_free (layer);
}

void
soleus_trace_layer_set_scale (SoleusTraceLayer *layer, int scale)
{
  layer->scale = MAX (scale, 1);
}

guint64
soleus_trace_layer_get_n_drawn (const SoleusTraceLayer *layer)
{
  return layer->n_drawn;
}

static Key
key_of (const SoleusTraceLayer *layer, const SoleusTrackPaint *paint)
{
  const SoleusTrack *track = paint->track;
  const SoleusRect *plot = &paint->layout->plot;
  gboolean pyramid =
      track->column_s * paint->facts->rate_hz >= SOLEUS_PYRAMID_BASE;

  return (Key){.data = track->data,
      .channel = track->channel,
      .column_s = track->column_s,
      .low = track->low,
      .high = track->high,
      .built_s = pyramid
          ? soleus_view_data_get_built_s (track->data, track->channel)
          : 0.0,
      .plot_y = plot->y,
      .plot_height = plot->height,
      .n_columns = soleus_track_n_columns (paint->theme, paint->layout),
      .scale = layer->scale,
      .thick = paint->theme->line_width,
      .color = paint->theme->trace,
      .faint = track->faint};
}

static gboolean
is_same (const Key *a, const Key *b)
{
  return a->data == b->data && a->channel == b->channel
      && a->column_s == b->column_s && a->low == b->low && a->high == b->high
      && a->built_s == b->built_s && a->plot_y == b->plot_y
      && a->plot_height == b->plot_height && a->n_columns == b->n_columns
      && a->scale == b->scale && a->thick == b->thick
      && memcmp (&a->color, &b->color, sizeof a->color) == 0
      && a->faint == b->faint;
}

static void
start_anew (SoleusTraceLayer *layer, const Key *key)
{
  clear (layer);
  layer->key = *key;
  soleus_view_data_ref (key->data);
  layer->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
      (int)key->n_columns * key->scale,
      (int)ceil (key->plot_height + 1.0) * key->scale);
  cairo_surface_set_device_scale (layer->surface, key->scale, key->scale);
}

/* Moves the picture to the left (to the right: @by < 0). */
static void
shift (SoleusTraceLayer *layer, int by)
{
  guchar *data;
  gsize stride = (gsize)cairo_image_surface_get_stride (layer->surface);
  int height = cairo_image_surface_get_height (layer->surface);
  gsize width = layer->key.n_columns * (gsize)layer->key.scale * 4;
  gsize gone = (gsize)ABS (by) * (gsize)layer->key.scale * 4;

  cairo_surface_flush (layer->surface);
  data = cairo_image_surface_get_data (layer->surface);
  for (int y = 0; y < height; y++, data += stride)
    if (by > 0)
      memmove (data, data + gone, width - gone);
    else
      memmove (data + gone, data, width - gone);
  cairo_surface_mark_dirty (layer->surface);
}

/* Draws columns [from, from + n) of the picture anew. */
static void
draw (
    SoleusTraceLayer *layer, const SoleusTrackPaint *paint, guint from, guint n)
{
  const SoleusRect *plot = &paint->layout->plot;
  double top = floor (plot->y);
  g_autofree SoleusColumn *columns = g_new (SoleusColumn, n + 1);
  cairo_t *cr = cairo_create (layer->surface);

  soleus_track_get_columns (paint, (int)from - 1, n + 1, columns);
  cairo_translate (cr, -plot->x, -top);
  cairo_rectangle (cr, plot->x + from, top, n, ceil (plot->height + 1.0));
  cairo_clip (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  soleus_track_fill_columns (paint, cr, columns, (int)from, n);
  cairo_destroy (cr);
  layer->n_drawn += n;
}

static void
bring_up_to_date (SoleusTraceLayer *layer, const SoleusTrackPaint *paint)
{
  Key key = key_of (layer, paint);
  gint64 by = paint->track->first_column - layer->first;
  gboolean anew = layer->surface == NULL || !is_same (&key, &layer->key)
      || ABS (by) >= (gint64)key.n_columns;

  layer->first = paint->track->first_column;
  if (anew)
    {
      start_anew (layer, &key);
      draw (layer, paint, 0, key.n_columns);
    }
  else if (by != 0)
    {
      shift (layer, (int)by);
      draw (layer, paint, by > 0 ? key.n_columns - (guint)by : 0,
          (guint)ABS (by));
    }
}

gboolean
soleus_trace_layer_paint (
    SoleusTraceLayer *layer, const SoleusTrackPaint *paint)
{
  const SoleusRect *plot = &paint->layout->plot;

  /* A column has to be a pixel, or nothing can be shifted by whole ones. */
  if (!(paint->track->column_s > 0.0) || plot->x != floor (plot->x)
      || plot->width
          != (double)soleus_track_n_columns (paint->theme, paint->layout))
    return FALSE;
  bring_up_to_date (layer, paint);
  cairo_save (paint->cr);
  cairo_set_source_surface (
      paint->cr, layer->surface, plot->x, floor (plot->y));
  cairo_pattern_set_filter (cairo_get_source (paint->cr), CAIRO_FILTER_NEAREST);
  cairo_paint (paint->cr);
  cairo_restore (paint->cr);
  return TRUE;
}
