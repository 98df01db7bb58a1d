/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-filtered-view.h"
#include "soleus-ticks.h"
#include "soleus-welch.h"

/* Read at once, and of how many places at most: 12 million samples. */
#define PIECE_N 262144
#define MAX_PIECES 48
/* Resolution of the estimate: Hz of a potential, tenths of a rhythm. */
#define SIGNAL_SEGMENT_S 1.0
#define RHYTHM_SEGMENT_S 4.0
#define SIGNAL_HIGH_HZ 500.0
#define RHYTHM_HIGH_HZ 20.0
#define ENVELOPE_S 0.02
/* Under these a peak is drift. */
#define SIGNAL_LOW_HZ 10.0
#define RHYTHM_LOW_HZ 1.0

typedef struct
{
  SoleusSpectrum *spectrum; /* NULL: nothing was read */
  SoleusSpectrumChart chart;
} Figure;

/* What is asked for, made whole. */
typedef struct
{
  const SoleusChannel *facts;
  SoleusRecording *source;
  guint channel;
  double segment_s;
  double low_hz;
  double high_hz;
} Plan;

static void
draw (gconstpointer data, cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect)
{
  const Figure *figure = data;

  soleus_spectrum_chart_draw (cr, theme, rect, &figure->chart);
}

static void
write_csv (gconstpointer data, GString *out)
{
  const Figure *figure = data;
  char hz[G_ASCII_DTOSTR_BUF_SIZE], power[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, "frequency_hz,power_per_hz\n");
  for (guint k = 0; k < figure->chart.n_bins; k++)
    g_string_append_printf (out, "%s,%s\n",
        g_ascii_formatd (hz, sizeof hz, "%.4f", k * figure->chart.bin_hz),
        g_ascii_formatd (power, sizeof power, "%.6g", figure->chart.power[k]));
}

static void
figure_free (gpointer data)
{
  Figure *figure = data;

  g_clear_pointer (&figure->spectrum, soleus_spectrum_free);
  g_free (figure);
}

static void
plan_init (Plan *plan, SoleusRecording *recording,
    const SoleusSpectrumRequest *request)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (recording, request->channel);
  gboolean rhythm = request->envelope || facts->kind != SOLEUS_KIND_EMG;
  guint n = soleus_recording_get_n_channels (recording);
  g_autofree SoleusViewFilter *filters = g_new0 (SoleusViewFilter, n);

  *plan = (Plan){.facts = facts, .channel = request->channel};
  plan->segment_s = rhythm ? RHYTHM_SEGMENT_S : SIGNAL_SEGMENT_S;
  plan->low_hz = rhythm ? RHYTHM_LOW_HZ : SIGNAL_LOW_HZ;
  plan->high_hz =
      MIN (facts->rate_hz / 2.0, rhythm ? RHYTHM_HIGH_HZ : SIGNAL_HIGH_HZ);
  if (!request->envelope)
    {
      plan->source = soleus_recording_ref (recording);
      return;
    }
  soleus_view_filter_init (
      &filters[request->channel], NULL, recording, request->channel);
  filters[request->channel].envelope_s = ENVELOPE_S;
  plan->source = soleus_filtered_recording_new (recording, filters);
}

static void
bridge_missing (float *x, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (isnan (x[i]))
      x[i] = i > 0 ? x[i - 1] : 0.0f;
}

/* Joins @piece to @sum, weighted by its segments; takes over @piece. */
static SoleusSpectrum *
join (SoleusSpectrum *sum, SoleusSpectrum *piece)
{
  double all;

  if (sum == NULL || piece == NULL)
    return sum == NULL ? piece : sum;
  all = (double)sum->n_segments + piece->n_segments;
  for (gsize k = 0; k < MIN (sum->n_bins, piece->n_bins); k++)
    sum->power[k] = (float)((sum->power[k] * (double)sum->n_segments
                                + piece->power[k] * (double)piece->n_segments)
        / all);
  sum->n_segments += piece->n_segments;
  sum->dof += piece->dof;
  soleus_spectrum_free (piece);
  return sum;
}

/* Pieces of runs inside the span, none over a gap. */
static GArray *
pieces_of (const SoleusChannel *facts, SoleusSpan span)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (SoleusRun));
  guint64 from = soleus_channel_idx (facts, span.start_s);
  guint64 to = soleus_channel_idx (facts, span.end_s);

  for (guint i = 0; i < facts->n_runs; i++)
    {
      const SoleusRun *run = &facts->runs[i];
      guint64 first = MAX (from, run->first_idx);
      guint64 end = MIN (to, run->first_idx + run->n);

      for (; first < end; first += PIECE_N)
        {
          SoleusRun piece = {first, MIN (end - first, PIECE_N), 0.0};
          g_array_append_val (pieces, piece);
        }
    }
  return pieces;
}

static SoleusSpectrum *
estimate (
    const Plan *plan, SoleusSpan span, SoleusProgress *progress, GError **error)
{
  g_autoptr (GArray) pieces = pieces_of (plan->facts, span);
  g_autofree float *x = g_new (float, PIECE_N);
  g_autoptr (SoleusSpectrum) sum = NULL;
  guint step = (pieces->len + MAX_PIECES - 1) / MAX_PIECES;
  guint64 longest = 0;
  SoleusWelchOptions options;

  for (guint i = 0; i < pieces->len; i++)
    longest = MAX (longest, g_array_index (pieces, SoleusRun, i).n);
  if (longest == 0)
    return NULL;
  options = soleus_welch_options (
      MIN (plan->segment_s, (double)longest / plan->facts->rate_hz), 0.0,
      plan->facts->rate_hz);
  for (guint i = 0; i < pieces->len; i += step)
    {
      const SoleusRun *piece = &g_array_index (pieces, SoleusRun, i);

      if (soleus_progress_stop (progress, error))
        return NULL;
      /* A piece shorter than a segment has other bins. */
      if (piece->n < options.segment)
        continue;
      if (!soleus_recording_read (plan->source, plan->channel, piece->first_idx,
              (gsize)piece->n, x, error))
        return NULL;
      bridge_missing (x, (gsize)piece->n);
      sum = join (g_steal_pointer (&sum),
          soleus_welch (x, (gsize)piece->n, plan->facts->rate_hz, &options));
      soleus_progress_report (progress, (double)i / pieces->len);
    }
  return g_steal_pointer (&sum);
}

static char *
dup_summary (const Plan *plan, const SoleusSpectrum *spectrum, double peak_hz,
    SoleusSpan span)
{
  double low_hz = plan->low_hz, high_hz = plan->high_hz;
  const char *unit =
      g_str_equal (plan->facts->unit, "uV") ? "µV" : plan->facts->unit;
  g_autofree char *length =
      soleus_duration_dup_text (soleus_span_duration_s (span));

  if (spectrum == NULL)
    return g_strdup (_ ("Nothing was recorded there."));
  return g_strdup_printf (
      /* TRANSLATORS: RMS with its unit; a length of time; a number */
      _ ("Peak %.1f Hz (± %.1f), median frequency %.1f Hz, mean %.1f Hz, RMS "
         "%.3g %s, in %s (%u segments)"),
      peak_hz, spectrum->resolution_hz / 2.0,
      soleus_spectrum_median_hz (spectrum, NULL, low_hz, high_hz),
      soleus_spectrum_mean_hz (spectrum, NULL, low_hz, high_hz),
      sqrt (soleus_spectrum_band_power (spectrum, low_hz, high_hz)), unit,
      length, spectrum->n_segments);
}

SoleusFigure *
soleus_spectrum_figure_new (SoleusRecording *recording,
    const SoleusSpectrumRequest *request, SoleusProgress *progress,
    GError **error)
{
  static const SoleusFigureClass figure_class = {draw, write_csv, figure_free};
  g_autoptr (GError) problem = NULL;
  Figure *figure;
  SoleusSpectrum *spectrum;
  double peak_hz = NAN;
  Plan plan;
  char *summary;

  plan_init (&plan, recording, request);
  spectrum = estimate (&plan, request->span, progress, &problem);
  soleus_recording_unref (plan.source);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (spectrum != NULL)
    soleus_spectrum_peak (spectrum, plan.low_hz, plan.high_hz, &peak_hz, NULL);
  figure = g_new0 (Figure, 1);
  figure->spectrum = spectrum;
  figure->chart.peak_hz = peak_hz;
  figure->chart.floor = NAN;
  figure->chart.high_hz = plan.high_hz;
  if (spectrum != NULL)
    {
      figure->chart.power = spectrum->power;
      figure->chart.n_bins = (guint)spectrum->n_bins;
      figure->chart.bin_hz = spectrum->bin_hz;
      figure->chart.dof = spectrum->dof;
    }
  summary = dup_summary (&plan, spectrum, peak_hz, request->span);
  return soleus_figure_new (&figure_class, figure, summary);
}
