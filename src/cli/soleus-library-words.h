/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-library-search.h"
#include "soleus-person-rates.h"

G_BEGIN_DECLS

/* What the library says of people, on standard output. */

/* Of SoleusLibraryPerson. */
void soleus_library_print_people (const GPtrArray *people);
/* Of SoleusLibraryHit: the recording, whose it is, and where the words are. */
void soleus_library_print_hits (const GPtrArray *hits);
/* Of SoleusPersonPoint; with a word where places or settings differ. */
void soleus_library_print_trend (
    const GArray *points, const SoleusPersonChoice *choice, gboolean json);
/* Of SoleusDiaryEntry. */
void soleus_library_print_diary (const GPtrArray *entries);
/* Of SoleusDiaryEffect: what goes together, never what causes what. */
void soleus_library_print_effects (const GArray *effects,
    const SoleusPersonChoice *choice, double window_h, gboolean json);

G_END_DECLS
