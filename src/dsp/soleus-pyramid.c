/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pyramid.h"

#include "soleus-hot.h"

#include <math.h>
#include <string.h>

#define MAX_LEVELS 24

typedef struct
{
  float min;
  float max;
} Bin;

static const Bin empty_bin = {INFINITY, -INFINITY};

/* levels[0] are the base bins. The last bin of each level may be incomplete;
 * it already holds what has come. */
struct _SoleusPyramid
{
  guint64 n_samples;
  guint n_levels;
  GArray *levels[MAX_LEVELS];
};

SoleusPyramid *
soleus_pyramid_new (void)
{
  return g_new0 (SoleusPyramid, 1);
}

void
soleus_pyramid_free (SoleusPyramid *pyramid)
{
  if (pyramid == NULL)
    return;
  for (guint i = 0; i < pyramid->n_levels; i++)
    g_array_unref (pyramid->levels[i]);
  g_free (pyramid);
}

static void
widen (Bin *bin, Bin by)
{
  bin->min = by.min < bin->min ? by.min : bin->min;
  bin->max = by.max > bin->max ? by.max : bin->max;
}

/* Eight lanes, so that the compiler keeps them in vector registers. A NaN
 * compares false and so never gets in. */
#define LANES 8

SOLEUS_HOT static Bin
bin_of (const float *x, gsize n)
{
  float low[LANES], high[LANES];
  Bin bin = empty_bin;
  gsize i = 0;

  for (guint k = 0; k < LANES; k++)
    {
      low[k] = INFINITY;
      high[k] = -INFINITY;
    }
  for (; i + LANES <= n; i += LANES)
    for (guint k = 0; k < LANES; k++)
      {
        float v = x[i + k];

        low[k] = v < low[k] ? v : low[k];
        high[k] = v > high[k] ? v : high[k];
      }
  for (guint k = 0; k < LANES; k++)
    widen (&bin, (Bin){low[k], high[k]});
  for (; i < n; i++)
    widen (&bin, (Bin){x[i], x[i]});
  return bin;
}

static GArray *
level_at (SoleusPyramid *pyramid, guint level)
{
  if (level == pyramid->n_levels)
    {
      g_assert (level < MAX_LEVELS);
      pyramid->levels[pyramid->n_levels++] =
          g_array_new (FALSE, FALSE, sizeof (Bin));
    }
  return pyramid->levels[level];
}

/* Bin @index of @level and the bins above it now also hold @bin. */
static void
put (SoleusPyramid *pyramid, gsize index, Bin bin)
{
  for (guint level = 0; level < MAX_LEVELS; level++)
    {
      GArray *bins = level_at (pyramid, level);

      if (index < bins->len)
        widen (&g_array_index (bins, Bin, index), bin);
      else
        g_array_append_val (bins, bin);
      if (bins->len == 1)
        return;
      if (level + 1 == pyramid->n_levels)
        {
          /* A new top: it starts with everything below it. */
          Bin all = empty_bin;

          for (guint i = 0; i < bins->len; i++)
            widen (&all, g_array_index (bins, Bin, i));
          g_array_append_val (level_at (pyramid, level + 1), all);
          return;
        }
      index /= SOLEUS_PYRAMID_FAN_OUT;
    }
}

void
soleus_pyramid_append (SoleusPyramid *pyramid, const float *x, gsize n)
{
  while (n > 0)
    {
      gsize inside = pyramid->n_samples % SOLEUS_PYRAMID_BASE;
      gsize take = MIN (n, SOLEUS_PYRAMID_BASE - inside);

      put (pyramid, pyramid->n_samples / SOLEUS_PYRAMID_BASE, bin_of (x, take));
      pyramid->n_samples += take;
      x += take;
      n -= take;
    }
}

guint64
soleus_pyramid_get_n_samples (const SoleusPyramid *pyramid)
{
  return pyramid->n_samples;
}

gsize
soleus_pyramid_get_bytes (const SoleusPyramid *pyramid)
{
  gsize bytes = sizeof *pyramid;

  for (guint i = 0; i < pyramid->n_levels; i++)
    bytes += pyramid->levels[i]->len * sizeof (Bin);
  return bytes;
}

/* Over base bins [first, end): whole bins of the highest level that fits. */
static Bin
bins_between (const SoleusPyramid *pyramid, gsize first, gsize end)
{
  Bin all = empty_bin;

  end = pyramid->n_levels > 0 ? MIN (end, pyramid->levels[0]->len) : 0;
  while (first < end)
    {
      guint level = 0;
      gsize width = 1, index = first;

      while (level + 1 < pyramid->n_levels
          && index % SOLEUS_PYRAMID_FAN_OUT == 0
          && first + width * SOLEUS_PYRAMID_FAN_OUT <= end)
        {
          level++;
          width *= SOLEUS_PYRAMID_FAN_OUT;
          index /= SOLEUS_PYRAMID_FAN_OUT;
        }
      widen (&all, g_array_index (pyramid->levels[level], Bin, index));
      first += width;
    }
  return all;
}

static gboolean
give (Bin bin, float *min, float *max)
{
  gboolean any = bin.min <= bin.max;

  *min = any ? bin.min : NAN;
  *max = any ? bin.max : NAN;
  return any;
}

/* value * part / whole without leaving 64 bits for spans below 2^44. */
static guint64
share (guint64 value, gsize part, gsize whole)
{
  return value / whole * part + value % whole * part / whole;
}

void
soleus_pyramid_query (const SoleusPyramid *pyramid, guint64 first, guint64 n,
    gsize n_columns, float *min, float *max)
{
  for (gsize c = 0; c < n_columns; c++)
    {
      guint64 start = first + share (n, c, n_columns);
      guint64 end = first + share (n, c + 1, n_columns);
      gsize base = (start + SOLEUS_PYRAMID_BASE - 1) / SOLEUS_PYRAMID_BASE;
      gsize base_end = (end + SOLEUS_PYRAMID_BASE - 1) / SOLEUS_PYRAMID_BASE;

      if (c == 0 || base >= base_end)
        base = start / SOLEUS_PYRAMID_BASE;
      base_end = MAX (base_end, base + 1);
      give (start < pyramid->n_samples ? bins_between (pyramid, base, base_end)
                                       : empty_bin,
          &min[c], &max[c]);
    }
}

gboolean
soleus_pyramid_range (const SoleusPyramid *pyramid, guint64 first, guint64 n,
    float *min, float *max)
{
  guint64 end = MIN (first + n, pyramid->n_samples);

  if (first >= end)
    return give (empty_bin, min, max);
  return give (bins_between (pyramid, first / SOLEUS_PYRAMID_BASE,
                   (end - 1) / SOLEUS_PYRAMID_BASE + 1),
      min, max);
}

void
soleus_min_max_columns (
    const float *x, gsize n, gsize n_columns, float *min, float *max)
{
  for (gsize c = 0; c < n_columns; c++)
    {
      gsize start = share (n, c, n_columns);
      gsize end = MIN (n, MAX (share (n, c + 1, n_columns), start + 1));

      give (start < end ? bin_of (x + start, end - start) : empty_bin, &min[c],
          &max[c]);
    }
}
