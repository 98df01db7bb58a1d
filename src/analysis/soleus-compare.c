/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-compare.h"

#include "soleus-robust.h"

#include <math.h>

/* science.md 5: bursts overlap >= 50 % or onset within +-100 ms. */
#define BURST_TOLERANCE_S 0.1
#define GRID_S 0.01

SoleusCompareOptions
soleus_compare_options (void)
{
  return (SoleusCompareOptions){
      .match = {.rule = SOLEUS_MATCH_HALF, .tolerance_s = BURST_TOLERANCE_S},
      .grid_s = GRID_S,
  };
}

/* F1 = 2 J / (1 + J) with J = matched / joint, which is a share. */
static double
f1_of_joint (double joint)
{
  return 2.0 * joint / (1.0 + joint);
}

SoleusAgreement
soleus_agreement (guint n_matched, guint n_reference, guint n_test)
{
  SoleusShare joint =
      soleus_share (n_matched, n_reference + n_test - n_matched);

  return (SoleusAgreement){
      .n_reference = n_reference,
      .n_test = n_test,
      .n_matched = n_matched,
      .sensitivity = soleus_share (n_matched, n_reference),
      .precision = soleus_share (n_matched, n_test),
      .f1 = {f1_of_joint (joint.value), f1_of_joint (joint.low),
          f1_of_joint (joint.high)},
  };
}

SoleusErrorFigures
soleus_error_figures (const double *error_s, guint n)
{
  SoleusErrorFigures figures = {n, NAN, NAN, NAN, NAN};
  g_autofree double *size_s = g_new (double, MAX (n, 1));
  double sum = 0.0, squares = 0.0;

  if (n == 0)
    return figures;
  for (guint i = 0; i < n; i++)
    {
      sum += error_s[i];
      size_s[i] = fabs (error_s[i]);
    }
  figures.bias_s = sum / n;
  for (guint i = 0; i < n; i++)
    squares += (error_s[i] - figures.bias_s) * (error_s[i] - figures.bias_s);
  if (n > 1)
    figures.sd_s = sqrt (squares / (n - 1.0));
  figures.median_s = soleus_median_double (size_s, n);
  figures.p95_s = soleus_quantile_double (size_s, n, 0.95);
  return figures;
}

double
soleus_kappa (const guint64 *counts, guint n)
{
  double total = 0.0, same = 0.0, chance = 0.0;

  for (guint i = 0; i < n * n; i++)
    total += (double)counts[i];
  for (guint i = 0; i < n; i++)
    {
      double row = 0.0, column = 0.0;

      for (guint j = 0; j < n; j++)
        {
          row += (double)counts[i * n + j];
          column += (double)counts[j * n + i];
        }
      same += (double)counts[i * n + i];
      chance += row * column;
    }
  /* [cohen1960] (p_o - p_e) / (1 - p_e), both times total^2 */
  if (!(total * total > chance))
    return NAN;
  return (same * total - chance) / (total * total - chance);
}

static const char *
label_of (const SoleusMatchEvent *event)
{
  return event->label != NULL ? event->label : "";
}

static int
by_bytes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static void
collect_labels (GHashTable *seen, const SoleusMatchEvent *events, guint n)
{
  for (guint i = 0; i < n; i++)
    g_hash_table_add (seen, (gpointer)label_of (&events[i]));
}

/* Fills labels with copies, returns a table from label to row. */
static GHashTable *
name_labels (SoleusComparison *comparison, const SoleusMatchEvent *reference,
    guint n_reference, const SoleusMatchEvent *test, guint n_test)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const char **sorted = NULL;
  guint n;

  collect_labels (seen, reference, n_reference);
  collect_labels (seen, test, n_test);
  sorted = (const char **)g_hash_table_get_keys_as_array (seen, &n);
  qsort (sorted, n, sizeof *sorted, by_bytes);
  comparison->n_labels = n;
  comparison->labels = g_new0 (SoleusLabelAgreement, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      comparison->labels[i].label = g_strdup (sorted[i]);
      g_hash_table_insert (
          rows, (gpointer)comparison->labels[i].label, GUINT_TO_POINTER (i));
    }
  return rows;
}

static guint
row_of (GHashTable *rows, const SoleusMatchEvent *event)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (rows, label_of (event)));
}

static void
count_confusion (SoleusComparison *comparison, GHashTable *rows,
    const SoleusMatchEvent *reference, const SoleusMatchEvent *test)
{
  guint n = comparison->n_labels + 1;
  guint *table = comparison->confusion = g_new0 (guint, n * n);

  for (guint i = 0; i < comparison->all.n_reference; i++)
    table[row_of (rows, &reference[i]) * n + n - 1]++;
  for (guint i = 0; i < comparison->all.n_test; i++)
    table[(n - 1) * n + row_of (rows, &test[i])]++;
  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      SoleusMatchPair pair =
          g_array_index (comparison->pairs, SoleusMatchPair, i);
      guint row = row_of (rows, &reference[pair.reference]);
      guint column = row_of (rows, &test[pair.test]);

      table[row * n + n - 1]--;
      table[(n - 1) * n + column]--;
      table[row * n + column]++;
    }
}

static void
judge_labels (SoleusComparison *comparison)
{
  guint n = comparison->n_labels + 1, n_counted = 0;
  double sum = 0.0;

  for (guint label = 0; label + 1 < n; label++)
    {
      guint in_reference = 0, in_test = 0;
      SoleusAgreement *agreement = &comparison->labels[label].agreement;

      for (guint i = 0; i < n; i++)
        {
          in_reference += comparison->confusion[label * n + i];
          in_test += comparison->confusion[i * n + label];
        }
      *agreement = soleus_agreement (
          comparison->confusion[label * n + label], in_reference, in_test);
      if (in_reference == 0)
        continue;
      sum += agreement->f1.value;
      n_counted++;
    }
  comparison->macro_f1 = n_counted > 0 ? sum / n_counted : NAN;
}

/* 0 for none, else label row + 1, for each cell. */
static guint *
paint_cells (const SoleusMatchEvent *events, guint n, GHashTable *rows,
    guint64 n_cells, double grid_s)
{
  guint *cells = g_new0 (guint, MAX (n_cells, 1));
  g_autofree double *began_s = g_new (double, MAX (n_cells, 1));

  for (guint i = 0; i < n; i++)
    {
      double start = ceil (events[i].onset_s / grid_s - 0.5);
      double end =
          ceil ((events[i].onset_s + events[i].duration_s) / grid_s - 0.5);

      for (double c = MAX (start, 0.0); c < MIN (end, (double)n_cells);
           c += 1.0)
        {
          guint64 cell = (guint64)c;

          if (cells[cell] != 0 && began_s[cell] > events[i].onset_s)
            continue;
          cells[cell] = row_of (rows, &events[i]) + 1;
          began_s[cell] = events[i].onset_s;
        }
    }
  return cells;
}

static double
last_end_s (const SoleusMatchEvent *events, guint n)
{
  double last = 0.0;

  for (guint i = 0; i < n; i++)
    last = MAX (last, events[i].onset_s + events[i].duration_s);
  return last;
}

static void
judge_grid (SoleusComparison *comparison, GHashTable *rows,
    const SoleusMatchEvent *reference, const SoleusMatchEvent *test,
    const SoleusCompareOptions *options)
{
  guint n = comparison->n_labels + 1;
  guint n_reference = comparison->all.n_reference;
  guint n_test = comparison->all.n_test;
  double duration_s = options->duration_s > 0.0
      ? options->duration_s
      : MAX (last_end_s (reference, n_reference), last_end_s (test, n_test));
  guint64 n_cells = (guint64)floor (duration_s / options->grid_s + 0.5);
  g_autofree guint *in_reference =
      paint_cells (reference, n_reference, rows, n_cells, options->grid_s);
  g_autofree guint *in_test =
      paint_cells (test, n_test, rows, n_cells, options->grid_s);
  g_autofree guint64 *labels = g_new0 (guint64, n * n);
  guint64 present[4] = {0};

  for (guint64 c = 0; c < n_cells; c++)
    {
      labels[in_reference[c] * n + in_test[c]]++;
      present[(in_reference[c] != 0) * 2 + (in_test[c] != 0)]++;
    }
  comparison->n_cells = n_cells;
  comparison->kappa = soleus_kappa (present, 2);
  comparison->kappa_labels = soleus_kappa (labels, n);
}

static void
judge_times (SoleusComparison *comparison, const SoleusMatchEvent *reference,
    const SoleusMatchEvent *test)
{
  guint n = comparison->pairs->len;
  g_autofree double *onset_s = g_new (double, MAX (n, 1));
  g_autofree double *offset_s = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      SoleusMatchPair pair =
          g_array_index (comparison->pairs, SoleusMatchPair, i);
      const SoleusMatchEvent *a = &reference[pair.reference];
      const SoleusMatchEvent *b = &test[pair.test];

      onset_s[i] = b->onset_s - a->onset_s;
      offset_s[i] = onset_s[i] + b->duration_s - a->duration_s;
    }
  comparison->onset = soleus_error_figures (onset_s, n);
  comparison->offset = soleus_error_figures (offset_s, n);
}

SoleusComparison *
soleus_compare (const SoleusMatchEvent *reference, guint n_reference,
    const SoleusMatchEvent *test, guint n_test,
    const SoleusCompareOptions *options)
{
  SoleusComparison *comparison;
  g_autoptr (GHashTable) rows = NULL;

  g_return_val_if_fail (options->grid_s > 0.0, NULL);

  comparison = g_new0 (SoleusComparison, 1);
  comparison->pairs =
      soleus_match (reference, n_reference, test, n_test, &options->match);
  comparison->all =
      soleus_agreement (comparison->pairs->len, n_reference, n_test);
  rows = name_labels (comparison, reference, n_reference, test, n_test);
  count_confusion (comparison, rows, reference, test);
  judge_labels (comparison);
  judge_times (comparison, reference, test);
  judge_grid (comparison, rows, reference, test, options);
  return comparison;
}

void
soleus_comparison_free (SoleusComparison *comparison)
{
  if (comparison == NULL)
    return;
  for (guint i = 0; i < comparison->n_labels; i++)
    g_free ((gpointer)comparison->labels[i].label);
  g_free (comparison->labels);
  g_free (comparison->confusion);
  g_array_unref (comparison->pairs);
  g_free (comparison);
}
