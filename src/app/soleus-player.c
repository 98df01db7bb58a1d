/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-player.h"

#include <glib/gi18n-lib.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

/* What is made at once: short enough to stop at once. */
#define BLOCK_S 0.25
#define POSITION_MS 40

struct _SoleusPlayer
{
  GObject parent_instance;

  GstElement *pipeline; /* NULL: nothing plays */
  SoleusSound *sound; /* read by GStreamer's thread while it plays */
  guint64 n_pushed; /* samples that GStreamer has */
  guint bus_watch;
  guint position_source;
};

G_DEFINE_FINAL_TYPE (SoleusPlayer, soleus_player, G_TYPE_OBJECT)

enum
{
  POSITION,
  STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* GStreamer's thread asks for the next block. */
static void
on_need_data (GstAppSrc *source, guint length, gpointer user_data)
{
  SoleusPlayer *self = user_data;
  guint rate_hz = soleus_sound_get_rate_hz (self->sound);
  gsize n = (gsize)MAX (BLOCK_S * rate_hz, 1.0);
  gint16 *samples = g_new (gint16, n);
  gsize n_read = soleus_sound_read (self->sound, samples, n);
  GstBuffer *buffer;

  if (n_read == 0)
    {
      g_free (samples);
      gst_app_src_end_of_stream (source);
      return;
    }
  buffer = gst_buffer_new_wrapped (samples, n_read * sizeof *samples);
  GST_BUFFER_PTS (buffer) =
      gst_util_uint64_scale (self->n_pushed, GST_SECOND, rate_hz);
  GST_BUFFER_DURATION (buffer) =
      gst_util_uint64_scale (n_read, GST_SECOND, rate_hz);
  self->n_pushed += n_read;
  gst_app_src_push_buffer (source, buffer);
}

/* @problem NULL: as wished. */
static void
end (SoleusPlayer *self, const char *problem)
{
  if (self->pipeline == NULL)
    return;
  g_clear_handle_id (&self->bus_watch, g_source_remove);
  g_clear_handle_id (&self->position_source, g_source_remove);
  /* Waits for GStreamer's thread: the sound is ours again. */
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_clear_object (&self->pipeline);
  g_clear_pointer (&self->sound, soleus_sound_free);
  g_signal_emit (self, signals[STOPPED], 0, problem);
}

static gboolean
on_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  SoleusPlayer *self = user_data;

  switch (GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_EOS:
      self->bus_watch = 0;
      end (self, NULL);
      return G_SOURCE_REMOVE;
    case GST_MESSAGE_ERROR:
    /* The desktop's sink warns and plays to nobody where it finds none. */
    case GST_MESSAGE_WARNING:
      self->bus_watch = 0;
      end (self, _ ("There is no sound device that works"));
      return G_SOURCE_REMOVE;
    default:
      return G_SOURCE_CONTINUE;
    }
}

static gboolean
on_position (gpointer user_data)
{
  SoleusPlayer *self = user_data;
  gint64 played_ns;

  if (gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &played_ns))
    {
      double n = (double)played_ns / GST_SECOND
          * soleus_sound_get_rate_hz (self->sound);

      g_signal_emit (self, signals[POSITION], 0,
          soleus_sound_get_time_s (self->sound, (guint64)n));
    }
  return G_SOURCE_CONTINUE;
}

/* FALSE: a part of GStreamer is missing. */
static gboolean
build (SoleusPlayer *self, GError **error)
{
  const char *sink = g_getenv ("SOLEUS_AUDIO_SINK");
  g_autofree char *description = g_strdup_printf (
      "appsrc name=source format=time do-timestamp=false ! audioconvert "
      "! audioresample ! %s",
      sink != NULL ? sink : "autoaudiosink");
  g_autoptr (GstElement) source = NULL;
  g_autoptr (GstCaps) caps = NULL;
  g_autoptr (GstBus) bus = NULL;

  if (!gst_init_check (NULL, NULL, error))
    return FALSE;
  self->pipeline = gst_parse_launch_full (
      description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  if (self->pipeline == NULL)
    return FALSE;
  gst_object_ref_sink (self->pipeline);
  source = gst_bin_get_by_name (GST_BIN (self->pipeline), "source");
  caps = gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING,
      G_BYTE_ORDER == G_LITTLE_ENDIAN ? "S16LE" : "S16BE", "layout",
      G_TYPE_STRING, "interleaved", "channels", G_TYPE_INT, 1, "rate",
      G_TYPE_INT, (int)soleus_sound_get_rate_hz (self->sound), NULL);
  gst_app_src_set_caps (GST_APP_SRC (source), caps);
  g_signal_connect (source, "need-data", G_CALLBACK (on_need_data), self);
  bus = gst_element_get_bus (self->pipeline);
  self->bus_watch = gst_bus_add_watch (bus, on_message, self);
  return TRUE;
}

gboolean
soleus_player_play (SoleusPlayer *self, SoleusSound *sound)
{
  g_autoptr (GError) error = NULL;

  soleus_player_stop (self);
  self->sound = sound;
  self->n_pushed = 0;
  if (!build (self, &error))
    {
      g_autofree char *problem =
          /* Translators: what GStreamer says is missing. */
          g_strdup_printf (_ ("Nothing can be heard here: %s"), error->message);

      g_clear_pointer (&self->sound, soleus_sound_free);
      g_signal_emit (self, signals[STOPPED], 0, problem);
      return FALSE;
    }
  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING)
      == GST_STATE_CHANGE_FAILURE)
    {
      end (self, _ ("There is no sound device that works"));
      return FALSE;
    }
  self->position_source = g_timeout_add (POSITION_MS, on_position, self);
  return TRUE;
}

void
soleus_player_stop (SoleusPlayer *self)
{
  end (self, NULL);
}

gboolean
soleus_player_is_playing (SoleusPlayer *self)
{
  return self->pipeline != NULL;
}

static void
soleus_player_dispose (GObject *object)
{
  soleus_player_stop (SOLEUS_PLAYER (object));
  G_OBJECT_CLASS (soleus_player_parent_class)->dispose (object);
}

static void
soleus_player_class_init (SoleusPlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_player_dispose;
  signals[POSITION] = g_signal_new ("position", SOLEUS_TYPE_PLAYER,
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[STOPPED] = g_signal_new ("stopped", SOLEUS_TYPE_PLAYER,
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
soleus_player_init (SoleusPlayer *self)
{
}

SoleusPlayer *
soleus_player_new (void)
{
  return g_object_new (SOLEUS_TYPE_PLAYER, NULL);
}
