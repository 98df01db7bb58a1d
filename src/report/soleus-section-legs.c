/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-constants.h"
#include "soleus-leg-charts.h"
#include "soleus-report-build.h"

#define FIGURE_HEIGHT 130.0
#define FIGURE_GAP 16.0
/* A series has four movements: fewer are said in a sentence. */
#define FEW 4
/* Of times that were computed, as the rules have it (soleus-leg-rules.c). */
#define SLACK_S 1e-6

/* --- what was counted, and how ------------------------------------------- */

static void
add_how (SoleusReportBuild *build, const SoleusPlm *plm)
{
  g_autofree char *names =
      soleus_channels_dup_names (build->input->recording, &plm->channels);
  int first = soleus_channel_set_next (&plm->channels, -1);
  /* In the unit of the file, calibrated or not. */
  const char *file_unit = first < 0
      ? ""
      : soleus_recording_get_channel (build->input->recording, (guint)first)
            ->unit;
  const char *unit = g_str_equal (file_unit, "uV") ? "µV" : file_unit;
  g_autofree char *rest = soleus_value_dup_text (plm->rest, unit);
  GString *text = g_string_new (NULL);

  /* TRANSLATORS: channels; a resting level with its unit */
  g_string_append_printf (
      text, _ ("Counted on %s; the resting level is %s."), names, rest);
  g_string_append_c (text, ' ');
  g_string_append (text,
      plm->standard
          ? _ ("A movement begins 8 µV above rest and ends below 2 µV, as the "
               "rules ask.")
          : _ ("The rules' 8 and 2 µV do not fit this signal: multiples of "
               "its rest were taken instead."));
  g_string_append_c (text, ' ');
  g_string_append (text,
      plm->accelerometer ? _ ("From an accelerometer the count is only like "
                              "PLM.")
          : plm->tibialis
          ? _ ("The tibialis anterior is the muscle that the rules ask for.")
          : _ ("The rules ask for the tibialis anterior: from another muscle "
               "the count is only like PLM."));
  /* On one page with the table that it tells of. */
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY, text->str)
      ->keep = TRUE;
  g_string_free (text, TRUE);
}

/* --- both rule sets, side by side ---------------------------------------- */

typedef struct
{
  const char *name;
  char *(*dup_value) (const SoleusPlmCount *count);
} Measure;

static char *
dup_count (guint n)
{
  return g_strdup_printf ("%u", n);
}

static char *
dup_lm (const SoleusPlmCount *count)
{
  return dup_count (count->n_lm);
}

static char *
dup_clm (const SoleusPlmCount *count)
{
  return dup_count (count->n_clm);
}

static char *
dup_plm (const SoleusPlmCount *count)
{
  return dup_count (count->n_plm);
}

static char *
dup_series (const SoleusPlmCount *count)
{
  return dup_count (count->n_series);
}

static char *
dup_hours (const SoleusPlmCount *count)
{
  return g_strdup_printf (
      count->of_sleep ? _ ("%.2f h of sleep") : _ ("%.2f h of recording"),
      count->hours);
}

static char *
dup_index (const SoleusPlmCount *count)
{
  return soleus_number_dup_text ("%.1f", count->index);
}

static char *
dup_asleep (const SoleusPlmCount *count)
{
  return count->of_sleep ? dup_count (count->n_plm_in_sleep) : g_strdup ("–");
}

static char *
dup_respiratory (const SoleusPlmCount *count)
{
  return dup_count (count->n_respiratory);
}

static char *
dup_clear (const SoleusPlmCount *count)
{
  g_autofree char *index = soleus_number_dup_text ("%.1f", count->index_clear);

  return g_strdup_printf ("%u (%s)", count->n_plm_clear, index);
}

static char *
dup_periodicity (const SoleusPlmCount *count)
{
  return soleus_number_dup_text ("%.2f", count->periodicity_index);
}

static char *
dup_interval (const SoleusPlmCount *count)
{
  double mean = count->interval_log_mean, sd = count->interval_log_sd;

  if (!isfinite (mean) || !isfinite (sd))
    return g_strdup ("–");
  return g_strdup_printf (
      "%.1f s (%.1f–%.1f)", exp (mean), exp (mean - sd), exp (mean + sd));
}

static const Measure measures[] = {
    {N_ ("Leg movements (LM)"), dup_lm},
    {N_ ("Candidates (CLM)"), dup_clm},
    {N_ ("Periodic movements (PLM)"), dup_plm},
    {N_ ("Series"), dup_series},
    {N_ ("Hours they are counted over"), dup_hours},
    {N_ ("PLM per hour"), dup_index},
    {N_ ("PLM in sleep"), dup_asleep},
    {N_ ("Movements with a breathing event"), dup_respiratory},
    {N_ ("PLM without those (per hour)"), dup_clear},
    {N_ ("Periodicity index"), dup_periodicity},
    {N_ ("Interval, geometric mean (one SD)"), dup_interval},
};

static void
add_rules (SoleusReportBuild *build, const SoleusPlm *plm)
{
  SoleusTable *table =
      soleus_report_document_add_table (build->document, "")->table;

  soleus_table_add_column (table, _ ("By"), SOLEUS_CELL_START, 5);
  soleus_table_add_column (table, "AASM", SOLEUS_CELL_END, 3);
  soleus_table_add_column (table, "WASM 2016", SOLEUS_CELL_END, 3);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autofree char *aasm = measures[i].dup_value (&plm->aasm);
      g_autofree char *wasm = measures[i].dup_value (&plm->wasm);

      soleus_table_add_row (table, _ (measures[i].name), aasm, wasm);
    }
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL,
      _ ("Periodicity index: share of the intervals that stand in runs of "
         "three or more between 10 and 90 s. This is not a polysomnography."))
      ->wide = TRUE;
}

/* --- intervals, and the night -------------------------------------------- */

typedef struct
{
  const SoleusPlm *plm;
  SoleusNightChart night;
  guint *counts;
} LegFigure;

static void
leg_figure_free (gpointer data)
{
  g_free (((LegFigure *)data)->counts);
  g_free (data);
}

static void
draw_legs (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  const LegFigure *figure = user_data;
  double width = (rect->width - FIGURE_GAP) / 2.0;
  SoleusRect left = {rect->x, rect->y, width, rect->height};
  SoleusRect right = {
      rect->x + width + FIGURE_GAP, rect->y, width, rect->height};

  soleus_leg_interval_chart_draw (cr, theme, &left,
      figure->plm->aasm.interval_bins, figure->plm->wasm.interval_bins);
  soleus_night_chart_draw (cr, theme, &right, &figure->night);
}

static SoleusLeg
leg_of (const SoleusRecording *recording, const SoleusChannelSet *channels)
{
  gboolean left = FALSE, right = FALSE;

  for (int c = soleus_channel_set_next (channels, -1);
       c >= 0 && (guint)c < soleus_recording_get_n_channels (recording);
       c = soleus_channel_set_next (channels, c))
    {
      SoleusSide side =
          soleus_recording_get_channel (recording, (guint)c)->side;
      left = left || side == SOLEUS_SIDE_LEFT;
      right = right || side == SOLEUS_SIDE_RIGHT;
    }
  return left == right ? SOLEUS_LEG_EITHER
      : left           ? SOLEUS_LEG_LEFT
                       : SOLEUS_LEG_RIGHT;
}

/* Bursts of the counted channels that the rules gave an onset, and that are
 * as long as both ask a movement to be. */
static void
count_legs (SoleusReportBuild *build, LegFigure *figure)
{
  const SoleusAnalysis *analysis = build->input->analysis;
  double shortest_s = soleus_constant (SOLEUS_C_LM_DUR) - SLACK_S;

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      double bin = (burst->onset_rule_s - figure->night.span.start_s)
          / figure->night.bin_s;

      if (!(bin >= 0.0) || bin >= figure->night.n_bins
          || burst->offset_rule_s - burst->onset_rule_s < shortest_s
          || !soleus_channel_set_overlaps (
              &burst->channels, &figure->plm->channels))
        continue;
      figure->counts[(guint)bin * SOLEUS_N_LEGS
          + leg_of (build->input->recording, &burst->channels)]++;
    }
}

static void
add_figure (SoleusReportBuild *build, const SoleusPlm *plm)
{
  double length_s = soleus_recording_get_duration_s (build->input->recording);
  LegFigure *figure = g_new0 (LegFigure, 1);
  SoleusNightChart *night = &figure->night;
  SoleusBlock *block;

  figure->plm = plm;
  night->span = (SoleusSpan){0.0, length_s};
  night->bin_s = soleus_night_bin_s (length_s);
  night->n_bins = (guint)MAX (ceil (length_s / night->bin_s), 1.0);
  figure->counts = g_new0 (guint, night->n_bins * SOLEUS_N_LEGS);
  night->counts = figure->counts;
  night->states = build->input->analysis->states;
  night->start = soleus_recording_get_start (build->input->recording);
  count_legs (build, figure);
  block = soleus_report_document_add_figure (build->document,
      _ ("Left, the intervals from onset to onset by both rule sets; between "
         "10 and 90 s, on the tinted ground, both allow them in a series. "
         "Right, the movements over the recording; the grey bar on top is "
         "sleep, where it is known."),
      _ ("Histogram of the intervals between leg movements, and how many "
         "there were over the night on the left and right."),
      FIGURE_HEIGHT, draw_legs, figure, leg_figure_free);
  block->lead = g_strdup (_ ("Leg movements."));
}

static void
add_few (SoleusReportBuild *build, const SoleusPlm *plm)
{
  g_autofree char *names =
      soleus_channels_dup_names (build->input->recording, &plm->channels);
  /* TRANSLATORS: channels, two counts */
  g_autofree char *text = g_strdup_printf (
      _ ("%s: %u by the rules of the AASM, %u by those of the WASM 2016; too "
         "few to be periodic."),
      names, plm->aasm.n_lm, plm->wasm.n_lm);

  soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY, text);
}

void
soleus_section_legs (SoleusReportBuild *build)
{
  const SoleusPlm *plm = build->input->analysis->plm;

  if (plm == NULL || plm->aasm.n_lm + plm->wasm.n_lm == 0)
    return;
  soleus_report_document_add_heading (build->document, 1, _ ("Leg movements"));
  if (MAX (plm->aasm.n_lm, plm->wasm.n_lm) < FEW)
    {
      add_few (build, plm);
      return;
    }
  add_how (build, plm);
  add_rules (build, plm);
  add_figure (build, plm);
}
