/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-channel-popover-private.h"

#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Decades of 1, 2, 5 that are offered about what is shown. */
#define N_DECADES 2

static guint
get_channel (SoleusChannelPopover *self)
{
  return soleus_track_plot_get_channel (self->plot);
}

static gboolean
is_recorded (SoleusChannelPopover *self)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);

  return recording != NULL
      && get_channel (self) < soleus_recording_get_n_channels (recording);
}

/* --- how high a box of the grid is --------------------------------------- */

static void
on_division (SoleusChannelPopover *self)
{
  guint row = gtk_drop_down_get_selected (self->division);

  if (self->filling || row == GTK_INVALID_LIST_POSITION)
    return;
  if (row == 0)
    soleus_track_plot_follow (self->plot);
  else if (row - 1 < self->divisions->len)
    {
      soleus_track_plot_set_division (
          self->plot, g_array_index (self->divisions, double, row - 1));
      soleus_document_set_divisions (self->document, TRUE);
    }
}

/* The list begins with "fit"; nothing is chosen until a person does. */
static void
fill_divisions (SoleusChannelPopover *self)
{
  static const double steps[] = {1.0, 2.0, 5.0};
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  double now = soleus_track_plot_get_division (self->plot);
  const char *unit = soleus_track_plot_get_unit (self->plot);
  guint selected = 0;
  int decade;

  g_array_set_size (self->divisions, 0);
  gtk_string_list_append (list, _ ("As it fits"));
  decade = now > 0.0 ? (int)floor (log10 (now) + 1e-9) : 0;
  for (int d = decade - N_DECADES; d <= decade + N_DECADES; d++)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        double value = steps[i] * pow (10.0, d);
        g_autofree char *text = soleus_words_dup_value (value, unit);

        g_array_append_val (self->divisions, value);
        gtk_string_list_append (list, text);
        if (fabs (value - now) < 1e-6 * value
            && soleus_track_plot_is_by_hand (self->plot))
          selected = self->divisions->len;
      }
  gtk_drop_down_set_model (self->division, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->division, selected);
}

/* --- its place among the tracks ------------------------------------------ */

static void
on_up (SoleusChannelPopover *self)
{
  soleus_document_move_track (self->document, get_channel (self), -1);
}

static void
on_down (SoleusChannelPopover *self)
{
  soleus_document_move_track (self->document, get_channel (self), 1);
}

static void
on_hide (SoleusChannelPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  soleus_document_hide_track (self->document, get_channel (self));
}

/* --- what is derived from it --------------------------------------------- */

static void
on_minus (SoleusChannelPopover *self)
{
  guint row = gtk_drop_down_get_selected (self->minus);
  SoleusDerivation derivation = {
      SOLEUS_DERIVE_DIFFERENCE, {get_channel (self)}, 2};

  if (self->filling || row == 0 || row == GTK_INVALID_LIST_POSITION
      || row - 1 >= self->others->len)
    return;
  derivation.channels[1] = g_array_index (self->others, guint, row - 1);
  gtk_popover_popdown (GTK_POPOVER (self));
  soleus_document_derive (self->document, &derivation);
}

static void
on_magnitude (SoleusChannelPopover *self)
{
  SoleusDerivation derivation;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (is_recorded (self)
      && soleus_derivation_of_axes (
          soleus_document_get_recording (self->document), get_channel (self),
          &derivation))
    soleus_document_derive (self->document, &derivation);
}

static void
fill_derived (SoleusChannelPopover *self)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  SoleusDerivation axes;
  gboolean has_axes = is_recorded (self)
      && soleus_derivation_of_axes (recording, get_channel (self), &axes);

  g_array_set_size (self->others, 0);
  gtk_string_list_append (list, _ ("Less another…"));
  for (guint i = 0;
       is_recorded (self) && i < soleus_recording_get_n_channels (recording);
       i++)
    if (i != get_channel (self)
        && soleus_derivation_fits (recording, get_channel (self), i))
      {
        g_array_append_val (self->others, i);
        gtk_string_list_append (
            list, soleus_recording_get_channel (recording, i)->label);
      }
  gtk_drop_down_set_model (self->minus, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->minus), self->others->len > 0);
  gtk_widget_set_visible (self->magnitude, has_axes);
  gtk_widget_set_visible (
      self->derive_label, self->others->len > 0 || has_axes);
  gtk_widget_set_visible (self->derive_box, self->others->len > 0 || has_axes);
}

void
soleus_channel_popover_fill_track (SoleusChannelPopover *self)
{
  self->filling = TRUE;
  fill_divisions (self);
  fill_derived (self);
  self->filling = FALSE;
}

void
soleus_channel_popover_init_track (SoleusChannelPopover *self)
{
  self->divisions = g_array_new (FALSE, FALSE, sizeof (double));
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
soleus_channel_popover_clear_track (SoleusChannelPopover *self)
{
  g_array_unref (self->divisions);
  g_array_unref (self->others);
}

void
soleus_channel_popover_class_install_track (GtkWidgetClass *widget_class)
{
#define BIND(name) \
  gtk_widget_class_bind_template_child ( \
      widget_class, SoleusChannelPopover, name)
  BIND (division);
  BIND (derive_label);
  BIND (derive_box);
  BIND (minus);
  BIND (magnitude);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_division);
  gtk_widget_class_bind_template_callback (widget_class, on_up);
  gtk_widget_class_bind_template_callback (widget_class, on_down);
  gtk_widget_class_bind_template_callback (widget_class, on_hide);
  gtk_widget_class_bind_template_callback (widget_class, on_minus);
  gtk_widget_class_bind_template_callback (widget_class, on_magnitude);
}
