/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include "soleus-people-window.h"

/* People over time, over all recordings of the library. */

static void
do_people (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  gtk_window_present (
      soleus_people_window_new (GTK_WINDOW (self), self->session));
}

void
soleus_window_class_install_people (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.people", NULL, do_people);
}
