/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-sound.h"

#include <math.h>

#include "soleus-filtered-view.h"

/* Of a bent tone; what a phone's loudspeaker can give. */
#define TONE_RATE_HZ 22050
#define TONE_HZ 330.0
#define TONE_OCTAVES 1.0
#define TONE_LOUDNESS 0.25
/* The loudness is set from so much of the beginning. */
#define LEVEL_S 20.0
/* The highest there stays this far below the limit. */
#define HEADROOM 0.7
#define FULL_SCALE 32767.0

struct _SoleusSound
{
  SoleusRecording *filtered;
  guint channel;
  SoleusSpan span;
  double speed;
  guint rate_hz;
  gboolean tone;
  double level; /* highest sample of the beginning; 0: not looked yet */
  guint64 n_out;
  double phase; /* of the tone, turns */
};

SoleusSound *
soleus_sound_new (SoleusRecording *recording, const SoleusAnalysis *analysis,
    guint channel, SoleusSpan span, double speed)
{
  SoleusSound *sound = g_new0 (SoleusSound, 1);
  const SoleusChannel *facts =
      soleus_recording_get_channel (recording, channel);
  guint n = soleus_recording_get_n_channels (recording);
  g_autofree SoleusViewFilter *filters = g_new0 (SoleusViewFilter, n);

  soleus_view_filter_init (&filters[channel], analysis, recording, channel);
  sound->filtered = soleus_filtered_recording_new (recording, filters);
  sound->channel = channel;
  sound->span = span;
  sound->speed = speed;
  sound->tone = facts->kind != SOLEUS_KIND_EMG;
  sound->rate_hz = sound->tone
      ? TONE_RATE_HZ
      : (guint)MAX (round (facts->rate_hz * speed), 1.0);
  return sound;
}

void
soleus_sound_free (SoleusSound *sound)
{
  soleus_recording_unref (sound->filtered);
  g_free (sound);
}

guint
soleus_sound_get_rate_hz (const SoleusSound *sound)
{
  return sound->rate_hz;
}

double
soleus_sound_get_time_s (const SoleusSound *sound, guint64 n)
{
  return sound->span.start_s
      + (double)n * sound->speed / (double)sound->rate_hz;
}

/* Samples of [start_s, start_s + n / rate) on the even grid of the channel's
 * rate, 0 where there are none. FALSE: the file fails. */
static gboolean
read_grid (const SoleusSound *sound, double start_s, float *out, gsize n)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (sound->filtered, sound->channel);
  double end_s = start_s + (double)n / facts->rate_hz;
  guint64 idx = soleus_channel_idx (facts, start_s);
  guint64 end_idx = soleus_channel_idx (facts, end_s);
  gsize n_read = (gsize)MIN (end_idx - MIN (idx, end_idx), n);
  g_autofree float *x = g_new (float, MAX (n_read, 1));

  for (gsize i = 0; i < n; i++)
    out[i] = 0.0f;
  if (n_read == 0)
    return TRUE;
  if (!soleus_recording_read (
          sound->filtered, sound->channel, idx, n_read, x, NULL))
    return FALSE;
  for (gsize i = 0; i < n_read; i++)
    {
      double at = round (
          (soleus_channel_time_s (facts, idx + i) - start_s) * facts->rate_hz);

      if (at >= 0.0 && at < (double)n && isfinite (x[i]))
        out[(gsize)at] = x[i];
    }
  return TRUE;
}

static void
look_at_level (SoleusSound *sound)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (sound->filtered, sound->channel);
  double length_s = MIN (soleus_span_duration_s (sound->span), LEVEL_S);
  gsize n = (gsize)MAX (length_s * facts->rate_hz, 1.0);
  g_autofree float *x = g_new (float, n);

  sound->level = 1e-9;
  if (read_grid (sound, sound->span.start_s, x, n))
    for (gsize i = 0; i < n; i++)
      sound->level = MAX (sound->level, fabs (x[i]));
}

static gsize
read_signal (SoleusSound *sound, gint16 *out, gsize n)
{
  g_autofree float *x = g_new (float, n);

  if (!read_grid (sound, soleus_sound_get_time_s (sound, sound->n_out), x, n))
    return 0;
  /* Louder than the beginning is squeezed, not broken. */
  for (gsize i = 0; i < n; i++)
    out[i] = (gint16)(FULL_SCALE * tanh (HEADROOM * x[i] / sound->level));
  return n;
}

static gsize
read_tone (SoleusSound *sound, gint16 *out, gsize n)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (sound->filtered, sound->channel);
  double start_s = soleus_sound_get_time_s (sound, sound->n_out);
  double per_out = facts->rate_hz * sound->speed / sound->rate_hz;
  gsize n_in = (gsize)ceil ((double)n * per_out) + 2;
  g_autofree float *x = g_new (float, n_in);

  if (!read_grid (sound, start_s, x, n_in))
    return 0;
  for (gsize i = 0; i < n; i++)
    {
      double at = (double)i * per_out;
      gsize k = (gsize)at;
      double value = x[k] + (at - (double)k) * (x[k + 1] - x[k]);
      double bend = CLAMP (value / sound->level, -1.0, 1.0);

      sound->phase += TONE_HZ * pow (2.0, TONE_OCTAVES * bend) / sound->rate_hz;
      sound->phase -= floor (sound->phase);
      out[i] = (gint16)(FULL_SCALE * TONE_LOUDNESS
          * sin (2.0 * G_PI * sound->phase));
    }
  return n;
}

gsize
soleus_sound_read (SoleusSound *sound, gint16 *out, gsize n)
{
  double left_s =
      sound->span.end_s - soleus_sound_get_time_s (sound, sound->n_out);
  double left = round (left_s * sound->rate_hz / sound->speed);

  n = left > 0.0 ? MIN (n, (gsize)left) : 0;
  if (n == 0)
    return 0;
  if (sound->level == 0.0)
    look_at_level (sound);
  n = sound->tone ? read_tone (sound, out, n) : read_signal (sound, out, n);
  sound->n_out += n;
  return n;
}
