/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-event-list.h"
#include "soleus-parameters.h"
#include "soleus-progress.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* One recording on its way into a folder in the style of BIDS (datatype emg
 * of BIDS 1.11). All borrowed. */
typedef struct
{
  const SoleusRecording *recording;
  const SoleusEventList *list; /* sorted */
  const char *folder; /* made where it is not there */
  const char *person; /* pseudonym, letters and digits */
  const char *patient; /* header of the copy; NULL: names nobody */
  const SoleusParameters *parameters; /* NULL: nothing was analysed */
  const char *version;
} SoleusBids;

/* Whether @person can be a label of BIDS: ASCII letters and digits. */
gboolean soleus_bids_is_label (const char *person);

/*
 * Writes
 *
 *   dataset_description.json, participants.tsv, participants.json, README
 *   sub-PERSON/emg/sub-PERSON_task-rest_run-N_emg.edf, _emg.json,
 *       _channels.tsv, _events.tsv, _events.json
 *   code/sub-PERSON_task-rest_run-N_parameters.json
 *
 * N is the first number that is free, so that the recordings of several
 * sessions and persons go into one folder; what is there stays. FALSE with
 * SOLEUS_ERROR_IO, _CANCELLED, or _UNSUPPORTED (see soleus_edf_write()).
 */
gboolean soleus_export_bids (
    const SoleusBids *bids, SoleusProgress *progress, GError **error);

G_END_DECLS
