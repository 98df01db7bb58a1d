/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-limb.h"

#include <math.h>
#include <string.h>

#include "soleus-stroke.h"

#define STANDARD_GRAVITY_M_S2 9.80665
/* From the potential to the pull of the tendon [V61]. */
#define PULL_DELAY_S 0.03
/* The joint rings after the pull has ended. */
#define RING_S 1.5
/* Ankle to sensor. */
#define LEVER_M 0.2
/* No foot turns further: 1 rad. */
#define MAX_ANGLE_RAD 1.0
/* Sine and gravity are not linear: the size is found in a few turns. */
#define SIZE_TURNS 6
#define STEPS 8

SoleusLimb
soleus_limb_draw (
    SoleusRandom *random, double low_g, double high_g, double balance)
{
  SoleusLimb limb;

  limb.peak_g = soleus_random_uniform (random, low_g, high_g);
  limb.drive_hz = soleus_random_uniform (random, 3.0, 5.0);
  limb.joint_hz = soleus_random_uniform (random, 2.0, 4.0);
  limb.damping = soleus_random_uniform (random, 0.2, 0.5);
  limb.balance = balance;
  return limb;
}

/* Mean |EMG| of all channels in each accelerometer sample, delayed. */
static double *
pull_of (const SoleusScene *scene, SoleusSpan span, gsize first_idx, gsize n)
{
  double *pull = g_new0 (double, n);
  const double ratio = scene->rate_hz / scene->acc_rate_hz;
  double mean = 0.0;
  guint n_active = 0;

  for (gsize i = 0; i < n; i++)
    {
      const double t_s =
          (double)(first_idx + i) / scene->acc_rate_hz - PULL_DELAY_S;
      const gint64 from = (gint64)(t_s * scene->rate_hz);
      if (t_s < span.start_s || t_s >= span.end_s)
        continue;
      for (gint64 k = from; k < from + (gint64)MAX (ratio, 1.0); k++)
        if (k >= 0 && k < (gint64)scene->n)
          for (guint c = 0; c < scene->electrodes.n_channels; c++)
            pull[i] += fabsf (scene->emg[c][k]);
      mean += pull[i];
      n_active++;
    }
  mean /= MAX (n_active, 1);
  for (gsize i = 0; i < n && mean > 0.0; i++)
    pull[i] /= mean;
  return pull;
}

/* The angle, of no unit yet, and its second derivative. */
static void
turn_joint (const SoleusLimb *limb, const double *pull, gsize n, double rate_hz,
    double *angle, double *spin)
{
  const double step_s = 1.0 / (rate_hz * STEPS);
  const double smooth = 1.0 - exp (-2.0 * G_PI * limb->drive_hz * step_s);
  const double omega = 2.0 * G_PI * limb->joint_hz;
  double drive = 0.0, held = 0.0, y = 0.0, speed = 0.0, acceleration = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      for (guint k = 0; k < STEPS; k++)
        {
          drive += smooth * (pull[i] - drive);
          /* The antagonist answers the mean of about a second. */
          held += (drive - held) * step_s / 1.0;
          acceleration = omega * omega * (drive - limb->balance * held - y)
              - 2.0 * limb->damping * omega * speed;
          speed += acceleration * step_s;
          y += speed * step_s;
        }
      angle[i] = y;
      spin[i] = acceleration;
    }
}

/* Acceleration of the limb turned by scale * angle; its largest |value|. */
static double
accelerate (const double *angle, const double *spin, gsize n, double scale,
    float *const *acc)
{
  double peak = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      const double turned =
          CLAMP (scale * angle[i], -MAX_ANGLE_RAD, MAX_ANGLE_RAD);
      const double along = scale * spin[i] * LEVER_M / STANDARD_GRAVITY_M_S2;
      const double x = sin (turned) + along;
      const double z = cos (turned) - 1.0;
      acc[0][i] = (float)x;
      acc[2][i] = (float)z;
      peak = MAX (peak, sqrt (x * x + z * z));
    }
  return peak;
}

int
soleus_limb_land (SoleusScene *scene, float *const *acc, gsize first_idx,
    gsize n, SoleusPattern pattern, int episode)
{
  const double start_s = (double)first_idx / scene->acc_rate_hz;
  /* A stroke without EMG: the truth of its movement is measured there. */
  g_autoptr (SoleusStroke) stroke = soleus_stroke_new (
      scene, start_s, start_s + (double)n / scene->acc_rate_hz);

  for (guint k = 0; k < 3; k++)
    for (gsize i = 0; i < n; i++)
      {
        gsize at = first_idx + i - stroke->acc_first_idx;
        if (at < stroke->n_acc)
          stroke->acc[k][at] = acc[k][i];
      }
  return soleus_stroke_land_movement (stroke, pattern, episode);
}

void
soleus_limb_move (SoleusScene *scene, const SoleusLimb *limb, SoleusSpan span,
    SoleusPattern pattern, int episode)
{
  const double rate_hz = scene->acc_rate_hz;
  gsize first_idx, n;
  g_autofree double *pull = NULL;
  g_autofree double *angle = NULL;
  g_autofree double *spin = NULL;
  float *acc[3];
  double scale, peak;

  if (rate_hz <= 0.0 || span.end_s <= 0.0)
    return;
  first_idx = (gsize)(MAX (span.start_s, 0.0) * rate_hz);
  n = (gsize)((span.end_s + RING_S) * rate_hz);
  n = MIN (n, scene->n_acc);
  if (n <= first_idx)
    return;
  n -= first_idx;
  pull = pull_of (scene, span, first_idx, n);
  angle = g_new (double, n);
  spin = g_new (double, n);
  turn_joint (limb, pull, n, rate_hz, angle, spin);
  for (guint k = 0; k < 3; k++)
    acc[k] = g_new0 (float, n);
  scale = 1e-3;
  for (guint turn = 0; turn < SIZE_TURNS; turn++)
    {
      peak = accelerate (angle, spin, n, scale, acc);
      scale *= peak > 0.0 ? limb->peak_g / peak : 1.0;
    }
  accelerate (angle, spin, n, scale, acc);
  soleus_limb_land (scene, acc, first_idx, n, pattern, episode);
  for (guint k = 0; k < 3; k++)
    g_free (acc[k]);
}
