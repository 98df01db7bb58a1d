/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-report-print.h"

#include <glib/gi18n-lib.h>

static void
on_page (GtkPrintOperation *operation, GtkPrintContext *context, int page,
    gpointer user_data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  SoleusPages *pages = user_data;
  double width, height, scale;

  soleus_pages_get_size (pages, &width, &height);
  /* Another paper was chosen in the dialog: the page as a whole fits it. */
  scale = MIN (gtk_print_context_get_width (context) / width,
      gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  soleus_pages_draw (pages, (guint)page, cr);
}

static GtkPageSetup *
page_setup_new (const SoleusPages *pages)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  double width, height;

  soleus_pages_get_size (pages, &width, &height);
  paper = gtk_paper_size_new (
      width > 600.0 ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, paper);
  return setup;
}

gboolean
soleus_report_print (SoleusReportPreview *preview, GtkWindow *parent,
    const char *pdf_path, GError **error)
{
  /* A main loop runs in here, and whoever has the preview may let it go. */
  g_autoptr (SoleusReportPreview) held = soleus_report_preview_ref (preview);
  SoleusPages *pages = soleus_report_preview_get_pages (held);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = page_setup_new (pages);

  gtk_print_operation_set_n_pages (operation, (int)soleus_pages_get_n (pages));
  gtk_print_operation_set_default_page_setup (operation, setup);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Muscle twitch report"));
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_page), pages);
  if (pdf_path != NULL)
    gtk_print_operation_set_export_filename (operation, pdf_path);
  return gtk_print_operation_run (operation,
             pdf_path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                              : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
             parent, error)
      != GTK_PRINT_OPERATION_RESULT_ERROR;
}
