/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-disturb.h"

#include <math.h>
#include <string.h>

#include "soleus-limb.h"
#include "soleus-noise.h"

/* A sum of Gaussians for P, Q, R, S and T: height as a share of R, time after
 * R, width (SD) [mcsharry2003]. */
static const struct
{
  double share;
  double at_s;
  double width_s;
} heart_waves[] = {
    {0.15, -0.18, 0.025},
    {-0.12, -0.035, 0.010},
    {1.00, 0.0, 0.011},
    {-0.25, 0.035, 0.012},
    {0.30, 0.28, 0.060},
};

/* What a detector may take for a twitch: Q to S. */
#define QRS_BEFORE_S 0.06
#define QRS_AFTER_S 0.07
/* A pop is over where a tenth is left: ln 10 time constants. */
#define POP_LENGTHS 2.302585
#define CLIP_MIN_SAMPLES 3

/* One stay at the stage of everything that is added. */
typedef struct
{
  SoleusScene *scene;
  const double *values;
  float **emg;
  SoleusRandom random;
} Stage;

static void
add_heart_beat (const Stage *stage, double time_s, const double *gains)
{
  const SoleusScene *scene = stage->scene;
  const double rate_hz = scene->rate_hz;

  for (guint w = 0; w < G_N_ELEMENTS (heart_waves); w++)
    {
      const double middle_s = time_s + heart_waves[w].at_s;
      const double width_s = heart_waves[w].width_s;
      const double first = (middle_s - 4.0 * width_s) * rate_hz;
      const double last = (middle_s + 4.0 * width_s) * rate_hz;
      for (double i = MAX (ceil (first), 0.0);
           i <= last && i < (double)scene->n; i++)
        {
          const double x = (i / rate_hz - middle_s) / width_s;
          const double y = heart_waves[w].share * exp (-0.5 * x * x);
          for (guint c = 0; c < scene->electrodes.n_channels; c++)
            stage->emg[c][(gsize)i] += (float)(gains[c] * y);
        }
    }
}

static void
add_heart (Stage *stage)
{
  SoleusScene *scene = stage->scene;
  const guint n = scene->electrodes.n_channels;
  const double mean_s = soleus_random_uniform (&stage->random, 0.6, 1.2);
  const double sd_s = soleus_random_uniform (&stage->random, 0.03, 0.06);
  g_autofree double *gains = g_new (double, n);
  double at_s = soleus_random_uniform (&stage->random, 0.0, mean_s);

  for (guint c = 0; c < n; c++)
    gains[c] = stage->values[SOLEUS_DISTURB_ECG_UV]
        * soleus_random_uniform (&stage->random, 0.8, 1.2);
  while (at_s < scene->duration_s)
    {
      const SoleusSpan span = {MAX (at_s - QRS_BEFORE_S, 0.0),
          MIN (at_s + QRS_AFTER_S, scene->duration_s)};
      add_heart_beat (stage, at_s, gains);
      soleus_truth_add_artefact (scene->truth, SOLEUS_ARTEFACT_ECG,
          soleus_scene_emg_channels (scene), span);
      at_s += soleus_random_normal_within (
          &stage->random, mean_s, sd_s, 0.5 * mean_s, 1.5 * mean_s);
    }
}

/* A step that dies away, +-(0.1 to 2) mV, tau 20-500 ms. */
static void
add_pop (Stage *stage, double time_s)
{
  SoleusScene *scene = stage->scene;
  SoleusRandom *random = &stage->random;
  const guint c = (guint)soleus_random_int (
      random, 0, (int)scene->electrodes.n_channels - 1);
  const double sign = soleus_random_chance (random, 0.5) ? 1.0 : -1.0;
  const double size_uv = sign
      * soleus_random_log_normal_within (random, 450.0, 0.75, 100.0, 2000.0);
  const double tau_s =
      soleus_random_log_normal_within (random, 0.1, 0.8, 0.02, 0.5);
  const SoleusSpan span = {
      time_s, MIN (time_s + POP_LENGTHS * tau_s, scene->duration_s)};

  for (gsize i = (gsize)ceil (time_s * scene->rate_hz); i < scene->n; i++)
    {
      const double since_s = (double)i / scene->rate_hz - time_s;
      if (since_s > 12.0 * tau_s)
        break;
      stage->emg[c][i] += (float)(size_uv * exp (-since_s / tau_s));
    }
  soleus_truth_add_artefact (
      scene->truth, SOLEUS_ARTEFACT_POP, soleus_channel_set_of (c), span);
}

/* The limb or the bed moves as the cable does. */
static void
shake_accelerometer (Stage *stage, double time_s, double length_s)
{
  SoleusScene *scene = stage->scene;
  const double rate_hz = scene->acc_rate_hz;
  const double size_g = soleus_random_uniform (&stage->random, 0.02, 0.2);
  const double f_hz = soleus_random_uniform (&stage->random, 0.8, 4.0);
  const gsize first = (gsize)(time_s * rate_hz);
  const gsize n = (gsize)(length_s * rate_hz);

  for (gsize i = 0; i < n && first + i < scene->n_acc; i++)
    {
      const double x = (double)i / (double)n;
      const double window = 0.5 - 0.5 * cos (2.0 * G_PI * x);
      const double swing =
          sin (2.0 * G_PI * f_hz * (double)i / rate_hz) * size_g * window;
      scene->acc[0][first + i] += (float)swing;
      scene->acc[2][first + i] += (float)(0.4 * swing);
    }
}

/* 1-15 Hz, 0.2-2 mV, 0.1-2 s, with the accelerometer. */
static void
add_move (Stage *stage, double time_s)
{
  SoleusScene *scene = stage->scene;
  SoleusRandom *random = &stage->random;
  const double length_s = soleus_random_uniform (random, 0.1, 2.0);
  const double size_uv = soleus_random_uniform (random, 200.0, 2000.0);
  const gsize first = (gsize)(time_s * scene->rate_hz);
  const gsize n = MIN (
      (gsize)(length_s * scene->rate_hz), scene->n - MIN (first, scene->n));
  g_autofree float *made = g_new0 (float, MAX (n, 1));

  for (guint c = 0; c < scene->electrodes.n_channels; c++)
    {
      memset (made, 0, n * sizeof *made);
      /* Peak about 2.5 times the RMS under the window. */
      soleus_noise_add_band (
          random, 1.0, 15.0, scene->rate_hz, size_uv / 2.5, made, n);
      for (gsize i = 0; i < n; i++)
        stage->emg[c][first + i] += (float)(made[i]
            * (0.5 - 0.5 * cos (2.0 * G_PI * (double)i / (double)n)));
    }
  shake_accelerometer (stage, time_s, length_s);
  soleus_truth_add_artefact (scene->truth, SOLEUS_ARTEFACT_CABLE,
      soleus_scene_emg_channels (scene),
      (SoleusSpan){time_s, MIN (time_s + length_s, scene->duration_s)});
}

/* Calls @add at random instants, @per_min of them on average. */
static void
add_at_random (Stage *stage, double per_min, void (*add) (Stage *, double))
{
  double at_s = 0.0;

  if (per_min <= 0.0)
    return;
  while ((at_s += soleus_random_exponential (&stage->random, 60.0 / per_min))
      < stage->scene->duration_s)
    add (stage, at_s);
}

static void
add_to_channel (Stage *stage, guint c, guint64 seed)
{
  const SoleusScene *scene = stage->scene;
  const double *v = stage->values;
  const double rate_hz = scene->rate_hz;
  SoleusRandom random;
  float *x = stage->emg[c];

  soleus_random_init (&random, seed, 1000 + c);
  soleus_noise_add (&random, rate_hz, v[SOLEUS_DISTURB_NOISE_UV], x, scene->n);
  soleus_noise_add_slow (
      &random, 20.0, rate_hz, v[SOLEUS_DISTURB_SLOW_UV], x, scene->n);
  if (v[SOLEUS_DISTURB_WANDER_UV] > 0.0)
    soleus_wander_add (
        &random, v[SOLEUS_DISTURB_WANDER_UV], rate_hz, x, scene->n);
  if (v[SOLEUS_DISTURB_MAINS_UV] > 0.0)
    soleus_mains_add (&random, v[SOLEUS_DISTURB_MAINS_HZ],
        v[SOLEUS_DISTURB_MAINS_UV], rate_hz, x, scene->n);
  if (v[SOLEUS_DISTURB_LINE_UV] > 0.0)
    {
      const double line_hz =
          soleus_random_uniform (&random, 0.08, 0.2) * rate_hz;
      const double size_uv = v[SOLEUS_DISTURB_LINE_UV];
      for (gsize i = 0; i < scene->n; i++)
        x[i] +=
            (float)(size_uv * sin (2.0 * G_PI * line_hz * (double)i / rate_hz));
    }
}

/* Cuts at the rails; runs of three samples or more are in the truth. */
static void
clip (Stage *stage, guint c, float rail_uv)
{
  const SoleusScene *scene = stage->scene;
  float *x = stage->emg[c];
  gsize run = 0;

  for (gsize i = 0; i <= scene->n; i++)
    {
      if (i < scene->n && fabsf (x[i]) >= rail_uv)
        {
          x[i] = copysignf (rail_uv, x[i]);
          run++;
          continue;
        }
      if (run >= CLIP_MIN_SAMPLES)
        soleus_truth_add_artefact (scene->truth, SOLEUS_ARTEFACT_CLIP,
            soleus_channel_set_of (c),
            (SoleusSpan){(double)(i - run) / scene->rate_hz,
                (double)i / scene->rate_hz});
      run = 0;
    }
}

static void
say_whole (Stage *stage, SoleusDisturb disturb, SoleusArtefactKind kind)
{
  if (stage->values[disturb] > 0.0)
    soleus_truth_add_artefact (stage->scene->truth, kind,
        soleus_scene_emg_channels (stage->scene),
        (SoleusSpan){0.0, stage->scene->duration_s});
}

void
soleus_disturb_emg (
    SoleusScene *scene, const double *values, guint64 seed, float **emg)
{
  Stage stage = {scene, values, emg, {{0}, NAN}};
  const double rail_mv = values[SOLEUS_DISTURB_CLIP_MV];

  soleus_random_init (&stage.random, seed, 2000);
  if (values[SOLEUS_DISTURB_ECG_UV] > 0.0)
    add_heart (&stage);
  soleus_random_init (&stage.random, seed, 2001);
  add_at_random (&stage, values[SOLEUS_DISTURB_POPS_PER_MIN], add_pop);
  soleus_random_init (&stage.random, seed, 2002);
  add_at_random (&stage, values[SOLEUS_DISTURB_MOVES_PER_MIN], add_move);
  say_whole (&stage, SOLEUS_DISTURB_MAINS_UV, SOLEUS_ARTEFACT_MAINS);
  say_whole (&stage, SOLEUS_DISTURB_LINE_UV, SOLEUS_ARTEFACT_LINE);
  for (guint c = 0; c < scene->electrodes.n_channels; c++)
    {
      add_to_channel (&stage, c, seed);
      if (rail_mv > 0.0)
        clip (&stage, c, (float)(rail_mv * 1000.0));
    }
}
