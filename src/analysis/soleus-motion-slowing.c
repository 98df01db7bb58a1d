/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-motion.h"

#define SECOND_S 1.0
/* Seizures. */
#define LEAST_SHARE 0.25
#define FASTEST_HZ 6.5f
#define SLOWEST_HZ 0.7f
#define PAUSE_S 5.0
#define TONIC_HZ 9.0f /* the vibration before the beats is quicker */
#define START_HZ 2.5
#define END_HZ 1.7
#define SLOWING_MIN 2.0 /* first rate over last */
#define R2_MIN 0.6
#define SHORTEST_S 8.0
#define LONGEST_S 150.0
#define FAR_OFF 0.4 /* of ln Hz: an odd second does not make the line */
#define ROWS_MIN 6
/* Steps. */
#define STEP_HIGH_HZ 2.8f
#define STEP_SHARE 0.45f
#define STEP_PAUSE_S 2.5
#define STEP_SHORTEST_S 5.0

typedef struct
{
  double start; /* ln Hz at the first row */
  double slope; /* ln Hz a second */
  double r2;
  guint n;
} Line;

/* Through the rows of which @use is true. */
static Line
fit (const SoleusMotionBeat *rows, guint n, const guint8 *use)
{
  double st = 0, sy = 0, stt = 0, sty = 0, syy = 0;
  Line line = {0};

  for (guint i = 0; i < n; i++)
    {
      double t = rows[i].at_s - rows[0].at_s;
      double y = log (rows[i].beat_hz);
      if (!use[i])
        continue;
      st += t;
      sy += y;
      stt += t * t;
      sty += t * y;
      syy += y * y;
      line.n++;
    }
  double m = MAX (line.n, 1);
  double ctt = stt - st * st / m;
  double cty = sty - st * sy / m;
  double cyy = syy - sy * sy / m;
  if (line.n < 3 || ctt <= 0.0 || cyy <= 0.0)
    return line;
  line.slope = cty / ctt;
  line.start = (sy - line.slope * st) / m;
  line.r2 = cty * cty / (ctt * cyy);
  return line;
}

/* A second look without what lies far off the first line. */
static Line
fit_twice (const SoleusMotionBeat *rows, guint n)
{
  g_autofree guint8 *use = g_new (guint8, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    use[i] = 1;
  Line line = fit (rows, n, use);
  for (guint i = 0; i < n; i++)
    use[i] = fabs (log (rows[i].beat_hz) - line.start
                 - line.slope * (rows[i].at_s - rows[0].at_s))
        < FAR_OFF;
  Line again = fit (rows, n, use);
  return 3 * again.n >= 2 * n ? again : line;
}

static gboolean
judge (const SoleusMotionBeat *rows, guint n, SoleusMotionSlowing *out)
{
  double length_s = rows[n - 1].at_s - rows[0].at_s;

  if (n < ROWS_MIN || length_s < SHORTEST_S || length_s > LONGEST_S)
    return FALSE;
  Line line = fit_twice (rows, n);
  *out = (SoleusMotionSlowing){.span = {rows[0].at_s - 0.5 * SECOND_S,
                                   rows[n - 1].at_s + 0.5 * SECOND_S},
      .start_hz = exp (line.start),
      .end_hz = exp (line.start + line.slope * length_s),
      .r2 = line.r2};
  for (guint i = 0; i < n; i++)
    out->level = MAX (out->level, rows[i].level);
  out->n_beats = (guint)(length_s * sqrt (out->start_hz * out->end_hz));
  return out->r2 >= R2_MIN && out->start_hz >= START_HZ && out->end_hz <= END_HZ
      && out->start_hz >= SLOWING_MIN * out->end_hz;
}

static gboolean
beats_at (const SoleusMotionBeat *row, double least)
{
  return row->share >= LEAST_SHARE && row->beat_hz >= SLOWEST_HZ
      && row->beat_hz <= FASTEST_HZ && row->level >= least
      && row->speed_hz <= TONIC_HZ;
}

GArray *
soleus_motion_slowings (const SoleusMotionBeat *beats, guint n, double least)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SoleusMotionSlowing));
  g_autoptr (GArray) chain =
      g_array_new (FALSE, FALSE, sizeof (SoleusMotionBeat));

  for (guint i = 0; i <= n; i++)
    {
      const SoleusMotionBeat *last = chain->len == 0
          ? NULL
          : &g_array_index (chain, SoleusMotionBeat, chain->len - 1);
      if (i < n && !beats_at (&beats[i], least))
        continue;
      if (last != NULL && (i == n || beats[i].at_s - last->at_s > PAUSE_S))
        {
          SoleusMotionSlowing row;
          if (judge ((const SoleusMotionBeat *)chain->data, chain->len, &row))
            g_array_append_val (found, row);
          g_array_set_size (chain, 0);
        }
      if (i < n)
        g_array_append_val (chain, beats[i]);
    }
  return found;
}

GArray *
soleus_motion_steps (const SoleusMotionBeat *beats, guint n, double least)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
  SoleusSpan span = {NAN, NAN};

  for (guint i = 0; i <= n; i++)
    {
      gboolean steps = i < n && beats[i].share >= STEP_SHARE
          && beats[i].beat_hz >= SLOWEST_HZ && beats[i].beat_hz <= STEP_HIGH_HZ
          && beats[i].level >= least;
      if (i < n && !steps)
        continue;
      double from_s = i < n ? beats[i].at_s - 0.5 * SECOND_S : INFINITY;
      if (isnan (span.start_s) || from_s - span.end_s > STEP_PAUSE_S)
        {
          if (soleus_span_duration_s (span) >= STEP_SHORTEST_S)
            g_array_append_val (found, span);
          span.start_s = from_s;
        }
      span.end_s = from_s + SECOND_S;
    }
  return found;
}
