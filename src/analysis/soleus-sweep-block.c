/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-disturbance.h"
#include "soleus-edges.h"
#include "soleus-firing-rate.h"
#include "soleus-heart.h"
#include "soleus-legs.h"
#include "soleus-ramp.h"
#include "soleus-segment.h"
#include "soleus-shape.h"
#include "soleus-spikes.h"
#include "soleus-stretch.h"
#include "soleus-sweep.h"

/* A block sees this much beyond its core on each side: half a window of the
 * rhythm and more. */
/* Repeats are sought in what is no longer and no weaker. */
#define REPEATS_LONGEST_S 0.25
#define REPEATS_RATIO 10.0
/* Runs of one unit are no longer. */
#define FIRING_LONGEST_S 10.0
#define MARGIN_S 6.0
/* Slower than any potential at the skin: a weak stretch is drift. */
#define SLOW_HZ 65.0
/* A swelling is sought in what is so long, from so long before its edge to so
 * long after it; on a slope a tenth of the peak is first reached after this
 * part of it (the peak of an interference is 3.5 times its RMS). */
#define RAMP_LEAST_S 0.15
#define RAMP_BIN_S 0.01
#define RAMP_BEFORE_S 0.6
#define RAMP_AFTER_S 1.2
#define RAMP_TENTH 0.2
/* No farther, and only where the noise hides the foot (mean power over it). */
#define RAMP_FARTHEST_S 0.3
#define RAMP_CLEAR_POWER 50.0
#define FAINT_BESIDE_S 0.02
#define OPEN_BINS 2 /* a piece this near the block's end goes on there */

typedef struct
{
  SoleusSweep *sweep;
  SoleusDetectorInput input;
  guint site_idx;
  const SoleusSite *site;
  SoleusSpan core;
  gboolean first_of_run;
  gboolean last_of_run;
} Work;

/* A block owns what begins in its core; what was open before the block began
 * belongs to it only as a continuation. */
static gboolean
is_owned (const Work *work, const SoleusActivation *row)
{
  if (row->open_start && !work->first_of_run)
    return row->end_s >= work->core.start_s;
  return (row->onset_s >= work->core.start_s || work->first_of_run)
      && (row->onset_s < work->core.end_s || work->last_of_run);
}

/* Discharges of one unit within a few milliseconds of each other. */
static void
find_repeats (
    const SoleusBlock *block, gsize first, gsize end, SoleusActivation *row)
{
  double at[SOLEUS_MOST_REPEATS];

  if (block->n_axes != 1 || row->end_s - row->onset_s > REPEATS_LONGEST_S
      || row->p2p < (float)REPEATS_RATIO * row->noise_rms)
    return;
  row->n_discharges = soleus_repeat_find (block->event[0], block->n, first, end,
      block->rate_hz, row->noise_rms, at);
  for (guint i = 0; i < row->n_discharges; i++)
    row->discharge_s[i] =
        (float)(at[i] / block->rate_hz - (row->onset_s - block->start_s));
}

/* How one unit fires in what is longer than a few of its intervals. */
static void
find_firing (
    const SoleusBlock *block, gsize first, gsize end, SoleusActivation *row)
{
  SoleusFiringRate rate = {NAN, NAN};

  if (block->n_axes == 1 && row->end_s - row->onset_s <= FIRING_LONGEST_S)
    soleus_firing_rate_measure (block->event[0] + first, end - first,
        block->rate_hz, row->noise_rms, &rate);
  row->firing_hz = (float)rate.hz;
  row->regularity = (float)rate.regularity;
}

/* Mean power of bins of about RAMP_BIN_S from sample @at on, backwards if
 * @step is negative. */
static void
fill_ramp (
    const SoleusEnergy *energy, gssize at, gssize step, gsize n, double *power)
{
  gsize wide = (gsize)ABS (step);

  for (gsize k = 0; k < n; k++)
    {
      gssize from = at + (gssize)k * step - (step < 0 ? (gssize)wide : 0);
      power[k] = 0.0;
      for (gsize i = 0; i < wide; i++)
        power[k] += energy->bins[from + (gssize)i] / (double)wide;
    }
}

/* One edge of what swells: where the slope begins. @edge, @low and @high in
 * bins of the energy; the burst lies between @edge and @middle. */
static gsize
swelling_edge (
    const Work *work, gsize edge, gsize middle, gsize bound, double noise_rms)
{
  const SoleusEnergy *energy = work->input.energy;
  const SoleusConditioning *band = &work->input.plan->conditioning;
  gboolean left = edge < middle;
  gsize wide = MAX ((gsize)(RAMP_BIN_S / energy->bin_s + 0.5), 1);
  gsize reach = (gsize)(RAMP_BEFORE_S / energy->bin_s);
  gsize depth = (gsize)(RAMP_AFTER_S / energy->bin_s);
  gsize outside =
      MIN (left ? edge - MIN (edge, bound) : MAX (bound, edge) - edge, reach);
  gsize inside = MIN (left ? middle - edge : edge - middle, depth);
  gsize n = (outside + inside) / wide;
  g_autofree double *power = g_new (double, MAX (n, 1));
  gsize start;
  gsize length;
  double freedom =
      2.0 * (band->high_hz - band->low_hz) * (double)wide * energy->bin_s;

  fill_ramp (energy, left ? (gssize)(edge - outside) : (gssize)(edge + outside),
      left ? (gssize)wide : -(gssize)wide, n, power);
  if (!soleus_ramp_find (
          power, n, noise_rms * noise_rms, freedom, &start, &length))
    return edge;
  gsize moved =
      (gsize)((double)wide * ((double)start + RAMP_TENTH * (double)length));
  gsize farthest = (gsize)(RAMP_FARTHEST_S / energy->bin_s);
  if (moved >= outside)
    return edge;
  moved = MAX (moved, outside - MIN (outside, farthest));
  return left ? edge - outside + moved : edge + outside - moved;
}

/* What is long and swells begins before it stands out of the noise. */
static void
refine_swelling (const Work *work, gsize lowest, gsize highest,
    double noise_rms, gsize *first, gsize *end)
{
  const SoleusEnergy *energy = work->input.energy;
  gsize per_bin = energy->samples_per_bin;
  gsize from = *first / per_bin;
  gsize to = MIN (*end / per_bin, energy->n);
  gsize middle = (from + to) / 2;

  if ((double)(to - MIN (from, to)) * energy->bin_s < RAMP_LEAST_S)
    return;
  double mean = 0.0;
  for (gsize bin = from; bin < to; bin++)
    mean += energy->bins[bin] / (double)(to - from);
  if (mean > RAMP_CLEAR_POWER * noise_rms * noise_rms)
    return;
  gsize begin = swelling_edge (work, from, middle, lowest / per_bin, noise_rms);
  gsize stop = swelling_edge (
      work, to, middle, MIN (highest / per_bin, energy->n), noise_rms);
  if (begin < from)
    *first = begin * per_bin;
  if (stop > to)
    *end = stop * per_bin;
}

static void
add_piece (Work *work, const SoleusPiece *piece, gsize lowest, gsize highest,
    GArray *rows)
{
  const SoleusBlock *block = work->input.block;
  const SoleusEnergy *energy = work->input.energy;
  gsize per_bin = energy->samples_per_bin;
  gsize first = piece->first * per_bin;
  gsize end = MIN (piece->end * per_bin, block->n);
  SoleusActivation row = {.site = work->site_idx,
      .beat_hz = piece->beat_hz,
      .open_start =
          piece->first<OPEN_BINS, .open_end = piece->end + OPEN_BINS> energy
              ->n};
  double middle_s =
      block->start_s + 0.5 * (double)(first + end) / block->rate_hz;

  row.noise_rms = (float)soleus_plan_noise_at (work->input.plan, middle_s);
  /* A cheap look first: what another block owns is not measured here. */
  row.onset_s = block->start_s + (double)first / block->rate_hz;
  row.end_s = block->start_s + (double)end / block->rate_hz;
  if (row.end_s + MARGIN_S < work->core.start_s
      || row.onset_s > work->core.end_s + MARGIN_S)
    return;
  if (!piece->weak
      && (block->n_axes == 1 || end - first < (gsize)(2.0 * block->rate_hz)))
    {
      gsize from =
          first > (gsize)block->rate_hz ? first - (gsize)block->rate_hz : 0;
      gsize to = MIN (end + (gsize)block->rate_hz, block->n);
      g_autofree float *x = soleus_shape_dup_signal (block, from, to);
      gsize local_first = first - from;
      gsize local_end = end - from;
      soleus_edges_refine (x, to - from, block->rate_hz, row.noise_rms,
          MAX (lowest, from) - from, MIN (highest, to) - from, &local_first,
          &local_end);
      first = from + local_first;
      end = from + local_end;
    }
  if (work->input.kind == SOLEUS_KIND_EMG && !(piece->beat_hz > 0.0f))
    refine_swelling (work, lowest, highest, row.noise_rms, &first, &end);
  row.onset_s = block->start_s + (double)first / block->rate_hz;
  row.end_s = block->start_s + (double)end / block->rate_hz;
  if (end <= first + 1 || !is_owned (work, &row))
    return;
  soleus_shape_measure (block, energy, first, end, &row);
  row.firing_hz = row.regularity = NAN;
  if (work->input.kind == SOLEUS_KIND_EMG)
    {
      find_repeats (block, first, end, &row);
      find_firing (block, first, end, &row);
    }
  if (piece->weak && row.speed_hz < (float)SLOW_HZ)
    return;
  soleus_disturbance_measure (block, first, end, &row);
  g_array_append_val (rows, row);
}

static void
add_pieces (Work *work, const GArray *pieces)
{
  gsize per_bin = work->input.energy->samples_per_bin;

  for (guint i = 0; i < pieces->len; i++)
    {
      const SoleusPiece *piece = &g_array_index (pieces, SoleusPiece, i);
      gsize lowest = i == 0 ? 0 : piece[-1].end * per_bin;
      gsize highest = i + 1 == pieces->len ? work->input.block->n
                                           : piece[1].first * per_bin;
      add_piece (work, piece, lowest, highest, work->sweep->activations);
    }
}

/* What is too faint by itself and not beside anything that is not. */
static void
add_faint (Work *work, const guint8 *faint, const guint8 *active)
{
  const SoleusEnergy *energy = work->input.energy;
  gsize beside = (gsize)(FAINT_BESIDE_S / energy->bin_s);
  gsize quiet = 0; /* bins since anything was active */
  SoleusPiece piece = {0, 0, NAN, FALSE};

  for (gsize bin = 0; bin <= energy->n; bin++)
    {
      gboolean ends = bin == energy->n || bin >= piece.end + beside;
      quiet = bin < energy->n && active[bin] ? 0 : quiet + 1;
      if (piece.end > piece.first && quiet == 0)
        piece.end = piece.first;
      if (piece.end > piece.first && ends)
        {
          add_piece (work, &piece, 0, work->input.block->n, work->sweep->faint);
          piece.end = piece.first;
        }
      if (bin == energy->n || !faint[bin] || quiet <= beside)
        continue;
      if (piece.end == piece.first)
        piece.first = bin;
      piece.end = bin + 1;
    }
}

static void
add_windows (Work *work, const GArray *windows)
{
  for (guint i = 0; i < windows->len; i++)
    {
      const SoleusRhythmWindow *row =
          &g_array_index (windows, SoleusRhythmWindow, i);
      double centre_s = 0.5 * (row->span.start_s + row->span.end_s);
      if ((centre_s >= work->core.start_s || work->first_of_run)
          && (centre_s < work->core.end_s || work->last_of_run))
        g_array_append_val (work->sweep->windows, *row);
    }
}

/* The part of a bout in the core is the block's own. */
static void
add_bouts (Work *work, const GArray *bouts)
{
  for (guint i = 0; i < bouts->len; i++)
    {
      SoleusBout bout = g_array_index (bouts, SoleusBout, i);
      if (!work->first_of_run)
        bout.span.start_s = MAX (bout.span.start_s, work->core.start_s);
      if (!work->last_of_run)
        bout.span.end_s = MIN (bout.span.end_s, work->core.end_s);
      if (bout.span.end_s > bout.span.start_s)
        g_array_append_val (work->sweep->bouts, bout);
    }
}

/* All of a bout is active, its valleys as well: the beats are cut there. */
static void
mark_bouts (const SoleusEnergy *energy, const float *rhythm_hz, guint8 *active)
{
  for (gsize bin = 0; bin < energy->n; bin++)
    if (rhythm_hz[bin] > 0.0f)
      active[bin] |= SOLEUS_ACTIVE (SOLEUS_SCALE_LONG);
}

/* The pieces that hold a pulse, as they were before it was blanked: it may
 * turn out to be muscle after all. */
static void
add_spikes (
    Work *work, const GArray *spikes, const SoleusSegmentOptions *options)
{
  const SoleusBlock *block = work->input.block;
  g_autoptr (SoleusEnergy) energy = soleus_energy_new (block, work->input.kind);
  g_autofree guint8 *active = g_new0 (guint8, MAX (energy->n, 1));
  GArray *activations = work->sweep->activations;

  work->input.energy = energy;
  soleus_plan_mark (&work->input, active);
  g_autoptr (GArray) pieces = soleus_segment (&work->input, active, options);
  for (guint i = 0; i < spikes->len; i++)
    {
      const SoleusSpike *spike = &g_array_index (spikes, SoleusSpike, i);
      gsize bin = spike->idx / energy->samples_per_bin;
      SoleusPulse pulse = {.strong = spike->strong, .p2p = spike->p2p};
      SoleusPiece piece = {
          MAX (bin, 4) - 4, MIN (bin + 6, energy->n), NAN, FALSE};
      for (guint k = 0; k < pieces->len; k++)
        {
          const SoleusPiece *row = &g_array_index (pieces, SoleusPiece, k);
          if (row->first <= bin + 1 && bin < row->end + 1)
            piece = *row;
        }
      guint before = activations->len;
      add_piece (work, &piece, 0, block->n, activations);
      if (activations->len == before)
        continue;
      pulse.onset_s = block->start_s + (double)spike->idx / block->rate_hz;
      pulse.as_seen = g_array_index (activations, SoleusActivation, before);
      g_array_set_size (activations, before);
      g_array_append_val (work->sweep->pulses, pulse);
    }
}

/* Takes the heart out and says where it beat. */
static void
take_heart (Work *work, SoleusBlock *block)
{
  g_autoptr (GArray) beats = soleus_heart_find (block);

  soleus_heart_subtract (block, beats);
  for (guint i = 0; i < beats->len; i++)
    {
      double at_s =
          block->start_s + g_array_index (beats, double, i) / block->rate_hz;
      SoleusArtefact row = {.channels = work->site->set,
          .onset_s = MAX (at_s - SOLEUS_HEART_BEFORE_S, work->core.start_s),
          .kind = SOLEUS_ARTEFACT_ECG};
      row.duration_s =
          MIN (at_s + SOLEUS_HEART_AFTER_S, work->core.end_s) - row.onset_s;
      if (at_s >= work->core.start_s && at_s < work->core.end_s)
        g_array_append_val (work->sweep->artefacts, row);
    }
}

static void
work_block (Work *work, SoleusBlock *block, const SoleusParameters *parameters)
{
  g_autoptr (GArray) spikes = soleus_spikes_find (block);
  g_autoptr (GArray) windows =
      g_array_new (FALSE, FALSE, sizeof (SoleusRhythmWindow));
  g_autoptr (GArray) bouts = g_array_new (FALSE, FALSE, sizeof (SoleusBout));
  g_autofree guint8 *active = NULL;
  g_autofree guint8 *faint = NULL;
  g_autofree float *rhythm_hz = NULL;
  SoleusSegmentOptions options = {
      .merge_gap_s =
          parameters->values[SOLEUS_PARAMETER_MERGE_GAP_MS] / 1000.0};

  if (parameters->values[SOLEUS_PARAMETER_NEEDLE] >= 0.5
      || work->input.kind != SOLEUS_KIND_EMG)
    g_array_set_size (spikes, 0);
  else
    take_heart (work, block);
  if (spikes->len > 0)
    {
      add_spikes (work, spikes, &options);
      soleus_spikes_blank (block, spikes);
    }
  g_autoptr (SoleusEnergy) energy = soleus_energy_new (block, work->input.kind);
  work->input.energy = energy;
  active = g_new0 (guint8, MAX (energy->n, 1));
  faint = g_new0 (guint8, MAX (energy->n, 1));
  soleus_plan_mark_both (&work->input, active, faint);
  rhythm_hz = soleus_rhythm_map (&work->input, active, windows, bouts);
  if (rhythm_hz != NULL && work->input.kind == SOLEUS_KIND_EMG)
    {
      mark_bouts (energy, rhythm_hz, active);
      options.rhythm_hz = rhythm_hz;
    }
  g_autoptr (GArray) pieces = soleus_segment (&work->input, active, &options);
  if (work->input.kind == SOLEUS_KIND_EMG)
    soleus_stretch_pieces (energy, work->input.plan, pieces);
  add_pieces (work, pieces);
  if (work->input.kind == SOLEUS_KIND_EMG)
    {
      add_faint (work, faint, active);
      work->sweep->brief_noise = soleus_plan_brief_noise (work->input.plan);
    }
  add_windows (work, windows);
  add_bouts (work, bouts);
  soleus_disturbance_scan (block, work->site, work->core, work->sweep);
  soleus_leg_sweep (
      block, energy, work->input.plan, work->site, work->core, work->sweep);
}

SoleusSweep *
soleus_sweep_block (const SoleusRecording *recording, guint site_idx,
    const SoleusSite *site, const SoleusPlan *plan,
    const SoleusParameters *parameters, const SoleusRun *run, guint64 first_idx,
    gsize n, GError **error)
{
  double rate_hz = site->channel->rate_hz;
  guint64 margin = (guint64)(MARGIN_S * rate_hz) + 1;
  guint64 end_idx = run->first_idx + run->n;
  guint64 from = first_idx - MIN (margin, first_idx - run->first_idx);
  guint64 to = MIN (first_idx + n + margin, end_idx);
  g_autoptr (SoleusSweep) sweep = soleus_sweep_new ();
  g_autoptr (SoleusBlock) block = soleus_block_read (recording, site,
      &plan->conditioning, run, from, (gsize)(to - from), error);
  double core_s = run->start_s + (double)(first_idx - run->first_idx) / rate_hz;
  Work work = {.sweep = sweep,
      .site_idx = site_idx,
      .site = site,
      .core = {core_s, core_s + (double)n / rate_hz},
      .first_of_run = first_idx == run->first_idx,
      .last_of_run = first_idx + n == end_idx};

  if (block == NULL)
    return NULL;
  work.input = (SoleusDetectorInput){.kind = site->kind,
      .plan = plan,
      .block = block,
      .false_alarms_per_min =
          parameters->values[SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN]};
  work_block (&work, block, parameters);
  for (guint axis = 0; axis < site->n_axes; axis++)
    soleus_recording_forget (
        recording, site->channels[axis], from, (gsize)(to - from));
  return g_steal_pointer (&sweep);
}
