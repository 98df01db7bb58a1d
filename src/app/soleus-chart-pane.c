/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chart-pane.h"

#include <glib/gi18n-lib.h>

#include "soleus-chart-view.h"
#include "soleus-figure-out.h"

/* A figure is made once the selection has come to rest. */
#define REST_MS 150

struct _SoleusChartPane
{
  AdwBin parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  SoleusFigureKind kind;
  GtkDropDown *channel;
  GtkToggleButton *envelope;
  GtkLabel *title;
  GtkLabel *summary;
  SoleusFigureOut *out;
  SoleusChartView *view;
  GTask *task; /* NULL: nothing is being made */
  guint rest_source;
  gboolean stale; /* not seen when something changed */
};

G_DEFINE_FINAL_TYPE (SoleusChartPane, soleus_chart_pane, ADW_TYPE_BIN)

static void
stop (SoleusChartPane *self)
{
  if (self->task != NULL)
    soleus_figure_job_cancel (self->task);
  g_clear_object (&self->task);
  g_clear_handle_id (&self->rest_source, g_source_remove);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusChartPane *self = SOLEUS_CHART_PANE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusFigure) figure = soleus_figure_job_finish (result, &error);

  if (self->task != G_TASK (result))
    return;
  gtk_label_set_label (self->title, soleus_figure_job_get_title (result));
  gtk_label_set_label (self->summary,
      figure != NULL ? soleus_figure_get_summary (figure) : error->message);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->summary), gtk_label_get_label (self->summary));
  soleus_figure_out_set (self->out, figure, gtk_label_get_label (self->title),
      soleus_figure_rows[self->kind].id);
  soleus_chart_view_set_figure (self->view, figure);
  g_clear_object (&self->task);
}

static gboolean
on_rest (gpointer user_data)
{
  SoleusChartPane *self = user_data;
  guint row = gtk_drop_down_get_selected (self->channel);

  self->rest_source = 0;
  if (soleus_document_get_recording (self->document) == NULL)
    return G_SOURCE_REMOVE;
  if (self->task != NULL)
    soleus_figure_job_cancel (self->task);
  g_clear_object (&self->task);
  /* The first row is the channel in mind. */
  self->task = soleus_figure_job_start (self->document, self->kind,
      row == 0 || row == GTK_INVALID_LIST_POSITION ? -1 : (int)row - 1,
      gtk_toggle_button_get_active (self->envelope), self, on_made);
  return G_SOURCE_REMOVE;
}

static void
update (SoleusChartPane *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, on_rest, self);
}

/* A page that scrolls by changes only what is made of it. */
static void
on_visible (SoleusChartPane *self)
{
  if (soleus_figure_rows[self->kind].of_signal
      && !soleus_view_state_get_selection (
          soleus_document_get_state (self->document), NULL, NULL))
    update (self);
}

static void
on_channels (SoleusChartPane *self)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);
  GtkStringList *names = gtk_string_list_new (NULL);

  /* Translators: the channel that is selected in the tracks. */
  gtk_string_list_append (names, _ ("Selected channel"));
  for (guint i = 0;
       recording != NULL && i < soleus_recording_get_n_channels (recording);
       i++)
    gtk_string_list_append (
        names, soleus_recording_get_channel (recording, i)->label);
  gtk_drop_down_set_model (self->channel, G_LIST_MODEL (names));
  g_object_unref (names);
  soleus_chart_view_set_figure (self->view, NULL);
  soleus_figure_out_set (self->out, NULL, "", "");
  gtk_label_set_label (self->title, "");
  gtk_label_set_label (self->summary, "");
  update (self);
}

gboolean
soleus_chart_pane_save (SoleusChartPane *self, const char *format_id,
    const char *path, GError **error)
{
  return soleus_figure_out_save (self->out, format_id, path, error);
}

/* --- the widget -----------------------------------------------------------
 */

static void
soleus_chart_pane_map (GtkWidget *widget)
{
  SoleusChartPane *self = SOLEUS_CHART_PANE (widget);

  GTK_WIDGET_CLASS (soleus_chart_pane_parent_class)->map (widget);
  if (self->stale)
    update (self);
}

static void
soleus_chart_pane_dispose (GObject *object)
{
  SoleusChartPane *self = SOLEUS_CHART_PANE (object);

  stop (self);
  G_OBJECT_CLASS (soleus_chart_pane_parent_class)->dispose (object);
}

static void
soleus_chart_pane_class_init (SoleusChartPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_chart_pane_dispose;
  widget_class->map = soleus_chart_pane_map;
  g_type_ensure (SOLEUS_TYPE_CHART_VIEW);
  g_type_ensure (SOLEUS_TYPE_FIGURE_OUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-chart-pane.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusChartPane, name)
  BIND (channel);
  BIND (envelope);
  BIND (title);
  BIND (summary);
  BIND (out);
  BIND (view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
soleus_chart_pane_init (SoleusChartPane *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
soleus_chart_pane_new (SoleusDocument *document, SoleusFigureKind kind)
{
  SoleusChartPane *self = g_object_new (SOLEUS_TYPE_CHART_PANE, NULL);
  SoleusViewState *state = soleus_document_get_state (document);
  const char *name = _ (soleus_figure_rows[kind].title);

  self->document = document;
  self->kind = kind;
  gtk_widget_set_visible (
      GTK_WIDGET (self->envelope), kind == SOLEUS_FIGURE_SPECTRUM);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (document, "recording-changed",
      G_CALLBACK (on_channels), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (soleus_document_get_session (document),
      "notify::analysis", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      state, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "visible-changed", G_CALLBACK (on_visible),
      self, G_CONNECT_SWAPPED);
  on_channels (self);
  return GTK_WIDGET (self);
}
