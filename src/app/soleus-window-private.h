/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-window.h"

#include "soleus-empty-page.h"
#include "soleus-findings-panel.h"
#include "soleus-arrangement.h"
#include "soleus-lower-panel.h"
#include "soleus-overview-strip.h"
#include "soleus-player.h"
#include "soleus-toast.h"
#include "soleus-track-area.h"

G_BEGIN_DECLS

/* Which of the three a narrow window shows. */
typedef enum
{
  SOLEUS_PAGE_TRACKS,
  SOLEUS_PAGE_TABLE,
  SOLEUS_PAGE_FINDINGS
} SoleusPage;

struct _SoleusWindow
{
  AdwApplicationWindow parent_instance;

  SoleusSession *session;
  SoleusDocument *document;
  char *path; /* being opened or shown */
  GCancellable *opening; /* NULL: nothing is being opened */

  const SoleusArrangement *layout;
  guint layout_source;
  SoleusPage page;
  gboolean show_lower;
  gboolean show_findings;

  SoleusToast *toast;
  AdwWindowTitle *title;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkWidget *report;
  GtkButton *play;
  GtkWidget *progress_box;
  GtkProgressBar *progress;
  GtkToggleButton *findings_button;
  GtkMenuButton *menu_button;
  AdwSplitButton *open_button;
  GtkStack *stack;
  SoleusEmptyPage *empty;
  AdwStatusPage *opening_page;
  AdwFlap *flap;
  GtkPaned *paned;
  GtkWidget *upper;
  SoleusOverviewStrip *overview;
  SoleusTrackArea *tracks;
  SoleusLowerPanel *lower;
  SoleusFindingsPanel *findings;
  GtkWidget *switcher;
  GtkToggleButton *page_tracks;
  GtkToggleButton *page_table;
  GtkToggleButton *page_findings;
  GtkLabel *notice;
  GtkWidget *annotate; /* SoleusAnnotatePopover, by the tracks */
  SoleusPlayer *player;
  GSettings *settings; /* NULL: not installed */
};

/* soleus-window-actions.c */
void soleus_window_class_install_actions (GtkWidgetClass *widget_class);
void soleus_window_add_bus_actions (SoleusWindow *self);
void soleus_window_update_actions (SoleusWindow *self);

/* soleus-window-marking.c */
void soleus_window_class_install_marking (GtkWidgetClass *widget_class);

/* soleus-window-events.c */
void soleus_window_class_install_events (GtkWidgetClass *widget_class);
void soleus_window_add_events_actions (SoleusWindow *self);

/* soleus-window-rating.c */
void soleus_window_class_install_rating (GtkWidgetClass *widget_class);

/* soleus-window-people.c */
void soleus_window_class_install_people (GtkWidgetClass *widget_class);

/* soleus-window.c: name, facts, and who rates blind. */
void soleus_window_show_title (SoleusWindow *self);

/* soleus-window-view.c */
void soleus_window_class_install_view (GtkWidgetClass *widget_class);

/* soleus-window-ruler.c */
void soleus_window_class_install_ruler (GtkWidgetClass *widget_class);
void soleus_window_update_ruler (SoleusWindow *self, gboolean shown);

/* soleus-window-tracks.c */
void soleus_window_class_install_tracks (GtkWidgetClass *widget_class);
void soleus_window_update_tracks (SoleusWindow *self, gboolean shown);

/* soleus-window-settings.c */
void soleus_window_init_settings (SoleusWindow *self);

/* soleus-window-review.c */
void soleus_window_class_install_review (GtkWidgetClass *widget_class);

/* soleus-window-play.c */
void soleus_window_class_install_play (GtkWidgetClass *widget_class);
void soleus_window_init_play (SoleusWindow *self);

/* soleus-window-open.c */
void soleus_window_choose_file (SoleusWindow *self);
void soleus_window_choose_report (SoleusWindow *self, const char *kind_id);
void soleus_window_export (
    SoleusWindow *self, const char *kind_id, const char *path);
void soleus_window_add_drop_target (SoleusWindow *self);
void soleus_window_fill_recents (SoleusWindow *self);

/* Asks how @path is to be read, and opens it so. */
void soleus_window_ask_import (SoleusWindow *self, const char *path);

/* soleus-window-layout.c */
void soleus_window_queue_layout (SoleusWindow *self, int width_px);
void soleus_window_apply_layout (SoleusWindow *self);

/* @undo: with a button that takes the change back. */
void soleus_window_toast (SoleusWindow *self, const char *text, gboolean undo);
/* With a button @label for @action. */
void soleus_window_toast_action (SoleusWindow *self, const char *text,
    const char *label, const char *action);

G_END_DECLS
