/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chart-view.h"

#include <math.h>
#include <string.h>

#include "soleus-widget-theme.h"

#define MIN_HEIGHT_PX 110
#define MIN_WIDTH_PX 160

struct _SoleusChartView
{
  GtkWidget parent_instance;

  SoleusFigure *figure;
  cairo_surface_t *picture; /* NULL: to be drawn */
  int width;
  int height;
  int scale;
  SoleusTheme theme; /* of the picture */
};

G_DEFINE_FINAL_TYPE (SoleusChartView, soleus_chart_view, GTK_TYPE_WIDGET)

static void
draw_picture (SoleusChartView *self, cairo_t *target, const SoleusTheme *theme)
{
  SoleusRect rect = {0.0, 0.0, self->width, self->height};
  cairo_t *cr;

  self->picture = cairo_surface_create_similar_image (cairo_get_target (target),
      CAIRO_FORMAT_ARGB32, self->width * self->scale,
      self->height * self->scale);
  cairo_surface_set_device_scale (self->picture, self->scale, self->scale);
  self->theme = *theme;
  cr = cairo_create (self->picture);
  soleus_figure_draw (self->figure, cr, theme, &rect);
  cairo_destroy (cr);
}

static void
soleus_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusChartView *self = SOLEUS_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  SoleusTheme theme = {0};
  cairo_t *cr;

  if (self->figure == NULL || width < 1 || height < 1)
    return;
  soleus_widget_theme (widget, &theme);
  if (self->width != width || self->height != height || self->scale != scale
      || self->theme.font_size != theme.font_size
      || memcmp (&self->theme.text, &theme.text, sizeof theme.text) != 0)
    g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->width = width;
  self->height = height;
  self->scale = scale;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0.0f, 0.0f, (float)width, (float)height));
  if (self->picture == NULL)
    draw_picture (self, cr, &theme);
  cairo_set_source_surface (cr, self->picture, 0.0, 0.0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
soleus_chart_view_measure (GtkWidget *widget, GtkOrientation orientation,
    int for_size, int *minimum, int *natural, int *minimum_baseline,
    int *natural_baseline)
{
  *minimum =
      orientation == GTK_ORIENTATION_VERTICAL ? MIN_HEIGHT_PX : MIN_WIDTH_PX;
  *natural = *minimum;
}

static void
soleus_chart_view_finalize (GObject *object)
{
  SoleusChartView *self = SOLEUS_CHART_VIEW (object);

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->figure, soleus_figure_unref);
  G_OBJECT_CLASS (soleus_chart_view_parent_class)->finalize (object);
}

static void
soleus_chart_view_class_init (SoleusChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_chart_view_finalize;
  widget_class->snapshot = soleus_chart_view_snapshot;
  widget_class->measure = soleus_chart_view_measure;
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_chart_view_init (SoleusChartView *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  soleus_widget_follow_theme (GTK_WIDGET (self));
}

void
soleus_chart_view_set_figure (SoleusChartView *self, SoleusFigure *figure)
{
  if (figure != NULL)
    soleus_figure_ref (figure);
  g_clear_pointer (&self->figure, soleus_figure_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->figure = figure;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      figure != NULL ? soleus_figure_get_summary (figure) : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

SoleusFigure *
soleus_chart_view_get_figure (SoleusChartView *self)
{
  return self->figure;
}
