/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-block.h"

G_BEGIN_DECLS

/*
 * Looks at a few stretches all over a site and sets conditioning->mains_hz to
 * where the mains really is, or leaves it 0 where most of them show none.
 * @amplitude gets the median amplitude of the fundamental, NAN with none.
 * FALSE and the recording's error where it cannot be read.
 */
gboolean soleus_mains_measure (const SoleusRecording *recording,
    const SoleusSite *site, const SoleusParameters *parameters,
    SoleusConditioning *conditioning, double *amplitude, GError **error);

G_END_DECLS
