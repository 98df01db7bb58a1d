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
 * it flickers over, and by how much (in sigma of its mean power) that must
 * exceed the noise. A potential still shows so far beside its piece. */
#define WEAK_POWER 30.0
#define WEAK_GAP_S 0.2
#define FILLED_Z 2.3
#define PART_S 0.004
/* What is weak but long goes on while the look at bursts exceeds this chance
 * level (a minute). */
#define GOES_ON_PER_MIN 30.0
/* What only the brief looks see is left alone so near to a burst. */
#define BESIDE_S 0.02

typedef struct
{
  const SoleusDetectorInput *input;
  const SoleusSegmentOptions *options;
  const guint8 *active;
  const float *power; /* twitch scale */
  gsize merge_bins;
  GArray *pieces;
} Cutter;

/* What noise alone reaches so often at @bin. */
static double
scale_power (const Cutter *cutter, SoleusScale scale, double per_min, gsize bin)
{
  const SoleusEnergy *energy = cutter->input->energy;
  double at_s = energy->start_s + ((double)bin + 0.5) * energy->bin_s;
  double noise = soleus_plan_noise_at (cutter->input->plan, at_s);

  return noise * noise
      * soleus_plan_limit (
          cutter->input->plan, cutter->input->kind, scale, per_min);
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

/* Whether the noise alone would be quieter than what lies between two pieces:
 * its mean power against that of so much noise [wilson1931]. */
static gboolean
is_filled (const Cutter *cutter, gsize first, gsize end)
{
  const SoleusEnergy *energy = cutter->input->energy;
  const SoleusConditioning *band = &cutter->input->plan->conditioning;
  gsize apart = (gsize)(PART_S / energy->bin_s);
  double sum = 0.0;

  if (end <= first + 3 * apart)
    apart = 0;
  first += apart;
  end -= apart;
  for (gsize bin = first; bin < end; bin++)
    sum += energy->bins[bin];
  double freedom = 2.0 * (band->high_hz - band->low_hz) * (double)(end - first)
      * energy->bin_s;
  double root = 1.0 + FILLED_Z * sqrt (2.0 / (9.0 * MAX (freedom, 1.0)));
  double at_s = energy->start_s + 0.5 * (double)(first + end) * energy->bin_s;
  double noise = soleus_plan_noise_at (cutter->input->plan, at_s);
  return sum / (double)(end - first) > root * root * root * noise * noise;
}

static gboolean
is_weak (const Cutter *cutter, const SoleusPiece *piece)
{
  const SoleusEnergy *energy = cutter->input->energy;
  gsize peak = peak_bin (cutter->power, piece->first, piece->end);
  double at_s = energy->start_s + (double)peak * energy->bin_s;
  double noise = soleus_plan_noise_at (cutter->input->plan, at_s);

  return cutter->power[peak] < WEAK_POWER * noise * noise;
}

/* Weak pieces flicker in and out of the noise: they are one where there is more
 * than noise all the way between them. */
static void
join_weak (const Cutter *cutter, GArray *pieces)
{
  gsize gap_most = (gsize)(WEAK_GAP_S / cutter->input->energy->bin_s);
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      SoleusPiece piece = g_array_index (pieces, SoleusPiece, i);
      SoleusPiece *last =
          n == 0 ? NULL : &g_array_index (pieces, SoleusPiece, n - 1);
      if (last != NULL && piece.first > last->end
          && piece.first - last->end <= gap_most && is_weak (cutter, last)
          && is_weak (cutter, &piece)
          && is_filled (cutter, last->end, piece.first))
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

/* Whether [first, end) lies within @beside bins of a piece from row @from on.
 */
static gboolean
is_beside (
    const GArray *pieces, guint from, gsize first, gsize end, gsize beside)
{
  for (guint i = from; i < pieces->len; i++)
    {
      const SoleusPiece *piece = &g_array_index (pieces, SoleusPiece, i);
      if (first < piece->end + beside && piece->first < end + beside)
        return TRUE;
    }
  return FALSE;
}

/* Where a brief look sees something, or, if @wide, the energy of a burst is
 * more than noise often has. */
static gboolean
goes_on (const Cutter *cutter, gsize bin, float least)
{
  return (cutter->active[bin] & SOLEUS_ACTIVE (SOLEUS_SCALE_TWITCH)) != 0
      || cutter->input->energy->power[SOLEUS_SCALE_BURST][bin] > least;
}

/* What is in [first, end) and the pieces from row @from on do not have: too
 * weak to stand out in the envelope. How many. */
static guint
add_weak (Cutter *cutter, gsize first, gsize end, float least, guint from)
{
  GArray *pieces = cutter->pieces;
  gsize beside = (gsize)(BESIDE_S / cutter->input->energy->bin_s);
  guint until = pieces->len;
  gsize bin = first;

  while (bin < end)
    {
      for (; bin < end && !goes_on (cutter, bin, least); bin++)
        ;
      SoleusPiece piece = {bin, bin, NAN, FALSE};
      for (; bin < end && bin < piece.end + cutter->merge_bins; bin++)
        if (goes_on (cutter, bin, least))
          piece.end = bin + 1;
      if (piece.end > piece.first
          && (until == from
              || !is_beside (pieces, from, piece.first, piece.end, beside)))
        g_array_append_val (pieces, piece);
    }
  return pieces->len - until;
}

static void
cut (Cutter *cutter, gsize first, gsize end, gboolean left, gboolean right,
    int depth)
{
  guint from = cutter->pieces->len;
  gsize peak = peak_bin (cutter->power, first, end);
  float quiet =
      (float)scale_power (cutter, SOLEUS_SCALE_TWITCH, QUIET_PER_MIN, peak);
  float edge = (float)(EDGE_SHARE * EDGE_SHARE) * cutter->power[peak];
  g_autoptr (GArray) pieces = NULL;

  if (cutter->power[peak] <= quiet)
    {
      /* Only the widest look sees it: weak and long, in one piece. */
      SoleusPiece piece = {first, end, NAN, FALSE};
      if (depth == 0
          && add_weak (cutter, first, end,
                 (float)scale_power (
                     cutter, SOLEUS_SCALE_BURST, GOES_ON_PER_MIN, peak),
                 from)
              == 0)
        g_array_append_val (cutter->pieces, piece);
      return;
    }
  pieces = pieces_above (cutter, first, end, MAX (quiet, edge));
  g_array_append_vals (cutter->pieces, pieces->data, pieces->len);
  if (edge > quiet && depth < MAX_DEPTH)
    cut_rest (cutter, pieces, first, end, left, right, depth);
  else if (depth == 0)
    add_weak (cutter, first, end, INFINITY, from);
}

/* Noise reaches the quiet level now and then, and the wide looks spread over
 * the neighbourhood of a burst: what no look saw by itself is none, unless it
 * is a beat of a rhythm. */
static void
drop_unseen (const Cutter *cutter)
{
  const SoleusDetectorInput *input = cutter->input;
  gsize brief = (gsize)(2.0
      * soleus_scale_sigma_s (
          input->kind, SOLEUS_SCALE_BURST, input->plan->rate_hz)
      / input->energy->bin_s);
  GArray *pieces = cutter->pieces;
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      SoleusPiece piece = g_array_index (pieces, SoleusPiece, i);
      const float *rhythm_hz = cutter->options->rhythm_hz;
      gboolean seen = piece.end - piece.first >= brief
          || (rhythm_hz != NULL
              && rhythm_hz[(piece.first + piece.end - 1) / 2] > 0.0f);
      for (gsize bin = piece.first; bin < piece.end && !seen; bin++)
        seen = (cutter->active[bin] & SOLEUS_ACTIVE (SOLEUS_SCALE_TWITCH)) != 0;
      if (seen)
        g_array_index (pieces, SoleusPiece, n++) = piece;
    }
  g_array_set_size (pieces, n);
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
      .active = active,
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
  drop_unseen (&cutter);
  if (options->rhythm_hz != NULL)
    soleus_beats_cut (energy, options->rhythm_hz, cutter.pieces);
  return cutter.pieces;
}
