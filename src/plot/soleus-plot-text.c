/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plot-text.h"

#include <pango/pangocairo.h>

/* Without hinted advances the same text is as wide on the screen as on
 * paper, whatever the machine's font settings. */
static PangoLayout *
layout_new (cairo_t *cr, const SoleusTheme *theme, const char *text,
    double scale, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font =
      pango_font_description_from_string (theme->font_family);
  PangoAttrList *attributes = pango_attr_list_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (
      pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);
  pango_font_description_set_absolute_size (
      font, theme->font_size * scale * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

static void
draw_halo (cairo_t *cr, const SoleusTheme *theme, PangoLayout *layout)
{
  cairo_save (cr);
  soleus_color_set_source_alpha (cr, &theme->background, 0.85);
  cairo_set_line_width (cr, theme->font_size / 4.0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  pango_cairo_layout_path (cr, layout);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
soleus_plot_text_draw (cairo_t *cr, const SoleusTheme *theme, const char *text,
    const SoleusPlotText *place)
{
  g_autoptr (PangoLayout) layout = layout_new (
      cr, theme, text, place->scale > 0.0 ? place->scale : 1.0, place->bold);
  PangoRectangle size;
  double x, y;

  if (place->max_width > 0.0)
    {
      pango_layout_get_extents (layout, NULL, &size);
      if (size.width > place->max_width * PANGO_SCALE)
        {
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
          pango_layout_set_width (
              layout, (int)(place->max_width * PANGO_SCALE));
        }
    }
  pango_layout_get_extents (layout, NULL, &size);
  x = place->x - place->align_x * size.width / PANGO_SCALE;
  y = place->y - place->align_y * size.height / PANGO_SCALE;
  /* Right-to-left text sits at the right of its ellipsized box. */
  cairo_move_to (cr, x - (double)size.x / PANGO_SCALE, y);
  if (place->halo)
    draw_halo (cr, theme, layout);
  cairo_move_to (cr, x - (double)size.x / PANGO_SCALE, y);
  soleus_color_set_source (
      cr, place->color != NULL ? place->color : &theme->text);
  pango_cairo_show_layout (cr, layout);
}

double
soleus_plot_text_width (cairo_t *cr, const SoleusTheme *theme, const char *text)
{
  g_autoptr (PangoLayout) layout = layout_new (cr, theme, text, 1.0, FALSE);
  PangoRectangle size;

  pango_layout_get_extents (layout, NULL, &size);
  return (double)size.width / PANGO_SCALE;
}
