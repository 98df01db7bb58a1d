/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-pattern.h"

G_BEGIN_DECLS

/*
 * How often an episode that the rules gave @score (0 to 1) is of the class
 * @pattern, as simulated recordings show it; 0 to 1, growing with @score.
 * @agrees: the recording as a whole is of that class. It holds for recordings
 * mixed as those were, not for a person.
 */
double soleus_confidence (SoleusPattern pattern, double score, gboolean agrees);

G_END_DECLS
