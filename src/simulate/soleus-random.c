/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-random.h"

#include <math.h>

#define MAX_REDRAWS 1000

static guint64
splitmix (guint64 *x)
{
  guint64 z = (*x += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

void
soleus_random_init (SoleusRandom *random, guint64 seed, guint64 stream)
{
  guint64 x = stream;
  guint64 mixed = seed ^ splitmix (&x);

  for (guint i = 0; i < G_N_ELEMENTS (random->state); i++)
    random->state[i] = splitmix (&mixed);
  random->spare = NAN;
}

static inline guint64
rotate_left (guint64 x, guint k)
{
  return (x << k) | (x >> (64 - k));
}

/* [blackman2021] xoshiro256** */
guint64
soleus_random_next (SoleusRandom *random)
{
  guint64 *s = random->state;
  const guint64 result = rotate_left (s[1] * 5, 7) * 9;
  const guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate_left (s[3], 45);
  return result;
}

double
soleus_random_unit (SoleusRandom *random)
{
  return (double)(soleus_random_next (random) >> 11) * 0x1p-53;
}

double
soleus_random_uniform (SoleusRandom *random, double low, double high)
{
  return low + (high - low) * soleus_random_unit (random);
}

int
soleus_random_int (SoleusRandom *random, int low, int high)
{
  const double n = (double)high - (double)low + 1.0;

  return low + (int)floor (n * soleus_random_unit (random));
}

gboolean
soleus_random_chance (SoleusRandom *random, double probability)
{
  return soleus_random_unit (random) < probability;
}

/* Marsaglia's polar method: two values a turn, the second one kept. */
double
soleus_random_normal (SoleusRandom *random, double mean, double sd)
{
  double u, v, s, factor;

  if (!isnan (random->spare))
    {
      double kept = random->spare;
      random->spare = NAN;
      return mean + sd * kept;
    }
  do
    {
      u = soleus_random_uniform (random, -1.0, 1.0);
      v = soleus_random_uniform (random, -1.0, 1.0);
      s = u * u + v * v;
    }
  while (s >= 1.0 || s == 0.0);
  factor = sqrt (-2.0 * log (s) / s);
  random->spare = v * factor;
  return mean + sd * u * factor;
}

double
soleus_random_normal_within (
    SoleusRandom *random, double mean, double sd, double low, double high)
{
  for (guint i = 0; i < MAX_REDRAWS; i++)
    {
      double value = soleus_random_normal (random, mean, sd);
      if (value >= low && value <= high)
        return value;
    }
  return 0.5 * (low + high);
}

double
soleus_random_exponential (SoleusRandom *random, double mean)
{
  return -mean * log (1.0 - soleus_random_unit (random));
}

double
soleus_random_log_normal (SoleusRandom *random, double median, double sigma_ln)
{
  return median * exp (soleus_random_normal (random, 0.0, sigma_ln));
}

double
soleus_random_log_normal_within (SoleusRandom *random, double median,
    double sigma_ln, double low, double high)
{
  return exp (soleus_random_normal_within (
      random, log (median), sigma_ln, log (low), log (high)));
}

/* [marsaglia2000] for shape >= 1; below 1 by the power of a uniform. */
static double
gamma_of_shape (SoleusRandom *random, double shape)
{
  const double d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0;
  const double c = 1.0 / sqrt (9.0 * d);
  double x, v, u;

  do
    {
      do
        {
          x = soleus_random_normal (random, 0.0, 1.0);
          v = 1.0 + c * x;
        }
      while (v <= 0.0);
      v = v * v * v;
      u = 1.0 - soleus_random_unit (random);
    }
  while (log (u) >= 0.5 * x * x + d - d * v + d * log (v));
  if (shape < 1.0)
    return d * v * pow (1.0 - soleus_random_unit (random), 1.0 / shape);
  return d * v;
}

double
soleus_random_gamma (SoleusRandom *random, double mean, double cv)
{
  const double shape = 1.0 / (cv * cv);

  return mean / shape * gamma_of_shape (random, shape);
}

void
soleus_random_shuffle (SoleusRandom *random, int *values, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      int j = soleus_random_int (random, 0, (int)i - 1);
      int swap = values[i - 1];
      values[i - 1] = values[j];
      values[j] = swap;
    }
}
