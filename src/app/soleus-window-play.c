/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Hearing a recording: one button and one key start and stop it, the cursor
 * runs along. */

/* Without a selection so much is heard from the cursor on. */
#define FROM_CURSOR_S 600.0

static void
show_button (SoleusWindow *self, const char *problem)
{
  gboolean playing = soleus_player_is_playing (self->player);
  const char *icon = "media-playback-start-symbolic";
  const char *text = _ ("Hear it");

  if (playing)
    {
      icon = "media-playback-stop-symbolic";
      text = _ ("Stop");
    }
  else if (problem != NULL)
    {
      icon = "audio-volume-muted-symbolic";
      text = problem;
    }
  gtk_button_set_icon_name (self->play, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
on_stopped (SoleusWindow *self, const char *problem)
{
  show_button (self, problem);
  if (problem != NULL)
    soleus_window_toast (self, problem, FALSE);
}

/* The page turns when the cursor has reached its end. */
static void
on_position (SoleusWindow *self, double time_s)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  SoleusSpan visible = soleus_view_state_get_visible (state);
  double length_s = soleus_span_duration_s (visible);

  soleus_view_state_set_cursor_s (state, time_s);
  if (time_s >= visible.end_s || time_s < visible.start_s)
    soleus_view_state_set_visible (
        state, (SoleusSpan){time_s, time_s + length_s});
}

/* What is heard: the selection, else the page from the cursor on. */
static SoleusSpan
span_to_hear (SoleusViewState *state)
{
  SoleusSpan span = soleus_view_state_get_visible (state);
  double cursor_s = soleus_view_state_get_cursor_s (state);

  if (soleus_view_state_get_selection (state, &span, NULL))
    return span;
  if (isfinite (cursor_s) && cursor_s >= span.start_s && cursor_s < span.end_s)
    span.start_s = cursor_s;
  span.end_s = MIN (span.start_s + FROM_CURSOR_S,
      soleus_view_state_get_limits (state).duration_s);
  return span;
}

static void
do_play (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusViewState *state = soleus_document_get_state (self->document);

  if (soleus_player_is_playing (self->player))
    {
      soleus_player_stop (self->player);
      return;
    }
  if (soleus_player_play (self->player,
          soleus_sound_new (soleus_document_get_recording (self->document),
              soleus_session_get_analysis (self->session),
              soleus_document_get_channel_in_mind (self->document),
              span_to_hear (state), g_variant_get_double (target))))
    show_button (self, NULL);
}

/* Another recording is not what is heard. */
static void
on_recording (SoleusWindow *self)
{
  soleus_player_stop (self->player);
}

void
soleus_window_class_install_play (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.play", "d", do_play);
}

void
soleus_window_init_play (SoleusWindow *self)
{
  self->player = soleus_player_new ();
  g_signal_connect_swapped (
      self->player, "stopped", G_CALLBACK (on_stopped), self);
  g_signal_connect_swapped (
      self->player, "position", G_CALLBACK (on_position), self);
  g_signal_connect_object (self->document, "recording-changed",
      G_CALLBACK (on_recording), self, G_CONNECT_SWAPPED);
  show_button (self, NULL);
}
