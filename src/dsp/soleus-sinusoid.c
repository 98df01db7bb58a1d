/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-sinusoid.h"

#include "soleus-envelope.h"
#include "soleus-hot.h"
#include "soleus-robust.h"
#include "soleus-welch.h"

#include <math.h>
#include <string.h>

#define MAX_HARMONICS 64
#define OUTLIER_SIGMAS 6.0
/* Fits: the first sees bursts cut to size, each further one sees less of
 * them. */
#define N_FITS 3
/* A limit for outliers needs no more than every eleventh sample; not a tenth,
 * which 50 Hz at 1 kHz would always meet at the same phases. */
#define SIGMA_STRIDE 11

void
soleus_sinusoid_fit (const float *x, gsize n, double rate_hz,
    double frequency_hz, double *cosine, double *sine)
{
  double c1 = 0.0, s1 = 0.0, cc = 0.0, ss = 0.0, cs = 0.0;
  double x1 = 0.0, xc = 0.0, xs = 0.0, det;
  double a = 0.0, b = 0.0, size = (double)n;

  for (gsize i = 0; i < n; i++)
    {
      double turn = 2.0 * G_PI * frequency_hz * (double)i / rate_hz;
      double c = cos (turn), s = sin (turn), v = (double)x[i];

      c1 += c;
      s1 += s;
      cc += c * c;
      ss += s * s;
      cs += c * s;
      x1 += v;
      xc += v * c;
      xs += v * s;
    }
  if (n >= 3)
    {
      /* The offset taken out of the normal equations, two are left. */
      cc -= c1 * c1 / size;
      ss -= s1 * s1 / size;
      cs -= c1 * s1 / size;
      xc -= x1 * c1 / size;
      xs -= x1 * s1 / size;
      det = cc * ss - cs * cs;
      if (fabs (det) > 1e-12 * size * size)
        {
          a = (xc * ss - xs * cs) / det;
          b = (xs * cc - xc * cs) / det;
        }
    }
  if (cosine != NULL)
    *cosine = a;
  if (sine != NULL)
    *sine = b;
}

/*
 * One frame: the tables are the same for all frames, each has its own phase.
 * Under a Hann weight harmonics 50 Hz apart do not see each other, so that a
 * projection on each is the least squares fit of all.
 */
typedef struct
{
  gsize length, n_harmonics;
  float *weight; /* Hann at half samples: never 0, and sums to 1 at half
                    overlap */
  float *cosine; /* n_harmonics rows of length */
  float *sine;
  float *cleaned; /* what the fit sees */
  float *model;
  double weight_sum;
} Frame;

static void
frame_init (Frame *frame, gsize length, gsize n_harmonics, double turn)
{
  frame->length = length;
  frame->n_harmonics = n_harmonics;
  frame->weight = g_new (float, length);
  frame->cosine = g_new (float, length *n_harmonics);
  frame->sine = g_new (float, length *n_harmonics);
  frame->cleaned = g_new (float, length);
  frame->model = g_new (float, length);
  frame->weight_sum = 0.0;
  for (gsize i = 0; i < length; i++)
    {
      double s = sin (G_PI * ((double)i + 0.5) / (double)length);

      frame->weight[i] = (float)(s * s);
      frame->weight_sum += s * s;
    }
  /* A turn by a turn: in double the error of a second is 1e-13. */
  for (gsize k = 0; k < n_harmonics; k++)
    {
      double step_cosine = cos (turn * (double)(k + 1));
      double step_sine = sin (turn * (double)(k + 1));
      double c = 1.0, s = 0.0;

      for (gsize i = 0; i < length; i++)
        {
          double next = c * step_cosine - s * step_sine;

          frame->cosine[k * length + i] = (float)c;
          frame->sine[k * length + i] = (float)s;
          s = s * step_cosine + c * step_sine;
          c = next;
        }
    }
}

static void
frame_clear (Frame *frame)
{
  g_free (frame->weight);
  g_free (frame->cosine);
  g_free (frame->sine);
  g_free (frame->cleaned);
  g_free (frame->model);
}

/* Sums of x t for the cosine and the sine of one harmonic, in lanes that are
 * added up in fixed order. */
#define LANES 32

SOLEUS_HOT static void
two_dots (const float *x, const float *cosine, const float *sine, gsize n,
    double *with_cosine, double *with_sine)
{
  float a[LANES] = {0.0f}, b[LANES] = {0.0f};
  gsize i = 0;

  *with_cosine = *with_sine = 0.0;
  for (; i + LANES <= n; i += LANES)
    for (guint k = 0; k < LANES; k++)
      {
        a[k] += x[i + k] * cosine[i + k];
        b[k] += x[i + k] * sine[i + k];
      }
  for (; i < n; i++)
    {
      a[0] += x[i] * cosine[i];
      b[0] += x[i] * sine[i];
    }
  for (guint k = 0; k < LANES; k++)
    {
      *with_cosine += (double)a[k];
      *with_sine += (double)b[k];
    }
}

SOLEUS_HOT static void
add_wave (
    const float *cosine, const float *sine, float a, float b, gsize n, float *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] += a * cosine[i] + b * sine[i];
}

static void
frame_project (Frame *frame)
{
  gsize n = frame->length;

  for (gsize i = 0; i < n; i++)
    frame->cleaned[i] *= frame->weight[i];
  memset (frame->model, 0, n * sizeof (float));
  for (gsize k = 0; k < frame->n_harmonics; k++)
    {
      const float *c = frame->cosine + k * n, *s = frame->sine + k * n;
      double half = 0.5 * frame->weight_sum, a, b;

      two_dots (frame->cleaned, c, s, n, &a, &b);
      add_wave (c, s, (float)(a / half), (float)(b / half), n, frame->model);
    }
}

/* Fits the comb to x[0 .. length). What stands out of model and noise is
 * replaced by the model and the fit repeated, which is the fit without it. */
static void
frame_fit (Frame *frame, const float *x)
{
  gsize n = frame->length;
  float centre;
  gsize n_few = 0;

  for (gsize i = 0; i < n; i += SIGMA_STRIDE)
    frame->cleaned[n_few++] = x[i];
  centre = (float)soleus_median (frame->cleaned, n_few);
  memset (frame->model, 0, n * sizeof (float));
  for (guint fit = 0; fit < N_FITS; fit++)
    {
      float limit;
      gboolean any = FALSE;

      for (gsize i = 0; i < n; i++)
        frame->cleaned[i] = x[i] - centre - frame->model[i];
      limit = (float)(OUTLIER_SIGMAS
          * soleus_robust_sigma_zero (frame->cleaned, n, SIGMA_STRIDE));
      for (gsize i = 0; i < n; i++)
        {
          gboolean out = fabsf (frame->cleaned[i]) > limit;

          any |= out;
          frame->cleaned[i] = out ? frame->model[i] : x[i] - centre;
        }
      frame_project (frame);
      if (!any)
        return;
    }
}

double
soleus_mains_subtract (const float *x, gsize n, double rate_hz,
    double fitted_hz, double top_hz, double frame_s, float *y)
{
  double turn = 2.0 * G_PI * fitted_hz / rate_hz;
  double harmonics = floor (MIN (top_hz, 0.49 * rate_hz) / fitted_hz);
  gsize length = (gsize)lround (frame_s * rate_hz);
  g_autofree float *comb = NULL, *weights = NULL;
  double before = 0.0, after = 0.0;
  Frame frame;

  if (n < length || length < 4 || harmonics < 1.0)
    {
      memmove (y, x, n * sizeof *x);
      return 0.0;
    }
  comb = g_new0 (float, n);
  weights = g_new0 (float, n);
  frame_init (&frame, length, (gsize)MIN (harmonics, MAX_HARMONICS), turn);
  for (gsize first = 0;; first = MIN (first + length / 2, n - length))
    {
      frame_fit (&frame, x + first);
      for (gsize i = 0; i < length; i++)
        {
          comb[first + i] += frame.weight[i] * frame.model[i];
          weights[first + i] += frame.weight[i];
        }
      if (first + length >= n)
        break;
    }
  frame_clear (&frame);
  for (gsize i = 0; i < n; i++)
    {
      float rest = x[i] - comb[i] / weights[i];

      before += (double)x[i] * (double)x[i];
      after += (double)rest * (double)rest;
      y[i] = rest;
    }
  return before > 0.0 ? CLAMP (1.0 - after / before, 0.0, 1.0) : 0.0;
}

/* Harmonics that are looked at: the fifth of 60 Hz is the sixth of 50. */
#define N_LOOKED_AT 4
#define NEAR_HZ 3.0
#define FAR_HZ 15.0
#define FAR_QUANTILE 0.9

/* Power of the first harmonics over the louder part of what is beside them: a
 * regular train of discharges has lines everywhere, mains has not. */
static double
comb_prominence (const SoleusSpectrum *spectrum, double mains_hz)
{
  double comb = 0.0, beside = 0.0;
  double top_hz = spectrum->bin_hz * (double)(spectrum->n_bins - 1);

  for (guint h = 1; h <= N_LOOKED_AT; h++)
    {
      g_autoptr (GArray) around = g_array_new (FALSE, FALSE, sizeof (float));
      double at_hz = h * mains_hz;
      double peak = 0.0;

      if (at_hz + FAR_HZ > top_hz)
        break;
      for (gsize k = 0; k < spectrum->n_bins; k++)
        {
          double away_hz = fabs ((double)k * spectrum->bin_hz - at_hz);

          if (away_hz <= 1.5)
            peak = MAX (peak, (double)spectrum->power[k]);
          else if (away_hz >= NEAR_HZ && away_hz <= FAR_HZ)
            g_array_append_val (around, spectrum->power[k]);
        }
      comb += peak;
      beside += soleus_quantile (
          (const float *)around->data, around->len, FAR_QUANTILE);
    }
  return beside > 0.0 ? comb / beside : 0.0;
}

/* The mean turn of the phase from one second to the next, half a second
 * apart. */
static double
fitted_frequency (
    const float *x, gsize n, double rate_hz, double mains_hz, double *amplitude)
{
  gsize length = (gsize)lround (rate_hz), hop = length / 2;
  double last_a = 0.0, last_b = 0.0, re = 0.0, im = 0.0, size = 0.0;
  gsize n_frames = 0;

  for (gsize first = 0; first + length <= n; first += hop)
    {
      double a, b, turn = 2.0 * G_PI * mains_hz * (double)first / rate_hz;
      double c, s;

      soleus_sinusoid_fit (x + first, length, rate_hz, mains_hz, &a, &b);
      /* a cos - b sin: back to the phase at x[0] */
      c = a * cos (turn) - b * sin (turn);
      s = a * sin (turn) + b * cos (turn);
      if (n_frames > 0)
        {
          re += c * last_a + s * last_b;
          im += c * last_b - s * last_a;
        }
      last_a = c;
      last_b = s;
      size += hypot (a, b);
      n_frames++;
    }
  *amplitude = n_frames > 0 ? size / (double)n_frames : 0.0;
  return mains_hz + atan2 (im, re) * rate_hz / (2.0 * G_PI * (double)hop);
}

void
soleus_mains_find (const float *x, gsize n, double rate_hz,
    double min_prominence, SoleusMains *mains)
{
  static const double nominal_hz[] = {50.0, 60.0};
  g_autoptr (SoleusSpectrum) spectrum = NULL;
  SoleusWelchOptions options;

  *mains = (SoleusMains){0};
  if (!(rate_hz > 0.0) || (double)n < 2.0 * rate_hz)
    return;
  options = soleus_welch_options (1.0, 0.0, rate_hz);
  spectrum = soleus_welch (x, n, rate_hz, &options);
  for (gsize i = 0; i < G_N_ELEMENTS (nominal_hz); i++)
    {
      double prominence = comb_prominence (spectrum, nominal_hz[i]);

      if (prominence < min_prominence || prominence <= mains->prominence)
        continue;
      mains->mains_hz = nominal_hz[i];
      mains->prominence = prominence;
    }
  if (mains->mains_hz > 0.0)
    mains->fitted_hz =
        fitted_frequency (x, n, rate_hz, mains->mains_hz, &mains->amplitude);
  mains->fitted_hz = CLAMP (mains->fitted_hz, MAX (mains->mains_hz - 0.5, 0.0),
      mains->mains_hz + 0.5);
  if (mains->mains_hz == 0.0)
    mains->fitted_hz = 0.0;
}
