/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-motioning.h"

#include <math.h>

/* So many rests are loud where g is not known. */
#define LOUD_RESTS 20.0

/* In g, or in multiples of the rest. */
double
soleus_motion_level (const SoleusMotion *motion, double in_g)
{
  return motion->in_g ? in_g : LOUD_RESTS * motion->sweep->motion_rest;
}

/* Rows and runs of this time have a name now. */
void
soleus_motion_take (SoleusMotion *motion, SoleusSpan span)
{
  SoleusClassing *classing = motion->classing;

  for (guint i = 0; i < classing->rows->len; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, i);
      SoleusSpan own = {row->onset_s, row->end_s};
      if (soleus_span_overlap_s (own, span)
          > 0.5 * soleus_span_duration_s (own))
        classing->taken[i] = 1;
    }
  guint n = 0;
  for (guint i = 0; i < motion->runs->len; i++)
    {
      SoleusMotionRun run = *soleus_motion_run (motion, i);
      if (soleus_span_overlap_s (run.span, span)
          <= 0.5 * soleus_span_duration_s (run.span))
        g_array_index (motion->runs, SoleusMotionRun, n++) = run;
    }
  g_array_set_size (motion->runs, n);
  g_array_append_val (motion->named, span);
}

/* One burst over @span, with the sizes of the runs in it. */
guint
soleus_motion_add_burst (
    SoleusMotion *motion, SoleusSpan span, SoleusPattern pattern)
{
  SoleusActivation row = {.site = motion->classing->site_idx,
      .onset_s = span.start_s,
      .end_s = span.end_s,
      .peak_s = 0.5 * (span.start_s + span.end_s),
      .mdf_hz = NAN,
      .noise_rms = (float)motion->sweep->motion_rest};

  for (guint i = 0; i < motion->runs->len; i++)
    {
      const SoleusMotionRun *run = soleus_motion_run (motion, i);
      if (soleus_span_overlap_s (run->span, span) <= 0.0)
        continue;
      row.rms = MAX (row.rms, run->rms);
      if (2.0f * (float)G_SQRT2 * run->peak > row.p2p)
        {
          row.p2p = 2.0f * (float)G_SQRT2 * run->peak;
          row.peak_s = CLAMP (run->peak_s, span.start_s, span.end_s);
        }
    }
  return soleus_draft_add_burst (motion->classing->draft, &row, pattern);
}

/* The runs that overlap @span, and those that follow one another from there
 * within @gap_s; their whole span. */
SoleusSpan
soleus_motion_grow (const SoleusMotion *motion, SoleusSpan span, double gap_s)
{
  SoleusSpan grown = {span.end_s, span.start_s};

  for (guint i = 0; i < motion->runs->len; i++)
    {
      SoleusSpan run = soleus_motion_run (motion, i)->span;
      if (run.start_s > MAX (grown.end_s, span.end_s) + gap_s)
        break;
      if (run.end_s < span.start_s - gap_s)
        continue;
      grown.start_s = MIN (grown.start_s, run.start_s);
      grown.end_s = MAX (grown.end_s, run.end_s);
    }
  /* and backwards */
  for (guint i = motion->runs->len; i-- > 0;)
    {
      SoleusSpan run = soleus_motion_run (motion, i)->span;
      if (run.start_s < grown.start_s && run.end_s >= grown.start_s - gap_s)
        grown.start_s = run.start_s;
    }
  return grown.end_s > grown.start_s ? grown : span;
}

gboolean
soleus_motion_is_sleepy (const SoleusMotion *motion, SoleusSpan span)
{
  const SoleusConditions *conditions = motion->classing->conditions;

  return soleus_conditions_hold (conditions, SOLEUS_CONDITION_ASLEEP, span)
      || soleus_conditions_hold (conditions, SOLEUS_CONDITION_DROWSY, span);
}
