/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-file.h"
#include "soleus-spool.h"
#include "soleus-wfdb-codec.h"

G_BEGIN_DECLS

/* Samples of a channel that lie in one file. */
typedef struct
{
  SoleusFile *file; /* NULL: in the spool */
  const SoleusWfdbCodec *codec;
  gsize prolog_bytes;
  guint64 frame_samples; /* of all signals in the file */
  guint place; /* of the signal's first sample in a frame */
  guint per_frame;
  guint64 skew_frames;
  float gain;
  float shift;
  guint stored; /* lane of the spool */
  guint64 first_idx; /* in the channel */
  guint64 n;
} SoleusWfdbPart;

typedef struct
{
  GPtrArray *lanes; /* of GArray of SoleusWfdbPart, one a channel */
  SoleusSpool *spool; /* of differences, read in order; NULL: none */
} SoleusWfdbSource;

SoleusWfdbSource *soleus_wfdb_source_new (void);
/* Room for one more channel. */
void soleus_wfdb_source_add_lane (SoleusWfdbSource *source);

extern const SoleusSourceClass soleus_wfdb_source_class;

G_END_DECLS
