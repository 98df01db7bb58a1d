/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-block.h"
#include "soleus-repeat.h"

G_BEGIN_DECLS

#define SOLEUS_SHAPE_LENGTH 64
/* Rate at which shapes are kept, and where their peak lies. */
#define SOLEUS_SHAPE_RATE_HZ 2000.0
#define SOLEUS_SHAPE_PEAK 28

/*
 * One stretch of activity of a site as the sweep saw it, before anybody says
 * what it is. Times are seconds of the recording; sizes have the channel's
 * unit.
 */
typedef struct
{
  guint site;
  double onset_s;
  double end_s;
  double peak_s;
  float p2p;
  float rms;
  float noise_rms;
  float mdf_hz; /* NAN: not measured */
  float firing_hz; /* of one unit inside it; NAN: not measured */
  float regularity; /* of that firing, 0 to 1 */
  float speed_hz; /* RMS of the slope over RMS, / 2 pi: how sharp it is */
  float rise_s; /* 10 to 90 % of the envelope's way up */
  float fall_s;
  float fill; /* share of its time in which it is active, 0 to 1 */
  float step_share; /* raw: lasting step over peak to peak, an electrode pop */
  float slow_ratio; /* movement of the raw baseline over p2p */
  float tilt_deg; /* acceleration: change of the direction of gravity */
  gint16 n_phases;
  gint16 n_turns;
  guint n_discharges; /* of one shape seen in it; 0: not looked for */
  float discharge_s[SOLEUS_MOST_REPEATS]; /* their peaks, after onset_s */
  float beat_hz; /* cut out of a rhythm of this frequency; NAN: no */
  gboolean open_start; /* goes on before, after the block: to be joined */
  gboolean open_end;
  guint64 also; /* further sites that saw it, bit i for site i */
  gboolean copy; /* another site tells it; kept to be named, then dropped */
  guint16 unit; /* 1 + row of the analysis's templates; 0: none */
  gboolean has_shape;
  float shape[SOLEUS_SHAPE_LENGTH]; /* around the peak, peak to peak 1 */
} SoleusActivation;

G_END_DECLS
