/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-channel.h"

G_BEGIN_DECLS

/* What the words of a channel label tell. */
typedef struct
{
  char *unit; /* in the label: "FDI_mV", "EMG (uV)"; NULL: none */
  SoleusKind kind;
  gboolean kind_told; /* FALSE: the words do not tell the kind */
  const char *muscle; /* plain word, static; NULL: none */
  SoleusSide side;
  int axis; /* 0 x, 1 y, 2 z; -1: none */
  char *group; /* the label without its axis: the sensor; NULL: no axis */
} SoleusLabel;

void soleus_label_read (const char *text, SoleusLabel *label);
void soleus_label_clear (SoleusLabel *label);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusLabel, soleus_label_clear)

/*
 * A channel from its label and its unit (NULL: not told): kind by what was
 * told (NULL: nothing), then name, then unit, then rate. A voltage of an
 * accelerometer (analogue sensor) is not calibrated. @to_own (out) is the
 * factor from the file's numbers to the channel's unit.
 */
SoleusChannel *soleus_label_make_channel (const char *text, const char *unit,
    const SoleusKind *told_kind, double rate_hz, double *to_own);

/* Numbers the sensors: axes x, y, z that share label and rate. Axes that no
 * word and no unit calls acceleration become accelerometers when all three
 * are there. [n] of channels. */
void soleus_label_group_axes (SoleusChannel *const *channels, guint n);

G_END_DECLS
