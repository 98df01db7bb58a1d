/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One record of an ActiGraph log: a second of samples, or something else
 * [ActiGraph's published GT3X file format]. */
typedef struct
{
  guint type;
  guint32 time_s; /* since 1970, by the recorder's clock */
  const guint8 *payload; /* [n] */
  guint n;
  gboolean sound; /* the checksum fits */
} SoleusGt3xRecord;

#define SOLEUS_GT3X_MAX_RECORD_BYTES (8 + 65535 + 1)

/* Bytes of the record at @bytes: 0 where more are needed to tell, else at
 * least 1; with @record->type G_MAXUINT they are no record and are skipped. */
gsize soleus_gt3x_record_read (
    const guint8 *bytes, gsize n, SoleusGt3xRecord *record);

/* Samples of three axes in the record; 0: not a record of samples. */
guint soleus_gt3x_record_n_samples (const SoleusGt3xRecord *record);
/* Sample @i as x, y, z in steps. */
void soleus_gt3x_record_sample (
    const SoleusGt3xRecord *record, guint i, int xyz[3]);

G_END_DECLS
