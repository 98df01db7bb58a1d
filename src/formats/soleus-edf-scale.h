/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-progress.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* The limits of a channel as an EDF header spells them. The numbers are read
 * back from the texts, so that they are what a reader will compute with. */
typedef struct
{
  char physical_min_text[9];
  char physical_max_text[9];
  double physical_min;
  double physical_max;
  int digital_min;
  int digital_max;
} SoleusEdfScale;

/* From the recorder's own limits where they fit in 16 bits, else from a pass
 * over the samples. */
gboolean soleus_edf_scale_find (const SoleusRecording *recording, guint channel,
    SoleusProgress *progress, SoleusEdfScale *scale, GError **error);

gint16 soleus_edf_scale_apply (const SoleusEdfScale *scale, float value);

G_END_DECLS
