/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-area-private.h"

#include "soleus-words.h"

#include <math.h>

/* The two cursors under the mouse, and what they measure in words. */

/* How near to a line counts as on it. */
#define REACH_PX 5.0

static SoleusViewState *
get_state (SoleusTrackArea *self)
{
  return soleus_document_get_state (self->document);
}

/* How far the line at @time_s is from @x. */
static double
distance_px (SoleusTrackArea *self, double time_s, double x)
{
  double left;
  double width;

  if (!soleus_track_area_get_extent (self, &left, &width))
    return INFINITY;
  return fabs (left
      + soleus_zoom_x_of (
          soleus_view_state_get_visible (get_state (self)), time_s, width)
      - x);
}

SoleusDragKind
soleus_track_area_ruler_at (SoleusTrackArea *self, double x)
{
  SoleusViewState *state = get_state (self);
  double first_px;
  double second_px;

  if (!soleus_view_state_has_ruler (state))
    return SOLEUS_DRAG_NONE;
  first_px = distance_px (self, soleus_view_state_get_cursor_s (state), x);
  second_px = distance_px (self, soleus_view_state_get_second_s (state), x);
  if (MIN (first_px, second_px) > REACH_PX)
    return SOLEUS_DRAG_NONE;
  return first_px < second_px ? SOLEUS_DRAG_FIRST : SOLEUS_DRAG_SECOND;
}

void
soleus_track_area_ruler_drag (SoleusTrackArea *self, double time_s)
{
  if (self->drag == SOLEUS_DRAG_FIRST)
    soleus_view_state_set_cursor_s (get_state (self), time_s);
  else if (self->drag == SOLEUS_DRAG_SECOND)
    soleus_view_state_set_second_s (get_state (self), time_s);
}

void
soleus_track_area_ruler_click (SoleusTrackArea *self, double time_s)
{
  SoleusViewState *state = get_state (self);

  if (isnan (soleus_view_state_get_cursor_s (state)))
    soleus_view_state_set_cursor_s (state, time_s);
  else
    soleus_view_state_set_second_s (state, time_s);
}

void
soleus_track_area_show_ruler (SoleusTrackArea *self)
{
  g_autofree char *text = soleus_words_dup_ruler (
      get_state (self), soleus_document_get_recording (self->document));

  gtk_label_set_label (self->ruler, text);
  gtk_widget_set_visible (GTK_WIDGET (self->ruler), text[0] != '\0');
}
