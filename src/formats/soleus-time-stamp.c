/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-time-stamp.h"

#include <math.h>
#include <string.h>

#define DAY_S 86400.0

/* One to four digits; -1: none. */
static int
take_int (const char **p, const char *end, int max_digits)
{
  int value = 0, n = 0;

  while (*p < end && n < max_digits && g_ascii_isdigit (**p))
    {
      value = 10 * value + (**p - '0');
      (*p)++;
      n++;
    }
  return n == 0 ? -1 : value;
}

static gboolean
take_char (const char **p, const char *end, const char *choices)
{
  if (*p == end || strchr (choices, **p) == NULL || **p == '\0')
    return FALSE;
  (*p)++;
  return TRUE;
}

/* ".5", ",5", ":500": the part of the second. */
static double
take_fraction (const char **p, const char *end)
{
  double value = 0.0, place = 0.1;

  if (*p + 1 >= end || !g_ascii_isdigit ((*p)[1]) || !take_char (p, end, ".,:"))
    return 0.0;
  for (; *p < end && g_ascii_isdigit (**p); (*p)++, place /= 10.0)
    value += place * (**p - '0');
  return value;
}

static gboolean
take_clock (const char **p, const char *end, double *time_s)
{
  int hour = take_int (p, end, 2), minute, second = 0;
  double fraction = 0.0;

  if (hour < 0 || !take_char (p, end, ":"))
    return FALSE;
  minute = take_int (p, end, 2);
  if (take_char (p, end, ":"))
    {
      second = take_int (p, end, 2);
      fraction = take_fraction (p, end);
    }
  while (*p < end && **p == ' ')
    (*p)++;
  if (end - *p == 2 && g_ascii_toupper ((*p)[1]) == 'M'
      && strchr ("aApP", **p) != NULL)
    {
      gboolean after_noon = g_ascii_toupper (**p) == 'P';
      if (hour < 1 || hour > 12)
        return FALSE;
      hour = hour % 12 + (after_noon ? 12 : 0);
      *p += 2;
    }
  *time_s = 3600.0 * hour + 60.0 * minute + second + fraction;
  return hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
}

/* "Z" or "+01:00": clocks are kept as they stand, so only skipped. */
static void
skip_zone (const char **p, const char *end)
{
  if (take_char (p, end, "Zz") || !take_char (p, end, "+-"))
    return;
  take_int (p, end, 4);
  if (take_char (p, end, ":"))
    take_int (p, end, 2);
}

static gboolean
take_date (const char **p, const char *end, double *time_s)
{
  const char *start = *p;
  int a = take_int (p, end, 4), b, c, day, month, year;
  gboolean year_first = *p - start == 4;
  char between = *p < end ? **p : '\0';
  const char choices[2] = {between, '\0'};

  if (a < 0 || !take_char (p, end, "-./"))
    return FALSE;
  b = take_int (p, end, 2);
  if (b < 0 || !take_char (p, end, choices))
    return FALSE;
  start = *p;
  c = take_int (p, end, year_first ? 2 : 4);
  if (c < 0 || (!year_first && *p - start != 4 && *p - start != 2))
    return FALSE;
  year = year_first ? a : *p - start == 2 ? 2000 + c : c;
  day = year_first ? c : between == '/' && a <= 12 ? b : a;
  month = year_first ? b : between == '/' && a <= 12 ? a : b;
  if (year < 1 || day > 31 || month > 12
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  {
    GDate date;
    g_date_clear (&date, 1);
    g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    /* Day 1 of GDate is 1 January 1; 719163 that of 1970. */
    *time_s = DAY_S * ((double)g_date_get_julian (&date) - 719163.0);
  }
  return TRUE;
}

SoleusStampKind
soleus_time_stamp_read (const char *text, gsize n, double *time_s)
{
  const char *p = text, *end = text + n;
  double day_s = 0.0, clock_s = 0.0;
  gboolean dated;

  dated = take_date (&p, end, &day_s);
  if (!dated)
    p = text;
  else if (p < end && !take_char (&p, end, "T _"))
    return SOLEUS_STAMP_NONE;
  while (p < end && *p == ' ')
    p++;
  if (p < end || !dated)
    if (!take_clock (&p, end, &clock_s))
      return SOLEUS_STAMP_NONE;
  skip_zone (&p, end);
  if (p != end)
    return SOLEUS_STAMP_NONE;
  *time_s = day_s + clock_s;
  return dated ? SOLEUS_STAMP_DATE : SOLEUS_STAMP_CLOCK;
}

GDateTime *
soleus_date_time_from_s (double time_s)
{
  g_autoptr (GDateTime) second = NULL;

  /* The year 9999 is the last that GDateTime has. */
  if (!(time_s > 0 && time_s < 2.5e11))
    return NULL;
  second = g_date_time_new_from_unix_utc ((gint64)floor (time_s));
  if (second == NULL)
    return NULL;
  return g_date_time_add (
      second, (GTimeSpan)round (1e6 * (time_s - floor (time_s))));
}
