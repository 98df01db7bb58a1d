/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pieces.h"

#include <math.h>

#include "soleus-activation.h"

/* Pieces of one: how far apart at most, how long together at least, and how
 * much of that time they fill. What all but touches needs no such length. */
typedef struct
{
  double gap_s;
  double length_s;
  double fill;
} Rule;

#define TOUCH_S 0.06
static const Rule rules[] = {{TOUCH_S, 1.0, 0.8}, {0.8, 10.0, 0.6}};

/* Over noise: what stands this clear does not flicker. */
#define CLEAR_RATIO 2.5f
#define CLEAR_GAP_S 0.2
#define STRONG_SHARE 0.8f
/* A run of one unit, see soleus_firing_rate_measure(). */
#define REGULAR 0.46f

/* Beats come more evenly than pieces that the noise cut out: those have a CV
 * of 0.6 and more [C]. */
#define BEATS_MIN 6
#define BEATS_CV 0.45

static const SoleusActivation *
row_of (const GArray *rows, guint i)
{
  return &g_array_index (rows, SoleusActivation, i);
}

/* CV of the intervals from onset to onset. */
static double
cv_of (const GArray *rows, guint first, guint end)
{
  double sum = 0.0;
  double squares = 0.0;
  guint n = end - first - 1;

  for (guint i = first + 1; i < end; i++)
    {
      double interval_s =
          row_of (rows, i)->onset_s - row_of (rows, i - 1)->onset_s;
      sum += interval_s;
      squares += interval_s * interval_s;
    }
  double mean = sum / n;
  return mean > 0.0 ? sqrt (MAX (squares / n - mean * mean, 0.0)) / mean
                    : INFINITY;
}

static gboolean
are_beats (const GArray *rows, guint first, guint end)
{
  return end - first >= BEATS_MIN && cv_of (rows, first, end) < BEATS_CV;
}

/* The way up ends in the first piece that is as strong as all of them
 * together, the way down begins with the last one. */
static void
set_slopes (const GArray *rows, guint first, guint end, SoleusActivation *all)
{
  guint i = first;
  guint k = end - 1;

  while (i < k && row_of (rows, i)->rms < STRONG_SHARE * all->rms)
    i++;
  while (k > i && row_of (rows, k)->rms < STRONG_SHARE * all->rms)
    k--;
  all->rise_s = i == first ? row_of (rows, i)->rise_s
                           : (float)(row_of (rows, i)->onset_s - all->onset_s);
  all->fall_s = k + 1 == end ? row_of (rows, k)->fall_s
                             : (float)(all->end_s - row_of (rows, k)->end_s);
}

/* One row out of the pieces, in the place of the first. */
static SoleusActivation
join (const GArray *rows, guint first, guint end)
{
  SoleusActivation all = *row_of (rows, first);
  double squares = 0.0;
  double active_s = 0.0;

  for (guint i = first; i < end; i++)
    {
      const SoleusActivation *row = row_of (rows, i);
      double duration_s = row->end_s - row->onset_s;
      squares += (double)row->rms * row->rms * duration_s;
      active_s += duration_s;
      all.n_turns = (gint16)MIN (all.n_turns + row->n_turns, G_MAXINT16);
      if (row->end_s >= all.end_s)
        {
          all.end_s = row->end_s;
          all.open_end = row->open_end;
        }
      if (row->p2p > all.p2p)
        {
          all.p2p = row->p2p;
          all.peak_s = row->peak_s;
          all.mdf_hz = row->mdf_hz;
          all.firing_hz = row->firing_hz;
          all.regularity = row->regularity;
        }
    }
  all.rms = (float)sqrt (squares / MAX (active_s, 1e-9));
  set_slopes (rows, first, end, &all);
  all.n_discharges = 0;
  all.has_shape = FALSE;
  return all;
}

/* Whether @row goes on with what ended with @last at @end_s. */
static gboolean
goes_on (const Rule *rule, const SoleusActivation *last, double end_s,
    const SoleusActivation *row)
{
  double gap_s = row->onset_s - end_s;
  double level = MIN (last->rms, row->rms);

  if (row->beat_hz > 0.0f)
    return FALSE;
  /* A strong one that is silent for long has ended. */
  return gap_s <= rule->gap_s
      && (gap_s <= CLEAR_GAP_S || level < CLEAR_RATIO * row->noise_rms)
      && (gap_s <= TOUCH_S || !(row->regularity > REGULAR));
}

static void
join_by (GArray *rows, const Rule *rule)
{
  guint n = 0;

  for (guint first = 0, end; first < rows->len; first = end)
    {
      double end_s = row_of (rows, first)->end_s;
      double active_s = end_s - row_of (rows, first)->onset_s;
      gboolean beat = row_of (rows, first)->beat_hz > 0.0f;
      for (end = first + 1; end < rows->len && !beat; end++)
        {
          const SoleusActivation *row = row_of (rows, end);
          if (!goes_on (rule, row_of (rows, end - 1), end_s, row))
            break;
          end_s = MAX (end_s, row->end_s);
          active_s += row->end_s - row->onset_s;
        }
      double total_s = end_s - row_of (rows, first)->onset_s;
      gboolean one = end - first > 1 && total_s >= rule->length_s
          && active_s >= rule->fill * total_s && !are_beats (rows, first, end);
      SoleusActivation all =
          one ? join (rows, first, end) : *row_of (rows, first);
      g_array_index (rows, SoleusActivation, n++) = all;
      for (guint i = first + 1; i < end && !one; i++)
        g_array_index (rows, SoleusActivation, n++) = *row_of (rows, i);
    }
  g_array_set_size (rows, n);
}

void
soleus_pieces_join (GArray *activations)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    join_by (activations, &rules[i]);
}
