/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-arguments.h"
#include "soleus-events.h"
#include "soleus-parameters.h"
#include "soleus-progress.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* What export and import share: a list of events on its way to a file. */

/* The recording itself with the events as its annotations, as EDF+. */
#define SOLEUS_CLI_EDF_COPY "edf-copy"
/* That copy, the events and what describes them, as a folder. */
#define SOLEUS_CLI_BIDS_FOLDER "bids-folder"

typedef struct
{
  const SoleusEventFormat *format; /* NULL: the copy, or the folder */
  const char *path;
  gboolean folder;
  gboolean keep_names; /* else who the header names is scrubbed */
  const char *person; /* pseudonym in the folder */
  const SoleusParameters *parameters; /* of the analysis; NULL: none was made */
  gboolean check_only; /* say what would be lost, and write nothing */
  gboolean quiet;
} SoleusCliTarget;

/* From --to, --output, --check, --quiet, --keep-names and --person. A format is
 * told by --to, else by the ending of the output. FALSE and _USAGE. */
gboolean soleus_cli_target_read (
    const SoleusArguments *arguments, SoleusCliTarget *target, GError **error);

/* The row of --from or --to called @id; NULL and _USAGE, naming all that are
 * written (@writes) or read. */
const SoleusEventFormat *soleus_cli_event_format (
    const char *option, const char *id, gboolean writes, GError **error);

/* Says on standard error what the format does not keep, then writes. @list
 * is sorted first, and words of it that the file's header names somebody by
 * are taken out unless they are to be kept. */
gboolean soleus_cli_write_events (SoleusEventList *list,
    SoleusRecording *recording, const SoleusCliTarget *target,
    SoleusProgress *progress, GError **error);

G_END_DECLS
