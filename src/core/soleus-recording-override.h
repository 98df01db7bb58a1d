/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-recording.h"

G_BEGIN_DECLS

/* What the user says of a channel instead of its file. A plain value that
 * owns its strings. */
typedef enum
{
  SOLEUS_OVERRIDE_KIND = 1 << 0,
  SOLEUS_OVERRIDE_UNIT = 1 << 1, /* the file's numbers are in `unit` */
  SOLEUS_OVERRIDE_SCALE = 1 << 2, /* each file number is `scale` units */
  SOLEUS_OVERRIDE_RATE = 1 << 3,
  SOLEUS_OVERRIDE_MUSCLE = 1 << 4,
  SOLEUS_OVERRIDE_SIDE = 1 << 5
} SoleusOverrideMask;

typedef struct
{
  guint channel;
  SoleusOverrideMask mask;
  SoleusKind kind;
  char *unit;
  double scale;
  double rate_hz;
  char *muscle;
  SoleusSide side;
} SoleusChannelOverride;

SoleusChannelOverride *soleus_channel_override_copy (
    const SoleusChannelOverride *override);
void soleus_channel_override_free (SoleusChannelOverride *override);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (
    SoleusChannelOverride, soleus_channel_override_free)

/*
 * The same recording with corrected channels; shares the samples of @base.
 * A new unit or scale makes the channel calibrated and converts to the own
 * unit (uV, g); a new rate stretches time for that channel and drops its
 * gaps. NULL and SOLEUS_ERROR_INVALID for an unknown channel, a rate outside
 * 0.001 to 1,000,000 Hz, a scale of 0 or an unknown unit.
 */
SoleusRecording *soleus_recording_with_overrides (SoleusRecording *base,
    const SoleusChannelOverride *const *overrides, guint n_overrides,
    GError **error);

G_END_DECLS
