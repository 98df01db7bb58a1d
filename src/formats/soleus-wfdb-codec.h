/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How samples are packed into a signal file [signal(5) of the WFDB guide]. */
typedef struct
{
  guint format; /* 8, 16, 24, 32, 61, 80, 160, 212, 310, 311 */
  gboolean differences; /* each value is a step from the one before */
  guint group_samples; /* samples that share @group_bytes */
  guint group_bytes;
  /* Sample @i of the group at @p. */
  gint32 (*load) (const guint8 *p, guint i);
  gint32 missing; /* the value that says there is none; 1 with differences */
} SoleusWfdbCodec;

/* NULL: not a format that Soleus reads. */
const SoleusWfdbCodec *soleus_wfdb_codec (guint format);

/* Samples in so many bytes: those of whole groups. */
guint64 soleus_wfdb_codec_count (const SoleusWfdbCodec *codec, gsize bytes);

G_END_DECLS
