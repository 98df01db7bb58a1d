/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-arguments.h"
#include "soleus-progress.h"

G_BEGIN_DECLS

/*
 * The progress bar of the program, on standard error, where that is a
 * terminal and --quiet was not given; otherwise a progress that says nothing.
 * One at a time. Interrupt (Ctrl-C) cancels it, so that no half-written file
 * is left behind.
 */
SoleusProgress *soleus_cli_progress_begin (
    const SoleusArguments *arguments, const char *what);
/* Other words before the bar, from now on. */
void soleus_cli_progress_say (const char *what);
/* Takes the bar away. */
void soleus_cli_progress_end (void);

/* The line that a bar shows: "What  [=====     ]  50 %", @width columns at
 * most. Free with g_free(). */
char *soleus_cli_progress_dup_line (
    const char *what, double fraction, guint width);

G_END_DECLS
