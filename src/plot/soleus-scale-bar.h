/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-track.h"

G_BEGIN_DECLS

/* The largest 1, 2 or 5 times a power of ten that is not above @most; 0
 * where @most is not above 0 or not finite. */
double soleus_scale_bar_step (double most);

/*
 * An upright and a level bar beside a trace, with what their lengths mean:
 * a reader measures a trace without its axes. @plot is the trace's own
 * rectangle of @value_range (in @unit) by @span_s; the bars stand in
 * @margin, right of it, and are never longer than it is.
 */
void soleus_scale_bar_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *plot, const SoleusRect *margin, double value_range,
    const char *unit, double span_s);

G_END_DECLS
