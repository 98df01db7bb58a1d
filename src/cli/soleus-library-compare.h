/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-recording-pair.h"

G_BEGIN_DECLS

/* Two recordings on one scale, in words or as "soleus-pair/1". */
void soleus_library_print_pair (const SoleusPair *pair, gboolean json);

/* Whether the ending of @path is one of a figure: png, svg, pdf or csv; FALSE
 * with SOLEUS_ERROR_USAGE. */
gboolean soleus_library_can_draw (const char *path, GError **error);
/* Writes the figure of @pair to such a @path. */
gboolean soleus_library_draw_pair (
    const SoleusPair *pair, const char *path, GError **error);

G_END_DECLS
