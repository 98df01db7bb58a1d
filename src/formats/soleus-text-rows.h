/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-reader.h"
#include "soleus-spool.h"
#include "soleus-text-layout.h"

G_BEGIN_DECLS

/* Rows of a signal that have no value, cut out of its runs. */
typedef struct
{
  guint64 first_row;
  guint64 n;
} SoleusRowGap;

/* One signal column on its way to the spool. */
typedef struct
{
  guint column;
  guint64 first_row; /* the first with a value */
  guint64 n_missing; /* rows without a value since the last one */
  guint64 n_lost; /* of these, between two values */
  GArray *gaps; /* of SoleusRowGap */
  SoleusClock *clock; /* a sparse column has its own; else NULL */
} SoleusTextLane;

typedef struct
{
  const SoleusTextLayout *layout;
  SoleusSpool *spool;
  SoleusTextLane *lanes;
  guint n_lanes;
  SoleusClock **clocks; /* [n_clocks], fed by time columns */
  SoleusClock *counter; /* fed by a counter column; NULL: none */
  guint64 n_rows;
} SoleusTextRows;

/*
 * Streams all rows of @text into the spool and the clocks. Damaged cells and
 * lines go to the log. With @counter_rate_hz > 0 a counter column tells the
 * time.
 */
SoleusTextRows *soleus_text_rows_read (SoleusReader *reader,
    const SoleusTextLayout *layout, double counter_rate_hz, GError **error);
void soleus_text_rows_free (SoleusTextRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusTextRows, soleus_text_rows_free)

G_END_DECLS
