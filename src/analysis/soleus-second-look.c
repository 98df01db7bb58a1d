/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-second-look.h"

#include <math.h>

/* A family that is to be believed, in noise as well. */
#define LEAST_MEMBERS 5
#define CHANCE 1.5 /* times as many as noise may give */
/* How often a potential's filter crosses zero upward in noise: its frequencies
 * lie around 100 Hz. */
#define CROSSINGS_HZ 100.0
/* Of the size of its family: what is weaker is none of it. */
#define LEAST_GAIN 0.55
#define MOST_MISFIT 4.0 /* SDs of what is left, over what noise leaves */
/* So near to what was found it is part of that, and nearer to what is long. */
#define BESIDE_S 0.02
#define LONG_S 0.2
#define BESIDE_LONG_S 0.3
/* Beats of a rhythm are told by their own. */
#define BESIDE_BEAT_S 1.0
#define LAG_STEP 8 /* samples: a fit looks as far to either side */

typedef struct
{
  const SoleusPotential *families;
  guint n_families;
  double least_n; /* members of a family that is believed */
  double least_z; /* matched filter, in SDs of the noise */
} Memory;

static SoleusPotential
moved (const SoleusPotential *potential, int lag)
{
  SoleusPotential row = *potential;

  row.energy = 0.0f;
  for (int i = 0; i < SOLEUS_SHAPE_LENGTH; i++)
    {
      int k = i - lag;
      row.x[i] = k >= 0 && k < SOLEUS_SHAPE_LENGTH ? potential->x[k] : 0.0f;
      row.energy += row.x[i] * row.x[i];
    }
  return row;
}

/* SDs of the noise along the family's course; 0 where it is of another size or
 * something else is left. */
static double
likeness (const SoleusPotential *family, const SoleusPotential *potential)
{
  double own = family->energy - (double)SOLEUS_SHAPE_LENGTH / family->n;
  double most = SOLEUS_POTENTIAL_FREEDOM
      + MOST_MISFIT * sqrt (2.0 * SOLEUS_POTENTIAL_FREEDOM);
  SoleusPotentialFit fit = soleus_potential_fit (family, potential);

  if (!(own > 0.0) || fit.along < LEAST_GAIN * own || fit.chi2 > most)
    return 0.0;
  return fit.along / sqrt (family->energy * SOLEUS_POTENTIAL_ALONG);
}

/* The family it is one of, or -1. */
static int
recognise (const Memory *memory, const SoleusActivation *row)
{
  SoleusPotential potential;
  double best = memory->least_z;
  int family = -1;

  soleus_potential_init (&potential, row);
  for (int step = -1; step <= 1; step++)
    {
      SoleusPotential there = moved (&potential, step * LAG_STEP);
      for (guint k = 0; k < memory->n_families; k++)
        {
          double z = memory->families[k].n < memory->least_n
              ? 0.0
              : likeness (&memory->families[k], &there);
          if (z > best)
            {
              best = z;
              family = (int)k;
            }
        }
    }
  return family;
}

static double
reach_of (const SoleusActivation *row)
{
  if (row->beat_hz > 0.0f)
    return BESIDE_BEAT_S;
  return row->end_s - row->onset_s >= LONG_S ? BESIDE_LONG_S : BESIDE_S;
}

/* Whether @row is near to one of @rows; @from goes along with them. */
static gboolean
is_near (const GArray *rows, guint *from, const SoleusActivation *row)
{
  while (*from < rows->len
      && g_array_index (rows, SoleusActivation, *from).end_s + BESIDE_BEAT_S
          < row->onset_s)
    ++*from;
  for (guint i = *from; i < rows->len; i++)
    {
      const SoleusActivation *other =
          &g_array_index (rows, SoleusActivation, i);
      double reach_s = reach_of (other);
      if (other->onset_s - BESIDE_BEAT_S > row->end_s)
        return FALSE;
      if (row->onset_s < other->end_s + reach_s
          && row->end_s > other->onset_s - reach_s)
        return TRUE;
    }
  return FALSE;
}

static int
by_onset (gconstpointer a, gconstpointer b)
{
  const SoleusActivation *x = a;
  const SoleusActivation *y = b;

  return (x->onset_s > y->onset_s) - (x->onset_s < y->onset_s);
}

/* Whether any site of muscle shows something there already. */
static gboolean
is_told (const GArray *sites, GPtrArray *sweeps, guint *from,
    const SoleusActivation *row)
{
  for (guint s = 0; s < sites->len; s++)
    {
      const SoleusSweep *sweep = g_ptr_array_index (sweeps, s);
      if (g_array_index (sites, SoleusSite, s).kind == SOLEUS_KIND_EMG
          && is_near (sweep->activations, &from[s], row))
        return TRUE;
    }
  return FALSE;
}

void
soleus_second_look (const GArray *sites, GPtrArray *sweeps, guint site,
    const SoleusPotential *families, guint n_families, guint16 first_unit,
    double per_min, double minutes)
{
  SoleusSweep *sweep = g_ptr_array_index (sweeps, site);
  g_autoptr (GArray) added =
      g_array_new (FALSE, FALSE, sizeof (SoleusActivation));
  g_autofree guint *from = g_new0 (guint, sites->len + 1);
  Memory memory = {families, n_families,
      LEAST_MEMBERS + CHANCE * per_min * minutes, INFINITY};
  double crossings = 60.0 * CROSSINGS_HZ * n_families / per_min;

  if (n_families == 0 || !(per_min > 0.0))
    return;
  memory.least_z =
      MAX (sweep->brief_noise, 1.0) * sqrt (2.0 * log (MAX (crossings, 1.0)));
  for (guint i = 0; i < sweep->faint->len; i++)
    {
      SoleusActivation row = g_array_index (sweep->faint, SoleusActivation, i);
      if (!row.has_shape || !(row.noise_rms > 0.0f)
          || is_told (sites, sweeps, from, &row))
        continue;
      int family = recognise (&memory, &row);
      if (family < 0)
        continue;
      row.unit = (guint16)(first_unit + family);
      g_array_append_val (added, row);
    }
  if (added->len == 0)
    return;
  g_array_append_vals (sweep->activations, added->data, added->len);
  g_array_sort (sweep->activations, by_onset);
}
