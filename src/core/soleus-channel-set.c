/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-channel-set.h"

#include <string.h>

SoleusChannelSet
soleus_channel_set_of (guint channel)
{
  SoleusChannelSet set = {{0}};

  soleus_channel_set_add (&set, channel);
  return set;
}

SoleusChannelSet
soleus_channel_set_first (guint n)
{
  SoleusChannelSet set = {{0}};

  for (guint i = 0; i < MIN (n, SOLEUS_MAX_CHANNELS); i++)
    soleus_channel_set_add (&set, i);
  return set;
}

guint
soleus_channel_set_count (const SoleusChannelSet *set)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (set->bits); i++)
    n += (guint)__builtin_popcountll (set->bits[i]);
  return n;
}

gboolean
soleus_channel_set_equal (const SoleusChannelSet *a, const SoleusChannelSet *b)
{
  return memcmp (a->bits, b->bits, sizeof a->bits) == 0;
}

gboolean
soleus_channel_set_overlaps (
    const SoleusChannelSet *a, const SoleusChannelSet *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (a->bits); i++)
    if ((a->bits[i] & b->bits[i]) != 0)
      return TRUE;
  return FALSE;
}

int
soleus_channel_set_next (const SoleusChannelSet *set, int after)
{
  for (int i = after + 1; i < SOLEUS_MAX_CHANNELS; i++)
    if (soleus_channel_set_has (set, (guint)i))
      return i;
  return -1;
}
