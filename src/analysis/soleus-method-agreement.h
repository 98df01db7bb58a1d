/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number with its 95 % interval; NAN: cannot be told. */
typedef struct
{
  double value;
  double low;
  double high;
} SoleusEstimate;

/* How far two ways to measure the same things agree, over @n things. */
typedef struct
{
  guint n;
  SoleusEstimate bias; /* mean of test minus reference */
  double sd; /* of the differences; NAN with fewer than 2 */
  SoleusEstimate lower; /* limits within which 95 % of differences lie */
  SoleusEstimate upper;
  SoleusEstimate icc; /* absolute agreement of single measurements */
} SoleusMethodAgreement;

/*
 * Bland and Altman's bias and limits of agreement [blandaltman1986], and the
 * intraclass correlation. @reference and @test are [@n], in one unit; pairs
 * in which either is not finite are left out.
 */
SoleusMethodAgreement soleus_method_agreement (
    const double *reference, const double *test, guint n);

/*
 * Intraclass correlation ICC(A,1): two-way random effects, absolute agreement,
 * single measurement, with its interval [mcgraw1996]. @values holds @n things
 * by @k raters, a thing a row; n >= 2, k >= 2, else all NAN.
 */
SoleusEstimate soleus_icc (const double *values, guint n, guint k);

G_END_DECLS
