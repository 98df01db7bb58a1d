/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-report [BURSTS [HOURS]]
 *
 * What a report costs beyond the analysis: a night of 24 hours, 2 channels,
 * 1000 Hz, and an analysis of it with 20,000 bursts, rhythms, leg movements
 * and shapes, made up. Each report is written to memory; its time holds all
 * that it reads of the samples: every one for the overview, the strips, and
 * at most two minutes of each rhythm. Run by hand; it is no test.
 */
#include "bench-night.h"

#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "soleus-evidence-of.h"
#include "soleus-export-csv.h"
#include "soleus-export-json.h"
#include "soleus-open.h"
#include "soleus-report.h"

#define N_BURSTS 20000
#define N_CHANNELS 2
#define RATE_HZ 1000
#define MUST_S 5.0
#define MUST_MB 3.0
#define SHAPE_SAMPLES 60
#define N_SHAPES 40
#define N_RHYTHMS 400

static double
now_s (void)
{
  return (double)g_get_monotonic_time () / G_USEC_PER_SEC;
}

static double
cpu_now_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* --- the analysis, made up ------------------------------------------------ */

static void
add_event (SoleusAnalysis *analysis, guint i, double onset_s, GRand *rand)
{
  static const SoleusPattern patterns[] = {SOLEUS_PATTERN_FASC,
      SOLEUS_PATTERN_FASC, SOLEUS_PATTERN_FASC, SOLEUS_PATTERN_DBL,
      SOLEUS_PATTERN_LM, SOLEUS_PATTERN_UNCLASSIFIED};
  const SoleusPattern pattern = patterns[i % G_N_ELEMENTS (patterns)];
  const double score = g_rand_double (rand);
  SoleusReason reason = {
      "duration_ms", 13.2, "ms", 3.0, 30.0, 3.0, "V13", SOLEUS_SIGN_FOR};
  SoleusEpisode episode = {.id = i,
      .channels = soleus_channel_set_of (i % N_CHANNELS),
      .onset_s = onset_s,
      .duration_s = pattern == SOLEUS_PATTERN_LM ? 1.8 : 0.014,
      .pattern = pattern,
      .family = 1,
      .mu = score,
      .score = score,
      .frequency_hz = NAN,
      .n_bursts = 1,
      .ambiguous_with =
          i % 17 == 0 ? SOLEUS_PATTERN_UNCLASSIFIED : SOLEUS_PATTERN_NONE,
      .first_reason = analysis->reasons->len,
      .n_reasons = 1};
  SoleusBurst burst = {.id = i,
      .channels = episode.channels,
      .onset_s = onset_s,
      .peak_s = onset_s + 0.004,
      .duration_s = episode.duration_s,
      .amplitude = 30.0 + 200.0 * g_rand_double (rand),
      .rms = 20.0,
      .snr_db = 15.0,
      .peak_ratio = 20.0,
      .mdf_hz = 80.0,
      .n_phases = 3,
      .n_turns = 3,
      .template_idx = (int)(i % N_SHAPES),
      .first_discharge = analysis->discharges_s->len,
      .n_discharges = 1,
      .pattern = pattern,
      .episode = (int)i,
      .onset_rule_s = NAN,
      .offset_rule_s = NAN};

  g_array_append_val (analysis->reasons, reason);
  g_array_append_val (analysis->discharges_s, burst.peak_s);
  g_array_append_val (analysis->episodes, episode);
  g_array_append_val (analysis->bursts, burst);
}

static void
add_shape (SoleusAnalysis *analysis, guint i)
{
  SoleusTemplate *shape = g_new0 (SoleusTemplate, 1);

  *shape = (SoleusTemplate){.id = i,
      .channel = i % N_CHANNELS,
      .n = 30,
      .amplitude = 90.0,
      .duration_ms = 12.0,
      .n_phases = 3,
      .n_turns = 3,
      .rate_hz = RATE_HZ,
      .n_samples = SHAPE_SAMPLES,
      .mean = g_new (float, SHAPE_SAMPLES),
      .sd = g_new (float, SHAPE_SAMPLES)};
  for (guint s = 0; s < SHAPE_SAMPLES; s++)
    {
      shape->mean[s] = (float)(60.0 * sin (0.3 * s) * exp (-0.1 * s));
      shape->sd[s] = 6.0f;
    }
  g_ptr_array_add (analysis->templates, shape);
}

static void
add_channel (SoleusAnalysis *analysis, guint channel, guint n, double length_s)
{
  const SoleusPattern patterns[] = {SOLEUS_PATTERN_FASC, SOLEUS_PATTERN_DBL,
      SOLEUS_PATTERN_LM, SOLEUS_PATTERN_UNCLASSIFIED};
  const double bin_s = 600.0;
  SoleusQuality quality = {.channel = channel,
      .searched = TRUE,
      .q = 0.8,
      .in_uv = TRUE,
      .usable_rest_s = 0.7 * length_s,
      .noise_rms = 3.0,
      .mains_hz = 50.0,
      .mains_amplitude = 1.0,
      .artefact_share = 0.1,
      .detection_limit = 25.0};

  g_array_append_val (analysis->quality, quality);
  for (guint p = 0; p < G_N_ELEMENTS (patterns); p++)
    {
      const double rate = 60.0 * n / 8.0 / quality.usable_rest_s;
      SoleusSummary row = {channel, patterns[p], n / 8, quality.usable_rest_s,
          rate, 0.9 * rate, 1.1 * rate, 30.0, 20.0, 0.9, 0.9, 0.1, 0.4, 1.1,
          0.9, 86.0, 61.0, 122.0, 13.0, n / 10};
      SoleusTrend trend = {channel, patterns[p], bin_s,
          analysis->trend_bins->len, (guint)(length_s / bin_s), NAN, NAN, NAN};

      g_array_append_val (analysis->summary, row);
      g_array_append_val (analysis->trend, trend);
      for (guint b = 0; b < trend.n_bins; b++)
        {
          SoleusTrendBin bin = {b * bin_s, bin_s, 14, 0.77, 2.35};

          g_array_append_val (analysis->trend_bins, bin);
        }
    }
}

static void
add_rhythms_and_legs (SoleusAnalysis *analysis, double length_s)
{
  for (guint i = 0; i < N_RHYTHMS; i++)
    {
      const double from_s = length_s * i / N_RHYTHMS;
      SoleusTremor row = {soleus_channel_set_of (i % N_CHANNELS),
          {from_s, from_s + 20.0 + i % 7}, 5.8, 5.7, 5.9, 0.6, 9.0, 0.4, 0.8};

      g_array_append_val (analysis->tremor, row);
    }
  for (guint i = 0; i < 2000; i++)
    {
      const double at_s = length_s * i / 2000.0;
      SoleusArtefact artefact = {soleus_channel_set_of (0), at_s, 3.0,
          (SoleusArtefactKind)(i % SOLEUS_N_ARTEFACTS)};
      SoleusStateSpan state = {at_s, length_s / 2000.0,
          (SoleusState)(i % 2 == 0 ? SOLEUS_STATE_REST
                                   : SOLEUS_STATE_ACTIVITY)};

      g_array_append_val (analysis->artefacts, artefact);
      g_array_append_val (analysis->states, state);
    }
  analysis->plm = g_new0 (SoleusPlm, 1);
  soleus_channel_set_add (&analysis->plm->channels, 0);
  analysis->plm->standard = TRUE;
  analysis->plm->rest = 1.2;
  analysis->plm->aasm = (SoleusPlmCount){.n_lm = 3300,
      .n_clm = 3200,
      .n_plm = 2400,
      .n_series = 80,
      .hours = length_s / 3600.0,
      .index = 100.0};
  for (guint b = 0; b < SOLEUS_PLM_N_BINS; b++)
    analysis->plm->aasm.interval_bins[b] = 100;
  analysis->plm->wasm = analysis->plm->aasm;
}

static SoleusAnalysis *
made_up (guint n, double length_s)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  SoleusAnalysis *analysis = soleus_analysis_new ();

  analysis->settings_hash = g_strdup ("0000000000000000");
  analysis->record_pattern = SOLEUS_PATTERN_FASC;
  analysis->frequency_hz = 5.8;
  for (guint i = 0; i < n; i++)
    add_event (analysis, i, (i + 0.5) * length_s / n, rand);
  for (guint i = 0; i < N_SHAPES; i++)
    add_shape (analysis, i);
  for (guint i = 0; i < N_CHANNELS; i++)
    add_channel (analysis, i, n, length_s);
  add_rhythms_and_legs (analysis, length_s);
  return analysis;
}

/* --- what is measured ------------------------------------------------------
 */

typedef struct
{
  const char *name;
  SoleusReportOptions options;
} Kind;

static void
tell (const char *name, double wall_s, double cpu_s, const SoleusSink *sink,
    gboolean judged)
{
  g_autoptr (GBytes) bytes = soleus_sink_dup_bytes (sink);
  const double mb = (double)g_bytes_get_size (bytes) / 1e6;

  g_print ("%-24s %6.2f s (processor %5.2f), %6.2f MB%s\n", name, wall_s, cpu_s,
      mb,
      !judged                              ? ""
          : cpu_s > MUST_S || mb > MUST_MB ? "  MISSED"
                                           : "  met");
}

static void
run_kind (const SoleusReportInput *input, const Kind *kind)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
  g_autoptr (GError) error = NULL;
  const double start_s = now_s (), cpu_start_s = cpu_now_s ();

  if (!soleus_report_write (input, &kind->options, sink, NULL, &error))
    g_error ("%s", error->message);
  tell (kind->name, now_s () - start_s, cpu_now_s () - cpu_start_s, sink, TRUE);
}

static void
run_lists (const SoleusReportInput *input)
{
  g_autoptr (SoleusSink) csv = soleus_sink_new_memory ();
  g_autoptr (SoleusSink) json = soleus_sink_new_memory ();
  double start_s = now_s (), cpu_start_s = cpu_now_s ();

  soleus_export_csv (input, SOLEUS_LEVEL_EPISODE, csv);
  tell ("episodes as CSV", now_s () - start_s, cpu_now_s () - cpu_start_s, csv,
      FALSE);
  start_s = now_s ();
  cpu_start_s = cpu_now_s ();
  soleus_export_json (input, json);
  tell ("analysis as JSON", now_s () - start_s, cpu_now_s () - cpu_start_s,
      json, FALSE);
}

static void
run (const char *path, guint n)
{
  static const Kind kinds[] = {
      {"PDF, everything", {.reader = SOLEUS_READER_FILE}},
      {"PDF, grey, Letter",
          {.reader = SOLEUS_READER_FILE,
              .grey = TRUE,
              .paper = SOLEUS_PAPER_LETTER}},
      {"PDF, doctor", {.reader = SOLEUS_READER_DOCTOR}},
      {"PDF, person", {.reader = SOLEUS_READER_PERSON}},
      {"PDF, short", {.reader = SOLEUS_READER_DOCTOR, .brief = TRUE}},
      {"HTML, everything",
          {.reader = SOLEUS_READER_FILE, .format = SOLEUS_REPORT_HTML}},
      {"Markdown, everything",
          {.reader = SOLEUS_READER_FILE, .format = SOLEUS_REPORT_MARKDOWN}},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRecording) recording =
      soleus_open (path, NULL, NULL, &error);
  g_autoptr (SoleusAnalysis) analysis = NULL;
  g_autoptr (SoleusFindings) findings = NULL;
  SoleusEvidence evidence;
  SoleusReportInput input;

  if (recording == NULL)
    g_error ("%s", error->message);
  analysis = made_up (n, soleus_recording_get_duration_s (recording));
  soleus_evidence_of (recording, analysis, &evidence);
  findings = soleus_evaluate (&evidence, NULL, NULL);
  input = (SoleusReportInput){.recording = recording,
      .analysis = analysis,
      .findings = findings,
      .evidence = &evidence,
      .version = "bench"};
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    run_kind (&input, &kinds[i]);
  run_lists (&input);
}

int
main (int argc, char **argv)
{
  const guint n = argc > 1 ? (guint)atoi (argv[1]) : N_BURSTS;
  const BenchNight night = {
      argc > 2 ? g_ascii_strtod (argv[2], NULL) : 24.0, N_CHANNELS, RATE_HZ};
  g_autofree char *name =
      g_strdup_printf ("soleus-bench-report-%d.edf", (int)getpid ());
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

  setlocale (LC_ALL, "C");
  gsl_set_error_handler_off ();
  bench_night_write (&night, path);
  g_print ("%u bursts in %g h x %u x %u Hz\n", n, night.hours, night.n_channels,
      night.rate_hz);
  run (path, n);
  g_unlink (path);
  return EXIT_SUCCESS;
}
