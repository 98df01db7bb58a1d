/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-track-area.h"

#include "soleus-mark-edit.h"
#include "soleus-spectrogram-view.h"
#include "soleus-time-axis.h"
#include "soleus-track-row.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_DRAG_NONE,
  SOLEUS_DRAG_SELECT,
  SOLEUS_DRAG_PAN,
  SOLEUS_DRAG_EDIT,
  SOLEUS_DRAG_FIRST, /* a cursor of the ruler */
  SOLEUS_DRAG_SECOND
} SoleusDragKind;

struct _SoleusTrackArea
{
  GtkWidget parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  GtkScrolledWindow *scroller;
  GtkOverlay *overlay;
  GtkBox *rows; /* of SoleusTrackRow */
  SoleusSpectrogramView *spectrogram;
  SoleusTimeAxis *axis;
  GtkWidget *buttons; /* float by the selection */
  GtkLabel *selection_label;
  GtkSizeGroup *headers;
  GtkButton *hidden; /* says how many tracks are */
  GtkLabel *ruler; /* what the two cursors measure */
  gboolean show_headers;

  /* The mouse: soleus-track-area-input.c. */
  double pointer_x; /* in `rows`; -1: outside */
  double pointer_y;
  SoleusDragKind drag;
  double drag_start_s;
  SoleusSpan drag_visible;
  int drag_channel;
  SoleusGrip edit_grip; /* soleus-track-area-edit.c */
  SoleusSpan edit_before;
  SoleusSpan edit_after;
  gboolean edit_moved; /* more than a click */
};

/* Adds the controllers of mouse and keys. */
void soleus_track_area_init_input (SoleusTrackArea *self);

/* The mouse over what is chosen, (x, y) in `rows`. FALSE: a drag from there
 * changes nothing of it. */
gboolean soleus_track_area_edit_begin (
    SoleusTrackArea *self, double x, double y);
void soleus_track_area_edit_update (
    SoleusTrackArea *self, double dx, gboolean snaps);
void soleus_track_area_edit_end (SoleusTrackArea *self);
void soleus_track_area_edit_hover (SoleusTrackArea *self, double x, double y);

/* soleus-track-area-ruler.c: which cursor a drag from @x in `rows` takes
 * along, SOLEUS_DRAG_NONE where there is none, and what it then does. */
SoleusDragKind soleus_track_area_ruler_at (SoleusTrackArea *self, double x);
void soleus_track_area_ruler_drag (SoleusTrackArea *self, double time_s);
/* A click with Shift. */
void soleus_track_area_ruler_click (SoleusTrackArea *self, double time_s);
void soleus_track_area_show_ruler (SoleusTrackArea *self);

/* The plot at a height of `rows`, or NULL, and where its corner is. */
SoleusTrackPlot *soleus_track_area_plot_at (
    SoleusTrackArea *self, double y, double *plot_x, double *plot_y);
/* Left edge and width of time in `rows`; FALSE: no track. */
gboolean soleus_track_area_get_extent (
    SoleusTrackArea *self, double *x, double *width);

G_END_DECLS
