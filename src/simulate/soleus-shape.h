/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-random.h"
#include "soleus-wave.h"

G_BEGIN_DECLS

/*
 * The shape of a motor unit's potential at the skin or at a needle. Which
 * model is a choice: detectors are tested against the one they do not match
 * with.
 */
typedef enum
{
  SOLEUS_SHAPE_HERMITE, /* science.md 4.1a [loconte1994] */
  SOLEUS_SHAPE_TRIPOLE /* science.md 4.1b [rosenfalck1969] [merletti1999] */
} SoleusShape;

/* "hermite", "tripole"; and back (FALSE: neither). */
const char *soleus_shape_id (SoleusShape shape);
gboolean soleus_shape_from_id (const char *id, SoleusShape *shape);

/* phi_n(t) = H_n(t/lam) exp(-t^2/lam^2) / sqrt(2^n n! lam sqrt(pi)), times
 * sqrt(lam) so that it has no unit; t and lam in seconds, n 0 to 3. */
double soleus_hermite (guint order, double t_s, double lam_s);

/* A surface potential, 1 peak to peak, reference instant at its largest
 * |value|. @lam_s 0.002 to 0.005. */
SoleusWave *soleus_hermite_wave (
    SoleusRandom *random, double rate_hz, double lam_s);
/* A needle potential: lam 0.4-1.2 ms with 0 to 3 satellites. */
SoleusWave *soleus_hermite_needle_wave (SoleusRandom *random, double rate_hz);

/* One unit as the travelling tripole sees it: fibres in a few lines. */
typedef struct
{
  guint n_lines;
  double *velocity_m_s; /* [n_lines] */
  double *endplate_mm; /* along the fibres, 0 is the zone's centre */
  double *half_length_mm; /* to either tendon */
  double *distance_mm; /* from the electrode's plane, tissue and fat */
  double *weight; /* fibres in the line */
} SoleusFibres;

SoleusFibres *soleus_fibres_new (SoleusRandom *random);
void soleus_fibres_free (SoleusFibres *fibres);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusFibres, soleus_fibres_free)

/*
 * The potential between two electrodes 20 mm apart whose middle lies
 * @electrode_mm along the fibres; the reference instant is the firing of the
 * endplate. Not scaled: waves of one unit keep their ratio.
 */
SoleusWave *soleus_fibres_wave (
    const SoleusFibres *fibres, double rate_hz, double electrode_mm);

/* Moves the reference instant to the largest |value|. */
void soleus_wave_reference_peak (SoleusWave *wave);

G_END_DECLS
