/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-number.h"

#include <math.h>
#include <string.h>

/* A product or quotient of two exact doubles is rounded once, so it is the
 * nearest one: mantissas below 2^53, powers of ten up to 10^22
 * [clinger1990]. */
#define MAX_EXACT (G_GUINT64_CONSTANT (1) << 53)
#define MAX_POWER 22
/* Digits that fit in 64 bits whatever they are. */
#define MAX_DIGITS 19
/* Longer numbers are read by their first part; no double needs more. */
#define MAX_LENGTH 1100

static const double powers[MAX_POWER + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6,
    1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22};

static const char *
scan_slowly (const char *p, const char *end, char decimal, double *value)
{
  char text[MAX_LENGTH + 1];
  gsize n = (gsize)MIN (end - p, MAX_LENGTH);
  char *stop;

  memcpy (text, p, n);
  text[n] = '\0';
  if (decimal != '.')
    {
      char *sign = strchr (text, decimal);
      if (sign != NULL)
        *sign = '.';
    }
  *value = g_ascii_strtod (text, &stop);
  return stop == text || !isfinite (*value) ? NULL : p + (stop - text);
}

static inline gboolean
is_digit (char c)
{
  return (guchar)(c - '0') < 10;
}

/* The exponent behind 'e', if there is one with digits. */
static const char *
scan_exponent (const char *p, const char *end, int *exponent)
{
  const char *start = p;
  gboolean negative = FALSE;
  int told = 0;

  if (p == end || (*p != 'e' && *p != 'E'))
    return p;
  p++;
  if (p < end && (*p == '-' || *p == '+'))
    negative = *p++ == '-';
  if (p == end || !is_digit (*p))
    return start;
  for (; p < end && is_digit (*p); p++)
    if (told < 10000)
      told = 10 * told + (*p - '0');
  *exponent += negative ? -told : told;
  return p;
}

const char *
soleus_number_scan (const char *p, const char *end, char decimal, double *value)
{
  const char *start = p, *first;
  gboolean negative = FALSE;
  guint64 mantissa = 0;
  int exponent = 0, n_digits;

  if (p < end && (*p == '-' || *p == '+'))
    negative = *p++ == '-';
  first = p;
  for (; p < end && is_digit (*p); p++)
    mantissa = 10 * mantissa + (guint64)(*p - '0');
  n_digits = (int)MIN (p - first, 1000);
  if (p < end && *p == decimal)
    {
      const char *fraction = ++p;
      for (; p < end && is_digit (*p); p++)
        mantissa = 10 * mantissa + (guint64)(*p - '0');
      exponent = -(int)MIN (p - fraction, 1000);
      n_digits -= exponent;
    }
  if (n_digits == 0)
    return NULL;
  p = scan_exponent (p, end, &exponent);
  /* Overflowed only where there are too many digits: then not used. */
  if (n_digits > MAX_DIGITS || mantissa > MAX_EXACT || exponent < -MAX_POWER
      || exponent > MAX_POWER)
    return scan_slowly (start, end, decimal, value);
  *value = exponent < 0 ? (double)mantissa / powers[-exponent]
                        : (double)mantissa * powers[exponent];
  if (negative)
    *value = -*value;
  return p;
}
