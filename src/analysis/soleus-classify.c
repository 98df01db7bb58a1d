/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-classify.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-robust.h"
#include "soleus-site.h"

/* Durations of the coarse kinds (science.md 1.5 step 2), seconds. */
#define TWITCH_LONGEST_S 0.04
#define CONTRACTION_LEAST_S 0.2

static void
add_reason (SoleusDraft *draft, const char *feature, double value,
    const char *unit, double low, double high, double weight,
    const char *source)
{
  gboolean inside = !(value < low) && !(value > high);
  SoleusReason reason = {.feature = feature,
      .value = value,
      .unit = unit,
      .low = low,
      .high = high,
      .weight = weight,
      .source = source,
      .sign = isnan (value) ? SOLEUS_SIGN_MISSING
          : inside          ? SOLEUS_SIGN_FOR
                            : SOLEUS_SIGN_AGAINST};

  soleus_draft_add_reason (draft, &reason);
}

/* What holds for less than a window is no bout. */
static gboolean
is_bout (const SoleusBout *bout)
{
  return soleus_span_duration_s (bout->span)
      >= soleus_constant (SOLEUS_C_TREM_WIN);
}

static void
add_tremor (SoleusDraft *draft, const SoleusSite *site, const SoleusBout *bout)
{
  SoleusTremor row = {.channels = site->set,
      .span = bout->span,
      .frequency_hz = bout->rhythm.frequency_hz,
      .low_hz = bout->rhythm.low_hz,
      .high_hz = bout->rhythm.high_hz,
      .relative_power = bout->rhythm.relative_power,
      .ratio = bout->rhythm.ratio,
      .half_width_hz = bout->rhythm.half_width_hz,
      .tsi = NAN};

  g_array_append_val (draft->analysis->tremor, row);
}

/* Of the windows of a bout each says its frequency once, however hard it
 * shook: the middle one is that of the bout. */
static double
bout_frequency (const SoleusSweep *sweep, const SoleusBout *bout)
{
  g_autoptr (GArray) hz = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < sweep->windows->len; i++)
    {
      const SoleusRhythmWindow *row =
          &g_array_index (sweep->windows, SoleusRhythmWindow, i);
      double middle_s = 0.5 * (row->span.start_s + row->span.end_s);
      if (soleus_span_contains (bout->span, middle_s))
        g_array_append_val (hz, row->rhythm.frequency_hz);
    }
  return hz->len < 3 ? bout->rhythm.frequency_hz
                     : soleus_median_double ((const double *)hz->data, hz->len);
}

static void
finish_bout (SoleusDraft *draft, guint site_idx, const SoleusSweep *sweep,
    guint b, guint first_burst)
{
  SoleusBout *bout = &g_array_index (sweep->bouts, SoleusBout, b);
  guint n = draft->analysis->bursts->len - first_burst;
  SoleusEpisode *episode = soleus_draft_add_episode (
      draft, site_idx, first_burst, n, SOLEUS_PATTERN_TREM);

  bout->rhythm.frequency_hz = bout_frequency (sweep, bout);
  episode->frequency_hz = bout->rhythm.frequency_hz;
  episode->family = 4;
  episode->mu = CLAMP (bout->rhythm.relative_power / 0.5, 0.5, 1.0);
  episode->score = episode->mu;
  add_reason (
      draft, "rate_hz", bout->rhythm.frequency_hz, "Hz", 3.0, 18.0, 3.0, "V39");
  add_reason (draft, "relative_power", bout->rhythm.relative_power, "", 0.4,
      1.0, 1.0, "V35 D");
  add_reason (
      draft, "peak_ratio", bout->rhythm.ratio, "", 4.0, INFINITY, 1.0, "C D");
  add_tremor (draft, &g_array_index (draft->sites, SoleusSite, site_idx), bout);
}

/* On an accelerometer the burst of a tremor is the whole bout (contract). */
static void
add_moving_bouts (SoleusDraft *draft, guint site, const SoleusSweep *sweep)
{
  for (guint i = 0; i < sweep->bouts->len; i++)
    {
      const SoleusBout *bout = &g_array_index (sweep->bouts, SoleusBout, i);
      if (!is_bout (bout))
        continue;
      SoleusActivation row = {.site = site,
          .onset_s = bout->span.start_s,
          .end_s = bout->span.end_s,
          .peak_s = 0.5 * (bout->span.start_s + bout->span.end_s),
          .p2p = 2.0f * (float)G_SQRT2 * bout->level,
          .rms = bout->level,
          .mdf_hz = NAN,
          .beat_hz = (float)bout->rhythm.frequency_hz};
      guint first = soleus_draft_add_burst (draft, &row, SOLEUS_PATTERN_TREM);
      finish_bout (draft, site, sweep, i, first);
    }
}

static gboolean
in_bout (const SoleusSweep *sweep, const SoleusActivation *row)
{
  SoleusSpan span = {row->onset_s, row->end_s};

  for (guint i = 0; i < sweep->bouts->len; i++)
    if (soleus_span_overlap_s (
            g_array_index (sweep->bouts, SoleusBout, i).span, span)
        > 0.5 * soleus_span_duration_s (span))
      return TRUE;
  return FALSE;
}

static void
add_single (SoleusDraft *draft, guint site, const SoleusActivation *row)
{
  double duration_s = row->end_s - row->onset_s;
  SoleusPattern pattern = SOLEUS_PATTERN_UNCLASSIFIED;

  if (duration_s <= TWITCH_LONGEST_S)
    pattern = SOLEUS_PATTERN_FASC;
  else if (duration_s >= CONTRACTION_LEAST_S)
    pattern = SOLEUS_PATTERN_VOL;
  guint first = soleus_draft_add_burst (draft, row, pattern);
  SoleusEpisode *episode =
      soleus_draft_add_episode (draft, site, first, 1, pattern);
  episode->family = pattern == SOLEUS_PATTERN_FASC ? 1
      : pattern == SOLEUS_PATTERN_VOL              ? 3
                                                   : 0;
  add_reason (
      draft, "duration_ms", 1000.0 * duration_s, "ms", 5.0, 30.0, 3.0, "D C");
}

void
soleus_classify_site (
    SoleusDraft *draft, guint site_idx, const SoleusSweep *sweep)
{
  const SoleusSite *site = &g_array_index (draft->sites, SoleusSite, site_idx);
  const GArray *rows = sweep->activations;
  gboolean emg = site->kind == SOLEUS_KIND_EMG;
  guint i = 0;

  if (!emg)
    add_moving_bouts (draft, site_idx, sweep);
  for (guint b = 0; emg && b < sweep->bouts->len; b++)
    {
      const SoleusBout *bout = &g_array_index (sweep->bouts, SoleusBout, b);
      if (!is_bout (bout))
        continue;
      guint first = draft->analysis->bursts->len;
      for (guint k = 0; k < rows->len; k++)
        {
          const SoleusActivation *row =
              &g_array_index (rows, SoleusActivation, k);
          if (row->beat_hz > 0.0f
              && soleus_span_contains (bout->span, row->onset_s))
            soleus_draft_add_burst (draft, row, SOLEUS_PATTERN_TREM);
        }
      if (draft->analysis->bursts->len > first)
        finish_bout (draft, site_idx, sweep, b, first);
    }
  for (; i < rows->len; i++)
    {
      const SoleusActivation *row = &g_array_index (rows, SoleusActivation, i);
      if (emg ? !(row->beat_hz > 0.0f) : !in_bout (sweep, row))
        add_single (draft, site_idx, row);
    }
}
