/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-text-rows.h"

#include <math.h>
#include <string.h>

#include "soleus-number.h"
#include "soleus-time-stamp.h"

/* Fewer missing values than this stay as missing samples, more are a gap:
 * a filter can step over some, a run must not begin anew at each [D]. */
#define MIN_GAP_ROWS 5
#define MAX_GAPS 100000
/* Damage that is told line by line; what is more is counted. */
#define MAX_TOLD 20
#define FORGET_BYTES (8 << 20)
/* A counter that jumps further did not count lost samples. */
#define MAX_COUNTER_JUMP 1e6

typedef struct
{
  SoleusTextRows *rows;
  SoleusReader *reader;
  guint64 line; /* number of the current one */
  guint *lane_of_column; /* G_MAXUINT: none */
  double *stamps_s; /* of this row, [n_clocks] */
  guint counter_column; /* G_MAXUINT: none */
  double counter_rate_hz;
  double counter_last;
  double counter_shift;
  double counter_period; /* 0: has not begun again yet */
  guint n_told;
  guint n_more;
  guint n_short;
} Pass;

void
soleus_text_rows_free (SoleusTextRows *rows)
{
  if (rows == NULL)
    return;
  for (guint i = 0; i < rows->n_lanes; i++)
    {
      g_array_unref (rows->lanes[i].gaps);
      soleus_clock_free (rows->lanes[i].clock);
    }
  for (guint i = 0; i < rows->layout->n_clocks; i++)
    soleus_clock_free (rows->clocks[i]);
  soleus_clock_free (rows->counter);
  soleus_spool_free (rows->spool);
  g_free (rows->clocks);
  g_free (rows->lanes);
  g_free (rows);
}

static void
tell (Pass *pass, SoleusLogLevel level, const char *text_id, SoleusCell cell,
    double value)
{
  g_autofree char *line = NULL, *text = NULL, *number = NULL;

  if (pass->n_told >= MAX_TOLD)
    {
      pass->n_more++;
      return;
    }
  pass->n_told++;
  cell.n = MIN (cell.n, 40);
  line = g_strdup_printf ("%" G_GUINT64_FORMAT, pass->line);
  text = soleus_cell_dup (cell);
  number = g_strdup_printf ("%g", value);
  soleus_read_log_add (pass->reader->log, level, text_id, "line", line, "text",
      text, "value", number, NULL);
}

/* A cell that the fast way did not take: empty, quoted or damaged. NAN: no
 * value. */
static double
read_odd_cell (Pass *pass, SoleusCell cell)
{
  const char decimal = pass->rows->layout->style.decimal;
  const char *end = cell.text + cell.n;
  double value;

  switch (soleus_cell_read (cell, decimal, &value))
    {
    case SOLEUS_CELL_NUMBER:
      return value;
    case SOLEUS_CELL_EMPTY:
      return NAN;
    default:
      break;
    }
  if (soleus_number_scan (cell.text, end, decimal, &value) != NULL)
    {
      tell (pass, SOLEUS_LOG_REPAIRED, "text-cell-damaged", cell, value);
      return value;
    }
  tell (pass, SOLEUS_LOG_LOST, "text-cell-unreadable", cell, NAN);
  return NAN;
}

static double
cell_value (Pass *pass, SoleusCell cell)
{
  const char *end = cell.text + cell.n;
  double value;

  if (cell.n > 0
      && soleus_number_scan (
             cell.text, end, pass->rows->layout->style.decimal, &value)
          == end)
    return value;
  return read_odd_cell (pass, cell);
}

static void
add_missing (SoleusTextRows *rows, SoleusTextLane *lane, guint index)
{
  lane->n_lost += lane->n_missing;
  if (lane->n_missing >= MIN_GAP_ROWS && lane->gaps->len < MAX_GAPS)
    {
      SoleusRowGap gap = {rows->n_rows - lane->n_missing, lane->n_missing};
      g_array_append_val (lane->gaps, gap);
    }
  else
    for (guint64 i = 0; i < lane->n_missing; i++)
      soleus_spool_add_one (rows->spool, index, NAN);
  lane->n_missing = 0;
}

/* Missing values count only once a value follows: shorter columns end. */
static void
take_signal (Pass *pass, guint index, double value)
{
  SoleusTextRows *rows = pass->rows;
  SoleusTextLane *lane = &rows->lanes[index];

  if (isnan (value))
    {
      lane->n_missing++;
      return;
    }
  if (soleus_spool_get_n (rows->spool, index) == 0)
    {
      lane->first_row = rows->n_rows;
      lane->n_missing = 0;
    }
  if (lane->n_missing > 0 && lane->clock == NULL)
    add_missing (rows, lane, index);
  soleus_spool_add_one (rows->spool, index, (float)value);
}

static void
take_stamp (Pass *pass, const SoleusTextColumn *column, SoleusCell cell)
{
  double value = NAN;

  if (column->stamps)
    {
      if (soleus_time_stamp_read (cell.text, cell.n, &value)
          == SOLEUS_STAMP_NONE)
        value = NAN;
      if (isnan (value) && cell.n > 0)
        tell (pass, SOLEUS_LOG_LOST, "text-cell-unreadable", cell, NAN);
    }
  else
    value = cell_value (pass, cell) * column->time_to_s;
  pass->stamps_s[column->clock] = value;
}

/* Sample numbers that begin again at a period are counted on. */
static void
take_counter (Pass *pass, double value)
{
  double step = value - pass->counter_last;

  if (isnan (value))
    step = 1.0;
  else if (pass->rows->n_rows == 0)
    step = 0.0;
  else if (step < 0)
    {
      pass->counter_period =
          MAX (pass->counter_period, pass->counter_last + 1 - value);
      step += pass->counter_period;
    }
  if (step < 0 || step > MAX_COUNTER_JUMP)
    step = 1.0;
  pass->counter_shift += step;
  pass->counter_last = isnan (value) ? pass->counter_last + 1 : value;
  soleus_clock_add (
      pass->rows->counter, pass->counter_shift / pass->counter_rate_hz);
}

static void
take_cell (Pass *pass, guint c, SoleusCell cell)
{
  const SoleusTextColumn *column = &pass->rows->layout->columns[c];

  switch (column->role)
    {
    case SOLEUS_COLUMN_SIGNAL:
      take_signal (pass, pass->lane_of_column[c], cell_value (pass, cell));
      break;
    case SOLEUS_COLUMN_TIME:
      take_stamp (pass, column, cell);
      break;
    case SOLEUS_COLUMN_COUNTER:
      if (c == pass->counter_column)
        take_counter (pass, cell_value (pass, cell));
      break;
    default:
      break;
    }
}

static void
feed_clocks (Pass *pass, const guint64 *n_before)
{
  SoleusTextRows *rows = pass->rows;
  const SoleusTextLayout *layout = rows->layout;

  for (guint k = 0; k < layout->n_clocks; k++)
    soleus_clock_add (rows->clocks[k], pass->stamps_s[k]);
  for (guint i = 0; i < rows->n_lanes; i++)
    {
      guint clock = layout->columns[rows->lanes[i].column].clock;
      if (rows->lanes[i].clock != NULL
          && soleus_spool_get_n (rows->spool, i) > n_before[i])
        soleus_clock_add (rows->lanes[i].clock, pass->stamps_s[clock]);
    }
}

/* TRUE when a line that is no row of numbers was passed over. */
static gboolean
skip_line (Pass *pass, SoleusCell line)
{
  const SoleusTextStyle style = pass->rows->layout->style;
  guint n_numbers = 0, n_texts = 0;
  SoleusCell cell;
  gsize pos = 0;
  double value;

  while (n_numbers == 0 && soleus_text_cell (line, style, &pos, &cell))
    {
      SoleusCellKind kind = soleus_cell_read (cell, style.decimal, &value);
      n_numbers += kind == SOLEUS_CELL_NUMBER || kind == SOLEUS_CELL_STAMP;
      n_texts += kind == SOLEUS_CELL_TEXT;
    }
  if (n_numbers > 0)
    return FALSE;
  if (n_texts > 0)
    tell (pass, SOLEUS_LOG_LOST, "text-line-skipped", line, NAN);
  return TRUE;
}

/* Whether it begins as a row does; the long way is for the others. */
static gboolean
begins_with_number (SoleusCell line)
{
  gsize i = 0;

  while (i < line.n && (line.text[i] == ' ' || line.text[i] == '-'))
    i++;
  return i < line.n && g_ascii_isdigit (line.text[i]);
}

static void
take_line (Pass *pass, SoleusCell line, guint64 *n_before)
{
  SoleusTextRows *rows = pass->rows;
  const SoleusTextLayout *layout = rows->layout;
  SoleusCell cell;
  gsize pos = 0;
  guint c = 0;

  if (!begins_with_number (line) && skip_line (pass, line))
    return;
  for (guint i = 0; i < rows->n_lanes; i++)
    if (rows->lanes[i].clock != NULL)
      n_before[i] = soleus_spool_get_n (rows->spool, i);
  for (guint k = 0; k < layout->n_clocks; k++)
    pass->stamps_s[k] = NAN;
  while (c < layout->n_columns
      && soleus_text_cell (line, layout->style, &pos, &cell))
    take_cell (pass, c++, cell);
  pass->n_short += c < layout->n_columns;
  for (; c < layout->n_columns; c++)
    take_cell (pass, c, (SoleusCell){"", 0});
  feed_clocks (pass, n_before);
  rows->n_rows++;
}

static gboolean
read_lines (Pass *pass, GError **error)
{
  const SoleusFile *file = pass->reader->file;
  const char *text = (const char *)file->data;
  const SoleusTextLayout *layout = pass->rows->layout;
  g_autofree guint64 *n_before = g_new0 (guint64, pass->rows->n_lanes + 1);
  gsize pos = layout->data_pos, forgotten = 0;
  SoleusCell line;

  pass->line = layout->data_line;
  for (; soleus_text_line (text, file->size, layout->line_end, &pos, &line);
       pass->line++)
    {
      take_line (pass, line, n_before);
      if (pos - forgotten < FORGET_BYTES)
        continue;
      if (!soleus_file_check (file, error)
          || soleus_progress_stop (pass->reader->progress, error))
        return FALSE;
      soleus_file_forget (file, forgotten, MIN (pos, file->size) - forgotten);
      forgotten = pos;
      soleus_progress_report (
          pass->reader->progress, (double)pos / (double)file->size);
    }
  return TRUE;
}

static void
make_lanes (Pass *pass)
{
  SoleusTextRows *rows = pass->rows;
  const SoleusTextLayout *layout = rows->layout;

  rows->lanes = g_new0 (SoleusTextLane, layout->n_columns);
  for (guint c = 0; c < layout->n_columns; c++)
    {
      const SoleusTextColumn *column = &layout->columns[c];
      SoleusTextLane *lane;
      pass->lane_of_column[c] = G_MAXUINT;
      if (column->role == SOLEUS_COLUMN_COUNTER
          && pass->counter_column == G_MAXUINT && pass->counter_rate_hz > 0)
        pass->counter_column = c;
      if (column->role != SOLEUS_COLUMN_SIGNAL)
        continue;
      pass->lane_of_column[c] = rows->n_lanes;
      lane = &rows->lanes[rows->n_lanes++];
      lane->column = c;
      lane->gaps = g_array_new (FALSE, FALSE, sizeof (SoleusRowGap));
      if (column->sparse && column->clock != G_MAXUINT)
        lane->clock = soleus_clock_new (0.0, FALSE);
    }
}

/* A time column of stamps without a date begins again at midnight. */
static gboolean
is_daily (const SoleusReader *reader, const SoleusTextLayout *layout, guint c)
{
  SoleusCell line, cell = {"", 0};
  gsize pos = layout->data_pos, place = 0;
  double value;

  if (!layout->columns[c].stamps
      || !soleus_text_line ((const char *)reader->file->data,
          reader->file->size, layout->line_end, &pos, &line))
    return FALSE;
  for (guint i = 0; i <= c; i++)
    if (!soleus_text_cell (line, layout->style, &place, &cell))
      return FALSE;
  return soleus_time_stamp_read (cell.text, cell.n, &value)
      == SOLEUS_STAMP_CLOCK;
}

static void
make_clocks (Pass *pass)
{
  SoleusTextRows *rows = pass->rows;
  const SoleusTextLayout *layout = rows->layout;

  rows->clocks = g_new0 (SoleusClock *, layout->n_clocks + 1);
  for (guint c = 0; c < layout->n_columns; c++)
    if (layout->columns[c].role == SOLEUS_COLUMN_TIME)
      rows->clocks[layout->columns[c].clock] = soleus_clock_new (
          layout->rate_hz, is_daily (pass->reader, layout, c));
  if (pass->counter_column != G_MAXUINT)
    rows->counter = soleus_clock_new (pass->counter_rate_hz, FALSE);
}

static void
tell_totals (const Pass *pass)
{
  SoleusReadLog *log = pass->reader->log;
  g_autofree char *n_more = g_strdup_printf ("%u", pass->n_more);
  g_autofree char *n_short = g_strdup_printf ("%u", pass->n_short);

  if (pass->n_more > 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_LOST, "text-more-damage", "count", n_more, NULL);
  if (pass->n_short > 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_ASSUMED, "text-short-lines", "count", n_short, NULL);
}

SoleusTextRows *
soleus_text_rows_read (SoleusReader *reader, const SoleusTextLayout *layout,
    double counter_rate_hz, GError **error)
{
  g_autoptr (SoleusTextRows) rows = g_new0 (SoleusTextRows, 1);
  g_autofree guint *lane_of_column = g_new0 (guint, layout->n_columns);
  g_autofree double *stamps_s = g_new0 (double, layout->n_clocks + 1);
  Pass pass = {.rows = rows,
      .reader = reader,
      .lane_of_column = lane_of_column,
      .stamps_s = stamps_s,
      .counter_column = G_MAXUINT,
      .counter_rate_hz = counter_rate_hz};

  rows->layout = layout;
  make_lanes (&pass);
  make_clocks (&pass);
  rows->spool = soleus_spool_new (rows->n_lanes, error);
  if (rows->spool == NULL || !read_lines (&pass, error)
      || !soleus_spool_finish (rows->spool, error))
    return NULL;
  tell_totals (&pass);
  return g_steal_pointer (&rows);
}
