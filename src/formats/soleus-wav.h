/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-strided.h"

G_BEGIN_DECLS

/* A WAV or RF64 file whose samples can be read where they stand. */
typedef struct
{
  guint n_channels;
  guint rate_hz;
  SoleusSampleType type;
  gsize data_offset;
  guint64 n_frames; /* that are in the file */
  guint64 n_missing; /* frames told but cut off */
} SoleusWav;

/* FALSE for anything else, compressed or of another width of sample: those
 * are libsndfile's. */
gboolean soleus_wav_read (const guint8 *data, gsize size, SoleusWav *wav);

G_END_DECLS
