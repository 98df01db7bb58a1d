/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-library-people.h"
#include "soleus-rate-ratio.h"

G_BEGIN_DECLS

/* What a person's recordings show over time, from the library's rates. */

/* One recording, its chosen channels added up. Strings interned. */
typedef struct
{
  gint64 recording;
  const char *name;
  const char *start; /* NULL: not known */
  const char *settings_hash;
  const char *places; /* "gastrocnemius left, soleus left", or labels */
  SoleusCount count;
} SoleusPersonPoint;

typedef struct
{
  const char *pattern; /* id: what is counted */
  const char *muscle; /* only channels over it; NULL: any */
  const char *place; /* only channels of this place; NULL: any */
} SoleusPersonChoice;

/* Where a channel lies: "soleus left", or its label; interned. */
const char *soleus_person_place (const SoleusLibraryRate *rate);
/* All places of @rates (of SoleusLibraryRateRow), by their first mention; of
 * interned const char *. */
GPtrArray *soleus_person_places (const GArray *rates);

/*
 * One point a recording, in the order of @rates (of SoleusLibraryRateRow):
 * events of the pattern over the clean time of the EMG channels, or of the
 * accelerometers where a recording has no EMG. A recording that was searched
 * and holds none has a count of 0; one without a chosen channel has no point.
 */
GArray *soleus_person_points (
    const GArray *rates, const SoleusPersonChoice *choice);

/* What goes with a word of the diary. */
typedef struct
{
  const char *trigger; /* borrowed from the diary */
  guint n_occasions;
  guint n_after; /* recordings begun at most the window after one */
  guint n_without;
  SoleusCount after;
  SoleusCount without;
  SoleusRateRatio ratio; /* after over without */
} SoleusDiaryEffect;

/*
 * An effect a trigger, in the order of their first mention. @diary of
 * SoleusDiaryEntry; @points of SoleusPersonPoint; points without a start are
 * left out. @window_h > 0.
 */
GArray *soleus_diary_effects (
    const GPtrArray *diary, const GArray *points, double window_h);

G_END_DECLS
