/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-recording.h"

G_BEGIN_DECLS

/* A recording of some channels of @base, in the order told; shares its
 * samples. A channel told twice counts once. */
SoleusRecording *soleus_channel_choice (
    SoleusRecording *base, const guint *channels, guint n_channels);

G_END_DECLS
