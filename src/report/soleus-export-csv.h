/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-report-input.h"
#include "soleus-sink.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_LEVEL_DISCHARGE,
  SOLEUS_LEVEL_BURST,
  SOLEUS_LEVEL_EPISODE
} SoleusEventLevel;

/* One event of what was found and not rejected. */
typedef struct
{
  double onset_s;
  double duration_s; /* >= 0 */
  SoleusPattern pattern;
  const SoleusChannelSet *channels;
  const SoleusEpisode *episode; /* NULL: none */
} SoleusEventRow;

/* Calls @use for each, in the order of the analysis. */
void soleus_export_each (const SoleusReportInput *input, SoleusEventLevel level,
    void (*use) (const SoleusEventRow *row, gpointer user_data),
    gpointer user_data);

/*
 * Events as CSV: onset_s,duration_s,label,channel,frequency_hz,score. Label
 * is the pattern's id, channel the labels joined by "|", an empty field says
 * none. UTF-8, lines end with a line feed, quoted as in RFC 4180. Rejected
 * episodes and disturbances are left out.
 */
void soleus_export_csv (
    const SoleusReportInput *input, SoleusEventLevel level, SoleusSink *sink);
/* The same with settings_hash,version after them (soleus-stamp.h): every list
 * but that of "analyse --events", whose columns are fixed. */
void soleus_export_csv_stamped (
    const SoleusReportInput *input, SoleusEventLevel level, SoleusSink *sink);

/* "discharge", "burst", "episode"; FALSE: none of these. */
gboolean soleus_event_level_from_id (const char *id, SoleusEventLevel *level);

G_END_DECLS
