/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * What can be said at once, before a sample is read: kinds, rates and lengths
 * of the channels. NO is final (no channel can show a twitch); YES and PARTLY
 * hold until the analysis knows more, which may make them worse. @because of
 * static text ids; free with g_ptr_array_unref(), @because may be NULL.
 */
SoleusUsable soleus_first_look (
    const SoleusRecording *recording, GPtrArray **because);

G_END_DECLS
