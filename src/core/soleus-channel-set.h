/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Recordings are opened with at most this many channels; the reader says in
 * its log what it left out. */
#define SOLEUS_MAX_CHANNELS 256

/* Which channels (0-based) something was seen on. A plain value. */
typedef struct
{
  guint64 bits[SOLEUS_MAX_CHANNELS / 64];
} SoleusChannelSet;

static inline void
soleus_channel_set_add (SoleusChannelSet *set, guint channel)
{
  set->bits[(channel / 64) % 4] |= G_GUINT64_CONSTANT (1) << (channel % 64);
}

static inline gboolean
soleus_channel_set_has (const SoleusChannelSet *set, guint channel)
{
  return channel < SOLEUS_MAX_CHANNELS
      && (set->bits[channel / 64] >> (channel % 64) & 1) != 0;
}

/* The set that holds @channel alone. */
SoleusChannelSet soleus_channel_set_of (guint channel);
/* All of the first @n channels. */
SoleusChannelSet soleus_channel_set_first (guint n);
guint soleus_channel_set_count (const SoleusChannelSet *set);
gboolean soleus_channel_set_equal (
    const SoleusChannelSet *a, const SoleusChannelSet *b);
gboolean soleus_channel_set_overlaps (
    const SoleusChannelSet *a, const SoleusChannelSet *b);
/* The next member after @after (-1 to begin), or -1 after the last. */
int soleus_channel_set_next (const SoleusChannelSet *set, int after);

G_END_DECLS
