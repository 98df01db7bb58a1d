/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-stamp.h"

#include "soleus-csv.h"
#include "soleus-export-json-parts.h"

char *
soleus_stamp_dup_hash (const SoleusReportInput *input)
{
  const SoleusAnalysis *analysis = input->analysis;

  return analysis->settings_hash != NULL
      ? g_strdup (analysis->settings_hash)
      : soleus_parameters_dup_hash (&analysis->parameters, input->version);
}

char *
soleus_stamp_dup_row_end (const SoleusReportInput *input)
{
  g_autofree char *hash = soleus_stamp_dup_hash (input);
  g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;
  gsize n;
  const char *text;

  soleus_sink_puts (sink, ",");
  soleus_csv_text (sink, hash);
  soleus_sink_puts (sink, ",");
  soleus_csv_text (sink, input->version);
  soleus_sink_puts (sink, "\n");
  bytes = soleus_sink_dup_bytes (sink);
  text = g_bytes_get_data (bytes, &n);
  return g_strndup (text, n);
}

void
soleus_json_put_parameters (
    SoleusJsonWriter *json, const SoleusParameters *parameters)
{
  soleus_json_begin_object (json, "parameters");
  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    soleus_json_number (json,
        soleus_parameter_get_spec ((SoleusParameter)i)->key,
        parameters->values[i]);
  soleus_json_end_object (json);
}

void
soleus_export_parameters (
    const SoleusParameters *parameters, const char *version, SoleusSink *sink)
{
  g_autofree char *hash = soleus_parameters_dup_hash (parameters, version);
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "schema", "soleus-parameters/1");
  soleus_json_string (&json, "version", version);
  soleus_json_string (&json, "settings_hash", hash);
  soleus_json_put_parameters (&json, parameters);
  soleus_json_end_object (&json);
}
