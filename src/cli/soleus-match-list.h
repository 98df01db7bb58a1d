/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-export-csv.h"
#include "soleus-match.h"

G_BEGIN_DECLS

/* Events of a file, ready to be compared. */
typedef struct
{
  GArray *events; /* of SoleusMatchEvent */
  GStringChunk *words; /* owns the labels */
  double duration_s; /* of the recording; 0: the file does not say */
} SoleusMatchList;

/* Which rows of a JSON file count. */
typedef enum
{
  SOLEUS_SENSOR_ALL,
  SOLEUS_SENSOR_EMG,
  SOLEUS_SENSOR_ACCELEROMETER
} SoleusSensorChoice;

/*
 * Reads @path: an analysis or a truth in JSON (@level and @sensor choose the
 * rows), a table with columns onset, duration and label under one of their
 * usual names (CSV, TSV), or a recording, whose annotations are taken. NULL
 * with a sentence that names the file.
 */
SoleusMatchList *soleus_match_list_load (const char *path,
    SoleusEventLevel level, SoleusSensorChoice sensor, GError **error);
void soleus_match_list_free (SoleusMatchList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusMatchList, soleus_match_list_free)

G_END_DECLS
