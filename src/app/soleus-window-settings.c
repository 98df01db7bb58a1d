/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include "soleus-app-settings.h"
#include "soleus-preset.h"

/* What the preferences say, in one window; changes are followed at once. */

static gboolean
is_word (GSettings *settings, const char *key, const char *word)
{
  g_autofree char *value = g_settings_get_string (settings, key);

  return g_str_equal (value, word);
}

static void
follow_units (SoleusWindow *self)
{
  SoleusUnits units = {
      is_word (self->settings, "voltage", "millivolts"),
      is_word (self->settings, "acceleration", "metres"),
  };

  soleus_document_set_units (self->document, units);
}

static void
follow_palette (SoleusWindow *self)
{
  if (is_word (self->settings, "palette", "grey"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "no-colours");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "no-colours");
  gtk_widget_queue_draw (GTK_WIDGET (self->overview));
  gtk_widget_queue_draw (GTK_WIDGET (self->tracks));
  soleus_document_redraw (self->document);
}

static void
follow_voice (SoleusWindow *self)
{
  soleus_findings_panel_set_clinical (
      self->findings, is_word (self->settings, "voice", "clinical"));
}

static void
follow_preset (SoleusWindow *self)
{
  g_autofree char *preset = g_settings_get_string (self->settings, "preset");
  SoleusParameters parameters;

  soleus_parameters_init (&parameters);
  soleus_preset_apply (preset, &parameters);
  soleus_session_set_default_parameters (self->session, &parameters);
}

static void
follow_time_axis (SoleusWindow *self)
{
  g_autofree char *axis = g_settings_get_string (self->settings, "time-axis");

  g_object_set (self, "time-axis", axis, NULL);
}

void
soleus_window_init_settings (SoleusWindow *self)
{
  static const struct
  {
    const char *signal;
    void (*follow) (SoleusWindow *self);
  } rows[] = {
      {"changed::voltage", follow_units},
      {"changed::acceleration", follow_units},
      {"changed::palette", follow_palette},
      {"changed::voice", follow_voice},
      {"changed::preset", follow_preset},
      {"changed::time-axis", follow_time_axis},
  };

  self->settings = soleus_app_settings_new ();
  if (self->settings == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_signal_connect_object (self->settings, rows[i].signal,
          G_CALLBACK (rows[i].follow), self, G_CONNECT_SWAPPED);
      rows[i].follow (self);
    }
}
