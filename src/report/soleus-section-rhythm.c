/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-conditions.h"
#include "soleus-report-build.h"
#include "soleus-rhythm-figure.h"
#include "soleus-ticks.h"

/* Stretches that are printed; the list of episodes has all. */
#define MAX_ROWS 12
#define FIGURE_HEIGHT 140.0
#define GRAVITY_M_S2 9.80665

static const char *const condition_names[SOLEUS_N_CONDITIONS] = {
    [SOLEUS_CONDITION_REST] = N_ ("at rest"),
    [SOLEUS_CONDITION_POSTURE] = N_ ("holding a posture"),
    [SOLEUS_CONDITION_POSTURE_LOAD] = N_ ("holding a weight"),
    [SOLEUS_CONDITION_KINETIC] = N_ ("moving"),
    [SOLEUS_CONDITION_STANDING] = N_ ("standing"),
    [SOLEUS_CONDITION_DROWSY] = N_ ("drowsy"),
    [SOLEUS_CONDITION_ASLEEP] = N_ ("asleep"),
    [SOLEUS_CONDITION_AWAKE] = N_ ("awake"),
    [SOLEUS_CONDITION_WALKING] = N_ ("walking"),
};

/* The first that holds; "–" where nothing was told. */
static const char *
condition_text (const SoleusConditions *conditions, SoleusSpan span)
{
  for (int i = 0; i < SOLEUS_N_CONDITIONS; i++)
    if (condition_names[i] != NULL
        && soleus_conditions_hold (conditions, (SoleusCondition)i, span))
      return _ (condition_names[i]);
  return "–";
}

static SoleusConditions *
conditions_new (SoleusReportBuild *build)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  const SoleusDecisions *decisions = build->input->decisions;

  for (guint i = 0;
       decisions != NULL && i < soleus_decisions_get_n_marks (decisions); i++)
    g_ptr_array_add (marks, (gpointer)soleus_decisions_get_mark (decisions, i));
  return soleus_conditions_new (build->input->recording,
      (const SoleusMark *const *)marks->pdata, marks->len);
}

/* Longer first, then in order of time. */
static int
compare_length (gconstpointer a, gconstpointer b)
{
  const SoleusTremor *x = *(SoleusTremor *const *)a;
  const SoleusTremor *y = *(SoleusTremor *const *)b;
  double longer =
      soleus_span_duration_s (y->span) - soleus_span_duration_s (x->span);

  if (longer != 0.0)
    return longer > 0.0 ? 1 : -1;
  return (x->span.start_s > y->span.start_s)
      - (x->span.start_s < y->span.start_s);
}

/* "18 mg, 0.12 mm": how strong, and how far that would move the limb, from
 * a / (2 pi f)^2; both root mean square. */
static char *
dup_strength (SoleusReportBuild *build, const SoleusTremor *row)
{
  int first = soleus_channel_set_next (&row->channels, -1);
  double rms = soleus_rhythm_rms (build->input->recording, row);
  const SoleusChannel *channel;
  double omega = 2.0 * G_PI * row->frequency_hz;
  g_autofree char *strength = NULL;
  g_autofree char *path = NULL;

  if (first < 0 || !isfinite (rms))
    return g_strdup ("–");
  channel =
      soleus_recording_get_channel (build->input->recording, (guint)first);
  if (!channel->calibrated)
    return g_strdup ("–");
  if (channel->kind != SOLEUS_KIND_ACCELEROMETER
      || !g_str_equal (channel->unit, "g"))
    return soleus_value_dup_text (rms, soleus_channel_unit_text (channel));
  strength = soleus_value_dup_text (1000.0 * rms, "mg");
  path = soleus_value_dup_text (
      1000.0 * GRAVITY_M_S2 * rms / (omega * omega), "mm");
  return g_strdup_printf ("%s, %s", strength, path);
}

static void
add_row (SoleusReportBuild *build, SoleusTable *table,
    const SoleusConditions *conditions, const SoleusTremor *row)
{
  g_autofree char *names =
      soleus_channels_dup_names (build->input->recording, &row->channels);
  g_autofree char *from = soleus_time_dup_text (row->span.start_s,
      soleus_recording_get_start (build->input->recording), 0);
  g_autofree char *length =
      soleus_duration_dup_text (soleus_span_duration_s (row->span));
  g_autofree char *frequency = g_strdup_printf (
      _ ("%.2f (%.2f–%.2f)"), row->frequency_hz, row->low_hz, row->high_hz);
  g_autofree char *share =
      soleus_number_dup_text ("%.0f %%", 100.0 * row->relative_power);
  g_autofree char *width = soleus_number_dup_text ("%.2f", row->half_width_hz);
  g_autofree char *tsi = soleus_number_dup_text ("%.2f", row->tsi);
  g_autofree char *strength = dup_strength (build, row);

  soleus_table_add_row (table, names, from, length,
      condition_text (conditions, row->span), frequency, share, width, tsi,
      strength);
}

static void
add_table (SoleusReportBuild *build, const GPtrArray *rows)
{
  g_autoptr (SoleusConditions) conditions = conditions_new (build);
  SoleusTable *table =
      soleus_report_document_add_table (build->document, "")->table;

  soleus_table_add_column (table, _ ("Channels"), SOLEUS_CELL_START, 2.3);
  soleus_table_add_column (table, _ ("Onset"), SOLEUS_CELL_END, 1.5);
  soleus_table_add_column (table, _ ("Length"), SOLEUS_CELL_END, 1.6);
  soleus_table_add_column (table, _ ("While"), SOLEUS_CELL_START, 1.6);
  soleus_table_add_column (
      table, _ ("Frequency, Hz (95 %)"), SOLEUS_CELL_END, 2.7);
  soleus_table_add_column (
      table, _ ("Power within 1 Hz"), SOLEUS_CELL_END, 1.6);
  soleus_table_add_column (table, _ ("Half width, Hz"), SOLEUS_CELL_END, 1.6);
  soleus_table_add_column (table, _ ("TSI, Hz"), SOLEUS_CELL_END, 1.0);
  soleus_table_add_column (table, _ ("Strength, RMS"), SOLEUS_CELL_END, 2.3);
  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    add_row (build, table, conditions, g_ptr_array_index (rows, i));
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL,
      _ ("Power within 1 Hz of the peak, of that from 2 to 18 Hz. TSI: tremor "
         "stability index. Strength: root mean square within 1 Hz of the "
         "peak, of all axes together; with it how far that would move the "
         "sensor, if it only shook to and fro."))
      ->wide = TRUE;
}

static void
add_rest (SoleusReportBuild *build, guint n_more)
{
  g_autofree char *text = NULL;

  if (n_more == 0)
    return;
  text = g_strdup_printf (
      ngettext ("%u shorter stretch is not printed; the list of episodes has "
                "it.",
          "%u shorter stretches are not printed; the list of episodes has "
          "them.",
          n_more),
      n_more);
  soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL, text)
      ->wide = TRUE;
}

static void
add_figure (SoleusReportBuild *build, const SoleusTremor *row)
{
  SoleusRhythmFigure *figure =
      soleus_rhythm_figure_new (build->input->recording, row);
  g_autofree char *name = NULL;
  SoleusBlock *block;

  if (figure == NULL)
    return;
  block = soleus_report_document_add_figure (build->document,
      _ ("Left, power over frequency in the longest rhythmic stretch (EMG "
         "rectified), with the 95 % band of the estimate; the dashed line is "
         "the median from 2 to 18 Hz. Right, the same over the whole "
         "recording: darker is stronger, over 30 dB; the small arrow points "
         "at the frequency of the peak."),
      _ ("Spectrum with its peak marked, and frequencies over time."),
      FIGURE_HEIGHT, soleus_rhythm_figure_draw, figure,
      soleus_rhythm_figure_free);
  name = soleus_channel_dup_name (soleus_recording_get_channel (
      build->input->recording, soleus_rhythm_figure_get_channel (figure)));
  block->lead = g_strdup_printf (_ ("Spectrum, %s."), name);
}

void
soleus_section_rhythm (SoleusReportBuild *build)
{
  const GArray *tremor = build->input->analysis->tremor;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (tremor->len == 0)
    return;
  for (guint i = 0; i < tremor->len; i++)
    g_ptr_array_add (rows, &g_array_index (tremor, SoleusTremor, i));
  g_ptr_array_sort (rows, compare_length);
  soleus_report_document_add_heading (
      build->document, 1, _ ("Rhythmic activity"));
  add_table (build, rows);
  add_rest (build, rows->len > MAX_ROWS ? rows->len - MAX_ROWS : 0);
  add_figure (build, g_ptr_array_index (rows, 0));
}
