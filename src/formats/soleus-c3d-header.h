/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the machine that wrote the file kept its numbers. */
typedef enum
{
  SOLEUS_C3D_INTEL = 84,
  SOLEUS_C3D_DEC = 85, /* VAX floats */
  SOLEUS_C3D_SGI = 86 /* most significant byte first */
} SoleusC3dProcessor;

gint16 soleus_c3d_i16 (const guint8 *p, SoleusC3dProcessor processor);
float soleus_c3d_f32 (const guint8 *p, SoleusC3dProcessor processor);

/* What matters here of a C3D file: its analog channels. */
typedef struct
{
  SoleusC3dProcessor processor;
  gboolean floats; /* samples are 32-bit floats; FALSE: 16-bit */
  gboolean unsigned_analog;
  guint n_points; /* markers a frame, not read */
  guint n_channels;
  guint samples_per_frame; /* of each channel */
  guint64 n_frames; /* that lie in the file */
  guint64 n_frames_told;
  double frame_rate_hz;
  gsize data_offset;
  gsize frame_bytes;
  char **labels; /* [n_channels], ended by NULL */
  char **units; /* the same */
  double *scales; /* [n_channels], with the general scale */
  double *offsets; /* [n_channels], in steps */
} SoleusC3dHeader;

SoleusC3dHeader *soleus_c3d_header_read (
    const guint8 *data, gsize size, GError **error);
void soleus_c3d_header_free (SoleusC3dHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusC3dHeader, soleus_c3d_header_free)

G_END_DECLS
