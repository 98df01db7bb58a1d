/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-row.h"

#include "soleus-channel-popover.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>

struct _SoleusTrackRow
{
  GtkBox parent_instance;

  GtkMenuButton *header;
  GtkLabel *name;
  GtkLabel *place;
  GtkLabel *kind;
  SoleusTrackPlot *plot;
};

G_DEFINE_FINAL_TYPE (SoleusTrackRow, soleus_track_row, GTK_TYPE_BOX)

static void
soleus_track_row_class_init (SoleusTrackRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-track-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusTrackRow, header);
  gtk_widget_class_bind_template_child (widget_class, SoleusTrackRow, name);
  gtk_widget_class_bind_template_child (widget_class, SoleusTrackRow, place);
  gtk_widget_class_bind_template_child (widget_class, SoleusTrackRow, kind);
}

static void
soleus_track_row_init (SoleusTrackRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_channel (SoleusTrackRow *self, const SoleusChannel *channel)
{
  g_autofree char *place = soleus_words_dup_place (channel);
  g_autofree char *full = soleus_words_dup_channel (channel);
  g_autofree char *spoken =
      g_strdup_printf (_ ("Muscle, side and kind of %s"), full);

  gtk_label_set_label (self->name, channel->label);
  gtk_label_set_label (self->place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place), place[0] != '\0');
  gtk_label_set_label (self->kind, soleus_words_kind (channel->kind));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->header), spoken);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

GtkWidget *
soleus_track_row_new (SoleusDocument *document, guint channel)
{
  SoleusTrackRow *self = g_object_new (SOLEUS_TYPE_TRACK_ROW, NULL);
  GtkWidget *popover;

  self->plot = SOLEUS_TRACK_PLOT (soleus_track_plot_new (document, channel));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->plot));
  popover = soleus_channel_popover_new (document, self->plot);
  gtk_menu_button_set_popover (self->header, popover);
  show_channel (self,
      soleus_recording_get_channel (
          soleus_document_get_shown_recording (document), channel));
  return GTK_WIDGET (self);
}

SoleusTrackPlot *
soleus_track_row_get_plot (SoleusTrackRow *self)
{
  return self->plot;
}

void
soleus_track_row_set_show_header (SoleusTrackRow *self, gboolean show)
{
  gtk_widget_set_visible (GTK_WIDGET (self->header), show);
  soleus_track_plot_set_show_label (self->plot, !show);
}

void
soleus_track_row_join (SoleusTrackRow *self, GtkSizeGroup *group)
{
  gtk_size_group_add_widget (group, GTK_WIDGET (self->header));
}
