/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-channel.h"
#include "soleus-read-log.h"

G_BEGIN_DECLS

/*
 * Rate and gaps of recorders that write packets of samples with the clock
 * time of the first one. A packet that follows the one before within half a
 * packet is joined to it. Memory grows with the gaps only.
 */
typedef struct _SoleusPackets SoleusPackets;

SoleusPackets *soleus_packets_new (double rate_hz);
void soleus_packets_free (SoleusPackets *packets);

/* @start_s: since 1970. */
void soleus_packets_add (SoleusPackets *packets, double start_s, guint n);
/* Before any of the following. */
void soleus_packets_finish (SoleusPackets *packets);

/* What the recorder was set to, unless its clock says otherwise by more than
 * one in a hundred. */
double soleus_packets_get_rate_hz (const SoleusPackets *packets);
/* Clock time of the first sample; NULL: cannot be told. */
GDateTime *soleus_packets_dup_start (const SoleusPackets *packets);
void soleus_packets_add_runs (
    const SoleusPackets *packets, SoleusChannel *channel);
/* Gaps, and a rate that was measured. */
void soleus_packets_tell (const SoleusPackets *packets, SoleusReadLog *log);

G_END_DECLS
