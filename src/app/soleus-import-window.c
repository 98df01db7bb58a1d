/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-import-window.h"

#include "soleus-import-job.h"
#include "soleus-import-row.h"
#include "soleus-open.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

/* After the last key, before the file is read again. */
#define DELAY_MS 400
#define N_ROWS_SHOWN 5
#define N_TRACES_SHOWN 4
#define N_SAMPLES_SHOWN 2000
/* More rows than this nobody corrects by hand. */
#define MAX_CHANNEL_ROWS 64
#define LEAST_RATE_HZ 0.001
#define MOST_RATE_HZ 1e6

struct _SoleusImportWindow
{
  AdwWindow parent_instance;

  char *path;
  SoleusImport *remembered;
  SoleusImportUse use;
  gpointer user_data;
  GPtrArray *tables; /* NULL: not known yet */
  SoleusRecording *preview;
  GCancellable *job; /* the newest try */
  guint delay_source;
  gboolean filling;
  GPtrArray *channel_rows; /* of SoleusImportRow, borrowed from the group */

  AdwWindowTitle *title;
  GtkWidget *apply;
  GtkLabel *problem;
  AdwComboRow *table;
  GtkEditable *rate;
  GtkWidget *preview_group;
  GtkDrawingArea *trace;
  GtkLabel *rows;
  AdwPreferencesGroup *channels;
};

G_DEFINE_FINAL_TYPE (SoleusImportWindow, soleus_import_window, ADW_TYPE_WINDOW)

static void try_again (SoleusImportWindow *self);

/* --- what is chosen ------------------------------------------------------- */

static const char *
chosen_table (SoleusImportWindow *self)
{
  const guint i = adw_combo_row_get_selected (self->table);

  if (self->tables == NULL)
    return self->remembered->dataset;
  return i == 0 || i > self->tables->len
      ? NULL
      : ((SoleusTableInfo *)g_ptr_array_index (self->tables, i - 1))->path;
}

/* FALSE: a number cannot be; @import (out) is then without it. */
static gboolean
get_import (SoleusImportWindow *self, SoleusImport **import)
{
  const guint n = self->channel_rows->len;
  g_autofree SoleusImportChannel *told = g_new0 (SoleusImportChannel, n + 1);
  g_autofree char *wishes = NULL;
  double rate_hz;
  gboolean fits =
      soleus_import_choice_number (gtk_editable_get_text (self->rate), &rate_hz)
      && (rate_hz == 0.0
          || (rate_hz >= LEAST_RATE_HZ && rate_hz <= MOST_RATE_HZ));

  if (fits)
    gtk_widget_remove_css_class (GTK_WIDGET (self->rate), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->rate), "error");
  if (!fits)
    rate_hz = 0.0;
  for (guint i = 0; i < n; i++)
    if (!soleus_import_row_get (
            g_ptr_array_index (self->channel_rows, i), &told[i]))
      fits = FALSE;
  wishes = n == 0 && rate_hz == 0.0 && self->tables == NULL
      ? g_strdup (self->remembered->wishes)
      : soleus_import_choice_dup_json (told, n, rate_hz);
  *import = soleus_import_new (chosen_table (self), wishes);
  return fits;
}

static void
on_apply (SoleusImportWindow *self)
{
  g_autoptr (SoleusImport) import = NULL;

  if (!get_import (self, &import))
    return;
  self->use (self->path, import, self->user_data);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_delay (gpointer user_data)
{
  SoleusImportWindow *self = user_data;

  self->delay_source = 0;
  try_again (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (SoleusImportWindow *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->delay_source, g_source_remove);
  gtk_widget_set_sensitive (self->apply, FALSE);
  self->delay_source = g_timeout_add (DELAY_MS, on_delay, self);
}

static void
on_table (SoleusImportWindow *self)
{
  /* Other channels: what was told of the old ones is not about them. */
  for (guint i = 0; !self->filling && i < self->channel_rows->len; i++)
    adw_preferences_group_remove (
        self->channels, g_ptr_array_index (self->channel_rows, i));
  if (!self->filling)
    g_ptr_array_set_size (self->channel_rows, 0);
  on_changed (self);
}

/* --- what it looks like --------------------------------------------------- */

static void
show_tables (SoleusImportWindow *self, GPtrArray *tables)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = 0;

  self->tables = g_ptr_array_ref (tables);
  gtk_string_list_append (names, _ ("The largest"));
  for (guint i = 0; i < tables->len; i++)
    {
      const SoleusTableInfo *info = g_ptr_array_index (tables, i);
      g_autofree char *name = g_strdup_printf (_ ("%s (%" PRIu64 " × %u)"),
          info->path, info->n_rows, info->n_columns);
      gtk_string_list_append (names, name);
      if (g_strcmp0 (info->path, self->remembered->dataset) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->table, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->table, selected);
  g_object_unref (names);
  gtk_widget_set_visible (GTK_WIDGET (self->table), tables->len > 1);
}

/* Rows for the channels, once; what is remembered stands in them. */
static void
show_channels (SoleusImportWindow *self)
{
  const guint n =
      MIN (soleus_recording_get_n_channels (self->preview), MAX_CHANNEL_ROWS);
  g_autofree SoleusImportChannel *told = g_new0 (SoleusImportChannel, n + 1);
  double rate_hz;

  soleus_import_choice_read (self->remembered->wishes, told, n, &rate_hz);
  for (guint c = 0; c < n; c++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (self->preview, c);
      if (c >= self->channel_rows->len)
        {
          GtkWidget *row = soleus_import_row_new (channel->label, &told[c]);
          g_signal_connect_object (
              row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
          adw_preferences_group_add (self->channels, row);
          g_ptr_array_add (self->channel_rows, row);
        }
      soleus_import_row_show (
          g_ptr_array_index (self->channel_rows, c), channel);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->channels), n > 0);
}

static void
show_preview (SoleusImportWindow *self)
{
  g_autofree char *rows = NULL;

  gtk_widget_set_visible (self->preview_group, self->preview != NULL);
  if (self->preview == NULL)
    return;
  rows = soleus_import_dup_rows (self->preview, N_ROWS_SHOWN);
  gtk_label_set_text (self->rows, rows);
  gtk_widget_queue_draw (GTK_WIDGET (self->trace));
  show_channels (self);
}

static void
show_problem (SoleusImportWindow *self, const SoleusImportTry *result)
{
  const char *text = result->error != NULL ? result->error->message : NULL;

  if (result->rate_missing && result->recording != NULL)
    text = _ ("This file does not tell its sampling rate. Tell it below; the "
              "recorder's manual or settings have it. Until then the times "
              "are those of 1000 Hz.");
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusImportWindow) self = user_data;
  g_autoptr (SoleusImportTry) tried = soleus_import_try_finish (result);

  if (tried == NULL || self->job != g_task_get_cancellable (G_TASK (result)))
    return;
  self->filling = TRUE;
  if (self->tables == NULL)
    show_tables (self, tried->tables);
  g_clear_pointer (&self->preview, soleus_recording_unref);
  self->preview = g_steal_pointer (&tried->recording);
  show_preview (self);
  tried->recording = self->preview;
  show_problem (self, tried);
  tried->recording = NULL;
  gtk_widget_set_sensitive (
      self->apply, self->preview != NULL && !tried->rate_missing);
  self->filling = FALSE;
}

static void
try_again (SoleusImportWindow *self)
{
  g_autoptr (SoleusImport) import = NULL;

  if (!get_import (self, &import))
    return;
  g_cancellable_cancel (self->job);
  g_clear_object (&self->job);
  self->job = g_cancellable_new ();
  soleus_import_try_async (
      self->path, import, self->job, on_tried, g_object_ref (self));
}

static void
draw_channel (SoleusRecording *recording, guint channel, cairo_t *cr, int width,
    double top, double height)
{
  const SoleusChannel *info = soleus_recording_get_channel (recording, channel);
  const gsize n = (gsize)MIN (info->n_samples, N_SAMPLES_SHOWN);
  g_autofree float *samples = g_new (float, n + 1);
  float low = INFINITY, high = -INFINITY;
  gboolean down = FALSE;

  if (n < 2 || !soleus_recording_read (recording, channel, 0, n, samples, NULL))
    return;
  for (gsize i = 0; i < n; i++)
    if (isfinite (samples[i]))
      {
        low = MIN (low, samples[i]);
        high = MAX (high, samples[i]);
      }
  for (gsize i = 0; i < n; i++)
    {
      const double part =
          high > low ? ((double)samples[i] - low) / ((double)high - low) : 0.5;
      const double x = 6.0 + (width - 12.0) * (double)i / (double)(n - 1);
      if (!isfinite (part))
        down = FALSE;
      else if (down)
        cairo_line_to (cr, x, top + height * (0.95 - 0.9 * part));
      else
        cairo_move_to (cr, x, top + height * (0.95 - 0.9 * part));
      down = isfinite (part);
    }
  cairo_stroke (cr);
}

static void
on_draw (GtkDrawingArea *area, cairo_t *cr, int width, int height,
    gpointer user_data)
{
  SoleusImportWindow *self = user_data;
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (area));
  GdkRGBA colour;
  guint n;

  if (self->preview == NULL)
    return;
  n = MIN (soleus_recording_get_n_channels (self->preview), N_TRACES_SHOWN);
  gtk_style_context_get_color (context, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.0);
  for (guint c = 0; c < n; c++)
    draw_channel (self->preview, c, cr, width, (double)c * height / n,
        (double)height / n);
}

/* --- life ----------------------------------------------------------------- */

static void
soleus_import_window_dispose (GObject *object)
{
  SoleusImportWindow *self = SOLEUS_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->delay_source, g_source_remove);
  if (self->job != NULL)
    g_cancellable_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_pointer (&self->preview, soleus_recording_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->channel_rows, g_ptr_array_unref);
  g_clear_pointer (&self->remembered, soleus_import_free);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (soleus_import_window_parent_class)->dispose (object);
}

static void
soleus_import_window_class_init (SoleusImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_import_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-import-window.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusImportWindow, name)
  BIND (title);
  BIND (apply);
  BIND (problem);
  BIND (table);
  BIND (rate);
  BIND (preview_group);
  BIND (trace);
  BIND (rows);
  BIND (channels);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_table);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_import_window_init (SoleusImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->channel_rows = g_ptr_array_new ();
  gtk_drawing_area_set_draw_func (self->trace, on_draw, self, NULL);
}

GtkWindow *
soleus_import_window_new (GtkWindow *parent, SoleusSession *session,
    const char *path, SoleusImportUse use, gpointer user_data)
{
  SoleusImportWindow *self =
      g_object_new (SOLEUS_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  SoleusImportChannel none;
  double rate_hz;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  self->path = g_strdup (path);
  self->use = use;
  self->user_data = user_data;
  self->remembered = soleus_session_dup_import (session, path);
  adw_window_title_set_subtitle (self->title, name);
  soleus_import_choice_read (self->remembered->wishes, &none, 0, &rate_hz);
  self->filling = TRUE;
  if (rate_hz > 0.0)
    gtk_editable_set_text (
        self->rate, g_ascii_formatd (text, sizeof text, "%.10g", rate_hz));
  self->filling = FALSE;
  try_again (self);
  return GTK_WINDOW (self);
}
