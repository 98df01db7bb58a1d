/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-butterworth.h"
#include "soleus-parameters.h"
#include "soleus-site.h"

G_BEGIN_DECLS

/* How a site is conditioned; made once, read by every thread. */
typedef struct
{
  SoleusFilter event; /* EMG 20-450 Hz, acceleration 2-45 Hz */
  SoleusFilter rhythm; /* acceleration 0.5-20 Hz; EMG: unused */
  double low_hz; /* of the event band, as it came out */
  double high_hz;
  double mains_hz; /* measured; 0: not there, nothing is subtracted */
  gsize context; /* samples on each side that the filters need */
} SoleusConditioning;

/* Designs the filters for the rate; the band is clipped by the rate. */
void soleus_conditioning_init (SoleusConditioning *conditioning,
    const SoleusSite *site, const SoleusParameters *parameters);

/*
 * Samples [first_idx, first_idx + n) of a site within one run, conditioned.
 * event[axis] and rhythm[axis] have @n samples; rhythm is NULL for EMG. raw is
 * that of the first axis, with NAN replaced by the sample before. Times count
 * from start_s.
 */
typedef struct
{
  double start_s;
  double rate_hz;
  guint64 first_idx;
  gsize n;
  guint n_axes;
  float *raw[SOLEUS_SITE_MAX_AXES];
  float *event[SOLEUS_SITE_MAX_AXES];
  float *rhythm[SOLEUS_SITE_MAX_AXES];
  GArray *missing; /* of SoleusSpan, in samples of the block */
} SoleusBlock;

/* NULL and the recording's error where it cannot be read. @run is one of the
 * site's channel; the range lies inside it. Free with soleus_block_free(). */
SoleusBlock *soleus_block_read (const SoleusRecording *recording,
    const SoleusSite *site, const SoleusConditioning *conditioning,
    const SoleusRun *run, guint64 first_idx, gsize n, GError **error);
void soleus_block_free (SoleusBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusBlock, soleus_block_free)

G_END_DECLS
