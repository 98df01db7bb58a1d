/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-matlab-choice.h"

#include <string.h>

#include "soleus-channel-set.h"

/* Without case, space, "_" and "-". Ended by NULL. */
static const char *const rate_names[] = {"fs", "sr", "srate", "rate", "hz",
    "ratehz", "fshz", "fsample", "fsamp", "samplerate", "samplingrate",
    "samplefrequency", "samplingfrequency", "samplefreq", "samplingfreq",
    "samplingratehz", "sfreq", "freq", "frequency", "samplespersecond", NULL};
static const char *const step_names[] = {"dt", "interval", "sampleinterval",
    "samplinginterval", "samplingperiod", "ts", NULL};
static const char *const time_names[] = {
    "t", "time", "times", "timestamps", "timestamp", "tsec", "times_s", NULL};
static const char *const label_names[] = {"labels", "label", "channels",
    "channellabels", "channelnames", "chnames", "channames", "chlabels",
    "chanlabels", "signame", "signames", "names", "leads", "electrodes",
    "chanlocs.labels", NULL};
static const char *const unit_names[] = {
    "unit", "units", "physicalunit", "physicalunits", NULL};

static char *
fold (const char *name)
{
  GString *folded = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (*name != '_' && *name != ' ' && *name != '-')
      g_string_append_c (folded, g_ascii_tolower (*name));
  return g_string_free (folded, FALSE);
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  g_autofree char *folded = fold (name);

  return g_strv_contains (names, folded);
}

/* Length of "EEG." in "EEG.data", 0 at the top. */
static gsize
outer_length (const char *path, gsize n)
{
  while (n > 0 && path[n - 1] != '.')
    n--;
  return n;
}

static const char *
leaf (const SoleusMatlabVariable *variable)
{
  const char *path = variable->path;

  return path + outer_length (path, strlen (path));
}

/* What stands in the structure that is the first @n bytes of @path, and is
 * called one of @names there. */
static gboolean
stands_in (const SoleusMatlabVariable *variable, const char *path, gsize n,
    const char *const *names)
{
  return strncmp (variable->family, path, n) == 0
      && is_one_of (variable->family + n, names);
}

guint64
soleus_matlab_n_samples (const SoleusMatlabVariable *variable)
{
  return MAX (variable->n_rows, variable->n_columns);
}

guint
soleus_matlab_n_channels (const SoleusMatlabVariable *variable)
{
  return (guint)MIN (MIN (variable->n_rows, variable->n_columns), G_MAXUINT32);
}

gboolean
soleus_matlab_time_is_down (const SoleusMatlabVariable *variable)
{
  return variable->n_rows > variable->n_columns;
}

gboolean
soleus_matlab_is_signal (const SoleusMatlabVariable *variable)
{
  return variable->class == SOLEUS_MATLAB_NUMBERS && variable->flat
      && variable->safe && soleus_matlab_n_samples (variable) >= 2
      && soleus_matlab_n_channels (variable) >= 1
      && soleus_matlab_n_channels (variable) <= SOLEUS_MAX_CHANNELS;
}

static gboolean
may_be_chosen (const SoleusMatlabVariable *variable)
{
  return soleus_matlab_is_signal (variable)
      && !is_one_of (leaf (variable), time_names)
      && !is_one_of (leaf (variable), rate_names);
}

static double
count_numbers (const SoleusMatlabVariable *variable)
{
  return (double)variable->n_rows * (double)variable->n_columns;
}

/* Vectors of one length in one place. */
static gboolean
belongs_to (
    const SoleusMatlabVariable *variable, const SoleusMatlabVariable *best)
{
  const gsize n = outer_length (best->path, strlen (best->path));

  return variable == best
      || (soleus_matlab_n_channels (best) == 1 && may_be_chosen (variable)
          && soleus_matlab_n_channels (variable) == 1
          && soleus_matlab_n_samples (variable)
              == soleus_matlab_n_samples (best)
          && outer_length (variable->path, strlen (variable->path)) == n
          && strncmp (variable->path, best->path, n) == 0);
}

GPtrArray *
soleus_matlab_choose (const GPtrArray *list)
{
  GPtrArray *chosen = g_ptr_array_new ();
  const SoleusMatlabVariable *best = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const SoleusMatlabVariable *variable = g_ptr_array_index (list, i);
      if (may_be_chosen (variable)
          && (best == NULL || count_numbers (variable) > count_numbers (best)))
        best = variable;
    }
  for (guint i = 0; best != NULL && i < list->len; i++)
    if (belongs_to (g_ptr_array_index (list, i), best))
      g_ptr_array_add (chosen, g_ptr_array_index (list, i));
  return chosen;
}

const SoleusMatlabVariable *
soleus_matlab_find (const GPtrArray *list, const char *path)
{
  g_autofree char *dotted = g_strdelimit (g_strdup (path), "/", '.');

  for (guint i = 0; i < list->len; i++)
    {
      const SoleusMatlabVariable *variable = g_ptr_array_index (list, i);
      if (strcmp (variable->path, dotted) == 0)
        return variable;
    }
  return NULL;
}

/* The first, from the structure of @from outwards, that is called one of
 * @names and fits. */
static const SoleusMatlabVariable *
find_near (const GPtrArray *list, const SoleusMatlabVariable *from,
    const char *const *names,
    gboolean (*fits) (
        const SoleusMatlabVariable *, const SoleusMatlabVariable *))
{
  const char *path = from->family;
  gsize n = outer_length (path, strlen (path));

  for (;;)
    {
      for (guint i = 0; i < list->len; i++)
        {
          const SoleusMatlabVariable *variable = g_ptr_array_index (list, i);
          if (stands_in (variable, path, n, names) && fits (variable, from))
            return variable;
        }
      if (n == 0)
        return NULL;
      n = outer_length (path, n - 1);
    }
}

static gboolean
is_rate (const SoleusMatlabVariable *variable, const SoleusMatlabVariable *from)
{
  return variable->has_value && variable->value >= 0.001
      && variable->value <= 1e6;
}

static gboolean
is_step (const SoleusMatlabVariable *variable, const SoleusMatlabVariable *from)
{
  return variable->has_value && variable->value >= 1e-6
      && variable->value <= 1000.0;
}

static gboolean
is_as_long (
    const SoleusMatlabVariable *variable, const SoleusMatlabVariable *from)
{
  return soleus_matlab_is_signal (variable)
      && soleus_matlab_n_channels (variable) == 1
      && soleus_matlab_n_samples (variable) == soleus_matlab_n_samples (from);
}

double
soleus_matlab_find_rate (const GPtrArray *list,
    const SoleusMatlabVariable *variable, const char **name)
{
  const SoleusMatlabVariable *rate =
      find_near (list, variable, rate_names, is_rate);
  const SoleusMatlabVariable *step =
      rate != NULL ? NULL : find_near (list, variable, step_names, is_step);

  *name = rate != NULL ? rate->path : step != NULL ? step->path : NULL;
  return rate != NULL ? rate->value : step != NULL ? 1.0 / step->value : 0.0;
}

const SoleusMatlabVariable *
soleus_matlab_find_times (
    const GPtrArray *list, const SoleusMatlabVariable *variable)
{
  return find_near (list, variable, time_names, is_as_long);
}

static GPtrArray *
find_texts (const GPtrArray *list, const SoleusMatlabVariable *from,
    const char *const *names)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  const gsize n = outer_length (from->family, strlen (from->family));

  for (guint i = 0; i < list->len; i++)
    {
      const SoleusMatlabVariable *variable = g_ptr_array_index (list, i);
      if (variable->texts == NULL
          || !stands_in (variable, from->family, n, names))
        continue;
      for (guint k = 0; k < variable->texts->len; k++)
        g_ptr_array_add (texts, g_ptr_array_index (variable->texts, k));
    }
  return texts->len == 0 ? NULL : g_steal_pointer (&texts);
}

GPtrArray *
soleus_matlab_find_labels (
    const GPtrArray *list, const SoleusMatlabVariable *variable)
{
  g_autoptr (GPtrArray) texts = find_texts (list, variable, label_names);

  return texts != NULL && texts->len == soleus_matlab_n_channels (variable)
      ? g_steal_pointer (&texts)
      : NULL;
}

GPtrArray *
soleus_matlab_find_units (
    const GPtrArray *list, const SoleusMatlabVariable *variable)
{
  g_autoptr (GPtrArray) texts = find_texts (list, variable, unit_names);

  return texts != NULL
          && (texts->len == 1
              || texts->len == soleus_matlab_n_channels (variable))
      ? g_steal_pointer (&texts)
      : NULL;
}
