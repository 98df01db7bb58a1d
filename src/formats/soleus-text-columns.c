/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-text-columns.h"

#include <math.h>
#include <string.h>

#include "soleus-label.h"
#include "soleus-unit.h"

/* A counter may begin again at most this often in a look at the head. */
#define STEADY_SHARE 0.9

typedef struct
{
  guint n_numbers;
  guint n_stamps;
  guint n_texts;
  guint n_ones; /* steps of exactly one */
  guint n_forward; /* steps of more than nothing */
  guint n_steps;
  double last;
  double step_sum;
} Look;

double
soleus_text_time_unit_s (const char *unit)
{
  static const struct
  {
    const char *name;
    double seconds;
  } units[] = {{"s", 1.0}, {"sec", 1.0}, {"secs", 1.0}, {"second", 1.0},
      {"seconds", 1.0}, {"ms", 1e-3}, {"msec", 1e-3}, {"millis", 1e-3},
      {"milliseconds", 1e-3}, {"us", 1e-6}, {"usec", 1e-6}, {"micros", 1e-6},
      {"\302\265s", 1e-6}, {"\316\274s", 1e-6}, {"microseconds", 1e-6},
      {"ns", 1e-9}, {"nanoseconds", 1e-9}, {"min", 60.0}, {"minutes", 60.0}};

  for (gsize i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (units[i].name, unit) == 0)
      return units[i].seconds;
  return 0.0;
}

/* Longer cells are prose. */
#define MAX_NAME_BYTES 1000

/* A header line: as many cells as there are columns and no number in it. */
static GPtrArray *
header_cells (const SoleusTextLayout *layout, const char *line)
{
  g_autoptr (GPtrArray) cells = NULL;
  SoleusCell all;
  guint n_words = 0;

  while (*line != '\0' && strchr ("#%; ", *line) != NULL)
    line++;
  all = (SoleusCell){line, strlen (line)};
  cells = soleus_text_split (all, layout->style);
  /* Rows may end in a separator where the header does not. */
  if (cells->len + 1 == layout->n_columns && cells->len > 1)
    g_ptr_array_add (cells, g_strdup (""));
  if (cells->len != layout->n_columns)
    return NULL;
  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);
      SoleusCell cell = {text, strlen (text)};
      double value;
      SoleusCellKind kind =
          soleus_cell_read (cell, layout->style.decimal, &value);
      if (kind == SOLEUS_CELL_NUMBER || kind == SOLEUS_CELL_STAMP
          || cell.n > MAX_NAME_BYTES)
        return NULL;
      n_words += kind == SOLEUS_CELL_TEXT;
    }
  return 2 * n_words >= cells->len ? g_steal_pointer (&cells) : NULL;
}

static gboolean
is_unit_row (const GPtrArray *cells)
{
  guint n_units = 0, n_told = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);
      n_told += *text != '\0';
      n_units += soleus_unit_lookup (text) != NULL
          || soleus_text_time_unit_s (text) > 0;
    }
  return n_units > 0 && 2 * n_units >= n_told;
}

/* "# Labels: a, b" has as many cells as there are columns only by chance: a
 * comment is a header only where it stands right before the numbers. */
static gboolean
may_be_header (const SoleusTextLayout *layout, guint i)
{
  const char *line = g_ptr_array_index (layout->preamble, i);

  if (strchr ("#%", *line) == NULL || *line == '\0')
    return layout->n_columns > 1 || i + 1 == layout->preamble->len;
  return layout->n_columns > 1 && i + 1 == layout->preamble->len
      && strchr (line, ':') == NULL;
}

void
soleus_text_columns_name (SoleusTextLayout *layout)
{
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) names = NULL;

  for (guint i = layout->preamble->len; i > 0 && names == NULL; i--)
    {
      g_autoptr (GPtrArray) cells = NULL;
      if (!may_be_header (layout, i - 1))
        continue;
      cells =
          header_cells (layout, g_ptr_array_index (layout->preamble, i - 1));
      if (cells == NULL)
        continue;
      if (units == NULL && is_unit_row (cells))
        units = g_steal_pointer (&cells);
      else
        names = g_steal_pointer (&cells);
    }
  for (guint c = 0; c < layout->n_columns; c++)
    {
      const char *unit = units == NULL ? "" : g_ptr_array_index (units, c);
      layout->columns[c].name =
          g_strdup (names == NULL ? "" : g_ptr_array_index (names, c));
      layout->columns[c].unit = *unit == '\0' ? NULL : g_strdup (unit);
    }
}

/* The first word of the name without its unit, in small letters. */
static char *
first_word (const char *name)
{
  gsize n = 0;

  while (g_ascii_isalpha (name[n]))
    n++;
  return g_ascii_strdown (name, (gssize)n);
}

static gboolean
in_list (const char *word, const char *const *list)
{
  return g_strv_contains (list, word);
}

/* The unit of time in "Time (ms)", "time_s", "X[s]", "timestamp_us". */
static double
name_time_unit_s (const SoleusTextColumn *column)
{
  const char *bracket = strpbrk (column->name, "([");
  const char *tail = strrchr (column->name, '_');
  g_autofree char *inner = NULL;

  if (column->unit != NULL)
    return soleus_text_time_unit_s (column->unit);
  if (bracket != NULL)
    {
      inner = g_strndup (bracket + 1, strcspn (bracket + 1, ")]"));
      return soleus_text_time_unit_s (g_strstrip (inner));
    }
  return tail == NULL ? 0.0 : soleus_text_time_unit_s (tail + 1);
}

static void
look_at_cell (Look *look, SoleusCell cell, char decimal)
{
  double value;
  SoleusCellKind kind = soleus_cell_read (cell, decimal, &value);

  look->n_texts += kind == SOLEUS_CELL_TEXT;
  look->n_stamps += kind == SOLEUS_CELL_STAMP;
  if (kind != SOLEUS_CELL_NUMBER)
    return;
  if (look->n_numbers++ > 0)
    {
      look->n_steps++;
      look->n_ones += value - look->last == 1.0;
      look->n_forward += value > look->last;
      look->step_sum += value - look->last;
    }
  look->last = value;
}

static void
look_at_rows (const SoleusTextLayout *layout, const SoleusCell *rows, guint n,
    Look *looks)
{
  for (guint r = 0; r < n; r++)
    {
      SoleusCell cell;
      gsize pos = 0;
      guint c = 0;
      for (; c < layout->n_columns
           && soleus_text_cell (rows[r], layout->style, &pos, &cell);
           c++)
        look_at_cell (&looks[c], cell, layout->style.decimal);
    }
}

/* Steps of one nearly always, else back to the start. */
static gboolean
counts (const Look *look)
{
  return look->n_steps >= 2 && look->n_ones >= STEADY_SHARE * look->n_steps;
}

static gboolean
only_grows (const Look *look)
{
  return look->n_steps >= 2 && look->n_forward == look->n_steps;
}

/* From the size of a time since 1970, else from the steps: at most 2 Hz to
 * 2000 Hz is what people record without saying the unit. */
static double
guess_time_unit_s (const Look *look)
{
  static const struct
  {
    double from;
    double unit_s;
  } by_epoch[] = {{1e17, 1e-9}, {1e14, 1e-6}, {1e11, 1e-3}, {3e8, 1.0}},
    by_step[] = {{1e6, 1e-9}, {1e3, 1e-6}, {0.5, 1e-3}};
  double step = look->n_steps == 0 ? 0.0 : look->step_sum / look->n_steps;

  for (gsize i = 0; i < G_N_ELEMENTS (by_epoch); i++)
    if (look->last >= by_epoch[i].from)
      return by_epoch[i].unit_s;
  for (gsize i = 0; i < G_N_ELEMENTS (by_step); i++)
    if (step >= by_step[i].from)
      return by_step[i].unit_s;
  return 1.0;
}

static void
tell_role (SoleusTextColumn *column, const Look *look, gboolean is_first)
{
  static const char *const times[] = {"time", "timestamp", "timestamps", "ts",
      "t", "zeit", "seconds", "elapsed", "datetime", "date", "millis", "micros",
      "uhrzeit", "unixtime", "epoch", NULL};
  static const char *const counters[] = {"index", "sample", "sampleindex",
      "samples", "nseq", "seq", "counter", "frame", "packet", "n", "nr", "no",
      NULL};
  g_autofree char *word = first_word (column->name);
  double unit_s = name_time_unit_s (column);

  column->numbers = look->n_numbers > 0;
  column->stamps = look->n_stamps > look->n_numbers;
  if (column->role != SOLEUS_COLUMN_SIGNAL)
    return;
  if (look->n_texts > look->n_numbers + look->n_stamps
      || look->n_numbers + look->n_stamps == 0)
    column->role = SOLEUS_COLUMN_LEFT_OUT;
  else if (column->stamps || in_list (word, times) || unit_s > 0)
    column->role = SOLEUS_COLUMN_TIME;
  else if (in_list (word, counters) && look->n_ones > 0)
    column->role = SOLEUS_COLUMN_COUNTER;
  else if (is_first && *column->name == '\0' && counts (look))
    column->role = SOLEUS_COLUMN_COUNTER;
  else if (is_first && *column->name == '\0' && only_grows (look))
    column->role = SOLEUS_COLUMN_TIME;
  if (column->role == SOLEUS_COLUMN_TIME && !column->stamps)
    {
      column->time_to_s = unit_s;
      column->unit_assumed = unit_s == 0;
      if (unit_s == 0)
        column->time_to_s = guess_time_unit_s (look);
      /* "time" that goes 0, 1, 2 without a unit counts samples. */
      if (unit_s == 0 && counts (look))
        column->role = SOLEUS_COLUMN_COUNTER;
    }
}

/* A signal belongs to the last time column before it, or else the first one
 * behind. Of two time columns side by side the first is used. */
static void
assign_clocks (SoleusTextLayout *layout)
{
  guint before = G_MAXUINT, first = G_MAXUINT;
  gboolean fresh = FALSE;

  for (guint c = 0; c < layout->n_columns; c++)
    {
      SoleusTextColumn *column = &layout->columns[c];
      column->clock = before;
      if (column->role == SOLEUS_COLUMN_SIGNAL)
        fresh = FALSE;
      if (column->role != SOLEUS_COLUMN_TIME)
        continue;
      if (fresh || (before != G_MAXUINT && c + 1 == layout->n_columns))
        {
          column->role = SOLEUS_COLUMN_LEFT_OUT;
          continue;
        }
      before = column->clock = layout->n_clocks++;
      first = MIN (first, before);
      fresh = TRUE;
    }
  for (guint c = 0; c < layout->n_columns; c++)
    if (layout->columns[c].clock == G_MAXUINT)
      layout->columns[c].clock = first;
}

void
soleus_text_columns_tell (
    SoleusTextLayout *layout, const SoleusCell *rows, guint n_rows)
{
  g_autofree Look *looks = g_new0 (Look, layout->n_columns);

  look_at_rows (layout, rows, n_rows, looks);
  for (guint c = 0; c < layout->n_columns; c++)
    {
      tell_role (
          &layout->columns[c], &looks[c], c == 0 && layout->n_columns > 1);
      layout->columns[c].sparse =
          3 * (looks[c].n_numbers + looks[c].n_texts) < 2 * n_rows;
    }
  assign_clocks (layout);
}
