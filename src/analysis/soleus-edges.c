/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-edges.h"

#include <math.h>

#include "soleus-change-point.h"
#include "soleus-constants.h"

#define EDGE_SHARE 0.1
/* A sample this many sigma out is not noise (1 in 100 is). */
#define CLEAR_SIGMAS 2.5
/* Of a potential the edges are read off the signal however small it is: a
 * change point needs more samples than it has. */
#define BRIEF_S 0.06
#define PHASE_GAP_S 0.004
/* Where the noise hides the feet of the phases, the gaps are longer. */
#define HIDDEN_GAP_S 0.008
#define SHORTEST_HALF_S 0.003
/* The detector's smoothing moved the edges by up to this much. */
#define SMEAR_S 0.02
/* What is little larger than the noise has its peak nearer: farther away the
 * noise's own is larger. */
#define HIDDEN_SMEAR_S 0.006

static gsize
peak_of (const float *x, gsize first, gsize end)
{
  gsize best = first;

  for (gsize i = first; i < end; i++)
    if (fabsf (x[i]) > fabsf (x[best]))
      best = i;
  return best;
}

/* The change-point window on one side of an edge: from half a window before to
 * the peak at most, so that one rise (or fall) is in it. */
static gsize
refine_edge (const float *x, gsize n, gsize edge, gsize low, gsize high,
    double rate_hz, SoleusChange change)
{
  gsize segment =
      (gsize)(soleus_constant (SOLEUS_C_CPT_MIN_SEG) / 1000.0 * rate_hz);
  gsize half = (gsize)(soleus_constant (SOLEUS_C_CPT_HALF) / 1000.0 * rate_hz);
  gsize from = MAX (edge > half ? edge - half : 0, low);
  gsize to = MIN (MIN (edge + half, high), n);
  gsize index;

  segment = MAX (MIN (segment, (to - MIN (from, to)) / 4), 2);
  if (to <= from || to - from < 4 * segment
      || !soleus_change_point (
          x + from, to - from, segment, change, &index, NULL))
    return edge;
  return from + index;
}

/* From the peak outwards, over quiet gaps that a potential has between its
 * phases. */
static void
walk_out (const float *x, gsize gap, float level, gsize low, gsize high,
    gsize peak, gsize *first, gsize *end)
{
  *first = peak;
  for (gsize i = peak; i-- > low && *first - i <= gap;)
    if (fabsf (x[i]) > level)
      *first = i;
  *end = peak + 1;
  for (gsize i = peak + 1; i < high && i - *end < gap; i++)
    if (fabsf (x[i]) > level)
      *end = i + 1;
}

/* A potential whose feet the noise hides is at least as long as the shortest
 * on the skin, around what the detector saw. */
static void
refine_brief (const float *x, double rate_hz, float tenth, float clear,
    gsize low, gsize high, gsize peak, gsize *first, gsize *end)
{
  gboolean hidden = tenth < clear;
  gsize gap = (gsize)((hidden ? HIDDEN_GAP_S : PHASE_GAP_S) * rate_hz);
  gsize half = (gsize)(SHORTEST_HALF_S * rate_hz) + 1;
  gsize middle = (*first + *end) / 2;

  walk_out (x, MAX (gap, 1), MAX (tenth, clear), low, high, peak, first, end);
  if (!hidden)
    return;
  *first = MIN (*first, MAX (middle > half ? middle - half : 0, low));
  *end = MAX (*end, MIN (middle + half, high));
}

void
soleus_edges_refine (const float *x, gsize n, double rate_hz, double noise_rms,
    gsize lowest, gsize highest, gsize *first, gsize *end)
{
  gsize smear = (gsize)(SMEAR_S * rate_hz);
  gsize from = MAX (*first > smear ? *first - smear : 0, lowest);
  gsize to = MIN (*end + smear, MIN (highest, n));
  gboolean brief = (double)(*end - *first) <= BRIEF_S * rate_hz;

  if (to <= from)
    return;
  gsize peak = peak_of (x, from, to);
  float clear = (float)(CLEAR_SIGMAS * noise_rms);
  if (brief && (float)EDGE_SHARE * fabsf (x[peak]) < clear)
    {
      gsize near = (gsize)(HIDDEN_SMEAR_S * rate_hz);
      gsize low = MAX (from, *first > near ? *first - near : 0);
      gsize high = MIN (to, *end + near);
      peak = low < high ? peak_of (x, low, high) : peak;
    }
  float tenth = (float)EDGE_SHARE * fabsf (x[peak]);
  if (tenth >= clear && !brief)
    {
      while (from < peak && fabsf (x[from]) <= tenth)
        from++;
      while (to > peak + 1 && fabsf (x[to - 1]) <= tenth)
        to--;
      *first = from;
      *end = to;
      return;
    }
  if (brief)
    {
      refine_brief (x, rate_hz, tenth, clear, from, to, peak, first, end);
      return;
    }
  gsize onset = refine_edge (x, n, *first, lowest, MAX (peak, *first) + 1,
      rate_hz, SOLEUS_CHANGE_RISE);
  gsize offset = refine_edge (
      x, n, *end, MIN (peak, *end), highest, rate_hz, SOLEUS_CHANGE_FALL);
  *first = MIN (onset, peak);
  *end = MAX (offset, peak + 1);
}
