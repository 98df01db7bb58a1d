/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-track.h"

G_BEGIN_DECLS

/* Power over time and frequency: the darker, the more. */
typedef struct
{
  const float *power; /* [n_times * n_bins], bins of a time together; NAN:
                         not observed, hatched */
  guint n_times;
  guint n_bins; /* bin k is at k * bin_hz */
  double bin_hz;
  SoleusSpan span; /* divided into n_times equal columns */
  double low_hz; /* the part that is shown */
  double high_hz;
  double peak_hz; /* marked beside the map; NAN: none */
  GDateTime *start; /* clock time of second 0; NULL: not known */
} SoleusSpectrogramChart;

/* White is 30 dB under the highest 1 % of what is shown. */
void soleus_spectrogram_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusSpectrogramChart *chart);

G_END_DECLS
