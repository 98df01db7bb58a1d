/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-lines.h"

#include <math.h>

#include "soleus-robust.h"
#include "soleus-welch.h"

/* science.md 1.4 */
#define MAINS_UV 5.0
/* Without a unit: as large as the noise. */
#define MAINS_NOISES 1.5
#define N_WINDOWS 12
#define WINDOW_S 2.0
#define SEGMENT_S 1.0
#define LOWEST_HZ 15.0
#define HIGHEST_SHARE 0.45 /* of the rate */
/* Over the median of the bins around it; noise reaches 6 in one window. */
#define LINE_RATIO 12.0f
#define NEAR_BINS 3
#define FAR_BINS 12
#define WINDOWS_SHARE 0.8
/* More lines than this are the harmonics of something that fires. */
#define LINES_MOST 3
#define MAINS_NEAR_HZ 1.5

/* Over the bins around @k. */
static float
ratio_at (const SoleusSpectrum *spectrum, gsize k)
{
  float around[2 * (FAR_BINS - NEAR_BINS + 1)];
  gsize n = 0;

  for (gsize d = NEAR_BINS; d <= FAR_BINS; d++)
    {
      if (k >= d)
        around[n++] = spectrum->power[k - d];
      if (k + d < spectrum->n_bins)
        around[n++] = spectrum->power[k + d];
    }
  double usual = soleus_median (around, n);
  return usual > 0.0 ? (float)(spectrum->power[k] / usual) : 0.0f;
}

static gboolean
is_mains (double hz)
{
  for (int mains_hz = 50; mains_hz <= 60; mains_hz += 10)
    if (fabs (hz - mains_hz * MAX (round (hz / mains_hz), 1.0))
        <= MAINS_NEAR_HZ)
      return TRUE;
  return FALSE;
}

/* Counts in which windows each bin stands out. */
static void
count_lines (const float *x, gsize n, double rate_hz, guint *count, gsize most)
{
  SoleusWelchOptions options = soleus_welch_options (SEGMENT_S, 0.0, rate_hz);
  g_autoptr (SoleusSpectrum) spectrum = soleus_welch (x, n, rate_hz, &options);

  for (gsize k = 1; spectrum != NULL && k + 1 < MIN (spectrum->n_bins, most);
       k++)
    {
      double hz = (double)k * spectrum->bin_hz;
      const float *p = spectrum->power + k;
      if (hz >= LOWEST_HZ && hz <= HIGHEST_SHARE * rate_hz && p[0] >= p[-1]
          && p[0] > p[1] && ratio_at (spectrum, k) >= LINE_RATIO)
        count[k]++;
    }
}

/* Reads window @i of the channel's longest run. */
static gboolean
read_window (const SoleusRecording *recording, guint idx,
    const SoleusChannel *channel, guint i, gsize n, float *x)
{
  const SoleusRun *run = &channel->runs[0];

  for (guint r = 1; r < channel->n_runs; r++)
    if (channel->runs[r].n > run->n)
      run = &channel->runs[r];
  if (run->n < N_WINDOWS * (guint64)n)
    return FALSE;
  guint64 first = run->first_idx + (run->n - n) * i / (N_WINDOWS - 1);
  if (!soleus_recording_read (recording, idx, first, n, x, NULL))
    return FALSE;
  soleus_recording_forget (recording, idx, first, n);
  for (gsize k = 0; k < n; k++)
    if (!isfinite (x[k]))
      return FALSE;
  return TRUE;
}

static gboolean
has_line (const SoleusRecording *recording, const SoleusSite *site)
{
  double rate_hz = site->channel->rate_hz;
  gsize n = (gsize)(WINDOW_S * rate_hz);
  gsize most = n / 2 + 2;
  g_autofree float *x = g_new (float, MAX (n, 1));
  g_autofree guint *count = g_new0 (guint, most + 2);
  guint n_windows = 0;
  guint n_lines = 0;

  for (guint i = 0; i < N_WINDOWS; i++)
    if (read_window (recording, site->channels[0], site->channel, i, n, x))
      {
        count_lines (x, n, rate_hz, count, most);
        n_windows++;
      }
  if (n_windows < N_WINDOWS / 2)
    return FALSE;
  /* The peak may fall on either of two bins. */
  for (gsize k = 1; k < most; k++)
    if (count[k] + count[k - 1] >= WINDOWS_SHARE * n_windows
        && count[k] >= count[k - 1] && count[k] >= count[k + 1]
        && !is_mains ((double)k / SEGMENT_S))
      n_lines++;
  return n_lines >= 1 && n_lines <= LINES_MOST;
}

static gboolean
has_mains (const SoleusSite *site, const SoleusPlan *plan)
{
  double limit =
      site->channel->calibrated ? MAINS_UV : MAINS_NOISES * plan->noise_rms;

  return plan->conditioning.mains_hz > 0.0 && plan->mains_amplitude > limit;
}

void
soleus_lines_take (SoleusDraft *draft, const SoleusRecording *recording,
    const GPtrArray *plans)
{
  for (guint s = 0; s < draft->sites->len; s++)
    {
      const SoleusSite *site = &g_array_index (draft->sites, SoleusSite, s);
      const SoleusChannel *channel = site->channel;
      if (site->kind != SOLEUS_KIND_EMG || channel->n_runs == 0)
        continue;
      const SoleusRun *last = &channel->runs[channel->n_runs - 1];
      double start_s = channel->runs[0].start_s;
      double end_s = last->start_s + (double)last->n / channel->rate_hz;
      if (has_mains (site, g_ptr_array_index (plans, s)))
        soleus_draft_add_artefact (
            draft, &site->set, start_s, end_s, SOLEUS_ARTEFACT_MAINS);
      if (has_line (recording, site))
        soleus_draft_add_artefact (
            draft, &site->set, start_s, end_s, SOLEUS_ARTEFACT_LINE);
    }
}
