/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-classing.h"
#include "soleus-constants.h"
#include "soleus-robust.h"

/* Clonic beats: one follows the other at nearly the same interval, which grows
 * (science.md 1.5). */
#define NEXT_RATIO_MAX 1.6
#define FIRST_INTERVAL_MAX_S 0.7
#define LONGEST_INTERVAL_S 3.0
#define SPLIT_MOST_S 0.4
#define MISSED_MOST 2
#define BEAT_MOST_S 1.2
#define BEATS_MIN 8
#define SLOPE_R2_MIN 0.5
/* In the end there are two beats a second or fewer (science.md 1.2). */
#define LAST_LEAST_S 0.5
/* They begin at 4 to 8 Hz (science.md 1.2); a train whose first beats were lost
 * in the tonic phase or in the noise has slowed down to this at most. */
#define FIRST_MOST_S 0.65
/* The bursts grow with the silence between them (science.md 1.2), in noise less
 * than they do: the median of the last third over that of the first. */
#define GROWTH_LEAST 0.9
/* Clonic bursts last 100 ms and more (science.md 1.2), in noise a part of it;
 * shorter ones are jerks. */
#define LATE_LEAST_S 0.07
#define TONIC_GAP_S 3.0
/* What is this far off the line (as a ratio) is a beat that was missed or seen
 * twice: the line is drawn again without it. */
#define STRAY_RATIO 1.45
#define MISSED_SHARE_MOST 0.3
#define RESTARTS 16

/* A straight line through log interval over time. */
typedef struct
{
  double ratio; /* last over first interval on the line */
  double r2;
  double first_s; /* the first interval on the line */
  double last_s; /* the last one */
} Slowing;

typedef struct
{
  double t;
  double y;
} Point;

static Slowing
fit_line (const Point *points, guint n, double *at_zero, double *slope)
{
  double st = 0, sy = 0, stt = 0, sty = 0, syy = 0;
  Slowing slowing = {1.0, 0.0, INFINITY, 0.0};

  *at_zero = *slope = 0.0;
  for (guint i = 0; i < n; i++)
    {
      st += points[i].t;
      sy += points[i].y;
      stt += points[i].t * points[i].t;
      sty += points[i].t * points[i].y;
      syy += points[i].y * points[i].y;
    }
  double ctt = stt - st * st / n;
  double cty = sty - st * sy / n;
  double cyy = syy - sy * sy / n;
  if (n < 3 || ctt <= 0.0 || cyy <= 0.0)
    return slowing;
  *slope = cty / ctt;
  *at_zero = (sy - *slope * st) / n;
  slowing.ratio = exp (*slope * (points[n - 1].t - points[0].t));
  slowing.r2 = cty * cty / (ctt * cyy);
  slowing.first_s = exp (*at_zero + *slope * points[0].t);
  slowing.last_s = exp (*at_zero + *slope * points[n - 1].t);
  return slowing;
}

/* Mean square of what is left of log interval where the line @at_zero + @slope
 * t is taken off, and the beats that were missed: intervals of two or three. */
static double
left_over (const Point *points, guint n, double at_zero, double slope)
{
  double squares = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double off = points[i].y - at_zero - slope * points[i].t;
      off -= log (MAX (round (exp (off)), 1.0));
      squares += off * off;
    }
  return squares / n;
}

/* Whether one interval, that of the first third, explains them as well as a
 * line: a rhythm that goes on as it was, from some time on with every second
 * beat missed. */
static gboolean
is_steady (const Point *points, guint n, double at_zero, double slope)
{
  guint third = MAX (n / 3, 1);
  g_autofree double *first = g_new (double, third);

  for (guint i = 0; i < third; i++)
    first[i] = points[i].y;
  const double usual = soleus_median_double (first, third);
  return left_over (points, n, usual, 0.0)
      <= left_over (points, n, at_zero, slope);
}

static Slowing
fit_slowing (const SoleusClassing *classing, const guint *rows, guint n)
{
  g_autofree Point *points = g_new (Point, n);
  double first_s = soleus_classing_row (classing, rows[0])->onset_s;
  double at_zero;
  double slope;
  guint kept = 0;

  for (guint i = 1; i < n; i++)
    {
      double t = soleus_classing_row (classing, rows[i])->onset_s - first_s;
      double before =
          soleus_classing_row (classing, rows[i - 1])->onset_s - first_s;
      points[i - 1] = (Point){t, log (MAX (t - before, 1e-3))};
    }
  Slowing all = fit_line (points, n - 1, &at_zero, &slope);
  const Slowing steady = {1.0, 0.0, INFINITY, 0.0};
  for (guint i = 0; i + 1 < n; i++)
    if (fabs (points[i].y - at_zero - slope * points[i].t) < log (STRAY_RATIO))
      points[kept++] = points[i];
  if (kept < (1.0 - MISSED_SHARE_MOST) * (n - 1))
    return is_steady (points, n - 1, at_zero, slope) ? steady : all;
  Slowing most = fit_line (points, kept, &at_zero, &slope);
  return is_steady (points, kept, at_zero, slope) ? steady : most;
}

static double
interval_s (const SoleusClassing *classing, guint from, guint to)
{
  return soleus_classing_row (classing, to)->onset_s
      - soleus_classing_row (classing, from)->onset_s;
}

/* Rows from @first on whose intervals change little from one to the next;
 * small activations between two beats are passed over. */
static GArray *
beat_train (const SoleusClassing *classing, guint first)
{
  GArray *train = g_array_new (FALSE, FALSE, sizeof (guint));
  float p2p = soleus_classing_row (classing, first)->p2p;
  double last_s = 0.0;
  guint missed = 0; /* in a row */

  g_array_append_val (train, first);
  for (guint i = first + 1; i < classing->rows->len; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, i);
      guint before = g_array_index (train, guint, train->len - 1);
      double now_s = interval_s (classing, before, i);
      if (row->p2p < 0.2f * p2p)
        continue;
      if (classing->taken[i] || soleus_activation_duration_s (row) > BEAT_MOST_S
          || now_s > LONGEST_INTERVAL_S
          || (train->len == 1 && now_s > FIRST_INTERVAL_MAX_S))
        break;
      /* A piece of a beat that was seen as two. */
      if (train->len > 1 && now_s < last_s / NEXT_RATIO_MAX
          && now_s < SPLIT_MOST_S)
        continue;
      if (train->len > 1 && now_s > NEXT_RATIO_MAX * last_s)
        {
          /* One beat may be missing. */
          if (now_s > 2.0 * NEXT_RATIO_MAX * last_s || ++missed > MISSED_MOST)
            break;
          now_s *= 0.5;
        }
      else
        missed = 0;
      last_s = now_s;
      g_array_append_val (train, i);
    }
  return train;
}

/* The activity of at least GTCS_TONIC_MIN that ends where the beats begin;
 * -1: none. */
static int
tonic_before (const SoleusClassing *classing, guint first)
{
  double onset_s = soleus_classing_row (classing, first)->onset_s;
  double least_s = soleus_constant (SOLEUS_C_GTCS_TONIC_MIN);

  for (int i = (int)first - 1; i >= 0; i--)
    {
      const SoleusActivation *row = soleus_classing_row (classing, (guint)i);
      if (onset_s - row->end_s > TONIC_GAP_S)
        return -1;
      if (soleus_activation_duration_s (row) >= least_s)
        return i;
    }
  return -1;
}

static void
add_reason (SoleusDraft *draft, const char *feature, double value,
    const char *unit, double low, double high)
{
  SoleusReason reason = {.feature = feature,
      .value = value,
      .unit = unit,
      .low = low,
      .high = high,
      .weight = 3.0,
      .source = "D V51d",
      .sign = SOLEUS_SIGN_FOR};

  soleus_draft_add_reason (draft, &reason);
}

static void
add_seizure (SoleusClassing *classing, GArray *train, const Slowing *slowing)
{
  int tonic = tonic_before (classing, g_array_index (train, guint, 0));
  SoleusPattern pattern = SOLEUS_PATTERN_GTCS_SLOWING;

  if (tonic >= 0)
    {
      guint row = (guint)tonic;
      pattern = SOLEUS_PATTERN_GTCS;
      g_array_prepend_val (train, row);
    }
  SoleusEpisode *episode = soleus_classing_add (
      classing, (const guint *)train->data, train->len, pattern);
  double n = train->len;
  episode->mu = CLAMP (0.5 + 0.5 * slowing->r2, 0.0, 1.0);
  episode->score = episode->mu * n / (n + soleus_constant (SOLEUS_C_CONF_N0));
  episode->family = 5;
  episode->frequency_hz = (n - 1) / MAX (episode->duration_s, 1e-3);
  add_reason (classing->draft, "interval_ratio", slowing->ratio, "",
      soleus_constant (SOLEUS_C_GTCS_SLOW_RATIO), NAN);
  add_reason (classing->draft, "slope_r2", slowing->r2, "", SLOPE_R2_MIN, 1.0);
  add_reason (classing->draft, "n_beats", train->len, "", BEATS_MIN, NAN);
}

static double
median_length_s (const SoleusClassing *classing, const guint *rows, guint n)
{
  g_autofree double *length_s = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    length_s[i] =
        soleus_activation_duration_s (soleus_classing_row (classing, rows[i]));
  return soleus_median_double (length_s, n);
}

/* Whether the bursts are as long in the end as clonic ones, and do not get
 * shorter. */
static gboolean
bursts_grow (const SoleusClassing *classing, const GArray *train)
{
  const guint *rows = (const guint *)train->data;
  guint third = train->len / 3;
  double late_s = median_length_s (classing, rows + train->len - third, third);

  return late_s >= LATE_LEAST_S
      && late_s >= GROWTH_LEAST * median_length_s (classing, rows, third);
}

/* Names the train if it slows as a seizure does. */
static gboolean
name_train (SoleusClassing *classing, GArray *train)
{
  guint first = g_array_index (train, guint, 0);
  guint last = g_array_index (train, guint, train->len - 1);
  double total_s = interval_s (classing, first, last);

  if (train->len <= BEATS_MIN
      || total_s < 0.5 * soleus_constant (SOLEUS_C_GTCS_TOTAL))
    return FALSE;
  Slowing slowing =
      fit_slowing (classing, (const guint *)train->data, train->len);
  if (slowing.r2 < SLOPE_R2_MIN || slowing.last_s < LAST_LEAST_S
      || slowing.first_s > FIRST_MOST_S
      || slowing.ratio < soleus_constant (SOLEUS_C_GTCS_SLOW_RATIO)
      || !bursts_grow (classing, train))
    return FALSE;
  add_seizure (classing, train, &slowing);
  return TRUE;
}

/* A train that began in the pieces of a tonic phase may follow every second
 * beat only: where it does not slow down it is begun anew a little later. */
void
soleus_classify_seizures (SoleusClassing *classing)
{
  guint i = 0;

  while (i < classing->rows->len)
    {
      g_autoptr (GArray) train = NULL;
      if (classing->taken[i]
          || soleus_activation_duration_s (soleus_classing_row (classing, i))
              > BEAT_MOST_S)
        {
          i++;
          continue;
        }
      train = beat_train (classing, i);
      guint last = g_array_index (train, guint, train->len - 1);
      gboolean too_long = interval_s (classing, i, last)
          > soleus_constant_high (SOLEUS_C_GTCS_TOTAL);
      if (too_long || name_train (classing, train))
        i = MAX (last, i + 1);
      else
        i += MAX (train->len / RESTARTS, 1);
    }
}
