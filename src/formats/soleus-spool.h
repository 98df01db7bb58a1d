/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * Samples of formats that cannot be read at random, in an unlinked file that
 * goes when the recording goes. Channels may differ in length; memory stays
 * at 64 KiB a channel while it grows. The file lies in $TMPDIR, else in
 * /var/tmp, which is on a disk where /tmp may be memory.
 */
typedef struct _SoleusSpool SoleusSpool;

SoleusSpool *soleus_spool_new (guint n_channels, GError **error);
void soleus_spool_free (SoleusSpool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSpool, soleus_spool_free)

/* FALSE and SOLEUS_ERROR_IO when the disk is full. */
gboolean soleus_spool_add (SoleusSpool *spool, guint channel,
    const float *samples, gsize n, GError **error);
/* One sample; an error is kept for soleus_spool_finish(). */
void soleus_spool_add_one (SoleusSpool *spool, guint channel, float sample);
guint64 soleus_spool_get_n (const SoleusSpool *spool, guint channel);

/* Ends the writing. Samples come out as stored * gain + shift of the channel,
 * which are 1 and 0 unless set. */
gboolean soleus_spool_finish (SoleusSpool *spool, GError **error);
void soleus_spool_set_scale (
    SoleusSpool *spool, guint channel, double gain, double shift);
/* Recording channel @channel reads from what was added as @stored. */
void soleus_spool_map (SoleusSpool *spool, guint channel, guint stored);

/* The source is the finished spool itself. */
extern const SoleusSourceClass soleus_spool_class;

G_END_DECLS
