/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-scene.h"

#include <math.h>

#define MAX_SHAPES_OF_POOL 24

SoleusScene *
soleus_scene_new (double duration_s, double acc_rate_hz,
    const SoleusElectrodes *electrodes, guint64 seed)
{
  SoleusScene *scene = g_new0 (SoleusScene, 1);

  scene->duration_s = duration_s;
  scene->electrodes = *electrodes;
  scene->rate_hz = electrodes->rate_hz;
  scene->n = (gsize)llround (duration_s * scene->rate_hz);
  scene->emg = g_new (float *, electrodes->n_channels);
  for (guint c = 0; c < electrodes->n_channels; c++)
    scene->emg[c] = g_new0 (float, scene->n);
  scene->acc_rate_hz = acc_rate_hz;
  scene->n_acc = (gsize)llround (duration_s * acc_rate_hz);
  for (guint k = 0; k < 3; k++)
    scene->acc[k] = g_new0 (float, scene->n_acc);
  scene->snr = NAN;
  scene->truth = soleus_truth_new ();
  soleus_random_init (&scene->units, seed, SOLEUS_STREAM_UNITS);
  soleus_random_init (&scene->firing, seed, SOLEUS_STREAM_FIRING);
  soleus_random_init (&scene->limb, seed, SOLEUS_STREAM_LIMB);
  return scene;
}

void
soleus_scene_free (SoleusScene *scene)
{
  if (scene == NULL)
    return;
  for (guint c = 0; c < scene->electrodes.n_channels; c++)
    g_free (scene->emg[c]);
  g_free (scene->emg);
  for (guint k = 0; k < 3; k++)
    g_free (scene->acc[k]);
  soleus_truth_free (scene->truth);
  g_free (scene);
}

SoleusChannelSet
soleus_scene_emg_channels (const SoleusScene *scene)
{
  return soleus_channel_set_first (scene->electrodes.n_channels);
}

SoleusChannelSet
soleus_scene_acc_channels (const SoleusScene *scene)
{
  SoleusChannelSet set = {{0}};

  for (guint k = 0; k < 3; k++)
    soleus_channel_set_add (&set, scene->electrodes.n_channels + k);
  return set;
}

SoleusMotorUnit *
soleus_scene_draw_unit (SoleusScene *scene, guint home)
{
  return soleus_motor_unit_new (&scene->units, &scene->electrodes,
      scene->n_units++, home,
      isnan (scene->snr) ? NAN : scene->snr * scene->noise_uv,
      scene->acc_rate_hz);
}

GPtrArray *
soleus_scene_draw_pool (SoleusScene *scene, guint home, guint n)
{
  GPtrArray *pool =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_motor_unit_free);

  n = MIN (n, MAX_SHAPES_OF_POOL);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (pool,
        soleus_motor_unit_new (&scene->units, &scene->electrodes,
            scene->n_units++, home, NAN, 0.0));
  return pool;
}
