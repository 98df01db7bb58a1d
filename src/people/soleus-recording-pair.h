/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-figure.h"
#include "soleus-rate-ratio.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* Two recordings on one scale. */

/* What of them differs, so that the numbers compare less well; a set. */
typedef enum
{
  SOLEUS_PAIR_PLACES = 1 << 0, /* muscle or side */
  SOLEUS_PAIR_SENSOR = 1 << 1, /* kind, or unit of the amplitudes */
  SOLEUS_PAIR_SETTINGS = 1 << 2 /* parameters or version */
} SoleusPairDiffers;

typedef struct
{
  char *name;
  char *places; /* "soleus left, gastrocnemius left" */
  const char *kind; /* id */
  const char *unit; /* of the amplitudes, interned; "× noise" differs */
  char *settings_hash;
  SoleusCount count;
  GArray *amplitudes; /* of double, peak to peak */
  GArray *intervals_s; /* of double, onset to onset in one channel */
} SoleusPairSide;

typedef struct
{
  const char *pattern; /* id */
  SoleusPairSide first;
  SoleusPairSide second;
  SoleusRateRatio ratio; /* of the second over the first */
  SoleusPairDiffers differs;
} SoleusPair;

/* Events of @pattern in the EMG channels that were searched, or in the
 * accelerometers of a recording without EMG. */
SoleusPair *soleus_pair_new (SoleusRecording *first,
    const SoleusAnalysis *first_analysis, SoleusRecording *second,
    const SoleusAnalysis *second_analysis, SoleusPattern pattern);
void soleus_pair_free (SoleusPair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPair, soleus_pair_free)

/* Amplitudes and intervals of both. */
SoleusFigure *soleus_pair_figure_new (const SoleusPair *pair);

/* Sentences that warn of what differs, of char *; empty: nothing does. */
GPtrArray *soleus_pair_dup_warnings (const SoleusPair *pair);
/* "median 86 µV (n = 41), 91 µV (n = 12)" and the same of the intervals. */
char *soleus_pair_dup_summary (const SoleusPair *pair);

G_END_DECLS
