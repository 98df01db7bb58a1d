/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-block.h"
#include "soleus-span.h"

G_BEGIN_DECLS

/*
 * What an accelerometer shows of a limb, coarse enough to keep for a night:
 * its movement (0.5-20 Hz, all axes together) in bins of 50 ms, and once a
 * second how it repeats itself.
 */
typedef struct
{
  float start_s;
  float level; /* RMS over the axes, unit of the signal */
  float slope; /* RMS of the slope / (2 pi): level times Hz */
} SoleusMotionBin;

/* The repetition around an instant, from the autocorrelation of five seconds:
 * the shortest lag at which the movement comes back nearly as well as at any.
 * The heel's ring, a second harmonic or two beats in one do not count, which
 * a spectrum cannot say. */
typedef struct
{
  double at_s;
  float beat_hz; /* 0.75 to 12; 0: it does not come back */
  float share; /* the autocorrelation there, 0 to 1 */
  float level; /* RMS over the second */
  float speed_hz; /* slope over level: how quick the movement itself is */
} SoleusMotionBeat;

/* Appends the bins (of SoleusMotionBin) and beats (of SoleusMotionBeat) of
 * @core. Seconds with less than @least of movement are not looked at. */
void soleus_motion_scan (const SoleusBlock *block, SoleusSpan core,
    double least, GArray *bins, GArray *beats);

/* Autocorrelation at its first good lag of @axes [n_axes][n] at @rate_hz. */
void soleus_motion_repeat (const float *const *axes, guint n_axes, gsize n,
    double rate_hz, float *beat_hz, float *share);

/* A stretch in which the limb moves. */
typedef struct
{
  SoleusSpan span;
  SoleusSpan inner; /* where it first and last has a quarter of its peak */
  double peak_s;
  float peak; /* largest level of 150 ms */
  float rms;
  float speed_hz; /* slope over level: how quick it is */
  float fill; /* share of it above a quarter of the peak */
  float rest; /* level of the rest beside it */
} SoleusMotionRun;

/*
 * Runs of movement in @bins [n] (of one sensor, in order), those closer than
 * @gap_s joined, but never over a gap of the recording. The rest is the
 * quietest fifth of the minute around, at most twice @expected, the level that
 * sensor noise has, and twice what the quietest twentieth of all says. Edges
 * stand where the level passes a tenth of the run's peak, as the truth of a
 * burst is told, or what noise lets see. Of SoleusMotionRun; free with
 * g_array_unref().
 */
GArray *soleus_motion_runs (
    const SoleusMotionBin *bins, guint n, double expected, double gap_s);

/*
 * How much a movement swells and fades between @low_hz and @high_hz over
 * @span: the amplitude of the best sine through its level over its mean, and
 * the share of the variance of the level (in half seconds) that this sine
 * explains; both 0 where it is shorter than 40 s.
 */
void soleus_motion_waxing (const SoleusMotionBin *bins, guint n,
    SoleusSpan span, double low_hz, double high_hz, double *depth,
    double *share);

/* Beats that slow down, as the clonic phase of a seizure does (science.md
 * 1.5 step 3b): from 2.5 Hz or more to 1.7 Hz or less within 8 to 150 s. */
typedef struct
{
  SoleusSpan span;
  double start_hz; /* on the line through the logarithm of the rates */
  double end_hz;
  double r2;
  double level; /* the largest of a second */
  guint n_beats;
} SoleusMotionSlowing;

/* Of SoleusMotionSlowing, in order; seconds below @least of level and those
 * that do not repeat themselves part them. Free with g_array_unref(). */
GArray *soleus_motion_slowings (
    const SoleusMotionBeat *beats, guint n, double least);

/* Steps: seconds that come back 0.75 to 2.8 times a second for five seconds
 * or more, with at least @least of level; of SoleusSpan. */
GArray *soleus_motion_steps (
    const SoleusMotionBeat *beats, guint n, double least);

G_END_DECLS
