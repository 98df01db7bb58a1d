/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include <glib/gi18n-lib.h>

/* The tabs below the tracks, and the review by keys. */

static void
show_tab (SoleusWindow *self, const char *tab)
{
  if (self->layout->lower_below)
    {
      self->show_lower = TRUE;
      soleus_window_apply_layout (self);
    }
  else
    gtk_toggle_button_set_active (self->page_table, TRUE);
  soleus_lower_panel_show (self->lower, tab);
}

static void
do_tab (GtkWidget *widget, const char *name, GVariant *target)
{
  show_tab (SOLEUS_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
do_next (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  soleus_lower_panel_show (self->lower, "review");
  if (!soleus_review_pane_next (soleus_lower_panel_get_review (self->lower)))
    soleus_window_toast (self, _ ("Every found episode is checked"), FALSE);
}

static void
judge (GtkWidget *widget, SoleusVerdictKind verdict)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  soleus_review_pane_judge (
      soleus_lower_panel_get_review (self->lower), verdict);
}

static void
do_accept (GtkWidget *widget, const char *name, GVariant *target)
{
  judge (widget, SOLEUS_VERDICT_ACCEPTED);
}

static void
do_reject (GtkWidget *widget, const char *name, GVariant *target)
{
  judge (widget, SOLEUS_VERDICT_REJECTED);
}

void
soleus_window_class_install_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tab", "s", do_tab);
  gtk_widget_class_install_action (
      widget_class, "win.review-next", NULL, do_next);
  gtk_widget_class_install_action (
      widget_class, "win.review-accept", NULL, do_accept);
  gtk_widget_class_install_action (
      widget_class, "win.review-reject", NULL, do_reject);
}
