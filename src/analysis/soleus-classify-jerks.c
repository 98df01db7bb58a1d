/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knocks on the sensor, and jerks of the whole limb. */
#include <math.h>

#include "soleus-constants.h"
#include "soleus-motioning.h"
#include "soleus-robust.h"

#define TAP_P2P_G 0.3
#define TAP_SPEED_HZ 13.0f
#define SHORT_TAP_P2P_G 0.2
#define SHORT_TAP_SPEED_HZ 16.0f
#define SHORT_TAP_S 0.06
#define QUANTUM_P2P 2.2f /* steps of the converter: less is no signal */
#define TAP_LONGEST_S 0.15
#define TAP_BEFORE_S 0.15
#define TAP_RING_S 0.2
/* The high-pass leaves skirts on both sides of it. */
#define TAP_SKIRT_S 1.3
#define TAP_SKIRT 0.03
#define QUIET_QUANTILE 0.2
#define JERK_P2P_G 0.08
#define JERK_SPEED_HZ 11.0
#define PERIODIC_LOW_HZ 0.5
#define PERIODIC_HIGH_HZ 2.0

static gboolean
is_tap (const SoleusActivation *row)
{
  double length_s = soleus_activation_duration_s (row);

  return (length_s <= TAP_LONGEST_S && row->p2p >= (float)TAP_P2P_G
             && row->speed_hz >= TAP_SPEED_HZ)
      || (length_s <= SHORT_TAP_S && row->p2p >= (float)SHORT_TAP_P2P_G
          && row->speed_hz >= SHORT_TAP_SPEED_HZ);
}

static float
quiet_level (const GArray *bins)
{
  g_autofree float *level = g_new (float, MAX (bins->len, 1));

  for (guint i = 0; i < bins->len; i++)
    level[i] = g_array_index (bins, SoleusMotionBin, i).level;
  return (float)soleus_quantile (level, bins->len, QUIET_QUANTILE);
}

/* A knock on the sensor or the bed: hard, and over in a moment. Its time is
 * taken out of @bins. */
void
soleus_motion_take_taps (SoleusMotion *motion, GArray *bins)
{
  SoleusClassing *classing = motion->classing;
  guint bin = 0; /* rows come in order */
  float quiet = quiet_level (bins);

  for (guint i = 0; motion->in_g && i < classing->rows->len; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, i);
      classing->taken[i] |= row->p2p < QUANTUM_P2P * motion->sweep->quantum;
      if (classing->taken[i] || !is_tap (row))
        continue;
      classing->taken[i] = 1;
      soleus_draft_add_artefact (classing->draft, &classing->site->set,
          row->onset_s, row->end_s, SOLEUS_ARTEFACT_TAP);
      while (bin > 0
          && g_array_index (bins, SoleusMotionBin, bin - 1).start_s
              > row->onset_s - TAP_SKIRT_S)
        bin--;
      for (; bin < bins->len; bin++)
        {
          SoleusMotionBin *at = &g_array_index (bins, SoleusMotionBin, bin);
          if (at->start_s > row->end_s + TAP_SKIRT_S)
            break;
          if ((at->start_s > row->onset_s - TAP_BEFORE_S
                  && at->start_s < row->end_s + TAP_RING_S)
              || (at->start_s > row->onset_s - TAP_SKIRT_S
                  && at->level < (float)TAP_SKIRT * row->p2p))
            at->level = MIN (at->level, quiet);
        }
    }
}

static gboolean
is_any (const SoleusActivation *row)
{
  return TRUE;
}

/* The whole limb is jerked: larger and slower than what the skin shows of a
 * twitch (science.md 1.5 step 3b, 4.3). */
void
soleus_motion_take_jerks (SoleusMotion *motion)
{
  SoleusClassing *classing = motion->classing;
  g_autoptr (GArray) rows = soleus_classing_collect (classing, is_any);
  g_autofree double *p2p = g_new (double, MAX (rows->len, 1));
  g_autofree double *speed_hz = g_new (double, MAX (rows->len, 1));
  SoleusSeries series;
  SoleusFeature features[SOLEUS_N_SERIES_FEATURES];

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row =
          soleus_classing_row (classing, g_array_index (rows, guint, i));
      p2p[i] = row->p2p;
      speed_hz[i] = row->speed_hz;
    }
  if (rows->len == 0 || !motion->in_g
      || soleus_median_double (p2p, rows->len) < JERK_P2P_G
      || soleus_median_double (speed_hz, rows->len) > JERK_SPEED_HZ)
    return;
  soleus_classing_measure (
      classing, (const guint *)rows->data, rows->len, INFINITY, &series);
  guint n_features = soleus_series_features (&series, features);
  gboolean even = rows->len >= (guint)soleus_constant (SOLEUS_C_MYOCP_N)
      && series.cv <= soleus_constant (SOLEUS_C_MYOCP_CV)
      && series.rate_hz >= PERIODIC_LOW_HZ
      && series.rate_hz <= PERIODIC_HIGH_HZ;
  SoleusPattern pattern = even ? SOLEUS_PATTERN_MYOC_P : SOLEUS_PATTERN_MYOC;
  SoleusCandidate candidate = {pattern, NULL, NULL};
  SoleusJudgement judgement =
      soleus_score_judge (&candidate, 1, features, n_features, rows->len);
  judgement.pattern = pattern;
  for (guint i = 0; i < rows->len; i++)
    {
      SoleusEpisode *episode = soleus_classing_add (
          classing, &g_array_index (rows, guint, i), 1, pattern);
      soleus_score_explain (classing->draft, episode, &judgement, &candidate,
          features, n_features);
      episode->mu = MAX (episode->mu, soleus_constant (SOLEUS_C_MU_MIN));
    }
}
