/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * Annotations as time-stamped lists in the order of their onset, shared out
 * over records of equal room.
 */
typedef struct
{
  GPtrArray *lists; /* of GBytes: one an annotation, with its zero byte */
  guint next; /* the first that is not written yet */
  gsize room; /* bytes a record for lists and time keeping; even */
} SoleusEdfPack;

/* Labels as the file spells them, [n_labels], link texts to channels. */
SoleusEdfPack *soleus_edf_pack_new (const GPtrArray *annotations,
    double shift_s, char *const *labels, guint n_labels, guint64 n_records);
void soleus_edf_pack_free (SoleusEdfPack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusEdfPack, soleus_edf_pack_free)

/* Fills @out, [room], for the record at @onset_s; all that is left has gone
 * with the last record. */
void soleus_edf_pack_record (SoleusEdfPack *pack, double onset_s, guint8 *out);

G_END_DECLS
