/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Steps of time from one second on, with their small divisions. */
static const struct
{
  double step_s;
  guint n_minor;
} time_steps[] = {
    {1, 5},
    {2, 4},
    {5, 5},
    {10, 5},
    {15, 3},
    {30, 3},
    {60, 6},
    {120, 4},
    {300, 5},
    {600, 5},
    {900, 3},
    {1800, 3},
    {3600, 6},
    {7200, 4},
    {10800, 3},
    {21600, 6},
    {43200, 6},
    {86400, 4},
};

/* A part in 10^9 of a step: marks at the edge of the range count as inside
 * although their sum was rounded. */
#define EDGE 1e-9

/* Marks at multiples of @step, shifted by @offset, in [low, high]. */
static SoleusTicks
ticks_in (double low, double high, double step, double offset)
{
  SoleusTicks ticks = {0};
  double first_idx = ceil ((low + offset) / step - EDGE);
  double last_idx = floor ((high + offset) / step + EDGE);

  if (last_idx < first_idx)
    return ticks;
  ticks.step = step;
  ticks.first = first_idx * step - offset;
  ticks.n = (guint)(last_idx - first_idx) + 1;
  ticks.n_decimals = step >= 1.0 ? 0 : (guint)ceil (-log10 (step) - EDGE);
  return ticks;
}

/* The smallest of 1, 2, 5 times a power of ten that is >= @raw. */
static double
tidy_step (double raw, guint *n_minor)
{
  static const struct
  {
    double factor;
    guint n_minor;
  } rows[] = {{1.0, 5}, {2.0, 4}, {5.0, 5}, {10.0, 5}};
  double power = pow (10.0, floor (log10 (raw)));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].factor * power >= raw * (1.0 - EDGE))
      {
        *n_minor = rows[i].n_minor;
        return rows[i].factor * power;
      }
  g_assert_not_reached ();
}

static gboolean
range_is_sound (double low, double high)
{
  return isfinite (low) && isfinite (high) && high > low
      && high - low > EDGE * MAX (fabs (low), fabs (high));
}

SoleusTicks
soleus_ticks_linear (double low, double high, guint max_ticks)
{
  SoleusTicks ticks = {0};
  guint n_minor = 0;
  double step;

  if (!range_is_sound (low, high))
    return ticks;
  /* One more interval than marks fit at best: the finest step to try. */
  step = tidy_step ((high - low) / (MAX (max_ticks, 2) + 1), &n_minor);
  ticks = ticks_in (low, high, step, 0.0);
  while (ticks.n > MAX (max_ticks, 2))
    {
      step = tidy_step (step * 1.01, &n_minor);
      ticks = ticks_in (low, high, step, 0.0);
    }
  ticks.n_minor = n_minor;
  return ticks;
}

double
soleus_ticks_division (double range, guint n)
{
  double most = range / MAX (n, 1) * (1.0 + EDGE);
  double power = pow (10.0, floor (log10 (most)));

  if (most >= 5.0 * power)
    return 5.0 * power;
  return most >= 2.0 * power ? 2.0 * power : power;
}

SoleusTicks
soleus_ticks_of_step (double low, double high, double step)
{
  if (!range_is_sound (low, high) || !(step > 0.0))
    return (SoleusTicks){0};
  return ticks_in (low, high, step, 0.0);
}

/* Seconds from local midnight to second 0 of the recording. */
static double
seconds_of_day (GDateTime *start)
{
  return 3600.0 * g_date_time_get_hour (start)
      + 60.0 * g_date_time_get_minute (start) + g_date_time_get_seconds (start);
}

SoleusTicks
soleus_ticks_time (SoleusSpan span, GDateTime *start, guint max_ticks)
{
  double offset = start == NULL ? 0.0 : seconds_of_day (start);
  double raw_s = (span.end_s - span.start_s) / (MAX (max_ticks, 2) + 1);
  SoleusTicks ticks = {0};
  guint n_minor = 0;

  if (!range_is_sound (span.start_s, span.end_s))
    return ticks;
  if (raw_s < 0.5)
    {
      double step_s = tidy_step (raw_s, &n_minor);
      ticks = ticks_in (span.start_s, span.end_s, step_s, offset);
      while (ticks.n > MAX (max_ticks, 2))
        {
          step_s = tidy_step (step_s * 1.01, &n_minor);
          ticks = ticks_in (span.start_s, span.end_s, step_s, offset);
        }
      ticks.n_minor = n_minor;
      return ticks;
    }
  for (guint i = 0; i < G_N_ELEMENTS (time_steps); i++)
    {
      ticks = ticks_in (span.start_s, span.end_s, time_steps[i].step_s, offset);
      ticks.n_minor = time_steps[i].n_minor;
      if (time_steps[i].step_s >= raw_s && ticks.n <= MAX (max_ticks, 2))
        return ticks;
    }
  /* Longer than days: whole numbers of days. */
  ticks = ticks_in (span.start_s, span.end_s,
      86400.0 * tidy_step (1.5 * raw_s / 86400.0, &n_minor), offset);
  ticks.n_minor = n_minor;
  return ticks;
}

double
soleus_ticks_value (const SoleusTicks *ticks, guint i)
{
  double value = ticks->first + i * ticks->step;

  return fabs (value) < EDGE * ticks->step ? 0.0 : value;
}

char *
soleus_ticks_dup_label (const SoleusTicks *ticks, guint i)
{
  return g_strdup_printf (
      "%.*f", (int)ticks->n_decimals, soleus_ticks_value (ticks, i));
}

char *
soleus_ticks_dup_time_label (
    const SoleusTicks *ticks, guint i, GDateTime *start)
{
  double time_s = soleus_ticks_value (ticks, i);
  double last_s = soleus_ticks_value (ticks, ticks->n - 1);

  /* An axis that stays within two minutes reads best in seconds. */
  if (start == NULL && fabs (last_s) < 120.0 && ticks->step < 30.0)
    return g_strdup_printf (_ ("%.*f s"), (int)ticks->n_decimals, time_s);
  if (start != NULL && ticks->step >= 60.0)
    {
      g_autoptr (GDateTime) moment =
          g_date_time_add_seconds (start, time_s + 0.5);
      return g_date_time_format (moment, "%H:%M");
    }
  return soleus_time_dup_text (time_s, start, ticks->n_decimals);
}
