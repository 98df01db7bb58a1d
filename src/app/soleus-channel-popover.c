/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-channel-popover-private.h"

#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the window; the drawn body is half as wide. */
#define BODY_MIN_WIDTH_PX 640

G_DEFINE_FINAL_TYPE (
    SoleusChannelPopover, soleus_channel_popover, GTK_TYPE_POPOVER)

/* What was corrected so far, to be changed in one thing. */
static SoleusChannelOverride *
dup_override (SoleusChannelPopover *self)
{
  SoleusSession *session = soleus_document_get_session (self->document);
  const SoleusDecisions *decisions = soleus_session_get_decisions (session);
  guint channel = soleus_track_plot_get_channel (self->plot);
  SoleusChannelOverride none = {.channel = channel};

  for (guint i = 0; i < soleus_decisions_get_n_overrides (decisions); i++)
    {
      const SoleusChannelOverride *row =
          soleus_decisions_get_override (decisions, i);

      if (row->channel == channel)
        return soleus_channel_override_copy (row);
    }
  return soleus_channel_override_copy (&none);
}

static const SoleusChannel *
get_channel (SoleusChannelPopover *self)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);
  guint channel = soleus_track_plot_get_channel (self->plot);

  if (recording == NULL
      || channel >= soleus_recording_get_n_channels (recording))
    return NULL;
  return soleus_recording_get_channel (recording, channel);
}

static void
keep (SoleusChannelPopover *self, SoleusChannelOverride *override)
{
  g_object_ref (self);
  soleus_session_set_channel (
      soleus_document_get_session (self->document), override);
  g_object_unref (self);
}

static void
on_side (SoleusChannelPopover *self, GtkToggleButton *button)
{
  g_autoptr (SoleusChannelOverride) override = NULL;

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  override = dup_override (self);
  override->mask |= SOLEUS_OVERRIDE_SIDE;
  if (button == self->left)
    override->side = SOLEUS_SIDE_LEFT;
  else if (button == self->right)
    override->side = SOLEUS_SIDE_RIGHT;
  else
    override->side = SOLEUS_SIDE_UNKNOWN;
  keep (self, override);
}

static void
on_kind (SoleusChannelPopover *self, GtkToggleButton *button)
{
  g_autoptr (SoleusChannelOverride) override = NULL;

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  override = dup_override (self);
  override->mask |= SOLEUS_OVERRIDE_KIND;
  if (button == self->emg)
    override->kind = SOLEUS_KIND_EMG;
  else if (button == self->accelerometer)
    override->kind = SOLEUS_KIND_ACCELEROMETER;
  else
    override->kind = SOLEUS_KIND_OTHER;
  keep (self, override);
}

/* The list shows translated names, the library keeps the plain word. */
static const char *
plain_muscle (const char *shown)
{
  for (const char *const *word = soleus_words_muscles; *word != NULL; word++)
    if (g_str_equal (shown, _ (*word)))
      return *word;
  return shown;
}

static void
keep_muscle (SoleusChannelPopover *self)
{
  const SoleusChannel *channel = get_channel (self);
  g_autofree char *text = gtk_combo_box_text_get_active_text (self->muscle);
  g_autoptr (SoleusChannelOverride) override = NULL;

  if (self->filling || channel == NULL || text == NULL)
    return;
  g_strstrip (text);
  if (g_strcmp0 (channel->muscle != NULL ? _ (channel->muscle) : "", text) == 0)
    return;
  override = dup_override (self);
  override->mask |= SOLEUS_OVERRIDE_MUSCLE;
  g_free (override->muscle);
  override->muscle = text[0] == '\0' ? NULL : g_strdup (plain_muscle (text));
  keep (self, override);
}

static void
on_muscle_chosen (SoleusChannelPopover *self)
{
  if (gtk_combo_box_get_active (GTK_COMBO_BOX (self->muscle)) >= 0)
    keep_muscle (self);
}

static void
on_body (SoleusChannelPopover *self, const char *muscle, guint side)
{
  g_autoptr (SoleusChannelOverride) override = NULL;

  if (self->filling || get_channel (self) == NULL)
    return;
  /* The row is made anew: an open popover would take the keys with it. What
   * was written in the list gives way to what was pointed at. */
  self->filling = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  self->filling = FALSE;
  override = dup_override (self);
  override->mask |= SOLEUS_OVERRIDE_MUSCLE;
  g_free (override->muscle);
  override->muscle = g_strdup (muscle);
  if (side != SOLEUS_SIDE_UNKNOWN)
    {
      override->mask |= SOLEUS_OVERRIDE_SIDE;
      override->side = (SoleusSide)side;
    }
  keep (self, override);
}

static void
on_closed (SoleusChannelPopover *self)
{
  keep_muscle (self);
}

static void
on_taller (SoleusChannelPopover *self)
{
  soleus_track_plot_gain (self->plot, 1.6);
}

static void
on_smaller (SoleusChannelPopover *self)
{
  soleus_track_plot_gain (self->plot, 1.0 / 1.6);
}

static void
on_follow (SoleusChannelPopover *self)
{
  soleus_track_plot_follow (self->plot);
}

/* A derived track is of no muscle of its own. A phone has room for the list
 * alone. */
static void
show_place (SoleusChannelPopover *self, gboolean shown)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self->body),
      shown && root != NULL
          && gtk_widget_get_width (GTK_WIDGET (root)) >= BODY_MIN_WIDTH_PX);
  GtkWidget *rows[] = {self->muscle_label, GTK_WIDGET (self->muscle),
      self->side_label, self->side_box, self->kind_label, self->kind_box};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i], shown);
}

static void
show_body (SoleusChannelPopover *self, const SoleusChannel *channel)
{
  soleus_body_chooser_set (
      self->body, soleus_channel_get_muscle (channel, NULL), channel->side);
}

static void
on_show (SoleusChannelPopover *self)
{
  const SoleusChannel *channel = get_channel (self);
  gboolean assumed = FALSE;
  GtkEditable *entry =
      GTK_EDITABLE (gtk_combo_box_get_child (GTK_COMBO_BOX (self->muscle)));
  GtkToggleButton *sides[] = {self->side_unknown, self->left, self->right};
  GtkToggleButton *kinds[] = {self->emg, self->accelerometer, self->other};

  soleus_channel_popover_fill_track (self);
  show_place (self, channel != NULL);
  gtk_label_set_label (self->title,
      soleus_recording_get_channel (
          soleus_document_get_shown_recording (self->document),
          soleus_track_plot_get_channel (self->plot))
          ->label);
  if (channel == NULL)
    return;
  self->filling = TRUE;
  gtk_editable_set_text (
      entry, channel->muscle != NULL ? _ (channel->muscle) : "");
  soleus_channel_get_muscle (channel, &assumed);
  gtk_entry_set_placeholder_text (
      GTK_ENTRY (entry), assumed ? _ ("calf (assumed)") : NULL);
  show_body (self, channel);
  gtk_toggle_button_set_active (sides[channel->side], TRUE);
  gtk_toggle_button_set_active (kinds[channel->kind], TRUE);
  self->filling = FALSE;
}

static void
soleus_channel_popover_finalize (GObject *object)
{
  soleus_channel_popover_clear_track (SOLEUS_CHANNEL_POPOVER (object));
  G_OBJECT_CLASS (soleus_channel_popover_parent_class)->finalize (object);
}

static void
soleus_channel_popover_class_init (SoleusChannelPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_channel_popover_finalize;
  g_type_ensure (SOLEUS_TYPE_BODY_CHOOSER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-channel-popover.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child ( \
      widget_class, SoleusChannelPopover, name)
  BIND (title);
  BIND (muscle);
  BIND (body);
  BIND (left);
  BIND (right);
  BIND (side_unknown);
  BIND (emg);
  BIND (accelerometer);
  BIND (other);
  BIND (muscle_label);
  BIND (side_label);
  BIND (kind_label);
  BIND (side_box);
  BIND (kind_box);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_side);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, on_muscle_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_body);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
  gtk_widget_class_bind_template_callback (widget_class, on_taller);
  gtk_widget_class_bind_template_callback (widget_class, on_smaller);
  gtk_widget_class_bind_template_callback (widget_class, on_follow);
  soleus_channel_popover_class_install_track (widget_class);
}

static void
soleus_channel_popover_init (SoleusChannelPopover *self)
{
  soleus_channel_popover_init_track (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const char *const *word = soleus_words_muscles; *word != NULL; word++)
    gtk_combo_box_text_append_text (self->muscle, _ (*word));
}

GtkWidget *
soleus_channel_popover_new (SoleusDocument *document, SoleusTrackPlot *plot)
{
  SoleusChannelPopover *self = g_object_new (SOLEUS_TYPE_CHANNEL_POPOVER, NULL);

  self->document = document;
  self->plot = plot;
  return GTK_WIDGET (self);
}
