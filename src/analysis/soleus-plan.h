/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-looks.h"
#include "soleus-progress.h"

G_BEGIN_DECLS

/*
 * What must be known of a site before it is searched, from a look over all of
 * it (over a sixth of it where it is long): the mains, the noise floor over
 * time, and how the energy of noise alone varies. Made once, then only read.
 */
typedef struct
{
  SoleusConditioning conditioning;
  SoleusKind kind;
  guint n_axes;
  double rate_hz;
  double mains_amplitude; /* of the fundamental, in the unit; NAN: none */
  double floor_step_s;
  guint n_floor;
  float *floor; /* RMS of the noise at (i + 0.5) floor_step_s */
  double noise_rms; /* median of the floor */
  /* Cube root of the energy over that of the floor: near Gaussian for noise
   * [wilson1931]. */
  double noise_centre[SOLEUS_N_SCALES];
  double noise_spread[SOLEUS_N_SCALES];
  SoleusLooks looks; /* that find activity, and how noise shows in them */
} SoleusPlan;

/* NULL and the recording's error, or SOLEUS_ERROR_CANCELLED. */
SoleusPlan *soleus_plan_new (const SoleusRecording *recording,
    const SoleusSite *site, const SoleusParameters *parameters,
    SoleusProgress *progress, GError **error);
/* The same with looks of the caller's choice. */
SoleusPlan *soleus_plan_new_with (const SoleusRecording *recording,
    const SoleusSite *site, const SoleusParameters *parameters,
    const SoleusLooks *looks, SoleusProgress *progress, GError **error);
void soleus_plan_free (SoleusPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPlan, soleus_plan_free)

/* RMS of the noise at an instant. */
double soleus_plan_noise_at (const SoleusPlan *plan, double time_s);

/* Energy of a scale that noise alone exceeds @per_min times a minute, in
 * multiples of the noise power. */
double soleus_plan_limit (
    const SoleusPlan *plan, SoleusKind kind, SoleusScale scale, double per_min);

/* RMS of the noise along a potential's course as the brief looks see it, over
 * that of noise which is flat from 20 to 450 Hz and as strong as the floor
 * says. */
double soleus_plan_brief_noise (const SoleusPlan *plan);

/* What is searched: a conditioned block of a site, and what is known of it. */
typedef struct
{
  SoleusKind kind;
  const SoleusPlan *plan;
  const SoleusBlock *block;
  const SoleusEnergy *energy;
  double false_alarms_per_min; /* in noise alone, over all looks */
} SoleusDetectorInput;

#define SOLEUS_FAINT_PER_MIN 15.0

/* What a look of that width sees, in active[bin]. */
#define SOLEUS_ACTIVE(scale) ((guint8)(1u << (scale)))

/* Adds to active[bin] (of @input->energy->n) where looks see activity. */
void soleus_plan_mark (const SoleusDetectorInput *input, guint8 *active);
/* The same, and sets faint[bin] where a brief look sees more than noise shows
 * SOLEUS_FAINT_PER_MIN times a minute: too little by itself. */
void soleus_plan_mark_both (
    const SoleusDetectorInput *input, guint8 *active, guint8 *faint);

G_END_DECLS
