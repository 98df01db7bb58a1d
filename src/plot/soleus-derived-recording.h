/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-recording.h"

G_BEGIN_DECLS

/* A trace that is reckoned from others. */
typedef enum
{
  SOLEUS_DERIVE_DIFFERENCE, /* the first less the second */
  SOLEUS_DERIVE_MAGNITUDE /* the length of the vector of all of them */
} SoleusDeriveKind;

#define SOLEUS_DERIVE_MAX 3

typedef struct
{
  SoleusDeriveKind kind;
  guint channels[SOLEUS_DERIVE_MAX];
  guint n_channels;
} SoleusDerivation;

/* Whether @a and @b have the same unit and their samples at the same times. */
gboolean soleus_derivation_fits (
    const SoleusRecording *recording, guint a, guint b);

/* The channels of which @channel is one axis, itself among them: those of its
 * sensor, else the group of three it is in among all alike. FALSE: there are
 * no three. */
gboolean soleus_derivation_of_axes (const SoleusRecording *recording,
    guint channel, SoleusDerivation *derivation);

/*
 * The recording with a channel more for each of @derivations, whose channels
 * fit each other; reckoned when it is read. The channels before keep their
 * numbers. A difference has the name of both, "A − B"; a length "|Acc|".
 */
SoleusRecording *soleus_derived_recording_new (SoleusRecording *recording,
    const SoleusDerivation *derivations, guint n_derivations);

G_END_DECLS
