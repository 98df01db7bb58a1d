/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-template-sort.h"

#include <math.h>
#include <string.h>

/* The agglomeration compares all with all: of so many at most. */
#define SAMPLE_MOST 240
#define ROUNDS_MOST 4
/* Two means are one family up to this many SDs over what noise explains. */
#define SAME_SDS 3.5
/* Single potentials of two families lie this many SDs apart, and more where
 * few members leave the means uncertain: noise alone, cut in two where it is
 * widest, gives 1.6. */
#define SEPARATION_LEAST 2.5
#define SEPARATION_EACH 1.2
#define GAIN_SAME 9.0 /* chi-square of one degree */
/* A potential belongs to the nearest family within this many SDs. */
#define MEMBER_SDS 5.0
#define GAIN_MEMBER 12.0

static const double freedom = SOLEUS_POTENTIAL_FREEDOM;

static double
limit (double sds)
{
  return freedom + sds * sqrt (2.0 * freedom);
}

/* How ill two means fit, 1 where noise just about explains it. */
static double
misfit (const SoleusPotentialFit *fit)
{
  return MAX (fit->chi2 / limit (SAME_SDS), fit->gain_chi2 / GAIN_SAME);
}

static gboolean
is_same (const SoleusPotentialFit *fit)
{
  double least = SEPARATION_LEAST * SEPARATION_LEAST
      + SEPARATION_EACH * freedom * fit->each;

  return misfit (fit) <= 1.0 || fit->separation * fit->separation < least;
}

/* Clusters in the making: a mean each, and the nearest of the later ones. */
typedef struct
{
  SoleusPotential *means;
  guint8 *gone;
  guint *nearest;
  SoleusPotentialFit *fits;
  double *cost;
  guint n;
} Clusters;

static void
find_nearest (Clusters *clusters, guint i)
{
  clusters->cost[i] = INFINITY;
  for (guint k = i + 1; k < clusters->n; k++)
    {
      if (clusters->gone[k])
        continue;
      SoleusPotentialFit fit =
          soleus_potential_fit (&clusters->means[i], &clusters->means[k]);
      double cost = misfit (&fit);
      if (cost < clusters->cost[i])
        {
          clusters->cost[i] = cost;
          clusters->nearest[i] = k;
          clusters->fits[i] = fit;
        }
    }
}

/* Joins @i's nearest to it and looks again where that changed something. */
static void
join_nearest (Clusters *clusters, guint i)
{
  guint k = clusters->nearest[i];

  soleus_potential_add (
      &clusters->means[i], &clusters->means[k], &clusters->fits[i]);
  clusters->gone[k] = 1;
  for (guint c = 0; c <= MAX (i, k); c++)
    if (!clusters->gone[c]
        && (c == i || clusters->nearest[c] == i || clusters->nearest[c] == k))
      find_nearest (clusters, c);
  for (guint c = 0; c < i; c++)
    {
      if (clusters->gone[c] || clusters->nearest[c] == i)
        continue;
      SoleusPotentialFit fit =
          soleus_potential_fit (&clusters->means[c], &clusters->means[i]);
      if (misfit (&fit) < clusters->cost[c])
        {
          clusters->cost[c] = misfit (&fit);
          clusters->nearest[c] = i;
          clusters->fits[c] = fit;
        }
    }
}

static void
agglomerate (Clusters *clusters)
{
  for (guint i = 0; i < clusters->n; i++)
    find_nearest (clusters, i);
  for (;;)
    {
      guint best = clusters->n;

      for (guint i = 0; i < clusters->n; i++)
        if (!clusters->gone[i] && isfinite (clusters->cost[i])
            && (best == clusters->n
                || clusters->cost[i] < clusters->cost[best]))
          best = i;
      if (best == clusters->n || !is_same (&clusters->fits[best]))
        return;
      join_nearest (clusters, best);
    }
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const SoleusPotential *x = a;
  const SoleusPotential *y = b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return (x->energy < y->energy) - (x->energy > y->energy);
}

/* An order that does not depend on the order of the rows. */
static int
by_energy (gconstpointer a, gconstpointer b)
{
  const SoleusPotential *x = *(const SoleusPotential *const *)a;
  const SoleusPotential *y = *(const SoleusPotential *const *)b;

  if (x->energy != y->energy)
    return x->energy > y->energy ? -1 : 1;
  return memcmp (x->x, y->x, sizeof x->x);
}

/* @most of the potentials from all over the range of their energies, whatever
 * the order they came in; how many. */
static guint
choose (const SoleusPotential *potentials, guint n, guint most,
    SoleusPotential *chosen)
{
  g_autofree const SoleusPotential **order =
      g_new (const SoleusPotential *, MAX (n, 1));
  guint n_chosen = MIN (n, most);

  for (guint i = 0; i < n; i++)
    order[i] = &potentials[i];
  qsort (order, n, sizeof *order, by_energy);
  for (guint i = 0; i < n_chosen; i++)
    chosen[i] = *order[(gsize)i * n / n_chosen];
  return n_chosen;
}

/* The largest clusters of a sample; how many. */
static guint
make_families (
    const SoleusPotential *potentials, guint n, SoleusPotential *families)
{
  guint n_sample = MIN (n, SAMPLE_MOST);
  g_autofree SoleusPotential *means =
      g_new (SoleusPotential, MAX (n_sample, 1));
  g_autofree guint8 *gone = g_new0 (guint8, MAX (n_sample, 1));
  g_autofree guint *nearest = g_new0 (guint, MAX (n_sample, 1));
  g_autofree SoleusPotentialFit *fits =
      g_new0 (SoleusPotentialFit, MAX (n_sample, 1));
  g_autofree double *cost = g_new0 (double, MAX (n_sample, 1));
  Clusters clusters = {means, gone, nearest, fits, cost, n_sample};
  guint n_families = 0;

  choose (potentials, n, n_sample, means);
  agglomerate (&clusters);
  for (guint i = 0; i < n_sample; i++)
    if (!gone[i] && means[i].n >= 2)
      means[n_families++] = means[i];
  qsort (means, n_families, sizeof *means, by_size);
  n_families = MIN (n_families, SOLEUS_MOST_FAMILIES);
  memcpy (families, means, n_families * sizeof *families);
  return n_families;
}

/* The nearest family of a potential, -1 where it belongs to none. */
static int
find_family (const SoleusPotential *potential, const SoleusPotential *families,
    guint n_families, SoleusPotentialFit *best)
{
  int family = -1;
  double least = INFINITY;

  for (guint k = 0; k < n_families; k++)
    {
      SoleusPotentialFit fit = soleus_potential_fit (&families[k], potential);
      double cost = fit.chi2 + fit.gain_chi2;
      if (fit.chi2 > limit (MEMBER_SDS) || fit.gain_chi2 > GAIN_MEMBER
          || cost >= least)
        continue;
      least = cost;
      family = (int)k;
      *best = fit;
    }
  return family;
}

/* Every potential to its family, the means anew; TRUE where any moved. */
static gboolean
assign (const SoleusPotential *potentials, guint n, int *labels,
    SoleusPotential *families, guint n_families)
{
  g_autofree SoleusPotential *fresh = g_new0 (SoleusPotential, n_families + 1);
  gboolean moved = FALSE;

  for (guint i = 0; i < n; i++)
    {
      SoleusPotentialFit fit;
      int family = find_family (&potentials[i], families, n_families, &fit);
      moved |= family != labels[i];
      labels[i] = family;
      if (family >= 0)
        soleus_potential_add (&fresh[family], &potentials[i], &fit);
    }
  memcpy (families, fresh, n_families * sizeof *families);
  return moved;
}

/* Drops what is no family and joins what are one; how many are left. */
static guint
tidy (SoleusPotential *families, guint n_families)
{
  guint n = 0;

  for (guint k = 0; k < n_families; k++)
    if (families[k].n >= SOLEUS_LEAST_FAMILY)
      families[n++] = families[k];
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      {
        SoleusPotentialFit fit =
            soleus_potential_fit (&families[a], &families[b]);
        if (!is_same (&fit))
          continue;
        soleus_potential_add (&families[a], &families[b], &fit);
        families[b--] = families[--n];
      }
  qsort (families, n, sizeof *families, by_size);
  return n;
}

/* Numbers the families by size anew, the largest first, and forgets those
 * that are none; how many are left. */
static guint
number_families (
    SoleusPotential *families, guint n_families, int *labels, guint n)
{
  SoleusPotential rows[SOLEUS_MOST_FAMILIES];
  int number[SOLEUS_MOST_FAMILIES];
  guint left = 0;

  for (guint k = 0; k < n_families; k++)
    number[k] = -1;
  for (;; left++)
    {
      guint best = n_families;

      for (guint k = 0; k < n_families; k++)
        if (number[k] < 0 && families[k].n >= SOLEUS_LEAST_FAMILY
            && (best == n_families || families[k].n > families[best].n))
          best = k;
      if (best == n_families)
        break;
      number[best] = (int)left;
      rows[left] = families[best];
    }
  memcpy (families, rows, left * sizeof *rows);
  for (guint i = 0; i < n; i++)
    labels[i] = labels[i] < 0 ? -1 : number[labels[i]];
  return left;
}

guint
soleus_template_sort (const SoleusPotential *potentials, guint n,
    guint learn_most, int *labels, SoleusPotential *families)
{
  g_autofree SoleusPotential *learned =
      g_new (SoleusPotential, MAX (MIN (n, learn_most), 1));
  guint n_learned = choose (potentials, n, learn_most, learned);
  g_autofree int *learned_labels = g_new0 (int, MAX (n_learned, 1));
  SoleusPotential rows[SOLEUS_MOST_FAMILIES];
  guint n_families = make_families (learned, n_learned, rows);

  for (int round = 0; round < ROUNDS_MOST; round++)
    {
      gboolean moved =
          assign (learned, n_learned, learned_labels, rows, n_families);
      guint left = tidy (rows, n_families);
      if (!moved && left == n_families)
        break;
      n_families = left;
    }
  assign (potentials, n, labels, rows, n_families);
  n_families = number_families (rows, n_families, labels, n);
  if (families != NULL)
    memcpy (families, rows, n_families * sizeof *rows);
  return n_families;
}
