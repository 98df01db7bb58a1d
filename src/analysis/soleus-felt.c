/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-felt.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-summarise.h"

/* Two channels see the start of one twitch this far apart at most: a
 * conduction of 3 m/s along a limb of 30 cm [D]. */
#define TOGETHER_S 0.1

/* Something in the signal that a person could feel. */
typedef struct
{
  double onset_s;
  double end_s;
  gboolean twitch; /* counts one by one; a bout holds many moments */
  gboolean felt;
} Event;

static int
by_onset (gconstpointer a, gconstpointer b)
{
  const Event *x = a;
  const Event *y = b;

  return (x->onset_s > y->onset_s) - (x->onset_s < y->onset_s);
}

static int
by_time (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

/* Sorted by onset; of those that begin together the first stands for all. */
static GArray *
collect_events (const SoleusAnalysis *analysis)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Event));
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      Event event = {row->onset_s, row->onset_s + row->duration_s,
          soleus_pattern_is_twitch (row->pattern), FALSE};

      if (!row->rejected && row->pattern >= 0
          && row->pattern != SOLEUS_PATTERN_VOL
          && row->pattern != SOLEUS_PATTERN_TOO_FEW)
        g_array_append_val (all, event);
    }
  g_array_sort (all, by_onset);
  for (guint i = 0; i < all->len; i++)
    {
      const Event *event = &g_array_index (all, Event, i);
      Event *last = events->len == 0
          ? NULL
          : &g_array_index (events, Event, events->len - 1);

      if (last != NULL && event->onset_s - last->onset_s <= TOGETHER_S
          && event->twitch == last->twitch)
        last->end_s = MAX (last->end_s, event->end_s);
      else
        g_array_append_val (events, *event);
    }
  return events;
}

static void
add_moment (GArray *moments, const char *label, double time_s)
{
  if (soleus_condition_from_id (label) == SOLEUS_CONDITION_FELT_ONE)
    g_array_append_val (moments, time_s);
}

static GArray *
collect_moments (
    const SoleusRecording *recording, const SoleusDecisions *decisions)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_marks =
      decisions == NULL ? 0 : soleus_decisions_get_n_marks (decisions);

  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    {
      const SoleusAnnotation *row =
          soleus_recording_get_annotation (recording, i);
      add_moment (moments, row->text, row->onset_s);
    }
  for (guint i = 0; i < n_marks; i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      add_moment (moments, mark->label, mark->onset_s);
    }
  g_array_sort (moments, by_time);
  return moments;
}

/* The free twitch that began nearest, else a bout that was going on. */
static Event *
find_event (const GArray *events, double moment_s)
{
  const double after_s = soleus_constant (SOLEUS_C_FELT_AFTER);
  const double before_s = soleus_constant (SOLEUS_C_FELT_BEFORE);
  Event *best = NULL;
  Event *bout = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      Event *event = &g_array_index (events, Event, i);
      double late_s = moment_s - event->onset_s;

      if (late_s < -before_s)
        break;
      if (!event->twitch)
        bout = moment_s <= event->end_s + after_s ? event : bout;
      else if (!event->felt && late_s <= after_s
          && (best == NULL || fabs (late_s) < fabs (moment_s - best->onset_s)))
        best = event;
    }
  return best != NULL ? best : bout;
}

static void
set_delays (GArray *delays_s, SoleusEvidence *evidence)
{
  guint n = delays_s->len;
  const double *row = (const double *)(gpointer)delays_s->data;

  if (n == 0)
    return;
  g_array_sort (delays_s, by_time);
  evidence->felt_delay_s =
      n % 2 == 1 ? row[n / 2] : 0.5 * (row[n / 2 - 1] + row[n / 2]);
  evidence->felt_delay_low_s = row[0];
  evidence->felt_delay_high_s = row[n - 1];
}

void
soleus_felt_count (const SoleusRecording *recording,
    const SoleusAnalysis *analysis, const SoleusDecisions *decisions,
    SoleusEvidence *evidence)
{
  g_autoptr (GArray) moments = collect_moments (recording, decisions);
  g_autoptr (GArray) events = collect_events (analysis);
  g_autoptr (GArray) delays_s = g_array_new (FALSE, FALSE, sizeof (double));

  evidence->n_felt = moments->len;
  evidence->n_felt_measured = 0;
  evidence->n_unfelt = 0;
  evidence->felt_delay_s = NAN;
  evidence->felt_delay_low_s = NAN;
  evidence->felt_delay_high_s = NAN;
  if (moments->len == 0)
    return;
  for (guint i = 0; i < moments->len; i++)
    {
      double moment_s = g_array_index (moments, double, i);
      Event *event = find_event (events, moment_s);
      double delay_s;

      if (event == NULL)
        continue;
      evidence->n_felt_measured++;
      event->felt = TRUE;
      delay_s = moment_s - event->onset_s;
      if (event->twitch)
        g_array_append_val (delays_s, delay_s);
    }
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      evidence->n_unfelt += event->twitch && !event->felt;
    }
  set_delays (delays_s, evidence);
}
