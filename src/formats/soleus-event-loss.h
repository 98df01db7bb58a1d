/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-events.h"

G_BEGIN_DECLS

/* What a format does not keep of a list, found by writing the list to memory
 * and reading it back. All zero: nothing is lost. */
typedef struct
{
  guint n_before; /* events of the list */
  guint n_after; /* that come back */
  guint n_durations; /* events that come back with another length */
  guint n_channels; /* with other channels */
  guint n_texts; /* with another text */
  double apart_s; /* the largest shift of an onset */
} SoleusEventLoss;

/* @list must be sorted. FALSE with the error of the writer or the reader. */
gboolean soleus_events_find_loss (const SoleusEventList *list,
    const SoleusEventFormat *format, const SoleusEventContext *context,
    SoleusEventLoss *loss, GError **error);

/* Sentences for people, of char *; empty where nothing is lost. Free. */
GPtrArray *soleus_event_loss_dup_sentences (
    const SoleusEventLoss *loss, const SoleusEventFormat *format);

G_END_DECLS
