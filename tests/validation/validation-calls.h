/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "validation.h"

/* What records were called, and the tables that are made of it. */

#define CALL_N_SNRS 4
/* Bursts by their SNR. Single potentials are asked for by p2p / noise RMS
 * instead: the same grid taken to the amplitudes at which they are detected
 * at all. */
extern const double call_snrs_db[CALL_N_SNRS];
extern const double call_ratios[CALL_N_SNRS];

#define CALL_Q_MIN 0.7

/* A row or column of the confusion: patterns, then REST and ACTIVITY. */
#define CALL_N_NAMES (SOLEUS_N_PATTERNS + 2)

typedef struct
{
  guint truth, found; /* of CALL_N_NAMES */
  int true_family, found_family;
  double q;
  guint snr; /* row of call_snrs_db */
  gboolean mixed; /* with ECG, pops and movement */
  gboolean seen; /* what is true is among the episodes, or the runner-up */
  double score[4]; /* of up to four episodes, and whether right; -1: none */
  gboolean right[4];
} Call;

typedef struct
{
  guint count[CALL_N_NAMES][CALL_N_NAMES]; /* truth, found */
} Confusion;

/* "FASC", "REST". */
const char *call_row_name (guint row);

/* @gated: only of q at least CALL_Q_MIN; @snr -1: all. */
void call_count (
    const Call *calls, guint n, gboolean gated, int snr, Confusion *confusion);
void call_sums (
    const Confusion *confusion, guint row, guint *in_truth, guint *in_found);

/* A measure of calls, and its interval by resampling them [efron1993]. */
typedef double (*CallMeasure) (const Call *calls, guint n, int snr);
void call_resample (const Validation *validation, const Call *calls, guint n,
    CallMeasure measure, int snr, double *low, double *high);

/* What is taken for what, largest first, and why. */
void call_list_confusions (Validation *validation, const Call *calls, guint n);
/* The confusion as a picture. */
void call_draw_confusion (Validation *validation, const Confusion *confusion);
/* Recall of every class at every SNR, whatever q. */
void call_table_by_snr (Validation *validation, const Call *calls, guint n);
/* How often a score is right: table, picture and figures. */
void call_calibration (Validation *validation, const Call *calls, guint n);
