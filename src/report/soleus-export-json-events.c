/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-event-rows.h"
#include "soleus-export-json-parts.h"

/* A signal over no noise at all (a synthetic one) has no finite ratio. */
#define SNR_MAX_DB 200.0

static double
finite_or (double value, double instead)
{
  return isfinite (value) ? value : instead;
}

static void
put_discharges (SoleusJsonWriter *json, const SoleusAnalysis *analysis,
    const SoleusBurst *burst)
{
  soleus_json_begin_array (json, "discharges_s");
  for (guint i = 0; i < burst->n_discharges; i++)
    soleus_json_seconds (json, NULL,
        g_array_index (
            analysis->discharges_s, double, burst->first_discharge + i));
  soleus_json_end_array (json);
}

static void
put_burst (SoleusJsonWriter *json, const SoleusReportInput *input,
    const SoleusBurst *burst)
{
  const SoleusAnalysis *analysis = input->analysis;
  const SoleusEpisode *episode = soleus_burst_episode (analysis, burst);

  soleus_json_begin_row (json, NULL);
  soleus_json_int (json, "id", burst->id);
  soleus_json_put_channels (json, "channels", &burst->channels);
  soleus_json_seconds (json, "onset_s", burst->onset_s);
  soleus_json_seconds (json, "peak_s", burst->peak_s);
  soleus_json_seconds (json, "duration_s", MAX (burst->duration_s, 0.0));
  soleus_json_number (json, "amplitude", finite_or (burst->amplitude, 0.0));
  soleus_json_number (json, "rms", finite_or (burst->rms, 0.0));
  soleus_json_string (
      json, "unit", soleus_burst_unit (input->recording, burst));
  soleus_json_number (json, "snr_db", finite_or (burst->snr_db, SNR_MAX_DB));
  soleus_json_number (json, "peak_ratio", burst->peak_ratio);
  soleus_json_number (json, "mdf_hz", burst->mdf_hz);
  if (burst->template_idx >= 0
      && (guint)burst->template_idx < analysis->templates->len)
    soleus_json_int (json, "template",
        ((const SoleusTemplate *)g_ptr_array_index (
             analysis->templates, burst->template_idx))
            ->id);
  else
    soleus_json_null (json, "template");
  put_discharges (json, analysis, burst);
  soleus_json_string (json, "pattern", soleus_pattern_id (burst->pattern));
  if (episode != NULL)
    soleus_json_int (json, "episode", episode->id);
  else
    soleus_json_null (json, "episode");
  if (isfinite (burst->onset_rule_s) && isfinite (burst->offset_rule_s)
      && burst->offset_rule_s > burst->onset_rule_s)
    {
      soleus_json_seconds (json, "onset_rule_s", burst->onset_rule_s);
      soleus_json_seconds (json, "offset_rule_s", burst->offset_rule_s);
    }
  soleus_json_end_object (json);
}

void
soleus_json_put_bursts (SoleusJsonWriter *json, const SoleusReportInput *input)
{
  const GArray *rows = input->analysis->bursts;

  soleus_json_begin_array (json, "bursts");
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusBurst *burst = &g_array_index (rows, SoleusBurst, i);
      if (soleus_burst_is_listed (input->analysis, burst))
        put_burst (json, input, burst);
    }
  soleus_json_end_array (json);
}

static void
put_reasons (SoleusJsonWriter *json, const SoleusAnalysis *analysis,
    const SoleusEpisode *episode)
{
  soleus_json_begin_array (json, "reasons");
  for (guint i = 0; i < episode->n_reasons; i++)
    {
      const SoleusReason *row = &g_array_index (
          analysis->reasons, SoleusReason, episode->first_reason + i);

      soleus_json_begin_row (json, NULL);
      soleus_json_string (json, "feature", row->feature);
      soleus_json_number (json, "value", row->value);
      soleus_json_string (json, "unit", row->unit == NULL ? "" : row->unit);
      soleus_json_number (json, "low", row->low);
      soleus_json_number (json, "high", row->high);
      soleus_json_number (json, "weight", finite_or (row->weight, 0.0));
      soleus_json_string (
          json, "source", row->source == NULL ? "" : row->source);
      soleus_json_string (json, "sign", soleus_sign_id (row->sign));
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

/* What every list of episodes begins with. */
static void
put_episode_head (SoleusJsonWriter *json, const SoleusEpisode *row)
{
  soleus_json_int (json, "id", row->id);
  soleus_json_put_channels (json, "channels", &row->channels);
  soleus_json_seconds (json, "onset_s", row->onset_s);
  soleus_json_seconds (json, "duration_s", MAX (row->duration_s, 0.0));
  soleus_json_string (json, "pattern", soleus_pattern_id (row->pattern));
}

static void
put_episode (SoleusJsonWriter *json, const SoleusAnalysis *analysis,
    const SoleusEpisode *row)
{
  char family[4] = "F0";

  family[1] = (char)('0' + CLAMP (row->family, 0, 9));
  soleus_json_begin_row (json, NULL);
  put_episode_head (json, row);
  soleus_json_string (json, "family", row->family > 0 ? family : NULL);
  soleus_json_number (json, "mu", CLAMP (finite_or (row->mu, 0.0), 0.0, 1.0));
  soleus_json_number (
      json, "score", CLAMP (finite_or (row->score, 0.0), 0.0, 1.0));
  soleus_json_number (json, "frequency_hz", row->frequency_hz);
  soleus_json_int (json, "n_bursts", row->n_bursts);
  soleus_json_string (
      json, "ambiguous_with", soleus_pattern_id (row->ambiguous_with));
  soleus_json_string (json, "origin", soleus_origin_id (row->origin));
  soleus_json_bool (json, "accepted", row->accepted);
  put_reasons (json, analysis, row);
  soleus_json_end_object (json);
}

void
soleus_json_put_episodes (
    SoleusJsonWriter *json, const SoleusAnalysis *analysis)
{
  const GArray *rows = analysis->episodes;

  soleus_json_begin_array (json, "episodes");
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusEpisode *row = &g_array_index (rows, SoleusEpisode, i);
      if (!row->rejected)
        put_episode (json, analysis, row);
    }
  soleus_json_end_array (json);
  soleus_json_begin_array (json, "excluded");
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusEpisode *row = &g_array_index (rows, SoleusEpisode, i);

      if (!row->rejected)
        continue;
      soleus_json_begin_row (json, NULL);
      put_episode_head (json, row);
      soleus_json_string (json, "because", "rejected");
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}
