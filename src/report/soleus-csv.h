/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-sink.h"

G_BEGIN_DECLS

/* Fields of a comma-separated table, without the separators. */

/* In quotes where it holds a separator, as in RFC 4180. A cell that a
 * spreadsheet would take for a formula is none of ours to change. NULL
 * writes nothing. */
void soleus_csv_text (SoleusSink *sink, const char *text);
/* Six significant digits in the C locale; nothing where it is not finite:
 * what was not measured is an empty field, never 0. */
void soleus_csv_number (SoleusSink *sink, double value);

G_END_DECLS
