/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-sweep.h"

#include <math.h>

#include "soleus-leg-detect.h"

/* One block's core: long enough that margins cost little, small enough for
 * the caches of the processor. */
#define CORE_S 120.0
#define MOST_SAMPLES (1 << 20)

SoleusSweep *
soleus_sweep_new (void)
{
  SoleusSweep *sweep = g_new0 (SoleusSweep, 1);

  sweep->activations = g_array_new (FALSE, FALSE, sizeof (SoleusActivation));
  sweep->faint = g_array_new (FALSE, FALSE, sizeof (SoleusActivation));
  sweep->pulses = g_array_new (FALSE, FALSE, sizeof (SoleusPulse));
  sweep->discharges_s = g_array_new (FALSE, FALSE, sizeof (double));
  sweep->windows = g_array_new (FALSE, FALSE, sizeof (SoleusRhythmWindow));
  sweep->bouts = g_array_new (FALSE, FALSE, sizeof (SoleusBout));
  sweep->artefacts = g_array_new (FALSE, FALSE, sizeof (SoleusArtefact));
  sweep->seconds = g_array_new (FALSE, FALSE, sizeof (SoleusSecond));
  sweep->motion = g_array_new (FALSE, FALSE, sizeof (SoleusMotionBin));
  sweep->beats = g_array_new (FALSE, FALSE, sizeof (SoleusMotionBeat));
  sweep->leg_runs = g_array_new (FALSE, FALSE, sizeof (SoleusLegRun));
  return sweep;
}

void
soleus_sweep_free (SoleusSweep *sweep)
{
  if (sweep == NULL)
    return;
  g_array_unref (sweep->activations);
  g_array_unref (sweep->faint);
  g_array_unref (sweep->pulses);
  g_array_unref (sweep->discharges_s);
  g_array_unref (sweep->windows);
  g_array_unref (sweep->bouts);
  g_array_unref (sweep->artefacts);
  g_array_unref (sweep->seconds);
  g_array_unref (sweep->leg_runs);
  g_array_unref (sweep->motion);
  g_array_unref (sweep->beats);
  g_free (sweep);
}

/* One job: a block of a run of a site. Jobs write only their own row. */
typedef struct
{
  guint site;
  const SoleusRun *run;
  guint64 first_idx;
  gsize n;
  SoleusSweep *sweep;
  GError *error;
} Job;

typedef struct
{
  const SoleusRecording *recording;
  const GArray *sites;
  const GPtrArray *plans;
  const SoleusParameters *parameters;
  SoleusProgress *progress;
  GArray *jobs; /* of Job */
  int next; /* atomic */
  int n_done; /* atomic */
} Team;

static void
add_jobs (GArray *jobs, guint site_idx, const SoleusChannel *channel)
{
  guint64 size = (guint64)MIN (CORE_S * channel->rate_hz, MOST_SAMPLES) + 1;

  for (guint i = 0; i < channel->n_runs; i++)
    {
      const SoleusRun *run = &channel->runs[i];
      for (guint64 at = 0; at < run->n; at += size)
        {
          Job job = {.site = site_idx,
              .run = run,
              .first_idx = run->first_idx + at,
              .n = (gsize)MIN (size, run->n - at)};
          g_array_append_val (jobs, job);
        }
    }
}

/* FALSE when there is nothing left to do. */
static gboolean
do_next (Team *team)
{
  guint i = (guint)g_atomic_int_add (&team->next, 1);

  if (i >= team->jobs->len || soleus_progress_cancelled (team->progress))
    return FALSE;
  Job *job = &g_array_index (team->jobs, Job, i);
  job->sweep = soleus_sweep_block (team->recording, job->site,
      &g_array_index (team->sites, SoleusSite, job->site),
      g_ptr_array_index (team->plans, job->site), team->parameters, job->run,
      job->first_idx, job->n, &job->error);
  g_atomic_int_inc (&team->n_done);
  return TRUE;
}

static gpointer
helper (gpointer data)
{
  while (do_next (data))
    ;
  return NULL;
}

/* The caller's thread works as well, and tells how far all are. */
static void
run_team (Team *team)
{
  guint n_threads = MIN (g_get_num_processors (), team->jobs->len);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  for (guint i = 1; i < n_threads; i++)
    g_ptr_array_add (threads, g_thread_new ("soleus-sweep", helper, team));
  while (do_next (team))
    soleus_progress_report (team->progress,
        0.2 + 0.7 * g_atomic_int_get (&team->n_done) / team->jobs->len);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
}

static void
append_all (GArray *to, const GArray *from)
{
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

/* What ran over a block's end goes on at the start of the next. */
static void
join_or_append (GArray *rows, const SoleusActivation *row)
{
  SoleusActivation *last = rows->len == 0
      ? NULL
      : &g_array_index (rows, SoleusActivation, rows->len - 1);

  if (last != NULL && row->open_start && last->end_s >= row->onset_s
      && last->open_end)
    {
      last->end_s = MAX (last->end_s, row->end_s);
      if (row->p2p > last->p2p)
        {
          last->p2p = row->p2p;
          last->peak_s = row->peak_s;
        }
      last->rms = MAX (last->rms, row->rms);
      last->fall_s = row->fall_s;
      last->open_end = row->open_end;
      return;
    }
  /* A neighbour's margin saw the same piece begin a little earlier. */
  if (last != NULL && row->onset_s < last->end_s
      && row->end_s <= last->end_s + 0.001)
    return;
  g_array_append_val (rows, *row);
}

#define SAME_BOUT_S 1.0
#define SAME_BOUT_HZ 1.5

/* A bout over a block's border is one; its frequency is the mean by time. */
static void
join_bout (GArray *bouts, const SoleusBout *bout)
{
  SoleusBout *last = bouts->len == 0
      ? NULL
      : &g_array_index (bouts, SoleusBout, bouts->len - 1);

  if (last == NULL || bout->span.start_s > last->span.end_s + SAME_BOUT_S
      || fabs (bout->rhythm.frequency_hz - last->rhythm.frequency_hz)
          > SAME_BOUT_HZ)
    {
      g_array_append_val (bouts, *bout);
      return;
    }
  double a_s = soleus_span_duration_s (last->span);
  double b_s = soleus_span_duration_s (bout->span);
  double share = b_s / MAX (a_s + b_s, 1e-9);
  SoleusRhythm *to = &last->rhythm;
  const SoleusRhythm *from = &bout->rhythm;
  to->frequency_hz += share * (from->frequency_hz - to->frequency_hz);
  to->low_hz += share * (from->low_hz - to->low_hz);
  to->high_hz += share * (from->high_hz - to->high_hz);
  to->ratio += share * (from->ratio - to->ratio);
  to->relative_power += share * (from->relative_power - to->relative_power);
  to->half_width_hz += share * (from->half_width_hz - to->half_width_hz);
  last->level += (float)share * (bout->level - last->level);
  last->sharpness += (float)share * (bout->sharpness - last->sharpness);
  last->span.end_s = MAX (last->span.end_s, bout->span.end_s);
}

static void
merge (SoleusSweep *all, const SoleusSweep *part)
{
  for (guint i = 0; i < part->activations->len; i++)
    join_or_append (all->activations,
        &g_array_index (part->activations, SoleusActivation, i));
  append_all (all->faint, part->faint);
  append_all (all->pulses, part->pulses);
  append_all (all->windows, part->windows);
  for (guint i = 0; i < part->bouts->len; i++)
    join_bout (all->bouts, &g_array_index (part->bouts, SoleusBout, i));
  append_all (all->artefacts, part->artefacts);
  append_all (all->seconds, part->seconds);
  append_all (all->leg_runs, part->leg_runs);
  append_all (all->motion, part->motion);
  append_all (all->beats, part->beats);
  if (part->quantum > 0.0f
      && (all->quantum <= 0.0f || part->quantum < all->quantum))
    all->quantum = part->quantum;
  all->motion_rest = MAX (all->motion_rest, part->motion_rest);
  all->brief_noise = MAX (all->brief_noise, part->brief_noise);
  all->n_clipped += part->n_clipped;
}

static GPtrArray *
collect (Team *team, GError **error)
{
  g_autoptr (GPtrArray) sweeps =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_sweep_free);
  gboolean good = TRUE;

  for (guint i = 0; i < team->sites->len; i++)
    g_ptr_array_add (sweeps, soleus_sweep_new ());
  for (guint i = 0; i < team->jobs->len; i++)
    {
      Job *job = &g_array_index (team->jobs, Job, i);
      if (job->sweep != NULL)
        merge (g_ptr_array_index (sweeps, job->site), job->sweep);
      else if (good && job->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&job->error));
          good = FALSE;
        }
      g_clear_pointer (&job->sweep, soleus_sweep_free);
      g_clear_error (&job->error);
    }
  if (good && soleus_progress_stop (team->progress, error))
    good = FALSE;
  return good ? g_steal_pointer (&sweeps) : NULL;
}

GPtrArray *
soleus_sweep_sites (const SoleusRecording *recording, const GArray *sites,
    const GPtrArray *plans, const SoleusParameters *parameters,
    SoleusProgress *progress, GError **error)
{
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  Team team = {.recording = recording,
      .sites = sites,
      .plans = plans,
      .parameters = parameters,
      .progress = progress,
      .jobs = jobs};

  for (guint i = 0; i < sites->len; i++)
    add_jobs (jobs, i, g_array_index (sites, SoleusSite, i).channel);
  run_team (&team);
  return collect (&team, error);
}
