/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-json-parts.h"

static void
put_templates (SoleusJsonWriter *json, const GPtrArray *rows)
{
  soleus_json_begin_array (json, "templates");
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusTemplate *row = g_ptr_array_index (rows, i);

      soleus_json_begin_row (json, NULL);
      soleus_json_int (json, "id", row->id);
      soleus_json_int (json, "channel", row->channel);
      soleus_json_int (json, "n", row->n);
      soleus_json_number (json, "amplitude", row->amplitude);
      soleus_json_number (json, "duration_ms", row->duration_ms);
      soleus_json_int (json, "phases", row->n_phases);
      soleus_json_int (json, "turns", row->n_turns);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

static void
put_plm_count (
    SoleusJsonWriter *json, const char *key, const SoleusPlmCount *count)
{
  soleus_json_begin_row (json, key);
  soleus_json_int (json, "n_lm", count->n_lm);
  soleus_json_int (json, "n_clm", count->n_clm);
  soleus_json_int (json, "n_plm", count->n_plm);
  soleus_json_int (json, "n_series", count->n_series);
  soleus_json_int (json, "n_plm_in_sleep", count->n_plm_in_sleep);
  soleus_json_number (json, "hours", count->hours);
  soleus_json_string (
      json, "hours_of", count->of_sleep ? "sleep" : "recording");
  soleus_json_number (json, "index", count->index);
  soleus_json_int (json, "n_respiratory", count->n_respiratory);
  soleus_json_int (json, "n_plm_without_respiratory", count->n_plm_clear);
  soleus_json_number (json, "index_without_respiratory", count->index_clear);
  soleus_json_number (json, "periodicity_index", count->periodicity_index);
  soleus_json_number (json, "interval_log_mean", count->interval_log_mean);
  soleus_json_number (json, "interval_log_sd", count->interval_log_sd);
  soleus_json_begin_array (json, "interval_bins");
  for (guint i = 0; i < SOLEUS_PLM_N_BINS; i++)
    soleus_json_int (json, NULL, count->interval_bins[i]);
  soleus_json_end_array (json);
  soleus_json_end_object (json);
}

static void
put_plm (SoleusJsonWriter *json, const SoleusPlm *plm)
{
  if (plm == NULL)
    {
      soleus_json_null (json, "plm");
      return;
    }
  soleus_json_begin_object (json, "plm");
  soleus_json_put_channels (json, "channels", &plm->channels);
  soleus_json_string (
      json, "sensor", plm->accelerometer ? "accelerometer" : "emg");
  soleus_json_string (json, "called",
      plm->tibialis && !plm->accelerometer ? "PLM" : "PLM-like");
  soleus_json_string (json, "limits",
      plm->accelerometer  ? "acceleration"
          : plm->standard ? "8-2-uv"
                          : "rest-multiples");
  soleus_json_number (json, "rest", plm->rest);
  put_plm_count (json, "aasm", &plm->aasm);
  put_plm_count (json, "wasm", &plm->wasm);
  soleus_json_end_object (json);
}

static void
put_tremor (SoleusJsonWriter *json, const GArray *rows)
{
  soleus_json_begin_array (json, "tremor");
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusTremor *row = &g_array_index (rows, SoleusTremor, i);

      soleus_json_begin_row (json, NULL);
      soleus_json_put_channels (json, "channels", &row->channels);
      soleus_json_seconds (json, "onset_s", row->span.start_s);
      soleus_json_seconds (
          json, "duration_s", soleus_span_duration_s (row->span));
      soleus_json_number (json, "frequency_hz", row->frequency_hz);
      soleus_json_number (json, "low_hz", row->low_hz);
      soleus_json_number (json, "high_hz", row->high_hz);
      soleus_json_number (json, "relative_power", row->relative_power);
      soleus_json_number (json, "ratio", row->ratio);
      soleus_json_number (json, "half_width_hz", row->half_width_hz);
      soleus_json_number (json, "tsi", row->tsi);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

static void
put_summary_row (SoleusJsonWriter *json, const SoleusSummary *row)
{
  soleus_json_begin_row (json, NULL);
  soleus_json_int (json, "channel", row->channel);
  soleus_json_string (json, "pattern", soleus_pattern_id (row->pattern));
  soleus_json_int (json, "n", row->n);
  soleus_json_seconds (json, "usable_rest_s", row->usable_rest_s);
  soleus_json_number (json, "rate_per_min", row->rate_per_min);
  soleus_json_number (json, "rate_low", row->rate_low);
  soleus_json_number (json, "rate_high", row->rate_high);
  soleus_json_number (json, "iei_mean_s", row->iei_mean_s);
  soleus_json_number (json, "iei_median_s", row->iei_median_s);
  soleus_json_number (json, "iei_cv", row->iei_cv);
  soleus_json_number (json, "iei_cv2", row->iei_cv2);
  soleus_json_number (json, "iei_burstiness", row->iei_burstiness);
  soleus_json_number (json, "iei_random_p", row->iei_random_p);
  soleus_json_number (json, "fano", row->fano);
  soleus_json_number (json, "isolated_share", row->isolated_share);
  soleus_json_number (json, "amplitude_median", row->amplitude_median);
  soleus_json_number (json, "amplitude_q1", row->amplitude_q1);
  soleus_json_number (json, "amplitude_q3", row->amplitude_q3);
  soleus_json_number (json, "duration_median_ms", row->duration_median_ms);
  soleus_json_int (json, "n_over_50_uv", row->n_over_50_uv);
  soleus_json_end_object (json);
}

static void
put_trend (SoleusJsonWriter *json, const SoleusAnalysis *analysis)
{
  soleus_json_begin_array (json, "trend");
  for (guint i = 0; i < analysis->trend->len; i++)
    {
      const SoleusTrend *row = &g_array_index (analysis->trend, SoleusTrend, i);

      soleus_json_begin_object (json, NULL);
      soleus_json_int (json, "channel", row->channel);
      soleus_json_string (json, "pattern", soleus_pattern_id (row->pattern));
      soleus_json_number (json, "bin_s", row->bin_s);
      soleus_json_begin_array (json, "bins");
      for (guint b = 0; b < row->n_bins; b++)
        {
          const SoleusTrendBin *bin = &g_array_index (
              analysis->trend_bins, SoleusTrendBin, row->first_bin + b);

          soleus_json_begin_row (json, NULL);
          soleus_json_seconds (json, "start_s", bin->start_s);
          soleus_json_seconds (json, "observed_s", bin->observed_s);
          soleus_json_int (json, "n", bin->n);
          soleus_json_number (json, "rate_low", bin->rate_low);
          soleus_json_number (json, "rate_high", bin->rate_high);
          soleus_json_end_object (json);
        }
      soleus_json_end_array (json);
      soleus_json_number (json, "half_time_s", row->half_time_s);
      soleus_json_number (json, "half_time_low_s", row->half_time_low_s);
      soleus_json_number (json, "half_time_high_s", row->half_time_high_s);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

void
soleus_json_put_measures (
    SoleusJsonWriter *json, const SoleusAnalysis *analysis)
{
  put_templates (json, analysis->templates);
  put_plm (json, analysis->plm);
  put_tremor (json, analysis->tremor);
  soleus_json_begin_array (json, "summary");
  for (guint i = 0; i < analysis->summary->len; i++)
    put_summary_row (
        json, &g_array_index (analysis->summary, SoleusSummary, i));
  soleus_json_end_array (json);
  put_trend (json, analysis);
  soleus_json_int (json, "n_sites_active", analysis->n_sites_active);
  soleus_json_string (json, "record_pattern",
      analysis->record_pattern != SOLEUS_PATTERN_NONE
          ? soleus_pattern_id (analysis->record_pattern)
          : soleus_state_id (analysis->record_state));
  soleus_json_number (json, "frequency_hz", analysis->frequency_hz);
}
