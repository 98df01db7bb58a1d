/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-analysis.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * One row of the episode list, for a widget to look at. A value: it does not
 * change; after an edit the list has a new item in its place.
 *
 * Properties, all read-only:
 *   id          uint     SoleusEpisode.id
 *   mark-id     uint64   0 for a found episode
 *   onset       double   seconds
 *   duration    double   seconds
 *   pattern     int      SoleusPattern
 *   label       string   pattern id, or the person's own label
 *   channels    string   labels joined by ", "
 *   channel     int      the first one, for sorting; -1: all
 *   amplitude   double   largest burst, peak to peak; NAN: not measured
 *   unit        string   of amplitude: "uV", "g", "x noise"
 *   frequency   double   Hz; NAN: no rhythm
 *   score       double   0 to 1
 *   n-bursts    uint
 *   origin      int      SoleusOrigin
 *   accepted, rejected, changed   boolean
 */
#define SOLEUS_TYPE_EPISODE_ITEM (soleus_episode_item_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusEpisodeItem, soleus_episode_item, SOLEUS, EPISODE_ITEM, GObject)

/* What the list knows of a row. */
typedef struct
{
  const SoleusEpisode *episode;
  double amplitude; /* NAN: not measured */
  const char *label; /* the person's own words; NULL: the pattern's id */
  SoleusRecording *recording; /* NULL: channels are shown as numbers */
} SoleusEpisodeRow;

/* Copies what it needs of @row. */
SoleusEpisodeItem *soleus_episode_item_new (const SoleusEpisodeRow *row);

/* Borrowed, lives as long as the item. */
const SoleusEpisode *soleus_episode_item_get_episode (SoleusEpisodeItem *self);
const char *soleus_episode_item_get_label (SoleusEpisodeItem *self);
const char *soleus_episode_item_get_channels (SoleusEpisodeItem *self);
double soleus_episode_item_get_amplitude (SoleusEpisodeItem *self);
const char *soleus_episode_item_get_unit (SoleusEpisodeItem *self);

G_END_DECLS
