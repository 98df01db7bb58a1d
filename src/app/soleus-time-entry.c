/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-time-entry.h"

#include <math.h>

#define DAY_S 86400.0
#define MAX_PARTS 3

static gboolean
parse_part (const char *text, double *value)
{
  char *end = NULL;

  if (!g_ascii_isdigit (text[0]))
    return FALSE;
  *value = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*value);
}

static double
clock_s (GDateTime *start)
{
  return g_date_time_get_hour (start) * 3600.0
      + g_date_time_get_minute (start) * 60.0 + g_date_time_get_seconds (start);
}

gboolean
soleus_time_entry_parse (const char *text, GDateTime *start, double *time_s)
{
  g_autofree char *plain =
      g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
  g_auto (GStrv) parts = g_strsplit (plain, ":", MAX_PARTS + 1);
  guint n = g_strv_length (parts);
  double sum_s = 0.0;

  if (n == 0 || n > MAX_PARTS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      double part;

      if (!parse_part (parts[i], &part))
        return FALSE;
      sum_s = 60.0 * sum_s + part;
    }
  if (n == MAX_PARTS && start != NULL)
    {
      sum_s -= clock_s (start);
      if (sum_s < 0.0)
        sum_s += DAY_S;
    }
  *time_s = sum_s;
  return TRUE;
}
