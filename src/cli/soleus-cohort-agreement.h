/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-compare.h"
#include "soleus-match-list.h"
#include "soleus-method-agreement.h"

G_BEGIN_DECLS

/* One recording that both folders have a list of. */
typedef struct
{
  char *name;
  SoleusAgreement agreement;
  double reference_per_min; /* NAN: neither list tells how long it is */
  double test_per_min;
} SoleusCohortRow;

typedef struct
{
  GPtrArray *rows; /* of SoleusCohortRow, by name */
  GPtrArray *only_reference; /* names without a partner */
  GPtrArray *only_test;
  SoleusAgreement pooled; /* all events added up */
  SoleusEstimate mean_f1; /* over recordings, with its interval */
  SoleusMethodAgreement rates;
} SoleusCohortAgreement;

/*
 * Compares the lists of two folders recording by recording. Lists belong
 * together that have the same place and name, endings left out; a folder of
 * results (as “batch” writes them) stands for its analysis.json. NULL with a
 * sentence when a folder cannot be read or nothing belongs together; a list
 * that cannot be read ends it.
 */
SoleusCohortAgreement *soleus_cohort_agreement (const char *reference,
    const char *test, SoleusEventLevel level, SoleusSensorChoice sensor,
    const SoleusCompareOptions *options, GError **error);
void soleus_cohort_agreement_free (SoleusCohortAgreement *cohort);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (
    SoleusCohortAgreement, soleus_cohort_agreement_free)

/* In words on standard output. */
void soleus_cohort_agreement_print (const SoleusCohortAgreement *cohort);
/* As JSON "soleus-cohort-comparison/1". */
void soleus_cohort_agreement_export (
    const SoleusCohortAgreement *cohort, SoleusSink *sink);
/* The differences of the rates over their means, as SVG. */
gboolean soleus_cohort_agreement_plot (
    const SoleusCohortAgreement *cohort, const char *path, GError **error);

G_END_DECLS
