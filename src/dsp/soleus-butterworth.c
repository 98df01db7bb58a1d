/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-butterworth.h"

#include <math.h>
#include <string.h>

#define MAX_ORDER 16
/* Above this share of the rate the recording itself ends the band. */
#define BAND_END 0.45

static gboolean
edge_is_legal (guint order, double cut_hz, double rate_hz)
{
  return order >= 1 && order <= MAX_ORDER && isfinite (cut_hz)
      && isfinite (rate_hz) && cut_hz > 0.0 && cut_hz < 0.5 * rate_hz;
}

/*
 * One pole pair at the angle @damping of the unit circle (damping = 2 sin of
 * the angle from the imaginary axis), or one real pole where damping is 0, by
 * the bilinear transform with @k = tan (pi cut / rate); [oppenheim1989].
 */
static SoleusSection
pole_pair (double damping, double k, gboolean high)
{
  double scale = 1.0 / (1.0 + damping * k + k * k);
  double b = high ? scale : k * k * scale;

  return (SoleusSection){
      .b0 = b,
      .b1 = high ? -2.0 * b : 2.0 * b,
      .b2 = b,
      .a1 = 2.0 * (k * k - 1.0) * scale,
      .a2 = (1.0 - damping * k + k * k) * scale,
  };
}

static SoleusSection
real_pole (double k, gboolean high)
{
  double scale = 1.0 / (1.0 + k);
  double b = high ? scale : k * scale;

  return (SoleusSection){
      .b0 = b,
      .b1 = high ? -b : b,
      .a1 = (k - 1.0) * scale,
  };
}

static gboolean
design (guint order, double cut_hz, double rate_hz, gboolean high,
    SoleusFilter *filter)
{
  double k;

  filter->n_sections = 0;
  if (!edge_is_legal (order, cut_hz, rate_hz))
    return FALSE;
  k = tan (G_PI * cut_hz / rate_hz);
  for (guint i = 0; i < order / 2; i++)
    {
      double angle = G_PI * (2.0 * i + 1.0) / (2.0 * order);

      filter->sections[filter->n_sections++] =
          pole_pair (2.0 * sin (angle), k, high);
    }
  if (order % 2 == 1)
    filter->sections[filter->n_sections++] = real_pole (k, high);
  return TRUE;
}

gboolean
soleus_butterworth_low_pass (
    guint order, double cut_hz, double rate_hz, SoleusFilter *filter)
{
  return design (order, cut_hz, rate_hz, FALSE, filter);
}

gboolean
soleus_butterworth_high_pass (
    guint order, double cut_hz, double rate_hz, SoleusFilter *filter)
{
  return design (order, cut_hz, rate_hz, TRUE, filter);
}

gboolean
soleus_butterworth_band_pass (guint order, double low_hz, double high_hz,
    double rate_hz, SoleusFilter *filter)
{
  SoleusFilter low_pass;

  filter->n_sections = 0;
  if (!(low_hz < high_hz) || !design (order, low_hz, rate_hz, TRUE, filter))
    return FALSE;
  if (high_hz >= BAND_END * rate_hz)
    return TRUE;
  if (!design (order, high_hz, rate_hz, FALSE, &low_pass))
    {
      filter->n_sections = 0;
      return FALSE;
    }
  return soleus_filter_append (filter, &low_pass);
}

gboolean
soleus_notch (double notch_hz, double q, double rate_hz, SoleusFilter *filter)
{
  double k, scale;

  filter->n_sections = 0;
  if (!edge_is_legal (1, notch_hz, rate_hz) || !(q > 0.0))
    return FALSE;
  k = tan (G_PI * notch_hz / rate_hz);
  scale = 1.0 / (1.0 + k / q + k * k);
  filter->n_sections = 1;
  filter->sections[0] = (SoleusSection){
      .b0 = (1.0 + k * k) * scale,
      .b1 = 2.0 * (k * k - 1.0) * scale,
      .b2 = (1.0 + k * k) * scale,
      .a1 = 2.0 * (k * k - 1.0) * scale,
      .a2 = (1.0 - k / q + k * k) * scale,
  };
  return TRUE;
}

gboolean
soleus_filter_append (SoleusFilter *filter, const SoleusFilter *more)
{
  if (filter->n_sections + more->n_sections > SOLEUS_FILTER_MAX_SECTIONS)
    return FALSE;
  memcpy (filter->sections + filter->n_sections, more->sections,
      more->n_sections * sizeof more->sections[0]);
  filter->n_sections += more->n_sections;
  return TRUE;
}

/* |1 c0 + c1 z^-1 + c2 z^-2|^2 on the unit circle. */
static double
power_at (double c0, double c1, double c2, double turn)
{
  double re = c0 + c1 * cos (turn) + c2 * cos (2.0 * turn);
  double im = c1 * sin (turn) + c2 * sin (2.0 * turn);

  return re * re + im * im;
}

double
soleus_filter_gain (const SoleusFilter *filter, double at_hz, double rate_hz)
{
  double turn = 2.0 * G_PI * at_hz / rate_hz;
  double power = 1.0;

  for (guint i = 0; i < filter->n_sections; i++)
    {
      const SoleusSection *s = &filter->sections[i];

      power *= power_at (s->b0, s->b1, s->b2, turn)
          / power_at (1.0, s->a1, s->a2, turn);
    }
  return sqrt (power);
}

/* The larger distance of the two poles from 0. */
static double
pole_radius (const SoleusSection *s)
{
  double half = -0.5 * s->a1;
  double root = half * half - s->a2;

  if (root < 0.0)
    return sqrt (s->a2);
  return fabs (half) + sqrt (root);
}

gsize
soleus_filter_settle_length (const SoleusFilter *filter, double rest)
{
  double radius = 0.0;

  for (guint i = 0; i < filter->n_sections; i++)
    radius = MAX (radius, pole_radius (&filter->sections[i]));
  if (radius <= 0.0 || radius >= 1.0)
    return 1;
  return (gsize)ceil (log (rest) / log (radius)) + 1;
}

void
soleus_filter_reset (SoleusFilterState *state)
{
  memset (state, 0, sizeof *state);
}
