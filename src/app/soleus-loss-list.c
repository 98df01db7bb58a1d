/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-loss-list.h"

void
soleus_loss_list_init (SoleusLossList *list)
{
  list->rows = g_ptr_array_new ();
}

void
soleus_loss_list_clear (SoleusLossList *list)
{
  g_clear_pointer (&list->rows, g_ptr_array_unref);
}

static void
add (SoleusLossList *list, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
      gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_preferences_group_add (list->group, row);
  g_ptr_array_add (list->rows, row);
}

void
soleus_loss_list_show (
    SoleusLossList *list, const GPtrArray *sentences, const GError *error)
{
  for (guint i = 0; i < list->rows->len; i++)
    adw_preferences_group_remove (
        list->group, g_ptr_array_index (list->rows, i));
  g_ptr_array_set_size (list->rows, 0);
  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    add (list, g_ptr_array_index (sentences, i));
  if (error != NULL)
    add (list, error->message);
  gtk_widget_set_visible (GTK_WIDGET (list->group), list->rows->len > 0);
}
