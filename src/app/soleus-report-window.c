/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-report-window.h"

#include <glib/gi18n-lib.h>

#include "soleus-dialogs.h"
#include "soleus-error.h"
#include "soleus-report-print.h"
#include "soleus-session-report.h"

/* A page on the screen: logical pixels a point. */
#define ZOOM 1.15

struct _SoleusReportWindow
{
  AdwWindow parent_instance;

  SoleusSession *session; /* owned */
  SoleusReportPreview *preview; /* NULL: none yet */
  GCancellable *making; /* NULL: nothing is being made */

  GtkDropDown *reader;
  GtkDropDown *paper;
  GtkCheckButton *brief;
  GtkCheckButton *grey;
  GtkLabel *state;
  GtkListView *pages;
  GtkWidget *print;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (SoleusReportWindow, soleus_report_window, ADW_TYPE_WINDOW)

enum
{
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the list in the template. */
static const SoleusReader readers[] = {
    SOLEUS_READER_FILE, SOLEUS_READER_DOCTOR, SOLEUS_READER_PERSON};

static void
read_options (SoleusReportWindow *self, SoleusReportOptions *options)
{
  const guint reader = gtk_drop_down_get_selected (self->reader);

  soleus_report_options_init (options);
  options->reader = readers[MIN (reader, G_N_ELEMENTS (readers) - 1)];
  options->paper = gtk_drop_down_get_selected (self->paper) == 1
      ? SOLEUS_PAPER_LETTER
      : SOLEUS_PAPER_A4;
  options->brief = gtk_check_button_get_active (self->brief);
  options->grey = gtk_check_button_get_active (self->grey);
}

/* --- the pages -------------------------------------------------------------
 */

static void
draw_page (GtkDrawingArea *area, cairo_t *cr, int width, int height,
    gpointer user_data)
{
  SoleusReportWindow *self = user_data;
  const guint page =
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));
  SoleusPages *pages;
  double page_width, page_height, scale;

  if (self->preview == NULL)
    return;
  pages = soleus_report_preview_get_pages (self->preview);
  if (page >= soleus_pages_get_n (pages))
    return;
  soleus_pages_get_size (pages, &page_width, &page_height);
  scale = MIN (width / page_width, height / page_height);
  cairo_translate (cr, (width - scale * page_width) / 2.0, 0.0);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_rectangle (cr, 0.0, 0.0, page_width, page_height);
  cairo_fill (cr);
  soleus_pages_draw (pages, page, cr);
}

static void
on_setup (
    GtkListItemFactory *factory, GtkListItem *item, SoleusReportWindow *self)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (
      GTK_DRAWING_AREA (area), draw_page, self, NULL);
  gtk_list_item_set_child (item, area);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (
    GtkListItemFactory *factory, GtkListItem *item, SoleusReportWindow *self)
{
  GtkWidget *area = gtk_list_item_get_child (item);
  double width = 0.0, height = 0.0;

  soleus_pages_get_size (
      soleus_report_preview_get_pages (self->preview), &width, &height);
  g_object_set_data (G_OBJECT (area), "page",
      GUINT_TO_POINTER (gtk_list_item_get_position (item)));
  gtk_drawing_area_set_content_width (
      GTK_DRAWING_AREA (area), (int)(ZOOM * width));
  gtk_drawing_area_set_content_height (
      GTK_DRAWING_AREA (area), (int)(ZOOM * height));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      gtk_string_object_get_string (gtk_list_item_get_item (item)), -1);
  gtk_widget_queue_draw (area);
}

static void
show_pages (SoleusReportWindow *self)
{
  const guint n =
      soleus_pages_get_n (soleus_report_preview_get_pages (self->preview));
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), i + 1, n);

      gtk_string_list_append (names, name);
    }
  model = gtk_no_selection_new (G_LIST_MODEL (names));
  gtk_list_view_set_model (self->pages, GTK_SELECTION_MODEL (model));
  gtk_label_set_label (self->state, count);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusReportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  SoleusReportPreview *preview =
      soleus_session_report_finish (SOLEUS_SESSION (source), result, &error);

  /* A newer wish is on its way, or the window went. */
  if (g_task_get_cancellable (G_TASK (result)) != self->making)
    {
      g_clear_pointer (&preview, soleus_report_preview_unref);
      return;
    }
  g_clear_object (&self->making);
  if (preview == NULL)
    {
      gtk_label_set_label (self->state, error->message);
      return;
    }
  gtk_list_view_set_model (self->pages, NULL);
  g_clear_pointer (&self->preview, soleus_report_preview_unref);
  self->preview = preview;
  show_pages (self);
  gtk_widget_set_sensitive (self->print, TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
}

/* Made anew whenever a choice changes. */
static void
make (SoleusReportWindow *self)
{
  SoleusReportOptions options;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (self->session == NULL)
    return; /* still being built */
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  read_options (self, &options);
  options.created = now;
  gtk_widget_set_sensitive (self->print, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_label_set_label (self->state, _ ("The pages are being set…"));
  soleus_session_report_async (
      self->session, &options, self->making, on_made, g_object_ref (self));
}

static void
on_choice (SoleusReportWindow *self)
{
  make (self);
}

/* --- to paper and file -----------------------------------------------------
 */

static void
on_print (SoleusReportWindow *self)
{
  g_autoptr (GError) error = NULL;
  /* It may be closed while the printing runs a main loop. */
  g_autoptr (SoleusReportWindow) held = g_object_ref (self);

  if (self->preview != NULL
      && !soleus_report_print (self->preview, GTK_WINDOW (self), NULL, &error))
    {
      g_autofree char *text =
          g_strdup_printf (_ ("It could not be printed: %s"), error->message);

      gtk_label_set_label (self->state, text);
    }
}

static void
on_save (SoleusReportWindow *self)
{
  /* What is saved is what was looked at, with its date. */
  if (self->preview != NULL)
    g_signal_emit (self, signals[SAVE], 0,
        soleus_report_preview_get_options (self->preview));
}

gboolean
soleus_report_window_print_to (SoleusReportWindow *self, const char *path)
{
  return self->preview != NULL
      && soleus_report_print (self->preview, GTK_WINDOW (self), path, NULL);
}

/* --- the window ------------------------------------------------------------
 */

static void
soleus_report_window_dispose (GObject *object)
{
  SoleusReportWindow *self = SOLEUS_REPORT_WINDOW (object);

  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  if (self->pages != NULL)
    gtk_list_view_set_model (self->pages, NULL);
  g_clear_pointer (&self->preview, soleus_report_preview_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (soleus_report_window_parent_class)->dispose (object);
}

static void
soleus_report_window_class_init (SoleusReportWindowClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_report_window_dispose;
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass),
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (
      widget, "/org/soleus/Soleus/soleus-report-window.ui");
  gtk_widget_class_bind_template_child (widget, SoleusReportWindow, reader);
  gtk_widget_class_bind_template_child (widget, SoleusReportWindow, paper);
  gtk_widget_class_bind_template_child (widget, SoleusReportWindow, brief);
  gtk_widget_class_bind_template_child (widget, SoleusReportWindow, grey);
  gtk_widget_class_bind_template_child (widget, SoleusReportWindow, state);
  gtk_widget_class_bind_template_child (widget, SoleusReportWindow, pages);
  gtk_widget_class_bind_template_child (widget, SoleusReportWindow, print);
  gtk_widget_class_bind_template_child (widget, SoleusReportWindow, save);
  gtk_widget_class_bind_template_callback (widget, on_choice);
  gtk_widget_class_bind_template_callback (widget, on_print);
  gtk_widget_class_bind_template_callback (widget, on_save);
  gtk_widget_class_add_binding_action (
      widget, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_report_window_init (SoleusReportWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  gtk_list_view_set_factory (self->pages, factory);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
}

GtkWindow *
soleus_report_window_new (GtkWindow *parent, SoleusSession *session)
{
  SoleusReportWindow *self =
      g_object_new (SOLEUS_TYPE_REPORT_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  make (self);
  return GTK_WINDOW (self);
}
