/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-channel-set.h"
#include "soleus-pattern.h"
#include "soleus-span.h"

G_BEGIN_DECLS

/*
 * What is true of a simulated recording. Onset and offset are the first and
 * last instant at which |noise-free signal| of that burst exceeds a tenth of
 * its own peak. EMG and accelerometer have rows of their own: the channels
 * of a row are all of one kind.
 */

/* One potential of one unit, at its largest |value|. */
typedef struct
{
  double time_s;
  guint unit; /* the unit's number: its template */
  guint channel; /* where it is largest */
} SoleusTruthDischarge;

/* How a burst looks on one of its channels. */
typedef struct
{
  guint channel;
  double onset_s;
  double duration_s;
  double amplitude; /* peak to peak, uV or g */
} SoleusTruthPart;

typedef struct
{
  SoleusPattern pattern;
  SoleusChannelSet channels; /* with a third of the largest amplitude */
  double onset_s;
  double peak_s;
  double duration_s;
  double amplitude; /* peak to peak on the strongest channel */
  double rms; /* from onset to offset, strongest channel */
  double snr_db; /* 20 log10 (rms / noise RMS); NAN without noise */
  double peak_ratio; /* peak to peak / noise RMS; NAN without noise */
  int unit; /* the only unit of the burst; -1: several */
  int episode; /* -1: none */
  gboolean moved; /* a row of the accelerometer, not of EMG */
  guint first_discharge; /* rows of discharges */
  guint n_discharges;
  guint first_part; /* rows of parts */
  guint n_parts;
} SoleusTruthBurst;

typedef struct
{
  SoleusPattern pattern;
  SoleusChannelSet channels;
  double onset_s;
  double duration_s;
  double frequency_hz; /* NAN: no rhythm */
  guint n_bursts; /* in EMG */
  guint n_moves; /* on the accelerometer */
} SoleusTruthEpisode;

typedef struct
{
  double onset_s;
  double duration_s;
  SoleusState state;
} SoleusTruthState;

typedef struct
{
  SoleusChannelSet channels;
  double onset_s;
  double duration_s;
  SoleusArtefactKind kind;
} SoleusTruthArtefact;

typedef struct
{
  guint64 seed;
  char *recipe;
  char *shape; /* "hermite", "tripole" */
  double noise_uv; /* RMS in 20-450 Hz */
  double noise_g; /* RMS of one axis */
  GArray *discharges; /* of SoleusTruthDischarge */
  GArray *parts; /* of SoleusTruthPart */
  GArray *bursts; /* of SoleusTruthBurst, sorted by onset */
  GArray *episodes; /* of SoleusTruthEpisode */
  GArray *states; /* of SoleusTruthState, sorted; covers the recording */
  GArray *artefacts; /* of SoleusTruthArtefact, sorted */
  SoleusPattern record_pattern; /* NONE: see record_state */
  SoleusState record_state;
} SoleusTruth;

SoleusTruth *soleus_truth_new (void);
void soleus_truth_free (SoleusTruth *truth);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusTruth, soleus_truth_free)

/* Adds a row; the index of an episode, for its bursts. */
int soleus_truth_add_episode (SoleusTruth *truth, SoleusPattern pattern,
    SoleusSpan span, double frequency_hz);
void soleus_truth_add_artefact (SoleusTruth *truth, SoleusArtefactKind kind,
    SoleusChannelSet channels, SoleusSpan span);
/* A stretch that is not rest. */
void soleus_truth_add_state (
    SoleusTruth *truth, SoleusState state, SoleusSpan span);

/* Sorts the rows, counts the bursts of episodes, lets each begin and end with
 * its EMG bursts (those of the accelerometer where it has no other), fills the
 * time without a state with REST up to @duration_s. Called once,
 * at the end. */
void soleus_truth_finish (SoleusTruth *truth, double duration_s);

/* JSON "soleus-truth/1": bursts, episodes, states and artefacts with the
 * names they have in "soleus-analysis/1", numbers in the C locale. Free with
 * g_free(). */
char *soleus_truth_dup_json (const SoleusTruth *truth);

G_END_DECLS
