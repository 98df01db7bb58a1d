/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-findings.h"

G_BEGIN_DECLS

/* How soon to see somebody: icon, word, one sentence, one action, and why.
 * Calm at U0, the whole panel at U3. */
#define SOLEUS_TYPE_URGENCY_BANNER (soleus_urgency_banner_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusUrgencyBanner, soleus_urgency_banner, SOLEUS, URGENCY_BANNER, GtkBox)

void soleus_urgency_banner_set_findings (
    SoleusUrgencyBanner *self, const SoleusFindings *findings);

G_END_DECLS
