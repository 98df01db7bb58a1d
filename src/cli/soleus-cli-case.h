/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-cli-settings.h"
#include "soleus-progress.h"
#include "soleus-report-input.h"

G_BEGIN_DECLS

/* One recording with everything that follows from it. */
typedef struct
{
  char *path;
  SoleusRecording *recording;
  SoleusAnalysis *analysis; /* with the decisions applied */
  SoleusDecisions *decisions; /* of the command line: the answers */
  SoleusEvidence evidence;
  SoleusFindings *findings;
} SoleusCliCase;

/* Opens with the corrections of @settings; nothing else. */
SoleusRecording *soleus_cli_open (const char *path,
    const SoleusCliSettings *settings, SoleusProgress *progress,
    GError **error);

/* Opens, analyses and evaluates. */
SoleusCliCase *soleus_cli_case_new (const char *path,
    const SoleusCliSettings *settings, SoleusProgress *progress,
    GError **error);
void soleus_cli_case_free (SoleusCliCase *one);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusCliCase, soleus_cli_case_free)

/* What reports and exports take; borrows from @one. */
SoleusReportInput soleus_cli_case_input (const SoleusCliCase *one);

/*
 * Runs the files of the command line, as many at once as --jobs says, and
 * gives each to @use in the order of the command line, in this thread. A file
 * that fails says its sentence on standard error and the others go on.
 * FALSE when any failed: then @error is the last failure, which was not
 * printed yet.
 */
gboolean soleus_cli_case_each (const SoleusArguments *arguments,
    const SoleusCliSettings *settings,
    gboolean (*use) (
        const SoleusCliCase *one, gpointer user_data, GError **error),
    gpointer user_data, GError **error);

/* The same for the words from @first_word on. */
gboolean soleus_cli_case_each_from (const SoleusArguments *arguments,
    guint first_word, const SoleusCliSettings *settings,
    gboolean (*use) (
        const SoleusCliCase *one, gpointer user_data, GError **error),
    gpointer user_data, GError **error);

G_END_DECLS
