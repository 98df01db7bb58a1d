/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-read-log.h"

G_BEGIN_DECLS

/* One signal of an EDF or BDF header, as it stands there. */
typedef struct
{
  char *label;
  char *unit;
  double physical_min;
  double physical_max;
  double digital_min;
  double digital_max;
  gboolean scaled; /* FALSE: the limits cannot be a scale */
  guint samples_per_record;
  gsize offset; /* bytes from the start of the record */
  gboolean annotations; /* "EDF Annotations" or "BDF Annotations" */
} SoleusEdfSignal;

/* [edf1992] [edfplus2003]; BDF differs in the width of a sample. */
typedef struct
{
  guint bytes_per_sample; /* 2: EDF, 3: BDF */
  gboolean plus; /* EDF+ or BDF+ */
  gboolean discontinuous; /* EDF+D or BDF+D */
  GDateTime *start; /* NULL: the header's date or time cannot be */
  gsize header_bytes;
  guint64 n_records; /* whole ones in the file, whatever the header says */
  gsize record_bytes;
  double record_s; /* 0 only where there are annotations alone */
  SoleusEdfSignal *signals;
  guint n_signals;
} SoleusEdfHeader;

/*
 * Reads the header of a file of @size bytes. What is odd and can be put right
 * is, with a line in @log. NULL and SOLEUS_ERROR_INVALID for the rest.
 */
SoleusEdfHeader *soleus_edf_header_read (
    const guint8 *data, gsize size, SoleusReadLog *log, GError **error);
void soleus_edf_header_free (SoleusEdfHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusEdfHeader, soleus_edf_header_free)

G_END_DECLS
