/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-annotate-popover.h"

#include "soleus-marking.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_KEYS 9

struct _SoleusAnnotatePopover
{
  GtkPopover parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  GtkLabel *title;
  GtkFlowBox *keys;
  GtkComboBoxText *word;
  GtkEntry *note;
  GtkButton *apply;
  GtkButton *delete_mark;
};

G_DEFINE_FINAL_TYPE (
    SoleusAnnotatePopover, soleus_annotate_popover, GTK_TYPE_POPOVER)

static const SoleusMark *
chosen_mark (SoleusDocument *document)
{
  guint64 id =
      soleus_view_state_get_mark (soleus_document_get_state (document));
  SoleusSession *session = soleus_document_get_session (document);

  if (id == 0)
    return NULL;
  return soleus_decisions_find_mark (
      soleus_session_get_decisions (session), id);
}

static SoleusChannelSet
channels_of (SoleusDocument *document, int track)
{
  SoleusRecording *recording = soleus_document_get_recording (document);

  if (track >= 0)
    return soleus_channel_set_of ((guint)track);
  return soleus_channel_set_first (soleus_recording_get_n_channels (recording));
}

static gboolean
mark_selection (SoleusDocument *document, SoleusSpan span, int track,
    const char *label, const char *note)
{
  SoleusSession *session = soleus_document_get_session (document);
  SoleusViewState *state = soleus_document_get_state (document);
  SoleusMark values = {.onset_s = span.start_s,
      .duration_s = soleus_span_duration_s (span),
      .channels = channels_of (document, track),
      .label = (char *)label,
      .note = (char *)note,
      .confidence = NAN,
      .origin = SOLEUS_ORIGIN_MINE};
  guint64 id = soleus_session_add_mark (session, &values);
  guint row;
  const SoleusEpisode *episode;

  if (id == 0)
    return FALSE;
  row =
      soleus_episode_list_find_mark (soleus_session_get_episodes (session), id);
  episode = soleus_episode_list_get_episode (
      soleus_session_get_episodes (session), row);
  soleus_view_state_select_none (state);
  soleus_view_state_choose (state, episode != NULL ? (gint64)episode->id : -1,
      id, (span.start_s + span.end_s) / 2.0);
  return TRUE;
}

gboolean
soleus_annotate_apply (
    SoleusDocument *document, const char *label, const char *note)
{
  SoleusSession *session = soleus_document_get_session (document);
  SoleusViewState *state = soleus_document_get_state (document);
  const SoleusMark *mark = chosen_mark (document);
  gint64 episode_id = soleus_view_state_get_episode (state);
  SoleusSpan span;
  int track;

  if (label == NULL || label[0] == '\0')
    return FALSE;
  if (soleus_view_state_get_selection (state, &span, &track))
    return mark_selection (document, span, track, label, note);
  if (mark != NULL)
    return soleus_marking_relabel (document, label, note);
  if (episode_id >= 0)
    {
      SoleusEpisodeList *list = soleus_session_get_episodes (session);
      const SoleusEpisode *episode = soleus_episode_list_get_episode (
          list, soleus_episode_list_find (list, (guint)episode_id));

      return episode != NULL
          && soleus_session_change_episode (session, episode->id,
              episode->onset_s, episode->duration_s, label);
    }
  return FALSE;
}

/* The list shows plain names, the library keeps ids. */
static const char *
label_of (const char *shown)
{
  for (const char *const *id = soleus_words_labels; *id != NULL; id++)
    if (g_str_equal (shown, soleus_words_label (*id)))
      return *id;
  return shown;
}

static void
on_apply (SoleusAnnotatePopover *self)
{
  g_autofree char *text = gtk_combo_box_text_get_active_text (self->word);
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note));

  if (text == NULL)
    return;
  g_strstrip (text);
  if (soleus_annotate_apply (self->document, label_of (text), note))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_delete (SoleusAnnotatePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.delete", NULL);
}

static void
on_key_clicked (GtkButton *button, SoleusAnnotatePopover *self)
{
  const char *label = g_object_get_data (G_OBJECT (button), "label-id");
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note));

  if (soleus_annotate_apply (self->document, label, note))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_word (SoleusAnnotatePopover *self)
{
  g_autofree char *text = gtk_combo_box_text_get_active_text (self->word);

  gtk_widget_set_sensitive (
      GTK_WIDGET (self->apply), text != NULL && g_strstrip (text)[0] != '\0');
}

static void
fill_keys (SoleusAnnotatePopover *self)
{
  SoleusSession *session = soleus_document_get_session (self->document);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->keys))) != NULL)
    gtk_flow_box_remove (self->keys, child);
  for (guint key = 1; key <= N_KEYS; key++)
    {
      const char *label = soleus_words_key_label (
          soleus_session_get_key_label (session, key), key);
      g_autofree char *text = NULL;
      GtkWidget *button;

      text = g_strdup_printf ("%u  %s", key, soleus_words_label (label));
      button = gtk_button_new_with_label (text);
      gtk_label_set_xalign (
          GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0.0f);
      g_object_set_data_full (
          G_OBJECT (button), "label-id", g_strdup (label), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_key_clicked), self);
      gtk_flow_box_insert (self->keys, button, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
}

static void
fill (SoleusAnnotatePopover *self, const SoleusMark *mark, gboolean found)
{
  GtkEditable *entry =
      GTK_EDITABLE (gtk_combo_box_get_child (GTK_COMBO_BOX (self->word)));

  fill_keys (self);
  gtk_editable_set_text (
      entry, mark != NULL ? soleus_words_label (mark->label) : "");
  gtk_editable_set_text (
      GTK_EDITABLE (self->note), mark != NULL ? mark->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), !found);
  gtk_widget_set_visible (GTK_WIDGET (self->delete_mark), mark != NULL);
  if (mark != NULL)
    gtk_label_set_label (self->title, _ ("Change this annotation"));
  else if (found)
    gtk_label_set_label (self->title, _ ("Give this episode another name"));
  else
    gtk_label_set_label (self->title, _ ("Annotate this span"));
  gtk_button_set_label (
      self->apply, mark != NULL || found ? _ ("Change") : _ ("Annotate"));
  on_word (self);
}

void
soleus_annotate_popover_ask (
    SoleusAnnotatePopover *self, const GdkRectangle *at)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  gboolean selected = soleus_view_state_get_selection (state, NULL, NULL);
  const SoleusMark *mark = selected ? NULL : chosen_mark (self->document);
  gboolean found =
      !selected && mark == NULL && soleus_view_state_get_episode (state) >= 0;

  if (!selected && mark == NULL && !found)
    return;
  fill (self, mark, found);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (gtk_combo_box_get_child (GTK_COMBO_BOX (self->word)));
}

static void
soleus_annotate_popover_class_init (SoleusAnnotatePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-annotate-popover.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child ( \
      widget_class, SoleusAnnotatePopover, name)
  BIND (title);
  BIND (keys);
  BIND (word);
  BIND (note);
  BIND (apply);
  BIND (delete_mark);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
  gtk_widget_class_bind_template_callback (widget_class, on_word);
}

static void
soleus_annotate_popover_init (SoleusAnnotatePopover *self)
{
  GtkWidget *entry;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const char *const *id = soleus_words_labels; *id != NULL; id++)
    gtk_combo_box_text_append_text (self->word, soleus_words_label (*id));
  entry = gtk_combo_box_get_child (GTK_COMBO_BOX (self->word));
  gtk_entry_set_placeholder_text (
      GTK_ENTRY (entry), _ ("Choose or write a word"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Word"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_apply), self);
}

GtkWidget *
soleus_annotate_popover_new (SoleusDocument *document)
{
  SoleusAnnotatePopover *self =
      g_object_new (SOLEUS_TYPE_ANNOTATE_POPOVER, NULL);

  self->document = document;
  return GTK_WIDGET (self);
}
