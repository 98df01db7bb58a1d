/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HEAD 16384 /* stamps from which the usual step is learnt */
#define LOOK_AHEAD 32 /* stamps that may catch up after a late one [D] */
#define MAX_RUNS 100000
/* Late stamps pull the expected time by this share each [D]. */
#define PULL 0.02
#define DAY_S 86400.0
/* A told rate is believed when the stamps agree this well: clocks of
 * amplifiers and computers differ by less. */
#define TOLD_TOLERANCE 0.01

/* Stamps in a file are rounded to a millionth or so of its length. */
#define STAMP_TOLERANCE 2e-6
#define LOSS_TOLERANCE 1e-4

/* A stamp that came late; a gap unless those after it catch up. */
typedef struct
{
  gboolean open;
  guint64 idx;
  double expected_s;
  double least_late_s;
  double stamp_s;
  double stamp_before_s;
} Candidate;

struct _SoleusClock
{
  double told_rate_hz;
  gboolean daily;
  gboolean learnt;
  double *head; /* [HEAD] until learnt */
  guint n_head;
  double step_s;
  double jitter_s;
  double threshold_s;
  guint64 n;
  gboolean begun;
  double first_s;
  double shift_s;
  double last_s;
  double expected_s;
  Candidate candidate;
  double run_first_s; /* stamp that began the run */
  guint64 run_first_idx;
  double sum_spans_s;
  guint64 sum_steps;
  guint n_backward;
  guint n_repeated;
  double lost_s;
  GArray *runs;
};

SoleusClock *
soleus_clock_new (double rate_hz, gboolean daily)
{
  SoleusClock *clock = g_new0 (SoleusClock, 1);

  clock->told_rate_hz = rate_hz;
  clock->daily = daily;
  clock->head = g_new (double, HEAD);
  clock->runs = g_array_new (FALSE, FALSE, sizeof (SoleusClockRun));
  return clock;
}

void
soleus_clock_free (SoleusClock *clock)
{
  if (clock == NULL)
    return;
  g_clear_pointer (&clock->runs, g_array_unref);
  g_free (clock->head);
  g_free (clock);
}

static int
compare_doubles (const void *a, const void *b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return left < right ? -1 : left > right;
}

static double
median_positive (const double *steps, guint n)
{
  g_autofree double *positive = g_new (double, MAX (n, 1));
  guint n_positive = 0;

  for (guint i = 0; i < n; i++)
    if (steps[i] > 0)
      positive[n_positive++] = steps[i];
  if (n_positive == 0)
    return 0.0;
  qsort (positive, n_positive, sizeof *positive, compare_doubles);
  return positive[n_positive / 2];
}

/* Mean and spread of the steps that are no gaps: packets give many steps of
 * nothing and few long ones, rounding gives two lengths. */
static void
learn (SoleusClock *clock)
{
  g_autofree double *steps = g_new (double, HEAD);
  guint n = 0, n_kept = 0;
  double usual_s, sum_s = 0.0;

  clock->learnt = TRUE;
  for (guint i = 1; i < clock->n_head; i++)
    if (isfinite (clock->head[i]) && isfinite (clock->head[i - 1]))
      steps[n++] = clock->head[i] - clock->head[i - 1];
  usual_s = median_positive (steps, n);
  for (guint i = 0; i < n; i++)
    if (fabs (steps[i]) <= 5.0 * usual_s)
      {
        sum_s += steps[i];
        steps[n_kept++] = steps[i];
      }
  if (n_kept > 0)
    clock->step_s = sum_s / n_kept;
  if (clock->told_rate_hz > 0
      && fabs (clock->step_s * clock->told_rate_hz - 1.0) < TOLD_TOLERANCE)
    clock->step_s = 1.0 / clock->told_rate_hz;
  for (guint i = 0; i < n_kept; i++)
    steps[i] = fabs (steps[i] - clock->step_s);
  qsort (steps, n_kept, sizeof *steps, compare_doubles);
  if (n_kept > 0)
    clock->jitter_s = steps[(guint)(0.95 * (n_kept - 1))];
  /* One lost sample is a step late; less is rounding and jitter. */
  clock->threshold_s = 0.75 * clock->step_s + 1.5 * clock->jitter_s;
}

static void
begin_run (SoleusClock *clock, guint64 idx, double start_s, double stamp_s)
{
  SoleusClockRun run = {idx, start_s - clock->first_s};

  g_array_append_val (clock->runs, run);
  clock->run_first_idx = idx;
  clock->run_first_s = stamp_s;
}

static void
end_run (SoleusClock *clock, guint64 end_idx, double last_stamp_s)
{
  if (end_idx < clock->run_first_idx + 2)
    return;
  clock->sum_spans_s += last_stamp_s - clock->run_first_s;
  clock->sum_steps += end_idx - clock->run_first_idx - 1;
}

static void
confirm_gap (SoleusClock *clock)
{
  Candidate *candidate = &clock->candidate;
  double start_s = candidate->expected_s + candidate->least_late_s;

  /* The stamp itself, unless it was late as well. */
  if (candidate->stamp_s - start_s < 0.5 * clock->threshold_s)
    start_s = candidate->stamp_s;
  candidate->open = FALSE;
  if (clock->runs->len >= MAX_RUNS)
    return;
  end_run (clock, candidate->idx, candidate->stamp_before_s);
  begin_run (clock, candidate->idx, start_s, candidate->stamp_s);
  clock->lost_s += start_s - candidate->expected_s;
  clock->expected_s += start_s - candidate->expected_s;
}

static void
follow_candidate (SoleusClock *clock, double late_s)
{
  Candidate *candidate = &clock->candidate;

  if (late_s < 0.5 * clock->threshold_s)
    candidate->open = FALSE;
  else if (clock->n - candidate->idx >= LOOK_AHEAD
      || late_s > candidate->least_late_s + clock->threshold_s)
    confirm_gap (clock);
  else
    candidate->least_late_s = MIN (candidate->least_late_s, late_s);
}

static double
unwrap (SoleusClock *clock, double stamp_s)
{
  if (clock->daily && clock->begun
      && stamp_s + clock->shift_s < clock->last_s - 0.5 * DAY_S)
    clock->shift_s += DAY_S;
  return stamp_s + clock->shift_s;
}

static void
take (SoleusClock *clock, double stamp_s)
{
  double late_s;

  stamp_s = unwrap (clock, stamp_s);
  if (!clock->begun)
    {
      clock->begun = TRUE;
      clock->first_s = stamp_s;
      begin_run (clock, 0, stamp_s, stamp_s);
      clock->expected_s = clock->last_s = stamp_s;
      return;
    }
  clock->expected_s += clock->step_s;
  clock->n_repeated += stamp_s == clock->last_s;
  if (stamp_s < clock->last_s - clock->step_s - clock->threshold_s)
    {
      clock->n_backward++;
      clock->shift_s += clock->expected_s - stamp_s;
      stamp_s = clock->expected_s;
    }
  late_s = stamp_s - clock->expected_s;
  if (clock->candidate.open)
    {
      follow_candidate (clock, late_s);
      late_s = stamp_s - clock->expected_s;
    }
  if (!clock->candidate.open)
    {
      if (late_s > clock->threshold_s
          && stamp_s - clock->last_s > clock->step_s + clock->threshold_s)
        clock->candidate = (Candidate){
            TRUE, clock->n, clock->expected_s, late_s, stamp_s, clock->last_s};
      else
        clock->expected_s += PULL * late_s;
    }
  clock->last_s = stamp_s;
}

static void
add_learnt (SoleusClock *clock, double time_s)
{
  if (isfinite (time_s))
    take (clock, time_s);
  else
    clock->expected_s += clock->step_s;
  clock->n++;
}

static void
drain_head (SoleusClock *clock)
{
  learn (clock);
  for (guint i = 0; i < clock->n_head; i++)
    add_learnt (clock, clock->head[i]);
  g_clear_pointer (&clock->head, g_free);
}

void
soleus_clock_add (SoleusClock *clock, double time_s)
{
  if (clock->learnt)
    {
      add_learnt (clock, time_s);
      return;
    }
  clock->head[clock->n_head++] = time_s;
  if (clock->n_head == HEAD)
    drain_head (clock);
}

/* The measured rate; a whole number where the stamps cannot tell it from
 * one. */
static double
decide_rate (const SoleusClock *clock)
{
  double measured_hz = 0.0, whole_hz, tolerance;

  if (clock->sum_spans_s > 0)
    measured_hz = (double)clock->sum_steps / clock->sum_spans_s;
  if (clock->told_rate_hz > 0
      && (measured_hz == 0.0
          || fabs (measured_hz / clock->told_rate_hz - 1.0) < TOLD_TOLERANCE))
    return clock->told_rate_hz;
  if (measured_hz < 10.0)
    return measured_hz;
  whole_hz = round (measured_hz);
  tolerance = MAX (STAMP_TOLERANCE,
      2.0 * clock->jitter_s * clock->runs->len / clock->sum_spans_s);
  /* Steps that are exact at first, and a little lost in between. */
  if (fabs (clock->step_s * whole_hz - 1.0) < STAMP_TOLERANCE)
    tolerance = MAX (tolerance, LOSS_TOLERANCE);
  return fabs (measured_hz / whole_hz - 1.0) < tolerance ? whole_hz
                                                         : measured_hz;
}

void
soleus_clock_finish (SoleusClock *clock, SoleusClockResult *result)
{
  if (!clock->learnt)
    drain_head (clock);
  if (clock->candidate.open)
    confirm_gap (clock);
  if (clock->begun)
    end_run (clock, clock->n, clock->last_s);
  else
    begin_run (clock, 0, 0.0, 0.0);
  *result = (SoleusClockResult){.rate_hz = decide_rate (clock),
      .jitter_s = clock->jitter_s,
      .lost_s = clock->lost_s,
      .n_backward = clock->n_backward,
      .n_repeated = clock->n_repeated,
      .n = clock->n,
      .first_s = clock->first_s,
      .runs = g_steal_pointer (&clock->runs)};
  soleus_clock_free (clock);
}
