/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include "soleus-annotate-popover.h"
#include "soleus-dialogs.h"
#include "soleus-keys.h"
#include "soleus-wording.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SoleusWindow, soleus_window, ADW_TYPE_APPLICATION_WINDOW)

void
soleus_window_toast (SoleusWindow *self, const char *text, gboolean undo)
{
  soleus_window_toast_action (
      self, text, undo ? _ ("_Undo") : NULL, undo ? "win.undo" : NULL);
}

void
soleus_window_toast_action (
    SoleusWindow *self, const char *text, const char *label, const char *action)
{
  soleus_toast_show (self->toast, text, label, action);
}

/* --- what the session tells --------------------------------------------- */

/* NULL: nobody rates blind. */
static char *
dup_blind_text (SoleusWindow *self)
{
  if (!soleus_session_get_blind (self->session))
    return NULL;
  /* Translators: %s is the name of the person who rates. */
  return g_strdup_printf (
      _ ("Rated blind by %s: what others marked and what was found is hidden"),
      soleus_session_get_rater (self->session));
}

void
soleus_window_show_title (SoleusWindow *self)
{
  SoleusRecording *recording = soleus_session_get_recording (self->session);
  g_autofree char *facts = NULL;
  g_autofree char *title = NULL;

  if (recording == NULL)
    {
      adw_window_title_set_title (self->title, _ ("Soleus"));
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _ ("Soleus"));
      return;
    }
  facts = dup_blind_text (self);
  if (facts == NULL)
    facts = soleus_words_dup_facts (recording);
  title = g_strdup_printf (
      _ ("%s – Soleus"), soleus_recording_get_name (recording));
  adw_window_title_set_title (
      self->title, soleus_recording_get_name (recording));
  adw_window_title_set_subtitle (self->title, facts);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
show_page (SoleusWindow *self)
{
  const char *name = "empty";

  if (self->opening != NULL)
    name = "opening";
  else if (soleus_session_get_recording (self->session) != NULL)
    name = "recording";
  gtk_stack_set_visible_child_name (self->stack, name);
  soleus_window_apply_layout (self);
  soleus_window_update_actions (self);
}

static void
on_recording (SoleusWindow *self)
{
  soleus_window_show_title (self);
  show_page (self);
  if (soleus_session_get_recording (self->session) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->tracks));
}

static void
on_busy (SoleusWindow *self)
{
  gboolean busy = soleus_session_get_busy (self->session);
  double progress = soleus_session_get_progress (self->session);
  const char *what = soleus_session_get_analysing (self->session)
      ? _ ("Analysing")
      : _ ("Working");
  g_autofree char *text =
      g_strdup_printf (_ ("%s, %.0f %%"), what, 100.0 * progress);

  gtk_widget_set_visible (self->progress_box, busy && self->opening == NULL);
  gtk_progress_bar_set_fraction (self->progress, progress);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  soleus_window_update_actions (self);
}

static void
on_problem (SoleusWindow *self, const GError *error)
{
  soleus_dialogs_tell (
      GTK_WINDOW (self), _ ("That could not be kept"), error->message);
}

static void
on_step_done (SoleusWindow *self, const char *label)
{
  soleus_window_toast (self, label, TRUE);
}

static void
on_changed_elsewhere (SoleusWindow *self)
{
  soleus_window_toast (
      self, _ ("Changed in another window; what you see is the newest"), FALSE);
}

static void
connect_session (SoleusWindow *self)
{
  static const struct
  {
    const char *signal;
    void (*handler) (SoleusWindow *self);
  } rows[] = {
      {"notify::recording", on_recording},
      {"notify::busy", on_busy},
      {"notify::analysing", on_busy},
      {"notify::progress", on_busy},
      {"notify::can-undo", soleus_window_update_actions},
      {"notify::can-redo", soleus_window_update_actions},
      {"changed-elsewhere", on_changed_elsewhere},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (self->session, rows[i].signal,
        G_CALLBACK (rows[i].handler), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "problem", G_CALLBACK (on_problem),
      self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "step-done",
      G_CALLBACK (on_step_done), self, G_CONNECT_SWAPPED);
}

/* --- the widget ----------------------------------------------------------- */

static void
soleus_window_size_allocate (
    GtkWidget *widget, int width, int height, int baseline)
{
  soleus_window_queue_layout (SOLEUS_WINDOW (widget), width);
  GTK_WIDGET_CLASS (soleus_window_parent_class)
      ->size_allocate (widget, width, height, baseline);
}

static void
on_page (SoleusWindow *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  if (button == self->page_table)
    self->page = SOLEUS_PAGE_TABLE;
  else if (button == self->page_findings)
    self->page = SOLEUS_PAGE_FINDINGS;
  else
    self->page = SOLEUS_PAGE_TRACKS;
  soleus_window_apply_layout (self);
}

static void
on_reveal (SoleusWindow *self)
{
  self->show_findings = adw_flap_get_reveal_flap (self->flap);
}

static void
soleus_window_dispose (GObject *object)
{
  SoleusWindow *self = SOLEUS_WINDOW (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->player != NULL)
    g_signal_handlers_disconnect_by_data (self->player, self);
  g_clear_object (&self->player);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->annotate, gtk_widget_unparent);
  if (self->session != NULL)
    soleus_session_cancel (self->session);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (soleus_window_parent_class)->dispose (object);
}

static void
soleus_window_finalize (GObject *object)
{
  SoleusWindow *self = SOLEUS_WINDOW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (soleus_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, name)
  BIND (toast);
  BIND (title);
  BIND (undo);
  BIND (redo);
  BIND (report);
  BIND (play);
  BIND (progress_box);
  BIND (progress);
  BIND (findings_button);
  BIND (menu_button);
  BIND (open_button);
  BIND (stack);
  BIND (empty);
  BIND (opening_page);
  BIND (flap);
  BIND (paned);
  BIND (upper);
  BIND (overview);
  BIND (tracks);
  BIND (lower);
  BIND (findings);
  BIND (switcher);
  BIND (page_tracks);
  BIND (page_table);
  BIND (page_findings);
  BIND (notice);
#undef BIND
}

static void
soleus_window_class_init (SoleusWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = soleus_window_finalize;
  widget_class->size_allocate = soleus_window_size_allocate;
  g_type_ensure (SOLEUS_TYPE_EMPTY_PAGE);
  g_type_ensure (SOLEUS_TYPE_LOWER_PANEL);
  g_type_ensure (SOLEUS_TYPE_FINDINGS_PANEL);
  g_type_ensure (SOLEUS_TYPE_OVERVIEW_STRIP);
  g_type_ensure (SOLEUS_TYPE_TOAST);
  g_type_ensure (SOLEUS_TYPE_TRACK_AREA);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_page);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal);
  soleus_window_class_install_actions (widget_class);
  soleus_window_class_install_marking (widget_class);
  soleus_window_class_install_events (widget_class);
  soleus_window_class_install_rating (widget_class);
  soleus_window_class_install_people (widget_class);
  soleus_window_class_install_view (widget_class);
  soleus_window_class_install_ruler (widget_class);
  soleus_window_class_install_tracks (widget_class);
  soleus_window_class_install_review (widget_class);
  soleus_window_class_install_play (widget_class);
}

/* Its second half is a menu button of its own, which only shows a tooltip. */
static void
name_open_menu (SoleusWindow *self)
{
  const char *name = adw_split_button_get_dropdown_tooltip (self->open_button);
  GtkWidget *half = gtk_widget_get_last_child (GTK_WIDGET (self->open_button));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (half), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (half)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
soleus_window_init (SoleusWindow *self)
{
  /* The narrowest first: a window that begins wide could not be mapped on a
   * small screen. Its first size puts it right. */
  self->layout = soleus_arrangement_for_width (0);
  self->show_lower = TRUE;
  self->show_findings = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  name_open_menu (self);
  gtk_label_set_label (self->notice, soleus_wording_notice ());
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->notice), soleus_wording_notice ());
  gtk_widget_add_controller (
      GTK_WIDGET (self), soleus_keys_controller_new (SOLEUS_KEYS_WINDOW));
  soleus_window_add_drop_target (self);
}

static void
start_session (SoleusWindow *self, const char *library_path)
{
  g_autoptr (GError) error = NULL;

  self->session = soleus_session_new (library_path, &error);
  if (self->session == NULL)
    {
      soleus_dialogs_tell (GTK_WINDOW (self),
          _ ("Your annotations will not be kept"), error->message);
      self->session = soleus_session_new (":memory:", NULL);
    }
  self->document = soleus_document_new (self->session);
  soleus_overview_strip_set_document (self->overview, self->document);
  soleus_track_area_set_document (self->tracks, self->document);
  soleus_lower_panel_set_document (self->lower, self->document);
  soleus_findings_panel_set_document (self->findings, self->document);
  self->annotate = soleus_annotate_popover_new (self->document);
  gtk_widget_set_parent (self->annotate, GTK_WIDGET (self->tracks));
  soleus_window_init_play (self);
  soleus_window_init_settings (self);
  connect_session (self);
  g_signal_connect_object (soleus_document_get_state (self->document),
      "selection-changed", G_CALLBACK (soleus_window_update_actions), self,
      G_CONNECT_SWAPPED);
  g_signal_connect_object (soleus_document_get_state (self->document),
      "visible-changed", G_CALLBACK (soleus_window_update_actions), self,
      G_CONNECT_SWAPPED);
}

GtkWidget *
soleus_window_new (GtkApplication *application, const char *library_path)
{
  SoleusWindow *self =
      g_object_new (SOLEUS_TYPE_WINDOW, "application", application, NULL);

  start_session (self, library_path);
  soleus_window_add_bus_actions (self);
  soleus_window_add_events_actions (self);
  soleus_empty_page_refresh (self->empty, self->session);
  soleus_window_fill_recents (self);
  soleus_window_show_title (self);
  show_page (self);
  return GTK_WIDGET (self);
}

SoleusDocument *
soleus_window_get_document (SoleusWindow *self)
{
  return self->document;
}

gboolean
soleus_window_is_empty (SoleusWindow *self)
{
  return self->opening == NULL
      && soleus_session_get_recording (self->session) == NULL;
}

const char *
soleus_window_get_path (SoleusWindow *self)
{
  return self->path;
}
