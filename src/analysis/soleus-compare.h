/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-binomial.h"
#include "soleus-match.h"

G_BEGIN_DECLS

/*
 * How far a test list agrees with a reference list: detector against truth,
 * detector against person, person against person.
 */

/* Test minus reference over the matched pairs; all NAN with none. */
typedef struct
{
  guint n;
  double bias_s; /* mean, with its sign */
  double sd_s; /* NAN with fewer than 2 */
  double median_s; /* of the absolute error */
  double p95_s; /* 95th percentile of the absolute error */
} SoleusErrorFigures;

typedef struct
{
  guint n_reference;
  guint n_test;
  guint n_matched;
  SoleusShare sensitivity; /* matched / reference */
  SoleusShare precision; /* matched / test */
  SoleusShare f1; /* 2 matched / (reference + test); the interval is
                     that of matched / joint, carried over */
} SoleusAgreement;

typedef struct
{
  const char *label; /* owned by the comparison; "" for events without one */
  SoleusAgreement agreement; /* matched: in time, and of this label in both */
} SoleusLabelAgreement;

typedef struct
{
  SoleusMatchOptions match;
  double duration_s; /* of the recording; 0: to the last end */
  double grid_s; /* cell of kappa; > 0 */
} SoleusCompareOptions;

typedef struct
{
  SoleusAgreement all;
  SoleusErrorFigures onset;
  SoleusErrorFigures offset;
  GArray *pairs; /* of SoleusMatchPair, in the order of the reference */

  /* Cohen's kappa on the grid [cohen1960]: event or none, and which label or
   * none. A cell belongs to the event that holds its middle; of several, to
   * the one that began last. NAN where both lists are all or nothing. */
  guint64 n_cells;
  double kappa;
  double kappa_labels;

  /* Labels in the order of their bytes. confusion has (n_labels + 1)^2
   * counts, reference by row, test by column; the last row and column are
   * events without a partner. Under match.same_label nothing stands beside
   * the diagonal. */
  guint n_labels;
  SoleusLabelAgreement *labels;
  guint *confusion;
  double macro_f1; /* mean over labels that the reference has; NAN with none */
} SoleusComparison;

/* Bursts by half, within 100 ms, any label; a grid of 10 ms. */
SoleusCompareOptions soleus_compare_options (void);

SoleusComparison *soleus_compare (const SoleusMatchEvent *reference,
    guint n_reference, const SoleusMatchEvent *test, guint n_test,
    const SoleusCompareOptions *options);
void soleus_comparison_free (SoleusComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusComparison, soleus_comparison_free)

/* From counts alone: several recordings are added up and judged once. */
SoleusAgreement soleus_agreement (
    guint n_matched, guint n_reference, guint n_test);
/* From signed errors in seconds. */
SoleusErrorFigures soleus_error_figures (const double *error_s, guint n);
/* From a square table of counts, @n by @n; NAN where chance alone agrees. */
double soleus_kappa (const guint64 *counts, guint n);

G_END_DECLS
