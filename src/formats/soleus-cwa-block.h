/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOLEUS_CWA_BLOCK_BYTES 512
#define SOLEUS_CWA_MAX_SAMPLES 120
#define SOLEUS_CWA_MAX_AXES 9

/* A data block of an Axivity recorder, as Open Movement's cwa.md has it. */
typedef struct
{
  double rate_hz; /* that the recorder was set to */
  double start_s; /* of its first sample, since 1970, by the recorder's clock */
  guint n_samples;
  guint n_axes; /* 3: acceleration; 6: rotation, acceleration */
  gboolean packed; /* three axes of ten bits share an exponent */
  double per_g; /* steps */
  double per_degree_s; /* steps for one degree a second */
  const guint8 *samples;
} SoleusCwaBlock;

typedef enum
{
  SOLEUS_CWA_SOUND,
  SOLEUS_CWA_OTHER, /* a header or an empty place: no data block */
  SOLEUS_CWA_DAMAGED /* wrong checksum, or what cannot be */
} SoleusCwaState;

/* @bytes: [SOLEUS_CWA_BLOCK_BYTES]. */
SoleusCwaState soleus_cwa_block_read (
    const guint8 *bytes, SoleusCwaBlock *block);

/* Sample @i of @axis in steps. */
int soleus_cwa_block_sample (const SoleusCwaBlock *block, guint axis, guint i);

G_END_DECLS
