/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-butterworth.h"
#include "soleus-hot.h"

#include <string.h>

/* Samples that the sections work on while they are in the first cache. */
#define CHUNK 512
/* Sections that run side by side: each waits for its own last output, so that
 * four take hardly longer than one. */
#define GROUP 4
/* Padding at an edge, in settle lengths to 1 %: science.md 2.1. */
#define PAD_SETTLES 3
#define PAD_REST 1e-2

void
soleus_filter_settle (
    const SoleusFilter *filter, double value, SoleusFilterState *state)
{
  soleus_filter_reset (state);
  for (guint i = 0; i < filter->n_sections; i++)
    {
      const SoleusSection *s = &filter->sections[i];
      double out = value * (s->b0 + s->b1 + s->b2) / (1.0 + s->a1 + s->a2);

      state->z[i][1] = s->b2 * value - s->a2 * out;
      state->z[i][0] = s->b1 * value - s->a1 * out + state->z[i][1];
      value = out;
    }
}

/* Transposed direct form II of @count sections; one loop for each count. */
static inline __attribute__ ((always_inline)) void
run_sections (const SoleusSection *s, double (*z)[2], double *v, gsize n,
    const guint count)
{
  double z0[GROUP], z1[GROUP];

  for (guint k = 0; k < count; k++)
    {
      z0[k] = z[k][0];
      z1[k] = z[k][1];
    }
  for (gsize i = 0; i < n; i++)
    {
      double in = v[i];

      for (guint k = 0; k < count; k++)
        {
          double out = s[k].b0 * in + z0[k];

          z0[k] = (s[k].b1 * in + z1[k]) - s[k].a1 * out;
          z1[k] = s[k].b2 * in - s[k].a2 * out;
          in = out;
        }
      v[i] = in;
    }
  for (guint k = 0; k < count; k++)
    {
      z[k][0] = z0[k];
      z[k][1] = z1[k];
    }
}

static void
run_group (
    const SoleusSection *s, double (*z)[2], double *v, gsize n, guint count)
{
  switch (count)
    {
    case 1:
      run_sections (s, z, v, n, 1);
      break;
    case 2:
      run_sections (s, z, v, n, 2);
      break;
    case 3:
      run_sections (s, z, v, n, 3);
      break;
    default:
      run_sections (s, z, v, n, GROUP);
      break;
    }
}

void
soleus_filter_run (const SoleusFilter *filter, SoleusFilterState *state,
    const float *x, gsize n, float *y)
{
  double v[CHUNK];

  for (gsize first = 0; first < n; first += CHUNK)
    {
      gsize m = MIN (CHUNK, n - first);

      for (gsize i = 0; i < m; i++)
        v[i] = (double)x[first + i];
      for (guint k = 0; k < filter->n_sections; k += GROUP)
        run_group (&filter->sections[k], &state->z[k], v, m,
            MIN (GROUP, filter->n_sections - k));
      for (gsize i = 0; i < m; i++)
        y[first + i] = (float)v[i];
    }
}

/*
 * A long array in LANES pieces side by side, one in each lane of a vector: no
 * piece waits for another. Each starts @warm samples before its own, until
 * what it does not know of the past has died away.
 */
#define LANES 8
#define WARM_REST 1e-10
/* Below this many warm lengths a piece costs more than it saves. */
#define MIN_PIECE_WARMS 4
#define LANE_CHUNK 64

/* Wider types than the registers have are kept in memory by the compiler, so
 * that the vectors are small and counted here. */
typedef double Vector __attribute__ ((vector_size (4 * sizeof (double))));
#define N_VECTORS (LANES / 4)

typedef struct
{
  Vector z[SOLEUS_FILTER_MAX_SECTIONS][2][N_VECTORS];
} LaneState;

SOLEUS_HOT static void
run_lanes (const SoleusSection *s, LaneState *state, guint n_sections,
    Vector (*v)[N_VECTORS], gsize n)
{
  for (guint k = 0; k < n_sections; k++)
    {
      const Vector zero = {0.0};
      const Vector b0 = zero + s[k].b0, b1 = zero + s[k].b1,
                   b2 = zero + s[k].b2, a1 = zero + s[k].a1,
                   a2 = zero + s[k].a2;
      Vector p0 = state->z[k][0][0], p1 = state->z[k][1][0];
      Vector q0 = state->z[k][0][1], q1 = state->z[k][1][1];

      for (gsize i = 0; i < n; i++)
        {
          Vector p = v[i][0], q = v[i][1];
          Vector p_out = b0 * p + p0, q_out = b0 * q + q0;

          p0 = (b1 * p + p1) - a1 * p_out;
          q0 = (b1 * q + q1) - a1 * q_out;
          p1 = b2 * p - a2 * p_out;
          q1 = b2 * q - a2 * q_out;
          v[i][0] = p_out;
          v[i][1] = q_out;
        }
      state->z[k][0][0] = p0;
      state->z[k][1][0] = p1;
      state->z[k][0][1] = q0;
      state->z[k][1][1] = q1;
    }
}

/* An array seen from its start or from its end. */
typedef struct
{
  float *first;
  gssize step; /* 1 or -1 */
} View;

/* Lanes and samples change places four by four. */
#define TILE 4

typedef float Row __attribute__ ((vector_size (TILE * sizeof (float))));

static inline __attribute__ ((always_inline)) void
turn_tile (Row r[TILE])
{
  Row a = __builtin_shufflevector (r[0], r[1], 0, 4, 1, 5);
  Row b = __builtin_shufflevector (r[0], r[1], 2, 6, 3, 7);
  Row c = __builtin_shufflevector (r[2], r[3], 0, 4, 1, 5);
  Row d = __builtin_shufflevector (r[2], r[3], 2, 6, 3, 7);

  r[0] = __builtin_shufflevector (a, c, 0, 1, 4, 5);
  r[1] = __builtin_shufflevector (a, c, 2, 3, 6, 7);
  r[2] = __builtin_shufflevector (b, d, 0, 1, 4, 5);
  r[3] = __builtin_shufflevector (b, d, 2, 3, 6, 7);
}

/* Where the lowest of the four samples from @i on of lane @lane lies; seen
 * from the end they stand in reverse. */
static inline float *
tile_row (View x, gsize piece, guint lane, gsize i)
{
  float *at = x.first + x.step * (gssize)(lane * piece + i);

  return x.step == 1 ? at : at - (TILE - 1);
}

/* Samples i .. i + n of each lane, n in fours; lane @k begins at @piece * k. */
SOLEUS_HOT static void
load_lanes (View x, gsize piece, gsize i, gsize n, Vector (*v)[N_VECTORS])
{
  for (gsize j = 0; j < n; j += TILE)
    for (guint half = 0; half < N_VECTORS; half++)
      {
        Row r[TILE];

        for (guint k = 0; k < TILE; k++)
          memcpy (
              &r[k], tile_row (x, piece, half * TILE + k, i + j), sizeof r[k]);
        turn_tile (r);
        for (guint k = 0; k < TILE; k++)
          v[x.step == 1 ? j + k : j + TILE - 1 - k][half] =
              __builtin_convertvector(r[k], Vector);
      }
}

SOLEUS_HOT static void
store_lanes (Vector (*v)[N_VECTORS], View y, gsize piece, gsize i, gsize n)
{
  for (gsize j = 0; j < n; j += TILE)
    for (guint half = 0; half < N_VECTORS; half++)
      {
        Row r[TILE];

        for (guint k = 0; k < TILE; k++)
          r[k] = __builtin_convertvector(
              v[y.step == 1 ? j + k : j + TILE - 1 - k][half], Row);
        turn_tile (r);
        for (guint k = 0; k < TILE; k++)
          memcpy (
              tile_row (y, piece, half * TILE + k, i + j), &r[k], sizeof r[k]);
      }
}

static void
settle_lanes (const SoleusFilter *filter, View x, gsize piece, LaneState *state)
{
  for (guint k = 0; k < LANES; k++)
    {
      SoleusFilterState one;
      double value = (double)x.first[x.step * (gssize)(k * piece)];

      soleus_filter_settle (filter, value, &one);
      for (guint s = 0; s < filter->n_sections; s++)
        {
          state->z[s][0][k / TILE][k % TILE] = one.z[s][0];
          state->z[s][1][k / TILE][k % TILE] = one.z[s][1];
        }
    }
}

/* One settled pass from @x to @y, another array. Each lane has @warm samples
 * before its @piece, both in fours; those of the first lane are its own, the
 * others drop them. */
static void
run_pieces (const SoleusFilter *filter, View x, gsize warm, gsize piece, View y)
{
  Vector v[LANE_CHUNK][N_VECTORS];
  LaneState state;

  settle_lanes (filter, x, piece, &state);
  for (gsize i = 0; i < warm + piece;)
    {
      /* A chunk lies in the warm part or beyond it. */
      gsize n = MIN (LANE_CHUNK, (i < warm ? warm : warm + piece) - i);

      load_lanes (x, piece, i, n, v);
      run_lanes (filter->sections, &state, filter->n_sections, v, n);
      if (i >= warm)
        store_lanes (v, y, piece, i, n);
      else
        for (gsize j = 0; j < n; j++)
          y.first[y.step * (gssize)(i + j)] = (float)v[j][0][0];
      i += n;
    }
}

/* One pass over x[0 .. n) with nothing beside it, settled on x[0]; the first
 * @n_known outputs are there already. */
static void
run_alone (const SoleusFilter *filter, View x, gsize n_known, gsize n, View y)
{
  g_autofree float *row = g_new (float, n);
  SoleusFilterState state;

  for (gsize i = 0; i < n; i++)
    row[i] = x.first[x.step * (gssize)i];
  soleus_filter_settle (filter, (double)row[0], &state);
  soleus_filter_run (filter, &state, row, n, row);
  for (gsize i = n_known; i < n; i++)
    y.first[y.step * (gssize)i] = row[i];
}

/* One pass that starts settled on its first sample, from @x to @y. */
static void
run_settled (const SoleusFilter *filter, View x, gsize n, View y)
{
  gsize settled = soleus_filter_settle_length (filter, WARM_REST);
  gsize warm = (settled + TILE - 1) / TILE * TILE;
  gsize piece = n > warm ? (n - warm) / (LANES * TILE) * TILE : 0;

  if (filter->n_sections > 0 && piece / MIN_PIECE_WARMS > warm)
    {
      gssize lanes_end = x.step * (gssize)(LANES * piece);

      run_pieces (filter, x, warm, piece, y);
      /* The few that are left know their past from @warm samples too. */
      run_alone (filter, (View){x.first + lanes_end, x.step}, warm,
          n - LANES * piece, (View){y.first + lanes_end, y.step});
      return;
    }
  run_alone (filter, x, 0, n, y);
}

/* Both passes over an array with its padding; @x is used up. */
static void
run_both_ways (const SoleusFilter *filter, float *x, gsize n, float *y)
{
  run_settled (filter, (View){x, 1}, n, (View){y, 1});
  run_settled (filter, (View){y + n - 1, -1}, n, (View){x + n - 1, -1});
}

/* x[first .. first + n) of both passes over @x, which has @total samples. */
static void
zero_phase (const SoleusFilter *filter, const float *x, gsize total,
    gsize first, gsize n, float *y)
{
  gsize pad = PAD_SETTLES * soleus_filter_settle_length (filter, PAD_REST);
  g_autofree float *padded = NULL;
  gsize n_padded;

  if (n == 0)
    return;
  pad = MIN (pad, total - 1);
  n_padded = total + 2 * pad;
  /* Padded and once passed in one piece: two would be given back to the
   * system each time and cost more than the filter. */
  padded = g_new (float, 2 * n_padded);
  memcpy (padded + pad, x, total * sizeof *x);
  for (gsize i = 1; i <= pad; i++)
    {
      padded[pad - i] = 2.0f * x[0] - x[i];
      padded[pad + total - 1 + i] = 2.0f * x[total - 1] - x[total - 1 - i];
    }
  run_both_ways (filter, padded, n_padded, padded + n_padded);
  memcpy (y, padded + pad + first, n * sizeof *y);
}

void
soleus_filter_zero_phase (
    const SoleusFilter *filter, const float *x, gsize n, float *y)
{
  zero_phase (filter, x, n, 0, n, y);
}

void
soleus_filter_zero_phase_block (const SoleusFilter *filter, const float *x,
    gsize n_before, gsize n, gsize n_after, float *y)
{
  zero_phase (filter, x, n_before + n + n_after, n_before, n, y);
}
