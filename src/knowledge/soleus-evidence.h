/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-pattern.h"

G_BEGIN_DECLS

/*
 * What the signal says, as numbers: all that `knowledge` ever sees of a
 * recording. A plain value; soleus_evidence_init() first, then fill in what
 * was measured. NAN, -1 and NONE say not measured.
 */
typedef struct
{
  gboolean measured; /* FALSE: there is no recording, or none of it is usable */
  gboolean needle; /* the electrode was a needle */
  /* Per pattern: mu x q of its best episode, 0 to 1; 0: not seen. */
  double value[SOLEUS_N_PATTERNS];
  /* Per pattern: the printed score of that episode, 0 to 1. */
  double score[SOLEUS_N_PATTERNS];
  guint n_episodes[SOLEUS_N_PATTERNS];
  double q; /* best channel, 0 to 1 */
  double tremor_hz; /* dominant rhythm of the tremor patterns; NAN: none */
  int n_templates; /* most in one channel; -1: not measured */
  guint n_sites_recorded;
  guint n_sites_active;
  gboolean left_recorded;
  gboolean right_recorded;
  gboolean left_active;
  gboolean right_active;
  double usable_rest_s; /* of the channel the rate is of; 0: none */
  guint n_twitches; /* twitches (FASC, DBL, MULT, FBURST) in that time */
  double rate_per_min; /* NAN with no usable time */
  double rate_low; /* exact Poisson 95 % */
  double rate_high;
  double half_time_s; /* of the rate's fall; NAN: not measured */
  double plm_index; /* periodic leg movements per hour, WASM; NAN: none */
  gboolean plm_of_sleep; /* FALSE: per hour of recording */
  gint64 day; /* day number since 1970-01-01; G_MININT64: unknown */
  guint n_felt; /* marks "felt one"; 0 also when nobody marked */
  guint n_felt_measured; /* felt with a twitch in the signal */
  guint n_unfelt; /* twitches with no mark; 0 where nobody marked any */
  double felt_delay_s; /* median, mark after twitch; NAN: none */
  double felt_delay_low_s; /* the least and the most; NAN with the median */
  double felt_delay_high_s;
} SoleusEvidence;

void soleus_evidence_init (SoleusEvidence *evidence);

/* One earlier recording of the same person. */
typedef struct
{
  gint64 day; /* as in SoleusEvidence */
  double rate_per_min;
  double usable_rest_s;
} SoleusHistoryRow;

/* Earlier recordings, in any order. Filled by its maker, then only read;
 * NULL is accepted everywhere as none. */
typedef struct _SoleusHistory SoleusHistory;

SoleusHistory *soleus_history_new (void);
SoleusHistory *soleus_history_ref (const SoleusHistory *history);
void soleus_history_unref (SoleusHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusHistory, soleus_history_unref)

void soleus_history_add (SoleusHistory *history, const SoleusHistoryRow *row);
guint soleus_history_get_n (const SoleusHistory *history);
const SoleusHistoryRow *soleus_history_get (
    const SoleusHistory *history, guint i);

/* Days since 1970-01-01 by the clock of @start itself (a person's midnight,
 * not that of Greenwich); G_MININT64 for NULL, and for a text that is no
 * ISO 8601 date-time. */
gint64 soleus_history_day (GDateTime *start);
gint64 soleus_history_day_of_text (const char *start);

/* Rule H1 in its measured form: how many different days have a recording of
 * at least H1_DUR usable rest with at least H1_RATE twitches a minute,
 * @evidence's own included. A recording whose day is unknown counts as one
 * day more only when it is the only one. */
guint soleus_history_n_frequent_days (
    const SoleusHistory *history, const SoleusEvidence *evidence);

G_END_DECLS
