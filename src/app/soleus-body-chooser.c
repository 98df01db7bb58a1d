/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-body-chooser.h"

#include "soleus-body-map.h"
#include "soleus-widget-theme.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>

/* In multiples of the text's height: larger letters, larger body. */
#define HEIGHT 26.0

struct _SoleusBodyChooser
{
  GtkWidget parent_instance;

  int chosen; /* places; -1: none */
  int pointed; /* by mouse or arrows */
};

G_DEFINE_FINAL_TYPE (SoleusBodyChooser, soleus_body_chooser, GTK_TYPE_WIDGET)

static guint chosen_signal;

static SoleusRect
rect_of (SoleusBodyChooser *self)
{
  return (SoleusRect){0.0, 0.0, gtk_widget_get_width (GTK_WIDGET (self)),
      gtk_widget_get_height (GTK_WIDGET (self))};
}

/* "left gastrocnemius" */
static char *
dup_name (int place)
{
  SoleusChannel channel = {
      .muscle = (char *)soleus_body_place_muscle ((guint)place),
      .side = soleus_body_place_side ((guint)place)};

  return soleus_words_dup_place (&channel);
}

static void
describe (SoleusBodyChooser *self)
{
  int place = self->pointed >= 0 ? self->pointed : self->chosen;
  g_autofree char *name = place < 0 ? NULL : dup_name (place);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name == NULL ? "" : name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
point_at (SoleusBodyChooser *self, int place)
{
  if (self->pointed == place)
    return;
  self->pointed = place;
  describe (self);
}

static void
choose (SoleusBodyChooser *self, int place)
{
  if (place < 0)
    return;
  self->chosen = place;
  describe (self);
  g_signal_emit (self, chosen_signal, 0,
      soleus_body_place_muscle ((guint)place),
      (guint)soleus_body_place_side ((guint)place));
}

static void
on_motion (SoleusBodyChooser *self, double x, double y)
{
  SoleusRect rect = rect_of (self);

  point_at (self, soleus_body_place_at (&rect, x, y));
}

static void
on_leave (SoleusBodyChooser *self)
{
  point_at (self, -1);
}

static void
on_pressed (SoleusBodyChooser *self, int n_press, double x, double y)
{
  SoleusRect rect = rect_of (self);

  choose (self, soleus_body_place_at (&rect, x, y));
}

static gboolean
on_key (SoleusBodyChooser *self, guint key, guint code, GdkModifierType state)
{
  static const struct
  {
    guint key;
    int dx;
    int dy;
  } moves[] = {{GDK_KEY_Right, 1, 0}, {GDK_KEY_Left, -1, 0},
      {GDK_KEY_Down, 0, 1}, {GDK_KEY_Up, 0, -1}};
  int from = self->pointed >= 0 ? self->pointed : self->chosen;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (key == moves[i].key)
      {
        point_at (self, soleus_body_step (from, moves[i].dx, moves[i].dy));
        return TRUE;
      }
  if (self->pointed < 0
      || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter
          && key != GDK_KEY_space))
    return FALSE;
  choose (self, self->pointed);
  return TRUE;
}

static void
soleus_body_chooser_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusBodyChooser *self = SOLEUS_BODY_CHOOSER (widget);
  SoleusRect rect = rect_of (self);
  SoleusTheme theme;
  cairo_t *cr;

  soleus_widget_theme (widget, &theme);
  cr = gtk_snapshot_append_cairo (snapshot,
      &GRAPHENE_RECT_INIT (0.0f, 0.0f, (float)rect.width, (float)rect.height));
  soleus_body_draw (
      cr, &theme, &rect, self->chosen, self->pointed, _ ("Left"), _ ("Right"));
  cairo_destroy (cr);
}

static void
soleus_body_chooser_measure (GtkWidget *widget, GtkOrientation orientation,
    int for_size, int *minimum, int *natural, int *minimum_baseline,
    int *natural_baseline)
{
  SoleusTheme theme;
  double height;

  soleus_widget_theme (widget, &theme);
  height = HEIGHT * theme.font_size;
  *minimum = (int)(orientation == GTK_ORIENTATION_VERTICAL
          ? height
          : height * SOLEUS_BODY_ASPECT);
  *natural = *minimum;
}

static void
soleus_body_chooser_class_init (SoleusBodyChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = soleus_body_chooser_snapshot;
  widget_class->measure = soleus_body_chooser_measure;
  gtk_widget_class_set_css_name (widget_class, "bodychooser");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  chosen_signal =
      g_signal_new ("chosen", SOLEUS_TYPE_BODY_CHOOSER, G_SIGNAL_RUN_LAST, 0,
          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
soleus_body_chooser_init (SoleusBodyChooser *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->chosen = -1;
  self->pointed = -1;
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  soleus_widget_follow_theme (GTK_WIDGET (self));
}

void
soleus_body_chooser_set (
    SoleusBodyChooser *self, const char *muscle, SoleusSide side)
{
  self->chosen = soleus_body_find (muscle, side);
  self->pointed = -1;
  describe (self);
}
