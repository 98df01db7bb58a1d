/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-help-window.h"

#include <glib/gi18n-lib.h>

#include "soleus-help-page.h"

#define MARGIN_PX 24
#define TEXT_WIDTH_PX 620

/* What a block looks like; style classes are libadwaita's own. */
static const struct
{
  const char *style;
  int indent_px;
  int above_px;
} looks[] = {
    [SOLEUS_HELP_TITLE] = {"title-1", 0, 0},
    [SOLEUS_HELP_HEADING] = {"title-4", 0, 12},
    [SOLEUS_HELP_CAPTION] = {"heading", 0, 6},
    [SOLEUS_HELP_PARAGRAPH] = {"body", 0, 0},
    [SOLEUS_HELP_ITEM] = {"body", 12, 0},
    [SOLEUS_HELP_TERM] = {"heading", 0, 6},
    [SOLEUS_HELP_NOTE] = {"heading", 12, 0},
    [SOLEUS_HELP_CODE] = {"monospace", 12, 0},
    [SOLEUS_HELP_PICTURE] = {NULL, 0, 0},
};

typedef struct
{
  GtkWindow *window;
  GtkScrolledWindow *scrolled;
  GtkWidget *back;
  GQueue *visited; /* ids, the newest first; the page shown is the head */
} Help;

static void show_page (Help *help, const char *id);

static void
help_free (gpointer data)
{
  Help *help = data;

  g_queue_free_full (help->visited, g_free);
  g_free (help);
}

static gboolean
show_newest (gpointer data)
{
  Help *help = g_object_get_data (data, "soleus-help");

  show_page (help, g_queue_peek_head (help->visited));
  return G_SOURCE_REMOVE;
}

/* The label that was clicked goes with its page: not before it is done. */
static void
show_newest_soon (Help *help)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_newest,
      g_object_ref (help->window), g_object_unref);
}

static gboolean
on_link (GtkLabel *label, const char *uri, Help *help)
{
  g_queue_push_head (help->visited, g_strdup (uri));
  show_newest_soon (help);
  return TRUE;
}

static void
on_back (GtkButton *button, Help *help)
{
  if (help->visited->length < 2)
    return;
  g_free (g_queue_pop_head (help->visited));
  show_newest_soon (help);
}

static void
add_label (Help *help, GtkWidget *box, SoleusHelpKind kind, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_margin_start (label, looks[kind].indent_px);
  gtk_widget_set_margin_top (label, looks[kind].above_px);
  gtk_widget_add_css_class (label, looks[kind].style);
  gtk_label_set_selectable (GTK_LABEL (label), kind == SOLEUS_HELP_CODE);
  g_signal_connect (label, "activate-link", G_CALLBACK (on_link), help);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_picture (GtkWidget *box, const SoleusHelpBlock *block)
{
  g_autofree char *path = soleus_help_dup_path (block->text);
  GtkWidget *picture;

  if (path == NULL)
    return;
  picture = gtk_picture_new_for_filename (path);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->description);
  gtk_widget_set_size_request (picture, -1, TEXT_WIDTH_PX / 2);
  gtk_box_append (GTK_BOX (box), picture);
}

/* Below a heading of the index: the pages that belong to it. */
static void
add_group (Help *help, GtkWidget *box, const char *group)
{
  for (const char *const *id = soleus_help_ids; *id != NULL; id++)
    {
      g_autoptr (SoleusHelpPage) page = soleus_help_page_load (*id, NULL);
      g_autofree char *markup = NULL;

      if (page == NULL || g_strcmp0 (page->group, group) != 0)
        continue;
      markup = g_strdup_printf ("<a href=\"%s\">%s</a>", *id, page->title);
      add_label (help, box, SOLEUS_HELP_ITEM, markup);
    }
}

static void
fill (Help *help, GtkWidget *box, const SoleusHelpPage *page)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const SoleusHelpBlock *block = g_ptr_array_index (page->blocks, i);

      if (block->kind == SOLEUS_HELP_PICTURE)
        add_picture (box, block);
      else
        add_label (help, box, block->kind, block->text);
      if (block->id != NULL)
        add_group (help, box, block->id);
    }
}

static void
show_page (Help *help, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusHelpPage) page = soleus_help_page_load (id, &error);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_margin_top (box, MARGIN_PX);
  gtk_widget_set_margin_bottom (box, MARGIN_PX);
  gtk_widget_set_margin_start (box, MARGIN_PX);
  gtk_widget_set_margin_end (box, MARGIN_PX);
  if (page != NULL)
    fill (help, box, page);
  else
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);
      add_label (help, box, SOLEUS_HELP_PARAGRAPH, markup);
    }
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), TEXT_WIDTH_PX);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (help->scrolled, clamp);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (help->scrolled), 0.0);
  gtk_widget_set_sensitive (help->back, help->visited->length > 1);
}

static void
add_keys (Help *help)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape|<Control>w"),
          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (help->window), keys);
}

static GtkWindow *
new_window (GtkApplication *application)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  Help *help = g_new0 (Help, 1);

  help->window = GTK_WINDOW (window);
  help->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  help->visited = g_queue_new ();
  help->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (help->back, _ ("The page before"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (help->back),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The page before"), -1);
  g_signal_connect (help->back, "clicked", G_CALLBACK (on_back), help);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), help->back);
  gtk_scrolled_window_set_policy (
      help->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (help->window, _ ("Help"));
  gtk_window_set_default_size (help->window, 760, 720);
  gtk_window_set_application (help->window, application);
  g_object_set_data_full (G_OBJECT (window), "soleus-help", help, help_free);
  add_keys (help);
  g_queue_push_head (help->visited, g_strdup ("index"));
  show_page (help, "index");
  return help->window;
}

static gboolean
has_viewer (void)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");
  g_autofree char *index = soleus_help_dup_path ("index.page");

  /* What runs from its build, or in a sandbox, has its pages where a viewer
   * does not look. */
  return viewer != NULL && g_getenv ("SOLEUS_HELP_DIR") == NULL
      && !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) && index != NULL;
}

void
soleus_help_show (GtkApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (application);

  if (has_viewer ())
    gtk_show_uri (active, "help:soleus", GDK_CURRENT_TIME);
  else
    gtk_window_present (new_window (application));
}
