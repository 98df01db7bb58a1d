/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What one call of the real program gave. */
typedef struct
{
  int status; /* exit status; -1: ended by a signal */
  char *out;
  char *err;
} CliResult;

/* Runs soleus-cli with the words (ended by NULL), in @folder (NULL: the
 * current one). */
CliResult *cli_run (const char *folder, ...) G_GNUC_NULL_TERMINATED;
void cli_result_free (CliResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliResult, cli_result_free)

/* Asserts the exit status, an empty standard output, and one sentence on
 * standard error that holds each of the strings (ended by NULL). */
void cli_assert_refused (
    const CliResult *result, int status, ...) G_GNUC_NULL_TERMINATED;

/* Asserts exit status 0, with what was said in the message. */
void cli_assert_done (const CliResult *result);
