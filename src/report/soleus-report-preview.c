/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-report-preview.h"

#include "soleus-report-build.h"

struct _SoleusReportPreview
{
  SoleusReportInput input; /* owns what it points to */
  SoleusEvidence evidence;
  char *version;
  SoleusReportOptions options;
  SoleusReportDocument *document;
  SoleusPages *pages;
};

static void
keep_input (SoleusReportPreview *preview, const SoleusReportInput *input)
{
  SoleusReportInput *own = &preview->input;

  preview->version = g_strdup (input->version);
  own->version = preview->version;
  own->recording = soleus_recording_ref (input->recording);
  own->analysis = soleus_analysis_ref (input->analysis);
  own->findings = soleus_findings_ref ((SoleusFindings *)input->findings);
  if (input->decisions != NULL)
    own->decisions = soleus_decisions_ref (input->decisions);
  if (input->evidence != NULL)
    {
      preview->evidence = *input->evidence;
      own->evidence = &preview->evidence;
    }
  own->view = input->view != NULL ? soleus_view_data_ref (input->view)
                                  : soleus_view_data_new (input->recording);
}

SoleusReportPreview *
soleus_report_preview_new (const SoleusReportInput *input,
    const SoleusReportOptions *options, SoleusProgress *progress,
    GError **error)
{
  g_autoptr (SoleusReportPreview) preview =
      g_atomic_rc_box_new0 (SoleusReportPreview);
  SoleusReportBuild build = {0};

  keep_input (preview, input);
  preview->options = *options;
  preview->options.list_name = NULL;
  if (options->created != NULL)
    g_date_time_ref (options->created);
  if (input->view == NULL
      && !soleus_view_data_build (preview->input.view, progress, error))
    return NULL;
  soleus_report_build_init (&build, &preview->input, &preview->options);
  preview->document = soleus_report_build_document (&build);
  return g_steal_pointer (&preview);
}

SoleusReportPreview *
soleus_report_preview_ref (SoleusReportPreview *preview)
{
  return g_atomic_rc_box_acquire (preview);
}

static void
clear (gpointer data)
{
  SoleusReportPreview *preview = data;

  soleus_pages_free (preview->pages);
  g_clear_pointer (&preview->document, soleus_report_document_free);
  soleus_recording_unref (preview->input.recording);
  soleus_analysis_unref ((SoleusAnalysis *)preview->input.analysis);
  soleus_findings_unref ((SoleusFindings *)preview->input.findings);
  if (preview->input.decisions != NULL)
    soleus_decisions_unref ((SoleusDecisions *)preview->input.decisions);
  soleus_view_data_unref (preview->input.view);
  g_clear_pointer (&preview->options.created, g_date_time_unref);
  g_free (preview->version);
}

void
soleus_report_preview_unref (SoleusReportPreview *preview)
{
  if (preview != NULL)
    g_atomic_rc_box_release_full (preview, clear);
}

const SoleusReportOptions *
soleus_report_preview_get_options (const SoleusReportPreview *preview)
{
  return &preview->options;
}

SoleusPages *
soleus_report_preview_get_pages (SoleusReportPreview *preview)
{
  if (preview->pages == NULL)
    preview->pages =
        soleus_pages_new (preview->document, preview->options.paper,
            soleus_theme_get (preview->options.grey ? SOLEUS_THEME_GREY
                                                    : SOLEUS_THEME_PRINT));
  return preview->pages;
}
