/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "soleus-error.h"
#include "soleus-pages.h"
#include "soleus-pdf-describe.h"
#include "soleus-report-write.h"

/* A date for PDFs that have none: cairo would take the clock's, and the same
 * input must give the same bytes. */
#define NO_DATE "1970-01-01T00:00:00Z"

static cairo_status_t
write_bytes (void *closure, const unsigned char *bytes, unsigned int n)
{
  g_byte_array_append (closure, bytes, n);
  return CAIRO_STATUS_SUCCESS;
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

      if (level > 2)
        continue;
      /* Whole points, as in soleus-pages-tags.c. */
      where = g_strdup_printf ("page=%u pos=[0 %d]", heading.page + 1,
          (int)MAX (heading.y - 12.0, 0.0));
      parents[level] = cairo_pdf_surface_add_outline (surface,
          level == 1 ? CAIRO_PDF_OUTLINE_ROOT : parents[level - 1],
          heading.text, where, level == 1 ? CAIRO_PDF_OUTLINE_FLAG_BOLD : 0);
    }
}

/* cairo writes no words for its figures: they are added to the whole file. */
static gboolean
write_described (GByteArray *bytes, const SoleusReportDocument *document,
    SoleusSink *sink, GError **error)
{
  g_autoptr (GPtrArray) alts = g_ptr_array_new ();
  g_autofree char *language = soleus_report_dup_language ();
  g_autoptr (GBytes) drawn = g_bytes_new_static (bytes->data, bytes->len);
  g_autoptr (GBytes) whole = NULL;
  const char *data;
  gsize n;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      SoleusBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == SOLEUS_BLOCK_FIGURE)
        g_ptr_array_add (alts, block->alt);
    }
  whole = soleus_pdf_describe (drawn, language, alts);
  data = g_bytes_get_data (whole, &n);
  soleus_sink_write (sink, data, n);
  return soleus_sink_ok (sink) || soleus_sink_close (sink, error);
}

static gboolean
draw_pages (cairo_surface_t *surface, SoleusPages *pages,
    SoleusProgress *progress, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  const guint n = soleus_pages_get_n (pages);
  gboolean drawn = TRUE;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; drawn && i < n; i++)
    {
      soleus_pages_draw (pages, i, cr);
      if (i + 1 == n)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
      soleus_progress_report (progress, (i + 1.0) / n);
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
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  gboolean drawn;

  soleus_pages_get_size (pages, &width, &height);
  surface =
      cairo_pdf_surface_create_for_stream (write_bytes, bytes, width, height);
  set_properties (surface, document);
  add_outline (surface, pages);
  drawn = draw_pages (surface, pages, progress, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return write_described (bytes, document, sink, error);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("The report could not be drawn: %s"), cairo_status_to_string (status));
  return FALSE;
}
