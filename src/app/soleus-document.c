/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-document.h"

#include "soleus-document-traces.h"
#include "soleus-document-tracks.h"

#include <math.h>

/* How often a growing pyramid is drawn anew. */
#define GROW_MS 150

/* What the thread that builds the pyramid holds. */
typedef struct
{
  SoleusViewData *data;
  SoleusProgress progress;
} Build;

struct _SoleusDocument
{
  GObject parent_instance;

  SoleusSession *session;
  SoleusViewState *state;
  SoleusViewData *data;
  GTask *build; /* NULL: nothing is being built */
  guint grow_source;
  char *fingerprint; /* of the recording that `state` belongs to */
  gboolean moved; /* the person has gone somewhere by themselves */

  /* Filtered traces: soleus-document-traces.c. */
  SoleusDocumentTraces traces;
  /* Their order and what is derived: soleus-document-tracks.c. */
  SoleusDocumentTracks tracks;
  gboolean divisions;
  SoleusUnits units;
};

G_DEFINE_FINAL_TYPE (SoleusDocument, soleus_document, G_TYPE_OBJECT)

enum
{
  RECORDING_CHANGED,
  TRACKS_CHANGED,
  UNITS_CHANGED,
  CONTENT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
build_free (gpointer user_data)
{
  Build *build = user_data;

  soleus_view_data_unref (build->data);
  g_free (build);
}

static void
run_build (
    GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Build *build = task_data;
  g_autoptr (GError) error = NULL;

  /* A file that fails half way is drawn as far as it goes; the analysis
   * reads the same samples and tells the person. */
  if (!soleus_view_data_build (build->data, &build->progress, &error))
    g_debug ("Pyramid: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static gboolean
on_grown (gpointer user_data)
{
  SoleusDocument *self = user_data;

  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static void
stop_building (SoleusDocument *self)
{
  if (self->build != NULL)
    {
      Build *build = g_task_get_task_data (self->build);

      soleus_progress_cancel (&build->progress);
    }
  g_clear_object (&self->build);
  g_clear_handle_id (&self->grow_source, g_source_remove);
}

static void
on_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusDocument *self = SOLEUS_DOCUMENT (source);

  if (self->build != G_TASK (result))
    return;
  stop_building (self);
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

static void
start_building (SoleusDocument *self)
{
  Build *build = g_new0 (Build, 1);

  build->data = soleus_view_data_ref (self->data);
  self->build = g_task_new (self, NULL, on_built, NULL);
  g_task_set_task_data (self->build, build, build_free);
  g_task_run_in_thread (self->build, run_build);
  self->grow_source = g_timeout_add (GROW_MS, on_grown, self);
}

static double
fastest_rate_hz (SoleusRecording *recording)
{
  double rate_hz = 0.0;

  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    rate_hz =
        MAX (rate_hz, soleus_recording_get_channel (recording, i)->rate_hz);
  return rate_hz;
}

/* The pyramids of all that is shown, anew. */
static void
make_data (SoleusDocument *self)
{
  stop_building (self);
  soleus_document_traces_clear (&self->traces);
  g_clear_pointer (&self->data, soleus_view_data_unref);
  if (self->tracks.shown == NULL)
    return;
  self->data = soleus_view_data_new (self->tracks.shown);
  start_building (self);
}

static void
on_recording (SoleusDocument *self)
{
  SoleusRecording *recording = soleus_session_get_recording (self->session);
  const char *fingerprint =
      recording != NULL ? soleus_recording_get_fingerprint (recording) : NULL;
  /* A corrected channel is no reason to move the page. */
  gboolean is_other =
      recording != NULL && g_strcmp0 (fingerprint, self->fingerprint) != 0;

  soleus_document_tracks_set_recording (&self->tracks, recording, is_other);
  make_data (self);
  if (is_other)
    {
      soleus_view_state_reset (self->state,
          soleus_zoom_limits (soleus_recording_get_duration_s (recording),
              fastest_rate_hz (recording)));
      self->moved = FALSE;
      g_free (self->fingerprint);
      self->fingerprint = g_strdup (fingerprint);
    }
  g_signal_emit (self, signals[RECORDING_CHANGED], 0);
}

/* The first analysis of a recording nobody has moved in yet shows its first
 * episode, when the start of the recording has none. */
static void
show_first_episode (SoleusDocument *self)
{
  SoleusEpisodeList *list = soleus_session_get_episodes (self->session);
  SoleusSpan visible = soleus_view_state_get_visible (self->state);
  const SoleusEpisode *first;

  if (self->moved || g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    return;
  first = soleus_episode_list_get_episode (list, 0);
  if (first != NULL && first->onset_s >= visible.end_s)
    soleus_view_state_set_visible (self->state,
        soleus_zoom_first_page (
            first->onset_s, soleus_view_state_get_limits (self->state)));
  self->moved = TRUE;
}

static void
on_analysis (SoleusDocument *self)
{
  soleus_document_traces_update (&self->traces, self->tracks.shown,
      soleus_session_get_analysis (self->session));
  if (soleus_session_get_analysis (self->session) != NULL)
    show_first_episode (self);
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

static void
on_decisions (SoleusDocument *self)
{
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

static void
on_ready (gpointer owner)
{
  g_signal_emit (owner, signals[CONTENT_CHANGED], 0);
}

static void
on_moved (SoleusDocument *self)
{
  self->moved = TRUE;
}

static void
soleus_document_dispose (GObject *object)
{
  SoleusDocument *self = SOLEUS_DOCUMENT (object);

  stop_building (self);
  soleus_document_traces_clear (&self->traces);
  soleus_document_tracks_clear (&self->tracks);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->state);
  g_clear_pointer (&self->data, soleus_view_data_unref);
  g_clear_pointer (&self->fingerprint, g_free);
  G_OBJECT_CLASS (soleus_document_parent_class)->dispose (object);
}

static void
soleus_document_class_init (SoleusDocumentClass *klass)
{
  static const char *const names[N_SIGNALS] = {"recording-changed",
      "tracks-changed", "units-changed", "content-changed"};

  G_OBJECT_CLASS (klass)->dispose = soleus_document_dispose;
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], SOLEUS_TYPE_DOCUMENT,
        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_document_init (SoleusDocument *self)
{
  self->traces.on_ready = on_ready;
  self->traces.owner = self;
  soleus_document_tracks_init (&self->tracks);
  self->state = soleus_view_state_new ();
  g_signal_connect_object (self->state, "visible-changed",
      G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
}

SoleusDocument *
soleus_document_new (SoleusSession *session)
{
  SoleusDocument *self = g_object_new (SOLEUS_TYPE_DOCUMENT, NULL);

  self->session = g_object_ref (session);
  self->tracks.library = g_strdup (soleus_session_get_library_path (session));
  g_signal_connect_object (session, "notify::recording",
      G_CALLBACK (on_recording), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::analysis",
      G_CALLBACK (on_analysis), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::decisions",
      G_CALLBACK (on_decisions), self, G_CONNECT_SWAPPED);
  return self;
}

SoleusSession *
soleus_document_get_session (SoleusDocument *self)
{
  return self->session;
}

SoleusViewState *
soleus_document_get_state (SoleusDocument *self)
{
  return self->state;
}

SoleusViewData *
soleus_document_get_data (SoleusDocument *self)
{
  return self->data;
}

SoleusRecording *
soleus_document_get_recording (SoleusDocument *self)
{
  return soleus_session_get_recording (self->session);
}

void
soleus_document_show_row (SoleusDocument *self, guint position, gboolean zoom)
{
  SoleusEpisodeList *list = soleus_session_get_episodes (self->session);
  const SoleusEpisode *episode =
      soleus_episode_list_get_episode (list, position);
  SoleusZoomLimits limits = soleus_view_state_get_limits (self->state);
  SoleusSpan visible = soleus_view_state_get_visible (self->state);
  SoleusSpan span;

  if (episode == NULL)
    return;
  span.start_s = episode->onset_s;
  span.end_s = episode->onset_s + episode->duration_s;
  soleus_view_state_select_none (self->state);
  soleus_view_state_choose (self->state, episode->id, episode->mark_id,
      (span.start_s + span.end_s) / 2.0);
  soleus_view_state_jump (self->state,
      zoom ? soleus_zoom_to (span, limits)
           : soleus_zoom_reveal (visible, span, limits));
}

/* Row of the chosen episode, or G_MAXUINT. */
static guint
chosen_row (SoleusDocument *self)
{
  SoleusEpisodeList *list = soleus_session_get_episodes (self->session);
  gint64 id = soleus_view_state_get_episode (self->state);

  return id < 0 ? G_MAXUINT : soleus_episode_list_find (list, (guint)id);
}

gboolean
soleus_document_step_episode (SoleusDocument *self, int step)
{
  SoleusEpisodeList *list = soleus_session_get_episodes (self->session);
  SoleusSpan visible = soleus_view_state_get_visible (self->state);
  gint64 n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint chosen = chosen_row (self);
  gint64 row;

  if (chosen != G_MAXUINT)
    row = (gint64)chosen + step;
  else
    row = (gint64)soleus_episode_list_find_time (
              list, (visible.start_s + visible.end_s) / 2.0)
        - (step < 0 ? 1 : 0);
  if (row < 0 || row >= n)
    return FALSE;
  soleus_document_show_row (self, (guint)row, FALSE);
  return TRUE;
}

guint
soleus_document_get_channel_in_mind (SoleusDocument *document)
{
  SoleusViewState *state = soleus_document_get_state (document);
  SoleusRecording *recording = soleus_document_get_recording (document);
  SoleusEpisodeList *list =
      soleus_session_get_episodes (soleus_document_get_session (document));
  gint64 id = soleus_view_state_get_episode (state);
  int track = -1;

  if (soleus_view_state_get_selection (state, NULL, &track) && track >= 0)
    return (guint)track;
  if (id >= 0)
    {
      const SoleusEpisode *episode = soleus_episode_list_get_episode (
          list, soleus_episode_list_find (list, (guint)id));
      int channel = episode != NULL
          ? soleus_channel_set_next (&episode->channels, -1)
          : -1;

      if (channel >= 0)
        return (guint)channel;
    }
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    if (soleus_channel_can_show_twitches (
            soleus_recording_get_channel (recording, i), NULL))
      return i;
  return 0;
}

/* --- which tracks there are -------------------------------------------------
 */

SoleusRecording *
soleus_document_get_shown_recording (SoleusDocument *self)
{
  return self->tracks.shown;
}

const SoleusTrackList *
soleus_document_get_tracks (SoleusDocument *self)
{
  return self->tracks.list;
}

guint
soleus_document_get_source (SoleusDocument *self, guint channel)
{
  return soleus_document_tracks_get_source (&self->tracks, channel);
}

static void
tell_tracks_if (SoleusDocument *self, gboolean changed)
{
  if (!changed)
    return;
  soleus_document_tracks_keep (&self->tracks);
  g_signal_emit (self, signals[TRACKS_CHANGED], 0);
}

void
soleus_document_hide_track (SoleusDocument *self, guint channel)
{
  tell_tracks_if (self, soleus_track_list_hide (self->tracks.list, channel));
}

void
soleus_document_show_tracks (SoleusDocument *self)
{
  tell_tracks_if (self, soleus_track_list_show_all (self->tracks.list));
}

void
soleus_document_move_track (SoleusDocument *self, guint channel, int by)
{
  tell_tracks_if (
      self, soleus_track_list_move (self->tracks.list, channel, by));
}

void
soleus_document_derive (
    SoleusDocument *self, const SoleusDerivation *derivation)
{
  SoleusRecording *recording = soleus_session_get_recording (self->session);

  if (recording == NULL
      || !soleus_document_tracks_derive (&self->tracks, recording, derivation))
    return;
  make_data (self);
  tell_tracks_if (self, TRUE);
}

void
soleus_document_set_units (SoleusDocument *self, SoleusUnits units)
{
  if (self->units.millivolts == units.millivolts
      && self->units.metres == units.metres)
    return;
  self->units = units;
  g_signal_emit (self, signals[UNITS_CHANGED], 0);
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

void
soleus_document_redraw (SoleusDocument *self)
{
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

SoleusUnits
soleus_document_get_units (SoleusDocument *self)
{
  return self->units;
}

void
soleus_document_set_divisions (SoleusDocument *self, gboolean divisions)
{
  if (self->divisions == divisions)
    return;
  self->divisions = divisions;
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

gboolean
soleus_document_get_divisions (SoleusDocument *self)
{
  return self->divisions;
}

/* --- filtered traces ------------------------------------------------------
 */

void
soleus_document_set_filtered (SoleusDocument *self, gboolean filtered)
{
  if (self->traces.show_filtered == filtered)
    return;
  self->traces.show_filtered = filtered;
  if (!filtered)
    self->traces.show_envelope = FALSE;
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

gboolean
soleus_document_get_filtered (SoleusDocument *self)
{
  return self->traces.show_filtered;
}

void
soleus_document_set_envelope (SoleusDocument *self, gboolean envelope)
{
  if (self->traces.show_envelope == envelope)
    return;
  self->traces.show_envelope = envelope;
  self->traces.show_filtered = self->traces.show_filtered || envelope;
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

gboolean
soleus_document_get_envelope (SoleusDocument *self)
{
  return self->traces.show_envelope;
}

SoleusViewData *
soleus_document_get_shown_data (SoleusDocument *self, gboolean *filtered)
{
  SoleusViewData *data = NULL;

  if (self->traces.show_filtered)
    data = soleus_document_traces_get (&self->traces, SOLEUS_TRACE_FILTERED,
        self->tracks.shown, soleus_session_get_analysis (self->session),
        soleus_view_state_get_visible (self->state));
  *filtered = data != NULL;
  return data != NULL ? data : self->data;
}

SoleusViewData *
soleus_document_get_envelope_data (SoleusDocument *self)
{
  if (!self->traces.show_envelope)
    return NULL;
  return soleus_document_traces_get (&self->traces, SOLEUS_TRACE_ENVELOPE,
      self->tracks.shown, soleus_session_get_analysis (self->session),
      soleus_view_state_get_visible (self->state));
}

SoleusViewFilter
soleus_document_get_filter (SoleusDocument *self, guint channel)
{
  SoleusViewFilter filter;

  soleus_view_filter_init (&filter, soleus_session_get_analysis (self->session),
      self->tracks.shown, channel);
  return filter;
}
