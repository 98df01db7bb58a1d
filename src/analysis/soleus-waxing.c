/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-waxing.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-envelope.h"

#define BIN_S 0.5
#define SMOOTH_BINS 5
#define SHORTEST_S 55.0 /* 60 s of data, less what the edges take */
#define SHORTEST_PACKETS 2.0
#define GRID_HZ 0.005
/* Two swellings are parted by a valley below this of the smaller one. */
#define VALLEY_SHARE 0.75

/* Size of the beats in bins of BIN_S from the first onset, smoothed. */
static float *
size_over_time (
    const SoleusClassing *classing, const guint *rows, guint n, gsize *n_bins)
{
  double first_s = soleus_classing_row (classing, rows[0])->onset_s;
  double end_s = soleus_classing_row (classing, rows[n - 1])->end_s;
  float *size;

  *n_bins = (gsize)((end_s - first_s) / BIN_S) + 1;
  size = g_new0 (float, *n_bins);
  for (guint i = 0; i < n; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, rows[i]);
      gsize bin = (gsize)((row->onset_s - first_s) / BIN_S);
      size[MIN (bin, *n_bins - 1)] +=
          row->rms * (float)soleus_activation_duration_s (row);
    }
  soleus_moving_mean (size, *n_bins, SMOOTH_BINS, size);
  return size;
}

/* Power of size at @hz: the square of the amplitude of a sine through it. */
static double
power_at (const float *size, gsize n, double mean, double hz)
{
  double c = 0.0;
  double s = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      double at = 2.0 * G_PI * hz * BIN_S * (double)i;
      c += (size[i] - mean) * cos (at);
      s += (size[i] - mean) * sin (at);
    }
  return 4.0 * (c * c + s * s) / ((double)n * (double)n);
}

void
soleus_waxing_measure (const SoleusClassing *classing, const guint *rows,
    guint n, SoleusWaxing *waxing)
{
  gsize n_bins;
  g_autofree float *size = size_over_time (classing, rows, n, &n_bins);
  double length_s = (double)n_bins * BIN_S;
  double mean = soleus_mean (size, n_bins);
  double variance = 0.0;
  double best = 0.0;

  *waxing = (SoleusWaxing){.hz = NAN};
  if (length_s < SHORTEST_S || mean <= 0.0)
    return;
  for (gsize i = 0; i < n_bins; i++)
    variance += (size[i] - mean) * (size[i] - mean) / (double)n_bins;
  double low_hz =
      MAX (soleus_constant (SOLEUS_C_SHIV_MOD), SHORTEST_PACKETS / length_s);
  for (double hz = low_hz; hz <= soleus_constant_high (SOLEUS_C_SHIV_MOD);
       hz += GRID_HZ)
    {
      double power = power_at (size, n_bins, mean, hz);
      if (power > best)
        {
          best = power;
          waxing->hz = hz;
        }
    }
  waxing->depth = MIN (sqrt (best) / mean, 1.0);
  waxing->share = variance > 0.0 ? MIN (0.5 * best / variance, 1.0) : 0.0;
}

/* Bins at which one packet ends and the next begins. */
static GArray *
find_cuts (const float *size, gsize n)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize peak = 0;
  gsize valley = 0;
  gboolean falling = FALSE;

  for (gsize i = 1; i < n; i++)
    {
      if (!falling && size[i] > size[peak])
        peak = i;
      else if (!falling && size[i] < VALLEY_SHARE * size[peak])
        {
          falling = TRUE;
          valley = i;
        }
      else if (falling && size[i] < size[valley])
        valley = i;
      else if (falling && size[i] * VALLEY_SHARE > size[valley]
          && (double)(i - peak) * BIN_S
              > 0.3 / soleus_constant_high (SOLEUS_C_SHIV_MOD))
        {
          g_array_append_val (cuts, valley);
          falling = FALSE;
          peak = i;
        }
    }
  return cuts;
}

static void
add_packet (SoleusClassing *classing, const guint *rows, guint n)
{
  SoleusActivation all = *soleus_classing_row (classing, rows[0]);
  float largest = 0.0f;

  for (guint i = 0; i < n; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, rows[i]);
      classing->taken[rows[i]] = 1;
      all.end_s = MAX (all.end_s, row->end_s);
      all.rms = MAX (all.rms, row->rms);
      if (row->p2p > largest)
        {
          largest = row->p2p;
          all.peak_s = row->peak_s;
        }
    }
  all.p2p = largest;
  all.mdf_hz = NAN;
  soleus_draft_add_burst (classing->draft, &all, SOLEUS_PATTERN_SHIV);
}

SoleusEpisode *
soleus_waxing_add_packets (SoleusClassing *classing, const guint *rows, guint n)
{
  double first_s = soleus_classing_row (classing, rows[0])->onset_s;
  guint first_burst = classing->draft->analysis->bursts->len;
  gsize n_bins;
  g_autofree float *size = size_over_time (classing, rows, n, &n_bins);
  g_autoptr (GArray) cuts = find_cuts (size, n_bins);
  guint from = 0;

  for (guint c = 0; c <= cuts->len; c++)
    {
      double cut_s = c < cuts->len
          ? first_s + BIN_S * (double)g_array_index (cuts, gsize, c)
          : INFINITY;
      guint to = from;
      while (
          to < n && soleus_classing_row (classing, rows[to])->onset_s < cut_s)
        to++;
      if (to > from)
        add_packet (classing, rows + from, to - from);
      from = to;
    }
  return soleus_draft_add_episode (classing->draft, classing->site_idx,
      first_burst, classing->draft->analysis->bursts->len - first_burst,
      SOLEUS_PATTERN_SHIV);
}
