/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-figure-out.h"

#include <glib/gi18n-lib.h>

#include "soleus-dialogs.h"

/* Of a saved figure, points: half a page of A4. */
#define PAGE_WIDTH 540.0
#define PAGE_HEIGHT 320.0

struct _SoleusFigureOut
{
  AdwBin parent_instance;

  GtkWidget *button;
  SoleusFigure *figure; /* NULL: none yet */
  char *title;
  char *stem;
  char *format_id; /* asked for by the save dialog */
};

G_DEFINE_FINAL_TYPE (SoleusFigureOut, soleus_figure_out, ADW_TYPE_BIN)

static GBytes *
render (SoleusFigureOut *self, const char *format_id, GError **error)
{
  if (self->figure == NULL)
    return NULL;
  return soleus_figure_render (
      self->figure, format_id, self->title, PAGE_WIDTH, PAGE_HEIGHT, error);
}

gboolean
soleus_figure_out_save (SoleusFigureOut *self, const char *format_id,
    const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = render (self, format_id, error);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gsize size;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return g_file_replace_contents (file, data, size, NULL, FALSE,
      G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}

static GtkWindow *
get_window (SoleusFigureOut *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
on_path (const char *path, gpointer user_data)
{
  SoleusFigureOut *self = user_data;
  g_autoptr (GError) error = NULL;

  if (path != NULL
      && !soleus_figure_out_save (self, self->format_id, path, &error)
      && error != NULL)
    soleus_dialogs_tell (
        get_window (self), _ ("The figure could not be saved"), error->message);
}

static void
do_save (GtkWidget *widget, const char *action, GVariant *target)
{
  SoleusFigureOut *self = SOLEUS_FIGURE_OUT (widget);
  g_autofree char *name = NULL;

  g_free (self->format_id);
  self->format_id = g_variant_dup_string (target, NULL);
  name = g_strdup_printf ("%s.%s", self->stem, self->format_id);
  soleus_dialogs_save (
      get_window (self), _ ("Save the figure"), name, on_path, self);
}

static void
do_copy (GtkWidget *widget, const char *action, GVariant *target)
{
  SoleusFigureOut *self = SOLEUS_FIGURE_OUT (widget);
  const char *id = g_variant_get_string (target, NULL);
  g_autoptr (GBytes) bytes = render (self, id, NULL);
  g_autoptr (GdkContentProvider) content = NULL;

  if (bytes == NULL)
    return;
  if (g_str_equal (id, "csv"))
    {
      /* Tables paste as text. */
      gdk_clipboard_set_text (
          gtk_widget_get_clipboard (widget), g_bytes_get_data (bytes, NULL));
    }
  else
    for (const SoleusFigureFormat *row = soleus_figure_formats; row->id != NULL;
         row++)
      if (g_str_equal (row->id, id))
        {
          content = gdk_content_provider_new_for_bytes (row->mime, bytes);
          gdk_clipboard_set_content (
              gtk_widget_get_clipboard (widget), content);
        }
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Copied"));
}

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();
  static const struct
  {
    const char *title;
    const char *action;
  } sections[] = {
      {N_ ("Copy"), "chart.copy"},
      {N_ ("Save"), "chart.save"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GMenu) part = g_menu_new ();

      for (const SoleusFigureFormat *row = soleus_figure_formats;
           row->id != NULL; row++)
        {
          g_autoptr (GMenuItem) item = g_menu_item_new (_ (row->name), NULL);

          /* Nothing takes a page from the clipboard. */
          if (i == 0 && g_str_equal (row->id, "pdf"))
            continue;
          g_menu_item_set_action_and_target (
              item, sections[i].action, "s", row->id);
          g_menu_append_item (part, item);
        }
      g_menu_append_section (menu, _ (sections[i].title), G_MENU_MODEL (part));
    }
  return G_MENU_MODEL (menu);
}

static void
soleus_figure_out_finalize (GObject *object)
{
  SoleusFigureOut *self = SOLEUS_FIGURE_OUT (object);

  g_clear_pointer (&self->figure, soleus_figure_unref);
  g_free (self->title);
  g_free (self->stem);
  g_free (self->format_id);
  G_OBJECT_CLASS (soleus_figure_out_parent_class)->finalize (object);
}

static void
soleus_figure_out_class_init (SoleusFigureOutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_figure_out_finalize;
  gtk_widget_class_install_action (widget_class, "chart.copy", "s", do_copy);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", do_save);
}

static void
soleus_figure_out_init (SoleusFigureOut *self)
{
  const char *name = _ ("Copy or save this figure");
  g_autoptr (GMenuModel) menu = new_menu ();

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (
      GTK_MENU_BUTTON (self->button), "document-save-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_bin_set_child (ADW_BIN (self), self->button);
  soleus_figure_out_set (self, NULL, "", "");
}

void
soleus_figure_out_set (SoleusFigureOut *self, SoleusFigure *figure,
    const char *title, const char *stem)
{
  if (figure != NULL)
    soleus_figure_ref (figure);
  g_clear_pointer (&self->figure, soleus_figure_unref);
  self->figure = figure;
  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->stem);
  self->stem = g_strdup (stem);
  gtk_widget_set_sensitive (self->button, figure != NULL);
}
