/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Time-stamped annotation lists of EDF+ [edfplus2003]: onset [0x15 duration]
 * 0x14 text 0x14 {text 0x14} 0x00.
 */
typedef struct
{
  double onset_s; /* from the clock time in the header */
  double duration_s; /* 0: not told */
  char *text; /* UTF-8; "" in a record's time-keeping list */
} SoleusEdfTal;

/*
 * Calls @take for each text of each list in @bytes. Bytes that are no list
 * are skipped up to the next zero byte; returns how many lists were broken.
 */
guint soleus_edf_tal_parse (const guint8 *bytes, gsize n,
    void (*take) (const SoleusEdfTal *tal, gpointer user_data),
    gpointer user_data);

/* The onset of the first list alone: where the record stands in time.
 * FALSE: not readable. */
gboolean soleus_edf_tal_first_onset (
    const guint8 *bytes, gsize n, double *onset_s);

G_END_DECLS
