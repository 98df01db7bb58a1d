/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-sound.h"

G_BEGIN_DECLS

/*
 * Lets a sound be heard through the desktop's sound device (GStreamer). Main
 * thread only; the sound is made in GStreamer's own.
 *
 * Signals:
 *   position (double time_s)   where in the recording one is, often
 *   stopped (char *problem)    it is over; NULL: as wished, else a sentence
 */
#define SOLEUS_TYPE_PLAYER (soleus_player_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlayer, soleus_player, SOLEUS, PLAYER, GObject)

SoleusPlayer *soleus_player_new (void);

/* Takes over @sound; what was playing stops. The sink is the desktop's, or
 * what the environment's SOLEUS_AUDIO_SINK describes ("fakesink sync=true"
 * for tests). FALSE: it cannot be heard; "stopped" has told why. */
gboolean soleus_player_play (SoleusPlayer *self, SoleusSound *sound);
void soleus_player_stop (SoleusPlayer *self);
gboolean soleus_player_is_playing (SoleusPlayer *self);

G_END_DECLS
