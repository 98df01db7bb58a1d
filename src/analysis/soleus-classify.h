/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-draft.h"
#include "soleus-sweep.h"

G_BEGIN_DECLS

/* Makes bursts and episodes of the activations of one site, each named, with
 * its reasons. */
void soleus_classify_site (
    SoleusDraft *draft, guint site, const SoleusSweep *sweep);

G_END_DECLS
