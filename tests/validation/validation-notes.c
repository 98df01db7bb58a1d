/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "validation.h"

/* What was tried for the figures that are missed, and what comes next. A row
 * is printed only while its figure is missed. */
static const ValidateNote notes[] = {
    {"", "", NULL},
};

const char *
validation_note_of (const ValidateFigure *figure)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (g_str_has_prefix (figure->what, notes[i].what)
        && g_str_has_prefix (figure->condition, notes[i].condition))
      return notes[i].note;
  return NULL;
}
