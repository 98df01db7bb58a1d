/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-plot.h"

#include "soleus-scale.h"
#include "soleus-ticks.h"
#include "soleus-widget-theme.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define MIN_HEIGHT_PX 96
#define MIN_WIDTH_PX 160
/* The scale follows once the view has come to rest. */
#define FIT_MS 120
#define N_FIT_COLUMNS 512
/* The selection on a track it does not mark is this much fainter. */
#define OTHER_TRACK 0.35

struct _SoleusTrackPlot
{
  GtkWidget parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  guint channel;
  gboolean show_label;
  SoleusScale scales[2]; /* of the raw and of the filtered trace */
  char *caption; /* of the filtered trace */
  char *reading; /* of the two cursors */
  char *told; /* of the trace, to a screen reader */
  guint fit_source;
  SoleusTraceLayer *layer; /* what was drawn last, to be shifted */
  double column_s;
};

G_DEFINE_FINAL_TYPE (SoleusTrackPlot, soleus_track_plot, GTK_TYPE_WIDGET)

static double
noise_rms (SoleusTrackPlot *self)
{
  SoleusSession *session = soleus_document_get_session (self->document);
  const SoleusAnalysis *analysis = soleus_session_get_analysis (session);

  if (analysis == NULL || self->channel >= analysis->quality->len)
    return NAN;
  return g_array_index (analysis->quality, SoleusQuality, self->channel)
      .noise_rms;
}

/* What values of this channel are told in. */
static const char *
unit_of (SoleusTrackPlot *self, double *factor)
{
  SoleusUnits units = soleus_document_get_units (self->document);

  return soleus_units_get (&units,
      soleus_recording_get_channel (
          soleus_document_get_shown_recording (self->document), self->channel)
          ->unit,
      factor);
}

static SoleusScale *
scale_of (SoleusTrackPlot *self, gboolean filtered)
{
  return &self->scales[filtered ? 1 : 0];
}

/* "20 to 450 Hz, without 50 Hz hum". Kept until the next call. */
static const char *
caption_of (SoleusTrackPlot *self)
{
  SoleusViewFilter filter =
      soleus_document_get_filter (self->document, self->channel);

  g_free (self->caption);
  self->caption = soleus_words_dup_filter (&filter);
  return self->caption;
}

/* Half the smallest peak to peak that the search is sure to see. */
static double
limit_of (SoleusTrackPlot *self)
{
  SoleusSession *session = soleus_document_get_session (self->document);
  const SoleusAnalysis *analysis = soleus_session_get_analysis (session);

  if (analysis == NULL || self->channel >= analysis->quality->len)
    return NAN;
  return g_array_index (analysis->quality, SoleusQuality, self->channel)
             .detection_limit
      / 2.0;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float left = *(const float *)a;
  float right = *(const float *)b;

  return (left > right) - (left < right);
}

/* Lowest and highest sample in sight: a twitch is the rarest sample of all,
 * so none is left out. EMG swings about its middle, so zero stays level. NAN
 * in both where there is nothing. */
static void
range_in_sight (
    SoleusTrackPlot *self, SoleusViewData *data, double *low, double *high)
{
  SoleusRecording *recording = soleus_view_data_get_recording (data);
  SoleusSpan visible = soleus_view_state_get_visible (
      soleus_document_get_state (self->document));
  SoleusColumn columns[N_FIT_COLUMNS];
  float middles[N_FIT_COLUMNS];
  guint n = 0;

  *low = NAN;
  *high = NAN;
  soleus_view_data_get_columns (
      data, self->channel, visible, N_FIT_COLUMNS, columns);
  for (guint i = 0; i < N_FIT_COLUMNS; i++)
    {
      if (isnan (columns[i].low) || isnan (columns[i].high))
        continue;
      *low = n == 0 ? columns[i].low : MIN (*low, columns[i].low);
      *high = n == 0 ? columns[i].high : MAX (*high, columns[i].high);
      middles[n++] = (columns[i].low + columns[i].high) / 2.0f;
    }
  if (n > 0
      && soleus_recording_get_channel (recording, self->channel)->kind
          == SOLEUS_KIND_EMG)
    {
      double half;

      qsort (middles, n, sizeof *middles, compare_floats);
      half = MAX (*high - middles[n / 2], middles[n / 2] - *low);
      *low = middles[n / 2] - half;
      *high = middles[n / 2] + half;
    }
}

static void
fit (SoleusTrackPlot *self)
{
  gboolean filtered;
  SoleusViewData *data =
      soleus_document_get_shown_data (self->document, &filtered);
  double low;
  double high;

  if (data == NULL)
    return;
  range_in_sight (self, data, &low, &high);
  if (soleus_scale_fit (scale_of (self, filtered), low, high, noise_rms (self)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What a box of the grid is worth stands behind what was done to the trace. */
static void
add_division (SoleusTrackPlot *self, SoleusTrack *track)
{
  double value;
  double time_s;
  g_autofree char *filter = g_strdup (track->caption);
  g_autofree char *division = NULL;

  soleus_track_get_division (track, &value, &time_s);
  division = soleus_words_dup_division (value, track->unit, time_s);
  g_free (self->caption);
  self->caption = filter == NULL ? g_steal_pointer (&division)
                                 : g_strjoin (" · ", filter, division, NULL);
  track->caption = self->caption;
}

static void
fill_track (SoleusTrackPlot *self, SoleusTrack *track)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  SoleusSession *session = soleus_document_get_session (self->document);
  gboolean filtered;
  SoleusViewData *data =
      soleus_document_get_shown_data (self->document, &filtered);
  SoleusScale *scale = scale_of (self, filtered);
  int channel;

  soleus_track_init (
      track, data, self->channel, soleus_view_state_get_visible (state));
  track->start = soleus_words_get_clock (
      state, soleus_document_get_recording (self->document));
  track->zero_s = soleus_view_state_get_zero_s (state);
  track->unit = unit_of (self, &track->unit_factor);
  track->low = scale->low;
  track->high = scale->high;
  track->faint = soleus_document_get_filtered (self->document) && !filtered;
  track->divisions = soleus_document_get_divisions (self->document);
  if (filtered)
    {
      track->envelope = soleus_document_get_envelope_data (self->document);
      track->limit = limit_of (self);
      track->caption = caption_of (self);
    }
  track->analysis = soleus_session_get_analysis (session);
  track->decisions = soleus_session_get_decisions (session);
  track->label_words = soleus_words_label;
  track->show_rejected = TRUE;
  track->show_bursts = TRUE;
  track->show_label = self->show_label;
  track->has_selection =
      soleus_view_state_get_selection (state, &track->selection, &channel);
  track->current_episode = soleus_view_state_get_episode (state);
  track->current_mark = soleus_view_state_get_mark (state);
  track->also = soleus_view_state_get_also (state, &track->n_also);
  track->has_draft = soleus_view_state_get_draft (state, &track->draft);
  track->cursor_s = soleus_view_state_get_cursor_s (state);
  track->second_s = soleus_view_state_get_second_s (state);
  track->reading = self->reading;
  if (track->divisions)
    add_division (self, track);
}

/* The samples under the two cursors. */
static void
read_ruler (SoleusTrackPlot *self, const SoleusTrack *track)
{
  SoleusRuler ruler;

  g_clear_pointer (&self->reading, g_free);
  if (soleus_track_get_ruler (track, &ruler))
    self->reading = soleus_words_dup_reading (ruler.first * track->unit_factor,
        ruler.second * track->unit_factor, track->unit);
}

/* What a screen reader is told of the trace: how it is shown and what is
 * measured in it. */
static void
describe (SoleusTrackPlot *self)
{
  SoleusTrack track;
  const char *caption;
  g_autofree char *text = NULL;

  if (soleus_document_get_data (self->document) == NULL)
    return;
  fill_track (self, &track);
  read_ruler (self, &track);
  /* What it will be, also while it is still being filtered. */
  caption = track.caption;
  if (caption == NULL)
    caption = soleus_document_get_filtered (self->document) ? caption_of (self)
                                                            : _ ("as recorded");
  text = self->reading == NULL
      ? g_strdup (caption)
      : g_strdup_printf ("%s. %s", caption, self->reading);
  if (g_strcmp0 (text, self->told) == 0)
    return;
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  g_free (self->told);
  self->told = g_steal_pointer (&text);
}

static gboolean
on_rest (gpointer user_data)
{
  SoleusTrackPlot *self = user_data;

  self->fit_source = 0;
  fit (self);
  describe (self);
  return G_SOURCE_REMOVE;
}

static void
on_visible (SoleusTrackPlot *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_timeout_add (FIT_MS, on_rest, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_cursor (SoleusTrackPlot *self)
{
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_content (SoleusTrackPlot *self)
{
  on_visible (self);
  describe (self);
}

/* FALSE while there is nothing to show or no room for it. */
static gboolean
get_layout (SoleusTrackPlot *self, SoleusTheme *theme, SoleusTrack *track,
    SoleusTrackLayout *layout)
{
  SoleusRect rect = {0.0, 0.0, gtk_widget_get_width (GTK_WIDGET (self)),
      gtk_widget_get_height (GTK_WIDGET (self))};

  if (soleus_document_get_data (self->document) == NULL || rect.width < 1.0)
    return FALSE;
  soleus_widget_theme (GTK_WIDGET (self), theme);
  fill_track (self, track);
  soleus_track_layout (theme, &rect, track, layout);
  return TRUE;
}

/* Whether a selection would mark this channel. */
static gboolean
is_selected_track (SoleusTrackPlot *self)
{
  SoleusSpan span;
  int channel;

  return !soleus_view_state_get_selection (
             soleus_document_get_state (self->document), &span, &channel)
      || channel < 0 || (guint)channel == self->channel;
}

static void
soleus_track_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusTrackPlot *self = SOLEUS_TRACK_PLOT (widget);
  SoleusTheme theme;
  SoleusTrack track;
  gboolean filtered;
  SoleusRect rect = {
      0.0, 0.0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)};
  cairo_t *cr;

  if (soleus_document_get_data (self->document) == NULL)
    return;
  soleus_document_get_shown_data (self->document, &filtered);
  if (!scale_of (self, filtered)->set)
    fit (self);
  soleus_widget_theme (widget, &theme);
  fill_track (self, &track);
  if (!is_selected_track (self))
    theme.selection.alpha *= OTHER_TRACK;
  soleus_trace_layer_set_scale (
      self->layer, gtk_widget_get_scale_factor (widget));
  track.layer = self->layer;
  soleus_track_snap (&track, &theme, &rect, &self->column_s);
  cr = gtk_snapshot_append_cairo (snapshot,
      &GRAPHENE_RECT_INIT (0.0f, 0.0f, (float)rect.width, (float)rect.height));
  soleus_track_draw (cr, &theme, &rect, &track);
  cairo_destroy (cr);
}

static void
soleus_track_plot_measure (GtkWidget *widget, GtkOrientation orientation,
    int for_size, int *minimum, int *natural, int *minimum_baseline,
    int *natural_baseline)
{
  *minimum =
      orientation == GTK_ORIENTATION_VERTICAL ? MIN_HEIGHT_PX : MIN_WIDTH_PX;
  *natural = *minimum;
}

static void
soleus_track_plot_dispose (GObject *object)
{
  SoleusTrackPlot *self = SOLEUS_TRACK_PLOT (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  G_OBJECT_CLASS (soleus_track_plot_parent_class)->dispose (object);
}

static void
soleus_track_plot_finalize (GObject *object)
{
  g_free (SOLEUS_TRACK_PLOT (object)->caption);
  g_free (SOLEUS_TRACK_PLOT (object)->reading);
  g_free (SOLEUS_TRACK_PLOT (object)->told);
  soleus_trace_layer_free (SOLEUS_TRACK_PLOT (object)->layer);
  G_OBJECT_CLASS (soleus_track_plot_parent_class)->finalize (object);
}

static void
soleus_track_plot_class_init (SoleusTrackPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_track_plot_dispose;
  G_OBJECT_CLASS (klass)->finalize = soleus_track_plot_finalize;
  widget_class->snapshot = soleus_track_plot_snapshot;
  widget_class->measure = soleus_track_plot_measure;
  gtk_widget_class_set_css_name (widget_class, "trackplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_track_plot_init (SoleusTrackPlot *self)
{
  self->layer = soleus_trace_layer_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  soleus_widget_follow_theme (GTK_WIDGET (self));
}

GtkWidget *
soleus_track_plot_new (SoleusDocument *document, guint channel)
{
  SoleusTrackPlot *self = g_object_new (SOLEUS_TYPE_TRACK_PLOT, NULL);
  SoleusViewState *state = soleus_document_get_state (document);
  const SoleusChannel *row = soleus_recording_get_channel (
      soleus_document_get_shown_recording (document), channel);
  g_autofree char *name = soleus_words_dup_channel (row);

  self->document = document;
  self->channel = channel;
  g_signal_connect_object (state, "visible-changed", G_CALLBACK (on_visible),
      self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "clock-changed",
      G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selection-changed",
      G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      state, "cursor-changed", G_CALLBACK (on_cursor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "content-changed", G_CALLBACK (on_content),
      self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

guint
soleus_track_plot_get_channel (SoleusTrackPlot *self)
{
  return self->channel;
}

void
soleus_track_plot_set_show_label (SoleusTrackPlot *self, gboolean show)
{
  if (self->show_label == show)
    return;
  self->show_label = show;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
soleus_track_plot_gain (SoleusTrackPlot *self, double factor)
{
  for (int i = 0; i < 2; i++)
    soleus_scale_gain (&self->scales[i], factor);
  on_cursor (self);
}

const char *
soleus_track_plot_get_unit (SoleusTrackPlot *self)
{
  double factor;

  return unit_of (self, &factor);
}

double
soleus_track_plot_get_division (SoleusTrackPlot *self)
{
  gboolean filtered = soleus_document_get_filtered (self->document);
  const SoleusScale *scale = scale_of (self, filtered);
  double factor;

  unit_of (self, &factor);
  return scale->set ? soleus_ticks_division (
             (scale->high - scale->low) * factor, SOLEUS_TRACK_VALUE_DIVISIONS)
                    : NAN;
}

gboolean
soleus_track_plot_is_by_hand (SoleusTrackPlot *self)
{
  return scale_of (self, soleus_document_get_filtered (self->document))
      ->by_hand;
}

void
soleus_track_plot_set_division (SoleusTrackPlot *self, double per_division)
{
  double factor;

  unit_of (self, &factor);
  for (int i = 0; i < 2; i++)
    soleus_scale_set_division (&self->scales[i], per_division / factor);
  on_cursor (self);
}

void
soleus_track_plot_follow (SoleusTrackPlot *self)
{
  for (int i = 0; i < 2; i++)
    soleus_scale_follow (&self->scales[i]);
  fit (self);
}

gboolean
soleus_track_plot_time_at (SoleusTrackPlot *self, double x, double *time_s)
{
  SoleusTheme theme;
  SoleusTrack track;
  SoleusTrackLayout layout;

  if (!get_layout (self, &theme, &track, &layout))
    return FALSE;
  *time_s = soleus_track_time_s (&layout, &track, x);
  return x >= layout.plot.x && x <= layout.plot.x + layout.plot.width;
}

gint64
soleus_track_plot_episode_at (
    SoleusTrackPlot *self, double x, double y, guint64 *mark_id)
{
  SoleusTheme theme;
  SoleusTrack track;
  SoleusTrackLayout layout;

  *mark_id = 0;
  if (!get_layout (self, &theme, &track, &layout))
    return -1;
  *mark_id = soleus_track_mark_at (&layout, &track, x, y);
  return *mark_id != 0 ? -1 : soleus_track_episode_at (&layout, &track, x, y);
}

SoleusTrackPlace
soleus_track_plot_place_at (
    SoleusTrackPlot *self, double x, double y, double *time_s)
{
  SoleusTheme theme;
  SoleusTrack track;
  SoleusTrackLayout layout;
  SoleusSpan current;

  if (!get_layout (self, &theme, &track, &layout)
      || !soleus_track_get_current (&track, &current))
    return SOLEUS_PLACE_ELSEWHERE;
  *time_s = soleus_track_time_s (&layout, &track, x);
  return soleus_track_place_at (&layout, &track, y);
}

void
soleus_track_plot_get_time_extent (
    SoleusTrackPlot *self, double *x, double *width)
{
  SoleusTheme theme;
  SoleusTrack track;
  SoleusTrackLayout layout;

  *x = 0.0;
  *width = gtk_widget_get_width (GTK_WIDGET (self));
  if (!get_layout (self, &theme, &track, &layout))
    return;
  *x = layout.plot.x;
  *width = layout.plot.width;
}
