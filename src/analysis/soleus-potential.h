/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-activation.h"

G_BEGIN_DECLS

/*
 * The course of one potential, or the mean of several, ready to be compared:
 * in multiples of the noise, its energy centred.
 */
typedef struct
{
  float x[SOLEUS_SHAPE_LENGTH];
  float energy; /* sum of x^2, noise and all */
  guint n; /* how many it is the mean of */
  int shift; /* samples that the activation's shape was moved later */
} SoleusPotential;

/* How two potentials differ once shifted and scaled onto each other. */
typedef struct
{
  int lag; /* samples to move the second later */
  float gain; /* of the first over the second */
  /* What is left, as chi-square of SOLEUS_POTENTIAL_FREEDOM degrees where both
   * are one shape; and the same for what parts them in amplitude (1). */
  double chi2;
  double gain_chi2;
  /* How far apart single potentials of the two lie, in SDs of the noise. */
  double separation;
  double along; /* what they have in common: the sum of products */
  double each; /* share of the noise power left in the two means together */
} SoleusPotentialFit;

/* Degrees of freedom of noise of 20 to 450 Hz in a shape's length. */
#define SOLEUS_POTENTIAL_FREEDOM 27.5

/* @row has a shape and a noise. */
void soleus_potential_init (
    SoleusPotential *potential, const SoleusActivation *row);

/* Noise that is flat from 20 to 450 Hz has this much more of its power along a
 * course in that band than in a sample. */
#define SOLEUS_POTENTIAL_ALONG (1000.0 / 430.0)

/* Looks within 4 ms of the centres. */
SoleusPotentialFit soleus_potential_fit (
    const SoleusPotential *a, const SoleusPotential *b);

/* Adds @b to the mean @a, moved by the lag of @fit (of @a with @b). */
void soleus_potential_add (SoleusPotential *a, const SoleusPotential *b,
    const SoleusPotentialFit *fit);

G_END_DECLS
