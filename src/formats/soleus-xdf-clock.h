/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * From the clock of a stream's own computer to that of the recorder, by the
 * offsets that were measured now and then. A clock that was set anew (its
 * readings jump) begins a segment with offsets of its own; in each, time plus
 * a straight line through the measured offsets is the recorder's time.
 */
typedef struct _SoleusXdfClock SoleusXdfClock;

SoleusXdfClock *soleus_xdf_clock_new (void);
void soleus_xdf_clock_free (SoleusXdfClock *clock);
/* One measurement, in the order of the file; not finite: left out. */
void soleus_xdf_clock_add (
    SoleusXdfClock *clock, double time_s, double offset_s);
/* Ends the adding. */
void soleus_xdf_clock_fit (SoleusXdfClock *clock);
guint soleus_xdf_clock_get_n_segments (const SoleusXdfClock *clock);
/* The recorder's time; the same time where nothing was measured. */
double soleus_xdf_clock_map (const SoleusXdfClock *clock, double time_s);

G_END_DECLS
