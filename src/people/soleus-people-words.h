/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-library-search.h"
#include "soleus-person-rates.h"

G_BEGIN_DECLS

/* What was reckoned about people, in the reader's words. Free with g_free().
 * An association is never told as a cause, and what cannot be told yet is said
 * to be so. */

/* What goes with a trigger: one or two sentences. */
char *soleus_diary_effect_dup_words (const SoleusDiaryEffect *effect);
/* "after: 2.4 a minute (6 recordings), without: 1.1 a minute (12 recordings)",
 * what of it was observed; "" where nothing was. */
char *soleus_diary_effect_dup_rates (const SoleusDiaryEffect *effect);
/* "Coffee, 8 occasions". */
char *soleus_diary_effect_dup_title (const SoleusDiaryEffect *effect);
/* Sentences on what makes points (of SoleusPersonPoint) compare less well, of
 * char *; empty: nothing does. */
GPtrArray *soleus_points_dup_warnings (const GArray *points);
/* How the second of two recordings compares with the first. */
char *soleus_rate_ratio_dup_words (const SoleusRateRatio *ratio);
/* "1.4 a minute (1.0 to 2.0; 41 in 28.4 min)"; "no clean time". */
char *soleus_count_dup_words (SoleusCount count);
/* Triggers that are offered; ended by a row whose id is NULL. The id is what
 * stands in the library and in files. */
typedef struct
{
  const char *id;
  const char *name; /* N_() */
} SoleusTrigger;
extern const SoleusTrigger soleus_triggers[];
/* In the reader's words; an own word as it is. */
const char *soleus_trigger_name (const char *id);

/* "name, label". */
char *soleus_found_in_dup_words (SoleusFoundIn where);

G_END_DECLS
