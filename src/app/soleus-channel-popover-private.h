/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-body-chooser.h"
#include "soleus-channel-popover.h"

G_BEGIN_DECLS

struct _SoleusChannelPopover
{
  GtkPopover parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  SoleusTrackPlot *plot;
  gboolean filling;
  GtkLabel *title;
  GtkComboBoxText *muscle;
  SoleusBodyChooser *body;
  GtkToggleButton *left;
  GtkToggleButton *right;
  GtkToggleButton *side_unknown;
  GtkToggleButton *emg;
  GtkToggleButton *accelerometer;
  GtkToggleButton *other;
  /* Rows that a derived track has not. */
  GtkWidget *muscle_label;
  GtkWidget *side_label;
  GtkWidget *kind_label;
  GtkWidget *side_box;
  GtkWidget *kind_box;

  /* soleus-channel-popover-track.c */
  GtkDropDown *division;
  GArray *divisions; /* of double: behind the first row, "fit" */
  GtkWidget *derive_label;
  GtkWidget *derive_box;
  GtkDropDown *minus;
  GArray *others; /* of guint: behind the first row, which derives nothing */
  GtkWidget *magnitude;
};

/* How the track is shown: gain, place, what is derived from it. */
void soleus_channel_popover_class_install_track (GtkWidgetClass *widget_class);
void soleus_channel_popover_init_track (SoleusChannelPopover *self);
void soleus_channel_popover_clear_track (SoleusChannelPopover *self);
void soleus_channel_popover_fill_track (SoleusChannelPopover *self);

G_END_DECLS
