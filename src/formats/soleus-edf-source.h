/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-file.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* How the samples of one channel lie in records. */
typedef struct
{
  gsize offset; /* bytes from the start of a record */
  guint samples_per_record;
  float gain; /* value = digital * gain + shift */
  float shift;
} SoleusEdfLane;

/* Reads blocks of an EDF or BDF file: [lanes] in the order of the channels. */
typedef struct _SoleusEdfSource SoleusEdfSource;

SoleusEdfSource *soleus_edf_source_new (SoleusFile *file, gsize data_offset,
    gsize record_bytes, guint bytes_per_sample, const SoleusEdfLane *lanes,
    guint n_lanes);

extern const SoleusSourceClass soleus_edf_source_class;

G_END_DECLS
