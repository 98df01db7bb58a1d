/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-text-layout.h"

G_BEGIN_DECLS

/* Takes the rate, the start, and what programs that are known by name tell
 * in their header lines. */
void soleus_text_dialect_apply (SoleusTextLayout *layout);

G_END_DECLS
