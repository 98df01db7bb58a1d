/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-mat5.h"
#include "soleus-mat73.h"
#include "soleus-matlab-choice.h"
#include "soleus-spool.h"

extern const SoleusFormat soleus_format_matlab;

#define BLOCK 16384
/* Places at which times are looked at. */
#define N_LOOKS 64

typedef struct
{
  SoleusReader *reader;
  SoleusHdf5 file;
  gboolean is_hdf5; /* version 7.3; FALSE: version 5 */
  guint64 n_lost; /* values, version 7.3 */
  GPtrArray *list;
  GPtrArray *chosen; /* borrowed from the list */
  double rate_hz;
  SoleusSpool *spool;
} Reading;

/* --- numbers to the spool --- */

/* Columns as they come: time down, a lane a column; or time across, and the
 * numbers of an instant lie together. */
typedef struct
{
  SoleusSpool *spool;
  guint first_lane;
  guint n_lanes;
  gboolean down;
  guint64 n_rows;
  guint64 done;
} Sink;

static gboolean
store_block (gpointer data, const double *values, gsize n, GError **error)
{
  Sink *sink = data;
  float block[BLOCK];

  for (gsize i = 0; i < n;)
    {
      guint lane = (guint)(sink->done / sink->n_rows);
      gsize run = 0;
      if (!sink->down)
        {
          soleus_spool_add_one (sink->spool,
              sink->first_lane + (guint)(sink->done % sink->n_rows),
              (float)values[i]);
          i++;
          sink->done++;
          continue;
        }
      for (; i < n && sink->done / sink->n_rows == lane; i++, sink->done++)
        block[run++] = (float)values[i];
      if (!soleus_spool_add (
              sink->spool, sink->first_lane + lane, block, run, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store (Reading *reading, const SoleusMatlabVariable *variable, guint lane,
    GError **error)
{
  SoleusReader *reader = reading->reader;
  Sink sink = {.spool = reading->spool,
      .first_lane = lane,
      .n_lanes = soleus_matlab_n_channels (variable),
      .down = soleus_matlab_time_is_down (variable),
      .n_rows = variable->n_rows};

  if (reading->is_hdf5)
    {
      guint64 n_lost;
      const gboolean stored =
          soleus_hdf5_table_store (&reading->file, variable->table,
              reading->spool, lane, reader->progress, &n_lost, error);
      reading->n_lost += n_lost;
      return stored;
    }
  return soleus_mat5_each (
      reader->file, variable, store_block, &sink, reader->progress, error);
}

/* --- the rate --- */

/* Some times of a vector: the first, the last and even steps between. */
typedef struct
{
  double times_s[N_LOOKS];
  guint n;
  guint64 total;
  guint64 done;
} Looks;

static guint64
look_idx (const Looks *looks, guint i)
{
  return (guint64)((double)(looks->total - 1) * i / (N_LOOKS - 1));
}

static gboolean
look_block (gpointer data, const double *values, gsize n, GError **error)
{
  Looks *looks = data;

  while (looks->n < N_LOOKS && look_idx (looks, looks->n) < looks->done + n)
    {
      looks->times_s[looks->n] =
          values[look_idx (looks, looks->n) - looks->done];
      looks->n++;
    }
  looks->done += n;
  return TRUE;
}

/* 0: they are not even. */
static double
even_rate_hz (const Looks *looks)
{
  const double length_s = looks->times_s[N_LOOKS - 1] - looks->times_s[0];
  const double rate_hz = (double)(looks->total - 1) / length_s;

  if (looks->n < N_LOOKS || !(rate_hz >= 0.001 && rate_hz <= 1e6))
    return 0.0;
  for (guint i = 0; i < N_LOOKS; i++)
    {
      double at = (looks->times_s[i] - looks->times_s[0]) * rate_hz;
      if (!(fabs (at - (double)look_idx (looks, i)) < 0.5))
        return 0.0;
    }
  /* Sums of rounded steps: 999.9999999999 is 1000. */
  return fabs (rate_hz - round (rate_hz)) < 1e-6 * rate_hz ? round (rate_hz)
                                                           : rate_hz;
}

static double
rate_of_times (Reading *reading, const SoleusMatlabVariable *times)
{
  Looks looks = {.total = soleus_matlab_n_samples (times)};

  if (!reading->is_hdf5)
    soleus_mat5_each (reading->reader->file, times, look_block, &looks,
        reading->reader->progress, NULL);
  else
    for (; looks.n < N_LOOKS; looks.n++)
      looks.times_s[looks.n] = soleus_mat73_number (
          &reading->file, times, look_idx (&looks, looks.n));
  return even_rate_hz (&looks);
}

static gboolean
find_rate (Reading *reading, GError **error)
{
  const SoleusMatlabVariable *first = g_ptr_array_index (reading->chosen, 0);
  const char *name = NULL;

  reading->rate_hz = reading->reader->rate_hz;
  if (reading->rate_hz > 0)
    return TRUE;
  reading->rate_hz = soleus_matlab_find_rate (reading->list, first, &name);
  if (name == NULL)
    {
      const SoleusMatlabVariable *times =
          soleus_matlab_find_times (reading->list, first);
      if (times != NULL)
        {
          name = times->path;
          reading->rate_hz = rate_of_times (reading, times);
        }
    }
  if (reading->rate_hz <= 0)
    return soleus_reader_fail_no_rate (error,
        _ ("the variable “%s” has no sampling rate, expected one like “fs” "
           "beside it; tell the rate in Hz with the rate option"),
        first->path);
  soleus_read_log_add (reading->reader->log, SOLEUS_LOG_UNDERSTOOD,
      "matlab-rate-from", "name", name, NULL);
  return TRUE;
}

/* --- which arrays --- */

static char *
dup_found (const GPtrArray *list)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < MIN (list->len, 10); i++)
    {
      const SoleusMatlabVariable *variable = g_ptr_array_index (list, i);
      g_string_append_printf (found, "%s“%s” (%s)", i == 0 ? "" : ", ",
          variable->path, soleus_matlab_class_name (variable->class));
    }
  if (list->len == 0)
    g_string_append (found, _ ("nothing"));
  return g_string_free (found, FALSE);
}

static gboolean
choose_told (Reading *reading, const char *told, GError **error)
{
  const SoleusMatlabVariable *variable =
      soleus_matlab_find (reading->list, told);
  g_autofree char *found = dup_found (reading->list);

  if (variable == NULL)
    return soleus_reader_fail (error,
        _ ("there is no variable “%s” in the MATLAB file, found: %s"), told,
        found);
  if (variable->class != SOLEUS_MATLAB_NUMBERS)
    return soleus_reader_fail (error,
        _ ("the variable “%s” is %s, expected real numbers"), told,
        soleus_matlab_class_name (variable->class));
  if (!variable->flat || !soleus_matlab_is_signal (variable))
    return soleus_reader_fail (error,
        _ ("the variable “%s” cannot be a signal, expected a table of two "
           "dimensions that is whole and has at most %d channels"),
        told, SOLEUS_MAX_CHANNELS);
  reading->chosen = g_ptr_array_new ();
  g_ptr_array_add (reading->chosen, (gpointer)variable);
  return TRUE;
}

static gboolean
choose (Reading *reading, GError **error)
{
  const char *told = reading->reader->options->dataset;
  g_autofree char *found = NULL;

  if (told != NULL)
    return choose_told (reading, told, error);
  reading->chosen = soleus_matlab_choose (reading->list);
  if (reading->chosen->len > 0)
    return TRUE;
  found = dup_found (reading->list);
  return soleus_reader_fail (error,
      _ ("the MATLAB file holds no table of real numbers with at most %d "
         "channels, found: %s"),
      SOLEUS_MAX_CHANNELS, found);
}

/* What else could have been read. */
static void
tell_choice (const Reading *reading)
{
  SoleusReadLog *log = reading->reader->log;
  g_autoptr (GString) others = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < reading->chosen->len && i < 32; i++)
    soleus_read_log_add (log, SOLEUS_LOG_ASSUMED, "matlab-variable-chosen",
        "name",
        ((SoleusMatlabVariable *)g_ptr_array_index (reading->chosen, i))->path,
        NULL);
  for (guint i = 0; i < reading->list->len && n < 10; i++)
    {
      const SoleusMatlabVariable *variable =
          g_ptr_array_index (reading->list, i);
      if (!soleus_matlab_is_signal (variable)
          || g_ptr_array_find (reading->chosen, variable, NULL))
        continue;
      g_string_append_printf (
          others, "%s%s", n++ == 0 ? "" : ", ", variable->path);
    }
  if (n > 0)
    soleus_read_log_add (log, SOLEUS_LOG_UNDERSTOOD, "matlab-not-read", "names",
        others->str, NULL);
}

/* --- channels --- */

static void
add_channel (Reading *reading, const char *label, const char *unit, guint lane)
{
  const guint c = reading->reader->channels->len;
  double to_own;
  SoleusChannel *channel = soleus_reader_add_channel (
      reading->reader, label, unit, reading->rate_hz, &to_own);

  if (channel == NULL)
    return;
  soleus_channel_add_run (
      channel, soleus_spool_get_n (reading->spool, lane), 0.0);
  soleus_spool_set_scale (reading->spool, c, to_own, 0.0);
  soleus_spool_map (reading->spool, c, lane);
}

static const char *
text_at (const GPtrArray *texts, guint i)
{
  const char *text = texts == NULL ? NULL
      : texts->len == 1            ? g_ptr_array_index (texts, 0)
      : i < texts->len             ? g_ptr_array_index (texts, i)
                                   : NULL;

  return text == NULL || *text == '\0' ? NULL : text;
}

static gboolean
take (Reading *reading, const SoleusMatlabVariable *variable, guint *lane,
    GError **error)
{
  const guint n = soleus_matlab_n_channels (variable);
  const char *dot = strrchr (variable->path, '.');
  const char *name = dot == NULL ? variable->path : dot + 1;
  g_autoptr (GPtrArray) labels = reading->chosen->len > 1 && n == 1
      ? NULL
      : soleus_matlab_find_labels (reading->list, variable);
  g_autoptr (GPtrArray) units =
      soleus_matlab_find_units (reading->list, variable);

  if (*lane + n > SOLEUS_MAX_CHANNELS)
    return TRUE;
  if (!store (reading, variable, *lane, error))
    return FALSE;
  for (guint c = 0; c < n; c++)
    {
      g_autofree char *own =
          n == 1 ? g_strdup (name) : g_strdup_printf ("%s %u", name, c + 1);
      const char *label = labels == NULL ? NULL : text_at (labels, c);
      add_channel (
          reading, label != NULL ? label : own, text_at (units, c), *lane + c);
    }
  *lane += n;
  return TRUE;
}

static gboolean
take_all (Reading *reading, GError **error)
{
  guint lane = 0;

  if (!choose (reading, error) || !find_rate (reading, error))
    return FALSE;
  reading->spool = soleus_spool_new (SOLEUS_MAX_CHANNELS, error);
  if (reading->spool == NULL)
    return FALSE;
  for (guint i = 0; i < reading->chosen->len; i++)
    if (!take (reading, g_ptr_array_index (reading->chosen, i), &lane, error))
      return FALSE;
  tell_choice (reading);
  return soleus_spool_finish (reading->spool, error);
}

static gboolean
list_all (Reading *reading, GError **error)
{
  const SoleusFile *file = reading->reader->file;
  gboolean cut = FALSE;

  if (soleus_mat73_is (file->data, file->size))
    {
      reading->is_hdf5 = soleus_hdf5_open (file, &reading->file);
      if (!reading->is_hdf5)
        return soleus_reader_fail (
            error, _ ("the MATLAB file is damaged: it cannot be opened"));
      reading->list = soleus_mat73_list (&reading->file);
      return TRUE;
    }
  if (!soleus_mat5_is (file->data, file->size))
    return soleus_reader_fail (error,
        _ ("this is no MATLAB file of version 5 to 7.3; save it anew in "
           "MATLAB with “-v7”"));
  reading->list = soleus_mat5_list (file, reading->reader->progress, &cut);
  if (cut)
    soleus_read_log_add (
        reading->reader->log, SOLEUS_LOG_LOST, "matlab-cut", NULL);
  return TRUE;
}

static gboolean
read_matlab (SoleusReader *reader, GError **error)
{
  Reading reading = {.reader = reader};
  gboolean read = list_all (&reading, error) && take_all (&reading, error);

  soleus_hdf5_log_lost (reader->log, reading.n_lost);
  g_clear_pointer (&reading.list, g_ptr_array_unref);
  g_clear_pointer (&reading.chosen, g_ptr_array_unref);
  if (!read)
    {
      soleus_spool_free (reading.spool);
      return FALSE;
    }
  reader->source_class = &soleus_spool_class;
  reader->source = reading.spool;
  return TRUE;
}

static void
list_tables_matlab (const SoleusFile *file, GPtrArray *tables)
{
  g_autoptr (GPtrArray) list = NULL;
  SoleusHdf5 hdf5;
  gboolean cut;

  if (soleus_mat73_is (file->data, file->size))
    list = soleus_hdf5_open (file, &hdf5) ? soleus_mat73_list (&hdf5) : NULL;
  else if (soleus_mat5_is (file->data, file->size))
    list = soleus_mat5_list (file, NULL, &cut);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SoleusMatlabVariable *variable = g_ptr_array_index (list, i);
      if (soleus_matlab_is_signal (variable))
        g_ptr_array_add (tables,
            soleus_table_info_new (variable->path,
                soleus_matlab_n_samples (variable),
                soleus_matlab_n_channels (variable)));
    }
}

static guint
sniff_matlab (const guint8 *head, gsize n, const char *name)
{
  if (soleus_mat73_is (head, n))
    return 95;
  if (soleus_mat5_is (head, n))
    return memcmp (head, "MATLAB 5", 8) == 0 ? 95 : 60;
  return g_str_has_suffix (name, ".mat") ? 30 : 0;
}

const SoleusFormat soleus_format_matlab = {
    .id = "matlab",
    .name = N_ ("MATLAB (5 to 7.3)"),
    .globs = "*.mat;*.set",
    .sniff = sniff_matlab,
    .read = read_matlab,
    .list_tables = list_tables_matlab,
};
