/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-xdf-clock.h"

#include <math.h>

/* Offsets are measured every five seconds; a pause of the network is not a
 * new clock, but a step of the offset by this much with it is. */
#define NEW_CLOCK_STEP_S 1.0

typedef struct
{
  guint first; /* row of times and offsets */
  guint n;
  double from_s;
  double to_s;
  double middle_s;
  double offset_s; /* at the middle */
  double slope; /* seconds a second */
} Segment;

struct _SoleusXdfClock
{
  GArray *times; /* of double */
  GArray *offsets; /* of double */
  GArray *segments; /* of Segment */
};

SoleusXdfClock *
soleus_xdf_clock_new (void)
{
  SoleusXdfClock *clock = g_new (SoleusXdfClock, 1);

  clock->times = g_array_new (FALSE, FALSE, sizeof (double));
  clock->offsets = g_array_new (FALSE, FALSE, sizeof (double));
  clock->segments = g_array_new (FALSE, TRUE, sizeof (Segment));
  return clock;
}

void
soleus_xdf_clock_free (SoleusXdfClock *clock)
{
  if (clock == NULL)
    return;
  g_array_unref (clock->times);
  g_array_unref (clock->offsets);
  g_array_unref (clock->segments);
  g_free (clock);
}

void
soleus_xdf_clock_add (SoleusXdfClock *clock, double time_s, double offset_s)
{
  if (!isfinite (time_s) || !isfinite (offset_s))
    return;
  g_array_append_val (clock->times, time_s);
  g_array_append_val (clock->offsets, offset_s);
}

static double
at (const GArray *values, guint i)
{
  return g_array_index (values, double, i);
}

static gboolean
begins_new_clock (const SoleusXdfClock *clock, guint i)
{
  return at (clock->times, i) < at (clock->times, i - 1)
      || fabs (at (clock->offsets, i) - at (clock->offsets, i - 1))
      > NEW_CLOCK_STEP_S;
}

/* Least squares through the offsets of a segment. */
static void
fit_segment (const SoleusXdfClock *clock, Segment *segment)
{
  double sum_t = 0.0, sum_o = 0.0, sum_tt = 0.0, sum_to = 0.0;

  for (guint i = segment->first; i < segment->first + segment->n; i++)
    {
      sum_t += at (clock->times, i);
      sum_o += at (clock->offsets, i);
    }
  segment->middle_s = sum_t / segment->n;
  segment->offset_s = sum_o / segment->n;
  for (guint i = segment->first; i < segment->first + segment->n; i++)
    {
      double t = at (clock->times, i) - segment->middle_s;
      sum_tt += t * t;
      sum_to += t * (at (clock->offsets, i) - segment->offset_s);
    }
  segment->slope = sum_tt > 0.0 ? sum_to / sum_tt : 0.0;
  segment->from_s = at (clock->times, segment->first);
  segment->to_s = at (clock->times, segment->first + segment->n - 1);
}

void
soleus_xdf_clock_fit (SoleusXdfClock *clock)
{
  g_array_set_size (clock->segments, 0);
  for (guint i = 0; i < clock->times->len; i++)
    {
      Segment *last;
      if (i == 0 || begins_new_clock (clock, i))
        {
          Segment segment = {.first = i};
          g_array_append_val (clock->segments, segment);
        }
      last =
          &g_array_index (clock->segments, Segment, clock->segments->len - 1);
      last->n++;
    }
  for (guint s = 0; s < clock->segments->len; s++)
    fit_segment (clock, &g_array_index (clock->segments, Segment, s));
}

guint
soleus_xdf_clock_get_n_segments (const SoleusXdfClock *clock)
{
  return clock->segments->len;
}

double
soleus_xdf_clock_map (const SoleusXdfClock *clock, double time_s)
{
  const Segment *best = NULL;
  double best_away_s = INFINITY;

  for (guint s = 0; s < clock->segments->len; s++)
    {
      const Segment *segment = &g_array_index (clock->segments, Segment, s);
      double away_s =
          MAX (MAX (segment->from_s - time_s, time_s - segment->to_s), 0.0);
      if (away_s < best_away_s)
        {
          best = segment;
          best_away_s = away_s;
        }
    }
  if (best == NULL)
    return time_s;
  return time_s + best->offset_s + best->slope * (time_s - best->middle_s);
}
