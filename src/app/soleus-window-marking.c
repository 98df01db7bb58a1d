/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include "soleus-marking.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Changing what is marked by keys: one step of undo each. */

/* Of what is seen. */
#define PAN_PAGES 0.1
#define FINE_PAN_PAGES 0.01
#define NUDGE_PAGES 0.01

static void
tell_unless (GtkWidget *widget, gboolean done, const char *text)
{
  if (!done)
    soleus_window_toast (SOLEUS_WINDOW (widget), text, FALSE);
}

static void
do_nudge (GtkWidget *widget, const char *name, GVariant *target)
{
  tell_unless (widget,
      soleus_marking_nudge (SOLEUS_WINDOW (widget)->document,
          g_variant_get_double (target), FALSE),
      _ ("Choose an annotation first: click on it"));
}

static void
do_nudge_sample (GtkWidget *widget, const char *name, GVariant *target)
{
  tell_unless (widget,
      soleus_marking_nudge (
          SOLEUS_WINDOW (widget)->document, g_variant_get_int32 (target), TRUE),
      _ ("Choose an annotation first: click on it"));
}

/* Arrows move what was chosen of one's own, else the view. A found episode
 * stays where it is: people walk through those by keys. */
static gboolean
is_mark_chosen (SoleusWindow *self)
{
  return soleus_view_state_get_mark (soleus_document_get_state (self->document))
      != 0;
}

static void
arrow (GtkWidget *widget, int by, gboolean fine)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (is_mark_chosen (self))
    soleus_marking_nudge (self->document, fine ? by : by * NUDGE_PAGES, fine);
  else
    soleus_view_state_pan_pages (soleus_document_get_state (self->document),
        by * (fine ? FINE_PAN_PAGES : PAN_PAGES));
}

static void
do_arrow (GtkWidget *widget, const char *name, GVariant *target)
{
  arrow (widget, g_variant_get_int32 (target), FALSE);
}

static void
do_arrow_fine (GtkWidget *widget, const char *name, GVariant *target)
{
  arrow (widget, g_variant_get_int32 (target), TRUE);
}

static double
cursor_s (SoleusWindow *self)
{
  return soleus_view_state_get_cursor_s (
      soleus_document_get_state (self->document));
}

/* Where the pointer is, else the cursor. */
static double
here_s (SoleusWindow *self)
{
  double pointer_s = soleus_track_area_get_pointer_s (self->tracks);

  return isnan (pointer_s) ? cursor_s (self) : pointer_s;
}

static void
do_start_here (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  tell_unless (widget,
      soleus_marking_edge_to (self->document, SOLEUS_GRIP_START, here_s (self)),
      _ ("Choose an annotation and point where it should begin"));
}

static void
do_end_here (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  tell_unless (widget,
      soleus_marking_edge_to (self->document, SOLEUS_GRIP_END, here_s (self)),
      _ ("Choose an annotation and point where it should end"));
}

/* The line that is seen comes first; where it is outside, the pointer. */
static void
do_split (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  tell_unless (widget,
      soleus_marking_split (self->document, cursor_s (self))
          || soleus_marking_split (self->document, here_s (self)),
      _ ("Click on an annotation where it should be cut first"));
}

static void
do_merge (GtkWidget *widget, const char *name, GVariant *target)
{
  tell_unless (widget, soleus_marking_merge (SOLEUS_WINDOW (widget)->document),
      _ ("Drag over the annotations to merge, or choose the first of two"));
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
    {"win.nudge", "d", do_nudge},
    {"win.nudge-sample", "i", do_nudge_sample},
    {"win.arrow", "i", do_arrow},
    {"win.arrow-fine", "i", do_arrow_fine},
    {"win.start-here", NULL, do_start_here},
    {"win.end-here", NULL, do_end_here},
    {"win.split", NULL, do_split},
    {"win.merge", NULL, do_merge},
};

void
soleus_window_class_install_marking (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].type, actions[i].activate);
}
