/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-leg-rules.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-spans.h"

/* Times come from sums of doubles: a limit is met to the microsecond. */
#define SLACK_S 1e-6
#define HOUR_S 3600.0
/* AASM: movements of two legs whose onsets are nearer than this are one. */
#define BOTH_LEGS_ONSET_S 5.0
/* WASM: of two legs that overlap or follow within this; at most four parts. */
#define BOTH_LEGS_GAP_S 0.5
#define PARTS_MOST 4
/* Intervals of the periodicity index, and how many make a run [ferri2006]. */
#define PERIODIC_LOW_S 10.0
#define PERIODIC_HIGH_S 90.0
#define PERIODIC_RUN 3

static const SoleusConstantId interval_of[] = {
    [SOLEUS_LEG_AASM] = SOLEUS_C_PLM_INT_AASM,
    [SOLEUS_LEG_WASM] = SOLEUS_C_PLM_INT_WASM,
};

static gboolean
at_least (double value, double limit)
{
  return value >= limit - SLACK_S;
}

static gboolean
at_most (double value, double limit)
{
  return value <= limit + SLACK_S;
}

static SoleusLegEvent *
event_at (const GArray *events, guint i)
{
  return &g_array_index (events, SoleusLegEvent, i);
}

static double
interval_s (const GArray *events, guint i)
{
  return event_at (events, i)->span.start_s
      - event_at (events, i - 1)->span.start_s;
}

static int
by_onset (gconstpointer a, gconstpointer b)
{
  const SoleusLegMovement *x = a;
  const SoleusLegMovement *y = b;

  if (x->onset_s != y->onset_s)
    return x->onset_s < y->onset_s ? -1 : 1;
  return (x->limb > y->limb) - (x->limb < y->limb);
}

/* AASM: any part of it from half a second before a breathing event to half a
 * second after. WASM: from 2 s before its end to 10.25 s after that. */
static gboolean
goes_with_breathing (
    SoleusLegRule rule, SoleusSpan span, const GArray *respiratory)
{
  SoleusConstantId id =
      rule == SOLEUS_LEG_AASM ? SOLEUS_C_PLM_RESP_AASM : SOLEUS_C_PLM_RESP_WASM;
  double before_s = soleus_constant (id);
  double after_s = soleus_constant_high (id);

  for (guint i = 0; respiratory != NULL && i < respiratory->len; i++)
    {
      SoleusSpan event = g_array_index (respiratory, SoleusSpan, i);
      double from_s =
          (rule == SOLEUS_LEG_AASM ? event.start_s : event.end_s) - before_s;
      if (at_most (span.start_s, event.end_s + after_s)
          && at_least (span.end_s, from_s))
        return TRUE;
    }
  return FALSE;
}

/* Whether a rule sees a movement of one leg at all. */
static gboolean
is_movement (
    SoleusLegRule rule, const SoleusLegMovement *row, const GArray *respiratory)
{
  double duration_s = row->end_s - row->onset_s;
  SoleusSpan span = {row->onset_s, row->end_s};

  if (!at_least (duration_s, soleus_constant (SOLEUS_C_LM_DUR)))
    return FALSE;
  if (rule == SOLEUS_LEG_WASM)
    return row->full;
  return at_most (duration_s, soleus_constant_high (SOLEUS_C_LM_DUR))
      && !goes_with_breathing (rule, span, respiratory);
}

/* One event in the making. */
typedef struct
{
  SoleusLegEvent event;
  guint first_limb;
  double longest_s; /* of its parts */
} Group;

static gboolean
joins (SoleusLegRule rule, const Group *group, const SoleusLegMovement *row)
{
  const SoleusSpan *span = &group->event.span;

  if (rule == SOLEUS_LEG_WASM)
    return row->onset_s - span->end_s < BOTH_LEGS_GAP_S - SLACK_S;
  return group->event.n_parts == 1 && row->limb != group->first_limb
      && row->onset_s - span->start_s < BOTH_LEGS_ONSET_S - SLACK_S;
}

static void
close_group (SoleusLegRule rule, Group *group, GArray *events)
{
  SoleusLegEvent *event = &group->event;
  double most_s = event->bilateral ? soleus_constant (SOLEUS_C_BIL_MAX)
                                   : soleus_constant_high (SOLEUS_C_LM_DUR);

  if (event->n_parts == 0)
    return;
  event->candidate = rule == SOLEUS_LEG_AASM
      || (event->n_parts <= PARTS_MOST
          && at_most (group->longest_s, soleus_constant_high (SOLEUS_C_LM_DUR))
          && at_most (soleus_span_duration_s (event->span), most_s));
  g_array_append_val (events, *event);
  group->event.n_parts = 0;
}

static void
add_to_group (Group *group, const SoleusLegMovement *row)
{
  SoleusLegEvent *event = &group->event;
  double duration_s = row->end_s - row->onset_s;

  if (event->n_parts == 0)
    {
      *group = (Group){.event.span = {row->onset_s, row->end_s},
          .first_limb = row->limb,
          .longest_s = duration_s};
    }
  event->span.end_s = MAX (event->span.end_s, row->end_s);
  event->bilateral |= row->limb != group->first_limb;
  event->n_parts++;
  group->longest_s = MAX (group->longest_s, duration_s);
}

GArray *
soleus_leg_events (SoleusLegRule rule, const SoleusLegMovement *movements,
    guint n, const GArray *respiratory)
{
  g_autoptr (GArray) sorted =
      g_array_new (FALSE, FALSE, sizeof (SoleusLegMovement));
  GArray *events = g_array_new (FALSE, TRUE, sizeof (SoleusLegEvent));
  Group group = {0};

  if (n > 0)
    g_array_append_vals (sorted, movements, n);
  g_array_sort (sorted, by_onset);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SoleusLegMovement *row =
          &g_array_index (sorted, SoleusLegMovement, i);
      if (!is_movement (rule, row, respiratory))
        continue;
      if (!joins (rule, &group, row))
        close_group (rule, &group, events);
      add_to_group (&group, row);
    }
  close_group (rule, &group, events);
  for (guint i = 0; rule == SOLEUS_LEG_WASM && i < events->len; i++)
    event_at (events, i)->respiratory =
        goes_with_breathing (rule, event_at (events, i)->span, respiratory);
  return events;
}

/* Rows [first, end) are a series where there are enough of them. */
static guint
close_series (GArray *events, const guint *rows, guint n)
{
  if (n < (guint)soleus_constant (SOLEUS_C_PLM_N))
    return 0;
  for (guint i = 0; i < n; i++)
    event_at (events, rows[i])->periodic = TRUE;
  return 1;
}

guint
soleus_leg_mark_series (SoleusLegRule rule, GArray *events, gboolean clear)
{
  double low_s = soleus_constant (interval_of[rule]);
  double high_s = soleus_constant_high (interval_of[rule]);
  g_autofree guint *rows = g_new (guint, MAX (events->len, 1));
  guint n = 0;
  guint n_series = 0;

  for (guint i = 0; i < events->len; i++)
    {
      SoleusLegEvent *event = event_at (events, i);
      event->periodic = FALSE;
      if (clear && event->respiratory)
        continue;
      if (n > 0)
        {
          double gap_s = event->span.start_s
              - event_at (events, rows[n - 1])->span.start_s;
          if (!event->candidate || !at_least (gap_s, low_s)
              || !at_most (gap_s, high_s))
            {
              n_series += close_series (events, rows, n);
              n = 0;
            }
        }
      if (event->candidate)
        rows[n++] = i;
    }
  return n_series + close_series (events, rows, n);
}

double
soleus_leg_periodicity (const GArray *events)
{
  guint in_runs = 0;
  guint run = 0;

  if (events->len < 2)
    return NAN;
  for (guint i = 1; i <= events->len; i++)
    {
      double gap_s = i < events->len ? interval_s (events, i) : NAN;
      if (gap_s > PERIODIC_LOW_S + SLACK_S && at_most (gap_s, PERIODIC_HIGH_S))
        {
          run++;
          continue;
        }
      in_runs += run >= PERIODIC_RUN ? run : 0;
      run = 0;
    }
  return (double)in_runs / (events->len - 1);
}

/* Intervals that the rule allows: mean and SD of their logarithm; all of them
 * go into the bins. */
static void
measure_intervals (
    SoleusLegRule rule, const GArray *events, SoleusPlmCount *out)
{
  double sum = 0.0;
  double squares = 0.0;
  guint n = 0;

  for (guint i = 1; i < events->len; i++)
    {
      double gap_s = interval_s (events, i);
      double bin = gap_s > 0.0
          ? SOLEUS_PLM_BINS_PER_OCTAVE * log2 (gap_s / SOLEUS_PLM_LOW_S)
          : -1.0;
      if (bin >= 0.0 && bin < SOLEUS_PLM_N_BINS)
        out->interval_bins[(guint)bin]++;
      if (!at_least (gap_s, soleus_constant (interval_of[rule]))
          || !at_most (gap_s, soleus_constant_high (interval_of[rule])))
        continue;
      sum += log (gap_s);
      squares += log (gap_s) * log (gap_s);
      n++;
    }
  out->interval_log_mean = n > 0 ? sum / n : NAN;
  out->interval_log_sd =
      n > 1 ? sqrt (MAX (squares - sum * sum / n, 0.0) / (n - 1)) : NAN;
}

static guint
n_periodic (const GArray *events, const GArray *sleep)
{
  guint n = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const SoleusLegEvent *event = event_at (events, i);
      n += event->periodic
          && (sleep == NULL
              || soleus_spans_contain (sleep, event->span.start_s));
    }
  return n;
}

GArray *
soleus_leg_count (SoleusLegRule rule, const SoleusLegMovement *movements,
    guint n, const SoleusLegNight *night, SoleusPlmCount *out)
{
  GArray *events = soleus_leg_events (rule, movements, n, night->respiratory);
  double counted_s = night->sleep != NULL ? soleus_spans_total_s (night->sleep)
                                          : night->observed_s;

  *out = (SoleusPlmCount){.n_lm = events->len,
      .hours = counted_s / HOUR_S,
      .of_sleep = night->sleep != NULL};
  for (guint i = 0; i < events->len; i++)
    {
      out->n_clm += event_at (events, i)->candidate;
      out->n_respiratory += event_at (events, i)->respiratory;
    }
  soleus_leg_mark_series (rule, events, TRUE);
  out->n_plm_clear = n_periodic (events, NULL);
  out->index_clear =
      out->hours > 0.0 ? n_periodic (events, night->sleep) / out->hours : NAN;
  out->n_series = soleus_leg_mark_series (rule, events, FALSE);
  out->n_plm = n_periodic (events, NULL);
  out->n_plm_in_sleep =
      night->sleep != NULL ? n_periodic (events, night->sleep) : 0;
  out->index =
      out->hours > 0.0 ? n_periodic (events, night->sleep) / out->hours : NAN;
  out->periodicity_index = soleus_leg_periodicity (events);
  measure_intervals (rule, events, out);
  return events;
}
