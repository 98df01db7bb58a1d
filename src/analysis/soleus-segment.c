/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-segment.h"

#include <math.h>

#include "soleus-beats.h"

/* The burst ends where its envelope is a tenth of its peak (contract). */
#define EDGE_SHARE 0.1
/* Below this chance level (a minute) the envelope is noise again. */
#define QUIET_PER_MIN 60.0
/* Long pieces are one contraction although it flickers: they join over a gap
 * of this share of the shorter one, at most so long. */
#define FLICKER_SHARE 0.5
#define FLICKER_MAX_S 0.12
/* A piece in the foot of a larger one is its tail unless it rises again by
 * this factor (amplitude) from where they part. */
#define RISES_AGAIN 2.0
#define MAX_DEPTH 6
/* Power of a piece (in noise powers) below which it flickers, the longest gap
 * it flickers over, and the chance level of the wide look there. */
#define WEAK_POWER 12.0
#define WEAK_GAP_S 0.2
#define WEAK_PER_MIN 2.0

typedef struct
{
  const SoleusDetectorInput *input;
  const SoleusSegmentOptions *options;
  const float *power; /* twitch scale */
  gsize merge_bins;
  GArray *pieces;
} Cutter;

static double
quiet_power (const Cutter *cutter, gsize bin)
{
  const SoleusEnergy *energy = cutter->input->energy;
  double at_s = energy->start_s + ((double)bin + 0.5) * energy->bin_s;
  double noise = soleus_plan_noise_at (cutter->input->plan, at_s);

  return noise * noise
      * soleus_plan_limit (cutter->input->plan, cutter->input->kind,
          SOLEUS_SCALE_TWITCH, QUIET_PER_MIN);
}

static gsize
peak_bin (const float *power, gsize first, gsize end)
{
  gsize best = first;

  for (gsize bin = first; bin < end; bin++)
    if (power[bin] > power[best])
      best = bin;
  return best;
}

/* Joins neighbours over short gaps; long ones over longer gaps. */
static void
join_pieces (const Cutter *cutter, GArray *pieces)
{
  double bin_s = cutter->input->energy->bin_s;
  gsize flicker_most = (gsize)(FLICKER_MAX_S / bin_s);
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      SoleusPiece piece = g_array_index (pieces, SoleusPiece, i);
      SoleusPiece *last =
          n == 0 ? NULL : &g_array_index (pieces, SoleusPiece, n - 1);
      gsize shorter = last == NULL
          ? 0
          : MIN (last->end - last->first, piece.end - piece.first);
      gsize flicker = (gsize)(FLICKER_SHARE * (double)shorter);
      gsize most = MAX (cutter->merge_bins, MIN (flicker, flicker_most));
      if (last != NULL && piece.first - last->end < most)
        last->end = piece.end;
      else
        g_array_index (pieces, SoleusPiece, n++) = piece;
    }
  g_array_set_size (pieces, n);
}

/* Weak pieces flicker in and out of the noise: they are one where the wide look
 * sees activity all the way between them. */
static void
join_weak (const Cutter *cutter, GArray *pieces)
{
  const SoleusEnergy *energy = cutter->input->energy;
  const float *wide = energy->power[SOLEUS_SCALE_LONG];
  gsize gap_most = (gsize)(WEAK_GAP_S / energy->bin_s);
  double limit = soleus_plan_limit (cutter->input->plan, cutter->input->kind,
      SOLEUS_SCALE_LONG, WEAK_PER_MIN);
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      SoleusPiece piece = g_array_index (pieces, SoleusPiece, i);
      SoleusPiece *last =
          n == 0 ? NULL : &g_array_index (pieces, SoleusPiece, n - 1);
      if (last == NULL || piece.first <= last->end
          || piece.first - last->end > gap_most)
        {
          g_array_index (pieces, SoleusPiece, n++) = piece;
          continue;
        }
      gsize middle = (last->end + piece.first) / 2;
      double at_s = energy->start_s + (double)middle * energy->bin_s;
      double noise = soleus_plan_noise_at (cutter->input->plan, at_s);
      float weak = (float)(WEAK_POWER * noise * noise);
      gboolean both_weak =
          cutter->power[peak_bin (cutter->power, last->first, last->end)] < weak
          && cutter->power[peak_bin (cutter->power, piece.first, piece.end)]
              < weak;
      if (both_weak && wide[middle] > limit * noise * noise)
        last->end = piece.end;
      else
        g_array_index (pieces, SoleusPiece, n++) = piece;
    }
  g_array_set_size (pieces, n);
}

/* Stretches of [first, end) above @level, joined. */
static GArray *
pieces_above (const Cutter *cutter, gsize first, gsize end, float level)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (SoleusPiece));
  gsize bin = first;

  while (bin < end)
    {
      for (; bin < end && cutter->power[bin] <= level; bin++)
        ;
      if (bin == end)
        break;
      SoleusPiece piece = {.first = bin, .beat_hz = NAN};
      for (; bin < end && cutter->power[bin] > level; bin++)
        ;
      piece.end = bin;
      g_array_append_val (pieces, piece);
    }
  join_pieces (cutter, pieces);
  return pieces;
}

/* Whether the best of [first, end) stands clear of the sides that touch a
 * larger burst. */
static gboolean
rises_again (
    const Cutter *cutter, gsize first, gsize end, gboolean left, gboolean right)
{
  gsize peak = peak_bin (cutter->power, first, end);
  float need = (float)(RISES_AGAIN * RISES_AGAIN);
  float valley = cutter->power[peak];

  if (left)
    {
      for (gsize bin = first; bin < peak; bin++)
        valley = MIN (valley, cutter->power[bin]);
      if (cutter->power[peak] < need * valley)
        return FALSE;
    }
  valley = cutter->power[peak];
  if (right)
    {
      for (gsize bin = peak; bin < end; bin++)
        valley = MIN (valley, cutter->power[bin]);
      if (cutter->power[peak] < need * valley)
        return FALSE;
    }
  return TRUE;
}

static void cut (Cutter *cutter, gsize first, gsize end, gboolean left,
    gboolean right, int depth);

/* What lies between the pieces of a region, in the foot of larger ones. */
static void
cut_rest (Cutter *cutter, const GArray *pieces, gsize first, gsize end,
    gboolean left, gboolean right, int depth)
{
  gsize from = first;

  for (guint i = 0; i <= pieces->len; i++)
    {
      gsize to =
          i < pieces->len ? g_array_index (pieces, SoleusPiece, i).first : end;
      gboolean beside_left = i > 0 || left;
      gboolean beside_right = i < pieces->len || right;
      if (to > from + cutter->merge_bins
          && rises_again (cutter, from, to, beside_left, beside_right))
        cut (cutter, from, to, beside_left, beside_right, depth + 1);
      if (i < pieces->len)
        from = g_array_index (pieces, SoleusPiece, i).end;
    }
}

static void
cut (Cutter *cutter, gsize first, gsize end, gboolean left, gboolean right,
    int depth)
{
  gsize peak = peak_bin (cutter->power, first, end);
  float quiet = (float)quiet_power (cutter, peak);
  float edge = (float)(EDGE_SHARE * EDGE_SHARE) * cutter->power[peak];
  g_autoptr (GArray) pieces = NULL;

  if (cutter->power[peak] <= quiet)
    {
      /* Only the wide looks see it: weak and long, in one piece. */
      SoleusPiece piece = {first, end, NAN};
      if (depth == 0)
        g_array_append_val (cutter->pieces, piece);
      return;
    }
  pieces = pieces_above (cutter, first, end, MAX (quiet, edge));
  g_array_append_vals (cutter->pieces, pieces->data, pieces->len);
  if (edge > quiet && depth < MAX_DEPTH)
    cut_rest (cutter, pieces, first, end, left, right, depth);
}

static int
by_first (gconstpointer a, gconstpointer b)
{
  const SoleusPiece *x = a;
  const SoleusPiece *y = b;

  return (x->first > y->first) - (x->first < y->first);
}

GArray *
soleus_segment (const SoleusDetectorInput *input, const guint8 *active,
    const SoleusSegmentOptions *options)
{
  const SoleusEnergy *energy = input->energy;
  Cutter cutter = {.input = input,
      .options = options,
      .power = energy->power[SOLEUS_SCALE_TWITCH],
      .merge_bins = MAX ((gsize)(options->merge_gap_s / energy->bin_s), 1),
      .pieces = g_array_new (FALSE, FALSE, sizeof (SoleusPiece))};
  gsize bin = 0;

  while (bin < energy->n)
    {
      for (; bin < energy->n && !active[bin]; bin++)
        ;
      gsize first = bin;
      gsize end = bin;
      for (; bin < energy->n && bin < end + cutter.merge_bins; bin++)
        if (active[bin])
          end = bin + 1;
      if (end > first)
        cut (&cutter, first, end, FALSE, FALSE, 0);
    }
  g_array_sort (cutter.pieces, by_first);
  join_pieces (&cutter, cutter.pieces);
  join_weak (&cutter, cutter.pieces);
  if (options->rhythm_hz != NULL)
    soleus_beats_cut (energy, options->rhythm_hz, cutter.pieces);
  return cutter.pieces;
}
