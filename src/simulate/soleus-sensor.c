/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-sensor.h"

#include <math.h>

#include "soleus-noise.h"

/* 1/f noise of the sensor: below 0.1 Hz, as large as the white noise of a
 * hertz. */
#define SLOW_BELOW_HZ 0.1

/* A rotation drawn evenly: a unit quaternion [shoemake1992]. */
static void
draw_turn (SoleusRandom *random, double turn[3][3])
{
  const double u = soleus_random_unit (random);
  const double a = soleus_random_uniform (random, 0.0, 2.0 * G_PI);
  const double b = soleus_random_uniform (random, 0.0, 2.0 * G_PI);
  const double w = sqrt (1.0 - u) * sin (a), x = sqrt (1.0 - u) * cos (a);
  const double y = sqrt (u) * sin (b), z = sqrt (u) * cos (b);
  const double matrix[3][3] = {
      {1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)},
      {2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)},
      {2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)},
  };

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      turn[i][j] = matrix[i][j];
}

SoleusSensor
soleus_sensor_draw (guint64 seed)
{
  static const double ranges_g[] = {2.0, 4.0, 8.0, 16.0};
  SoleusSensor sensor;
  SoleusRandom random;

  soleus_random_init (&random, seed, SOLEUS_STREAM_SENSOR);
  sensor.noise_mg_sqrt_hz = soleus_random_uniform (&random, 0.1, 0.2);
  sensor.lsb_g = soleus_random_uniform (&random, 0.001, 0.004);
  sensor.range_g = ranges_g[soleus_random_int (&random, 0, 3)];
  for (guint k = 0; k < 3; k++)
    sensor.offset_g[k] = soleus_random_uniform (&random, -0.05, 0.05);
  draw_turn (&random, sensor.turn);
  return sensor;
}

double
soleus_sensor_noise_g (const SoleusSensor *sensor, double rate_hz)
{
  return sensor->noise_mg_sqrt_hz / 1000.0 * sqrt (0.5 * rate_hz);
}

static void
add_sensor_noise (const SoleusSensor *sensor, const SoleusScene *scene,
    guint64 seed, guint axis, float *out)
{
  const double white_g = soleus_sensor_noise_g (sensor, scene->acc_rate_hz);
  SoleusRandom random;

  soleus_random_init (&random, seed, 3000 + axis);
  for (gsize i = 0; i < scene->n_acc; i++)
    out[i] += (float)soleus_random_normal (&random, 0.0, white_g);
  soleus_noise_add_slow (&random, SLOW_BELOW_HZ, scene->acc_rate_hz,
      sensor->noise_mg_sqrt_hz / 1000.0, out, scene->n_acc);
}

void
soleus_sensor_read (const SoleusSensor *sensor, const SoleusScene *scene,
    guint64 seed, float **out)
{
  for (guint k = 0; k < 3; k++)
    {
      const double *row = sensor->turn[k];
      for (gsize i = 0; i < scene->n_acc; i++)
        out[k][i] =
            (float)(row[0] * scene->acc[0][i] + row[1] * scene->acc[1][i]
                + row[2] * (1.0 + scene->acc[2][i]) + sensor->offset_g[k]);
      add_sensor_noise (sensor, scene, seed, k, out[k]);
      for (gsize i = 0; i < scene->n_acc; i++)
        {
          const double steps = rint (out[k][i] / sensor->lsb_g);
          out[k][i] = (float)CLAMP (
              steps * sensor->lsb_g, -sensor->range_g, sensor->range_g);
        }
    }
}
