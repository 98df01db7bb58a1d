/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan.h"

G_BEGIN_DECLS

/* What a detector sees: a conditioned block and what is known of its site. */
typedef struct
{
  SoleusKind kind;
  const SoleusPlan *plan;
  const SoleusBlock *block;
  const SoleusEnergy *energy;
  double false_alarms_per_min; /* in noise alone, over all detectors used */
} SoleusDetectorInput;

/*
 * A way to see activity. One file soleus-detector-NAME.c each, with a row
 * soleus_detector_NAME; NAME in the list of meson.build makes the table.
 */
typedef struct
{
  const char *id; /* "envelope" */
  gboolean standard; /* used unless another is asked for */
  /* Sets active[bin] (of @input->energy->n) where it sees activity; leaves the
   * others as they are. */
  void (*mark) (const SoleusDetectorInput *input, guint8 *active);
} SoleusDetector;

/* All rows, in the order of the list; @n gets their number. */
const SoleusDetector *const *soleus_detectors_get (guint *n);
/* NULL where there is none of that id. */
const SoleusDetector *soleus_detector_find (const char *id);

G_END_DECLS
