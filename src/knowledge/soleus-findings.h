/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-analysis.h"
#include "soleus-answers.h"
#include "soleus-cause.h"
#include "soleus-evidence.h"
#include "soleus-rule.h"

G_BEGIN_DECLS

/* What the points mean in words (science.md 3.5). */
typedef enum
{
  SOLEUS_BAND_LITTLE, /* little or nothing points to it */
  SOLEUS_BAND_POSSIBLE,
  SOLEUS_BAND_FITS
} SoleusBand;

typedef enum
{
  SOLEUS_POINT_PATTERN, /* feature is a pattern id */
  SOLEUS_POINT_ANSWER, /* feature is a question key */
  SOLEUS_POINT_FACT /* one_side, both_sides, templates, age_over_50 */
} SoleusPointKind;

/* Why a cause has its points: data; soleus-wording.h makes the sentence. */
typedef struct
{
  SoleusSign sign; /* for, against, missing */
  SoleusPointKind kind;
  const char *feature; /* static: "FASC", "Q01", "one_side" */
  const char *with; /* a second key that had to be no as well; or NULL */
  SoleusAnswer answer; /* kind ANSWER: what was answered */
  double value; /* 0 to 1: mu x q, or 1; NAN when missing */
  double weight; /* points at value 1; negative: against */
  double points; /* value x weight, before the caps; 0 when missing */
  const char *source; /* "D": expert choice */
} SoleusPoint;

typedef struct
{
  SoleusCauseId cause;
  SoleusBand band;
  guint rank; /* 1 is first; ties share a rank */
  double points;
  double pattern_points; /* after the cap */
  double context_points; /* after the cap, the against ones taken off */
  /* What this cause asks for as it stands: 0 while the band is LITTLE. */
  SoleusUrgency urgency;
  /* What it would ask for if it were the cause. */
  SoleusUrgency own_urgency;
  guint first_point; /* rows of points, for, then against, then missing */
  guint n_for;
  guint n_against;
  guint n_missing;
} SoleusFinding;

typedef struct
{
  SoleusFlagId flag;
  SoleusUrgency urgency;
  gboolean measured; /* the signal raised it; FALSE: an answer */
  /* Only because a yes was given without its details: the most serious
   * reading holds until they are said. */
  gboolean presumed;
} SoleusRaisedFlag;

/* Reference counted; immutable. */
typedef struct
{
  SoleusFinding findings[SOLEUS_N_CAUSES]; /* in rank order */
  GArray *points; /* of SoleusPoint */
  SoleusUrgency urgency;
  gboolean presumed; /* @urgency rests on presumed flags alone */
  GArray *red_flags; /* of SoleusRaisedFlag, most urgent first */
  gboolean rules[SOLEUS_N_RULES]; /* which hard rules were raised */
  gboolean measured; /* FALSE: no usable recording stood behind this */
} SoleusFindings;

/*
 * The one function of this room: evidence, answers and earlier recordings to
 * 26 findings, rules, red flags and an urgency. Pure; any argument may be
 * NULL. Unknown answers count for nothing.
 */
SoleusFindings *soleus_evaluate (const SoleusEvidence *evidence,
    const SoleusAnswers *answers, const SoleusHistory *history);

SoleusFindings *soleus_findings_ref (const SoleusFindings *findings);
void soleus_findings_unref (SoleusFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusFindings, soleus_findings_unref)

/* The finding of one cause; never NULL. */
const SoleusFinding *soleus_findings_get (
    const SoleusFindings *findings, SoleusCauseId cause);
/* The points of a finding: @sign's list, its length in @n. */
const SoleusPoint *soleus_finding_get_points (const SoleusFindings *findings,
    const SoleusFinding *finding, SoleusSign sign, guint *n);

/* "little", "possible", "fits". */
const char *soleus_band_id (SoleusBand band);

G_END_DECLS
