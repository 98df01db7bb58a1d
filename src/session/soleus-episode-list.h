/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-analysis.h"
#include "soleus-decisions.h"
#include "soleus-episode-item.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * What a person looks through, as a GListModel of SoleusEpisodeItem in order
 * of onset: the episodes of an analysis, and every mark that is none (own
 * words, conditions, artefacts; all marks while there is no analysis yet).
 * Items are made when they are asked for, each time anew: compare them by
 * id. An edit changes the rows it touched and leaves the rest.
 */
#define SOLEUS_TYPE_EPISODE_LIST (soleus_episode_list_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusEpisodeList, soleus_episode_list, SOLEUS, EPISODE_LIST, GObject)

SoleusEpisodeList *soleus_episode_list_new (void);

/* Ids of rows that are marks only; never that of an episode. */
#define SOLEUS_EPISODE_LIST_MARK_BIT 0x80000000u

/* Shows @analysis (NULL: none yet), which has @decisions applied, of
 * @recording; takes refs. One items-changed over the rows that differ, none
 * when all are the same. */
void soleus_episode_list_set_analysis (SoleusEpisodeList *self,
    const SoleusAnalysis *analysis, const SoleusDecisions *decisions,
    SoleusRecording *recording);

/* The row as data, without an item. Borrowed until the next change. */
const SoleusEpisode *soleus_episode_list_get_episode (
    SoleusEpisodeList *self, guint position);

/* Position of the episode or of the mark with that id, G_MAXUINT (which GTK
 * calls an invalid list position) where there is none. */
guint soleus_episode_list_find (SoleusEpisodeList *self, guint id);
guint soleus_episode_list_find_mark (SoleusEpisodeList *self, guint64 mark_id);
/* First row with onset at or after @time_s; the number of rows at the end. */
guint soleus_episode_list_find_time (SoleusEpisodeList *self, double time_s);

G_END_DECLS
