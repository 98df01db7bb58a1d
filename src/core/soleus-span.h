/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of time, half-open [start_s, end_s), seconds from the start of
 * the recording. An instant has end_s == start_s. */
typedef struct
{
  double start_s;
  double end_s;
} SoleusSpan;

static inline double
soleus_span_duration_s (SoleusSpan span)
{
  return span.end_s - span.start_s;
}

static inline gboolean
soleus_span_contains (SoleusSpan span, double time_s)
{
  return time_s >= span.start_s && time_s < span.end_s;
}

/* Length of the common part in seconds, 0 where there is none. */
static inline double
soleus_span_overlap_s (SoleusSpan a, SoleusSpan b)
{
  double start_s = MAX (a.start_s, b.start_s);
  double end_s = MIN (a.end_s, b.end_s);
  return end_s > start_s ? end_s - start_s : 0.0;
}

G_END_DECLS
