/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "soleus-error.h"
#include "soleus-pages.h"
#include "soleus-report-write.h"

/* A date for PDFs that have none: cairo would take the clock's, and the same
 * input must give the same bytes. */
#define NO_DATE "1970-01-01T00:00:00Z"

static cairo_status_t
write_bytes (void *closure, const unsigned char *bytes, unsigned int n)
{
  soleus_sink_write (closure, (const char *)bytes, n);
  return soleus_sink_ok (closure) ? CAIRO_STATUS_SUCCESS
                                  : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_properties (cairo_surface_t *surface, const SoleusReportDocument *document)
{
  g_autofree char *title =
      g_strdup_printf ("%s: %s", document->title, document->subject);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (
      surface, CAIRO_PDF_METADATA_SUBJECT, document->notice);
  cairo_pdf_surface_set_metadata (
      surface, CAIRO_PDF_METADATA_CREATOR, "Soleus");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
      document->created != NULL ? document->created : NO_DATE);
}

/* The headings as a table of contents beside the pages. */
static void
add_outline (cairo_surface_t *surface, const SoleusPages *pages)
{
  int parents[4] = {CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
      CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT};

  for (guint i = 0; i < soleus_pages_get_n_headings (pages); i++)
    {
      SoleusPagesHeading heading = soleus_pages_get_heading (pages, i);
      guint level = CLAMP (heading.level, 1, 3);
      g_autofree char *where = NULL;
      char y[G_ASCII_DTOSTR_BUF_SIZE];

      if (level > 2)
        continue;
      g_ascii_formatd (y, sizeof y, "%.1f", MAX (heading.y - 12.0, 0.0));
      where = g_strdup_printf ("page=%u pos=[0 %s]", heading.page + 1, y);
      parents[level] = cairo_pdf_surface_add_outline (surface,
          level == 1 ? CAIRO_PDF_OUTLINE_ROOT : parents[level - 1],
          heading.text, where, level == 1 ? CAIRO_PDF_OUTLINE_FLAG_BOLD : 0);
    }
}

static gboolean
check_status (cairo_status_t status, SoleusSink *sink, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS || !soleus_sink_ok (sink))
    return soleus_sink_ok (sink);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("The report could not be drawn: %s"), cairo_status_to_string (status));
  return FALSE;
}

static gboolean
draw_pages (cairo_surface_t *surface, SoleusPages *pages,
    SoleusProgress *progress, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean drawn = TRUE;

  for (guint i = 0; drawn && i < soleus_pages_get_n (pages); i++)
    {
      soleus_pages_draw (pages, i, cr);
      cairo_show_page (cr);
      soleus_progress_report (progress, (i + 1.0) / soleus_pages_get_n (pages));
      drawn = !soleus_progress_stop (progress, error);
    }
  cairo_destroy (cr);
  return drawn;
}

gboolean
soleus_report_write_pdf (const SoleusReportDocument *document,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusPages) pages = soleus_pages_new (document, options->paper,
      soleus_theme_get (
          options->grey ? SOLEUS_THEME_GREY : SOLEUS_THEME_PRINT));
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  gboolean drawn;

  soleus_pages_get_size (pages, &width, &height);
  surface =
      cairo_pdf_surface_create_for_stream (write_bytes, sink, width, height);
  set_properties (surface, document);
  add_outline (surface, pages);
  drawn = draw_pages (surface, pages, progress, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return FALSE;
  if (!soleus_sink_ok (sink))
    return soleus_sink_close (sink, error);
  return check_status (status, sink, error);
}
