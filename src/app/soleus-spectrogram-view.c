/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spectrogram-view.h"

#include "soleus-spectrogram-cache.h"
#include "soleus-spectrogram-lane.h"
#include "soleus-ticks.h"
#include "soleus-widget-theme.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The brightest colour is a round figure, and stays while what is seen is no
 * more than so much fainter. */
#define TOP_STEP_DB 5.0
#define TOP_SLACK_DB 12.0

struct _SoleusSpectrogramView
{
  GtkWidget parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  SoleusSpectrogramCache *cache;
  double x;
  double width;
  SoleusSpectrogramMap *drawn; /* `picture` is of */
  cairo_surface_t *picture;
  double top_db;
  char *told; /* to a screen reader */
};

G_DEFINE_FINAL_TYPE (
    SoleusSpectrogramView, soleus_spectrogram_view, GTK_TYPE_WIDGET)

static void
drop_picture (SoleusSpectrogramView *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->drawn, soleus_spectrogram_map_unref);
}

/* The track it is of. */
static guint
channel_of (SoleusSpectrogramView *self)
{
  int track = soleus_view_state_get_spectrogram_track (
      soleus_document_get_state (self->document));
  guint n = soleus_recording_get_n_channels (
      soleus_document_get_shown_recording (self->document));

  return track >= 0 && (guint)track < n
      ? (guint)track
      : soleus_document_get_channel_in_mind (self->document);
}

static const SoleusChannel *
facts_of (SoleusSpectrogramView *self)
{
  return soleus_recording_get_channel (
      soleus_document_get_shown_recording (self->document), channel_of (self));
}

static gboolean
is_shown (SoleusSpectrogramView *self)
{
  return self->document != NULL
      && soleus_document_get_shown_recording (self->document) != NULL
      && soleus_recording_get_n_channels (
             soleus_document_get_shown_recording (self->document))
      > 0
      && soleus_view_state_get_spectrogram (
          soleus_document_get_state (self->document));
}

/* "Left calf, EMG: 0 to 500 Hz" */
static char *
dup_title (SoleusSpectrogramView *self)
{
  const SoleusChannel *facts = facts_of (self);
  g_autofree char *name = soleus_words_dup_channel (facts);
  double top_hz = soleus_spectrogram_cache_get_top_hz (self->cache);
  gboolean slow = soleus_view_state_get_spectrogram_slow (
      soleus_document_get_state (self->document));

  if (slow && facts->kind == SOLEUS_KIND_EMG)
    /* Translators: a channel, and a frequency. */
    return g_strdup_printf (_ ("%s: envelope, 0 to %.4g Hz"), name, top_hz);
  return g_strdup_printf (_ ("%s: 0 to %.4g Hz"), name, top_hz);
}

/* What a screen reader is told: the strongest that is in sight. */
static void
describe (SoleusSpectrogramView *self, const SoleusSpectrogramMap *map)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  g_autofree char *title = dup_title (self);
  g_autofree char *text = NULL;
  double time_s, peak_hz, db;

  if (map != NULL
      && soleus_spectrogram_map_peak (
          map, soleus_view_state_get_visible (state), &time_s, &peak_hz, &db))
    {
      g_autofree char *when =
          soleus_time_dup_text (time_s - soleus_view_state_get_zero_s (state),
              soleus_words_get_clock (
                  state, soleus_document_get_recording (self->document)),
              2);

      /* Translators: where a spectrogram is strongest. */
      text = g_strdup_printf (
          _ ("%s. Strongest at %.3g Hz, at %s"), title, peak_hz, when);
    }
  else
    text = g_steal_pointer (&title);
  if (g_strcmp0 (text, self->told) == 0)
    return;
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  g_free (self->told);
  self->told = g_steal_pointer (&text);
}

/* The level follows what is in sight, in steps: no flicker. */
static void
update_level (SoleusSpectrogramView *self, const SoleusSpectrogramMap *map)
{
  double loud_db = soleus_spectrogram_map_loud_db (map,
      soleus_view_state_get_visible (
          soleus_document_get_state (self->document)));

  if (isnan (loud_db)
      || (loud_db <= self->top_db && loud_db > self->top_db - TOP_SLACK_DB))
    return;
  /* + 0.0: never "-0 dB". */
  self->top_db = TOP_STEP_DB * ceil (loud_db / TOP_STEP_DB) + 0.0;
  drop_picture (self);
}

static void
update_picture (SoleusSpectrogramView *self, SoleusSpectrogramMap *map)
{
  if (map == NULL || map == self->drawn)
    return;
  update_level (self, map);
  drop_picture (self);
  if (isnan (self->top_db))
    return;
  self->drawn = soleus_spectrogram_map_ref (map);
  self->picture = soleus_spectrogram_picture_new (map, self->top_db);
}

/* Of what it is: asked for before each drawing, cheap where nothing is new. */
static void
update_source (SoleusSpectrogramView *self)
{
  SoleusRecording *recording =
      soleus_document_get_shown_recording (self->document);
  guint channel = channel_of (self);
  SoleusViewFilter filter =
      soleus_document_get_filter (self->document, channel);

  soleus_spectrogram_cache_set_source (self->cache, recording, channel,
      soleus_view_state_get_spectrogram_slow (
          soleus_document_get_state (self->document)),
      &filter);
}

static void
fill_lane (SoleusSpectrogramView *self, SoleusSpectrogramLane *lane)
{
  SoleusViewState *state = soleus_document_get_state (self->document);

  *lane = (SoleusSpectrogramLane){
      .map = self->drawn,
      .picture = self->picture,
      .span = soleus_view_state_get_visible (state),
      .top_hz = soleus_spectrogram_cache_get_top_hz (self->cache),
      .top_db = self->top_db,
      .unit = facts_of (self)->unit,
      .cursor_s = soleus_view_state_get_cursor_s (state),
      .second_s = soleus_view_state_get_second_s (state),
  };
  lane->has_selection =
      soleus_view_state_get_selection (state, &lane->selection, NULL);
}

static void
soleus_spectrogram_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusSpectrogramView *self = SOLEUS_SPECTROGRAM_VIEW (widget);
  int height = gtk_widget_get_height (widget);
  SoleusTheme theme;
  SoleusRect rect;
  SoleusSpectrogramLane lane;
  SoleusSpectrogramMap *map;
  g_autofree char *title = NULL;
  double axis;
  cairo_t *cr;

  if (!is_shown (self) || self->width < 2.0)
    return;
  soleus_widget_theme (widget, &theme);
  update_source (self);
  map = soleus_spectrogram_cache_get (self->cache,
      soleus_view_state_get_visible (
          soleus_document_get_state (self->document)),
      (guint)self->width);
  update_picture (self, map);
  fill_lane (self, &lane);
  title = dup_title (self);
  lane.title = title;
  axis = MIN (soleus_track_axis_width (&theme), self->x);
  rect = (SoleusRect){
      self->x - axis, 0.0, axis + self->width + theme.font_size / 2.0, height};
  cr = gtk_snapshot_append_cairo (snapshot,
      &GRAPHENE_RECT_INIT (
          (float)rect.x, 0.0f, (float)rect.width, (float)height));
  soleus_spectrogram_lane_draw (cr, &theme, &rect, &lane);
  cairo_destroy (cr);
}

static void
soleus_spectrogram_view_measure (GtkWidget *widget, GtkOrientation orientation,
    int for_size, int *minimum, int *natural, int *minimum_baseline,
    int *natural_baseline)
{
  SoleusTheme theme;

  soleus_widget_theme (widget, &theme);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL
      ? (int)soleus_spectrogram_lane_height (&theme)
      : 0;
  *natural = *minimum;
}

static void
on_changed (SoleusSpectrogramView *self)
{
  gboolean shown = is_shown (self);

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  drop_picture (self);
  self->top_db = NAN;
  if (!shown)
    {
      soleus_spectrogram_cache_clear (self->cache);
      return;
    }
  update_source (self);
  describe (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What a person chooses is what they want to see. */
static void
on_selection (SoleusSpectrogramView *self)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  int track;

  if (is_shown (self) && soleus_view_state_get_selection (state, NULL, &track)
      && track >= 0)
    soleus_view_state_set_spectrogram_track (state, track);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_ready (SoleusSpectrogramView *self)
{
  SoleusSpectrogramMap *map = soleus_spectrogram_cache_get (self->cache,
      soleus_view_state_get_visible (
          soleus_document_get_state (self->document)),
      (guint)self->width);

  if (is_shown (self))
    describe (self, map);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
soleus_spectrogram_view_dispose (GObject *object)
{
  SoleusSpectrogramView *self = SOLEUS_SPECTROGRAM_VIEW (object);

  drop_picture (self);
  if (self->cache != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->cache, self);
      soleus_spectrogram_cache_clear (self->cache);
    }
  g_clear_object (&self->cache);
  G_OBJECT_CLASS (soleus_spectrogram_view_parent_class)->dispose (object);
}

static void
soleus_spectrogram_view_finalize (GObject *object)
{
  g_free (SOLEUS_SPECTROGRAM_VIEW (object)->told);
  G_OBJECT_CLASS (soleus_spectrogram_view_parent_class)->finalize (object);
}

static void
soleus_spectrogram_view_class_init (SoleusSpectrogramViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_spectrogram_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = soleus_spectrogram_view_finalize;
  widget_class->snapshot = soleus_spectrogram_view_snapshot;
  widget_class->measure = soleus_spectrogram_view_measure;
  gtk_widget_class_set_css_name (widget_class, "spectrogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_spectrogram_view_init (SoleusSpectrogramView *self)
{
  self->cache = soleus_spectrogram_cache_new ();
  self->top_db = NAN;
  g_signal_connect_swapped (self->cache, "ready", G_CALLBACK (on_ready), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_hide (GTK_WIDGET (self));
  soleus_widget_follow_theme (GTK_WIDGET (self));
}

void
soleus_spectrogram_view_set_document (
    SoleusSpectrogramView *self, SoleusDocument *document)
{
  SoleusViewState *state = soleus_document_get_state (document);
  static const char *const moves[] = {
      "visible-changed", "cursor-changed", "clock-changed"};

  self->document = document;
  g_signal_connect_object (state, "spectrogram-changed",
      G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "recording-changed",
      G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selection-changed",
      G_CALLBACK (on_selection), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (state, moves[i],
        G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
soleus_spectrogram_view_set_extent (
    SoleusSpectrogramView *self, double x, double width)
{
  self->x = x;
  self->width = width;
}
