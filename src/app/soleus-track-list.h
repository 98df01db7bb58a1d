/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The order of the tracks, and which of them are hidden. A track is a channel
 * number; at least one is always shown. Pure.
 */
typedef struct _SoleusTrackList SoleusTrackList;

SoleusTrackList *soleus_track_list_new (void);
void soleus_track_list_free (SoleusTrackList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusTrackList, soleus_track_list_free)

/* The first @n_channels in their own order, all shown. */
void soleus_track_list_reset (SoleusTrackList *list, guint n_channels);
/* Tracks from the top, a hidden one as -1 - channel. FALSE, nothing changed,
 * where they are not the numbers below @n, each once, or none is shown. */
gboolean soleus_track_list_set (
    SoleusTrackList *list, const int *rows, guint n);
/* Shown below @after; at the end where that is not in the list. */
void soleus_track_list_add (SoleusTrackList *list, guint channel, guint after);

/* All of them, from the top, hidden ones in their place. */
guint soleus_track_list_get_n (const SoleusTrackList *list);
guint soleus_track_list_get_channel (const SoleusTrackList *list, guint i);

gboolean soleus_track_list_is_hidden (
    const SoleusTrackList *list, guint channel);
guint soleus_track_list_get_n_hidden (const SoleusTrackList *list);
/* FALSE: it is hidden already, unknown, or the last one. */
gboolean soleus_track_list_hide (SoleusTrackList *list, guint channel);
/* FALSE: none was hidden. */
gboolean soleus_track_list_show_all (SoleusTrackList *list);

/* One place up (@by < 0) or down among those that are shown. FALSE: it is
 * there already. */
gboolean soleus_track_list_move (SoleusTrackList *list, guint channel, int by);

G_END_DECLS
