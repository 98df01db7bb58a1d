/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

/* How the recording is shown: switches with a state, which menus tick. */

enum
{
  PROP_0,
  PROP_FILTERED,
  PROP_ENVELOPE,
  PROP_DIVISIONS,
  N_PROPS
};

static const struct
{
  const char *name;
  gboolean (*get) (SoleusDocument *document);
  void (*set) (SoleusDocument *document, gboolean on);
} switches[N_PROPS] = {
    [PROP_FILTERED] = {"filtered", soleus_document_get_filtered,
        soleus_document_set_filtered},
    [PROP_ENVELOPE] = {"envelope", soleus_document_get_envelope,
        soleus_document_set_envelope},
    [PROP_DIVISIONS] = {"divisions", soleus_document_get_divisions,
        soleus_document_set_divisions},
};

static GParamSpec *props[N_PROPS];

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusWindow *self = SOLEUS_WINDOW (object);

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
  switches[id].set (self->document, g_value_get_boolean (value));
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (object, props[i]);
}

void
soleus_window_class_install_view (GtkWidgetClass *widget_class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (widget_class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  for (guint i = 1; i < N_PROPS; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.%s", switches[i].name);

      props[i] = g_param_spec_boolean (switches[i].name, NULL, NULL, FALSE,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
      g_object_class_install_property (object_class, i, props[i]);
      gtk_widget_class_install_property_action (
          widget_class, action, switches[i].name);
    }
}
