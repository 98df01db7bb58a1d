/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Chance that comes out the same on every machine: xoshiro256** [blackman2021]
 * seeded by splitmix64. A plain value; copying it copies its future.
 */
typedef struct
{
  guint64 state[4];
  double spare; /* second value of the last normal pair; NAN: none */
} SoleusRandom;

/* Streams of one seed are independent: what one part of a simulation draws
 * does not move the draws of another. */
void soleus_random_init (SoleusRandom *random, guint64 seed, guint64 stream);
guint64 soleus_random_next (SoleusRandom *random);

/* [0, 1), 53 bits. */
double soleus_random_unit (SoleusRandom *random);
/* [low, high). */
double soleus_random_uniform (SoleusRandom *random, double low, double high);
/* Whole numbers, both ends included. */
int soleus_random_int (SoleusRandom *random, int low, int high);
gboolean soleus_random_chance (SoleusRandom *random, double probability);
double soleus_random_normal (SoleusRandom *random, double mean, double sd);
/* Drawn again until it lies in [low, high]; the middle of the range after
 * 1,000 misses. */
double soleus_random_normal_within (
    SoleusRandom *random, double mean, double sd, double low, double high);
double soleus_random_exponential (SoleusRandom *random, double mean);
/* @sigma_ln is the standard deviation of the natural logarithm. */
double soleus_random_log_normal (
    SoleusRandom *random, double median, double sigma_ln);
double soleus_random_log_normal_within (SoleusRandom *random, double median,
    double sigma_ln, double low, double high);
/* By mean and coefficient of variation (SD / mean, > 0) [marsaglia2000]. */
double soleus_random_gamma (SoleusRandom *random, double mean, double cv);

/* A random order of @n ints, Fisher-Yates. */
void soleus_random_shuffle (SoleusRandom *random, int *values, guint n);

G_END_DECLS
