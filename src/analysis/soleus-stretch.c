/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-stretch.h"

#include <math.h>

/* Length of a bell of sigma 1 that lets as much noise through as a box. */
#define BELL_LENGTH 3.545 /* 2 sqrt (pi) */
/* Two pieces are one unless two explain this much more (log likelihood): what
 * a second pair of edges finds in noise alone. */
#define TWO_LEAST 6.0
/* What explains less than this is noise: there are some thousand places a
 * minute where it might be seen. */
#define ONE_LEAST 12.0
#define FARTHEST_S 0.5 /* between two pieces that may be one */
#define REACH_S 0.15 /* that a piece may grow on each side */
/* From this power on (over that of the noise) a piece shows its own edges. */
#define CLEAR_POWER 40.0
/* What is shorter is a potential, and a burst of this power and length shows
 * its change of variance: their edges are read off the signal. */
#define POTENTIAL_S 0.032
#define EDGES_POWER 12.0
#define EDGES_S 0.06

/* Bins [first, end) and what is in them, in noise powers. */
typedef struct
{
  gsize first;
  gsize end;
  double sum;
} Stretch;

typedef struct
{
  const SoleusEnergy *energy;
  double *sums; /* [n + 1]: of the bins so far, in noise powers */
  double freedom; /* of one bin */
} Loom;

static void
loom_init (Loom *loom, const SoleusEnergy *energy, const SoleusPlan *plan)
{
  double spread = plan->noise_spread[SOLEUS_SCALE_BURST];
  double length_s = BELL_LENGTH
      * soleus_scale_sigma_s (
          SOLEUS_KIND_EMG, SOLEUS_SCALE_BURST, plan->rate_hz);
  double sum = 0.0;

  loom->energy = energy;
  loom->sums = g_new (double, energy->n + 1);
  /* The cube root of chi-square has this spread [wilson1931]; coloured noise
   * shows fewer degrees of freedom than its band has. */
  loom->freedom = 2.0 / (9.0 * spread * spread) * energy->bin_s / length_s;
  loom->sums[0] = 0.0;
  for (gsize bin = 0; bin < energy->n; bin++)
    {
      double at_s = energy->start_s + ((double)bin + 0.5) * energy->bin_s;
      double noise = soleus_plan_noise_at (plan, at_s);
      sum += noise > 0.0 ? energy->bins[bin] / (noise * noise) : 0.0;
      loom->sums[bin + 1] = sum;
    }
}

/* How much better than silence one stretch explains [first, end). */
static double
gain (const Loom *loom, gsize first, gsize end)
{
  double n = (double)(end - first);
  double ratio = (loom->sums[end] - loom->sums[first]) / MAX (n, 1.0);

  return ratio <= 1.0 ? 0.0
                      : 0.5 * loom->freedom * n * (ratio - 1.0 - log (ratio));
}

/* The best edge on one side, the other held. */
static void
grow (const Loom *loom, SoleusPiece *piece, gsize lowest, gsize highest)
{
  double best = gain (loom, piece->first, piece->end);
  gsize first = piece->first;

  for (gsize bin = piece->first; bin-- > lowest;)
    {
      double now = gain (loom, bin, piece->end);
      if (now > best)
        {
          best = now;
          first = bin;
        }
    }
  piece->first = first;
  gsize end = piece->end;
  for (gsize bin = piece->end + 1; bin <= highest; bin++)
    {
      double now = gain (loom, piece->first, bin);
      if (now > best)
        {
          best = now;
          end = bin;
        }
    }
  piece->end = end;
}

static double
mean_power (const Loom *loom, const SoleusPiece *piece)
{
  return (loom->sums[piece->end] - loom->sums[piece->first])
      / (double)MAX (piece->end - piece->first, 1);
}

static gboolean
is_beat (const SoleusPiece *piece)
{
  return piece->beat_hz > 0.0f;
}

static gboolean
are_one (const Loom *loom, const SoleusPiece *a, const SoleusPiece *b)
{
  gsize farthest = (gsize)(FARTHEST_S / loom->energy->bin_s);

  if (is_beat (a) || is_beat (b) || b->first > a->end + farthest
      || mean_power (loom, a) > CLEAR_POWER
      || mean_power (loom, b) > CLEAR_POWER)
    return FALSE;
  return gain (loom, a->first, b->end) + TWO_LEAST
      >= gain (loom, a->first, a->end) + gain (loom, b->first, b->end);
}

static void
grow_all (const Loom *loom, GArray *pieces)
{
  gsize reach = (gsize)(REACH_S / loom->energy->bin_s);

  for (guint i = 0; i < pieces->len; i++)
    {
      SoleusPiece *piece = &g_array_index (pieces, SoleusPiece, i);
      gsize lowest = i == 0 ? 0 : piece[-1].end;
      gsize highest = i + 1 == pieces->len ? loom->energy->n : piece[1].first;
      if (mean_power (loom, piece) > CLEAR_POWER)
        continue;
      piece->weak = TRUE;
      grow (loom, piece, MAX (lowest, piece->first - MIN (piece->first, reach)),
          MIN (highest, piece->end + reach));
    }
}

/* Neighbours that are one, until none are. */
static gboolean
join_all (const Loom *loom, GArray *pieces)
{
  guint n = 0;
  guint before = pieces->len;

  for (guint i = 0; i < pieces->len; i++)
    {
      SoleusPiece piece = g_array_index (pieces, SoleusPiece, i);
      SoleusPiece *last =
          n == 0 ? NULL : &g_array_index (pieces, SoleusPiece, n - 1);
      if (last != NULL && are_one (loom, last, &piece))
        last->end = piece.end;
      else
        g_array_index (pieces, SoleusPiece, n++) = piece;
    }
  g_array_set_size (pieces, n);
  return n < before;
}

/* The first of the pieces as they were that lies in it, or all of them. */
static void
restore (SoleusPiece *piece, const GArray *before)
{
  gsize first = piece->end;
  gsize end = piece->first;

  for (guint i = 0; i < before->len; i++)
    {
      const SoleusPiece *row = &g_array_index (before, SoleusPiece, i);
      if (row->end <= piece->first || row->first >= piece->end)
        continue;
      first = MIN (first, row->first);
      end = MAX (end, row->end);
    }
  piece->weak = FALSE;
  if (first < end)
    {
      piece->first = first;
      piece->end = end;
    }
}

/* Drops what noise explains as well. */
static void
keep_true (const Loom *loom, const GArray *before, GArray *pieces)
{
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      SoleusPiece piece = g_array_index (pieces, SoleusPiece, i);
      double length_s = (double)(piece.end - piece.first) * loom->energy->bin_s;
      if (piece.weak
          && (length_s <= POTENTIAL_S
              || (length_s > EDGES_S
                  && mean_power (loom, &piece) >= EDGES_POWER)))
        restore (&piece, before);
      if (!piece.weak || is_beat (&piece)
          || gain (loom, piece.first, piece.end) >= ONE_LEAST)
        g_array_index (pieces, SoleusPiece, n++) = piece;
    }
  g_array_set_size (pieces, n);
}

void
soleus_stretch_pieces (
    const SoleusEnergy *energy, const SoleusPlan *plan, GArray *pieces)
{
  g_autoptr (GArray) before = NULL;
  Loom loom;

  if (pieces->len == 0)
    return;
  before = g_array_copy (pieces);
  loom_init (&loom, energy, plan);
  grow_all (&loom, pieces);
  while (join_all (&loom, pieces))
    grow_all (&loom, pieces);
  keep_true (&loom, before, pieces);
  g_free (loom.sums);
}
