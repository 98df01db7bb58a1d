/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "soleus-report-build.h"
#include "soleus-source.h"

static const char *const method_texts[] = {
    N_ ("EMG is filtered to the muscle band and freed of mains hum; gravity is "
        "taken off acceleration. Filters run forward and back, so that nothing "
        "is shifted in time. Amplitudes are those of the filtered signal, peak "
        "to peak."),
    N_ ("The noise floor is estimated where the signal is quiet. A burst is "
        "found where the signal stands out of that floor more often than "
        "chance allows; its onset and offset are the first and last moment at "
        "which it exceeds a tenth of its own peak, as well as the noise lets "
        "one see."),
    N_ ("Bursts are grouped to episodes, and each episode is held against the "
        "published ranges of every pattern. The score is the quality of the "
        "signal, times how well the best pattern matches, lowered where a "
        "second pattern matches nearly as well and where there are few "
        "events. It is no probability."),
    /* xgettext:no-c-format */
    N_ ("Rates are counted over quiet rest only, with the exact 95 % interval "
        "of a Poisson count. Gaps in the recording, disturbed time and "
        "voluntary movement are not observed time."),
    N_ ("Figures about how well the search works come from simulated signals "
        "unless they are marked otherwise; no clinical study was made."),
};

static void
add_parameters (SoleusReportBuild *build)
{
  const SoleusParameters *parameters = &build->input->analysis->parameters;
  SoleusTable *table =
      soleus_report_document_add_table (build->document, _ ("Settings"))->table;

  soleus_table_add_column (table, _ ("Setting"), SOLEUS_CELL_START, 5);
  soleus_table_add_column (table, _ ("Key"), SOLEUS_CELL_START, 3.4);
  soleus_table_add_column (table, _ ("Value"), SOLEUS_CELL_END, 1.6);
  soleus_table_add_column (table, _ ("Unit"), SOLEUS_CELL_START, 1.2);
  soleus_table_add_column (table, _ ("Standard"), SOLEUS_CELL_END, 1.6);
  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    {
      const SoleusParameterSpec *spec =
          soleus_parameter_get_spec ((SoleusParameter)i);
      g_autofree char *value = g_strdup_printf ("%g", parameters->values[i]);
      g_autofree char *standard = g_strdup_printf ("%g", spec->standard);

      soleus_table_add_row (
          table, _ (spec->label), spec->key, value, spec->unit, standard);
    }
}

void
soleus_section_method (SoleusReportBuild *build)
{
  soleus_report_document_add_heading (
      build->document, 1, _ ("How it was done"));
  for (guint i = 0; i < G_N_ELEMENTS (method_texts); i++)
    soleus_report_document_add_text (
        build->document, SOLEUS_SIZE_BODY, _ (method_texts[i]));
  add_parameters (build);
}

void
soleus_section_read_log (SoleusReportBuild *build)
{
  static const char *const levels[] = {
      [SOLEUS_LOG_UNDERSTOOD] = N_ ("understood"),
      [SOLEUS_LOG_ASSUMED] = N_ ("assumed"),
      [SOLEUS_LOG_REPAIRED] = N_ ("repaired"),
      [SOLEUS_LOG_LOST] = N_ ("lost"),
  };
  const SoleusReadLog *log = soleus_recording_get_log (build->input->recording);

  soleus_report_document_add_heading (
      build->document, 1, _ ("How the file was read"));
  if (soleus_read_log_get_n (log) == 0)
    soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY,
        _ ("Nothing had to be assumed or repaired."));
  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    {
      const SoleusLogEntry *entry = soleus_read_log_get (log, i);
      g_autofree char *text = soleus_log_entry_dup_text (entry);
      SoleusBlock *block =
          soleus_report_document_add_item (build->document, NULL, text);

      if (i == 0 || entry->level != soleus_read_log_get (log, i - 1)->level)
        soleus_block_set_side (block, _ (levels[entry->level]));
    }
}

void
soleus_section_sources (SoleusReportBuild *build)
{
  static const char *const marks[] = {"C", "D", "M"};

  soleus_report_document_add_heading (build->document, 1, _ ("Sources"));
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      SoleusBlock *block = soleus_report_document_add_text (build->document,
          SOLEUS_SIZE_SMALL, _ (soleus_source_mark (marks[i])));
      soleus_block_set_side (block, marks[i]);
    }
  for (guint i = 0; i < soleus_source_get_n (); i++)
    {
      const SoleusSource *source = soleus_source_get (i);
      SoleusBlock *block = soleus_report_document_add_text (
          build->document, SOLEUS_SIZE_SMALL, source->text);
      soleus_block_set_side (block, source->key);
    }
}
