/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-wfdb-codec.h"

G_BEGIN_DECLS

/* One signal line of a header [header(5) of the WFDB guide]. */
typedef struct
{
  char *file;
  const SoleusWfdbCodec *codec;
  guint samples_per_frame;
  guint64 skew_frames;
  guint64 prolog_bytes;
  double gain; /* steps of the converter in one unit */
  gboolean calibrated; /* FALSE: the header gives no gain */
  double baseline;
  char *unit;
  guint adc_bits; /* 0: not told */
  double adc_zero;
  double first_value; /* format 8 begins with it */
  char *label; /* "": not told */
} SoleusWfdbSignal;

typedef struct
{
  char *name; /* "~": nothing was recorded */
  guint64 n_frames;
} SoleusWfdbSegment;

typedef struct
{
  double frame_rate_hz;
  guint64 n_frames; /* 0: not told */
  double start_s; /* since 1970; NAN: not told */
  GPtrArray *signals; /* of SoleusWfdbSignal */
  GPtrArray *segments; /* of SoleusWfdbSegment; empty: the signals are here */
  GPtrArray *comments; /* of char */
} SoleusWfdbHeader;

/* NULL and SOLEUS_ERROR_INVALID or _UNSUPPORTED. */
SoleusWfdbHeader *soleus_wfdb_header_read (
    const guint8 *data, gsize size, GError **error);
void soleus_wfdb_header_free (SoleusWfdbHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusWfdbHeader, soleus_wfdb_header_free)

G_END_DECLS
