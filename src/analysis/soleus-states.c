/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-states.h"

#include <math.h>

#include "soleus-site.h"
#include "soleus-spans.h"
#include "soleus-sweep.h"

#define ACTIVITY_SD_G 0.05
#define ACTIVITY_S 5.0
/* A person who moves on purpose is not at rest between two contractions. */
#define VOLUNTARY_JOIN_S 1.0
#define ACTIVITY_JOIN_S 5.0

static void
add_voluntary (const SoleusAnalysis *analysis, GArray *spans)
{
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      SoleusSpan span = {burst->onset_s, burst->onset_s + burst->duration_s};
      if (burst->pattern == SOLEUS_PATTERN_VOL)
        g_array_append_val (spans, span);
    }
  soleus_spans_normalise (spans, VOLUNTARY_JOIN_S);
}

static void
add_activity (const SoleusSite *site, const SoleusSweep *sweep, GArray *spans)
{
  guint window = (guint)ACTIVITY_S;

  if (site->kind != SOLEUS_KIND_ACCELEROMETER || !site->channel->calibrated)
    return;
  for (guint i = 0; i + window <= sweep->seconds->len; i++)
    {
      const SoleusSecond *row =
          &g_array_index (sweep->seconds, SoleusSecond, i);
      SoleusSpan span = {row->start_s, row[window - 1].start_s + 1.0};
      double sum = 0.0;
      for (guint k = 0; k < window; k++)
        sum += (double)row[k].movement * row[k].movement;
      if (sqrt (sum / window) > ACTIVITY_SD_G
          && span.end_s - span.start_s < ACTIVITY_S + 1.5)
        g_array_append_val (spans, span);
    }
}

/* The tremor that shakes as hard as walking is no activity. */
static GArray *
without_rhythms (const SoleusAnalysis *analysis, const GArray *spans)
{
  g_autoptr (GArray) rhythms = soleus_spans_new ();

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      if (isfinite (row->frequency_hz))
        g_array_append_val (rhythms, span);
    }
  soleus_spans_normalise (rhythms, 0.0);
  return soleus_spans_subtract (spans, rhythms);
}

static void
append_state (GArray *states, const GArray *spans, SoleusState state)
{
  for (guint i = 0; i < spans->len; i++)
    {
      SoleusSpan span = g_array_index (spans, SoleusSpan, i);
      SoleusStateSpan row = {
          span.start_s, soleus_span_duration_s (span), state};
      g_array_append_val (states, row);
    }
}

static int
by_onset (gconstpointer a, gconstpointer b)
{
  const SoleusStateSpan *x = a;
  const SoleusStateSpan *y = b;

  return (x->onset_s > y->onset_s) - (x->onset_s < y->onset_s);
}

static GArray *
copy_segments (const SoleusRecording *recording)
{
  GArray *spans = soleus_spans_new ();
  guint n;
  const SoleusSpan *segments = soleus_recording_get_segments (recording, &n);

  if (n > 0)
    g_array_append_vals (spans, segments, n);
  return spans;
}

void
soleus_states_set (SoleusAnalysis *analysis, const SoleusRecording *recording,
    const GArray *sites, const GPtrArray *sweeps)
{
  SoleusSpan all = {0.0, soleus_recording_get_duration_s (recording)};
  g_autoptr (GArray) whole = soleus_spans_new ();
  g_autoptr (GArray) segments = copy_segments (recording);
  g_autoptr (GArray) moving = soleus_spans_new ();
  g_autoptr (GArray) voluntary = soleus_spans_new ();

  g_array_append_val (whole, all);
  for (guint i = 0; i < sites->len; i++)
    add_activity (&g_array_index (sites, SoleusSite, i),
        g_ptr_array_index (sweeps, i), moving);
  soleus_spans_normalise (moving, ACTIVITY_JOIN_S);
  g_autoptr (GArray) activity = without_rhythms (analysis, moving);
  add_voluntary (analysis, voluntary);
  g_autoptr (GArray) contracted = soleus_spans_subtract (voluntary, activity);
  g_autoptr (GArray) gaps = soleus_spans_subtract (whole, segments);
  g_autoptr (GArray) observed = soleus_spans_subtract (whole, gaps);
  g_autoptr (GArray) still = soleus_spans_subtract (observed, activity);
  g_autoptr (GArray) rest = soleus_spans_subtract (still, contracted);
  append_state (analysis->states, gaps, SOLEUS_STATE_UNUSABLE);
  append_state (analysis->states, activity, SOLEUS_STATE_ACTIVITY);
  append_state (analysis->states, contracted, SOLEUS_STATE_VOLUNTARY);
  append_state (analysis->states, rest, SOLEUS_STATE_REST);
  g_array_sort (analysis->states, by_onset);
}
