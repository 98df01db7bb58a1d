/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-figure.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-plot-text.h"

/* Pixels of a picture for a point: sharp on any screen and on paper. */
#define PICTURE_SCALE 2.0
#define MARGIN 12.0
#define TITLE_HEIGHT 20.0
#define SUMMARY_HEIGHT 20.0

struct _SoleusFigure
{
  gatomicrefcount ref_count;
  const SoleusFigureClass *figure_class;
  gpointer data;
  char *summary;
};

const SoleusFigureFormat soleus_figure_formats[] = {
    {"png", N_ ("Picture (PNG)"), "image/png"},
    {"svg", N_ ("Drawing (SVG)"), "image/svg+xml"},
    {"pdf", N_ ("Page (PDF)"), "application/pdf"},
    {"csv", N_ ("Numbers (CSV)"), "text/csv"},
    {NULL, NULL, NULL},
};

SoleusFigure *
soleus_figure_new (
    const SoleusFigureClass *figure_class, gpointer data, char *summary)
{
  SoleusFigure *figure = g_new0 (SoleusFigure, 1);

  g_atomic_ref_count_init (&figure->ref_count);
  figure->figure_class = figure_class;
  figure->data = data;
  figure->summary = summary;
  return figure;
}

SoleusFigure *
soleus_figure_ref (SoleusFigure *figure)
{
  g_atomic_ref_count_inc (&figure->ref_count);
  return figure;
}

void
soleus_figure_unref (SoleusFigure *figure)
{
  if (figure == NULL || !g_atomic_ref_count_dec (&figure->ref_count))
    return;
  figure->figure_class->free (figure->data);
  g_free (figure->summary);
  g_free (figure);
}

const char *
soleus_figure_get_summary (const SoleusFigure *figure)
{
  return figure->summary;
}

void
soleus_figure_draw (const SoleusFigure *figure, cairo_t *cr,
    const SoleusTheme *theme, const SoleusRect *rect)
{
  cairo_save (cr);
  figure->figure_class->draw (figure->data, cr, theme, rect);
  cairo_restore (cr);
}

char *
soleus_figure_dup_csv (const SoleusFigure *figure)
{
  GString *out = g_string_new (NULL);

  figure->figure_class->write_csv (figure->data, out);
  return g_string_free (out, FALSE);
}

/* --- files ----------------------------------------------------------------
 */

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_page (const SoleusFigure *figure, cairo_t *cr, const char *title,
    double width, double height)
{
  const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_PRINT);
  double top = MARGIN + TITLE_HEIGHT + SUMMARY_HEIGHT;
  SoleusRect rect = {MARGIN, top, width - 2.0 * MARGIN, height - top - MARGIN};

  soleus_color_set_source (cr, &theme->background);
  cairo_paint (cr);
  soleus_plot_text_draw (cr, theme, title,
      &(SoleusPlotText){
          .color = &theme->text,
          .x = MARGIN,
          .y = MARGIN,
          .max_width = rect.width,
          .scale = 1.2,
          .bold = TRUE,
      });
  soleus_plot_text_draw (cr, theme, figure->summary,
      &(SoleusPlotText){
          .color = &theme->text,
          .x = MARGIN,
          .y = MARGIN + TITLE_HEIGHT,
          .max_width = rect.width,
      });
  soleus_figure_draw (figure, cr, theme, &rect);
}

static cairo_surface_t *
new_surface (const char *id, GByteArray *bytes, double width, double height)
{
  cairo_surface_t *surface;

  if (strcmp (id, "pdf") == 0)
    return cairo_pdf_surface_create_for_stream (
        write_bytes, bytes, width, height);
  if (strcmp (id, "svg") == 0)
    return cairo_svg_surface_create_for_stream (
        write_bytes, bytes, width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
      (int)ceil (PICTURE_SCALE * width), (int)ceil (PICTURE_SCALE * height));
  cairo_surface_set_device_scale (surface, PICTURE_SCALE, PICTURE_SCALE);
  return surface;
}

static const SoleusFigureFormat *
find_format (const char *id)
{
  for (const SoleusFigureFormat *row = soleus_figure_formats; row->id != NULL;
       row++)
    if (strcmp (row->id, id) == 0)
      return row;
  return NULL;
}

GBytes *
soleus_figure_render (const SoleusFigure *figure, const char *id,
    const char *title, double width, double height, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (find_format (id) == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          "Figure format “%s”: expected png, svg, pdf or csv", id);
      return NULL;
    }
  if (strcmp (id, "csv") == 0)
    {
      char *text = soleus_figure_dup_csv (figure);

      return g_bytes_new_take (text, strlen (text));
    }
  surface = new_surface (id, bytes, width, height);
  cr = cairo_create (surface);
  draw_page (figure, cr, title, width, height);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && strcmp (id, "png") == 0)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO, "Figure: %s",
          cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
