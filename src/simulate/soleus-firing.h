/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-scene.h"
#include "soleus-stroke.h"

G_BEGIN_DECLS

/* Ways in which units fire. Times are scene times; everything is drawn from
 * scene->firing. */

/* The units of every muscle of the scene: pools[channel] is an array of
 * SoleusMotorUnit, the smallest first (Henneman). */
typedef struct
{
  guint n_muscles;
  GPtrArray **pools; /* [n_muscles] */
} SoleusMuscles;

SoleusMuscles *soleus_muscles_new (SoleusScene *scene, guint n_units);
void soleus_muscles_free (SoleusMuscles *muscles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusMuscles, soleus_muscles_free)

/* Intervals of mean 1 / @rate_hz and the given coefficient of variation,
 * normal, none below a third of the mean. */
void soleus_fire_train (SoleusStroke *stroke, const SoleusMotorUnit *unit,
    SoleusSpan span, double rate_hz, double cv, double gain);

/* @n_units of the pool fire @n_spikes times each, at instants drawn from a
 * Hann window over @span. */
void soleus_fire_packet (SoleusStroke *stroke, const GPtrArray *pool,
    guint n_units, guint n_spikes, SoleusSpan span);

/* A contraction: recruitment, plateau, derecruitment. */
typedef struct
{
  double start_s;
  double rise_s;
  double hold_s;
  double fall_s;
  guint n_units;
  double low_hz; /* rates of the units */
  double high_hz;
  double low_cv;
  double high_cv;
  gboolean by_size; /* TRUE: Henneman's order; FALSE: any order */
} SoleusContraction;

/* Of one muscle; @pool may be shorter than n_units, its units then serve
 * again. */
void soleus_fire_contraction (SoleusStroke *stroke, const GPtrArray *pool,
    const SoleusContraction *contraction);

/* start to end of everything it fires. */
SoleusSpan soleus_contraction_span (const SoleusContraction *contraction);

G_END_DECLS
