/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-text-layout.h"

G_BEGIN_DECLS

/* Names and units from the header lines of the preamble. */
void soleus_text_columns_name (SoleusTextLayout *layout);

/* What each column is, from its name and the first rows, [n_rows]. */
void soleus_text_columns_tell (
    SoleusTextLayout *layout, const SoleusCell *rows, guint n_rows);

/* Seconds of one "ms", "us", "s", ...; 0: not a unit of time. */
double soleus_text_time_unit_s (const char *unit);

G_END_DECLS
