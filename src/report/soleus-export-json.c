/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-json.h"

#include <math.h>

#include "soleus-export-json-parts.h"
#include "soleus-stamp.h"

static void
put_quality (SoleusJsonWriter *json, const GArray *rows)
{
  soleus_json_begin_array (json, "quality");
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusQuality *row = &g_array_index (rows, SoleusQuality, i);

      soleus_json_begin_row (json, NULL);
      soleus_json_int (json, "channel", row->channel);
      soleus_json_bool (json, "searched", row->searched);
      soleus_json_string (json, "reason_id", row->reason_id);
      soleus_json_number (json, "q", row->q);
      soleus_json_seconds (json, "usable_rest_s", row->usable_rest_s);
      soleus_json_number (json, "noise_rms", row->noise_rms);
      soleus_json_number (json, "mains_hz", row->mains_hz);
      soleus_json_number (json, "mains_amplitude", row->mains_amplitude);
      soleus_json_number (json, "clipped_share", row->clipped_share);
      soleus_json_number (json, "artefact_share", row->artefact_share);
      soleus_json_number (json, "detection_limit", row->detection_limit);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

static void
put_verdict (SoleusJsonWriter *json, const SoleusVerdict *verdict)
{
  soleus_json_begin_row (json, "verdict");
  soleus_json_string (json, "usable", soleus_usable_id (verdict->usable));
  soleus_json_begin_array (json, "because");
  for (guint i = 0; i < verdict->because->len; i++)
    soleus_json_string (json, NULL, g_ptr_array_index (verdict->because, i));
  soleus_json_end_array (json);
  soleus_json_end_object (json);
}

static void
put_states (SoleusJsonWriter *json, const GArray *rows)
{
  soleus_json_begin_array (json, "states");
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusStateSpan *row = &g_array_index (rows, SoleusStateSpan, i);

      soleus_json_begin_row (json, NULL);
      soleus_json_seconds (json, "onset_s", row->onset_s);
      soleus_json_seconds (json, "duration_s", row->duration_s);
      soleus_json_string (json, "state", soleus_state_id (row->state));
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

static void
put_artefacts (SoleusJsonWriter *json, const GArray *rows)
{
  soleus_json_begin_array (json, "artefacts");
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusArtefact *row = &g_array_index (rows, SoleusArtefact, i);

      soleus_json_begin_row (json, NULL);
      soleus_json_put_channels (json, "channels", &row->channels);
      soleus_json_seconds (json, "onset_s", row->onset_s);
      soleus_json_seconds (json, "duration_s", row->duration_s);
      soleus_json_string (json, "kind", soleus_artefact_id (row->kind));
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

/* Felt moments against the signal; null where nobody marked any. */
static void
put_felt (SoleusJsonWriter *json, const SoleusEvidence *evidence)
{
  if (evidence == NULL || evidence->n_felt == 0)
    {
      soleus_json_null (json, "felt");
      return;
    }
  soleus_json_begin_row (json, "felt");
  soleus_json_int (json, "n", evidence->n_felt);
  soleus_json_int (json, "n_measured", evidence->n_felt_measured);
  soleus_json_int (json, "n_unfelt", evidence->n_unfelt);
  soleus_json_number (json, "delay_s", evidence->felt_delay_s);
  soleus_json_number (json, "delay_low_s", evidence->felt_delay_low_s);
  soleus_json_number (json, "delay_high_s", evidence->felt_delay_high_s);
  soleus_json_end_object (json);
}

static void
put_head (SoleusJsonWriter *json, const SoleusReportInput *input)
{
  const SoleusAnalysis *analysis = input->analysis;
  g_autofree char *hash = soleus_stamp_dup_hash (input);

  soleus_json_string (json, "schema", "soleus-analysis/1");
  soleus_json_string (json, "version", input->version);
  soleus_json_string (json, "settings_hash", hash);
  soleus_json_put_parameters (json, &analysis->parameters);
}

void
soleus_export_json (const SoleusReportInput *input, SoleusSink *sink)
{
  const SoleusAnalysis *analysis = input->analysis;
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  put_head (&json, input);
  soleus_json_put_recording (&json, input->recording);
  put_quality (&json, analysis->quality);
  put_verdict (&json, &analysis->verdict);
  put_states (&json, analysis->states);
  put_artefacts (&json, analysis->artefacts);
  soleus_json_put_bursts (&json, input);
  soleus_json_put_episodes (&json, analysis);
  soleus_json_put_measures (&json, analysis);
  put_felt (&json, input->evidence);
  soleus_json_put_findings (&json, input->findings);
  soleus_json_end_object (&json);
}
