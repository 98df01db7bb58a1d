/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-binomial.h"

/* Pictures as SVG text: the same bytes for the same numbers. */

/* @count is n by n, truth by row. Each cell is as dark as its share of the
 * row, with the number in it; rows without a record are left out. */
GString *validation_confusion_chart (
    const guint *count, const char *const *names, guint n);

/* Share right by mean score, with its interval, and the line of a score that
 * says what it means. */
GString *validation_calibration_chart (
    const double *score, const SoleusShare *right, guint n);
