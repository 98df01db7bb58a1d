/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-figure.h"

G_BEGIN_DECLS

/* What was measured twice: the shares of values up to each value, of both, in
 * one pair of axes. The axis of values is logarithmic; what is not above 0 is
 * left out. */
typedef struct
{
  const char *x_title; /* with its unit */
  const double *first; /* any order */
  guint n_first;
  const double *second;
  guint n_second;
  const char *first_name;
  const char *second_name;
} SoleusDistributions;

/* Says so where either has fewer than 3 values. */
void soleus_distribution_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusDistributions *pair);

/* Two of them side by side, [0] left; below each other where it is narrow.
 * Takes copies. @summary as of a figure, taken over. */
SoleusFigure *soleus_distribution_figure_new (
    const SoleusDistributions pair[2], char *summary);

G_END_DECLS
