/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-file.h"
#include "soleus-strided.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  char *unit; /* "" : not told, which means microvolt */
  double resolution; /* units a step */
} SoleusBrainVisionChannel;

/* What a .vhdr says (BrainVision Core Data Format 1.0). */
typedef struct
{
  char *data_file;
  char *marker_file; /* NULL: none */
  gboolean vectorised; /* channel after channel; FALSE: sample by sample */
  SoleusSampleType type;
  double rate_hz;
  guint n_channels;
  SoleusBrainVisionChannel *channels; /* [n_channels] */
} SoleusBrainVisionHeader;

SoleusBrainVisionHeader *soleus_brainvision_header_read (
    const SoleusFile *file, GError **error);
void soleus_brainvision_header_free (SoleusBrainVisionHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (
    SoleusBrainVisionHeader, soleus_brainvision_header_free)

/* One line of a .vmrk. */
typedef struct
{
  char *type;
  char *description;
  guint64 position; /* data point, from 1 */
  guint64 size; /* in data points */
  guint channel; /* from 1; 0: all */
  char *date; /* YYYYMMDDhhmmssuuuuuu; NULL: none */
} SoleusBrainVisionMarker;

/* All markers in the order of the file, of SoleusBrainVisionMarker; lines
 * that cannot be read are counted in @n_broken. */
GPtrArray *soleus_brainvision_markers_read (
    const SoleusFile *file, guint *n_broken);

G_END_DECLS
