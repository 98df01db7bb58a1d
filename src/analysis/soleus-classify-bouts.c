/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rhythms of a limb: a bout is one burst (contract). */
#include <math.h>

#include "soleus-constants.h"
#include "soleus-motioning.h"
#include "soleus-spans.h"

/* A rhythm is a bout by itself; its edges are those of the movement. */
#define BOUT_SPARE_S 3.0
#define BOUT_JOIN_S 2.0
#define BOUT_SHORTEST_S 1.5
#define BOUT_CYCLES 10.0
/* Who begins to walk or stops swings a limb as well. */
#define BESIDE_STEPS_S 5.0
#define LONG_BOUT_S 10.0
#define WEAK_RESTS 1.15 /* the level in between */
#define WEAK_PEAK 2.0 /* the largest, over the RMS of all */
/* What repeats itself more slowly than any tremor is a movement. */
#define SLOW_HZ 2.8f
#define SLOW_SHARE 0.5
#define QUICK_RHYTHM_HZ 7.0 /* no harmonic of a movement stands out here */
/* Swelling and fading. */
#define WAX_JOIN_S 7.0
/* Four waves a minute and more; slower ones are bouts with rests. */
#define WAX_LOW_HZ 0.065
#define WAX_SHARE 0.5

static const SoleusTrapezoid tremor_extra[] = {
    {"relative_power", 0.2, 0.4, NAN, NAN, 1},
    {"amplitude", NAN, NAN, 0.18, 0.45, 3}, {"depth", NAN, NAN, 0.25, 0.35, 3},
    {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid clonus_extra[] = {
    {"relative_power", 0.2, 0.4, NAN, NAN, 1},
    {"amplitude", 0.12, 0.22, NAN, NAN, 3}, {"rate_hz", 4.0, 4.7, 7.0, 7.7, 2},
    {"duration_s", NAN, NAN, 13, 22, 2}, {"depth", NAN, NAN, 0.3, 0.5, 1},
    {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid shiver_extra[] = {
    {"relative_power", 0.2, 0.4, NAN, NAN, 1},
    {"depth", 0.22, 0.32, NAN, NAN, 3}, {NULL, 0, 0, 0, 0, 0}};

/* Bouts of one rhythm that follow one another closely. */
typedef struct
{
  SoleusBout bout; /* span: of all; rhythm of the longest */
  double hz;
  double longest_s;
} Group;

static gboolean
is_slow (const SoleusMotion *motion, SoleusSpan span)
{
  const GArray *beats = motion->sweep->beats;
  guint slow = 0;
  guint n = 0;

  for (guint i = 0; i < beats->len; i++)
    {
      const SoleusMotionBeat *row = &g_array_index (beats, SoleusMotionBeat, i);
      if (!soleus_span_contains (span, row->at_s) || row->share < SLOW_SHARE)
        continue;
      n++;
      slow += row->beat_hz < SLOW_HZ;
    }
  return 2 * slow > n;
}

static GArray *
group_bouts (const SoleusMotion *motion)
{
  const GArray *bouts = motion->sweep->bouts;
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (Group));

  for (guint i = 0; i < bouts->len; i++)
    {
      const SoleusBout *bout = &g_array_index (bouts, SoleusBout, i);
      double length_s = soleus_span_duration_s (bout->span);
      Group *last = groups->len == 0
          ? NULL
          : &g_array_index (groups, Group, groups->len - 1);
      SoleusSpan around = {bout->span.start_s - BESIDE_STEPS_S,
          bout->span.end_s + BESIDE_STEPS_S};
      if ((length_s < LONG_BOUT_S
              && soleus_spans_overlap_s (motion->named, around) > 0.0)
          || soleus_spans_overlap_s (motion->named, bout->span) > 0.3 * length_s
          || (bout->rhythm.frequency_hz < QUICK_RHYTHM_HZ
              && is_slow (motion, bout->span)))
        continue;
      Group group = {
          *bout, soleus_classing_bout_hz (motion->sweep, bout), length_s};
      if (last == NULL
          || bout->span.start_s - last->bout.span.end_s > WAX_JOIN_S
          || fabs (group.hz - last->hz) > 1.0)
        {
          g_array_append_val (groups, group);
          continue;
        }
      last->bout.span.end_s = bout->span.end_s;
      if (length_s > last->longest_s)
        {
          last->hz = group.hz;
          last->longest_s = length_s;
          last->bout.rhythm = bout->rhythm;
        }
    }
  return groups;
}

/* What moves at the time of a group: its bursts. */
static GArray *
parts_of (const SoleusMotion *motion, const Group *group, double join_s)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
  SoleusSpan near = {group->bout.span.start_s - BOUT_SPARE_S,
      group->bout.span.end_s + BOUT_SPARE_S};

  for (guint i = 0; i < motion->runs->len; i++)
    {
      SoleusSpan part = soleus_motion_run (motion, i)->span;
      part.start_s = MAX (part.start_s, near.start_s);
      part.end_s = MIN (part.end_s, near.end_s);
      if (part.end_s <= part.start_s)
        continue;
      SoleusSpan *last = parts->len == 0
          ? NULL
          : &g_array_index (parts, SoleusSpan, parts->len - 1);
      if (last != NULL && part.start_s - last->end_s <= join_s)
        last->end_s = part.end_s;
      else
        g_array_append_val (parts, part);
    }
  guint n = 0;
  for (guint i = 0; i < parts->len; i++)
    {
      SoleusSpan part = g_array_index (parts, SoleusSpan, i);
      double length_s = soleus_span_duration_s (part);
      if (length_s >= BOUT_SHORTEST_S
          && soleus_span_overlap_s (part, group->bout.span) >= 0.5 * length_s)
        g_array_index (parts, SoleusSpan, n++) = part;
    }
  g_array_set_size (parts, n);
  return parts;
}

/* RMS of the movement over @span. */
static double
level_over (const SoleusMotion *motion, SoleusSpan span)
{
  const GArray *bins = motion->sweep->motion;
  double squares = 0.0;
  guint n = 0;

  for (guint i = 0; i < bins->len; i++)
    {
      const SoleusMotionBin *bin = &g_array_index (bins, SoleusMotionBin, i);
      if (!soleus_span_contains (span, bin->start_s))
        continue;
      squares += (double)bin->level * bin->level;
      n++;
    }
  return n > 0 ? sqrt (squares / n) : 0.0;
}

/* Amplitude of the swing in g, NAN where it is not known. */
static double
amplitude_of (const SoleusMotion *motion, SoleusSpan span)
{
  return motion->in_g ? G_SQRT2 * level_over (motion, span) : NAN;
}

/* A rhythm too weak to see its edges: what was seen of it is not much more than
 * what lies between, and that is more than rest. */
static gboolean
is_weak (const SoleusMotion *motion, SoleusSpan bout)
{
  const GArray *bins = motion->sweep->motion;
  double rest = motion->sweep->motion_rest;
  double squares = 0.0;
  double most = WEAK_PEAK * level_over (motion, bout);
  guint n = 0;
  guint k = 0;

  for (guint i = 0; i < bins->len; i++)
    {
      const SoleusMotionBin *bin = &g_array_index (bins, SoleusMotionBin, i);
      while (k < motion->runs->len
          && soleus_motion_run (motion, k)->span.end_s <= bin->start_s)
        k++;
      gboolean seen = k < motion->runs->len
          && soleus_span_contains (
              soleus_motion_run (motion, k)->span, bin->start_s);
      if (seen)
        rest = soleus_motion_run (motion, k)->rest;
      if (seen && soleus_span_contains (bout, bin->start_s)
          && soleus_motion_run (motion, k)->peak > most)
        return FALSE;
      if (seen || !soleus_span_contains (bout, bin->start_s))
        continue;
      squares += (double)bin->level * bin->level;
      n++;
    }
  return n == 0 || motion->runs->len == 0
      || sqrt (squares / n) > WEAK_RESTS * rest;
}

static double
longest_of (const GArray *parts, SoleusSpan *longest)
{
  double longest_s = 0.0;

  for (guint i = 0; i < parts->len; i++)
    {
      SoleusSpan part = g_array_index (parts, SoleusSpan, i);
      if (soleus_span_duration_s (part) <= longest_s)
        continue;
      *longest = part;
      longest_s = soleus_span_duration_s (part);
    }
  return longest_s;
}

/* Modulation depth where one wave explains it, 0 else. */
static double
waxing_of (const SoleusMotion *motion, const GArray *whole)
{
  const GArray *bins = motion->sweep->motion;
  double most = 0.0;
  double depth = 0.0;

  for (guint i = 0; i < whole->len; i++)
    {
      double d, share;
      soleus_motion_waxing ((const SoleusMotionBin *)bins->data, bins->len,
          g_array_index (whole, SoleusSpan, i), WAX_LOW_HZ,
          soleus_constant_high (SOLEUS_C_SHIV_MOD), &d, &share);
      if (share <= most)
        continue;
      most = share;
      depth = d;
    }
  return most >= WAX_SHARE ? depth : 0.0;
}

static void
add_bouts (SoleusMotion *motion, const Group *group, const GArray *spans,
    const SoleusJudgement *judgement, const SoleusCandidate *candidates,
    const SoleusFeature *features, guint n_features)
{
  SoleusClassing *classing = motion->classing;

  for (guint i = 0; i < spans->len; i++)
    {
      SoleusSpan span = g_array_index (spans, SoleusSpan, i);
      SoleusBout bout = group->bout;
      guint burst = soleus_motion_add_burst (motion, span, judgement->pattern);
      SoleusEpisode *episode = soleus_draft_add_episode (
          classing->draft, classing->site_idx, burst, 1, judgement->pattern);
      episode->frequency_hz = group->hz;
      soleus_score_explain (classing->draft, episode, judgement, candidates,
          features, n_features);
      bout.span = span;
      soleus_classing_add_tremor (classing, &bout, group->hz);
    }
  for (guint i = 0; i < spans->len; i++)
    soleus_motion_take (motion, g_array_index (spans, SoleusSpan, i));
  soleus_motion_take (motion, group->bout.span);
}

static void
name_group (SoleusMotion *motion, const Group *group)
{
  SoleusSpan all = group->bout.span;
  g_autoptr (GArray) whole = parts_of (motion, group, WAX_JOIN_S);
  g_autoptr (GArray) parts = parts_of (motion, group, BOUT_JOIN_S);
  SoleusSpan longest = all;

  if (soleus_spans_total_s (parts) < 0.5 * soleus_span_duration_s (all)
      && is_weak (motion, all))
    {
      g_array_set_size (parts, 0);
      g_array_append_val (parts, all);
    }
  double longest_s = longest_of (parts, &longest);
  guint cycles = (guint)(longest_s * group->hz);
  if (cycles < (guint)BOUT_CYCLES
      || longest_s < soleus_constant (SOLEUS_C_TREM_WIN))
    return;
  const SoleusCandidate candidates[] = {
      {soleus_classing_tremor_under (motion->classing, all, group->hz),
          tremor_extra, "duration_ms"},
      {SOLEUS_PATTERN_SHIV, shiver_extra, "duration_ms"},
      {SOLEUS_PATTERN_CLON, clonus_extra, "duration_ms"}};
  SoleusFeature features[] = {{"rate_hz", "Hz", group->hz},
      {"relative_power", "", group->bout.rhythm.relative_power},
      {"amplitude", "g", amplitude_of (motion, longest)},
      {"duration_s", "s", longest_s}, {"depth", "", waxing_of (motion, whole)}};
  cycles = (guint)(soleus_spans_total_s (parts) * group->hz);
  /* Clonus is told from tremor by its size alone. */
  SoleusJudgement judgement =
      soleus_score_judge (candidates, isnan (features[2].value) ? 2 : 3,
          features, G_N_ELEMENTS (features), cycles);
  add_bouts (motion, group,
      judgement.pattern == SOLEUS_PATTERN_SHIV ? whole : parts, &judgement,
      candidates, features, G_N_ELEMENTS (features));
}

void
soleus_motion_take_rhythms (SoleusMotion *motion)
{
  g_autoptr (GArray) groups = group_bouts (motion);

  for (guint i = 0; i < groups->len; i++)
    name_group (motion, &g_array_index (groups, Group, i));
}
