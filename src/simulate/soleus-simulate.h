/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-disturb.h"
#include "soleus-progress.h"
#include "soleus-recipe.h"
#include "soleus-recording.h"
#include "soleus-truth.h"

G_BEGIN_DECLS

/* What may be asked of a simulation. soleus_simulate_options_init() leaves
 * everything to the recipe. */
typedef struct
{
  guint64 seed;
  double duration_s; /* NAN: the recipe's */
  double rate_hz; /* EMG; NAN: 2000 on the skin, 20000 with a needle */
  double acc_rate_hz; /* 0: no accelerometer; NAN: 100, needle 0 */
  int n_channels; /* EMG; -1: the recipe's */
  SoleusShape shape;
  gboolean array; /* channels along one muscle; needs the tripole */
  double snr; /* single potentials: peak to peak / noise RMS; bursts: 20 log10
                 (RMS / noise RMS); NAN: natural amplitudes */
  double per_min; /* NAN: drawn */
  double frequency_hz; /* NAN: drawn */
  SoleusWeather weather;
  double disturbs[SOLEUS_N_DISTURBS]; /* NAN: as the weather has it */
} SoleusSimulateOptions;

void soleus_simulate_options_init (SoleusSimulateOptions *options);

/*
 * Plays @recipe. The same recipe, options and build give the same samples and
 * truth on every machine. @truth, if not NULL, gets the truth; free it with
 * soleus_truth_free(). NULL with SOLEUS_ERROR_INVALID for an option outside
 * its limits (nothing is set then), or SOLEUS_ERROR_CANCELLED.
 *
 * The recording is held in memory: 4 bytes a sample, twice while it is made.
 */
SoleusRecording *soleus_simulate (const SoleusRecipe *recipe,
    const SoleusSimulateOptions *options, SoleusTruth **truth,
    SoleusProgress *progress, GError **error);

/* The demonstration recording: $SOLEUS_DEMONSTRATION, else where it is
 * installed, else beside the program in the build tree. NULL when there is
 * none. Free with g_free(). */
char *soleus_demonstration_path (void);

G_END_DECLS
