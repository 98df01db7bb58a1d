/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

/* Measuring with two cursors by keys; the mouse's part is in
 * soleus-track-area-ruler.c. */

static SoleusViewState *
get_state (GtkWidget *widget)
{
  return soleus_document_get_state (SOLEUS_WINDOW (widget)->document);
}

static void
do_ruler (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_view_state_toggle_ruler (get_state (widget));
}

static void
do_other (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_view_state_swap_cursors (get_state (widget));
}

/* A part of the page. */
static void
do_step (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusViewState *state = get_state (widget);

  soleus_view_state_step_cursor (state,
      g_variant_get_double (target)
          * soleus_span_duration_s (soleus_view_state_get_visible (state)));
}

/* Samples of the channel that is looked at. */
static void
do_sample (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusDocument *document = SOLEUS_WINDOW (widget)->document;
  const SoleusChannel *channel =
      soleus_recording_get_channel (soleus_document_get_recording (document),
          soleus_document_get_channel_in_mind (document));

  soleus_view_state_step_cursor (
      get_state (widget), g_variant_get_int32 (target) / channel->rate_hz);
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
    {"win.ruler", NULL, do_ruler},
    {"win.ruler-other", NULL, do_other},
    {"win.ruler-step", "d", do_step},
    {"win.ruler-sample", "i", do_sample},
};

void
soleus_window_class_install_ruler (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].type, actions[i].activate);
}

void
soleus_window_update_ruler (SoleusWindow *self, gboolean shown)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, shown);
}
