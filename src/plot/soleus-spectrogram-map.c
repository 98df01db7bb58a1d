/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spectrogram-map.h"

#include "soleus-short-time.h"

#include <math.h>
#include <string.h>

/* Windows a column is the mean of, at most. */
#define MAX_WINDOWS 6
/* Samples that are read at once where windows overlap. */
#define BLOCK 65536
/* Samples; shorter windows have no spectrum worth seeing. */
#define MIN_WINDOW 8
#define LOUD_SHARE 0.99
#define ABOVE_MEDIAN_DB 20.0

/* One reader of windows: keeps the block it has read last. */
typedef struct
{
  const SoleusSpectrogramRequest *request;
  const SoleusChannel *facts;
  SoleusShortTime *transform;
  gsize n_window;
  gsize n_block; /* read at once, at least n_window */
  float *block;
  guint64 block_first;
  gsize block_n; /* 0: nothing yet */
} Reader;

/* FALSE: the channel is too slow for that window. */
static gboolean
reader_init (Reader *reader, const SoleusSpectrogramRequest *request)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (request->recording, request->channel);
  double top_hz = MIN (request->top_hz, facts->rate_hz / 2.0);

  *reader = (Reader){.request = request, .facts = facts};
  reader->n_window = (gsize)lround (request->window_s * facts->rate_hz);
  if (reader->n_window < MIN_WINDOW)
    return FALSE;
  /* Windows far apart are read one by one. */
  reader->n_block = request->column_s > 2.0 * request->window_s
      ? reader->n_window
      : MAX (reader->n_window, BLOCK);
  reader->block = g_new (float, reader->n_block);
  reader->transform = soleus_short_time_new (
      reader->n_window, facts->rate_hz, top_hz, SOLEUS_SPECTROGRAM_ROWS);
  return TRUE;
}

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->transform, soleus_short_time_free);
  g_free (reader->block);
}

/* The run that holds @time_s; NULL: a gap. */
static const SoleusRun *
run_at (const SoleusChannel *facts, double time_s)
{
  for (guint i = 0; i < facts->n_runs; i++)
    {
      const SoleusRun *run = &facts->runs[i];

      if (time_s >= run->start_s
          && time_s < run->start_s + (double)run->n / facts->rate_hz)
        return run;
    }
  return NULL;
}

/* The window around @time_s, moved into its run; NULL without an error: there
 * is none. */
static const float *
window_at (Reader *reader, double time_s, GError **error)
{
  const SoleusRun *run = run_at (reader->facts, time_s);
  double middle;
  gint64 at;
  guint64 first;

  if (run == NULL || run->n < reader->n_window)
    return NULL;
  middle = (time_s - run->start_s) * reader->facts->rate_hz;
  at = (gint64)floor (middle) - (gint64)(reader->n_window / 2);
  at = CLAMP (at, 0, (gint64)(run->n - reader->n_window));
  first = run->first_idx + (guint64)at;
  if (first < reader->block_first
      || first + reader->n_window > reader->block_first + reader->block_n)
    {
      gsize n = (gsize)MIN (
          (guint64)reader->n_block, run->first_idx + run->n - first);

      reader->block_n = 0;
      if (!soleus_recording_read (reader->request->recording,
              reader->request->channel, first, n, reader->block, error))
        return NULL;
      reader->block_first = first;
      reader->block_n = n;
    }
  return reader->block + (first - reader->block_first);
}

/* FALSE: the file fails. */
static gboolean
make_column (Reader *reader, gint64 column, float *power, GError **error)
{
  const SoleusSpectrogramRequest *request = reader->request;
  guint n = (guint)CLAMP (
      ceil (request->column_s / request->window_s), 1.0, MAX_WINDOWS);
  guint n_added = 0;
  GError *failed = NULL;

  memset (power, 0, SOLEUS_SPECTROGRAM_ROWS * sizeof *power);
  for (guint i = 0; i < n; i++)
    {
      double time_s = request->column_s * ((double)column + (i + 0.5) / n);
      const float *x = window_at (reader, time_s, &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
      if (x != NULL && soleus_short_time_add (reader->transform, x, power))
        n_added++;
    }
  for (guint r = 0; r < SOLEUS_SPECTROGRAM_ROWS; r++)
    power[r] = n_added == 0 ? NAN : power[r] / (float)n_added;
  return TRUE;
}

static SoleusSpectrogramMap *
map_empty (const SoleusSpectrogramRequest *request, double top_hz)
{
  SoleusSpectrogramMap *map = g_new0 (SoleusSpectrogramMap, 1);
  gsize n = (gsize)request->n_columns * SOLEUS_SPECTROGRAM_ROWS;

  map->first = request->first;
  map->n_columns = request->n_columns;
  map->column_s = request->column_s;
  map->n_rows = SOLEUS_SPECTROGRAM_ROWS;
  map->top_hz = top_hz;
  map->power = g_new (float, n);
  map->made = g_new0 (guint8, request->n_columns);
  for (gsize i = 0; i < n; i++)
    map->power[i] = NAN;
  g_atomic_ref_count_init (&map->refs);
  return map;
}

static void
take_known (SoleusSpectrogramMap *map, const SoleusSpectrogramMap *known)
{
  gsize row_bytes = map->n_rows * sizeof *map->power;

  if (known == NULL || known->column_s != map->column_s
      || known->top_hz != map->top_hz)
    return;
  for (guint c = 0; c < map->n_columns; c++)
    {
      gint64 there = map->first + c - known->first;

      if (there < 0 || there >= known->n_columns || !known->made[there])
        continue;
      map->made[c] = 1;
      memcpy (map->power + (gsize)c * map->n_rows,
          known->power + (gsize)there * map->n_rows, row_bytes);
    }
}

/* Columns that are not made look like the one before them. */
static void
fill_in (SoleusSpectrogramMap *map)
{
  const float *last = NULL;

  for (guint c = 0; c < map->n_columns; c++)
    {
      float *here = map->power + (gsize)c * map->n_rows;

      if (map->made[c])
        last = here;
      else if (last != NULL)
        memcpy (here, last, map->n_rows * sizeof *here);
    }
}

SoleusSpectrogramMap *
soleus_spectrogram_map_new (const SoleusSpectrogramRequest *request,
    const SoleusSpectrogramMap *known, guint every, SoleusProgress *progress,
    GError **error)
{
  g_autoptr (SoleusSpectrogramMap) map = NULL;
  Reader reader;
  gboolean fits = reader_init (&reader, request);
  gboolean ok = TRUE;

  g_return_val_if_fail (request->n_columns >= 1, NULL);
  g_return_val_if_fail (request->column_s > 0.0 && every >= 1, NULL);
  map = map_empty (request, MIN (request->top_hz, reader.facts->rate_hz / 2.0));
  take_known (map, known);
  for (guint c = 0; fits && ok && c < map->n_columns; c++)
    {
      gint64 column = map->first + c;

      if (map->made[c] || (c > 0 && column % (gint64)every != 0))
        continue;
      ok = !soleus_progress_stop (progress, error)
          && make_column (
              &reader, column, map->power + (gsize)c * map->n_rows, error);
      map->made[c] = 1;
    }
  reader_clear (&reader);
  if (!ok)
    return NULL;
  fill_in (map);
  return g_steal_pointer (&map);
}

SoleusSpectrogramMap *
soleus_spectrogram_map_ref (SoleusSpectrogramMap *map)
{
  g_atomic_ref_count_inc (&map->refs);
  return map;
}

void
soleus_spectrogram_map_unref (SoleusSpectrogramMap *map)
{
  if (!g_atomic_ref_count_dec (&map->refs))
    return;
  g_free (map->power);
  g_free (map->made);
  g_free (map);
}

/* --- what a map says ------------------------------------------------------
 */

SoleusSpan
soleus_spectrogram_map_span (const SoleusSpectrogramMap *map)
{
  return (SoleusSpan){(double)map->first * map->column_s,
      (double)(map->first + map->n_columns) * map->column_s};
}

/* Columns whose middle lies in @span: [*first, *end). */
static void
columns_within (
    const SoleusSpectrogramMap *map, SoleusSpan span, guint *first, guint *end)
{
  double from = span.start_s / map->column_s - 0.5 - (double)map->first;
  double to = span.end_s / map->column_s - 0.5 - (double)map->first;

  *first = (guint)CLAMP (ceil (from), 0.0, map->n_columns);
  *end = (guint)CLAMP (ceil (to), *first, map->n_columns);
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *)a, y = *(const float *)b;

  return (x > y) - (x < y);
}

static double
decibel_at (GArray *sorted, double share)
{
  guint i = (guint)(share * (sorted->len - 1.0));

  return 10.0 * log10 (g_array_index (sorted, float, i));
}

double
soleus_spectrogram_map_loud_db (
    const SoleusSpectrogramMap *map, SoleusSpan span)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  guint first, end;

  columns_within (map, span, &first, &end);
  for (gsize i = (gsize)first * map->n_rows; i < (gsize)end * map->n_rows; i++)
    if (map->power[i] > 0.0f)
      g_array_append_val (values, map->power[i]);
  if (values->len == 0)
    return NAN;
  g_array_sort (values, compare_floats);
  return MAX (decibel_at (values, LOUD_SHARE),
      decibel_at (values, 0.5) + ABOVE_MEDIAN_DB);
}

gboolean
soleus_spectrogram_map_peak (const SoleusSpectrogramMap *map, SoleusSpan span,
    double *time_s, double *peak_hz, double *db)
{
  float most = 0.0f;
  guint first, end;

  columns_within (map, span, &first, &end);
  for (guint c = first; c < end; c++)
    for (guint r = 0; r < map->n_rows; r++)
      {
        float power = map->power[(gsize)c * map->n_rows + r];

        if (!(power > most))
          continue;
        most = power;
        *time_s = ((double)(map->first + c) + 0.5) * map->column_s;
        *peak_hz = (r + 0.5) * map->top_hz / map->n_rows;
      }
  if (most > 0.0f)
    *db = 10.0 * log10 (most);
  return most > 0.0f;
}
