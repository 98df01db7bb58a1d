/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wfdb-header.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-reader.h"
#include "soleus-time-stamp.h"

#define DEFAULT_RATE_HZ 250.0 /* [header(5)] */
#define DEFAULT_GAIN 200.0
#define MAX_SIGNALS 1024
#define MAX_SEGMENTS 1000
#define MAX_HEADER_BYTES (1 << 20)
#define MAX_SAMPLES_PER_FRAME 10000
#define MAX_COUNT 1e15

static void
signal_free (gpointer data)
{
  SoleusWfdbSignal *signal = data;

  g_free (signal->file);
  g_free (signal->unit);
  g_free (signal->label);
  g_free (signal);
}

static void
segment_free (gpointer data)
{
  SoleusWfdbSegment *segment = data;

  g_free (segment->name);
  g_free (segment);
}

void
soleus_wfdb_header_free (SoleusWfdbHeader *header)
{
  if (header == NULL)
    return;
  g_ptr_array_unref (header->signals);
  g_ptr_array_unref (header->segments);
  g_ptr_array_unref (header->comments);
  g_free (header);
}

/* The number at the begin of @text, from @min to @max; @rest gets what
 * stands behind it. FALSE leaves @value alone. */
static gboolean
leading_number (
    const char *text, double min, double max, double *value, const char **rest)
{
  gsize n = *text == '+' || *text == '-';
  g_autofree char *number = NULL;
  double found;

  n += strspn (text + n, ".0123456789");
  /* An exponent needs its digits: "200e" is 200. */
  if (n > 0 && (text[n] == 'e' || text[n] == 'E')
      && (g_ascii_isdigit (text[n + 1])
          || ((text[n + 1] == '-' || text[n + 1] == '+')
              && g_ascii_isdigit (text[n + 2]))))
    n += 2 + strspn (text + n + 2, "0123456789");
  number = g_strndup (text, n);
  *rest = text;
  if (!soleus_text_to_double (number, &found) || found < min || found > max)
    return FALSE;
  *value = found;
  *rest = text + n;
  return TRUE;
}

static gboolean
whole_number (const char *text, double min, double max, double *value)
{
  const char *rest;

  return leading_number (text, min, max, value, &rest) && *rest == '\0';
}

/* "16x2:5+48": format, samples per frame, skew, bytes before the samples. */
static gboolean
read_format (SoleusWfdbSignal *signal, const char *text, GError **error)
{
  double format = 0, per_frame = 1, skew = 0, prolog = 0;
  const char *rest;
  gboolean sound = leading_number (text, 0, 1000, &format, &rest);

  if (sound && *rest == 'x')
    sound =
        leading_number (rest + 1, 1, MAX_SAMPLES_PER_FRAME, &per_frame, &rest);
  if (sound && *rest == ':')
    sound = leading_number (rest + 1, 0, MAX_COUNT, &skew, &rest);
  if (sound && *rest == '+')
    sound = leading_number (rest, 0, MAX_COUNT, &prolog, &rest);
  if (!sound || *rest != '\0')
    return soleus_reader_fail (error,
        _ ("the format of a signal is “%s”, expected one like 16, 212 or "
           "16x2"),
        text);
  signal->codec = soleus_wfdb_codec ((guint)format);
  signal->samples_per_frame = (guint)per_frame;
  signal->skew_frames = (guint64)skew;
  signal->prolog_bytes = (guint64)prolog;
  if (signal->codec != NULL)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
      _ ("the samples are in WFDB format %s, expected 8, 16, 24, 32, 61, 80, "
         "160, 212, 310 or 311"),
      text);
  return FALSE;
}

/* "200(1024)/mV": gain, baseline, unit. */
static void
read_gain (SoleusWfdbSignal *signal, const char *text)
{
  const char *rest = text;

  signal->calibrated = leading_number (text, -1e12, 1e12, &signal->gain, &rest)
      && signal->gain != 0.0;
  if (!signal->calibrated)
    signal->gain = DEFAULT_GAIN;
  if (*rest == '(')
    {
      leading_number (rest + 1, -1e12, 1e12, &signal->baseline, &rest);
      rest += strcspn (rest, "/");
    }
  if (*rest == '/' && rest[1] != '\0')
    {
      g_free (signal->unit);
      signal->unit = g_strdup (rest + 1);
    }
}

static GPtrArray *
split_words (const char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (line, " \t", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

/* What stands behind the first @n words. */
static const char *
behind_words (const char *line, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      line += strspn (line, " \t");
      line += strcspn (line, " \t");
    }
  return line + strspn (line, " \t");
}

static gboolean
read_signal (SoleusWfdbHeader *header, const char *line, GError **error)
{
  g_autoptr (GPtrArray) words = split_words (line);
  SoleusWfdbSignal *signal = g_new0 (SoleusWfdbSignal, 1);
  const char *const *word = (const char *const *)words->pdata;
  double bits = 0;
  gboolean has_baseline;

  g_ptr_array_add (header->signals, signal);
  signal->gain = DEFAULT_GAIN;
  signal->unit = g_strdup ("mV");
  signal->label = g_strdup (words->len > 8 ? behind_words (line, 8) : "");
  if (words->len < 2)
    return soleus_reader_fail (error,
        _ ("the signal line “%s” is too short, expected a file and a format"),
        line);
  signal->file = g_strdup (word[0]);
  if (!read_format (signal, word[1], error))
    return FALSE;
  if (words->len > 2)
    read_gain (signal, word[2]);
  has_baseline = words->len > 2 && strchr (word[2], '(') != NULL;
  if (words->len > 3 && whole_number (word[3], 0, 32, &bits))
    signal->adc_bits = (guint)bits;
  if (words->len > 4)
    whole_number (word[4], -1e12, 1e12, &signal->adc_zero);
  signal->first_value = signal->adc_zero;
  if (words->len > 5)
    whole_number (word[5], -1e12, 1e12, &signal->first_value);
  if (!has_baseline)
    signal->baseline = signal->adc_zero;
  return TRUE;
}

static gboolean
read_segment (SoleusWfdbHeader *header, const char *line, GError **error)
{
  g_autoptr (GPtrArray) words = split_words (line);
  SoleusWfdbSegment *segment;
  double n = 0;

  if (words->len < 2
      || !whole_number (g_ptr_array_index (words, 1), 0, MAX_COUNT, &n))
    return soleus_reader_fail (error,
        _ ("the segment line “%s” cannot be read, expected a name and a "
           "number of samples"),
        line);
  segment = g_new0 (SoleusWfdbSegment, 1);
  segment->name = g_strdup (g_ptr_array_index (words, 0));
  segment->n_frames = (guint64)n;
  g_ptr_array_add (header->segments, segment);
  return TRUE;
}

/* "10:20:30.5" and "21/03/2019", day first. */
static void
read_start (SoleusWfdbHeader *header, const char *time, const char *date)
{
  g_auto (GStrv) parts = g_strsplit (date, "/", 4);
  g_autofree char *stamp = NULL;
  double start_s;

  if (g_strv_length (parts) != 3)
    return;
  stamp = g_strdup_printf ("%s-%s-%s %s", parts[2], parts[1], parts[0], time);
  if (soleus_time_stamp_read (stamp, strlen (stamp), &start_s)
      == SOLEUS_STAMP_DATE)
    header->start_s = start_s;
}

static gboolean
read_record (SoleusWfdbHeader *header, const char *line, guint *n_signals,
    guint *n_segments, GError **error)
{
  g_autoptr (GPtrArray) words = split_words (line);
  const char *const *word = (const char *const *)words->pdata;
  const char *slash, *rest;
  double signals = 0, segments = 0, n = 0;

  if (words->len < 2 || !whole_number (word[1], 0, MAX_SIGNALS, &signals))
    return soleus_reader_fail (error,
        _ ("the record line “%s” cannot be read, expected a name and 0 to %d "
           "signals"),
        line, MAX_SIGNALS);
  slash = strchr (word[0], '/');
  if (slash != NULL && !whole_number (slash + 1, 1, MAX_SEGMENTS, &segments))
    return soleus_reader_fail (error,
        _ ("the record has “%s” segments, expected 1 to %d"), slash + 1,
        MAX_SEGMENTS);
  header->frame_rate_hz = DEFAULT_RATE_HZ;
  if (words->len > 2
      && !leading_number (word[2], 1e-3, 1e6, &header->frame_rate_hz, &rest))
    return soleus_reader_fail (error,
        _ ("the sampling rate is “%s”, expected 0.001 to 1,000,000 Hz"),
        word[2]);
  if (words->len > 3 && whole_number (word[3], 0, MAX_COUNT, &n))
    header->n_frames = (guint64)n;
  if (words->len > 5)
    read_start (header, word[4], word[5]);
  *n_signals = (guint)signals;
  *n_segments = (guint)segments;
  return TRUE;
}

static gboolean
read_lines (SoleusWfdbHeader *header, char **lines, GError **error)
{
  guint n_signals = 0, n_segments = 0;
  gboolean begun = FALSE;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      gboolean read = TRUE;
      if (*line == '#')
        g_ptr_array_add (header->comments, g_strdup (line + 1));
      else if (*line == '\0')
        continue;
      else if (!begun)
        {
          read = read_record (header, line, &n_signals, &n_segments, error);
          begun = TRUE;
        }
      else if (header->segments->len < n_segments)
        read = read_segment (header, line, error);
      else if (n_segments == 0 && header->signals->len < n_signals)
        read = read_signal (header, line, error);
      if (!read)
        return FALSE;
    }
  if (header->signals->len == (n_segments > 0 ? 0 : n_signals)
      && header->segments->len == n_segments && n_signals > 0)
    return TRUE;
  return soleus_reader_fail (error,
      _ ("the header has %u signals and %u segments, expected %u and %u"),
      header->signals->len, header->segments->len, n_signals, n_segments);
}

SoleusWfdbHeader *
soleus_wfdb_header_read (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (SoleusWfdbHeader) header = g_new0 (SoleusWfdbHeader, 1);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  header->signals = g_ptr_array_new_with_free_func (signal_free);
  header->segments = g_ptr_array_new_with_free_func (segment_free);
  header->comments = g_ptr_array_new_with_free_func (g_free);
  header->start_s = NAN;
  text = g_strndup ((const char *)data, MIN (size, MAX_HEADER_BYTES));
  lines = g_strsplit_set (text, "\r\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *valid = soleus_bytes_to_utf8 (lines[i], strlen (lines[i]));
      g_free (lines[i]);
      lines[i] = valid;
    }
  if (!read_lines (header, lines, error))
    return NULL;
  return g_steal_pointer (&header);
}
