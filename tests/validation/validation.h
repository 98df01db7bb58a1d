/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>

#include "soleus-analysis.h"
#include "soleus-binomial.h"
#include "soleus-compare.h"
#include "soleus-recipe.h"
#include "soleus-recording.h"
#include "soleus-simulate.h"
#include "soleus-truth.h"

/*
 * The validation program: plays recipes with known truth, analyses them as
 * the program does by default, and writes every figure of the tables below
 * beside its target. Real recordings stand in a table of their own.
 */

typedef enum
{
  VALIDATE_AT_LEAST,
  VALIDATE_AT_MOST
} ValidateSense;

/* One line of a table. */
typedef struct
{
  const char *what;
  const char *condition;
  ValidateSense sense;
  double must; /* NAN: no target, for information */
  double aim;
  const char *unit; /* "", "ms", "Hz", "a minute" */
  double value; /* NAN: nothing to measure it on */
  double low; /* 95 % interval; NAN: none */
  double high;
  guint n;
  const char *n_of; /* "twitches", "records" */
} ValidateFigure;

/* What a run collects. */
typedef struct
{
  guint64 seed;
  double scale; /* 1: what the tables ask for; less: a part of it */
  double decoy_days; /* simulated days without a seizure */
  guint n_threads;
  const char *recordings; /* folder of the real recordings, or NULL */
  GString *text; /* the document */
  GPtrArray *pictures; /* names and SVG texts in turn */
  GString *timings; /* seconds of each part, for a file of its own */
  GString *missed; /* the musts that were not met, a line each */
  guint n_missed; /* musts that were not met */
  guint n_judged;
} Validation;

/* One record to play: what it is made from and where its result goes. */
typedef struct
{
  const SoleusRecipe *recipe;
  SoleusSimulateOptions options;
  double false_alarms_per_min; /* 0: the program's default */
  guint tag; /* the caller's own */
} ValidateTrial;

/* Called in any thread, for different @result at the same time. */
typedef void (*ValidateJudge) (const ValidateTrial *trial,
    const SoleusRecording *recording, const SoleusTruth *truth,
    const SoleusAnalysis *analysis, gpointer result);

/* Records that a part plays when @asked are wanted: at least 1. */
guint validation_n (const Validation *validation, guint asked);

/* Adds @n playings of @recipe_id with the tripole model and seeds of their
 * own; returns the first row, whose options may then be changed. */
guint validation_add_trials (Validation *validation, GArray *trials,
    const char *recipe_id, guint n, guint tag);

/* Plays and analyses all @trials on all threads. @results has rows of
 * @result_size bytes, zero at first, one a trial. */
void validation_run (Validation *validation, const char *part, GArray *trials,
    ValidateJudge judge, gpointer results, gsize result_size);

/* Calls @make for each of @n rows on all threads. */
typedef void (*ValidateEach) (guint row, gpointer user_data);
void validation_each (Validation *validation, const char *part, guint n,
    ValidateEach make, gpointer user_data);
/* A seed of its own for row @row of the part @name. */
guint64 validation_seed (
    const Validation *validation, const char *name, guint row);

/* One calibrated EMG channel in uV over a copy of @x. */
SoleusRecording *validation_recording (const float *x, gsize n, double rate_hz);

/* Markdown. */
void validation_heading (Validation *validation, const char *heading);
void validation_paragraph (Validation *validation, const char *text);
void validation_table_begin (Validation *validation);
void validation_figure (Validation *validation, const ValidateFigure *figure);
void validation_table_end (Validation *validation);

/* A picture beside the document, "validation-NAME.svg"; takes @svg over. */
void validation_picture (
    Validation *validation, const char *name, const char *alt, GString *svg);

/* A figure whose value is a share. */
ValidateFigure validation_share (const char *what, const char *condition,
    double must, double aim, SoleusShare share, guint n, const char *n_of);

/* The quantile of [n] @values, which are sorted, with the 95 % interval of
 * order statistics; without one where there are too few. All NAN for n 0. */
typedef struct
{
  double value;
  double low;
  double high;
} ValidateQuantile;
ValidateQuantile validation_quantile (double *values, guint n, double share);

/* The mean of [n] @values with the 95 % interval of a bell. */
ValidateQuantile validation_mean (const double *values, guint n);

/* What was tried for a must that is missed, and what comes next. */
typedef struct
{
  const char *what; /* the figure's own, or how it begins */
  const char *condition; /* the same; "": any */
  const char *note;
} ValidateNote;
/* NULL where nothing is noted. */
const char *validation_note_of (const ValidateFigure *figure);

/* The found bursts and the true ones as events to match; free with
 * g_array_unref(). Contractions are left out, and what is seen on the
 * accelerometer alone. @at_peak: events are instants at the peak. */
GArray *validation_truth_events (const SoleusTruth *truth, gboolean at_peak);
GArray *validation_found_events (const SoleusRecording *recording,
    const SoleusAnalysis *analysis, gboolean at_peak);

/* The parts, in the order of the document. */
void validate_detection (Validation *validation);
void validate_detectors (Validation *validation);
void validate_false_alarms (Validation *validation);
void validate_edges (Validation *validation);
void validate_trains (Validation *validation);
void validate_rhythms (Validation *validation);
void validate_classes (Validation *validation);
void validate_strangers (Validation *validation);
void validate_artefacts (Validation *validation);
void validate_legs (Validation *validation);
void validate_seizures (Validation *validation);
void validate_recordings (Validation *validation);
