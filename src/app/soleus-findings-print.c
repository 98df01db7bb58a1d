/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-findings-panel-private.h"

#include <glib/gi18n-lib.h>

/* What to tell the doctor, on paper. */
#define FONT "Sans 10"
#define MARGIN_MM 20.0

typedef struct
{
  char *text;
  PangoLayout *layout; /* of all pages, for the printer's fonts */
  GArray *first_lines; /* of each page, of int */
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *print = data;

  g_clear_object (&print->layout);
  g_array_unref (print->first_lines);
  g_free (print->text);
  g_free (print);
}

static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  g_autoptr (PangoFontDescription) font =
      pango_font_description_from_string (FONT);
  const double height = gtk_print_context_get_height (context);
  double filled = height + 1.0; /* the first line begins the first page */

  g_clear_object (&print->layout);
  g_array_set_size (print->first_lines, 0);
  print->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (print->layout, font);
  pango_layout_set_width (print->layout,
      (int)(gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_text (print->layout, print->text, -1);
  for (int i = 0; i < pango_layout_get_line_count (print->layout); i++)
    {
      PangoRectangle line;

      pango_layout_line_get_extents (
          pango_layout_get_line_readonly (print->layout, i), NULL, &line);
      if (filled + (double)line.height / PANGO_SCALE > height)
        {
          g_array_append_val (print->first_lines, i);
          filled = 0.0;
        }
      filled += (double)line.height / PANGO_SCALE;
    }
  gtk_print_operation_set_n_pages (
      operation, (int)MAX (print->first_lines->len, 1));
}

static void
on_page (GtkPrintOperation *operation, GtkPrintContext *context, int page,
    Print *print)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const int n = pango_layout_get_line_count (print->layout);
  const int first = g_array_index (print->first_lines, int, page);
  const int end = page + 1 < (int)print->first_lines->len
      ? g_array_index (print->first_lines, int, page + 1)
      : n;
  double y = 0.0;

  for (int i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (print->layout, i);
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      cairo_move_to (cr, 0.0, y - (double)extents.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, line);
      y += (double)extents.height / PANGO_SCALE;
    }
}

void
soleus_findings_panel_print (SoleusFindingsPanel *self, const char *text)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  Print *print = g_new0 (Print, 1);

  print->text = g_strdup (text);
  print->first_lines = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_page_setup_set_top_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_job_name (operation, _ ("What to tell your doctor"));
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin), print,
      print_free, (GConnectFlags)0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_page), print);
  if (gtk_print_operation_run (operation,
          GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
          GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("It could not be printed: %s"), error->message);

      gtk_widget_activate_action (
          GTK_WIDGET (self), "win.toast", "s", sentence);
    }
}
