/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-episode-item.h"

struct _SoleusEpisodeItem
{
  GObject parent_instance;

  SoleusEpisode episode;
  double amplitude;
  char *label;
  char *channels;
  const char *unit; /* interned */
};

G_DEFINE_FINAL_TYPE (SoleusEpisodeItem, soleus_episode_item, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_MARK_ID,
  PROP_ONSET,
  PROP_DURATION,
  PROP_PATTERN,
  PROP_LABEL,
  PROP_CHANNELS,
  PROP_CHANNEL,
  PROP_AMPLITUDE,
  PROP_UNIT,
  PROP_FREQUENCY,
  PROP_SCORE,
  PROP_N_BURSTS,
  PROP_ORIGIN,
  PROP_ACCEPTED,
  PROP_REJECTED,
  PROP_CHANGED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* A judged episode that is neither accepted nor rejected was changed. */
static gboolean
is_changed (const SoleusEpisode *episode)
{
  return episode->edit_id != 0 && !episode->accepted && !episode->rejected;
}

static void
soleus_episode_item_get_property (
    GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  const SoleusEpisodeItem *self = SOLEUS_EPISODE_ITEM (object);
  const SoleusEpisode *episode = &self->episode;

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_uint (value, episode->id);
      break;
    case PROP_MARK_ID:
      g_value_set_uint64 (value, episode->mark_id);
      break;
    case PROP_ONSET:
      g_value_set_double (value, episode->onset_s);
      break;
    case PROP_DURATION:
      g_value_set_double (value, episode->duration_s);
      break;
    case PROP_PATTERN:
      g_value_set_int (value, episode->pattern);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_CHANNELS:
      g_value_set_string (value, self->channels);
      break;
    case PROP_CHANNEL:
      g_value_set_int (value, soleus_channel_set_next (&episode->channels, -1));
      break;
    case PROP_AMPLITUDE:
      g_value_set_double (value, self->amplitude);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_FREQUENCY:
      g_value_set_double (value, episode->frequency_hz);
      break;
    case PROP_SCORE:
      g_value_set_double (value, episode->score);
      break;
    case PROP_N_BURSTS:
      g_value_set_uint (value, episode->n_bursts);
      break;
    case PROP_ORIGIN:
      g_value_set_int (value, episode->origin);
      break;
    case PROP_ACCEPTED:
      g_value_set_boolean (value, episode->accepted);
      break;
    case PROP_REJECTED:
      g_value_set_boolean (value, episode->rejected);
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, is_changed (episode));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
soleus_episode_item_finalize (GObject *object)
{
  SoleusEpisodeItem *self = SOLEUS_EPISODE_ITEM (object);

  g_free (self->label);
  g_free (self->channels);
  G_OBJECT_CLASS (soleus_episode_item_parent_class)->finalize (object);
}

static void
soleus_episode_item_class_init (SoleusEpisodeItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = soleus_episode_item_get_property;
  object_class->finalize = soleus_episode_item_finalize;
#define PROP(ID, name, kind, ...) \
  props[PROP_##ID] = g_param_spec_##kind (name, NULL, NULL, __VA_ARGS__, flags)
  PROP (ID, "id", uint, 0, G_MAXUINT, 0);
  PROP (MARK_ID, "mark-id", uint64, 0, G_MAXUINT64, 0);
  PROP (ONSET, "onset", double, -G_MAXDOUBLE, G_MAXDOUBLE, 0);
  PROP (DURATION, "duration", double, 0, G_MAXDOUBLE, 0);
  PROP (PATTERN, "pattern", int, -1, SOLEUS_N_PATTERNS, -1);
  PROP (LABEL, "label", string, NULL);
  PROP (CHANNELS, "channels", string, NULL);
  PROP (CHANNEL, "channel", int, -1, SOLEUS_MAX_CHANNELS, -1);
  PROP (AMPLITUDE, "amplitude", double, -G_MAXDOUBLE, G_MAXDOUBLE, 0);
  PROP (UNIT, "unit", string, NULL);
  PROP (FREQUENCY, "frequency", double, -G_MAXDOUBLE, G_MAXDOUBLE, 0);
  PROP (SCORE, "score", double, 0, 1, 0);
  PROP (N_BURSTS, "n-bursts", uint, 0, G_MAXUINT, 0);
  PROP (ORIGIN, "origin", int, 0, SOLEUS_ORIGIN_IMPORTED, 0);
  PROP (ACCEPTED, "accepted", boolean, FALSE);
  PROP (REJECTED, "rejected", boolean, FALSE);
  PROP (CHANGED, "changed", boolean, FALSE);
#undef PROP
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
soleus_episode_item_init (SoleusEpisodeItem *self)
{
}

static char *
join_channels (const SoleusChannelSet *set, const SoleusRecording *recording)
{
  GString *text = g_string_new (NULL);

  for (int c = -1; (c = soleus_channel_set_next (set, c)) >= 0;)
    {
      if (text->len > 0)
        g_string_append (text, ", ");
      if (recording != NULL
          && (guint)c < soleus_recording_get_n_channels (recording))
        g_string_append (
            text, soleus_recording_get_channel (recording, (guint)c)->label);
      else
        g_string_append_printf (text, "%d", c + 1);
    }
  return g_string_free (text, FALSE);
}

static const char *
unit_of (const SoleusChannelSet *set, const SoleusRecording *recording)
{
  int first = soleus_channel_set_next (set, -1);
  const SoleusChannel *channel;

  if (recording == NULL || first < 0
      || (guint)first >= soleus_recording_get_n_channels (recording))
    return "";
  channel = soleus_recording_get_channel (recording, (guint)first);
  return channel->calibrated ? g_intern_string (channel->unit) : "x noise";
}

SoleusEpisodeItem *
soleus_episode_item_new (const SoleusEpisodeRow *row)
{
  SoleusEpisodeItem *self = g_object_new (SOLEUS_TYPE_EPISODE_ITEM, NULL);
  const char *id = soleus_pattern_id (row->episode->pattern);

  self->episode = *row->episode;
  self->amplitude = row->amplitude;
  self->label = g_strdup (row->label != NULL ? row->label : id);
  self->channels = join_channels (&row->episode->channels, row->recording);
  self->unit = unit_of (&row->episode->channels, row->recording);
  return self;
}

const SoleusEpisode *
soleus_episode_item_get_episode (SoleusEpisodeItem *self)
{
  g_return_val_if_fail (SOLEUS_IS_EPISODE_ITEM (self), NULL);
  return &self->episode;
}

const char *
soleus_episode_item_get_label (SoleusEpisodeItem *self)
{
  g_return_val_if_fail (SOLEUS_IS_EPISODE_ITEM (self), NULL);
  return self->label;
}

const char *
soleus_episode_item_get_channels (SoleusEpisodeItem *self)
{
  g_return_val_if_fail (SOLEUS_IS_EPISODE_ITEM (self), NULL);
  return self->channels;
}

double
soleus_episode_item_get_amplitude (SoleusEpisodeItem *self)
{
  g_return_val_if_fail (SOLEUS_IS_EPISODE_ITEM (self), 0.0);
  return self->amplitude;
}

const char *
soleus_episode_item_get_unit (SoleusEpisodeItem *self)
{
  g_return_val_if_fail (SOLEUS_IS_EPISODE_ITEM (self), NULL);
  return self->unit;
}
