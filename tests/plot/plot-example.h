/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-recording.h"

/* A made-up calf: @n_channels of noise with a twitch every 2 s, a gap from
 * 10 to 12 s, 30 s long, 1000 Hz. The same every time. */
SoleusRecording *plot_example_recording (guint n_channels);

/* What an analysis of it could say: FASC at every twitch of channel 0 (the
 * twitch of number k at 2k + 1 s), one tremor from 29.5 to 30 s, a
 * disturbance at 5 s. */
SoleusAnalysis *plot_example_analysis (void);
