/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-episode-list.h"
#include "soleus-units.h"

G_BEGIN_DECLS

/* Of the rows that a list shows, however many. */
typedef struct
{
  guint n;
  double amplitude; /* median; NAN: none, or units differ */
  const char *unit; /* of it, static or interned; NULL with NAN */
  double duration_s; /* median; NAN: none */
  double per_minute; /* from the first onset to the last; NAN: too few */
} SoleusEpisodeStatistics;

/* @rows has items of SoleusEpisodeItem in any order. */
void soleus_episode_statistics_of (
    GListModel *rows, SoleusEpisodeStatistics *statistics);

/* "41 episodes · median 86 µV, 14 ms · 1.4 a minute"; free with g_free(). */
char *soleus_episode_statistics_dup_text (
    const SoleusEpisodeStatistics *statistics, const SoleusUnits *units);

G_END_DECLS
