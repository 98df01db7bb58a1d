/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-result.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>

#include "soleus-class.h"
#include "soleus-cli-text.h"
#include "soleus-emergency.h"
#include "soleus-wording.h"

/* Causes told in full; the rest is counted. */
#define N_FIRST_CAUSES 5
#define N_REASONS 3

static const char *
usable_words (SoleusUsable usable)
{
  switch (usable)
    {
    case SOLEUS_USABLE_YES:
      return _ ("The recording is usable.");
    case SOLEUS_USABLE_PARTLY:
      return _ ("The recording is partly usable.");
    case SOLEUS_USABLE_NO:
    default:
      return _ ("The recording is not usable.");
    }
}

static void
print_verdict (const SoleusVerdict *verdict)
{
  g_print ("\n  %s\n", usable_words (verdict->usable));
  for (guint i = 0; i < verdict->because->len; i++)
    {
      g_autofree char *reason =
          soleus_cli_text_dup_reason (g_ptr_array_index (verdict->because, i));
      soleus_cli_text_print (reason, 4);
    }
}

static void
print_list (GPtrArray *sentences, guint indent)
{
  for (guint i = 0; i < sentences->len; i++)
    soleus_cli_text_print_item ("-", g_ptr_array_index (sentences, i), indent);
}

void
soleus_cli_result_print_urgency (const SoleusFindings *findings)
{
  g_autoptr (GPtrArray) because = soleus_wording_urgency_because (findings);
  g_autoptr (GPtrArray) first_aid = soleus_wording_first_aid (findings);
  SoleusUrgencyWords words;

  soleus_wording_urgency (findings->urgency, &words);
  soleus_cli_text_heading (_ ("How urgent"));
  g_print ("  %s\n", words.title);
  soleus_cli_text_print (words.sentence, 2);
  if (findings->urgency == SOLEUS_URGENCY_U3)
    {
      char country[3];
      const char *locale = setlocale (LC_MESSAGES, NULL);
      g_autofree char *call = soleus_wording_dup_call (soleus_emergency_number (
          soleus_emergency_country (locale, country) ? country : NULL));
      soleus_cli_text_print (call, 2);
    }
  print_list (because, 4);
  if (soleus_wording_presumed (findings) != NULL)
    soleus_cli_text_print (soleus_wording_presumed (findings), 2);
  if (first_aid->len > 0)
    g_print ("  %s\n", _ ("Until help comes:"));
  print_list (first_aid, 4);
}

/* "1.2 a minute (0.8 to 1.7)". */
static void
print_rate (const SoleusSummary *row)
{
  const SoleusClass *class = soleus_class_get (row->pattern);
  const char *name = class == NULL
      ? soleus_pattern_id (row->pattern)
      : _ (row->n == 1 ? class->plain : class->plural);

  g_print (
      "      %5u  %s (%s)", row->n, name, soleus_pattern_id (row->pattern));
  if (isfinite (row->rate_per_min))
    g_print (_ (": %.3g a minute (95 %%: %.3g to %.3g)"), row->rate_per_min,
        row->rate_low, row->rate_high);
  g_print ("\n");
}

static void
print_channel (const SoleusCliCase *one, const SoleusQuality *quality)
{
  const SoleusChannel *channel =
      soleus_recording_get_channel (one->recording, quality->channel);
  g_autofree char *place = soleus_cli_text_dup_place (channel);
  g_autofree char *rest = soleus_cli_text_dup_duration (quality->usable_rest_s);
  gboolean any = FALSE;

  g_print ("  %2u  %s%s\n", quality->channel, channel->label, place);
  if (!quality->searched)
    {
      g_autofree char *reason = soleus_cli_text_dup_reason (
          quality->reason_id == NULL ? "" : quality->reason_id);
      soleus_cli_text_print (reason, 6);
      return;
    }
  g_print (_ ("      usable rest %s"), rest);
  if (isfinite (quality->noise_rms))
    g_print (_ (", noise %.3g %s RMS"), quality->noise_rms,
        channel->calibrated ? channel->unit : _ ("of full scale"));
  if (isfinite (quality->mains_hz))
    g_print (_ (", mains hum at %.0f Hz"), quality->mains_hz);
  g_print ("\n");
  for (guint i = 0; i < one->analysis->summary->len; i++)
    {
      const SoleusSummary *row =
          &g_array_index (one->analysis->summary, SoleusSummary, i);
      if (row->channel != quality->channel || row->n == 0)
        continue;
      print_rate (row);
      any = TRUE;
    }
  if (!any)
    g_print ("          0  %s\n", _ ("nothing found"));
}

static void
print_channels (const SoleusCliCase *one)
{
  const GArray *quality = one->analysis->quality;

  soleus_cli_text_heading (_ ("Channels"));
  for (guint i = 0; i < quality->len; i++)
    {
      const SoleusQuality *row = &g_array_index (quality, SoleusQuality, i);
      const SoleusChannel *channel =
          soleus_recording_get_channel (one->recording, row->channel);
      if (row->searched || channel->kind != SOLEUS_KIND_OTHER)
        print_channel (one, row);
    }
}

static void
print_record (const SoleusCliCase *one)
{
  const SoleusAnalysis *analysis = one->analysis;
  const SoleusClass *class = soleus_class_get (analysis->record_pattern);
  g_autofree char *shows =
      soleus_wording_dup_shows (&one->evidence, SOLEUS_VOICE_PLAIN);

  soleus_cli_text_heading (_ ("What the recording shows"));
  soleus_cli_text_print (shows, 2);
  g_print (_ ("  On the whole: %s"),
      class == NULL ? soleus_state_id (analysis->record_state)
                    : _ (class->plural));
  if (isfinite (analysis->frequency_hz))
    g_print (_ (", rhythm at %.2f Hz"), analysis->frequency_hz);
  g_print ("\n");
}

static void
print_disturbances (const SoleusAnalysis *analysis)
{
  guint n[SOLEUS_N_ARTEFACTS] = {0};
  double total_s[SOLEUS_N_ARTEFACTS] = {0.0};

  if (analysis->artefacts->len == 0)
    return;
  soleus_cli_text_heading (_ ("Disturbances, left out of every count"));
  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *row =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);
      n[row->kind]++;
      total_s[row->kind] += row->duration_s;
    }
  for (guint kind = 0; kind < SOLEUS_N_ARTEFACTS; kind++)
    if (n[kind] > 0)
      {
        g_autofree char *length = soleus_cli_text_dup_duration (total_s[kind]);
        g_print ("  %-10s %5u, %s\n",
            soleus_artefact_id ((SoleusArtefactKind)kind), n[kind], length);
      }
}

static void
print_points (const SoleusFindings *findings, const SoleusFinding *finding,
    SoleusSign sign, const char *mark)
{
  guint n;
  const SoleusPoint *points =
      soleus_finding_get_points (findings, finding, sign, &n);

  for (guint i = 0; i < MIN (n, N_REASONS); i++)
    {
      g_autofree char *text =
          soleus_wording_dup_point (&points[i], SOLEUS_VOICE_PLAIN);
      soleus_cli_text_print_item (mark, text, 6);
    }
}

static void
print_causes (const SoleusFindings *findings)
{
  guint n_told = 0;

  soleus_cli_text_heading (_ ("Causes, the best fitting first"));
  for (guint i = 0; i < SOLEUS_N_CAUSES && n_told < N_FIRST_CAUSES; i++)
    {
      const SoleusFinding *finding = &findings->findings[i];
      const SoleusCause *cause = soleus_cause_get (finding->cause);
      if (finding->band == SOLEUS_BAND_LITTLE)
        continue;
      g_print ("  %s  %s: %s (%.1f)\n", cause->id, _ (cause->label),
          soleus_wording_band (finding->band), finding->points);
      print_points (findings, finding, SOLEUS_SIGN_FOR, "+");
      print_points (findings, finding, SOLEUS_SIGN_AGAINST, "-");
      n_told++;
    }
  if (n_told == 0)
    g_print ("  %s\n", _ ("Little or nothing points to any of the 26 causes."));
  else
    g_print (ngettext ("  %u other cause is listed in the report.\n",
                 "  %u other causes are listed in the report.\n",
                 SOLEUS_N_CAUSES - n_told),
        SOLEUS_N_CAUSES - n_told);
  soleus_cli_text_print (soleus_wording_points (), 2);
}

void
soleus_cli_result_print (const SoleusCliCase *one)
{
  g_autofree char *head = soleus_cli_text_dup_head (one->recording);
  g_autoptr (GPtrArray) hidden =
      soleus_wording_cannot_show (&one->evidence, SOLEUS_VOICE_PLAIN);

  g_print ("%s\n", head);
  print_verdict (&one->analysis->verdict);
  soleus_cli_result_print_urgency (one->findings);
  print_record (one);
  print_channels (one);
  print_disturbances (one->analysis);
  print_causes (one->findings);
  if (hidden->len > 0)
    soleus_cli_text_heading (_ ("What this recording cannot show"));
  print_list (hidden, 2);
  g_print ("\n");
  soleus_cli_text_print (soleus_wording_notice (), 0);
}
