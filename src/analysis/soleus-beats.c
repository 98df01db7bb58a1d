/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-beats.h"

#include <math.h>
#include <string.h>

#include "soleus-envelope.h"

/* The envelope is looked at through a mean over this share of a cycle. */
#define SMOOTH_SHARE 0.25
/* A valley parts two beats when its power is below this of the smaller. */
#define VALLEY_SHARE 0.5
#define EDGE_SHARE 0.1 /* of the amplitude */
/* Two peaks closer than this share of a cycle are one beat. */
#define NEAREST_SHARE 0.5

/* Envelope of the pieces from first to last, smoothed over part of a cycle. */
static float *
smooth_power (
    const SoleusEnergy *energy, gsize first, gsize end, double beat_hz)
{
  float *smooth = g_memdup2 (energy->power[SOLEUS_SCALE_TWITCH] + first,
      (end - first) * sizeof (float));
  gsize width = MAX ((gsize)(SMOOTH_SHARE / (beat_hz * energy->bin_s)), 1);

  soleus_moving_mean (smooth, end - first, width, smooth);
  soleus_moving_mean (smooth, end - first, width, smooth);
  return smooth;
}

/* Cuts of [0, n): valleys between peaks, in order. */
static GArray *
find_valleys (const float *power, gsize n, gsize nearest)
{
  GArray *valleys = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize peak = 0;
  gsize valley = 0;
  gboolean falling = FALSE;

  for (gsize i = 1; i < n; i++)
    {
      if (!falling)
        {
          if (power[i] > power[peak])
            peak = i;
          else if (power[i] < VALLEY_SHARE * power[peak])
            {
              falling = TRUE;
              valley = i;
            }
          continue;
        }
      if (power[i] < power[valley])
        valley = i;
      else if (power[i] * VALLEY_SHARE > power[valley] && i - peak >= nearest)
        {
          g_array_append_val (valleys, valley);
          falling = FALSE;
          peak = i;
        }
    }
  return valleys;
}

/* The part of [first, end) around the peak that exceeds a tenth of it. */
static SoleusPiece
trim (const float *power, gsize first, gsize end, float beat_hz)
{
  gsize peak = first;
  SoleusPiece piece = {.beat_hz = beat_hz};

  for (gsize i = first; i < end; i++)
    if (power[i] > power[peak])
      peak = i;
  float level = (float)(EDGE_SHARE * EDGE_SHARE) * power[peak];
  piece.first = first;
  piece.end = end;
  while (piece.first < peak && power[piece.first] <= level)
    piece.first++;
  while (piece.end > peak + 1 && power[piece.end - 1] <= level)
    piece.end--;
  return piece;
}

static void
cut_piece (const SoleusEnergy *energy, const SoleusPiece *piece, float beat_hz,
    GArray *out)
{
  const float *power = energy->power[SOLEUS_SCALE_TWITCH];
  gsize n = piece->end - piece->first;
  gsize nearest = (gsize)(NEAREST_SHARE / (beat_hz * energy->bin_s));
  g_autofree float *smooth =
      smooth_power (energy, piece->first, piece->end, beat_hz);
  g_autoptr (GArray) valleys = find_valleys (smooth, n, nearest);
  gsize from = piece->first;

  for (guint i = 0; i <= valleys->len; i++)
    {
      gsize to = i < valleys->len
          ? piece->first + g_array_index (valleys, gsize, i)
          : piece->end;
      if (to <= from)
        continue;
      SoleusPiece beat = trim (power, from, to, beat_hz);
      g_array_append_val (out, beat);
      from = to;
    }
}

void
soleus_beats_cut (
    const SoleusEnergy *energy, const float *rhythm_hz, GArray *pieces)
{
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (SoleusPiece));

  for (guint i = 0; i < pieces->len; i++)
    {
      const SoleusPiece *piece = &g_array_index (pieces, SoleusPiece, i);
      float beat_hz = rhythm_hz[(piece->first + piece->end - 1) / 2];
      if (beat_hz > 0.0f)
        cut_piece (energy, piece, beat_hz, out);
      else
        g_array_append_val (out, *piece);
    }
  g_array_set_size (pieces, 0);
  g_array_append_vals (pieces, out->data, out->len);
}
