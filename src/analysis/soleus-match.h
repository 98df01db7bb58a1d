/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-channel-set.h"

G_BEGIN_DECLS

/* What is compared: bursts, episodes, discharges (duration 0), the marks of a
 * person. Lists need not be sorted. */
typedef struct
{
  double onset_s;
  double duration_s; /* >= 0 */
  const char *label; /* not owned; NULL or "": none */
  SoleusChannelSet channels; /* empty: any */
} SoleusMatchEvent;

/* When a reference event and a test event may be the same one. */
typedef enum
{
  /* Onsets at most the tolerance apart: single potentials, by their peaks. */
  SOLEUS_MATCH_ONSET,
  /* Half of the reference is covered by the test event and half of the test
   * event lies in the reference, or onsets at most the tolerance apart:
   * bursts (science.md 5). */
  SOLEUS_MATCH_HALF,
  /* Spans touch, or lie at most the tolerance apart. */
  SOLEUS_MATCH_TOUCH,
  SOLEUS_N_MATCH_RULES
} SoleusMatchRule;

typedef struct
{
  SoleusMatchRule rule;
  double tolerance_s;
  gboolean same_label; /* only events of one label are the same */
  gboolean same_channels; /* only where channel sets overlap */
} SoleusMatchOptions;

typedef struct
{
  guint reference; /* row of the reference */
  guint test; /* row of the test list */
} SoleusMatchPair;

/*
 * Pairs one to one, the likest first: by the distance of the onsets under
 * ONSET, else by the common part over the joint span and then by the distance
 * of the spans; ties by row. An array of SoleusMatchPair in the order of the
 * reference rows.
 */
GArray *soleus_match (const SoleusMatchEvent *reference, guint n_reference,
    const SoleusMatchEvent *test, guint n_test,
    const SoleusMatchOptions *options);

/* "onset", "half", "touch". */
const char *soleus_match_rule_id (SoleusMatchRule rule);
/* Back, or -1. */
int soleus_match_rule_from_id (const char *id);

G_END_DECLS
