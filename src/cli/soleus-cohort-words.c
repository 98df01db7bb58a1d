/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-charts.h"
#include "soleus-cohort-agreement.h"
#include "soleus-config.h"
#include "soleus-json-writer.h"

#define PLOT_WIDTH 520.0
#define PLOT_HEIGHT 360.0

static void
print_figure (const char *name, const SoleusEstimate *figure)
{
  if (isnan (figure->value))
    g_print (_ ("  %-26s cannot be told\n"), name);
  else
    g_print ("  %-26s %7.3f   (%.3f %s %.3f)\n", name, figure->value,
        figure->low, figure->high < figure->low ? "-" : _ ("to"), figure->high);
}

static void
print_share (const char *name, const SoleusShare *share)
{
  const SoleusEstimate figure = {share->value, share->low, share->high};

  print_figure (name, &figure);
}

static void
print_missing (const GPtrArray *names, const char *what)
{
  for (guint i = 0; i < names->len; i++)
    g_print ("  %s: %s\n", (const char *)g_ptr_array_index (names, i), what);
}

void
soleus_cohort_agreement_print (const SoleusCohortAgreement *cohort)
{
  g_print (ngettext ("%u recording compared\n", "%u recordings compared\n",
               cohort->rows->len),
      cohort->rows->len);
  g_print (_ ("All events added up: %u in the reference, %u in the test, %u "
              "matched\n"),
      cohort->pooled.n_reference, cohort->pooled.n_test,
      cohort->pooled.n_matched);
  print_share (_ ("sensitivity"), &cohort->pooled.sensitivity);
  print_share (_ ("precision"), &cohort->pooled.precision);
  print_share ("F1", &cohort->pooled.f1);
  g_print (_ ("Recording by recording\n"));
  print_figure (_ ("mean F1"), &cohort->mean_f1);
  g_print (_ ("Events a minute, test minus reference, of %u recordings\n"),
      cohort->rates.n);
  print_figure (_ ("bias"), &cohort->rates.bias);
  print_figure (_ ("lower limit of agreement"), &cohort->rates.lower);
  print_figure (_ ("upper limit of agreement"), &cohort->rates.upper);
  print_figure (_ ("intraclass correlation"), &cohort->rates.icc);
  g_print ("\n  %9s %6s %7s %7s  %s\n", _ ("reference"), _ ("test"),
      _ ("matched"), "F1", _ ("recording"));
  for (guint i = 0; i < cohort->rows->len; i++)
    {
      const SoleusCohortRow *row = g_ptr_array_index (cohort->rows, i);
      g_print ("  %9u %6u %7u %7.3f  %s\n", row->agreement.n_reference,
          row->agreement.n_test, row->agreement.n_matched,
          row->agreement.f1.value, row->name);
    }
  print_missing (cohort->only_reference, _ ("only in the reference"));
  print_missing (cohort->only_test, _ ("only in the test"));
}

static void
put_figure (
    SoleusJsonWriter *json, const char *key, const SoleusEstimate *figure)
{
  soleus_json_begin_row (json, key);
  soleus_json_number (json, "value", figure->value);
  soleus_json_number (json, "low", figure->low);
  soleus_json_number (json, "high", figure->high);
  soleus_json_end_object (json);
}

static void
put_share (SoleusJsonWriter *json, const char *key, const SoleusShare *share)
{
  const SoleusEstimate figure = {share->value, share->low, share->high};

  put_figure (json, key, &figure);
}

static void
put_row (SoleusJsonWriter *json, const SoleusCohortRow *row)
{
  soleus_json_begin_row (json, NULL);
  soleus_json_string (json, "recording", row->name);
  soleus_json_int (json, "n_reference", row->agreement.n_reference);
  soleus_json_int (json, "n_test", row->agreement.n_test);
  soleus_json_int (json, "n_matched", row->agreement.n_matched);
  soleus_json_number (json, "f1", row->agreement.f1.value);
  soleus_json_number (json, "reference_per_min", row->reference_per_min);
  soleus_json_number (json, "test_per_min", row->test_per_min);
  soleus_json_end_object (json);
}

static void
put_names (SoleusJsonWriter *json, const char *key, const GPtrArray *names)
{
  soleus_json_begin_array (json, key);
  for (guint i = 0; i < names->len; i++)
    soleus_json_string (json, NULL, g_ptr_array_index (names, i));
  soleus_json_end_array (json);
}

void
soleus_cohort_agreement_export (
    const SoleusCohortAgreement *cohort, SoleusSink *sink)
{
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "schema", "soleus-cohort-comparison/1");
  soleus_json_string (&json, "version", SOLEUS_VERSION);
  soleus_json_int (&json, "n_recordings", cohort->rows->len);
  soleus_json_begin_object (&json, "pooled");
  soleus_json_int (&json, "n_reference", cohort->pooled.n_reference);
  soleus_json_int (&json, "n_test", cohort->pooled.n_test);
  soleus_json_int (&json, "n_matched", cohort->pooled.n_matched);
  put_share (&json, "sensitivity", &cohort->pooled.sensitivity);
  put_share (&json, "precision", &cohort->pooled.precision);
  put_share (&json, "f1", &cohort->pooled.f1);
  soleus_json_end_object (&json);
  put_figure (&json, "mean_f1", &cohort->mean_f1);
  soleus_json_begin_object (&json, "rate_per_min");
  soleus_json_int (&json, "n", cohort->rates.n);
  put_figure (&json, "bias", &cohort->rates.bias);
  soleus_json_number (&json, "sd", cohort->rates.sd);
  put_figure (&json, "lower_limit", &cohort->rates.lower);
  put_figure (&json, "upper_limit", &cohort->rates.upper);
  put_figure (&json, "icc", &cohort->rates.icc);
  soleus_json_end_object (&json);
  soleus_json_begin_array (&json, "recordings");
  for (guint i = 0; i < cohort->rows->len; i++)
    put_row (&json, g_ptr_array_index (cohort->rows, i));
  soleus_json_end_array (&json);
  put_names (&json, "only_reference", cohort->only_reference);
  put_names (&json, "only_test", cohort->only_test);
  soleus_json_end_object (&json);
}

static cairo_status_t
to_sink (void *sink, const unsigned char *bytes, unsigned int n)
{
  soleus_sink_write (sink, (const char *)bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

gboolean
soleus_cohort_agreement_plot (
    const SoleusCohortAgreement *cohort, const char *path, GError **error)
{
  const guint n = cohort->rows->len;
  const SoleusRect rect = {0.0, 0.0, PLOT_WIDTH, PLOT_HEIGHT};
  g_autofree double *reference = g_new (double, n);
  g_autofree double *test = g_new (double, n);
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (sink == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const SoleusCohortRow *row = g_ptr_array_index (cohort->rows, i);
      reference[i] = row->reference_per_min;
      test[i] = row->test_per_min;
    }
  surface = cairo_svg_surface_create_for_stream (
      to_sink, sink, PLOT_WIDTH, PLOT_HEIGHT);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  soleus_agreement_chart_draw (cr, soleus_theme_get (SOLEUS_THEME_PRINT), &rect,
      reference, test, n,
      &(SoleusAgreementLines){cohort->rates.bias.value,
          cohort->rates.lower.value, cohort->rates.upper.value});
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return soleus_sink_close (sink, error);
}
