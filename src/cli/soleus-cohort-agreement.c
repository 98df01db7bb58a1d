/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cohort-agreement.h"

#include <glib/gi18n-lib.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "soleus-error.h"

#define MAX_DEPTH 32
#define ANALYSIS "analysis.json"

static void
row_free (gpointer data)
{
  SoleusCohortRow *row = data;

  g_free (row->name);
  g_free (row);
}

void
soleus_cohort_agreement_free (SoleusCohortAgreement *cohort)
{
  if (cohort == NULL)
    return;
  g_clear_pointer (&cohort->rows, g_ptr_array_unref);
  g_clear_pointer (&cohort->only_reference, g_ptr_array_unref);
  g_clear_pointer (&cohort->only_test, g_ptr_array_unref);
  g_free (cohort);
}

/* "may/night1.edf" and "may/night1.csv" are lists of one recording. */
static char *
dup_key (const char *place)
{
  const char *name = strrchr (place, '/');
  const char *dot = strrchr (name == NULL ? place : name, '.');

  return dot == NULL ? g_strdup (place)
                     : g_strndup (place, (gsize)(dot - place));
}

static gboolean
is_list (const char *name)
{
  static const char *const endings[] = {
      ".json", ".csv", ".tsv", ".txt", ".edf", ".bdf"};

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
add_list (
    GHashTable *lists, const char *place, const char *path, GError **error)
{
  g_autofree char *key = dup_key (place);
  const char *other = g_hash_table_lookup (lists, key);

  if (other == NULL)
    {
      g_hash_table_insert (lists, g_steal_pointer (&key), g_strdup (path));
      return TRUE;
    }
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("%s: a second list of “%s” beside %s, expected one of each "
         "recording."),
      path, key, other);
  return FALSE;
}

/* Fills @lists: key to path. */
static gboolean
walk (GHashTable *lists, const char *folder, const char *place, guint depth,
    GError **error)
{
  g_autofree char *analysis = g_build_filename (folder, ANALYSIS, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (place != NULL && g_file_test (analysis, G_FILE_TEST_EXISTS))
    return add_list (lists, place, analysis, error);
  dir = g_dir_open (folder, 0, error);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *below = place == NULL
          ? g_strdup (name)
          : g_strconcat (place, "/", name, NULL);

      if (name[0] == '.')
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (depth < MAX_DEPTH && !walk (lists, path, below, depth + 1, error))
            return FALSE;
        }
      else if (is_list (name) && !add_list (lists, below, path, error))
        return FALSE;
    }
  return dir != NULL;
}

/* The folder of “batch” keeps its recordings one floor below its tables. */
static GHashTable *
lists_of (const char *folder, GError **error)
{
  g_autoptr (GHashTable) lists =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *below = g_build_filename (folder, "recordings", NULL);
  gboolean batch = g_file_test (below, G_FILE_TEST_IS_DIR);

  if (!walk (lists, batch ? below : folder, NULL, 0, error))
    return NULL;
  return g_steal_pointer (&lists);
}

static double
per_min (guint n, double duration_s)
{
  return duration_s > 0.0 ? 60.0 * n / duration_s : NAN;
}

static gboolean
add_row (SoleusCohortAgreement *cohort, const char *name,
    const SoleusMatchList *reference, const SoleusMatchList *test,
    const SoleusCompareOptions *options)
{
  const double duration_s = MAX (reference->duration_s, test->duration_s);
  SoleusCompareOptions own = *options;
  SoleusCohortRow *row = g_new0 (SoleusCohortRow, 1);

  own.duration_s = duration_s;
  g_autoptr (SoleusComparison) result =
      soleus_compare ((const SoleusMatchEvent *)(void *)reference->events->data,
          reference->events->len,
          (const SoleusMatchEvent *)(void *)test->events->data,
          test->events->len, &own);
  row->name = g_strdup (name);
  row->agreement = result->all;
  row->reference_per_min = per_min (reference->events->len, duration_s);
  row->test_per_min = per_min (test->events->len, duration_s);
  g_ptr_array_add (cohort->rows, row);
  return TRUE;
}

/* Mean F1 of the recordings that have one, and the interval of that mean. */
static SoleusEstimate
mean_f1 (const GPtrArray *rows)
{
  double n = 0.0, sum = 0.0, squares = 0.0, half;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusCohortRow *row = g_ptr_array_index (rows, i);
      const double f1 = row->agreement.f1.value;
      if (isnan (f1))
        continue;
      n++;
      sum += f1;
      squares += f1 * f1;
    }
  if (n < 2.0)
    return (SoleusEstimate){n > 0.0 ? sum : NAN, NAN, NAN};
  half = gsl_cdf_tdist_Pinv (0.975, n - 1.0)
      * sqrt (MAX (squares / n - sum / n * sum / n, 0.0) / (n - 1.0));
  return (SoleusEstimate){
      sum / n, MAX (sum / n - half, 0.0), MIN (sum / n + half, 1.0)};
}

static void
sum_up (SoleusCohortAgreement *cohort)
{
  const guint n = cohort->rows->len;
  g_autofree double *reference = g_new (double, n);
  g_autofree double *test = g_new (double, n);
  guint n_matched = 0, n_reference = 0, n_test = 0;

  for (guint i = 0; i < n; i++)
    {
      const SoleusCohortRow *row = g_ptr_array_index (cohort->rows, i);
      n_matched += row->agreement.n_matched;
      n_reference += row->agreement.n_reference;
      n_test += row->agreement.n_test;
      reference[i] = row->reference_per_min;
      test[i] = row->test_per_min;
    }
  cohort->pooled = soleus_agreement (n_matched, n_reference, n_test);
  cohort->mean_f1 = mean_f1 (cohort->rows);
  cohort->rates = soleus_method_agreement (reference, test, n);
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, so that a comparison is the same whatever the order on disk. */
static GPtrArray *
keys_of (GHashTable *lists)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter at;
  gpointer key;

  g_hash_table_iter_init (&at, lists);
  while (g_hash_table_iter_next (&at, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, by_text);
  return keys;
}

static gboolean
compare_all (SoleusCohortAgreement *cohort, GHashTable *a, GHashTable *b,
    SoleusEventLevel level, SoleusSensorChoice sensor,
    const SoleusCompareOptions *options, GError **error)
{
  g_autoptr (GPtrArray) keys = keys_of (a);
  g_autoptr (GPtrArray) others = keys_of (b);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const char *partner = g_hash_table_lookup (b, key);
      g_autoptr (SoleusMatchList) reference = NULL;
      g_autoptr (SoleusMatchList) test = NULL;

      if (partner == NULL)
        {
          g_ptr_array_add (cohort->only_reference, g_strdup (key));
          continue;
        }
      reference = soleus_match_list_load (
          g_hash_table_lookup (a, key), level, sensor, error);
      if (reference != NULL)
        test = soleus_match_list_load (partner, level, sensor, error);
      if (test == NULL || !add_row (cohort, key, reference, test, options))
        return FALSE;
    }
  for (guint i = 0; i < others->len; i++)
    if (!g_hash_table_contains (a, g_ptr_array_index (others, i)))
      g_ptr_array_add (
          cohort->only_test, g_strdup (g_ptr_array_index (others, i)));
  return TRUE;
}

SoleusCohortAgreement *
soleus_cohort_agreement (const char *reference, const char *test,
    SoleusEventLevel level, SoleusSensorChoice sensor,
    const SoleusCompareOptions *options, GError **error)
{
  g_autoptr (SoleusCohortAgreement) cohort = g_new0 (SoleusCohortAgreement, 1);
  g_autoptr (GHashTable) a = lists_of (reference, error);
  g_autoptr (GHashTable) b = a == NULL ? NULL : lists_of (test, error);

  cohort->rows = g_ptr_array_new_with_free_func (row_free);
  cohort->only_reference = g_ptr_array_new_with_free_func (g_free);
  cohort->only_test = g_ptr_array_new_with_free_func (g_free);
  if (b == NULL || !compare_all (cohort, a, b, level, sensor, options, error))
    return NULL;
  if (cohort->rows->len == 0)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
          _ ("%s: no list has its partner in %s, expected lists of the same "
             "names."),
          reference, test);
      return NULL;
    }
  sum_up (cohort);
  return g_steal_pointer (&cohort);
}
