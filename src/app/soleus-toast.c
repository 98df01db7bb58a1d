/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-toast.h"

#define STAYS_S 5

struct _SoleusToast
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *text;
  GtkButton *button;
  guint timer; /* 0: none runs */
};

G_DEFINE_FINAL_TYPE (SoleusToast, soleus_toast, ADW_TYPE_BIN)

static void
hide (SoleusToast *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static gboolean
on_time (gpointer data)
{
  SoleusToast *self = data;

  self->timer = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

/* Who is about to use the button is not raced. */
static void
hold (SoleusToast *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
let_go (SoleusToast *self)
{
  hold (self);
  if (gtk_revealer_get_reveal_child (self->revealer))
    self->timer = g_timeout_add_seconds (STAYS_S, on_time, self);
}

void
soleus_toast_show (
    SoleusToast *self, const char *text, const char *label, const char *action)
{
  g_return_if_fail (SOLEUS_IS_TOAST (self));
  g_return_if_fail ((label == NULL) == (action == NULL));

  gtk_label_set_text (self->text, text);
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->button), action != NULL);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  let_go (self);
}

static void
soleus_toast_dispose (GObject *object)
{
  hold (SOLEUS_TOAST (object));
  G_OBJECT_CLASS (soleus_toast_parent_class)->dispose (object);
}

static void
soleus_toast_class_init (SoleusToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_toast_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-toast.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, SoleusToast, text);
  gtk_widget_class_bind_template_child (widget_class, SoleusToast, button);
  gtk_widget_class_bind_template_callback (widget_class, hide);
  gtk_widget_class_bind_template_callback (widget_class, hold);
  gtk_widget_class_bind_template_callback (widget_class, let_go);
}

static void
soleus_toast_init (SoleusToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
