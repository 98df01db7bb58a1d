/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-parameters.h"

G_BEGIN_DECLS

/* Names for parameters that belong together: "standard", "sensitive",
 * "strict", "needle". NULL ends. */
extern const char *const soleus_preset_ids[];

/* Changes what the preset is about and leaves the rest. FALSE: no preset has
 * that name; nothing is changed. */
gboolean soleus_preset_apply (const char *id, SoleusParameters *parameters);

G_END_DECLS
