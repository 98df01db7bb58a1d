/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Makes a rate and gaps of time stamps that come one a sample and may jitter,
 * repeat, come late in packets and catch up, jump back, or miss samples. A
 * stamp far behind what the count of samples says is a gap only if the
 * stamps after it do not catch up. Memory does not grow with the samples,
 * only with the gaps.
 */
typedef struct _SoleusClock SoleusClock;

/* Samples [first_idx, next run's first_idx) from start_s on. */
typedef struct
{
  guint64 first_idx;
  double start_s; /* from the first stamp */
} SoleusClockRun;

typedef struct
{
  double rate_hz; /* 0: cannot be told */
  double jitter_s; /* 95 % of the steps are within this of the usual one */
  double lost_s; /* sum of the gaps */
  guint n_backward; /* jumps back by more than jitter; time goes on instead */
  guint n_repeated; /* stamps equal to the one before */
  GArray *runs; /* of SoleusClockRun, at least one */
  guint64 n;
  double first_s; /* the first stamp */
} SoleusClockResult;

/* @rate_hz is what the file says, or 0. With @daily stamps are a time of day
 * and go on past midnight. */
SoleusClock *soleus_clock_new (double rate_hz, gboolean daily);
/* NAN: the stamp is missing; the sample counts. */
void soleus_clock_add (SoleusClock *clock, double time_s);
/* Frees the clock. */
void soleus_clock_finish (SoleusClock *clock, SoleusClockResult *result);
void soleus_clock_free (SoleusClock *clock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusClock, soleus_clock_free)

G_END_DECLS
