/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-channel-set.h"
#include "soleus-mark.h"
#include "soleus-parameters.h"
#include "soleus-pattern.h"
#include "soleus-span.h"

G_BEGIN_DECLS

/*
 * Consequences: what `analysis` made of a recording. Plain rows, language
 * free, never edited. "unit" of a row is that of its first channel: uV or g,
 * or multiples of the noise floor ("x noise") where not calibrated. NAN says
 * not measured; it is never written as 0.
 */

/* Why a number was taken for or against something. Data, never text. */
typedef enum
{
  SOLEUS_SIGN_FOR,
  SOLEUS_SIGN_AGAINST,
  SOLEUS_SIGN_MISSING
} SoleusSign;

typedef struct
{
  const char *feature; /* static id: "duration_ms", "iei_cv", ... */
  double value; /* NAN: not measured */
  const char *unit;
  double low; /* the range it was held against; NAN: open */
  double high;
  double weight;
  const char *source; /* key of the reference list */
  SoleusSign sign;
} SoleusReason;

/* One atomic activation (design contract). */
typedef struct
{
  guint id;
  SoleusChannelSet channels;
  double onset_s;
  double peak_s; /* instant of the largest |signal| */
  double duration_s;
  double amplitude; /* peak to peak, in the channel's unit */
  double rms;
  double snr_db; /* 20 log10 (RMS / noise RMS) */
  double peak_ratio; /* peak to peak / noise RMS */
  double mdf_hz; /* median frequency; NAN: not measured */
  int n_phases; /* -1: not measured */
  int n_turns;
  int template_idx; /* row of templates; -1: none */
  guint first_discharge; /* rows of discharges_s */
  guint n_discharges;
  SoleusPattern pattern;
  int episode; /* row of episodes; -1: none */
  double onset_rule_s; /* leg movements: by the scoring rules; NAN else */
  double offset_rule_s;
} SoleusBurst;

/* What a clinician would count. */
typedef struct
{
  guint id;
  SoleusChannelSet channels;
  double onset_s;
  double duration_s;
  SoleusPattern pattern; /* most like, also where people see the family */
  int family; /* 1 to 8, 0: none */
  double mu; /* 0 to 1 */
  double score; /* 0 to 1 */
  double frequency_hz; /* NAN: no rhythm */
  guint n_bursts;
  SoleusPattern ambiguous_with; /* NONE: clear */
  SoleusOrigin origin;
  guint64 mark_id; /* origin MINE or IMPORTED; 0 else */
  guint64 edit_id; /* the decision that changed or judged it; 0: none */
  gboolean accepted;
  gboolean rejected;
  guint first_reason; /* rows of reasons */
  guint n_reasons;
} SoleusEpisode;

typedef struct
{
  SoleusChannelSet channels;
  double onset_s;
  double duration_s;
  SoleusArtefactKind kind;
} SoleusArtefact;

typedef struct
{
  double onset_s;
  double duration_s;
  SoleusState state;
} SoleusStateSpan;

typedef struct
{
  guint channel;
  gboolean searched; /* FALSE: cannot show twitches, see reason_id */
  const char *reason_id; /* text id of the read log's table, or NULL */
  double q; /* 0 to 1, science.md 1.5 step 0 */
  gboolean further_axis; /* of a sensor whose first axis is another channel */
  gboolean in_uv; /* amplitudes of this channel are uV */
  double usable_rest_s;
  double noise_rms; /* in the channel's unit; NAN: not measured */
  double mains_hz; /* 50, 60, or NAN: no mains seen */
  double mains_amplitude; /* NAN with mains_hz */
  double clipped_share; /* 0 to 1 */
  double artefact_share; /* 0 to 1 of the observed time */
  double detection_limit; /* smallest p2p found with 95 %; unit; or NAN */
} SoleusQuality;

typedef enum
{
  SOLEUS_USABLE_YES,
  SOLEUS_USABLE_PARTLY,
  SOLEUS_USABLE_NO
} SoleusUsable;

typedef struct
{
  SoleusUsable usable;
  GPtrArray *because; /* of static text ids, not owned */
} SoleusVerdict;

/* One unit that came back. mean and sd: [n_samples] at rate_hz. */
typedef struct
{
  guint id;
  guint channel;
  guint n;
  double amplitude;
  double duration_ms;
  int n_phases;
  int n_turns;
  double rate_hz;
  guint n_samples;
  float *mean;
  float *sd;
} SoleusTemplate;

typedef struct
{
  SoleusChannelSet channels;
  SoleusSpan span;
  double frequency_hz;
  double low_hz; /* 95 % interval of the peak */
  double high_hz;
  double relative_power; /* within 1 Hz of the peak over 2-18 Hz */
  double ratio; /* peak over median, whitened */
  double half_width_hz;
  double tsi; /* tremor stability index, Hz; NAN: too short */
} SoleusTremor;

typedef struct
{
  guint channel;
  SoleusPattern pattern;
  guint n;
  double usable_rest_s;
  double rate_per_min; /* NAN with no usable time */
  double rate_low; /* exact Poisson 95 % */
  double rate_high;
  double iei_mean_s; /* onset to onset; NAN with n < 2 */
  double iei_median_s;
  double iei_cv; /* NAN with fewer than 6 intervals */
  double iei_cv2;
  double iei_burstiness; /* (SD - mean) / (SD + mean), n as for iei_cv */
  double iei_random_p; /* of as uneven a train by chance; NAN: too few */
  double fano; /* variance over mean of the counts in 10 s of usable rest */
  double isolated_share;
  double amplitude_median;
  double amplitude_q1;
  double amplitude_q3;
  double duration_median_ms;
  guint n_over_50_uv; /* the second, reported count; 0 if not calibrated */
} SoleusSummary;

typedef struct
{
  double start_s;
  double observed_s;
  guint n;
  double rate_low;
  double rate_high;
} SoleusTrendBin;

typedef struct
{
  guint channel;
  SoleusPattern pattern;
  double bin_s;
  guint first_bin; /* rows of trend_bins */
  guint n_bins;
  double half_time_s; /* NAN: not measured */
  double half_time_low_s; /* 95 %; NAN with half_time_s */
  double half_time_high_s;
} SoleusTrend;

/* Intervals from onset to onset, four bins an octave from 2 to 128 s. */
#define SOLEUS_PLM_N_BINS 24
#define SOLEUS_PLM_BINS_PER_OCTAVE 4
#define SOLEUS_PLM_LOW_S 2.0

/* Leg movements by one rule set. */
typedef struct
{
  guint n_lm;
  guint n_clm;
  guint n_plm;
  guint n_plm_in_sleep; /* of n_plm; 0 where sleep is not known */
  guint n_series;
  double hours; /* the denominator */
  gboolean of_sleep; /* FALSE: of recording */
  double index; /* PLM per hour */
  guint n_respiratory; /* movements that go with breathing events */
  guint n_plm_clear; /* the same series without those */
  double index_clear;
  double periodicity_index;
  double interval_log_mean; /* ln of seconds, intervals the rules allow */
  double interval_log_sd;
  guint interval_bins[SOLEUS_PLM_N_BINS];
} SoleusPlmCount;

/* What was counted and how: only a tibialis anterior counts as the rules ask,
 * all else is like it. */
typedef struct
{
  SoleusChannelSet channels;
  gboolean accelerometer;
  gboolean tibialis; /* FALSE: "PLM-like" */
  gboolean standard; /* FALSE: not 8 and 2 uV, but multiples of the rest */
  double rest; /* resting level, unit of the first channel; NAN: not known */
  SoleusPlmCount aasm;
  SoleusPlmCount wasm;
} SoleusPlm;

/* Reference counted; immutable once handed out. Arrays are never NULL. */
typedef struct
{
  SoleusParameters parameters;
  char *settings_hash;
  GArray *quality; /* of SoleusQuality, one a channel */
  SoleusVerdict verdict;
  GArray *states; /* of SoleusStateSpan, sorted, covers the recording */
  GArray *artefacts; /* of SoleusArtefact, sorted */
  GArray *bursts; /* of SoleusBurst, sorted by onset */
  GArray *discharges_s; /* of double */
  GArray *episodes; /* of SoleusEpisode, sorted by onset */
  GArray *reasons; /* of SoleusReason */
  GPtrArray *templates; /* of SoleusTemplate */
  GArray *tremor; /* of SoleusTremor */
  GArray *summary; /* of SoleusSummary */
  GArray *trend; /* of SoleusTrend */
  GArray *trend_bins; /* of SoleusTrendBin */
  SoleusPlm *plm; /* NULL: nothing to count */
  guint n_sites_active;
  SoleusPattern record_pattern; /* NONE: see record_state */
  SoleusState record_state; /* REST or ACTIVITY */
  double frequency_hz; /* dominant rhythm; NAN: none */
} SoleusAnalysis;

/* Empty, with the standard parameters; to be filled by its maker. */
SoleusAnalysis *soleus_analysis_new (void);
SoleusAnalysis *soleus_analysis_ref (const SoleusAnalysis *analysis);
void soleus_analysis_unref (SoleusAnalysis *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusAnalysis, soleus_analysis_unref)

void soleus_template_free (SoleusTemplate *row);
SoleusTemplate *soleus_template_copy (const SoleusTemplate *row);

/* The same rows in arrays of their own, to be changed by its maker. */
SoleusAnalysis *soleus_analysis_copy (const SoleusAnalysis *analysis);

/* "for", "against", "missing"; "yes", "partly", "no". */
const char *soleus_sign_id (SoleusSign sign);
const char *soleus_usable_id (SoleusUsable usable);

G_END_DECLS
