/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-empty-page.h"

#include "soleus-app-settings.h"
#include "soleus-wording.h"

#include <glib/gi18n-lib.h>

#define N_RECENT 8

struct _SoleusEmptyPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *tour;
  AdwPreferencesGroup *recents;
  GtkLabel *notice;
  GPtrArray *rows; /* borrowed widgets, to be removed again */
  GSettings *settings; /* NULL: not installed, then there is no tour */
};

G_DEFINE_FINAL_TYPE (SoleusEmptyPage, soleus_empty_page, ADW_TYPE_BIN)

static void
soleus_empty_page_finalize (GObject *object)
{
  SoleusEmptyPage *self = SOLEUS_EMPTY_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (soleus_empty_page_parent_class)->finalize (object);
}

static void
on_tour_done (SoleusEmptyPage *self)
{
  g_settings_set_boolean (self->settings, "tour-seen", TRUE);
}

static void
soleus_empty_page_class_init (SoleusEmptyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_empty_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusEmptyPage, recents);
  gtk_widget_class_bind_template_child (widget_class, SoleusEmptyPage, tour);
  gtk_widget_class_bind_template_callback (widget_class, on_tour_done);
  gtk_widget_class_bind_template_child (widget_class, SoleusEmptyPage, notice);
}

static void
soleus_empty_page_init (SoleusEmptyPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->notice, soleus_wording_notice ());
  self->settings = soleus_app_settings_new ();
  if (self->settings != NULL)
    g_settings_bind (self->settings, "tour-seen", self->tour, "visible",
        G_SETTINGS_BIND_GET | G_SETTINGS_BIND_INVERT_BOOLEAN);
}

static GtkWidget *
new_row (const SoleusRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean gone = !g_file_test (recent->path, G_FILE_TEST_EXISTS);
  g_autofree char *title = g_markup_escape_text (recent->name, -1);
  g_autofree char *finding = g_markup_escape_text (recent->finding, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
      gone ? _ ("The file is not where it was") : finding);
  gtk_widget_set_sensitive (row, !gone);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !gone);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", recent->path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
      g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
          "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_widget_set_tooltip_text (row, recent->path);
  return row;
}

void
soleus_empty_page_refresh (SoleusEmptyPage *self, SoleusSession *session)
{
  g_autoptr (GPtrArray) recents =
      soleus_session_dup_recents (session, N_RECENT);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (
        self->recents, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < recents->len; i++)
    {
      const SoleusRecent *recent = g_ptr_array_index (recents, i);
      GtkWidget *row;

      if (recent->path == NULL)
        continue;
      row = new_row (recent);
      adw_preferences_group_add (self->recents, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recents), self->rows->len > 0);
}
