/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-detector.h"

G_BEGIN_DECLS

#define SOLEUS_MAX_LOOKS 8

/* A look in use, and its part of the false alarms that are accepted. */
typedef struct
{
  const SoleusDetector *detector;
  guint look;
  double share;
  SoleusLookNoise noise;
} SoleusLook;

/* The looks that a site is searched with; active is what any of them sees. */
typedef struct
{
  guint n;
  SoleusLook rows[SOLEUS_MAX_LOOKS];
} SoleusLooks;

/* Those that won the measurement of validate-detection for @kind. */
void soleus_looks_init (SoleusLooks *looks, SoleusKind kind);
/* All looks of one detector, to compare it with others. */
void soleus_looks_init_alone (
    SoleusLooks *looks, const SoleusDetector *detector);

/* Quantiles of [n] values; n 0 where they are too few to tell. */
SoleusLookNoise soleus_look_noise_of (const float *values, guint n);

G_END_DECLS
