/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-file.h"
#include "soleus-open.h"

G_BEGIN_DECLS

/*
 * soleus_open() over a file that is already there, or over bytes in memory:
 * for tests of damage. @companion (NULL: none) stands beside bytes in memory
 * for whatever file their header names.
 */
SoleusRecording *soleus_open_file (SoleusFile *file, SoleusFile *companion,
    const SoleusOpenOptions *options, SoleusProgress *progress, GError **error);

G_END_DECLS
