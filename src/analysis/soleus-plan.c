/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plan.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-mains-find.h"
#include "soleus-noise-limit.h"
#include "soleus-robust.h"

/* A recording up to this long is looked at whole, a longer one in samples. */
#define WHOLE_S 600.0
#define BLOCK_WHOLE_S 60.0
#define BLOCK_SAMPLE_S 4.0
#define SAMPLE_EVERY_S 24.0
#define SHORTEST_CHUNK_S 0.25 /* a run's rest below this tells no floor */
#define SAMPLES_FOR_SIGMA 500 /* a chunk's MAD needs no more */
/* Looks at the energy kept a second, for its spread. */
#define KEPT_PER_S 20.0
/* Coloured noise has fewer degrees of freedom than its band says: its quiet
 * windows lie this much lower. */
#define QUIET_SLACK 1.15
/* A chunk is quiet when its own sigma is this near the floor. */
#define QUIET_RATIO 1.25
/* A long contraction fills the whole window of the floor; the floor does not
 * follow it beyond this multiple of the quietest tenth of so much time around.
 * Over a night electrodes dry, and noise grows by more. */
#define FLOOR_MAX_RATIO 2.1
#define FLOOR_MAX_QUANTILE 0.1
#define FLOOR_MAX_SPAN_S 300.0
#define FLOOR_MAX_STEP_S 30.0
#define USUAL_BAND_HZ 430.0

/* One second of the look. */
typedef struct
{
  double centre_s;
  float sigma; /* robust, of all of it */
  float floor; /* of its quietest windows, where that is less */
  guint first_kept;
  guint n_kept;
} Chunk;

typedef struct
{
  GArray *chunks; /* of Chunk */
  GArray *kept[SOLEUS_N_SCALES]; /* of float: energies */
  GArray *looked[SOLEUS_MAX_LOOKS]; /* of float: looks of the plan */
} Survey;

static void
survey_init (Survey *survey)
{
  survey->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
    survey->kept[scale] = g_array_new (FALSE, FALSE, sizeof (float));
  for (guint look = 0; look < SOLEUS_MAX_LOOKS; look++)
    survey->looked[look] = g_array_new (FALSE, FALSE, sizeof (float));
}

static void
survey_clear (Survey *survey)
{
  g_array_unref (survey->chunks);
  for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
    g_array_unref (survey->kept[scale]);
  for (guint look = 0; look < SOLEUS_MAX_LOOKS; look++)
    g_array_unref (survey->looked[look]);
}

static SoleusLookSite
look_site (const SoleusPlan *plan, guint row)
{
  return (SoleusLookSite){.kind = plan->kind,
      .n_axes = plan->n_axes,
      .rate_hz = plan->rate_hz,
      .conditioning = &plan->conditioning,
      .look = plan->looks.rows[row].look};
}

/* RMS over all axes, from the robust sigma of each. */
static float
chunk_sigma (const SoleusBlock *block, gsize first, gsize n)
{
  gsize stride = MAX (n / SAMPLES_FOR_SIGMA, 1);
  double sum = 0.0;

  for (guint axis = 0; axis < block->n_axes; axis++)
    {
      double sigma =
          soleus_robust_sigma_zero (block->event[axis] + first, n, stride);
      sum += sigma * sigma;
    }
  return (float)sqrt (sum);
}

static void
keep_energy (Survey *survey, const SoleusEnergy *energy,
    const float *const *looks, guint n_looks, double from_s, double to_s,
    Chunk *chunk)
{
  double step_s = MAX (1.0 / KEPT_PER_S, energy->bin_s);

  chunk->first_kept = survey->kept[0]->len;
  for (double at_s = from_s + 0.5 * step_s; at_s < to_s; at_s += step_s)
    {
      gsize bin = (gsize)((at_s - energy->start_s) / energy->bin_s);
      if (bin >= energy->n)
        break;
      for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
        g_array_append_val (survey->kept[scale], energy->power[scale][bin]);
      for (guint look = 0; look < n_looks; look++)
        g_array_append_val (survey->looked[look], looks[look][bin]);
      chunk->n_kept++;
    }
}

/*
 * The quietest windows of a chunk, as the sigma that noise would have to show
 * them: less than the robust sigma where bursts fill more than half of the
 * time (a tremor, a run). A tenth of chi-square windows lies below 1 - 1.28
 * spreads in the cube root [wilson1931].
 */
static float
quiet_sigma (const SoleusPlan *plan, const SoleusEnergy *energy,
    SoleusKind kind, double from_s, double to_s)
{
  gsize first = (gsize)MAX ((from_s - energy->start_s) / energy->bin_s, 0.0);
  gsize end = (gsize)MAX ((to_s - energy->start_s) / energy->bin_s, 0.0);
  double wide_s =
      soleus_scale_sigma_s (kind, SOLEUS_SCALE_BURST, plan->rate_hz);
  gsize step = MAX ((gsize)(wide_s / energy->bin_s), 1);
  const float *power = energy->power[SOLEUS_SCALE_BURST];
  g_autofree float *looks = g_new (float, (end - MIN (first, end)) / step + 1);
  gsize n = 0;

  for (gsize bin = first; bin < MIN (end, energy->n); bin += step)
    looks[n++] = power[bin];
  double root = 1.0
      - 1.28
          * soleus_scale_spread (
              &plan->conditioning, kind, SOLEUS_SCALE_BURST, plan->rate_hz);
  double quiet = soleus_quantile (looks, n, 0.1);
  return (float)(QUIET_SLACK * sqrt (quiet / (root * root * root)));
}

static void
survey_block (Survey *survey, const SoleusPlan *plan, const SoleusBlock *block,
    SoleusKind kind)
{
  g_autoptr (SoleusEnergy) energy = soleus_energy_new (block, kind);
  double chunk_s = soleus_constant (SOLEUS_C_NOISE_BLOCK);
  gsize size = MAX ((gsize)(chunk_s * block->rate_hz), 8);
  gsize shortest = MAX ((gsize)(SHORTEST_CHUNK_S * block->rate_hz), 8);
  g_autofree float *room = g_new (float, MAX (plan->looks.n * energy->n, 1));
  const float *looks[SOLEUS_MAX_LOOKS];

  for (guint i = 0; i < plan->looks.n; i++)
    {
      SoleusLookSite site = look_site (plan, i);
      looks[i] = plan->looks.rows[i].detector->look (
          &site, block, energy, room + i * energy->n);
    }
  for (gsize first = 0; first < block->n; first += size)
    {
      gsize n = MIN (size, block->n - first);
      Chunk chunk = {0};
      if (n < shortest)
        break;
      double from_s = block->start_s + (double)first / block->rate_hz;
      double to_s = from_s + (double)n / block->rate_hz;
      chunk.centre_s = 0.5 * (from_s + to_s);
      chunk.sigma = chunk_sigma (block, first, n);
      chunk.floor =
          MIN (chunk.sigma, quiet_sigma (plan, energy, kind, from_s, to_s));
      keep_energy (survey, energy, looks, plan->looks.n, from_s, to_s, &chunk);
      g_array_append_val (survey->chunks, chunk);
    }
}

static gboolean
survey_run (Survey *survey, const SoleusRecording *recording,
    const SoleusSite *site, const SoleusPlan *plan, const SoleusRun *run,
    gboolean whole, SoleusProgress *progress, GError **error)
{
  double rate_hz = site->channel->rate_hz;
  guint64 size =
      (guint64)((whole ? BLOCK_WHOLE_S : BLOCK_SAMPLE_S) * rate_hz) + 1;
  guint64 step = whole ? size : (guint64)(SAMPLE_EVERY_S * rate_hz) + 1;

  for (guint64 first = 0; first < run->n; first += step)
    {
      if (soleus_progress_stop (progress, error))
        return FALSE;
      gsize n = (gsize)MIN (size, run->n - first);
      g_autoptr (SoleusBlock) block = soleus_block_read (recording, site,
          &plan->conditioning, run, run->first_idx + first, n, error);
      if (block == NULL)
        return FALSE;
      survey_block (survey, plan, block, site->kind);
      for (guint axis = 0; axis < site->n_axes; axis++)
        soleus_recording_forget (
            recording, site->channels[axis], run->first_idx + first, n);
    }
  return TRUE;
}

/* Chunks within the span around @at_s: their sigmas to @values; how many. */
static guint
sigmas_near (const GArray *chunks, double at_s, double span_s, guint *from,
    float *values)
{
  guint n = 0;

  while (*from < chunks->len
      && g_array_index (chunks, Chunk, *from).centre_s < at_s - span_s)
    (*from)++;
  for (guint i = *from; i < chunks->len; i++)
    {
      const Chunk *chunk = &g_array_index (chunks, Chunk, i);
      if (chunk->centre_s > at_s + span_s)
        break;
      values[n++] = chunk->floor;
    }
  return n;
}

/* Never below what the converter's own steps leave. */
static double
smallest_floor (const SoleusSite *site)
{
  double lsb = site->channel->lsb;

  return isfinite (lsb) ? lsb / sqrt (12.0) * sqrt (site->n_axes) : 0.0;
}

static void
set_floor (SoleusPlan *plan, const SoleusSite *site, const Survey *survey)
{
  const GArray *chunks = survey->chunks;
  double span_s = soleus_constant (SOLEUS_C_NOISE_SPAN);
  double share = soleus_constant (SOLEUS_C_NOISE_PCT) / 100.0;
  g_autofree float *values = g_new (float, MAX (chunks->len, 1));
  double lowest = smallest_floor (site);
  guint from = 0;
  guint most_from = 0;
  double most = INFINITY;
  double next_most_s = 0.0;

  for (guint i = 0; i < chunks->len; i++)
    values[i] = g_array_index (chunks, Chunk, i).floor;
  double usual = soleus_quantile (values, chunks->len, share);
  plan->floor_step_s = soleus_constant (SOLEUS_C_NOISE_BLOCK);
  plan->n_floor =
      (guint)(soleus_channel_end_s (site->channel) / plan->floor_step_s) + 1;
  plan->floor = g_new (float, plan->n_floor);
  for (guint i = 0; i < plan->n_floor; i++)
    {
      double at_s = (i + 0.5) * plan->floor_step_s;
      guint n = sigmas_near (chunks, at_s, span_s, &from, values);
      double sigma = n == 0 ? usual : soleus_quantile (values, n, share);
      if (at_s >= next_most_s)
        {
          n = sigmas_near (chunks, at_s, FLOOR_MAX_SPAN_S, &most_from, values);
          most = n == 0 ? INFINITY
                        : FLOOR_MAX_RATIO
                  * soleus_quantile (values, n, FLOOR_MAX_QUANTILE);
          next_most_s = at_s + FLOOR_MAX_STEP_S;
        }
      plan->floor[i] = (float)MAX (MIN (sigma, most), lowest);
    }
  plan->noise_rms = soleus_median (plan->floor, plan->n_floor);
}

/* What @kept shows at quiet times; over the power of the noise there, unless
 * @is_ratio. */
static SoleusLookNoise
quiet_looks (const SoleusPlan *plan, const Survey *survey, const GArray *kept,
    gboolean is_ratio)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < survey->chunks->len; i++)
    {
      const Chunk *chunk = &g_array_index (survey->chunks, Chunk, i);
      double sigma = soleus_plan_noise_at (plan, chunk->centre_s);
      double unit = is_ratio ? 1.0 : sigma * sigma;
      if (!(sigma > 0.0) || chunk->sigma > QUIET_RATIO * sigma)
        continue;
      for (guint k = 0; k < chunk->n_kept; k++)
        {
          float value =
              (float)(g_array_index (kept, float, chunk->first_kept + k)
                  / unit);
          g_array_append_val (values, value);
        }
    }
  return soleus_look_noise_of ((const float *)values->data, values->len);
}

static void
set_spread (SoleusPlan *plan, const Survey *survey, SoleusScale scale)
{
  SoleusLookSite site = {.kind = plan->kind,
      .rate_hz = plan->rate_hz,
      .conditioning = &plan->conditioning};
  SoleusLookNoise noise =
      quiet_looks (plan, survey, survey->kept[scale], FALSE);
  SoleusNoiseBell bell = soleus_scale_bell (&site, scale, &noise);

  plan->noise_centre[scale] = bell.centre;
  plan->noise_spread[scale] = bell.spread;
}

static void
set_looks (SoleusPlan *plan, const Survey *survey)
{
  for (guint i = 0; i < plan->looks.n; i++)
    {
      SoleusLook *row = &plan->looks.rows[i];
      row->noise = quiet_looks (
          plan, survey, survey->looked[i], row->detector->is_ratio);
    }
}

static double
searched_s (const SoleusSite *site)
{
  return soleus_channel_observed_s (site->channel);
}

SoleusPlan *
soleus_plan_new (const SoleusRecording *recording, const SoleusSite *site,
    const SoleusParameters *parameters, SoleusProgress *progress,
    GError **error)
{
  SoleusLooks looks;

  soleus_looks_init (&looks, site->kind);
  return soleus_plan_new_with (
      recording, site, parameters, &looks, progress, error);
}

SoleusPlan *
soleus_plan_new_with (const SoleusRecording *recording, const SoleusSite *site,
    const SoleusParameters *parameters, const SoleusLooks *looks,
    SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusPlan) plan = g_new0 (SoleusPlan, 1);
  gboolean whole = searched_s (site) <= WHOLE_S;
  gboolean good = TRUE;
  Survey survey;

  plan->kind = site->kind;
  plan->n_axes = site->n_axes;
  plan->looks = *looks;
  plan->rate_hz = site->channel->rate_hz;
  soleus_conditioning_init (&plan->conditioning, site, parameters);
  plan->mains_amplitude = NAN;
  if (site->kind == SOLEUS_KIND_EMG
      && !soleus_mains_measure (recording, site, parameters,
          &plan->conditioning, &plan->mains_amplitude, error))
    return NULL;
  survey_init (&survey);
  for (guint i = 0; good && i < site->channel->n_runs; i++)
    good = survey_run (&survey, recording, site, plan, &site->channel->runs[i],
        whole, progress, error);
  if (good)
    {
      set_floor (plan, site, &survey);
      for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
        set_spread (plan, &survey, (SoleusScale)scale);
      set_looks (plan, &survey);
    }
  survey_clear (&survey);
  return good ? g_steal_pointer (&plan) : NULL;
}

void
soleus_plan_free (SoleusPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->floor);
  g_free (plan);
}

double
soleus_plan_noise_at (const SoleusPlan *plan, double time_s)
{
  double at = time_s / plan->floor_step_s;
  guint i = at <= 0.0 ? 0 : (guint)MIN (at, (double)(plan->n_floor - 1));

  return plan->floor[i];
}

double
soleus_plan_limit (
    const SoleusPlan *plan, SoleusKind kind, SoleusScale scale, double per_min)
{
  const SoleusNoiseBell bell = {
      plan->noise_centre[scale], plan->noise_spread[scale]};

  return soleus_noise_bell_limit (
      &bell, soleus_scale_crossings_hz (kind, scale, plan->rate_hz), per_min);
}

double
soleus_plan_brief_noise (const SoleusPlan *plan)
{
  const SoleusLookNoise flat = {0};
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < plan->looks.n; i++)
    {
      const SoleusLook *row = &plan->looks.rows[i];
      SoleusLookSite site = look_site (plan, i);
      if (row->detector->is_ratio
          || row->detector->scales[row->look] != SOLEUS_SCALE_TWITCH)
        continue;
      sum += row->detector->limit (&site, &row->noise, 1.0)
          / row->detector->limit (&site, &flat, 1.0);
      n++;
    }
  double band_hz = plan->conditioning.high_hz - plan->conditioning.low_hz;
  return n == 0 ? 1.0 : sqrt (sum / n * USUAL_BAND_HZ / MAX (band_hz, 1.0));
}

/* The floor stands for a second: no look-up for every bin. */
static void
mark_above (const SoleusDetectorInput *input, const SoleusLook *row,
    const float *look, double limit, guint8 bit, guint8 *active)
{
  const SoleusEnergy *energy = input->energy;
  gboolean is_ratio = row->detector->is_ratio;
  gsize bin = 0;

  while (bin < energy->n)
    {
      double at_s = energy->start_s + ((double)bin + 0.5) * energy->bin_s;
      double noise = soleus_plan_noise_at (input->plan, at_s);
      float threshold = (float)(is_ratio ? limit : limit * noise * noise);
      double next_s = (floor (at_s / input->plan->floor_step_s) + 1.0)
          * input->plan->floor_step_s;
      gsize end = bin + 1 + (gsize)((next_s - at_s) / energy->bin_s);
      for (end = MIN (end, energy->n); bin < end; bin++)
        active[bin] |= look[bin] > threshold ? bit : 0;
    }
}

void
soleus_plan_mark_both (
    const SoleusDetectorInput *input, guint8 *active, guint8 *faint)
{
  const SoleusLooks *looks = &input->plan->looks;
  g_autofree float *room = g_new (float, MAX (input->energy->n, 1));

  for (guint i = 0; i < looks->n; i++)
    {
      const SoleusLook *row = &looks->rows[i];
      const SoleusDetector *detector = row->detector;
      SoleusLookSite site = look_site (input->plan, i);
      SoleusScale scale = detector->scales[row->look];
      const float *look =
          detector->look (&site, input->block, input->energy, room);
      mark_above (input, row, look,
          detector->limit (
              &site, &row->noise, row->share * input->false_alarms_per_min),
          SOLEUS_ACTIVE (scale), active);
      if (faint != NULL && scale == SOLEUS_SCALE_TWITCH)
        mark_above (input, row, look,
            detector->limit (
                &site, &row->noise, row->share * SOLEUS_FAINT_PER_MIN),
            1, faint);
    }
}

void
soleus_plan_mark (const SoleusDetectorInput *input, guint8 *active)
{
  soleus_plan_mark_both (input, active, NULL);
}
