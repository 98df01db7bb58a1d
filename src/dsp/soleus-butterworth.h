/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Butterworth filters and notches as second-order sections with double
 * coefficients and double state: single state is too coarse for 0.3 Hz at
 * 2 kHz. Design by the bilinear transform with prewarped edges [oppenheim1989].
 *
 * A filter that is run forward and backward (zero phase) has twice the order
 * and 6 dB at its edges; its gain is the square of soleus_filter_gain().
 */
#define SOLEUS_FILTER_MAX_SECTIONS 24

/* H(z) = (b0 + b1 z^-1 + b2 z^-2) / (1 + a1 z^-1 + a2 z^-2) */
typedef struct
{
  double b0, b1, b2, a1, a2;
} SoleusSection;

typedef struct
{
  guint n_sections; /* 0: passes everything unchanged */
  SoleusSection sections[SOLEUS_FILTER_MAX_SECTIONS];
} SoleusFilter;

/* What a filter remembers between blocks. */
typedef struct
{
  double z[SOLEUS_FILTER_MAX_SECTIONS][2];
} SoleusFilterState;

/*
 * Design. @order 1..16 poles (of each edge: a band pass of order 2 has two
 * poles at each edge, four in all). An edge must lie in (0, rate / 2).
 * FALSE, and @filter passes everything, where it does not: a recording may be
 * too slow for an edge, and the caller must say so rather than filter wrongly.
 */
gboolean soleus_butterworth_low_pass (
    guint order, double cut_hz, double rate_hz, SoleusFilter *filter);
gboolean soleus_butterworth_high_pass (
    guint order, double cut_hz, double rate_hz, SoleusFilter *filter);
/* High pass and low pass in series; low_hz < high_hz. Where @high_hz is at or
 * above 0.45 rate the low pass is left out: the recording ends the band. */
gboolean soleus_butterworth_band_pass (guint order, double low_hz,
    double high_hz, double rate_hz, SoleusFilter *filter);
/* One section with a zero at @notch_hz and width notch_hz / q at -3 dB. */
gboolean soleus_notch (
    double notch_hz, double q, double rate_hz, SoleusFilter *filter);

/* Puts @more behind @filter. FALSE, nothing changed, where it has no room. */
gboolean soleus_filter_append (SoleusFilter *filter, const SoleusFilter *more);

/* |H| at @at_hz of one pass. */
double soleus_filter_gain (
    const SoleusFilter *filter, double at_hz, double rate_hz);
/* Samples until what a single sample left behind has fallen below @rest of
 * itself (1e-6, say), from the slowest pole: the overlap that blocks need. */
gsize soleus_filter_settle_length (const SoleusFilter *filter, double rest);

/* Forgets everything: as if zeros had come before. */
void soleus_filter_reset (SoleusFilterState *state);
/* As if @value had come forever before: no step at the start. */
void soleus_filter_settle (
    const SoleusFilter *filter, double value, SoleusFilterState *state);
/* One pass over @n samples; blocks one after another give the same bytes as
 * one call over all of them. @y may be @x. */
void soleus_filter_run (const SoleusFilter *filter, SoleusFilterState *state,
    const float *x, gsize n, float *y);

/*
 * Forward and backward over @n samples, no delay. Edges are padded by an odd
 * reflection of 3 settle lengths (rest 1e-2, at most n - 1 samples) and both
 * passes start settled. @y may be @x; n = 0 is nothing, n = 1 is settled on
 * its sample.
 */
void soleus_filter_zero_phase (
    const SoleusFilter *filter, const float *x, gsize n, float *y);

/*
 * A long signal in blocks: give @x with context on both sides and get only the
 * middle. @n_before and @n_after samples of context surround the @n wanted
 * ones: x has n_before + n + n_after samples, y has n. With
 * soleus_filter_settle_length (filter, 1e-6) of context on each side (less
 * only at the ends of the recording) the result is that of one pass over
 * everything to about 1e-6 of the size of the signal.
 */
void soleus_filter_zero_phase_block (const SoleusFilter *filter, const float *x,
    gsize n_before, gsize n, gsize n_after, float *y);

G_END_DECLS
