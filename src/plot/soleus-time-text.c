/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "soleus-ticks.h"

#define MAX_DECIMALS 6
#define SECONDS_OF_DAY 86400

char *
soleus_time_dup_text (double time_s, GDateTime *start, guint n_decimals)
{
  int decimals = (int)MIN (n_decimals, MAX_DECIMALS);
  double unit = pow (10.0, decimals);
  double of_start_s = start == NULL ? 0.0
                                    : 3600.0 * g_date_time_get_hour (start)
          + 60.0 * g_date_time_get_minute (start)
          + g_date_time_get_seconds (start);
  double total_s;
  gint64 whole, hours;
  int minutes;
  double seconds;
  const char *sign = "";

  if (!isfinite (time_s))
    return g_strdup ("–");
  /* Rounded once, before it is taken apart: 59.9996 s is 1:00.000. */
  total_s = round ((time_s + of_start_s) * unit) / unit;
  if (start != NULL)
    total_s -= floor (total_s / SECONDS_OF_DAY) * SECONDS_OF_DAY;
  if (total_s < 0.0)
    {
      sign = "-";
      total_s = -total_s;
    }
  whole = (gint64)floor (total_s + 0.5 / unit / 10.0);
  hours = whole / 3600;
  minutes = (int)(whole / 60 % 60);
  seconds = MAX (total_s - (double)(hours * 3600 + minutes * 60), 0.0);
  return g_strdup_printf (start == NULL ? "%s%" G_GINT64_FORMAT ":%02d:%0*.*f"
                                        : "%s%02" G_GINT64_FORMAT
                                          ":%02d:%0*.*f",
      sign, hours, minutes, decimals == 0 ? 2 : decimals + 3, decimals,
      seconds);
}

char *
soleus_duration_dup_text (double duration_s)
{
  gint64 whole;

  if (!isfinite (duration_s))
    return g_strdup ("–");
  if (duration_s < 0.9995)
    /* TRANSLATORS: milliseconds */
    return g_strdup_printf (_ ("%.0f ms"), 1000.0 * duration_s);
  if (duration_s < 59.95)
    /* TRANSLATORS: seconds */
    return g_strdup_printf (_ ("%.1f s"), duration_s);
  whole = (gint64)round (duration_s);
  if (whole < 3600)
    /* TRANSLATORS: minutes and seconds */
    return g_strdup_printf (
        _ ("%d min %02d s"), (int)(whole / 60), (int)(whole % 60));
  /* TRANSLATORS: hours and minutes */
  whole = (gint64)round (duration_s / 60.0);
  return g_strdup_printf (
      _ ("%" PRId64 " h %02d min"), whole / 60, (int)(whole % 60));
}
