/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-widget-theme.h"

#include <adwaita.h>

/* Axis text is a step smaller than running text. */
#define AXIS_TEXT 0.82

/* Letters and hatches tell patterns apart as well. */
static gboolean
has_no_colours (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL
      && gtk_widget_has_css_class (GTK_WIDGET (root), "no-colours");
}

void
soleus_widget_theme (GtkWidget *widget, SoleusTheme *theme)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font =
      pango_context_get_font_description (context);
  double size_px = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  *theme = *soleus_theme_get (adw_style_manager_get_dark (style)
          ? SOLEUS_THEME_DARK
          : SOLEUS_THEME_LIGHT);
  if (!pango_font_description_get_size_is_absolute (font))
    size_px *= pango_cairo_context_get_resolution (context) / 72.0;
  if (has_no_colours (widget))
    for (int i = 0; i < SOLEUS_N_HUES; i++)
      theme->hues[i] = theme->text_dim;
  theme->font_family = pango_font_description_get_family (font);
  if (size_px > 0.0)
    theme->font_size = AXIS_TEXT * size_px;
}

void
soleus_widget_follow_theme (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark",
      G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
      G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}
