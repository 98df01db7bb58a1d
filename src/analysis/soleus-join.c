/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-join.h"

#include <math.h>

/* Along 40 mm of muscle at 3-5 m/s a potential takes about 10 ms. */
#define DELAY_S 0.010
/* So much of an activation has its like on the other site. */
#define COVER_SHARE 0.5
/* Below a third of the size it is the other site's (design contract). */
#define CROSSTALK_RATIO 3.0
/* Of two of like size the one that is whole tells more than pieces of it. */
#define WHOLE_S 0.3
#define WHOLE_RATIO 2.0
#define PIECES_SHARE 0.25 /* so much of it the pieces fill */
#define NOWHERE G_MAXUINT

/* Where an activation is larger. */
typedef struct
{
  guint site;
  guint row;
  double ratio; /* its size there over here; 0: nowhere */
} Home;

static const SoleusActivation *
row_of (const GPtrArray *sweeps, guint site, guint row)
{
  const SoleusSweep *sweep = g_ptr_array_index (sweeps, site);

  return &g_array_index (sweep->activations, SoleusActivation, row);
}

static guint
n_rows_of (const GPtrArray *sweeps, guint site)
{
  return ((const SoleusSweep *)g_ptr_array_index (sweeps, site))
      ->activations->len;
}

static gboolean
can_share (const SoleusSite *a, const SoleusSite *b)
{
  SoleusSide one = a->channel->side;
  SoleusSide other = b->channel->side;

  return a->kind == SOLEUS_KIND_EMG && b->kind == SOLEUS_KIND_EMG
      && (one == SOLEUS_SIDE_UNKNOWN || other == SOLEUS_SIDE_UNKNOWN
          || one == other);
}

/* Size of @a over that of @b: in the unit where both have it, else in
 * multiples of the noise. */
static double
ratio_of (const SoleusSite *a_site, const SoleusActivation *a,
    const SoleusSite *b_site, const SoleusActivation *b)
{
  double a_size = a->p2p;
  double b_size = b->p2p;

  if (!a_site->channel->calibrated || !b_site->channel->calibrated)
    {
      a_size /= MAX (a->noise_rms, 1e-30f);
      b_size /= MAX (b->noise_rms, 1e-30f);
    }
  return a_size / MAX (b_size, 1e-30);
}

static gboolean
is_whole (const SoleusActivation *row, const SoleusActivation *other)
{
  double duration_s = row->end_s - row->onset_s;

  return duration_s >= WHOLE_S && !(other->beat_hz > 0.0f)
      && duration_s > WHOLE_RATIO * (other->end_s - other->onset_s);
}

/* The largest of @other that lies over @row, if together they cover it; @from
 * goes along with the rows. */
static guint
find_cover (const GArray *other, guint *from, const SoleusActivation *row)
{
  double duration_s = MAX (row->end_s - row->onset_s, 1e-9);
  double covered_s = 0.0;
  guint largest = NOWHERE;

  while (*from < other->len
      && g_array_index (other, SoleusActivation, *from).end_s + DELAY_S
          <= row->onset_s)
    ++*from;
  for (guint i = *from; i < other->len; i++)
    {
      const SoleusActivation *x = &g_array_index (other, SoleusActivation, i);
      SoleusSpan wide = {x->onset_s - DELAY_S, x->end_s + DELAY_S};
      if (wide.start_s >= row->end_s)
        break;
      covered_s +=
          soleus_span_overlap_s (wide, (SoleusSpan){row->onset_s, row->end_s});
      if (largest == NOWHERE
          || x->p2p > g_array_index (other, SoleusActivation, largest).p2p)
        largest = i;
    }
  return covered_s >= COVER_SHARE * duration_s ? largest : NOWHERE;
}

/* Looks for the rows of site @b among those of @a. Where they are of like size
 * the site that mostly sees more is the home of all of them, so that a rhythm
 * stays whole. */
static void
look_for_homes (
    const GArray *sites, const GPtrArray *sweeps, guint a, guint b, Home *homes)
{
  const SoleusSite *a_site = &g_array_index (sites, SoleusSite, a);
  const SoleusSite *b_site = &g_array_index (sites, SoleusSite, b);
  const SoleusSweep *a_sweep = g_ptr_array_index (sweeps, a);
  guint n = n_rows_of (sweeps, b);
  g_autofree Home *found = g_new0 (Home, MAX (n, 1));
  g_autofree double *filled_s =
      g_new0 (double, MAX (a_sweep->activations->len, 1));
  double more = 0.0;
  guint from = 0;

  for (guint i = 0; i < n; i++)
    {
      const SoleusActivation *row = row_of (sweeps, b, i);
      guint k = find_cover (a_sweep->activations, &from, row);
      if (k == NOWHERE)
        continue;
      found[i] =
          (Home){a, k, ratio_of (a_site, row_of (sweeps, a, k), b_site, row)};
      more += log (found[i].ratio);
      filled_s[k] += row->end_s - row->onset_s;
    }
  for (guint i = 0; i < n; i++)
    {
      if (!(found[i].ratio > 0.0))
        continue;
      const SoleusActivation *here = row_of (sweeps, b, i);
      const SoleusActivation *there = row_of (sweeps, a, found[i].row);
      gboolean like = found[i].ratio > 1.0 / CROSSTALK_RATIO
          && !is_whole (here, there)
          && ((is_whole (there, here)
                  && filled_s[found[i].row]
                      >= PIECES_SHARE * (there->end_s - there->onset_s))
              || more > 0.0 || (more >= 0.0 && a < b));
      if ((found[i].ratio >= CROSSTALK_RATIO || like)
          && found[i].ratio > homes[i].ratio)
        homes[i] = found[i];
    }
}

/* From home to home to one that is its own; NOWHERE where they run in a
 * ring. */
static Home
find_last (Home *const *homes, guint n_sites, Home home)
{
  for (guint hop = 0; hop < n_sites; hop++)
    {
      Home next = homes[home.site][home.row];
      if (!(next.ratio > 0.0))
        return home;
      next.ratio *= home.ratio;
      home = next;
    }
  home.site = NOWHERE;
  return home;
}

/* Takes away what has its home elsewhere and notes it there. */
static void
send_home (GPtrArray *sweeps, Home *const *homes, guint n_sites)
{
  for (guint s = 0; s < n_sites; s++)
    for (guint i = 0; i < n_rows_of (sweeps, s); i++)
      {
        if (!(homes[s][i].ratio > 0.0))
          continue;
        Home last = find_last (homes, n_sites, homes[s][i]);
        if (last.site == NOWHERE)
          homes[s][i].ratio = 0.0;
        else if (last.ratio < CROSSTALK_RATIO && s < 64)
          ((SoleusActivation *)row_of (sweeps, last.site, last.row))->also |=
              G_GUINT64_CONSTANT (1) << s;
      }
  for (guint s = 0; s < n_sites; s++)
    {
      GArray *rows =
          ((SoleusSweep *)g_ptr_array_index (sweeps, s))->activations;
      guint n = 0;

      for (guint i = 0; i < rows->len; i++)
        {
          SoleusActivation row = g_array_index (rows, SoleusActivation, i);
          row.copy = homes[s][i].ratio > 0.0;
          if (!row.copy || row.end_s - row.onset_s >= WHOLE_S)
            g_array_index (rows, SoleusActivation, n++) = row;
        }
      g_array_set_size (rows, n);
    }
}

void
soleus_join_sites (const GArray *sites, GPtrArray *sweeps)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint b = 0; b < sites->len; b++)
    {
      Home *homes = g_new0 (Home, MAX (n_rows_of (sweeps, b), 1));
      g_ptr_array_add (all, homes);
      for (guint a = 0; a < sites->len; a++)
        if (a != b
            && can_share (&g_array_index (sites, SoleusSite, a),
                &g_array_index (sites, SoleusSite, b)))
          look_for_homes (sites, sweeps, a, b, homes);
    }
  if (sites->len > 1)
    send_home (sweeps, (Home *const *)all->pdata, sites->len);
}
