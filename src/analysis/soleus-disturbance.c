/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-disturbance.h"

#include <math.h>

#include "soleus-envelope.h"
#include "soleus-principal-axis.h"
#include "soleus-robust.h"

/* A pop: up within 2 ms, and still most of it there 15 ms later. */
#define BEFORE_S 0.015
#define AFTER_FROM_S 0.010
#define AFTER_TO_S 0.020
/* Clipping: so many equal samples in a row at the largest value. */
#define CLIPPED_RUN 3
#define CLIPPED_LEAST_SIGMAS \
  20.0 /* or steps, peak to peak; else nothing was large */
/* Steps that a signal changes by from sample to sample: then three equal ones
 * at its very end are chance once in some hundred blocks. */
#define CLIPPED_LEAST_CHANGE 5.0
#define CLIPPED_MARGIN_S 0.1
/* Flat: not one change for this long. */
#define FLAT_S 0.1
#define FLAT_LEAST_SAMPLES 20
#define SLOW_MEAN_S 0.02
#define SLOW_NEIGHBOURS 3
/* A movement goes on for a second or two: what is usual is looked for beyond
 * it. Beside a potential it is what is next to it: the baseline drifts. */
#define SLOW_APART_S 0.6
#define SLOW_BRIEF_S 0.06
#define SLOW_QUANTILE 0.3 /* what follows a pop is still its own */
#define SLOW_USUAL 2.0f /* the baseline wanders this much by itself */
#define TILT_S 0.5 /* gravity is the mean over this before and after */

static double
level_of (const float *x, gsize n, double from, double to)
{
  gsize first = (gsize)CLAMP (from, 0.0, (double)n);
  gsize end = (gsize)CLAMP (to, 0.0, (double)n);

  return end > first ? soleus_median (x + first, end - first) : NAN;
}

static float
step_share (const SoleusBlock *block, gsize first, gsize end)
{
  const float *x = block->raw[0];
  double rate_hz = block->rate_hz;
  gsize edge = first;
  gsize step = MAX ((gsize)(0.002 * rate_hz), 1);
  gsize to = MIN (end, block->n - MIN (block->n, step));
  float most = 0.0f;
  float low;
  float high;

  for (gsize i = first; i < to; i++)
    if (fabsf (x[i + step] - x[i]) > most)
      {
        most = fabsf (x[i + step] - x[i]);
        edge = i;
      }
  double before =
      level_of (x, block->n, (double)edge - BEFORE_S * rate_hz, (double)edge);
  double after = level_of (x, block->n, (double)edge + AFTER_FROM_S * rate_hz,
      (double)edge + AFTER_TO_S * rate_hz);
  gsize around = (gsize)(AFTER_TO_S * rate_hz);
  gsize from = edge > around ? edge - around : 0;
  gsize until = MIN (edge + around, block->n);
  soleus_min_max (x + from, until - from, &low, &high);
  if (!isfinite (before) || !isfinite (after) || high <= low)
    return 0.0f;
  return (float)(fabs (after - before) / (double)(high - low));
}

/* Peak to peak of the moving mean over one period of 50 Hz mains (which hides
 * muscle and mains alike) over samples [from, to). */
static float
slow_range (const SoleusBlock *block, double from, double to)
{
  gsize width = MAX ((gsize)(SLOW_MEAN_S * block->rate_hz + 0.5), 1);
  gsize first = (gsize)CLAMP (from, 0.0, (double)block->n);
  gsize end = (gsize)CLAMP (to, 0.0, (double)block->n);
  const float *x = block->raw[0];
  double sum = 0.0;
  double low = INFINITY;
  double high = -INFINITY;

  if (end - first < width + 1)
    return 0.0f;
  for (gsize i = first; i < end; i++)
    {
      sum += x[i];
      if (i - first < width)
        continue;
      sum -= x[i - width];
      low = MIN (low, sum);
      high = MAX (high, sum);
    }
  return (float)((high - low) / (double)width);
}

/* How much more the baseline moves in the burst than beside it, over the
 * burst's own peak to peak in the band. */
static float
slow_ratio (const SoleusBlock *block, gsize first, gsize end, float p2p)
{
  double margin = SLOW_MEAN_S * block->rate_hz;
  double from = (double)first - 1.5 * margin;
  double to = (double)end + 1.5 * margin;
  double length = to - from;
  gboolean brief = (double)(end - first) < SLOW_BRIEF_S * block->rate_hz;
  double apart = brief ? length : MAX (length, SLOW_APART_S * block->rate_hz);
  float beside[2 * SLOW_NEIGHBOURS];
  guint n = 0;

  for (int k = 1; k <= SLOW_NEIGHBOURS; k++)
    {
      if (from - k * apart >= 0.0)
        beside[n++] = slow_range (block, from - k * apart, to - k * apart);
      if (to + k * apart <= (double)block->n)
        beside[n++] = slow_range (block, from + k * apart, to + k * apart);
    }
  float usual =
      n == 0 ? 0.0f : (float)soleus_quantile (beside, n, SLOW_QUANTILE);
  float own = slow_range (block, from, to);
  return p2p > 0.0f ? MAX (own - SLOW_USUAL * usual, 0.0f) / p2p : 0.0f;
}

static void
gravity_of (const SoleusBlock *block, double from, double to, double *gravity)
{
  gsize first = (gsize)CLAMP (from, 0.0, (double)block->n);
  gsize end = (gsize)CLAMP (to, 0.0, (double)block->n);

  for (guint axis = 0; axis < block->n_axes; axis++)
    gravity[axis] = soleus_mean (block->raw[axis] + first, end - first);
}

static float
tilt_deg (const SoleusBlock *block, gsize first, gsize end)
{
  double width = TILT_S * block->rate_hz;
  double a[SOLEUS_SITE_MAX_AXES] = {0.0};
  double b[SOLEUS_SITE_MAX_AXES] = {0.0};
  double dot = 0.0;
  double aa = 0.0;
  double bb = 0.0;

  if (block->n_axes < 2)
    return 0.0f;
  gravity_of (block, (double)first - width, (double)first, a);
  gravity_of (block, (double)end, (double)end + width, b);
  for (guint axis = 0; axis < block->n_axes; axis++)
    {
      dot += a[axis] * b[axis];
      aa += a[axis] * a[axis];
      bb += b[axis] * b[axis];
    }
  if (aa <= 0.0 || bb <= 0.0)
    return 0.0f;
  return (float)(acos (CLAMP (dot / sqrt (aa * bb), -1.0, 1.0)) * 180.0 / G_PI);
}

void
soleus_disturbance_measure (
    const SoleusBlock *block, gsize first, gsize end, SoleusActivation *row)
{
  row->step_share = step_share (block, first, end);
  row->slow_ratio = slow_ratio (block, first, end, row->p2p);
  row->tilt_deg = tilt_deg (block, first, end);
}

static void
add_artefact (SoleusSweep *sweep, const SoleusBlock *block,
    const SoleusSite *site, SoleusSpan core, double first, double end,
    SoleusArtefactKind kind)
{
  double from_s = block->start_s + first / block->rate_hz;
  double to_s = block->start_s + end / block->rate_hz;
  SoleusArtefact row = {.channels = site->set, .kind = kind};

  from_s = MAX (from_s, core.start_s);
  to_s = MIN (to_s, core.end_s);
  row.onset_s = from_s;
  row.duration_s = to_s - from_s;
  if (to_s > from_s)
    g_array_append_val (sweep->artefacts, row);
}

/* The smallest change from sample to sample, 0 where there is none. */
static float
smallest_step (const float *x, gsize n)
{
  float least = 0.0f;

  for (gsize i = 1; i < n; i++)
    {
      float step = fabsf (x[i] - x[i - 1]);
      if (step > 0.0f && (least <= 0.0f || step < least))
        least = step;
    }
  return least;
}

/* Of so many samples all over the block: the median of all costs more than the
 * filters. */
#define FEW 4096

static double
usual_sigma (const float *x, gsize n)
{
  gsize stride = MAX (n / FEW, 1);
  gsize count = (n + stride - 1) / stride;
  g_autofree float *few = g_new (float, MAX (count, 1));

  for (gsize i = 0; i < count; i++)
    few[i] = x[i * stride];
  return soleus_robust_sigma (few, count);
}

/* Usual change from sample to sample. */
static double
usual_change (const float *x, gsize n)
{
  gsize stride = MAX (n / FEW, 1);
  g_autofree float *few = g_new (float, n / stride + 1);
  gsize count = 0;

  for (gsize i = 0; i + 1 < n; i += stride)
    few[count++] = x[i + 1] - x[i];
  return soleus_robust_sigma_zero (few, count, 1);
}

/* Whether a signal that rests on its extremes is held there. A quiet one in
 * coarse steps rests on them as well, and one that changes by many steps from
 * sample to sample never stays for three. */
static gboolean
extremes_tell (const SoleusChannel *channel, const float *x, gsize n)
{
  float low;
  float high;

  soleus_min_max (x, n, &low, &high);
  double range = (double)high - low;
  double step = smallest_step (x, n);
  gboolean inside =
      low > (float)channel->rail_low && high < (float)channel->rail_high;

  if (range < CLIPPED_LEAST_SIGMAS * step)
    return FALSE;
  return (!inside && range >= CLIPPED_LEAST_SIGMAS * usual_sigma (x, n))
      || usual_change (x, n) >= CLIPPED_LEAST_CHANGE * step;
}

/* Limits of the converter where they are known and reached, else the extremes
 * of the block (an amplifier may be full before its converter is): they count
 * only where the signal rests on them. */
static void
scan_clipping (SoleusSweep *sweep, const SoleusBlock *block,
    const SoleusSite *site, guint axis, SoleusSpan core)
{
  const float *x = block->raw[axis];
  double margin = CLIPPED_MARGIN_S * block->rate_hz;
  gboolean told = FALSE;
  float low;
  float high;
  gsize i = 0;

  if (!soleus_min_max (x, block->n, &low, &high) || high <= low)
    return;
  if (high >= (float)site->channel->rail_high)
    high = (float)site->channel->rail_high;
  if (low <= (float)site->channel->rail_low)
    low = (float)site->channel->rail_low;
  while (i < block->n)
    {
      gsize first = i;
      if (x[i] < high && x[i] > low)
        {
          i++;
          continue;
        }
      while (i < block->n && (x[i] >= high) == (x[first] >= high)
          && (x[i] >= high || x[i] <= low))
        i++;
      if (i - first < CLIPPED_RUN)
        continue;
      if (!told && !extremes_tell (site->channel, x, block->n))
        return;
      told = TRUE;
      sweep->n_clipped += i - first;
      add_artefact (sweep, block, site, core, (double)first - margin,
          (double)i + margin, SOLEUS_ARTEFACT_CLIP);
    }
}

static void
scan_flat (SoleusSweep *sweep, const SoleusBlock *block, const SoleusSite *site,
    guint axis, SoleusSpan core)
{
  const float *x = block->raw[axis];
  gsize least = MAX ((gsize)(FLAT_S * block->rate_hz), FLAT_LEAST_SAMPLES);
  gsize first = 0;

  for (gsize i = 1; i <= block->n; i++)
    {
      if (i < block->n && x[i] == x[first])
        continue;
      if (i - first >= least)
        add_artefact (sweep, block, site, core, (double)first, (double)i,
            SOLEUS_ARTEFACT_FLAT);
      first = i;
    }
}

static float
movement_of (const SoleusBlock *block, gsize first, gsize n)
{
  double sum = 0.0;

  for (guint axis = 0; axis < block->n_axes; axis++)
    if (block->rhythm[axis] != NULL)
      {
        double rms = soleus_rms (block->rhythm[axis] + first, n);
        sum += rms * rms;
      }
  return (float)sqrt (sum);
}

static void
scan_seconds (SoleusSweep *sweep, const SoleusBlock *block, SoleusSpan core)
{
  gsize size = MAX ((gsize)block->rate_hz, 1);
  double first_s = (core.start_s - block->start_s) * block->rate_hz;
  gsize first = (gsize)MAX (first_s + 0.5, 0.0);

  for (; first + size / 2 < block->n; first += size)
    {
      gsize n = MIN (size, block->n - first);
      SoleusSecond row = {
          .start_s = block->start_s + (double)first / block->rate_hz};
      if (row.start_s >= core.end_s)
        break;
      row.movement = movement_of (block, first, n);
      for (guint axis = 0; axis < block->n_axes; axis++)
        row.gravity[axis] = (float)soleus_mean (block->raw[axis] + first, n);
      g_array_append_val (sweep->seconds, row);
    }
}

void
soleus_disturbance_scan (const SoleusBlock *block, const SoleusSite *site,
    SoleusSpan core, SoleusSweep *sweep)
{
  for (guint i = 0; i < block->missing->len; i++)
    {
      SoleusSpan span = g_array_index (block->missing, SoleusSpan, i);
      add_artefact (sweep, block, site, core, span.start_s, span.end_s,
          SOLEUS_ARTEFACT_FLAT);
    }
  for (guint axis = 0; axis < block->n_axes; axis++)
    {
      scan_clipping (sweep, block, site, axis, core);
      if (site->kind == SOLEUS_KIND_EMG)
        scan_flat (sweep, block, site, axis, core);
    }
  if (site->kind == SOLEUS_KIND_ACCELEROMETER)
    scan_seconds (sweep, block, core);
}
