/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "soleus-cohort-agreement.h"
#include "soleus-compare.h"
#include "soleus-config.h"
#include "soleus-error.h"
#include "soleus-match-list.h"
#include "soleus-json-writer.h"

static const SoleusOption options[] = {
    {"json", 0, NULL, N_ ("Print JSON “soleus-comparison/1”."), FALSE, NULL},
    {"level", 'l', N_ ("LEVEL"),
        N_ ("Rows of JSON files: discharge, burst (the standard), episode."),
        FALSE, NULL},
    {"sensor", 0, N_ ("KIND"),
        N_ ("Rows of JSON files seen by: all (the standard), emg, "
            "accelerometer."),
        FALSE, NULL},
    {"match", 0, N_ ("RULE"),
        N_ ("When two events are the same. half: half of each lies in the "
            "other, or onsets within the tolerance (the standard for bursts); "
            "onset: onsets within the tolerance (the standard for "
            "discharges); touch: the spans touch or nearly do (the standard "
            "for episodes)."),
        FALSE, NULL},
    {"tolerance-ms", 't', N_ ("N"),
        N_ ("Milliseconds: 10 for discharges, 100 for bursts, 500 for "
            "episodes where not given."),
        FALSE, NULL},
    {"same-label", 0, NULL, N_ ("Only events of one label are the same."),
        FALSE, NULL},
    {"same-channels", 0, NULL,
        N_ ("Only events with a channel in common are the same."), FALSE, NULL},
    {"grid-ms", 0, N_ ("N"),
        N_ ("Cell of the time grid of Cohen's kappa, 10 where not given."),
        FALSE, NULL},
    {"plot", 0, N_ ("FILE.svg"),
        N_ ("Of two folders: draw the differences of the rates over their "
            "means (Bland and Altman)."),
        FALSE, NULL},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"compare truth.json found.json --sensor emg",
        N_ ("Detector against truth.")},
    {"compare scorer-a.csv scorer-b.csv --tolerance-ms 500",
        N_ ("Person against person.")},
    {"compare truth.json found.json --level discharge --json",
        N_ ("Single potentials by their peaks, within 10 ms, as data.")},
    {"compare scorer-a results --plot rates.svg",
        N_ ("A cohort: lists of the same names in two folders.")},
    {NULL, NULL},
};

/* What a level stands for unless the options say otherwise (science.md 5). */
static const struct
{
  SoleusMatchRule rule;
  double tolerance_ms;
} standards[] = {
    [SOLEUS_LEVEL_DISCHARGE] = {SOLEUS_MATCH_ONSET, 10.0},
    [SOLEUS_LEVEL_BURST] = {SOLEUS_MATCH_HALF, 100.0},
    [SOLEUS_LEVEL_EPISODE] = {SOLEUS_MATCH_TOUCH, 500.0},
};

typedef struct
{
  gboolean json;
  SoleusEventLevel level;
  SoleusSensorChoice sensor;
  SoleusCompareOptions compare;
} Wanted;

static gboolean
read_sensor (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  static const char *const ids[] = {"all", "emg", "accelerometer"};
  const char *word = soleus_arguments_get (arguments, "sensor");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (word == NULL || strcmp (word, ids[i]) == 0)
      {
        wanted->sensor = (SoleusSensorChoice)i;
        return TRUE;
      }
  return soleus_arguments_refuse (
      "sensor", word, "all, emg, accelerometer", error);
}

static gboolean
read_wanted (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  const char *level = soleus_arguments_get (arguments, "level");
  const char *rule = soleus_arguments_get (arguments, "match");
  double tolerance_ms, grid_ms;

  wanted->json = soleus_arguments_has (arguments, "json");
  wanted->level = SOLEUS_LEVEL_BURST;
  if (level != NULL && !soleus_event_level_from_id (level, &wanted->level))
    return soleus_arguments_refuse (
        "level", level, "discharge, burst, episode", error);
  wanted->compare = soleus_compare_options ();
  wanted->compare.match.rule = standards[wanted->level].rule;
  if (rule != NULL)
    {
      const int id = soleus_match_rule_from_id (rule);
      if (id < 0)
        return soleus_arguments_refuse (
            "match", rule, "onset, half, touch", error);
      wanted->compare.match.rule = (SoleusMatchRule)id;
    }
  if (!soleus_arguments_get_number (arguments, "tolerance-ms", 0.0, 1e6,
          standards[wanted->level].tolerance_ms, &tolerance_ms, error)
      || !soleus_arguments_get_number (
          arguments, "grid-ms", 0.1, 1e6, 10.0, &grid_ms, error))
    return FALSE;
  wanted->compare.match.tolerance_s = tolerance_ms / 1000.0;
  wanted->compare.grid_s = grid_ms / 1000.0;
  wanted->compare.match.same_label =
      soleus_arguments_has (arguments, "same-label");
  wanted->compare.match.same_channels =
      soleus_arguments_has (arguments, "same-channels");
  return read_sensor (arguments, wanted, error);
}

static void
put_share (SoleusJsonWriter *json, const char *name, const SoleusShare *share)
{
  soleus_json_begin_row (json, name);
  soleus_json_number (json, "value", share->value);
  soleus_json_number (json, "low", share->low);
  soleus_json_number (json, "high", share->high);
  soleus_json_end_object (json);
}

static void
put_agreement (SoleusJsonWriter *json, const SoleusAgreement *agreement)
{
  soleus_json_int (json, "n_reference", agreement->n_reference);
  soleus_json_int (json, "n_test", agreement->n_test);
  soleus_json_int (json, "n_matched", agreement->n_matched);
  put_share (json, "sensitivity", &agreement->sensitivity);
  put_share (json, "precision", &agreement->precision);
  put_share (json, "f1", &agreement->f1);
}

static void
put_errors (
    SoleusJsonWriter *json, const char *name, const SoleusErrorFigures *figures)
{
  soleus_json_begin_row (json, name);
  soleus_json_int (json, "n", figures->n);
  soleus_json_number (json, "bias_ms", 1000.0 * figures->bias_s);
  soleus_json_number (json, "sd_ms", 1000.0 * figures->sd_s);
  soleus_json_number (json, "median_ms", 1000.0 * figures->median_s);
  soleus_json_number (json, "p95_ms", 1000.0 * figures->p95_s);
  soleus_json_end_object (json);
}

static void
put_labels (SoleusJsonWriter *json, const SoleusComparison *result)
{
  const guint n = result->n_labels + 1;

  soleus_json_begin_array (json, "labels");
  for (guint i = 0; i < result->n_labels; i++)
    {
      soleus_json_begin_object (json, NULL);
      soleus_json_string (json, "label", result->labels[i].label);
      put_agreement (json, &result->labels[i].agreement);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
  soleus_json_begin_array (json, "confusion");
  for (guint row = 0; row < n; row++)
    {
      soleus_json_begin_array (json, NULL);
      for (guint column = 0; column < n; column++)
        soleus_json_int (json, NULL, result->confusion[row * n + column]);
      soleus_json_end_array (json);
    }
  soleus_json_end_array (json);
}

static gboolean
print_json (
    const Wanted *wanted, const SoleusComparison *result, GError **error)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_stream (stdout);
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "schema", "soleus-comparison/1");
  soleus_json_string (&json, "version", SOLEUS_VERSION);
  soleus_json_string (
      &json, "match", soleus_match_rule_id (wanted->compare.match.rule));
  soleus_json_number (
      &json, "tolerance_ms", 1000.0 * wanted->compare.match.tolerance_s);
  put_agreement (&json, &result->all);
  put_errors (&json, "onset_error", &result->onset);
  put_errors (&json, "offset_error", &result->offset);
  soleus_json_number (&json, "kappa", result->kappa);
  soleus_json_number (&json, "kappa_labels", result->kappa_labels);
  soleus_json_number (&json, "macro_f1", result->macro_f1);
  put_labels (&json, result);
  soleus_json_end_object (&json);
  return soleus_sink_close (sink, error);
}

static void
print_share (const char *name, const SoleusShare *share)
{
  g_print ("  %-14s %6.3f   (%.3f %s %.3f)\n", name, share->value, share->low,
      /* Translators: between the ends of an interval. */ _ ("to"),
      share->high);
}

static void
print_errors (const char *name, const SoleusErrorFigures *figures)
{
  if (figures->n > 0)
    g_print (_ ("  %-14s bias %+.1f ms, median %.1f ms, 95th percentile %.1f "
                "ms\n"),
        name, 1000.0 * figures->bias_s, 1000.0 * figures->median_s,
        1000.0 * figures->p95_s);
}

static void
print_text (const SoleusComparison *result)
{
  g_print (_ ("%u events in the reference, %u in the test, %u matched\n"),
      result->all.n_reference, result->all.n_test, result->all.n_matched);
  print_share (_ ("sensitivity"), &result->all.sensitivity);
  print_share (_ ("precision"), &result->all.precision);
  print_share ("F1", &result->all.f1);
  print_errors (_ ("onset"), &result->onset);
  print_errors (_ ("offset"), &result->offset);
  g_print (_ ("  Cohen's kappa  %6.3f   with labels %.3f\n"), result->kappa,
      result->kappa_labels);
  g_print ("\n  %-14s %9s %6s %7s %7s\n", _ ("label"), _ ("reference"),
      _ ("test"), _ ("matched"), "F1");
  for (guint i = 0; i < result->n_labels; i++)
    {
      const SoleusAgreement *one = &result->labels[i].agreement;
      g_print ("  %-14s %9u %6u %7u %7.3f\n",
          *result->labels[i].label == '\0' ? "-" : result->labels[i].label,
          one->n_reference, one->n_test, one->n_matched, one->f1.value);
    }
  g_print (_ ("  macro F1 over the labels of the reference: %.3f\n"),
      result->macro_f1);
}

static gboolean
run_cohort (
    const SoleusArguments *arguments, const Wanted *wanted, GError **error)
{
  const char *const *paths = soleus_arguments_get_words (arguments);
  const char *plot = soleus_arguments_get (arguments, "plot");
  g_autoptr (SoleusSink) sink = NULL;
  g_autoptr (SoleusCohortAgreement) cohort = soleus_cohort_agreement (paths[0],
      paths[1], wanted->level, wanted->sensor, &wanted->compare, error);

  if (cohort == NULL
      || (plot != NULL && !soleus_cohort_agreement_plot (cohort, plot, error)))
    return FALSE;
  if (!wanted->json)
    {
      soleus_cohort_agreement_print (cohort);
      return TRUE;
    }
  sink = soleus_sink_new_stream (stdout);
  soleus_cohort_agreement_export (cohort, sink);
  return soleus_sink_close (sink, error);
}

/* Two folders or two lists, never one of each. */
static gboolean
is_cohort (const SoleusArguments *arguments, gboolean *cohort, GError **error)
{
  const char *const *paths = soleus_arguments_get_words (arguments);
  const gboolean first = g_file_test (paths[0], G_FILE_TEST_IS_DIR);
  const gboolean second = g_file_test (paths[1], G_FILE_TEST_IS_DIR);

  *cohort = first;
  if (first != second)
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
        _ ("compare: %s is a folder and %s is none, expected two folders or "
           "two lists."),
        paths[first ? 0 : 1], paths[first ? 1 : 0]);
  else if (!first && soleus_arguments_has (arguments, "plot"))
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
        _ ("Option --plot: %s is a list, expected two folders."), paths[0]);
  else
    return TRUE;
  return FALSE;
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  const char *const *paths = soleus_arguments_get_words (arguments);
  Wanted wanted;
  g_autoptr (SoleusMatchList) reference = NULL;
  g_autoptr (SoleusMatchList) test = NULL;
  g_autoptr (SoleusComparison) result = NULL;
  gboolean cohort;

  if (!read_wanted (arguments, &wanted, error)
      || !is_cohort (arguments, &cohort, error))
    return FALSE;
  if (cohort)
    return run_cohort (arguments, &wanted, error);
  reference =
      soleus_match_list_load (paths[0], wanted.level, wanted.sensor, error);
  if (reference == NULL)
    return FALSE;
  test = soleus_match_list_load (paths[1], wanted.level, wanted.sensor, error);
  if (test == NULL)
    return FALSE;
  wanted.compare.duration_s = MAX (reference->duration_s, test->duration_s);
  result =
      soleus_compare ((const SoleusMatchEvent *)(void *)reference->events->data,
          reference->events->len,
          (const SoleusMatchEvent *)(void *)test->events->data,
          test->events->len, &wanted.compare);
  if (wanted.json)
    return print_json (&wanted, result, error);
  print_text (result);
  return TRUE;
}

const SoleusCommand soleus_command_compare = {
    .name = "compare",
    .summary = N_ ("say how far two lists of events agree"),
    .synopsis = "REFERENCE TEST [--level LEVEL] [--match RULE] "
                "[--tolerance-ms N] [--json]",
    .description = /* xgettext:no-c-format */ N_ (
        "Pairs the events of two lists one to one and prints sensitivity, "
        "precision and F1 with their 95 % intervals, the errors of onset and "
        "offset, Cohen's kappa on a grid of time, and the same by label. The "
        "first list is taken for true.\n\n"
        "A list is an analysis of Soleus or a truth of “simulate” (.json), a "
        "table with columns onset, duration and label in seconds (.csv, .tsv, "
        ".txt), or a recording, whose annotations are taken. It serves "
        "detector against truth, detector against person, and person against "
        "person.\n\n"
        "Two folders are compared recording by recording: lists of the same "
        "name, or the results of “batch”. Then the events are added up, and "
        "the rates of the two are judged by bias, limits of agreement and "
        "intraclass correlation."),
    .options = options,
    .min_words = 2,
    .max_words = 2,
    .words = N_ ("a reference and a test"),
    .examples = examples,
    .run = run,
};
