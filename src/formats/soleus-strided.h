/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-file.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* How a sample stands in a file, least significant byte first. */
typedef enum
{
  SOLEUS_SAMPLE_I16,
  SOLEUS_SAMPLE_U16,
  SOLEUS_SAMPLE_I32,
  SOLEUS_SAMPLE_F32,
  SOLEUS_SAMPLE_F64,
  SOLEUS_N_SAMPLE_TYPES
} SoleusSampleType;

/* 2, 4 or 8. */
gsize soleus_sample_size (SoleusSampleType type);

/* One channel whose samples stand at even steps: sample i at
 * offset + i * stride, its value times gain plus shift. */
typedef struct
{
  SoleusFile *file; /* borrowed */
  gsize offset;
  gsize stride;
  SoleusSampleType type;
  double gain;
  double shift;
} SoleusStridedLane;

/* Copies @lanes, [n], and keeps a reference of its own to each file; the
 * reader has checked that every sample lies in its file. For
 * soleus_strided_class. */
gpointer soleus_strided_new (const SoleusStridedLane *lanes, guint n);

extern const SoleusSourceClass soleus_strided_class;

G_END_DECLS
