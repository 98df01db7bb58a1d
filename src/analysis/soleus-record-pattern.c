/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-record-pattern.h"

#include <math.h>

#include "soleus-summarise.h"

typedef struct
{
  double support; /* sum of mu x bursts */
  double lasting_s;
  double longest_s;
  guint n_bursts;
} Support;

/* How much one burst of a class tells of the recording; 1 where no row is.
 * Contractions come with every recording: they weigh less than what is sought.
 * A unit that is heard to fire twice within 20 ms, or evenly in a fast run, is
 * told from its own firing, which chance does not give; of the same doublets
 * and runs noise leaves many a single potential [D]. */
static const struct
{
  SoleusPattern pattern;
  double weight;
} weights[] = {
    {SOLEUS_PATTERN_VOL, 0.3},
    {SOLEUS_PATTERN_DBL, 3.0},
    {SOLEUS_PATTERN_MULT, 3.0},
    {SOLEUS_PATTERN_NMT, 4.0},
};
/* A rhythm of the accelerometer alone, so much of which comes with a
 * contraction of the muscle that has no rhythm, is the limb that is held up. */
#define HELD_SHARE 0.8
/* Contractions of which this much is walking are steps. */
#define STEPS_SHARE 0.5
/* A rhythm this short, of which so much falls in a contraction, is the ringing
 * of that. */
#define RINGING_S 6.0
#define RINGING_SHARE 0.25
/* Below this there is nothing. */
#define LEAST_SUPPORT 0.25
/* A twitch this clear over the noise is no false alarm, nor a burst that has
 * this power over it. */
#define CLEAR_RATIO 11.0
#define CLEAR_S 0.06
#define ONE_MOVEMENT_S 5.0
#define CLEAR_DB 5.0
#define LONG_S 0.4
#define FAINT_DB 0.0
#define LASTING_S 2.0
/* A sequence that slows down as a seizure does is told whatever else is there:
 * it is short against the recording. */
#define SEIZURE_MU 0.8
#define SEIZURE_WEIGHT 4.0

static gboolean
is_background (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_UNCLASSIFIED
      || pattern == SOLEUS_PATTERN_TOO_FEW;
}

/* Noise that drifts and is not Gaussian gives so many a minute more than what
 * is accepted: 0.7 where that is 0.2, in an independent simulator [C]. */
#define DRIFT_PER_MIN 0.4

/* How many small bursts noise alone explains in all channels together. */
static double
chance_bursts (const SoleusAnalysis *analysis)
{
  double per_min =
      analysis->parameters.values[SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN];
  double minutes = 0.0;

  for (guint i = 0; i < analysis->quality->len; i++)
    minutes += g_array_index (analysis->quality, SoleusQuality, i).usable_rest_s
        / 60.0;
  double mean = (per_min + DRIFT_PER_MIN) * minutes;
  return mean + 2.0 * sqrt (mean) + 1.0;
}

/* Marks the bursts that could be chance; the share of them that is not. */
static double
unclear_share (const SoleusAnalysis *analysis, guint8 *unclear)
{
  guint n = 0;

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      unclear[i] = burst->duration_s < CLEAR_S
          ? isfinite (burst->peak_ratio) && burst->peak_ratio < CLEAR_RATIO
          : burst->snr_db < (burst->duration_s < LONG_S ? CLEAR_DB
                    : burst->duration_s < LASTING_S     ? FAINT_DB
                                                        : -INFINITY);
      n += unclear[i];
    }
  double chance = chance_bursts (analysis);
  return n == 0 ? 0.0 : MAX (n - chance, 0.0) / n;
}

static gboolean
is_seizure (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_GTCS
      || pattern == SOLEUS_PATTERN_GTCS_SLOWING;
}

static gboolean
is_jerk (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_MYOC || pattern == SOLEUS_PATTERN_TIC
      || pattern == SOLEUS_PATTERN_FASC;
}

/* Seen on a channel of EMG, as far as that is known. */
static gboolean
is_in_uv (const SoleusAnalysis *analysis, const SoleusEpisode *episode)
{
  int first = soleus_channel_set_next (&episode->channels, -1);

  return first >= 0 && (guint)first < analysis->quality->len
      && g_array_index (analysis->quality, SoleusQuality, first).in_uv;
}

static gboolean
is_of_movement (const SoleusAnalysis *analysis, const SoleusEpisode *episode)
{
  SoleusSpan span = {episode->onset_s, episode->onset_s + episode->duration_s};
  double most_s = 0.0;
  double held_s = 0.0;

  if (!isfinite (episode->frequency_hz))
    return FALSE;
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      SoleusSpan other = {row->onset_s, row->onset_s + row->duration_s};
      if (row->pattern != SOLEUS_PATTERN_VOL)
        continue;
      double shared_s = soleus_span_overlap_s (span, other);
      most_s = MAX (most_s, shared_s);
      if (!is_in_uv (analysis, episode) && is_in_uv (analysis, row))
        held_s += shared_s;
    }
  return (episode->duration_s <= RINGING_S
             && most_s >= RINGING_SHARE * episode->duration_s)
      || held_s >= HELD_SHARE * episode->duration_s;
}

/* Clonus and shivering are tremors with more to them: the same rhythm at the
 * same time that shows less of it elsewhere is no second one. */
#define SAME_RHYTHM_HZ 0.7

static gboolean
is_echo (const SoleusAnalysis *analysis, const SoleusEpisode *episode)
{
  SoleusSpan span = {episode->onset_s, episode->onset_s + episode->duration_s};

  if (episode->pattern < SOLEUS_PATTERN_TREM
      || episode->pattern > SOLEUS_PATTERN_TREM_H)
    return FALSE;
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      SoleusSpan other = {row->onset_s, row->onset_s + row->duration_s};
      if ((row->pattern == SOLEUS_PATTERN_SHIV
              || row->pattern == SOLEUS_PATTERN_CLON)
          && fabs (row->frequency_hz - episode->frequency_hz) < SAME_RHYTHM_HZ
          && soleus_span_overlap_s (span, other) >= 0.5 * episode->duration_s)
        return TRUE;
    }
  return FALSE;
}

static double
middle_of (const SoleusEpisode *episode)
{
  return episode->onset_s + 0.5 * episode->duration_s;
}

static gboolean
is_walk (const SoleusAnalysis *analysis, double at_s)
{
  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *row =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);
      if (row->kind == SOLEUS_ARTEFACT_GAIT && at_s >= row->onset_s
          && at_s < row->onset_s + row->duration_s)
        return TRUE;
    }
  return FALSE;
}

/* Walking, or more movements than jerks. */
static gboolean
is_of_purpose (const SoleusAnalysis *analysis, SoleusSpan span, double at_s)
{
  guint movements = 0;
  guint jerks = 0;

  if (is_walk (analysis, at_s))
    return TRUE;
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (!soleus_span_contains (span, middle_of (row)))
        continue;
      movements += row->pattern == SOLEUS_PATTERN_VOL;
      jerks += is_jerk (row->pattern);
    }
  return movements > jerks;
}

/* Twitches are sought at rest: what jerks while somebody moves about is of that
 * movement. Jerks alone can shake a sensor as much: they are none. */
static gboolean
is_in_activity (const SoleusAnalysis *analysis, const SoleusEpisode *episode)
{
  double at_s = middle_of (episode);

  if (isfinite (episode->frequency_hz) || !is_jerk (episode->pattern))
    return FALSE;
  for (guint i = 0; i < analysis->states->len; i++)
    {
      const SoleusStateSpan *row =
          &g_array_index (analysis->states, SoleusStateSpan, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      if (row->state == SOLEUS_STATE_ACTIVITY
          && soleus_span_contains (span, at_s))
        return is_of_purpose (analysis, span, at_s);
    }
  return FALSE;
}

/* What is seen of a seizure elsewhere, or of its beats, is that seizure. */
static gboolean
is_in_seizure (const SoleusAnalysis *analysis, const SoleusEpisode *episode)
{
  double at_s = middle_of (episode);

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (is_seizure (row->pattern) && !is_seizure (episode->pattern)
          && !row->rejected && row->mu >= SEIZURE_MU && at_s >= row->onset_s
          && at_s <= row->onset_s + row->duration_s)
        return TRUE;
    }
  return FALSE;
}

static double
weight_of (SoleusPattern pattern)
{
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if (weights[i].pattern == pattern)
      return weights[i].weight;
  return 1.0;
}

static void
gather (const SoleusAnalysis *analysis, Support *support)
{
  g_autofree guint8 *unclear = g_new0 (guint8, analysis->bursts->len + 1);
  g_autofree double *bursts = g_new0 (double, analysis->episodes->len + 1);
  double share = unclear_share (analysis, unclear);

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->episode >= 0)
        bursts[burst->episode] += unclear[i] ? share : 1.0;
    }
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (episode->rejected || episode->pattern < 0
          || is_in_seizure (analysis, episode) || is_echo (analysis, episode)
          || is_of_movement (analysis, episode)
          || is_in_activity (analysis, episode))
        continue;
      Support *row = &support[episode->pattern];
      double mu = isfinite (episode->mu) ? episode->mu : 1.0;
      double lasting_s = episode->duration_s * MIN (bursts[i], 1.0);
      if (is_seizure (episode->pattern) && mu >= SEIZURE_MU)
        {
          mu *= SEIZURE_WEIGHT;
          lasting_s *= SEIZURE_WEIGHT;
        }
      mu *= weight_of (episode->pattern);
      if (episode->pattern != SOLEUS_PATTERN_VOL)
        row->lasting_s += lasting_s;
      row->longest_s = MAX (row->longest_s, episode->duration_s);
      row->support += mu * bursts[i];
      row->n_bursts += MAX (episode->n_bursts, 1);
    }
}

/* Two potentials of one unit or three of it are the same thing to a recording:
 * together they stand for the one that is more. */
static void
add_multiplets (Support *support)
{
  Support *two = &support[SOLEUS_PATTERN_DBL];
  Support *more = &support[SOLEUS_PATTERN_MULT];
  Support *larger = more->support > two->support ? more : two;

  if (two->n_bursts > 0 && more->n_bursts > 0)
    larger->support = two->support + more->support;
}

static SoleusPattern
strongest (const Support *support, gboolean background)
{
  SoleusPattern best = SOLEUS_PATTERN_NONE;
  double most = LEAST_SUPPORT;

  for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
    {
      const Support *row = &support[i];
      if (is_background ((SoleusPattern)i) != background || row->n_bursts == 0)
        continue;
      /* One short movement on purpose is no pattern of a recording. */
      if (i == SOLEUS_PATTERN_VOL && row->n_bursts == 1
          && row->longest_s < ONE_MOVEMENT_S)
        continue;
      /* Twitches are counted, what lasts is timed: one second of it weighs
       * as much as one twitch. */
      double weight = MAX (row->support, row->lasting_s);
      if (weight > most)
        {
          most = weight;
          best = (SoleusPattern)i;
        }
    }
  return best;
}

static double
state_share (const SoleusAnalysis *analysis, SoleusState state)
{
  double total_s = 0.0;
  double state_s = 0.0;

  for (guint i = 0; i < analysis->states->len; i++)
    {
      const SoleusStateSpan *row =
          &g_array_index (analysis->states, SoleusStateSpan, i);
      total_s += row->duration_s;
      if (row->state == state)
        state_s += row->duration_s;
    }
  return total_s > 0.0 ? state_s / total_s : 0.0;
}

/* Whether most of what the muscles did on purpose was walking. */
static gboolean
are_steps (const SoleusAnalysis *analysis)
{
  guint steps = 0;
  guint n = 0;

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *row =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (row->pattern != SOLEUS_PATTERN_VOL)
        continue;
      n++;
      steps += is_walk (analysis, row->onset_s + 0.5 * row->duration_s);
    }
  return n > 0 && steps >= STEPS_SHARE * n;
}

static double
dominant_hz (const SoleusAnalysis *analysis)
{
  double longest_s = 0.0;
  double hz = NAN;

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (episode->rejected || !isfinite (episode->frequency_hz)
          || episode->duration_s <= longest_s)
        continue;
      if (analysis->record_pattern >= 0
          && episode->pattern != analysis->record_pattern)
        continue;
      longest_s = episode->duration_s;
      hz = episode->frequency_hz;
    }
  return hz;
}

static guint
count_active_sites (const SoleusAnalysis *analysis)
{
  SoleusChannelSet active = {0};

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (episode->rejected || episode->pattern < 0
          || is_background (episode->pattern)
          || episode->pattern == SOLEUS_PATTERN_VOL)
        continue;
      /* The axes of one sensor are one place: the first stands for all. */
      for (int c = soleus_channel_set_next (&episode->channels, -1); c >= 0;
           c = soleus_channel_set_next (&episode->channels, c))
        if ((guint)c >= analysis->quality->len
            || !g_array_index (analysis->quality, SoleusQuality, c)
                    .further_axis)
          soleus_channel_set_add (&active, (guint)c);
    }
  return soleus_channel_set_count (&active);
}

void
soleus_record_pattern_set (SoleusAnalysis *analysis)
{
  Support support[SOLEUS_N_PATTERNS] = {{0}};
  SoleusPattern pattern;

  gather (analysis, support);
  add_multiplets (support);
  pattern = strongest (support, FALSE);
  analysis->record_state = state_share (analysis, SOLEUS_STATE_ACTIVITY) > 0.5
      ? SOLEUS_STATE_ACTIVITY
      : SOLEUS_STATE_REST;
  if (pattern == SOLEUS_PATTERN_NONE
      && analysis->record_state == SOLEUS_STATE_REST)
    pattern = strongest (support, TRUE);
  /* Who walks or moves about all the time contracts the muscles for it. */
  if (pattern == SOLEUS_PATTERN_VOL && are_steps (analysis))
    analysis->record_state = SOLEUS_STATE_ACTIVITY;
  if (pattern == SOLEUS_PATTERN_VOL
      && analysis->record_state == SOLEUS_STATE_ACTIVITY)
    pattern = SOLEUS_PATTERN_NONE;
  analysis->record_pattern = pattern;
  analysis->frequency_hz = dominant_hz (analysis);
  analysis->n_sites_active = count_active_sites (analysis);
}
