/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include <math.h>

/* How the recording is shown: switches with a state, which menus tick. */

enum
{
  PROP_0,
  PROP_FILTERED,
  PROP_ENVELOPE,
  PROP_DIVISIONS,
  PROP_SPECTROGRAM,
  PROP_SPECTROGRAM_SLOW,
  N_SWITCHES,
  PROP_TIME_AXIS = N_SWITCHES, /* a word: what times are told in */
  N_PROPS
};

static gboolean
get_spectrogram (SoleusDocument *document)
{
  return soleus_view_state_get_spectrogram (
      soleus_document_get_state (document));
}

static void
set_spectrogram (SoleusDocument *document, gboolean on)
{
  soleus_view_state_set_spectrogram (soleus_document_get_state (document), on);
}

static gboolean
get_slow (SoleusDocument *document)
{
  return soleus_view_state_get_spectrogram_slow (
      soleus_document_get_state (document));
}

static void
set_slow (SoleusDocument *document, gboolean on)
{
  soleus_view_state_set_spectrogram_slow (
      soleus_document_get_state (document), on);
}

static const struct
{
  const char *name;
  gboolean (*get) (SoleusDocument *document);
  void (*set) (SoleusDocument *document, gboolean on);
} switches[N_SWITCHES] = {
    [PROP_FILTERED] = {"filtered", soleus_document_get_filtered,
        soleus_document_set_filtered},
    [PROP_ENVELOPE] = {"envelope", soleus_document_get_envelope,
        soleus_document_set_envelope},
    [PROP_DIVISIONS] = {"divisions", soleus_document_get_divisions,
        soleus_document_set_divisions},
    [PROP_SPECTROGRAM] = {"spectrogram", get_spectrogram, set_spectrogram},
    [PROP_SPECTROGRAM_SLOW] = {"spectrogram-slow", get_slow, set_slow},
};

static GParamSpec *props[N_PROPS];

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusWindow *self = SOLEUS_WINDOW (object);

  if (id == PROP_TIME_AXIS)
    {
      g_value_set_string (value,
          soleus_time_axis_kind_id (self->document == NULL
                  ? SOLEUS_TIME_CLOCK
                  : soleus_view_state_get_time_axis (
                      soleus_document_get_state (self->document))));
      return;
    }
  g_value_set_boolean (
      value, self->document != NULL && switches[id].get (self->document));
}

/* One switch may take another with it: all are told. */
static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusWindow *self = SOLEUS_WINDOW (object);

  if (self->document == NULL)
    return;
  /* Of the track under the pointer. */
  if (id == PROP_SPECTROGRAM && g_value_get_boolean (value))
    soleus_view_state_set_spectrogram_track (
        soleus_document_get_state (self->document),
        (int)soleus_track_area_get_channel (self->tracks));
  if (id == PROP_TIME_AXIS)
    soleus_view_state_set_time_axis (soleus_document_get_state (self->document),
        soleus_time_axis_kind_from_id (g_value_get_string (value)));
  else
    switches[id].set (self->document, g_value_get_boolean (value));
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (object, props[i]);
}

static void
do_next_time_axis (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusTimeAxisKind kind = soleus_view_state_get_time_axis (
      soleus_document_get_state (SOLEUS_WINDOW (widget)->document));

  kind = (SoleusTimeAxisKind)((kind + 1) % SOLEUS_N_TIME_AXES);
  g_object_set (widget, "time-axis", soleus_time_axis_kind_id (kind), NULL);
}

/* Where the cursor is, else the pointer, else where the page begins. */
static void
do_lights_off (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusViewState *state = soleus_document_get_state (self->document);
  double time_s = soleus_view_state_get_cursor_s (state);

  if (isnan (time_s))
    time_s = soleus_track_area_get_pointer_s (self->tracks);
  if (isnan (time_s))
    time_s = soleus_view_state_get_visible (state).start_s;
  soleus_view_state_set_lights_off (state, time_s);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIME_AXIS]);
}

void
soleus_window_class_install_view (GtkWidgetClass *widget_class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (widget_class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  for (guint i = 1; i < N_SWITCHES; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.%s", switches[i].name);

      props[i] = g_param_spec_boolean (switches[i].name, NULL, NULL, FALSE,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
      g_object_class_install_property (object_class, i, props[i]);
      gtk_widget_class_install_property_action (
          widget_class, action, switches[i].name);
    }
  props[PROP_TIME_AXIS] = g_param_spec_string ("time-axis", NULL, NULL, "clock",
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_property (
      object_class, PROP_TIME_AXIS, props[PROP_TIME_AXIS]);
  gtk_widget_class_install_property_action (
      widget_class, "win.time-axis", "time-axis");
  gtk_widget_class_install_action (
      widget_class, "win.next-time-axis", NULL, do_next_time_axis);
  gtk_widget_class_install_action (
      widget_class, "win.lights-off", NULL, do_lights_off);
}
