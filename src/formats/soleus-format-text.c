/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-text-rows.h"
#include "soleus-time-stamp.h"

extern const SoleusFormat soleus_format_text;

/* Times after 1973 count from 1970, not from the start of a recording. */
#define MIN_EPOCH_S 1e8
/* Jitter above this share of a step is worth a line. */
#define NOTABLE_JITTER 0.2
/* Slow rows that come at any time are events, not samples. Fast ones may
 * have been stamped in packets. */
#define MIN_IRREGULAR_HZ 10.0
#define MAX_IRREGULARITY 0.4

/* What one or more columns have in common: rate and gaps. */
typedef struct
{
  SoleusClockResult result;
  gboolean finished;
} Timing;

typedef struct
{
  SoleusReader *reader;
  SoleusTextLayout *layout;
  SoleusTextRows *rows;
  Timing *timings; /* [n_clocks] */
  Timing counted; /* by a counter, or by the rows alone */
} Reading;

static void
timing_clear (Timing *timing)
{
  if (timing->finished)
    g_array_unref (timing->result.runs);
}

static void
reading_clear (Reading *reading)
{
  for (guint k = 0; reading->timings != NULL && k < reading->layout->n_clocks;
       k++)
    timing_clear (&reading->timings[k]);
  g_free (reading->timings);
  timing_clear (&reading->counted);
  g_clear_pointer (&reading->rows, soleus_text_rows_free);
  g_clear_pointer (&reading->layout, soleus_text_layout_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
number_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
}

static void
finish_clock (SoleusClock **clock, Timing *timing)
{
  soleus_clock_finish (g_steal_pointer (clock), &timing->result);
  timing->finished = TRUE;
}

static void
tell_timing (Reading *reading, const SoleusClockResult *result)
{
  SoleusReadLog *log = reading->reader->log;
  const double told_hz = reading->layout->rate_hz;
  g_autofree char *rate = number_text (result->rate_hz);
  g_autofree char *told = number_text (told_hz);
  g_autofree char *jitter = number_text (1e3 * result->jitter_s);
  g_autofree char *lost = number_text (result->lost_s);
  g_autofree char *n_gaps = g_strdup_printf ("%u", result->runs->len - 1);
  g_autofree char *n_back = g_strdup_printf ("%u", result->n_backward);

  if (told_hz > 0 && result->rate_hz != told_hz)
    soleus_read_log_add (log, SOLEUS_LOG_REPAIRED, "rate-contradicts-times",
        "told", told, "rate", rate, NULL);
  else if (told_hz <= 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_UNDERSTOOD, "rate-from-times", "rate", rate, NULL);
  if (result->jitter_s * result->rate_hz > NOTABLE_JITTER)
    soleus_read_log_add (
        log, SOLEUS_LOG_ASSUMED, "times-jitter", "jitter", jitter, NULL);
  if (result->runs->len > 1)
    soleus_read_log_add (log, SOLEUS_LOG_UNDERSTOOD, "times-have-gaps", "count",
        n_gaps, "seconds", lost, NULL);
  if (result->n_backward > 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_REPAIRED, "times-jump-back", "count", n_back, NULL);
}

static void
find_start (Reading *reading)
{
  double start_s = reading->layout->start_s;

  if (reading->layout->n_clocks > 0
      && reading->timings[0].result.first_s >= MIN_EPOCH_S)
    start_s = reading->timings[0].result.first_s;
  if (start_s >= MIN_EPOCH_S)
    reading->reader->start = soleus_date_time_from_s (start_s);
}

/* Runs of the clock without the rows that have no value. Ends never reach
 * into the next run, whatever the rounding of the rate. */
static void
add_runs (SoleusChannel *channel, const SoleusClockResult *result,
    const SoleusTextLane *lane, guint64 n_rows)
{
  const double rate_hz = channel->rate_hz;
  guint64 end_row = n_rows;
  guint64 row = lane->first_row;
  double free_from_s = 0.0;
  guint g = 0;

  for (guint r = 0; r < result->runs->len; r++)
    {
      const SoleusClockRun *run =
          &g_array_index (result->runs, SoleusClockRun, r);
      guint64 run_end = r + 1 == result->runs->len
          ? end_row
          : g_array_index (result->runs, SoleusClockRun, r + 1).first_idx;
      run_end = MIN (run_end, end_row);
      while (row < run_end)
        {
          const SoleusRowGap *gap = g < lane->gaps->len
              ? &g_array_index (lane->gaps, SoleusRowGap, g)
              : NULL;
          guint64 stop = gap == NULL ? run_end : MIN (run_end, gap->first_row);
          if (stop > row)
            {
              double start_s = run->start_s
                  + (double)(gint64)(row - run->first_idx) / rate_hz;
              start_s = MAX (start_s, free_from_s);
              soleus_channel_add_run (channel, stop - row, start_s);
              free_from_s = start_s + (double)(stop - row) / rate_hz;
              row = stop;
            }
          if (gap != NULL && row >= gap->first_row)
            {
              row = gap->first_row + gap->n;
              g++;
            }
        }
    }
}

/* Row behind the last of @n values. */
static guint64
last_row (const SoleusTextLane *lane, guint64 n)
{
  guint64 row = lane->first_row + n;

  for (guint g = 0; g < lane->gaps->len; g++)
    row += g_array_index (lane->gaps, SoleusRowGap, g).n;
  return row;
}

static const SoleusClockResult *
timing_of (const Reading *reading, const SoleusTextLane *lane)
{
  guint clock = reading->layout->columns[lane->column].clock;

  if (reading->counted.finished || clock == G_MAXUINT)
    return &reading->counted.result;
  return &reading->timings[clock].result;
}

/* Files of phones are called "Gyroscope.csv" and their columns x, y, z. */
static char *
column_label (const Reading *reading, guint c)
{
  static const char *const kinds[] = {
      "gyro", "magnet", "orient", "linear", "baro"};
  const char *name = reading->layout->columns[c].name;
  g_autofree char *file = g_ascii_strdown (reading->reader->file->name, -1);

  if (*name == '\0')
    return g_strdup_printf ("column %u", c + 1);
  for (gsize i = 0; strlen (name) == 1 && i < G_N_ELEMENTS (kinds); i++)
    if (strstr (file, kinds[i]) != NULL)
      return g_strdup_printf ("%s %s", kinds[i], name);
  return g_strdup (name);
}

static void
tell_missing (const Reading *reading, const SoleusChannel *channel, guint64 n)
{
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  if (n > 0)
    soleus_read_log_add (reading->reader->log, SOLEUS_LOG_LOST,
        "text-values-missing", "label", channel->label, "count", count, NULL);
}

static gboolean
add_channel (Reading *reading, guint index, guint *n_channels, GError **error)
{
  SoleusTextLane *lane = &reading->rows->lanes[index];
  const SoleusTextColumn *column = &reading->layout->columns[lane->column];
  const guint64 n = soleus_spool_get_n (reading->rows->spool, index);
  g_autofree char *label = column_label (reading, lane->column);
  Timing own = {.finished = FALSE};
  const SoleusClockResult *result = timing_of (reading, lane);
  SoleusTextLane dense = {.gaps = lane->gaps};
  SoleusChannel *channel;
  double to_own;

  if (n == 0)
    return TRUE;
  if (lane->clock != NULL)
    {
      double base_s = result->first_s;
      finish_clock (&lane->clock, &own);
      for (guint r = 0; r < own.result.runs->len; r++)
        g_array_index (own.result.runs, SoleusClockRun, r).start_s +=
            own.result.first_s - base_s;
      result = &own.result;
    }
  if (!(result->rate_hz >= 0.001 && result->rate_hz <= 1e6))
    {
      g_autofree char *rate = number_text (result->rate_hz);
      timing_clear (&own);
      return soleus_reader_fail_no_rate (error,
          _ ("the time column gives column “%s” a rate of %s Hz, expected "
             "0.001 to 1,000,000; tell it with the rate option"),
          label, rate);
    }
  if (result->rate_hz < MIN_IRREGULAR_HZ
      && result->jitter_s * result->rate_hz > MAX_IRREGULARITY)
    {
      g_autofree char *jitter = number_text (result->jitter_s);
      timing_clear (&own);
      return soleus_reader_fail (error,
          _ ("the times of the rows vary by %s s from one to the next, "
             "expected evenly spaced samples; is this a list of events?"),
          jitter);
    }
  channel = soleus_reader_add_channel (
      reading->reader, label, column->unit, result->rate_hz, &to_own);
  if (channel != NULL)
    {
      add_runs (channel, result, own.finished ? &dense : lane,
          own.finished ? n : last_row (lane, n));
      soleus_spool_set_scale (reading->rows->spool, *n_channels, to_own, 0.0);
      soleus_spool_map (reading->rows->spool, *n_channels, index);
      (*n_channels)++;
      tell_missing (reading, channel, lane->n_lost);
    }
  timing_clear (&own);
  return TRUE;
}

static gboolean
has_role (const SoleusTextLayout *layout, SoleusColumnRole role)
{
  for (guint c = 0; c < layout->n_columns; c++)
    if (layout->columns[c].role == role)
      return TRUE;
  return FALSE;
}

static gboolean
check_layout (const Reading *reading, GError **error)
{
  const SoleusTextLayout *layout = reading->layout;

  if (!has_role (layout, SOLEUS_COLUMN_SIGNAL))
    return soleus_reader_fail (error,
        _ ("none of the %u columns holds a signal, expected numbers beside "
           "the time"),
        layout->n_columns);
  if (layout->rate_hz > 0 || layout->n_clocks > 0)
    return TRUE;
  return soleus_reader_fail_no_rate (error,
      _ ("there is no time column and no sampling rate, expected one of them; "
         "tell the rate in Hz with the rate option"));
}

static void
tell_layout (const Reading *reading)
{
  const SoleusTextLayout *layout = reading->layout;
  SoleusReadLog *log = reading->reader->log;

  if (layout->dialect != NULL)
    soleus_read_log_add (log, SOLEUS_LOG_UNDERSTOOD, "text-dialect", "name",
        layout->dialect, NULL);
  for (guint c = 0; c < layout->n_columns; c++)
    {
      const SoleusTextColumn *column = &layout->columns[c];
      g_autofree char *number = g_strdup_printf ("%u", c + 1);
      g_autofree char *unit = number_text (column->time_to_s);
      if (column->role == SOLEUS_COLUMN_TIME && column->unit_assumed)
        soleus_read_log_add (log, SOLEUS_LOG_ASSUMED, "text-time-unit",
            "column", number, "seconds", unit, NULL);
      if (column->role == SOLEUS_COLUMN_LEFT_OUT && *column->name != '\0'
          && !column->numbers && !column->stamps)
        soleus_read_log_add (log, SOLEUS_LOG_LOST, "text-column-no-numbers",
            "label", column->name, NULL);
    }
}

/* Time by the counter, else by the rows: as if every stamp were there. */
static void
count_time (Reading *reading)
{
  Timing *timing = &reading->counted;
  SoleusClockRun run = {0, 0.0};

  if (reading->rows->counter != NULL)
    {
      finish_clock (&reading->rows->counter, timing);
      return;
    }
  if (reading->layout->n_clocks > 0)
    return;
  timing->finished = TRUE;
  timing->result.rate_hz = reading->layout->rate_hz;
  timing->result.runs = g_array_new (FALSE, FALSE, sizeof run);
  g_array_append_val (timing->result.runs, run);
}

static gboolean
read_rows (Reading *reading, GError **error)
{
  SoleusTextLayout *layout = reading->layout;
  guint n_channels = 0;

  reading->rows =
      soleus_text_rows_read (reading->reader, layout, layout->rate_hz, error);
  if (reading->rows == NULL)
    return FALSE;
  reading->timings = g_new0 (Timing, layout->n_clocks + 1);
  for (guint k = 0; k < layout->n_clocks; k++)
    finish_clock (&reading->rows->clocks[k], &reading->timings[k]);
  count_time (reading);
  if (reading->counted.finished)
    {
      if (reading->counted.result.runs->len > 1)
        tell_timing (reading, &reading->counted.result);
    }
  else
    for (guint k = 0; k < layout->n_clocks; k++)
      tell_timing (reading, &reading->timings[k].result);
  find_start (reading);
  for (guint i = 0; i < reading->rows->n_lanes; i++)
    if (!add_channel (reading, i, &n_channels, error))
      return FALSE;
  if (n_channels == 0)
    return soleus_reader_fail (
        error, _ ("no column holds a single number, expected samples"));
  return TRUE;
}

static gboolean
read_text (SoleusReader *reader, GError **error)
{
  g_auto (Reading) reading = {.reader = reader};
  const char *text = (const char *)reader->file->data;

  if (reader->file->size >= 2
      && (memcmp (text, "\377\376", 2) == 0
          || memcmp (text, "\376\377", 2) == 0))
    return soleus_reader_fail (error,
        _ ("the text is in UTF-16, expected UTF-8; save it as plain text or "
           "CSV in UTF-8"));
  reading.layout = soleus_text_layout_find (text, reader->file->size, error);
  if (reading.layout == NULL)
    return FALSE;
  if (reader->rate_hz > 0)
    reading.layout->rate_hz = reader->rate_hz;
  if (!check_layout (&reading, error))
    return FALSE;
  tell_layout (&reading);
  if (!read_rows (&reading, error))
    return FALSE;
  reader->source_class = &soleus_spool_class;
  reader->source = g_steal_pointer (&reading.rows->spool);
  return TRUE;
}

/* Anything that is all text: the other formats are surer of themselves. */
static guint
sniff_text (const guint8 *head, gsize n, const char *name)
{
  if (n >= 2
      && (memcmp (head, "\377\376", 2) == 0
          || memcmp (head, "\376\377", 2) == 0))
    return 10;
  for (gsize i = 0; i < n; i++)
    if (head[i] < 0x20 && !g_ascii_isspace (head[i]))
      return 0;
  return 10;
}

const SoleusFormat soleus_format_text = {
    .id = "text",
    .name = N_ ("Table of numbers (CSV, TSV, text)"),
    .globs = "*.csv;*.tsv;*.txt;*.dat;*.asc",
    .sniff = sniff_text,
    .read = read_text,
};
