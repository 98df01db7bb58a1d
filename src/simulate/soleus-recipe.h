/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-disturb.h"
#include "soleus-scene.h"

G_BEGIN_DECLS

/* Where the electrodes are. */
typedef enum
{
  SOLEUS_LAYOUT_CALF, /* heads of one calf */
  SOLEUS_LAYOUT_LEGS, /* left and right in turn */
  SOLEUS_LAYOUT_NEEDLE
} SoleusLayout;

/* One playing of a recipe. */
typedef struct
{
  SoleusSpan span; /* where in the scene it plays */
  SoleusPattern pattern;
  double low; /* range of the recipe's rate or frequency; see its row */
  double high;
  double asked; /* the user's own rate or frequency; NAN: draw it */
} SoleusScore;

/*
 * A row of the table: one recipe of science.md 4.2 or 4.3. `low` and `high`
 * bound what `--per-minute` or `--frequency` may set: events a minute, beats
 * a second, as `measure` says.
 */
typedef enum
{
  SOLEUS_MEASURE_NONE,
  SOLEUS_MEASURE_PER_MIN,
  SOLEUS_MEASURE_HZ
} SoleusMeasure;

typedef struct
{
  const char *id; /* as typed: "FASC", "FASC-FREQUENT", "ART-POP" */
  SoleusPattern pattern; /* NONE: rest or an artefact */
  const char *summary; /* N_() */
  SoleusLayout layout;
  guint n_channels;
  double duration_s;
  SoleusMeasure measure;
  double low;
  double high;
  SoleusCondition condition; /* written as an annotation */
  SoleusState state; /* of the time without contraction */
  guint disturbs; /* bits of SoleusDisturb that belong to it */
  /* NULL: nothing but what disturbs. */
  void (*play) (SoleusScene *scene, const SoleusScore *score);
} SoleusRecipe;

/* All rows, ended by a NULL id. */
extern const SoleusRecipe soleus_recipes[];

/* NULL when there is none. */
const SoleusRecipe *soleus_recipe_find (const char *id);

/* The asked value, or one drawn evenly from the range. */
double soleus_score_draw (const SoleusScore *score, SoleusRandom *random);

/* The players; one file a family. */
void soleus_play_single (SoleusScene *scene, const SoleusScore *score);
void soleus_play_doublets (SoleusScene *scene, const SoleusScore *score);
void soleus_play_flurries (SoleusScene *scene, const SoleusScore *score);
void soleus_play_myokymia (SoleusScene *scene, const SoleusScore *score);
void soleus_play_neuromyotonia (SoleusScene *scene, const SoleusScore *score);
void soleus_play_single_unit (SoleusScene *scene, const SoleusScore *score);
void soleus_play_myotonia (SoleusScene *scene, const SoleusScore *score);
void soleus_play_complex_discharge (
    SoleusScene *scene, const SoleusScore *score);
void soleus_play_jerks (SoleusScene *scene, const SoleusScore *score);
void soleus_play_periodic_jerks (SoleusScene *scene, const SoleusScore *score);
void soleus_play_fragments (SoleusScene *scene, const SoleusScore *score);
void soleus_play_tics (SoleusScene *scene, const SoleusScore *score);
void soleus_play_tremor (SoleusScene *scene, const SoleusScore *score);
void soleus_play_clonus (SoleusScene *scene, const SoleusScore *score);
void soleus_play_shivering (SoleusScene *scene, const SoleusScore *score);
void soleus_play_cramp (SoleusScene *scene, const SoleusScore *score);
void soleus_play_voluntary (SoleusScene *scene, const SoleusScore *score);
void soleus_play_seizure (SoleusScene *scene, const SoleusScore *score);
void soleus_play_leg_movements (SoleusScene *scene, const SoleusScore *score);
void soleus_play_leg_decoys (SoleusScene *scene, const SoleusScore *score);
void soleus_play_foot_tremor (SoleusScene *scene, const SoleusScore *score);
void soleus_play_alternating (SoleusScene *scene, const SoleusScore *score);
void soleus_play_large_movements (SoleusScene *scene, const SoleusScore *score);
void soleus_play_gait (SoleusScene *scene, const SoleusScore *score);
void soleus_play_taps (SoleusScene *scene, const SoleusScore *score);
void soleus_play_stimuli (SoleusScene *scene, const SoleusScore *score);
void soleus_play_demonstration (SoleusScene *scene, const SoleusScore *score);

/* Contractions over @share of the span, and steady activity at @level of the
 * greatest, under whatever else plays (science.md 4.4). */
void soleus_play_contractions (
    SoleusScene *scene, SoleusSpan span, double share);
void soleus_play_background (SoleusScene *scene, SoleusSpan span, double level);
/* One contraction of @hold_s on every muscle, level in uV RMS. */
void soleus_play_contraction (
    SoleusScene *scene, double start_s, double hold_s, double rms_uv);

G_END_DECLS
