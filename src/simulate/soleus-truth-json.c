/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-truth.h"

#include <math.h>

/* Tenths of a millisecond, as in the analysis. */
#define TIME_FORMAT "%.4f"
#define VALUE_FORMAT "%.7g"

static void
add_number (GString *out, const char *key, double value, const char *format)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "\"%s\":%s", key,
      isfinite (value) ? g_ascii_formatd (text, sizeof text, format, value)
                       : "null");
}

static void
add_time (GString *out, const char *key, double time_s)
{
  add_number (out, key, time_s, TIME_FORMAT);
}

static void
add_channels (GString *out, const SoleusChannelSet *channels)
{
  const char *comma = "";

  g_string_append (out, "\"channels\":[");
  for (int c = soleus_channel_set_next (channels, -1); c >= 0;
       c = soleus_channel_set_next (channels, c))
    {
      g_string_append_printf (out, "%s%d", comma, c);
      comma = ",";
    }
  g_string_append (out, "],");
}

static void
add_span (GString *out, double onset_s, double duration_s)
{
  add_time (out, "onset_s", onset_s);
  g_string_append_c (out, ',');
  add_time (out, "duration_s", duration_s);
}

static void
add_discharges (
    GString *out, const SoleusTruth *truth, const SoleusTruthBurst *burst)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, ",\"discharges_s\":[");
  for (guint i = 0; i < burst->n_discharges; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : ",",
        g_ascii_formatd (text, sizeof text, TIME_FORMAT,
            g_array_index (truth->discharges, SoleusTruthDischarge,
                burst->first_discharge + i)
                .time_s));
  g_string_append (out, "],\"discharge_units\":[");
  for (guint i = 0; i < burst->n_discharges; i++)
    g_string_append_printf (out, "%s%u", i == 0 ? "" : ",",
        g_array_index (
            truth->discharges, SoleusTruthDischarge, burst->first_discharge + i)
            .unit);
  g_string_append_c (out, ']');
}

static void
add_parts (
    GString *out, const SoleusTruth *truth, const SoleusTruthBurst *burst)
{
  g_string_append (out, ",\"parts\":[");
  for (guint i = 0; i < burst->n_parts; i++)
    {
      const SoleusTruthPart *part =
          &g_array_index (truth->parts, SoleusTruthPart, burst->first_part + i);
      g_string_append_printf (
          out, "%s{\"channel\":%u,", i == 0 ? "" : ",", part->channel);
      add_span (out, part->onset_s, part->duration_s);
      g_string_append_c (out, ',');
      add_number (out, "amplitude", part->amplitude, VALUE_FORMAT);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
add_nullable_int (GString *out, const char *key, int value)
{
  if (value < 0)
    g_string_append_printf (out, ",\"%s\":null", key);
  else
    g_string_append_printf (out, ",\"%s\":%d", key, value);
}

static void
add_burst (GString *out, const SoleusTruth *truth, guint i)
{
  const SoleusTruthBurst *burst =
      &g_array_index (truth->bursts, SoleusTruthBurst, i);

  g_string_append_printf (out, "%s\n{\"id\":%u,", i == 0 ? "" : ",", i);
  add_channels (out, &burst->channels);
  add_span (out, burst->onset_s, burst->duration_s);
  g_string_append_c (out, ',');
  add_time (out, "peak_s", burst->peak_s);
  g_string_append_c (out, ',');
  add_number (out, "amplitude", burst->amplitude, VALUE_FORMAT);
  g_string_append_c (out, ',');
  add_number (out, "rms", burst->rms, VALUE_FORMAT);
  g_string_append_c (out, ',');
  add_number (out, "snr_db", burst->snr_db, "%.3f");
  g_string_append_c (out, ',');
  add_number (out, "peak_ratio", burst->peak_ratio, "%.3f");
  g_string_append_printf (
      out, ",\"sensor\":\"%s\"", burst->moved ? "accelerometer" : "emg");
  add_nullable_int (out, "template", burst->unit);
  g_string_append_printf (
      out, ",\"pattern\":\"%s\"", soleus_pattern_id (burst->pattern));
  add_nullable_int (out, "episode", burst->episode);
  add_discharges (out, truth, burst);
  add_parts (out, truth, burst);
  g_string_append_c (out, '}');
}

static void
add_episode (GString *out, const SoleusTruth *truth, guint i)
{
  const SoleusTruthEpisode *episode =
      &g_array_index (truth->episodes, SoleusTruthEpisode, i);

  g_string_append_printf (out, "%s\n{\"id\":%u,", i == 0 ? "" : ",", i);
  add_channels (out, &episode->channels);
  add_span (out, episode->onset_s, episode->duration_s);
  g_string_append_printf (
      out, ",\"pattern\":\"%s\",", soleus_pattern_id (episode->pattern));
  add_number (out, "frequency_hz", episode->frequency_hz, "%.4f");
  g_string_append_printf (out, ",\"n_bursts\":%u}",
      episode->n_bursts > 0 ? episode->n_bursts : episode->n_moves);
}

static void
add_state (GString *out, const SoleusTruth *truth, guint i)
{
  const SoleusTruthState *row =
      &g_array_index (truth->states, SoleusTruthState, i);

  g_string_append_printf (out, "%s\n{", i == 0 ? "" : ",");
  add_span (out, row->onset_s, row->duration_s);
  g_string_append_printf (
      out, ",\"state\":\"%s\"}", soleus_state_id (row->state));
}

static void
add_artefact (GString *out, const SoleusTruth *truth, guint i)
{
  const SoleusTruthArtefact *row =
      &g_array_index (truth->artefacts, SoleusTruthArtefact, i);

  g_string_append_printf (out, "%s\n{", i == 0 ? "" : ",");
  add_channels (out, &row->channels);
  add_span (out, row->onset_s, row->duration_s);
  g_string_append_printf (
      out, ",\"kind\":\"%s\"}", soleus_artefact_id (row->kind));
}

static void
add_list (GString *out, const char *key, const SoleusTruth *truth,
    const GArray *rows, void (*add) (GString *, const SoleusTruth *, guint))
{
  g_string_append_printf (out, ",\n\"%s\":[", key);
  for (guint i = 0; i < rows->len; i++)
    add (out, truth, i);
  g_string_append_c (out, ']');
}

char *
soleus_truth_dup_json (const SoleusTruth *truth)
{
  GString *out = g_string_new ("{\"schema\":\"soleus-truth/1\",\n");

  g_string_append_printf (out,
      "\"synthetic\":true,\n\"recipe\":\"%s\",\n\"seed\":%" G_GUINT64_FORMAT
      ",\n\"model\":\"%s\",\n",
      truth->recipe, truth->seed, truth->shape);
  add_number (out, "noise_uv", truth->noise_uv, VALUE_FORMAT);
  g_string_append (out, ",\n");
  add_number (out, "noise_g", truth->noise_g, VALUE_FORMAT);
  g_string_append_printf (out, ",\n\"record_pattern\":\"%s\"",
      truth->record_pattern == SOLEUS_PATTERN_NONE
          ? soleus_state_id (truth->record_state)
          : soleus_pattern_id (truth->record_pattern));
  add_list (out, "bursts", truth, truth->bursts, add_burst);
  add_list (out, "episodes", truth, truth->episodes, add_episode);
  add_list (out, "states", truth, truth->states, add_state);
  add_list (out, "artefacts", truth, truth->artefacts, add_artefact);
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}
