/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-zoom.h"

#include <math.h>

#define SHORTEST_SAMPLES 20.0
#define FIRST_PAGE_S 10.0
/* Where the first episode stands on the first page: a third from the left,
 * so that what led up to it is seen as well. */
#define FIRST_PAGE_LEAD 0.3
#define AIR 0.1

SoleusZoomLimits
soleus_zoom_limits (double duration_s, double rate_hz)
{
  SoleusZoomLimits limits;

  limits.duration_s = duration_s > 0.0 ? duration_s : 1.0;
  limits.shortest_s = rate_hz > 0.0 ? SHORTEST_SAMPLES / rate_hz : 1.0;
  limits.shortest_s = MIN (limits.shortest_s, limits.duration_s);
  return limits;
}

SoleusSpan
soleus_zoom_all (SoleusZoomLimits limits)
{
  return (SoleusSpan){0.0, limits.duration_s};
}

SoleusSpan
soleus_zoom_clamp (SoleusSpan span, SoleusZoomLimits limits)
{
  double length_s = fabs (span.end_s - span.start_s);
  double start_s = MIN (span.start_s, span.end_s);

  if (!isfinite (start_s) || !isfinite (length_s)
      || length_s >= limits.duration_s)
    return soleus_zoom_all (limits);

  if (length_s < limits.shortest_s)
    {
      start_s -= (limits.shortest_s - length_s) / 2.0;
      length_s = limits.shortest_s;
    }
  start_s = CLAMP (start_s, 0.0, limits.duration_s - length_s);
  return (SoleusSpan){start_s, start_s + length_s};
}

SoleusSpan
soleus_zoom_at (
    SoleusSpan span, double at_s, double factor, SoleusZoomLimits limits)
{
  double length_s = soleus_span_duration_s (span);
  double wanted_s =
      CLAMP (length_s * factor, limits.shortest_s, limits.duration_s);
  double place = length_s > 0.0 ? (at_s - span.start_s) / length_s : 0.5;
  double start_s = at_s - CLAMP (place, 0.0, 1.0) * wanted_s;

  return soleus_zoom_clamp ((SoleusSpan){start_s, start_s + wanted_s}, limits);
}

SoleusSpan
soleus_zoom_pan (SoleusSpan span, double by_s, SoleusZoomLimits limits)
{
  return soleus_zoom_clamp (
      (SoleusSpan){span.start_s + by_s, span.end_s + by_s}, limits);
}

SoleusSpan
soleus_zoom_reveal (SoleusSpan span, SoleusSpan target, SoleusZoomLimits limits)
{
  double length_s = soleus_span_duration_s (span);
  double needed_s = soleus_span_duration_s (target);
  double middle_s = (target.start_s + target.end_s) / 2.0;

  if (needed_s > length_s * (1.0 - 2.0 * AIR))
    return soleus_zoom_to (target, limits);
  if (target.start_s >= span.start_s + AIR * length_s
      && target.end_s <= span.end_s - AIR * length_s)
    return span;
  return soleus_zoom_clamp (
      (SoleusSpan){middle_s - length_s / 2.0, middle_s + length_s / 2.0},
      limits);
}

SoleusSpan
soleus_zoom_to (SoleusSpan target, SoleusZoomLimits limits)
{
  double air_s = AIR * soleus_span_duration_s (target);

  return soleus_zoom_clamp (
      (SoleusSpan){target.start_s - air_s, target.end_s + air_s}, limits);
}

SoleusSpan
soleus_zoom_first_page (double first_s, SoleusZoomLimits limits)
{
  double start_s =
      isnan (first_s) ? 0.0 : first_s - FIRST_PAGE_LEAD * FIRST_PAGE_S;

  return soleus_zoom_clamp (
      (SoleusSpan){start_s, start_s + FIRST_PAGE_S}, limits);
}

double
soleus_zoom_time_at (SoleusSpan span, double x, double width)
{
  return span.start_s + x / MAX (width, 1.0) * soleus_span_duration_s (span);
}

double
soleus_zoom_x_of (SoleusSpan span, double time_s, double width)
{
  double length_s = soleus_span_duration_s (span);

  if (length_s <= 0.0)
    return 0.0;
  return (time_s - span.start_s) / length_s * MAX (width, 1.0);
}
