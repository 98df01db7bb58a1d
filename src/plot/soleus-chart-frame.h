/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to plot: axes that charts share. */

#include "soleus-plot-text.h"
#include "soleus-ticks.h"
#include "soleus-track.h"

typedef struct
{
  cairo_t *cr;
  const SoleusTheme *theme;
  SoleusRect plot;
  double x_low;
  double x_high;
  double y_low;
  double y_high;
  gboolean y_whole; /* y counts: no marks between whole numbers */
  gboolean x_log; /* x_low > 0; labels are the powers and halves of ten */
} SoleusChartFrame;

/* Sets `plot` inside @rect, draws axes, grid and titles. The ranges are set
 * by the caller before. @x_title NULL with a time axis of the caller's. */
void soleus_chart_frame_draw (SoleusChartFrame *frame, const SoleusRect *rect,
    const char *x_title, const char *y_title);
double soleus_chart_frame_x (const SoleusChartFrame *frame, double value);
double soleus_chart_frame_y (const SoleusChartFrame *frame, double value);

/* Words in the middle of an empty chart. */
void soleus_chart_say (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const char *text);
