/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-table.h"

#include <math.h>

#include "soleus-channel.h"
#include "soleus-csv.h"
#include "soleus-event-rows.h"
#include "soleus-poisson.h"

/* What one line is made from. */
typedef struct
{
  const SoleusReportInput *input;
  const char *name;
  const SoleusChannel *channel;
  guint index;
  char *labels; /* of all axes of the sensor */
  const SoleusQuality *quality;
  const SoleusSummary *summary;
} Line;

/* A column: its value is a text or a number of the line. */
typedef struct
{
  const char *name;
  const char *unit;
  const char *meaning;
  const char *(*text) (const Line *line);
  double (*number) (const Line *line);
} Column;

#define TEXT(column, expression) \
  static const char *column (const Line *line) \
  { \
    return (expression); \
  }
#define NUMBER(column, expression) \
  static double column (const Line *line) \
  { \
    return (expression); \
  }

/* The state takes the place of a pattern where nothing twitches. */
static const char *
record_pattern (const Line *line)
{
  const SoleusAnalysis *analysis = line->input->analysis;

  return analysis->record_pattern != SOLEUS_PATTERN_NONE
      ? soleus_pattern_id (analysis->record_pattern)
      : soleus_state_id (analysis->record_state);
}

TEXT (name, line->name)
TEXT (fingerprint, soleus_recording_get_fingerprint (line->input->recording))
TEXT (usable, soleus_usable_id (line->input->analysis->verdict.usable))
TEXT (urgency, soleus_urgency_id (line->input->findings->urgency))
TEXT (label, line->labels)
TEXT (kind, soleus_kind_id (line->channel->kind))
TEXT (muscle, line->channel->muscle)
TEXT (side, soleus_side_id (line->channel->side))
TEXT (unit,
    line->channel->calibrated && line->channel->unit[0] != '\0'
        ? line->channel->unit
        : "x noise")
TEXT (pattern,
    line->summary->pattern == SOLEUS_PATTERN_NONE
        ? NULL
        : soleus_pattern_id (line->summary->pattern))
TEXT (settings_hash, line->input->analysis->settings_hash)
TEXT (version, line->input->version)
NUMBER (duration_s, soleus_recording_get_duration_s (line->input->recording))
NUMBER (observed_s, soleus_recording_get_observed_s (line->input->recording))
NUMBER (record_frequency_hz, line->input->analysis->frequency_hz)
NUMBER (channel_index, line->index)
NUMBER (rate_hz, line->channel->rate_hz)
NUMBER (quality, line->quality->q)
NUMBER (noise_rms, line->quality->noise_rms)
NUMBER (artefact_share, line->quality->artefact_share)
NUMBER (usable_rest_s, line->summary->usable_rest_s)
NUMBER (n_events, line->summary->n)
NUMBER (rate_per_min, line->summary->rate_per_min)
NUMBER (rate_low, line->summary->rate_low)
NUMBER (rate_high, line->summary->rate_high)
NUMBER (iei_mean_s, line->summary->iei_mean_s)
NUMBER (iei_median_s, line->summary->iei_median_s)
NUMBER (iei_cv, line->summary->iei_cv)
NUMBER (iei_cv2, line->summary->iei_cv2)
NUMBER (isolated_share, line->summary->isolated_share)
NUMBER (amplitude_median, line->summary->amplitude_median)
NUMBER (amplitude_q1, line->summary->amplitude_q1)
NUMBER (amplitude_q3, line->summary->amplitude_q3)
NUMBER (duration_median_ms, line->summary->duration_median_ms)

static const Column columns[] = {
    {"recording", "", "name of the recording within the cohort", name, NULL},
    {"fingerprint", "", "hash of the content; stays when the file moves",
        fingerprint, NULL},
    {"duration_s", "s", "first to last sample", NULL, duration_s},
    {"observed_s", "s", "time that holds samples, gaps left out", NULL,
        observed_s},
    {"usable", "", "yes, partly or no: whether the recording can answer",
        usable, NULL},
    {"urgency", "", "U0 to U3, from answers and recording", urgency, NULL},
    {"record_pattern", "",
        "pattern that describes the whole recording best, or its state",
        record_pattern, NULL},
    {"record_frequency_hz", "Hz", "dominant rhythm", NULL, record_frequency_hz},
    {"channel", "", "number of the channel in its file, from 0", NULL,
        channel_index},
    {"label", "", "the channel's label; the axes of a sensor joined by |",
        label, NULL},
    {"kind", "", "emg or accelerometer", kind, NULL},
    {"muscle", "", "where the sensor lay", muscle, NULL},
    {"side", "", "left or right", side, NULL},
    {"rate_hz", "Hz", "samples a second", NULL, rate_hz},
    {"quality", "1", "quality of the channel, 0 to 1", NULL, quality},
    {"unit", "", "unit of every amplitude in this row", unit, NULL},
    {"noise_rms", "unit", "noise floor, RMS", NULL, noise_rms},
    {"artefact_share", "1", "share of the observed time that was disturbed",
        NULL, artefact_share},
    {"usable_rest_s", "s", "clean rest, the denominator of the rate", NULL,
        usable_rest_s},
    {"pattern", "", "id of the pattern; empty: nothing was found", pattern,
        NULL},
    {"n", "1", "events counted in clean rest", NULL, n_events},
    {"rate_per_min", "1/min", "events a clean minute", NULL, rate_per_min},
    {"rate_low", "1/min", "exact 95 % interval of the rate, lower end", NULL,
        rate_low},
    {"rate_high", "1/min", "exact 95 % interval of the rate, upper end", NULL,
        rate_high},
    {"iei_mean_s", "s", "mean interval, onset to onset", NULL, iei_mean_s},
    {"iei_median_s", "s", "median interval", NULL, iei_median_s},
    {"iei_cv", "1", "coefficient of variation of the intervals", NULL, iei_cv},
    {"iei_cv2", "1", "local coefficient of variation", NULL, iei_cv2},
    {"isolated_share", "1", "share of events with no neighbour near", NULL,
        isolated_share},
    {"amplitude_median", "unit", "peak to peak, median", NULL,
        amplitude_median},
    {"amplitude_q1", "unit", "peak to peak, first quartile", NULL,
        amplitude_q1},
    {"amplitude_q3", "unit", "peak to peak, third quartile", NULL,
        amplitude_q3},
    {"duration_median_ms", "ms", "median duration", NULL, duration_median_ms},
    {"settings_hash", "", "hash of all parameters and the version",
        settings_hash, NULL},
    {"version", "", "version of Soleus", version, NULL},
};

void
soleus_export_table_head (SoleusSink *sink)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        soleus_sink_puts (sink, ",");
      soleus_sink_puts (sink, columns[i].name);
    }
  soleus_sink_puts (sink, "\n");
}

static void
put_line (SoleusSink *sink, const Line *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        soleus_sink_puts (sink, ",");
      if (columns[i].text != NULL)
        soleus_csv_text (sink, columns[i].text (line));
      else
        soleus_csv_number (sink, columns[i].number (line));
    }
  soleus_sink_puts (sink, "\n");
}

/* Looked at, and nothing was there: a count of 0 with its interval. */
static void
put_silent_line (SoleusSink *sink, Line *line)
{
  SoleusSummary none = {.pattern = SOLEUS_PATTERN_NONE,
      .usable_rest_s = line->quality->usable_rest_s,
      .iei_mean_s = NAN,
      .iei_median_s = NAN,
      .iei_cv = NAN,
      .iei_cv2 = NAN,
      .isolated_share = NAN,
      .amplitude_median = NAN,
      .amplitude_q1 = NAN,
      .amplitude_q3 = NAN,
      .duration_median_ms = NAN};

  soleus_poisson_rate_per_min (0, none.usable_rest_s, &none.rate_per_min,
      &none.rate_low, &none.rate_high);
  line->summary = &none;
  put_line (sink, line);
}

/* The channels that were measured as one: the axes of a sensor. FALSE when an
 * earlier channel stands for this one. */
static gboolean
site_of (
    const SoleusRecording *recording, guint index, SoleusChannelSet *channels)
{
  const int sensor = soleus_recording_get_channel (recording, index)->sensor;

  *channels = soleus_channel_set_of (index);
  if (sensor < 0)
    return TRUE;
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      if (soleus_recording_get_channel (recording, i)->sensor != sensor)
        continue;
      if (i < index)
        return FALSE;
      soleus_channel_set_add (channels, i);
    }
  return TRUE;
}

static void
put_channel (SoleusSink *sink, Line *line)
{
  const GArray *rows = line->input->analysis->summary;
  gboolean found = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      line->summary = &g_array_index (rows, SoleusSummary, i);
      if (line->summary->channel != line->index)
        continue;
      put_line (sink, line);
      found = TRUE;
    }
  if (!found && line->quality->searched)
    put_silent_line (sink, line);
}

void
soleus_export_table_rows (
    const SoleusReportInput *input, const char *row_name, SoleusSink *sink)
{
  const GArray *qualities = input->analysis->quality;

  for (guint i = 0; i < qualities->len; i++)
    {
      Line line = {.input = input,
          .name = row_name,
          .channel = soleus_recording_get_channel (input->recording, i),
          .index = i,
          .quality = &g_array_index (qualities, SoleusQuality, i)};
      SoleusChannelSet channels;

      if (!site_of (input->recording, i, &channels))
        continue;
      line.labels = soleus_channel_labels_dup (input->recording, &channels);
      put_channel (sink, &line);
      g_free (line.labels);
    }
}

void
soleus_export_table_dictionary (SoleusSink *sink)
{
  soleus_sink_puts (sink, "column,unit,meaning\n");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      soleus_csv_text (sink, columns[i].name);
      soleus_sink_puts (sink, ",");
      soleus_csv_text (sink, columns[i].unit);
      soleus_sink_puts (sink, ",");
      soleus_csv_text (sink, columns[i].meaning);
      soleus_sink_puts (sink, "\n");
    }
}
