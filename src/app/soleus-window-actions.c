/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include "soleus-annotate-popover.h"
#include "soleus-application.h"
#include "soleus-marking.h"
#include "soleus-read-log-window.h"
#include "soleus-time-dialog.h"
#include "soleus-words.h"
#include "soleus-report-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ZOOM_STEP 1.6

static SoleusViewState *
get_state (SoleusWindow *self)
{
  return soleus_document_get_state (self->document);
}

/* --- recording -------------------------------------------------------------
 */

static void
do_open (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_window_choose_file (SOLEUS_WINDOW (widget));
}

static void
do_open_path (GtkWidget *widget, const char *name, GVariant *target)
{
  GtkApplication *application =
      gtk_window_get_application (GTK_WINDOW (widget));

  soleus_application_open_path (SOLEUS_APPLICATION (application),
      SOLEUS_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
do_demonstration (GtkWidget *widget, const char *name, GVariant *target)
{
  GtkApplication *application =
      gtk_window_get_application (GTK_WINDOW (widget));

  soleus_application_open_demonstration (
      SOLEUS_APPLICATION (application), SOLEUS_WINDOW (widget));
}

static void
do_report (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_window_choose_report (SOLEUS_WINDOW (widget), "pdf");
}

static void
do_export (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_window_choose_report (
      SOLEUS_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
do_read_log (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusRecording *recording = soleus_session_get_recording (self->session);

  if (recording != NULL)
    gtk_window_present (
        soleus_read_log_window_new (GTK_WINDOW (self), recording));
}

static void
do_import_settings (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (self->path != NULL)
    soleus_window_ask_import (self, self->path);
}

static void
do_undo (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  g_autofree char *label = soleus_session_dup_undo_label (self->session);
  g_autofree char *text = NULL;

  if (label == NULL || !soleus_session_undo (self->session))
    return;
  /* Translators: %s is the name of the step that was taken back. */
  text = g_strdup_printf (_ ("Undone: %s"), label);
  soleus_window_toast (self, text, FALSE);
}

static void
do_redo (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  g_autofree char *label = soleus_session_dup_redo_label (self->session);
  g_autofree char *text = NULL;

  if (label == NULL || !soleus_session_redo (self->session))
    return;
  text = g_strdup_printf (_ ("Redone: %s"), label);
  soleus_window_toast (self, text, FALSE);
}

static void
do_cancel (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  soleus_session_cancel (self->session);
}

static void
do_analyse (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_session_reanalyse (SOLEUS_WINDOW (widget)->session);
}

/* --- marking ----------------------------------------------------------------
 */

static void
do_annotate (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  GdkRectangle at;

  if (!soleus_track_area_get_selection_rect (self->tracks, &at))
    at = (GdkRectangle){
        gtk_widget_get_width (GTK_WIDGET (self->tracks)) / 2, 0, 1, 1};
  soleus_annotate_popover_ask (SOLEUS_ANNOTATE_POPOVER (self->annotate), &at);
}

/* A felt twitch is a moment: with nothing selected the cursor says when. */
static gboolean
mark_felt (SoleusWindow *self, const char *label)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);
  SoleusMark mark = {
      .onset_s = soleus_view_state_get_cursor_s (get_state (self)),
      .label = (char *)label,
      .note = (char *)"",
      .rater = (char *)soleus_session_get_rater (self->session),
      .confidence = (double)NAN,
      .origin = SOLEUS_ORIGIN_MINE};

  if (recording == NULL || isnan (mark.onset_s)
      || soleus_condition_from_id (label) != SOLEUS_CONDITION_FELT_ONE)
    return FALSE;
  mark.channels =
      soleus_channel_set_first (soleus_recording_get_n_channels (recording));
  return soleus_session_add_mark (self->session, &mark) != 0;
}

static void
do_label (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  guint key = (guint)g_variant_get_int32 (target);
  const char *label = soleus_words_key_label (
      soleus_session_get_key_label (self->session, key), key);

  if (!soleus_annotate_apply (self->document, label, NULL)
      && !mark_felt (self, label))
    soleus_window_toast (
        self, _ ("Drag over a track first, then press the key"), FALSE);
}

static void
do_delete (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  guint64 mark_id = soleus_view_state_get_mark (get_state (self));
  gint64 episode_id = soleus_view_state_get_episode (get_state (self));
  guint id = (guint)episode_id;

  if (mark_id != 0)
    soleus_marking_delete (self->document);
  else if (episode_id >= 0)
    soleus_session_judge (self->session, &id, 1, SOLEUS_VERDICT_REJECTED);
}

static void
do_accept (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  gint64 episode_id = soleus_view_state_get_episode (get_state (self));
  guint id = (guint)episode_id;

  if (episode_id >= 0)
    soleus_session_judge (self->session, &id, 1, SOLEUS_VERDICT_ACCEPTED);
}

static void
do_select_none (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_view_state_select_none (get_state (SOLEUS_WINDOW (widget)));
}

/* --- moving ------------------------------------------------------------------
 */

static void
step (GtkWidget *widget, int by)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (!soleus_document_step_episode (self->document, by))
    soleus_window_toast (self,
        by > 0 ? _ ("That was the last episode")
               : _ ("That was the first episode"),
        FALSE);
}

static void
do_next (GtkWidget *widget, const char *name, GVariant *target)
{
  step (widget, 1);
}

static void
do_previous (GtkWidget *widget, const char *name, GVariant *target)
{
  step (widget, -1);
}

static void
do_pan (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_view_state_pan_pages (
      get_state (SOLEUS_WINDOW (widget)), g_variant_get_double (target));
}

static void
do_go_start (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusViewState *state = get_state (SOLEUS_WINDOW (widget));
  SoleusSpan span = soleus_view_state_get_visible (state);

  soleus_view_state_jump (
      state, (SoleusSpan){0.0, soleus_span_duration_s (span)});
}

static void
do_go_end (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusViewState *state = get_state (SOLEUS_WINDOW (widget));
  SoleusSpan span = soleus_view_state_get_visible (state);
  double end_s = soleus_view_state_get_limits (state).duration_s;

  soleus_view_state_jump (
      state, (SoleusSpan){end_s - soleus_span_duration_s (span), end_s});
}

static void
do_go_to_time (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  soleus_time_dialog_ask (GTK_WINDOW (self), self->document);
}

/* --- zoom --------------------------------------------------------------------
 */

static void
do_zoom_in (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_view_state_zoom_here (
      get_state (SOLEUS_WINDOW (widget)), 1.0 / ZOOM_STEP);
}

static void
do_zoom_out (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_view_state_zoom_here (get_state (SOLEUS_WINDOW (widget)), ZOOM_STEP);
}

static void
do_zoom_all (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusViewState *state = get_state (SOLEUS_WINDOW (widget));

  soleus_view_state_jump (
      state, soleus_zoom_all (soleus_view_state_get_limits (state)));
}

static void
do_zoom_selection (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusViewState *state = get_state (self);
  gint64 episode_id = soleus_view_state_get_episode (state);
  SoleusSpan span;

  if (soleus_view_state_get_selection (state, &span, NULL))
    soleus_view_state_jump (state, span);
  else if (episode_id >= 0)
    soleus_document_show_row (self->document,
        soleus_episode_list_find (
            soleus_session_get_episodes (self->session), (guint)episode_id),
        TRUE);
}

static void
do_zoom_back (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_view_state_back (get_state (SOLEUS_WINDOW (widget)));
}

static void
do_gain (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_track_area_gain (
      SOLEUS_WINDOW (widget)->tracks, g_variant_get_double (target));
}

/* --- window ------------------------------------------------------------------
 */

static void
do_findings (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (self->layout->findings_beside)
    {
      self->show_findings = !self->show_findings;
      soleus_window_apply_layout (self);
    }
  else
    gtk_toggle_button_set_active (self->page == SOLEUS_PAGE_FINDINGS
            ? self->page_tracks
            : self->page_findings,
        TRUE);
}

static void
do_lower (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  self->show_lower = !self->show_lower;
  soleus_window_apply_layout (self);
}

static void
do_fullscreen (GtkWidget *widget, const char *name, GVariant *target)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
do_menu (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_menu_button_popup (SOLEUS_WINDOW (widget)->menu_button);
}

static void
do_close (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
do_toast (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_window_toast (
      SOLEUS_WINDOW (widget), g_variant_get_string (target, NULL), FALSE);
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
    {"win.open", NULL, do_open},
    {"win.open-path", "s", do_open_path},
    {"win.demonstration", NULL, do_demonstration},
    {"win.report", NULL, do_report},
    {"win.export", "s", do_export},
    {"win.read-log", NULL, do_read_log},
    {"win.import-settings", NULL, do_import_settings},
    {"win.undo", NULL, do_undo},
    {"win.redo", NULL, do_redo},
    {"win.cancel", NULL, do_cancel},
    {"win.analyse", NULL, do_analyse},
    {"win.annotate", NULL, do_annotate},
    {"win.label", "i", do_label},
    {"win.delete", NULL, do_delete},
    {"win.accept", NULL, do_accept},
    {"win.select-none", NULL, do_select_none},
    {"win.next-episode", NULL, do_next},
    {"win.previous-episode", NULL, do_previous},
    {"win.pan", "d", do_pan},
    {"win.go-start", NULL, do_go_start},
    {"win.go-end", NULL, do_go_end},
    {"win.go-to-time", NULL, do_go_to_time},
    {"win.zoom-in", NULL, do_zoom_in},
    {"win.zoom-out", NULL, do_zoom_out},
    {"win.zoom-all", NULL, do_zoom_all},
    {"win.zoom-selection", NULL, do_zoom_selection},
    {"win.zoom-back", NULL, do_zoom_back},
    {"win.gain", "d", do_gain},
    {"win.findings", NULL, do_findings},
    {"win.lower", NULL, do_lower},
    {"win.fullscreen", NULL, do_fullscreen},
    {"win.menu", NULL, do_menu},
    {"win.close-window", NULL, do_close},
    {"win.toast", "s", do_toast},
};

void
soleus_window_class_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].type, actions[i].activate);
}

/* --- over the session bus: for scripts and tests -----------------------------
 */

/* Kind and path, "pdf" and "/tmp/report.pdf". */
static void
bus_export_to (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  const char *kind_id;
  const char *path;

  g_variant_get (target, "(&s&s)", &kind_id, &path);
  soleus_window_export (user_data, kind_id, path);
}

static void
bus_open_file (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  soleus_window_open (user_data, g_variant_get_string (target, NULL));
}

/* Figure, format and path: "spectrum", "csv", "/tmp/spectrum.csv". */
static void
bus_save_figure (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  SoleusWindow *self = user_data;
  const char *figure;
  const char *format;
  const char *path;
  SoleusChartPane *pane;
  g_autoptr (GError) error = NULL;

  g_variant_get (target, "(&s&s&s)", &figure, &format, &path);
  pane = soleus_lower_panel_get_chart (self->lower, figure);
  if (pane != NULL && !soleus_chart_pane_save (pane, format, path, &error)
      && error != NULL)
    soleus_window_toast (self, error->message, FALSE);
}

/* The pages of the report's window as a printer gets them, to a path. */
static void
bus_print_report (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (SOLEUS_IS_REPORT_WINDOW (window))
        soleus_report_window_print_to (
            SOLEUS_REPORT_WINDOW (window), g_variant_get_string (target, NULL));
    }
}

void
soleus_window_add_bus_actions (SoleusWindow *self)
{
  static const GActionEntry entries[] = {
      {.name = "export-to",
          .activate = bus_export_to,
          .parameter_type = "(ss)"},
      {.name = "open-file", .activate = bus_open_file, .parameter_type = "s"},
      {.name = "print-report",
          .activate = bus_print_report,
          .parameter_type = "s"},
      {.name = "save-figure",
          .activate = bus_save_figure,
          .parameter_type = "(sss)"},
  };

  g_action_map_add_action_entries (
      G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* --- which of them make sense now
 * --------------------------------------------- */

/* What needs a recording. */
static const char *const of_recording[] = {"win.report", "win.export",
    "win.blind", "win.compare-raters", "win.import-events", "win.export-events",
    "win.read-log", "win.import-settings", "win.analyse", "win.label",
    "win.next-episode", "win.previous-episode", "win.pan", "win.arrow",
    "win.arrow-fine", "win.go-start", "win.go-end", "win.go-to-time",
    "win.zoom-in", "win.zoom-out", "win.zoom-all", "win.gain", "win.findings",
    "win.lower", "win.filtered", "win.envelope", "win.tab", "win.review-next",
    "win.play", "win.divisions", "win.spectrogram", "win.spectrogram-slow",
    "win.time-axis", "win.next-time-axis", "win.lights-off"};

/* What needs a chosen episode that was found. */
static const char *const of_found[] = {
    "win.accept", "win.review-accept", "win.review-reject"};

/* "Undo: Add annotation". Takes over @step, NULL: nothing to take back. */
static void
name_step (GtkWidget *button, const char *what, char *step)
{
  g_autofree char *text =
      step != NULL ? g_strdup_printf ("%s: %s", what, step) : g_strdup (what);

  gtk_widget_set_tooltip_text (button, text);
  g_free (step);
}

void
soleus_window_update_actions (SoleusWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SoleusViewState *state = get_state (self);
  gboolean shown = soleus_session_get_recording (self->session) != NULL
      && self->opening == NULL;
  gboolean selected = soleus_view_state_get_selection (state, NULL, NULL);
  gboolean chosen = soleus_view_state_get_episode (state) >= 0
      || soleus_view_state_get_mark (state) != 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_recording); i++)
    gtk_widget_action_set_enabled (widget, of_recording[i], shown);
  soleus_window_update_ruler (self, shown);
  soleus_window_update_tracks (self, shown);
  name_step (
      self->undo, _ ("Undo"), soleus_session_dup_undo_label (self->session));
  name_step (
      self->redo, _ ("Redo"), soleus_session_dup_redo_label (self->session));
  gtk_widget_action_set_enabled (
      widget, "win.undo", shown && soleus_session_can_undo (self->session));
  gtk_widget_action_set_enabled (
      widget, "win.redo", shown && soleus_session_can_redo (self->session));
  gtk_widget_action_set_enabled (
      widget, "win.annotate", shown && (selected || chosen));
  gtk_widget_action_set_enabled (
      widget, "win.zoom-selection", shown && (selected || chosen));
  gtk_widget_action_set_enabled (
      widget, "win.select-none", shown && (selected || chosen));
  gtk_widget_action_set_enabled (widget, "win.delete", shown && chosen);
  for (guint i = 0; i < G_N_ELEMENTS (of_found); i++)
    gtk_widget_action_set_enabled (widget, of_found[i],
        shown && chosen && soleus_view_state_get_mark (state) == 0);
  gtk_widget_action_set_enabled (
      widget, "win.zoom-back", shown && soleus_view_state_can_go_back (state));
}
