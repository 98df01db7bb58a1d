/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-stroke.h"

#include <math.h>

/* Room around the potentials: half of the longest shape, and the whole of
 * the longest twitch of the skin (delay 30 ms, 8 times 160 ms). */
#define EMG_MARGIN_S 0.06
#define ACC_AFTER_S 1.32
/* A channel belongs to a burst from this share of the strongest one. */
#define SEEN_SHARE (1.0 / 3.0)
#define TENTH 0.1f

static void
place (double rate_hz, gsize n_all, double start_s, double end_s,
    gsize *first_idx, gsize *n)
{
  const double first = CLAMP (floor (start_s * rate_hz), 0.0, (double)n_all);
  const double last = CLAMP (ceil (end_s * rate_hz), first, (double)n_all);

  *first_idx = (gsize)first;
  *n = (gsize)(last - first);
}

SoleusStroke *
soleus_stroke_new (SoleusScene *scene, double start_s, double end_s)
{
  SoleusStroke *stroke = g_new0 (SoleusStroke, 1);

  stroke->scene = scene;
  place (scene->rate_hz, scene->n, start_s - EMG_MARGIN_S, end_s + EMG_MARGIN_S,
      &stroke->first_idx, &stroke->n);
  stroke->emg = g_new (float *, scene->electrodes.n_channels);
  for (guint c = 0; c < scene->electrodes.n_channels; c++)
    stroke->emg[c] = g_new0 (float, stroke->n);
  place (scene->acc_rate_hz, scene->n_acc, start_s - EMG_MARGIN_S,
      end_s + ACC_AFTER_S, &stroke->acc_first_idx, &stroke->n_acc);
  for (guint k = 0; k < 3; k++)
    stroke->acc[k] = g_new0 (float, stroke->n_acc);
  stroke->discharges =
      g_array_new (FALSE, FALSE, sizeof (SoleusTruthDischarge));
  return stroke;
}

void
soleus_stroke_free (SoleusStroke *stroke)
{
  if (stroke == NULL)
    return;
  for (guint c = 0; c < stroke->scene->electrodes.n_channels; c++)
    g_free (stroke->emg[c]);
  g_free (stroke->emg);
  for (guint k = 0; k < 3; k++)
    g_free (stroke->acc[k]);
  g_array_unref (stroke->discharges);
  g_free (stroke);
}

void
soleus_stroke_fire_silently (SoleusStroke *stroke, const SoleusMotorUnit *unit,
    double time_s, double gain)
{
  const SoleusScene *scene = stroke->scene;
  const double local_s = time_s - (double)stroke->first_idx / scene->rate_hz;
  const double jittered = gain
      * soleus_random_normal_within (&stroke->scene->firing, 1.0, unit->jitter,
          1.0 - 3.0 * unit->jitter, 1.0 + 3.0 * unit->jitter);
  const SoleusTruthDischarge discharge = {time_s, unit->id, unit->home};

  for (guint c = 0; c < unit->n_channels; c++)
    if (unit->waves[c] != NULL)
      soleus_wave_add (
          unit->waves[c], local_s, jittered, stroke->emg[c], stroke->n);
  if (time_s >= 0.0 && time_s < scene->duration_s)
    g_array_append_val (stroke->discharges, discharge);
}

void
soleus_stroke_fire (SoleusStroke *stroke, const SoleusMotorUnit *unit,
    double time_s, double gain)
{
  const SoleusScene *scene = stroke->scene;

  soleus_stroke_fire_silently (stroke, unit, time_s, gain);
  if (unit->twitch == NULL)
    return;
  for (guint k = 0; k < 3; k++)
    soleus_wave_add (unit->twitch,
        time_s - (double)stroke->acc_first_idx / scene->acc_rate_hz,
        gain * unit->direction[k], stroke->acc[k], stroke->n_acc);
}

void
soleus_stroke_scale (SoleusStroke *stroke, double gain)
{
  for (guint c = 0; c < stroke->scene->electrodes.n_channels; c++)
    for (gsize i = 0; i < stroke->n; i++)
      stroke->emg[c][i] = (float)(stroke->emg[c][i] * gain);
}

gboolean
soleus_stroke_find_tenth (const float *x, gsize n, gsize *first, gsize *last)
{
  float peak = 0.0f;
  gsize a = 0, b = n;

  for (gsize i = 0; i < n; i++)
    peak = MAX (peak, fabsf (x[i]));
  if (peak == 0.0f)
    return FALSE;
  while (fabsf (x[a]) <= TENTH * peak)
    a++;
  while (fabsf (x[b - 1]) <= TENTH * peak)
    b--;
  *first = a;
  *last = b - 1;
  return TRUE;
}

/* What can be measured of one channel. */
typedef struct
{
  gsize first;
  gsize last;
  gsize peak;
  double amplitude;
  double rms; /* from first to last */
} Measure;

static gboolean
measure (const float *x, gsize n, Measure *out)
{
  double sum = 0.0, low = 0.0, high = 0.0;

  if (n == 0 || !soleus_stroke_find_tenth (x, n, &out->first, &out->last))
    return FALSE;
  out->peak = out->first;
  for (gsize i = out->first; i <= out->last; i++)
    {
      sum += (double)x[i] * x[i];
      low = MIN (low, x[i]);
      high = MAX (high, x[i]);
      if (fabsf (x[i]) > fabsf (x[out->peak]))
        out->peak = i;
    }
  out->amplitude = high - low;
  out->rms = sqrt (sum / (double)(out->last - out->first + 1));
  return TRUE;
}

double
soleus_stroke_gain_for (const SoleusStroke *stroke, double rms_uv)
{
  const SoleusScene *scene = stroke->scene;
  const double wanted_uv = isnan (scene->snr)
      ? rms_uv
      : scene->noise_uv * pow (10.0, scene->snr / 20.0);
  Measure strongest = {0};

  /* The channel that gives the row of truth its RMS. */
  for (guint c = 0; c < scene->electrodes.n_channels; c++)
    {
      Measure one;
      if (measure (stroke->emg[c], stroke->n, &one)
          && one.amplitude > strongest.amplitude)
        strongest = one;
    }
  return strongest.rms > 0.0 ? wanted_uv / strongest.rms : 1.0;
}

/* The row of one kind of sensor from its channels' measures. */
static int
add_row (SoleusTruth *truth, SoleusTruthBurst *row, const Measure *measures,
    guint n, guint first_channel, double start_s, double rate_hz,
    double noise_rms)
{
  guint best = 0;
  double end_s = 0.0;

  for (guint c = 1; c < n; c++)
    if (measures[c].amplitude > measures[best].amplitude)
      best = c;
  if (!(measures[best].amplitude > 0.0))
    return -1;
  row->first_part = truth->parts->len;
  row->onset_s = G_MAXDOUBLE;
  for (guint c = 0; c < n; c++)
    {
      const Measure *one = &measures[c];
      SoleusTruthPart part = {first_channel + c,
          start_s + (double)one->first / rate_hz,
          (double)(one->last - one->first) / rate_hz, one->amplitude};
      if (one->amplitude < SEEN_SHARE * measures[best].amplitude)
        continue;
      g_array_append_val (truth->parts, part);
      soleus_channel_set_add (&row->channels, part.channel);
      row->onset_s = MIN (row->onset_s, part.onset_s);
      end_s = MAX (end_s, part.onset_s + part.duration_s);
    }
  row->n_parts = truth->parts->len - row->first_part;
  row->duration_s = end_s - row->onset_s;
  row->peak_s = start_s + (double)measures[best].peak / rate_hz;
  row->amplitude = measures[best].amplitude;
  row->rms = measures[best].rms;
  row->snr_db =
      noise_rms > 0.0 ? 20.0 * log10 (row->rms / noise_rms) : (double)NAN;
  row->peak_ratio = noise_rms > 0.0 ? row->amplitude / noise_rms : (double)NAN;
  g_array_append_val (truth->bursts, *row);
  return (int)truth->bursts->len - 1;
}

static int
only_unit (const GArray *discharges)
{
  int unit = -1;

  for (guint i = 0; i < discharges->len; i++)
    {
      int one = (int)g_array_index (discharges, SoleusTruthDischarge, i).unit;
      if (i > 0 && one != unit)
        return -1;
      unit = one;
    }
  return unit;
}

static int
compare_discharges (gconstpointer a, gconstpointer b)
{
  const SoleusTruthDischarge *left = a, *right = b;

  return left->time_s < right->time_s ? -1 : left->time_s > right->time_s;
}

static int
land_emg (SoleusStroke *stroke, SoleusTruthBurst row)
{
  SoleusScene *scene = stroke->scene;
  const guint n_channels = scene->electrodes.n_channels;
  g_autofree Measure *measures = g_new0 (Measure, n_channels);

  for (guint c = 0; c < n_channels; c++)
    {
      measure (stroke->emg[c], stroke->n, &measures[c]);
      for (gsize i = 0; i < stroke->n; i++)
        scene->emg[c][stroke->first_idx + i] += stroke->emg[c][i];
    }
  g_array_sort (stroke->discharges, compare_discharges);
  row.unit = only_unit (stroke->discharges);
  row.first_discharge = scene->truth->discharges->len;
  row.n_discharges = stroke->discharges->len;
  g_array_append_vals (scene->truth->discharges, stroke->discharges->data,
      stroke->discharges->len);
  return add_row (scene->truth, &row, measures, n_channels, 0,
      (double)stroke->first_idx / scene->rate_hz, scene->rate_hz,
      scene->noise_uv);
}

static int
land_acc (SoleusStroke *stroke, SoleusTruthBurst row)
{
  SoleusScene *scene = stroke->scene;
  Measure measures[3] = {0};

  for (guint k = 0; k < 3; k++)
    {
      measure (stroke->acc[k], stroke->n_acc, &measures[k]);
      for (gsize i = 0; i < stroke->n_acc; i++)
        scene->acc[k][stroke->acc_first_idx + i] += stroke->acc[k][i];
    }
  row.unit = -1;
  row.moved = TRUE;
  return add_row (scene->truth, &row, measures, 3, scene->electrodes.n_channels,
      (double)stroke->acc_first_idx / scene->acc_rate_hz, scene->acc_rate_hz,
      scene->truth->noise_g);
}

int
soleus_stroke_land (SoleusStroke *stroke, SoleusPattern pattern, int episode)
{
  const SoleusTruthBurst row = {.pattern = pattern, .episode = episode};
  const int index = land_emg (stroke, row);

  if (stroke->n_acc > 0)
    land_acc (stroke, row);
  return index;
}

int
soleus_stroke_land_movement (
    SoleusStroke *stroke, SoleusPattern pattern, int episode)
{
  const SoleusTruthBurst row = {.pattern = pattern, .episode = episode};

  return stroke->n_acc == 0 ? -1 : land_acc (stroke, row);
}
