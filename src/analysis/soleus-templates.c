/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-templates.h"

#include <math.h>

#include "soleus-envelope.h"
#include "soleus-second-look.h"
#include "soleus-shape.h"
#include "soleus-template-sort.h"

/* Weaker ones are found, but their shape is mostly noise. */
#define SORT_RATIO 7.0f
/* What is learned of many is learned of so many. */
#define LEARN_MOST 1500
/* The mean's own noise is seen as part of it up to so many of its SDs. */
#define EDGE_SIGMAS 3.0
#define EDGE_SHARE 0.1

/* Potentials of one unit each, or a group of the same unit's. */
static const SoleusPattern of_units[] = {SOLEUS_PATTERN_FASC,
    SOLEUS_PATTERN_DBL, SOLEUS_PATTERN_MULT, SOLEUS_PATTERN_FBURST,
    SOLEUS_PATTERN_MYOK, SOLEUS_PATTERN_NMT, SOLEUS_PATTERN_MYOT,
    SOLEUS_PATTERN_CRD, SOLEUS_PATTERN_SCMUSD, SOLEUS_PATTERN_UNCLASSIFIED};

/* The edges of a small potential may be those of its largest phase: what
 * counts is all of the course that was kept. */
static gboolean
can_be_sorted (const SoleusActivation *row)
{
  float low;
  float high;

  if (!row->has_shape || !(row->noise_rms > 0.0f) || row->beat_hz > 0.0f)
    return FALSE;
  soleus_min_max (row->shape, SOLEUS_SHAPE_LENGTH, &low, &high);
  return (high - low) * row->p2p >= SORT_RATIO * row->noise_rms;
}

/* Mean and spread of the members' courses in the channel's unit. */
typedef struct
{
  double sum[SOLEUS_SHAPE_LENGTH];
  double squares[SOLEUS_SHAPE_LENGTH];
  double noise;
  guint n;
} Course;

static void
add_course (Course *course, const SoleusActivation *row, int shift, double unit)
{
  for (int i = 0; i < SOLEUS_SHAPE_LENGTH; i++)
    {
      int k = i - shift;
      double x = k >= 0 && k < SOLEUS_SHAPE_LENGTH
          ? (double)row->shape[k] * row->p2p / unit
          : 0.0;
      course->sum[i] += x;
      course->squares[i] += x * x;
    }
  course->noise += row->noise_rms / unit;
  course->n++;
}

/* Length of what exceeds a tenth of the peak, and the noise of the mean. */
static void
measure_span (SoleusTemplate *row, float least, gsize *first, gsize *end)
{
  gsize peak = 0;

  for (gsize i = 0; i < row->n_samples; i++)
    if (fabsf (row->mean[i]) > fabsf (row->mean[peak]))
      peak = i;
  least = MAX (least, (float)EDGE_SHARE * fabsf (row->mean[peak]));
  for (*first = 0; *first < peak && fabsf (row->mean[*first]) <= least;)
    ++*first;
  for (*end = row->n_samples;
       *end > peak + 1 && fabsf (row->mean[*end - 1]) <= least;)
    --*end;
}

static SoleusTemplate *
make_template (const Course *course, guint channel)
{
  SoleusTemplate *row = g_new0 (SoleusTemplate, 1);
  double noise = course->noise / course->n / sqrt (course->n);
  float low = 0.0f;
  float high = 0.0f;
  gsize first;
  gsize end;

  row->channel = channel;
  row->n = course->n;
  row->rate_hz = SOLEUS_SHAPE_RATE_HZ;
  row->n_samples = SOLEUS_SHAPE_LENGTH;
  row->mean = g_new (float, SOLEUS_SHAPE_LENGTH);
  row->sd = g_new (float, SOLEUS_SHAPE_LENGTH);
  for (guint i = 0; i < row->n_samples; i++)
    {
      double mean = course->sum[i] / course->n;
      double variance = course->squares[i] / course->n - mean * mean;
      row->mean[i] = (float)mean;
      row->sd[i] = (float)sqrt (
          MAX (variance, 0.0) * course->n / MAX (course->n - 1, 1));
      low = MIN (low, row->mean[i]);
      high = MAX (high, row->mean[i]);
    }
  row->amplitude = (double)high - (double)low;
  measure_span (row, (float)(EDGE_SIGMAS * noise), &first, &end);
  row->duration_ms = 1000.0 * (double)(end - first) / row->rate_hz;
  soleus_shape_count (row->mean + first, end - first, high - low, (float)noise,
      &row->n_phases, &row->n_turns);
  return row;
}

static SoleusPotential *
collect (const SoleusSweep *sweep, guint *rows, guint *n)
{
  const GArray *all = sweep->activations;
  SoleusPotential *potentials;

  *n = 0;
  for (guint i = 0; i < all->len; i++)
    if (can_be_sorted (&g_array_index (all, SoleusActivation, i)))
      rows[(*n)++] = i;
  potentials = g_new (SoleusPotential, MAX (*n, 1));
  for (guint i = 0; i < *n; i++)
    soleus_potential_init (
        &potentials[i], &g_array_index (all, SoleusActivation, rows[i]));
  return potentials;
}

void
soleus_templates_sort (SoleusDraft *draft, guint site_idx, GPtrArray *sweeps)
{
  const SoleusSweep *sweep = g_ptr_array_index (sweeps, site_idx);
  const SoleusSite *site = &g_array_index (draft->sites, SoleusSite, site_idx);
  GPtrArray *templates = draft->analysis->templates;
  g_autofree guint *rows = g_new (guint, MAX (sweep->activations->len, 1));
  guint n;
  g_autofree SoleusPotential *potentials = collect (sweep, rows, &n);
  g_autofree int *labels = g_new (int, MAX (n, 1));
  g_autofree Course *courses = g_new0 (Course, SOLEUS_MOST_FAMILIES);
  SoleusPotential families[SOLEUS_MOST_FAMILIES];
  guint first = templates->len;
  guint n_families;

  if (site->kind != SOLEUS_KIND_EMG)
    return;
  n_families =
      soleus_template_sort (potentials, n, LEARN_MOST, labels, families);
  for (guint i = 0; i < n; i++)
    {
      SoleusActivation *row =
          &g_array_index (sweep->activations, SoleusActivation, rows[i]);
      if (labels[i] < 0)
        continue;
      SoleusPotentialFit fit =
          soleus_potential_fit (&families[labels[i]], &potentials[i]);
      row->unit = (guint16)(1 + first + (guint)labels[i]);
      add_course (&courses[labels[i]], row, fit.lag + potentials[i].shift,
          site->channel->calibrated ? 1.0 : row->noise_rms);
    }
  for (guint k = 0; k < n_families; k++)
    g_ptr_array_add (templates, make_template (&courses[k], site->channels[0]));
  soleus_second_look (draft->sites, sweeps, site_idx, families, n_families,
      (guint16)(1 + first),
      draft->analysis->parameters.values[SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN],
      soleus_channel_observed_s (site->channel) / 60.0);
}

static gboolean
is_of_units (SoleusPattern pattern)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_units); i++)
    if (of_units[i] == pattern)
      return TRUE;
  return FALSE;
}

void
soleus_templates_finish (SoleusAnalysis *analysis)
{
  GPtrArray *templates = analysis->templates;
  g_autofree guint *count = g_new0 (guint, templates->len + 1);
  g_autofree int *number = g_new (int, templates->len + 1);
  g_autoptr (GPtrArray) left =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_template_free);

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      SoleusBurst *burst = &g_array_index (analysis->bursts, SoleusBurst, i);
      if (!is_of_units (burst->pattern))
        burst->template_idx = -1;
      if (burst->template_idx >= 0)
        count[burst->template_idx]++;
    }
  for (guint i = 0; i < templates->len; i++)
    {
      SoleusTemplate *row = g_ptr_array_index (templates, i);
      number[i] = -1;
      if (count[i] < SOLEUS_LEAST_FAMILY)
        continue;
      number[i] = (int)left->len;
      row->id = left->len;
      row->n = count[i];
      g_ptr_array_add (left, soleus_template_copy (row));
    }
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      SoleusBurst *burst = &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->template_idx >= 0)
        burst->template_idx = number[burst->template_idx];
    }
  g_ptr_array_set_size (templates, 0);
  g_ptr_array_extend_and_steal (templates, g_steal_pointer (&left));
}
