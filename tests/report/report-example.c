/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-example.h"

#include <math.h>

#include "plot-example.h"

static void
add_rows_of_channel (SoleusAnalysis *analysis, guint channel)
{
  SoleusSummary summary = {
      .channel = channel,
      .pattern = SOLEUS_PATTERN_FASC,
      .n = 41,
      .usable_rest_s = 1704.0,
      .rate_per_min = 1.4437,
      .rate_low = 1.036,
      .rate_high = 1.9585,
      .iei_mean_s = 40.1,
      .iei_median_s = 31.2,
      .iei_cv = 0.83,
      .iei_cv2 = 0.9,
      .isolated_share = 0.93,
      .amplitude_median = 86.2,
      .amplitude_q1 = 61.3,
      .amplitude_q3 = 122.4,
      .duration_median_ms = 13.2,
      .n_over_50_uv = 36,
  };
  SoleusQuality quality = {
      .channel = channel,
      .searched = TRUE,
      .q = 0.83,
      .usable_rest_s = 1704.0,
      .noise_rms = 2.31,
      .mains_hz = NAN,
      .mains_amplitude = NAN,
      .clipped_share = 0.0,
      .artefact_share = 0.02,
      .detection_limit = 21.0,
  };

  g_array_append_val (analysis->summary, summary);
  g_array_append_val (analysis->quality, quality);
}

static void
add_burst (SoleusAnalysis *analysis, int episode, int template_idx)
{
  const SoleusEpisode *row =
      &g_array_index (analysis->episodes, SoleusEpisode, episode);
  double discharge_s = row->onset_s + 0.004;
  SoleusBurst burst = {
      .id = analysis->bursts->len,
      .channels = row->channels,
      .onset_s = row->onset_s,
      .peak_s = discharge_s,
      .duration_s = row->duration_s,
      .amplitude = 155.25,
      .rms = 40.5,
      .snr_db = INFINITY,
      .peak_ratio = 67.0,
      .mdf_hz = NAN,
      .n_phases = 3,
      .n_turns = 3,
      .template_idx = template_idx,
      .first_discharge = analysis->discharges_s->len,
      .n_discharges = 1,
      .pattern = row->pattern,
      .episode = episode,
      .onset_rule_s = NAN,
      .offset_rule_s = NAN,
  };

  g_array_append_val (analysis->discharges_s, discharge_s);
  g_array_append_val (analysis->bursts, burst);
}

static void
add_measures (SoleusAnalysis *analysis)
{
  SoleusTremor tremor = {soleus_channel_set_of (0), {20.0, 24.0}, 5.83, 5.71,
      5.95, 0.62, 9.1, 0.42, NAN};
  SoleusTrendBin bins[] = {
      {0.0, 600.0, 14, 0.77, 2.35},
      {600.0, 600.0, 9, 0.41, 1.71},
      {1200.0, 0.0, 0, NAN, NAN},
  };
  SoleusTrend trend = {0, SOLEUS_PATTERN_FASC, 600.0, 0, 3, NAN, NAN, NAN};
  SoleusTemplate *unit = g_new0 (SoleusTemplate, 1);
  SoleusReason reason = {
      "duration_ms", 13.2, "ms", 3.0, 30.0, 3.0, "V13", SOLEUS_SIGN_FOR};

  unit->id = 7;
  unit->n = 12;
  unit->amplitude = 92.0;
  unit->duration_ms = 12.4;
  unit->n_phases = 3;
  unit->n_turns = 4;
  unit->rate_hz = 2000.0;
  unit->n_samples = 40;
  unit->mean = g_new (float, 40);
  unit->sd = g_new (float, 40);
  for (int i = 0; i < 40; i++)
    {
      unit->mean[i] = (float)(60.0 * sin (0.3 * i) * exp (-0.1 * i));
      unit->sd[i] = 6.0f;
    }
  g_ptr_array_add (analysis->templates, unit);
  g_array_append_val (analysis->tremor, tremor);
  g_array_append_vals (analysis->trend_bins, bins, 3);
  g_array_append_val (analysis->trend, trend);
  g_array_append_val (analysis->reasons, reason);
  g_array_index (analysis->episodes, SoleusEpisode, 0).n_reasons = 1;
  analysis->plm = g_new0 (SoleusPlm, 1);
  soleus_channel_set_add (&analysis->plm->channels, 0);
  analysis->plm->standard = TRUE;
  analysis->plm->rest = 1.2;
  analysis->plm->aasm.interval_bins[14] = 9;
  analysis->plm->aasm.n_lm = 12;
  analysis->plm->wasm.n_lm = 11;
  analysis->plm->aasm.index = analysis->plm->wasm.index = 8.5;
}

static void
decide (ReportExample *example)
{
  g_autoptr (SoleusAnswers) none = soleus_answers_new ();
  g_autoptr (SoleusAnswers) sport =
      soleus_answers_with (none, "Q01", SOLEUS_ANSWER_YES);
  g_autoptr (SoleusAnswers) both =
      soleus_answers_with (sport, "Q04", SOLEUS_ANSWER_YES);
  g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
  g_autoptr (SoleusMark) mark = soleus_mark_new (&(SoleusMark){
      .id = 1,
      .onset_s = 2.5,
      .duration_s = 2.0,
      .label = (char *)"felt-one",
      .note = (char *)"like a tap on the inside",
      .rater = (char *)"",
      .confidence = NAN,
      .origin = SOLEUS_ORIGIN_MINE,
  });
  g_autoptr (SoleusDecisions) marked = soleus_decisions_with_mark (empty, mark);

  example->decisions = soleus_decisions_with_answers (marked, both);
}

static void
finish (ReportExample *example)
{
  example->findings = soleus_evaluate (&example->evidence,
      example->decisions == NULL
          ? NULL
          : soleus_decisions_get_answers (example->decisions),
      NULL);
  example->input = (SoleusReportInput){
      .recording = example->recording,
      .analysis = example->analysis,
      .findings = example->findings,
      .decisions = example->decisions,
      .evidence = &example->evidence,
      .version = "0.1.0",
  };
}

void
report_example_init (ReportExample *example, guint n_channels)
{
  SoleusAnalysis *analysis = plot_example_analysis ();

  *example = (ReportExample){.analysis = analysis};
  example->recording = plot_example_recording (n_channels);
  for (guint i = 0; i < n_channels; i++)
    add_rows_of_channel (analysis, i);
  add_burst (analysis, 0, -1);
  add_measures (analysis);
  add_burst (analysis, 1, 0);
  add_burst (analysis, 2, -1);
  g_array_index (analysis->episodes, SoleusEpisode, 2).rejected = TRUE;
  analysis->record_pattern = SOLEUS_PATTERN_FASC;
  soleus_evidence_init (&example->evidence);
  example->evidence.measured = TRUE;
  example->evidence.q = 0.83;
  example->evidence.value[SOLEUS_PATTERN_FASC] = 0.8;
  example->evidence.score[SOLEUS_PATTERN_FASC] = 0.8;
  example->evidence.n_episodes[SOLEUS_PATTERN_FASC] = 41;
  example->evidence.usable_rest_s = 1704.0;
  example->evidence.n_twitches = 41;
  example->evidence.rate_per_min = 1.4437;
  example->evidence.rate_low = 1.036;
  example->evidence.rate_high = 1.9585;
  decide (example);
  finish (example);
}

void
report_example_init_empty (ReportExample *example, SoleusRecording *recording)
{
  *example = (ReportExample){.recording = recording};
  example->analysis = soleus_analysis_new ();
  soleus_evidence_init (&example->evidence);
  finish (example);
}

void
report_example_clear (ReportExample *example)
{
  soleus_findings_unref (example->findings);
  soleus_decisions_unref (example->decisions);
  soleus_analysis_unref (example->analysis);
  soleus_recording_unref (example->recording);
}

SoleusRecording *
report_example_silence (const char *label, guint n_samples)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new (label, SOLEUS_KIND_EMG, "uV", 1000.0);
  g_autofree float *samples = g_new0 (float, MAX (n_samples, 1));
  const float *rows[] = {samples};

  soleus_channel_add_run (channel, n_samples, 0.0);
  facts.name = g_strdup ("silence.csv");
  facts.fingerprint = g_strdup ("00ff");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

void
report_example_add_episodes (ReportExample *example, guint n_more)
{
  for (guint i = 0; i < n_more; i++)
    {
      SoleusEpisode row =
          g_array_index (example->analysis->episodes, SoleusEpisode, 0);

      row.id = 1000 + i;
      row.onset_s = 40.0 + i;
      row.n_reasons = 0;
      g_array_append_val (example->analysis->episodes, row);
    }
}
